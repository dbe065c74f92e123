package org.counterpart.audit.text;

import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.text.ItemParser.Lexicon;

/** The P of a value, right behind it; one of a trend, an interaction or a comparison is none. */
final class Probabilities {
    private static final String ALL = " all both 均 都 ";
    /** Behind a P: of what else it is. */
    private static final String COMPARED = " for vs versus compared between ";

    private final ItemParser items;
    private final Lexicon lexicon;

    Probabilities(ItemParser items, Lexicon lexicon) {
        this.items = items;
        this.lexicon = lexicon;
    }

    private Token token(int i) {
        return items.at(i);
    }

    /** @param ofAll whether it is said to be that of several values */
    record Probability(Printed printed, Token token, int end, boolean ofAll) {}

    /** {@code ; P < 0.05}, {@code , all P<0.05}, {@code ，P均<0.05}; {@code null} where none stands here. */
    Probability at(int from) {
        int i = from;
        boolean all = false;
        while (token(i).isSign(",;()[]") || token(i).isWord(ALL)) {
            all |= token(i).isWord(ALL);
            i++;
        }
        if (!(token(i).is(Token.Kind.CUE) && token(i).cue() == Cue.P)) {
            return null;
        }
        i++;
        while (token(i).isWord(ItemParser.IS) || token(i).isWord(ALL) || token(i).isWord(" values ")) {
            all |= token(i).isWord(ALL);
            i++;
        }
        StringBuilder sign = new StringBuilder();
        while (token(i).isSign("=<>≤≥:")) {
            sign.append(token(i).text());
            i++;
        }
        if (!token(i).isNumber()) {
            return null;
        }
        Printed number = lexicon.value(token(i));
        if (!number.isExact() || number.value() > 1 || !number.hasPoint()) {
            return null;
        }
        if (token(i + 1).isWord(COMPARED)
                || (token(i + 1).isSign(",;") && token(i + 2).isWord(" delong "))) {
            return null;
        }
        String relation = sign.toString().replace("=", "").replace(":", "");
        if (relation.length() > 1) {
            return null;
        }
        Printed printed = Printed.of(relation + number.text(), number.line());
        int end = i + 1;
        while (token(end).isSign(")]")) {
            end++;
        }
        return new Probability(printed, token(i), end, all);
    }

    /** Behind {@code (SE 0.03}; the same place where no such thing stands here. */
    int behindError(int from) {
        int i = from;
        while (token(i).isSign(",;([")) {
            i++;
        }
        if (!token(i).text().matches("(?i)S\\.?E\\.?(?: ?[=:])?")) {
            return from;
        }
        i++;
        while (token(i).isSign("=:")) {
            i++;
        }
        return i > from + 1 && token(i).isNumber() ? i + 1 : from;
    }
}
