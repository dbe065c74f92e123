package org.counterpart.files.excel.sheet;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a number format makes of a number. The formats that have a number and no code of their own are those of ECMA-376
 * part 1, 18.8.30; 27 to 36 and 50 to 58 mean a day or a time of day by the language Excel speaks, so the cell decides.
 */
public enum CellFormat {
    NUMBER,
    /** A number shown as a hundred times as much with a percent sign. */
    PERCENT,
    LOGICAL,
    DATE,
    DATE_TIME,
    TIME,
    /** A time of day in Chinese, a month or a day in Japanese. */
    DATE_OR_TIME,
    /** Hours that do not stop at 24. */
    ELAPSED;

    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"?|\\\\.|[_*].");
    private static final Pattern ELAPSED_TIME = Pattern.compile("\\[(h+|m+|s+)]");
    private static final Pattern BRACKET = Pattern.compile("\\[[^\\]]*]");
    private static final Pattern HALF_DAY = Pattern.compile("am/pm|a/p|general");
    private static final Pattern EXPONENT = Pattern.compile("e[+-]");
    /** Months are minutes behind hours and before seconds. */
    private static final Pattern MINUTES = Pattern.compile("(?<=h[^a-z]{0,9})m+|m+(?=[^a-z]{0,9}s)");

    private static final Pattern LOGICAL_WORDS = Pattern.compile("\"[^\"]+\";\"[^\"]+\";\"[^\"]+\"");

    /** @param code null when the file has none for this number */
    public static CellFormat of(int id, String code) {
        return code == null ? builtIn(id) : of(code);
    }

    private static CellFormat builtIn(int id) {
        if (in(id, 14, 17) || in(id, 27, 31) || id == 36 || in(id, 50, 54) || in(id, 57, 58)) {
            return DATE;
        }
        if (in(id, 18, 21) || id == 45 || id == 47) {
            return TIME;
        }
        if (in(id, 32, 35) || in(id, 55, 56)) {
            return DATE_OR_TIME;
        }
        if (id == 9 || id == 10) {
            return PERCENT;
        }
        return id == 22 ? DATE_TIME : id == 46 ? ELAPSED : NUMBER;
    }

    private static boolean in(int id, int from, int to) {
        return id >= from && id <= to;
    }

    /** By the letters y, m, d, h, s that are neither quoted nor in brackets, of the part for positive numbers. */
    public static CellFormat of(String code) {
        if (LOGICAL_WORDS.matcher(code).matches() || code.equalsIgnoreCase("BOOLEAN")) {
            return LOGICAL;
        }
        String bare = LITERAL.matcher(code).replaceAll("").toLowerCase(Locale.ROOT);
        int end = bare.indexOf(';');
        String first = end < 0 ? bare : bare.substring(0, end);
        boolean elapsed = ELAPSED_TIME.matcher(first).find();
        String letters = ELAPSED_TIME.matcher(first).replaceAll("h");
        letters = HALF_DAY.matcher(BRACKET.matcher(letters).replaceAll("")).replaceAll("");
        letters = EXPONENT.matcher(letters).replaceAll("");
        String days = MINUTES.matcher(letters).replaceAll("s");
        boolean time = has(days, "hs");
        boolean date = has(days, "ymd") || days.contains("aaa") || days.contains("ge");
        if (date) {
            return time ? DATE_TIME : DATE;
        }
        return elapsed ? ELAPSED : time ? TIME : letters.indexOf('%') >= 0 ? PERCENT : NUMBER;
    }

    private static boolean has(String text, String letters) {
        return text.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }
}
