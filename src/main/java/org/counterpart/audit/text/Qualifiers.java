package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.lexicon.PlainText;

/** The words behind a value that say whose it is: in the training set, in women, at 12 months, for smokers. */
final class Qualifiers {
    private static final String LEADS = " in for of on the by 在 ";
    private static final String BY_WORDS = " in for at with among on ";
    private static final String STOPS = " and or but whereas while vs versus compared than respectively ";
    private static final String CLAUSE = " was were is are had has have showed it they which that ";
    private static final int LONGEST = 9;

    private final ItemParser items;
    private final PlainText plain;

    Qualifiers(ItemParser items, PlainText plain) {
        this.items = items;
        this.plain = plain;
    }

    /**
     * Whose a value is.
     *
     * @param by the word that leads to it
     * @param parts of the subjects; several for the values of a list
     */
    record Qualifier(String by, List<String> parts, String words, String model, int end) {
        /** Whether only words say it that may belong to something else as well. */
        boolean isWords() {
            return !by.isEmpty();
        }
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** {@code null} where there is none. */
    Qualifier behind(int from) {
        int i = from;
        while (at(i).isWord(LEADS) || at(i).isSign("(")) {
            i++;
        }
        boolean own = at(i).is(Token.Kind.CUE) && at(i).cue() == Cue.SUBGROUP;
        if (own || (i > from && at(i).is(Token.Kind.CUE) && at(i).cue() == Cue.PART)) {
            return parts(i);
        }
        boolean model = i > from
                && at(i).is(Token.Kind.CUE)
                && at(i).cue() == Cue.MODEL
                && at(i).text().matches("(?i)(?:model|模型).*");
        if (model) {
            String name = at(i).text().toLowerCase(Locale.ROOT);
            return new Qualifier("", List.of(), "", name, at(i + 1).isSign(")") ? i + 2 : i + 1);
        }
        return at(from).isWord(BY_WORDS) ? words(from) : null;
    }

    /** {@code in the training set and the validation set}. */
    private Qualifier parts(int from) {
        List<String> names = new ArrayList<>(PartScope.names(at(from)));
        int end = from + 1;
        int i = end;
        while (at(i).isSign(",、") || at(i).isWord(" and the in 和 与 及 ")) {
            i++;
            if (at(i).is(Token.Kind.CUE) && at(i).cue().isPart()) {
                names.addAll(PartScope.names(at(i)));
                i++;
                end = i;
            }
        }
        return new Qualifier("", names, "", "", afterSize(at(end).isSign(")") ? end + 1 : end));
    }

    /** Behind {@code (n = 412)}. */
    private int afterSize(int from) {
        boolean size = at(from).isSign("([")
                && at(from + 1).isWord(" n ")
                && at(from + 2).isSign("=")
                && at(from + 3).isNumber()
                && at(from + 4).isSign(")]");
        return size ? from + 5 : from;
    }

    private Qualifier words(int from) {
        int i = from + 1;
        for (; i < from + LONGEST; i++) {
            Token t = at(i);
            if (t.is(Token.Kind.END) || t.isSign(",;()[]") || t.isWord(STOPS)) {
                break;
            }
            boolean value =
                    t.isNumber() && (t.text().indexOf('.') >= 0 || t.text().endsWith("%"));
            if (value || t.isWord(CLAUSE) || t.is(Token.Kind.CUE) || t.is(Token.Kind.INTERVAL)) {
                return null;
            }
        }
        if (i == from + 1 || i == from + LONGEST) {
            return null;
        }
        String by = at(from).text().toLowerCase(Locale.ROOT);
        String words = plain.original(at(from + 1).from(), at(i - 1).to())
                .replaceAll("\\s+", " ")
                .replaceFirst("^(?:the|a) ", "");
        boolean subject = by.equals("for");
        String part = by.equals("at") ? "at " + words : words;
        return new Qualifier(by, subject ? List.of() : List.of(part), subject ? words : "", "", i);
    }
}
