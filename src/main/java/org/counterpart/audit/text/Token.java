package org.counterpart.audit.text;

import java.util.Locale;
import org.counterpart.audit.lexicon.Cue;

/**
 * A piece of a text.
 *
 * @param cue what a word says of numbers; {@code null} for any other piece
 * @param level of an interval in per cent, 95 where it is not printed; of other pieces 0
 */
record Token(Kind kind, String text, int from, int to, Cue cue, double level) {
    enum Kind {
        NUMBER,
        CUE,
        /** The words that announce a confidence interval. */
        INTERVAL,
        WORD,
        /** One sign. */
        SIGN,
        /** The end of a sentence or paragraph. */
        END
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isSign(String signs) {
        return kind == Kind.SIGN && signs.contains(text);
    }

    boolean isWord(String words) {
        return kind == Kind.WORD && words.contains(" " + text.toLowerCase(Locale.ROOT) + " ");
    }
}
