package org.counterpart.audit.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.PlainText;
import org.counterpart.audit.text.ItemParser.Lexicon;

/** What the rows of a sentence are called, by the words around their values. A name is a label and decides nothing. */
final class RowNames {
    private static final Pattern NAMES_BEFORE_ZH =
            Pattern.compile("([^,;。:、(]+(?:[、和及与][^,;。:、和及与(]+)+?)(?:均|都)?(?:是|为|系)[^,;。:]*\\(?$");
    private static final Pattern NAMES_BEFORE = Pattern.compile(
            "(?:were|are|included|include|:)\\s+([^,;:.()]+(?:,\\s*[^,;:.()]+)*,?\\s+and\\s+[^,;:.()]+?)\\s*\\($");
    private static final Pattern NAMES_LED = Pattern.compile(
            "(?:for|of)\\s+([^,;:.()]+(?:,\\s*[^,;:.()]+)*,?\\s+and\\s+[^,;:.()]+?)\\s+(?:were|are)\\s*$");
    private static final Pattern NAMES_AFTER = Pattern.compile(
            "^\\s*(?:for\\s+)?([^,;:.()\\d]+(?:,\\s*[^,;:.()\\d]+)*,?\\s+and\\s+[^,;:.()\\d]+?)\\s*,?\\s*respectively");

    private static final Pattern OPEN = Pattern.compile("[(（\\[\\s]+$");
    /** Of which kind the ratio behind a name is. */
    private static final Pattern QUALIFIED = Pattern.compile(
            "(?i)(?:^|(?<=[\\s(（\\[]))(?:(?:un|multivariabl[ey][- ])?adjusted|crude|pooled|observed|the)$|(?:未经?)?(?:调整|校正)后?$|粗$");

    private static final String ARTICLE =
            "(?i)(?:^|\\s)(?:(?:had|has|gave|giving|gives|carries|carried|showed|yielded|found)\\s)?an?$";

    private final List<Token> tokens;
    private final ItemParser items;
    private final Lexicon lexicon;

    RowNames(List<Token> tokens, ItemParser items, Lexicon lexicon) {
        this.tokens = tokens;
        this.items = items;
        this.lexicon = lexicon;
    }

    private Token at(int i) {
        return items.at(i);
    }

    /** The words before a place, back to the last sign that parts names. */
    String before(int i) {
        int end = at(i).from();
        String text = lexicon.plain().text();
        int start = end;
        int least = Math.max(tokens.get(0).from(), end - 60);
        while (start > least && ",;。、:\n)]".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        if (start == least && start > 0 && Character.isLetter(text.charAt(start - 1)) && text.charAt(start) < 128) {
            int word = text.indexOf(' ', start); // not from the middle of a word
            start = word < 0 || word > end ? end : word;
        }
        String words = bare(lexicon.plain().original(start, end));
        return bare(bare(QUALIFIED.matcher(words).replaceFirst("")).replaceFirst(ARTICLE, ""))
                .replaceFirst("(?i)^.*\\b(?:with|was|were|is|are|that|regression(?: analysis)?)\\s+", "")
                .replaceFirst("(?i)^(?:(?:and|the|a|an|in|for)\\s+|[和及与]\\s*)+", "")
                .replaceFirst("(?i)(?:^|\\s)(?:and|the)$", "")
                .replaceFirst("^(?:Results?|Findings|Conclusions?)\\s+(?=[A-Z])", "")
                .replaceFirst(".*\\d$", "");
    }

    private static String bare(String words) {
        return OPEN.matcher(words).replaceFirst("").strip();
    }

    /** The words behind {@code OR 1.8 (95% CI 1.1-2.9) for}; empty where there are none. */
    String behind(int from) {
        if (!at(from).isWord(" for ")) {
            return "";
        }
        int i = from + 1;
        while (at(i).is(Token.Kind.WORD) && i < from + 8) {
            i++;
        }
        boolean whole = i > from + 1 && (at(i).is(Token.Kind.END) || at(i).isSign(",;)"));
        return whole ? lexicon.plain().original(at(from + 1).from(), at(i - 1).to()) : "";
    }

    /** Where the first number behind a place begins. */
    private int valueStart(int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (at(i).isNumber()) {
                return at(i).from();
            }
        }
        return at(from).to();
    }

    /** As many names as values, listed before them or, "respectively", after; else none. */
    List<String> listed(int from, int behind, int count) {
        PlainText plain = lexicon.plain();
        String before = plain.text().substring(tokens.get(0).from(), at(from).from());
        int end = behind < tokens.size()
                ? tokens.get(behind).from()
                : plain.text().length();
        Matcher led =
                NAMES_LED.matcher(plain.text().substring(at(from).to(), Math.max(at(from).to(), valueStart(from))));
        String after = plain.text().substring(end, Math.min(plain.text().length(), end + 300));
        for (Matcher m : List.of(
                led, NAMES_BEFORE_ZH.matcher(before), NAMES_BEFORE.matcher(before), NAMES_AFTER.matcher(after))) {
            if (m.find()) {
                List<String> names =
                        List.of(m.group(1).strip().split("\\s*(?:,\\s*and\\s+|,\\s*|\\s+and\\s+|[、和及与])\\s*"));
                if (names.size() == count) {
                    return names;
                }
            }
        }
        return List.of();
    }
}
