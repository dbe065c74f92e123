package org.counterpart.cohort.cell;

import java.util.Locale;
import java.util.Optional;

/** The pairs of words that say no and yes: 0/1, no/yes (n/y), false/true, 否/是, 无/有; letter case does not matter. */
public enum BinaryWord {
    NUMBER("0", "1"),
    YES_NO("no", "yes"),
    TRUE_FALSE("false", "true"),
    SHI_FOU("否", "是"),
    YOU_WU("无", "有");

    private final String no;
    private final String yes;

    BinaryWord(String no, String yes) {
        this.no = no;
        this.yes = yes;
    }

    public String word(int code) {
        return code == 1 ? yes : no;
    }

    /** 1 for yes, 0 for no, -1 when the text is neither word of this pair. {@code 1.0} is 1. */
    public int code(String text) {
        String word = Cells.narrow(Cells.trim(text)).toLowerCase(Locale.ROOT);
        if (this == NUMBER) {
            double value = DecimalNumber.parse(word, '.');
            return value == 1 ? 1 : value == 0 ? 0 : -1;
        }
        if (this == YES_NO && word.length() == 1) {
            return word.equals("y") ? 1 : word.equals("n") ? 0 : -1;
        }
        return word.equals(yes) ? 1 : word.equals(no) ? 0 : -1;
    }

    /** The pair this text belongs to. */
    public static Optional<BinaryWord> of(String text) {
        for (BinaryWord pair : values()) {
            if (pair.code(text) >= 0) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    /** 1 for yes, 0 for no in whatever pair; -1 when the text is none of the words. */
    public static int codeOf(String text) {
        return of(text).map(pair -> pair.code(text)).orElse(-1);
    }
}
