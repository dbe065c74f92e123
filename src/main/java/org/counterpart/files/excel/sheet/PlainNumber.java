package org.counterpart.files.excel.sheet;

import java.math.BigDecimal;
import org.counterpart.files.ShortDecimal;

/** Numbers in the shortest decimal form that is the same double. */
public final class PlainNumber {
    /** Up to so many digits two decimals are never one double (IEEE 754, binary64). */
    private static final int SAFE = 15;

    private PlainNumber() {}

    /**
     * As a file writes it; digits of a whole number that the file holds stay, also those a double would not keep.
     *
     * @throws NumberFormatException when it is no finite decimal
     */
    public static String of(String written) {
        int length = written.length();
        boolean digits = length > 0;
        for (int i = 0; i < length && digits; i++) {
            char c = written.charAt(i);
            digits = c >= '0' && c <= '9';
        }
        if (digits && (written.charAt(0) != '0' || length == 1) && length <= 40) {
            return written;
        }
        if (length > 400) {
            throw new NumberFormatException();
        }
        BigDecimal number = new BigDecimal(written);
        if (number.signum() == 0) {
            return "0";
        }
        if (number.precision() > SAFE && number.scale() > 0) {
            return of(number.doubleValue());
        }
        if (Math.abs((long) number.precision() - number.scale()) > 400) {
            return of(number.doubleValue());
        }
        return ShortDecimal.text(number.stripTrailingZeros());
    }

    /** @throws NumberFormatException when it is not finite */
    public static String of(double value) {
        return ShortDecimal.of(value);
    }

    /** Whether it is a whole number of more digits than Excel keeps. */
    public static boolean isLong(String plain) {
        int digits = plain.startsWith("-") ? plain.length() - 1 : plain.length();
        return digits > SAFE && plain.indexOf('.') < 0 && plain.indexOf('e') < 0;
    }

    /**
     * A number kept as text as it would be as a number: 7.20 is 7.2. Zeros in front mark an identifier and stay; so
     * does a month after a year (2020.10).
     */
    public static String ofText(String text) {
        int point = text.indexOf('.');
        if (point < 1 || !text.endsWith("0") || !isDecimal(text) || isMonth(text)) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    /** Whether a text is a number with a percent sign. */
    static boolean isPercent(String text) {
        return text.endsWith("%")
                && isDecimal(text.substring(0, text.length() - 1).strip());
    }

    /** 53% as a cell holds it: 0.53. */
    static String ofPercent(String text) {
        BigDecimal number = new BigDecimal(text.substring(0, text.length() - 1).strip());
        return of(number.movePointLeft(2).toPlainString());
    }

    /** Digits with at most one point and a sign, no zero in front of another digit. */
    public static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = -1;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > start && i < text.length() - 1) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int whole = (point < 0 ? text.length() : point) - start;
        return whole >= 1 && (whole == 1 || text.charAt(start) != '0');
    }

    private static boolean isMonth(String text) {
        if (text.length() != 7 || text.charAt(4) != '.' || !(text.startsWith("19") || text.startsWith("20"))) {
            return false;
        }
        int month = Integer.parseInt(text.substring(5));
        return month >= 1 && month <= 12;
    }
}
