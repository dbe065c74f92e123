package org.counterpart.cohort.cell;

/**
 * Reads a number in decimal notation: digits with at most one decimal mark, an optional sign, an optional exponent. The
 * value is exactly {@link Double#parseDouble}'s: a mantissa below 2^53 and a power of ten up to 22 are both exact
 * doubles, so one correctly rounded multiplication or division gives the correctly rounded result (Clinger 1990,
 * doi:10.1145/93548.93557); anything else is handed to {@code parseDouble} itself.
 */
public final class DecimalNumber {
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private DecimalNumber() {}

    /** @return NaN when the text is not a number in this notation; infinite when it is too large for a double */
    public static double parse(String s, char decimal) {
        int length = s.length();
        int i = 0;
        boolean negative = false;
        if (length > 0 && (s.charAt(0) == '-' || s.charAt(0) == '+')) {
            negative = s.charAt(0) == '-';
            i = 1;
        }
        long mantissa = 0;
        int exponent = 0;
        int digits = 0;
        boolean fraction = false;
        boolean exact = true;
        for (; i < length; i++) {
            char c = s.charAt(i);
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                digits++;
                if (mantissa < 1L << 53) {
                    mantissa = mantissa * 10 + digit;
                    exponent -= fraction ? 1 : 0;
                } else {
                    exact = false;
                }
            } else if (c == decimal && !fraction) {
                fraction = true;
            } else {
                break;
            }
        }
        if (digits == 0) {
            return Double.NaN;
        }
        if (i < length) {
            int power = exponent(s, i);
            if (power == NONE) {
                return Double.NaN;
            }
            exponent += power;
        }
        if (exact && mantissa <= 1L << 53 && exponent >= -22 && exponent <= 22) {
            double value = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
            return negative ? -value : value;
        }
        return Double.parseDouble(decimal == '.' ? s : s.replace(decimal, '.'));
    }

    private static final int NONE = Integer.MIN_VALUE;

    /** The power of ten that the rest of the text from {@code e} on gives, or {@link #NONE} when it is no exponent. */
    private static int exponent(String s, int from) {
        int i = from;
        if (s.charAt(i) != 'e' && s.charAt(i) != 'E') {
            return NONE;
        }
        i++;
        boolean negative = i < s.length() && s.charAt(i) == '-';
        if (i < s.length() && (s.charAt(i) == '-' || s.charAt(i) == '+')) {
            i++;
        }
        if (i == s.length()) {
            return NONE;
        }
        int power = 0;
        for (; i < s.length(); i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            power = Math.min(100_000, power * 10 + digit);
        }
        return negative ? -power : power;
    }

    /** 10 to a power from 0 to 22, exactly. */
    static double power(int exponent) {
        return POWERS[exponent];
    }

    /** Whether a cell is a whole number as {@code Long.toString} writes it. */
    public static boolean isPlainInteger(String s) {
        int i = s.startsWith("-") ? 1 : 0;
        if (s.length() == i || s.length() - i > 15 || (s.charAt(i) == '0' && (i == 1 || s.length() > 1))) {
            return false;
        }
        for (; i < s.length(); i++) {
            if (s.charAt(i) < '0' || s.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
