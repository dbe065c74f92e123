package org.counterpart.cohort.cell;

/**
 * Reads cells as {@link DecimalNumber} does, to the same last bit, and tells plain whole numbers: digits and a decimal
 * mark at once, by the characters copied to one array that all cells share; an exponent or more digits than are exact
 * by {@link DecimalNumber} itself.
 */
public final class DecimalCell {
    /** Digits that fit a long whatever they are. */
    private static final int MOST = 18;

    private static final int PLAIN = 15;

    private final char decimal;
    private final char[] characters = new char[MOST];
    private boolean plain;

    public DecimalCell(char decimal) {
        this.decimal = decimal;
    }

    public double parse(String cell) {
        int length = cell.length();
        plain = false;
        if (length == 0 || length > MOST) {
            return DecimalNumber.parse(cell, decimal);
        }
        cell.getChars(0, length, characters, 0);
        char first = characters[0];
        int start = first == '-' || first == '+' ? 1 : 0;
        long mantissa = 0;
        int mark = -1;
        for (int i = start; i < length; i++) {
            char c = characters[i];
            int digit = c - '0';
            if (digit >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
            } else if (c == decimal && mark < 0) {
                mark = i;
            } else {
                return DecimalNumber.parse(cell, decimal);
            }
        }
        int digits = length - start - (mark < 0 ? 0 : 1);
        if (digits == 0) {
            return Double.NaN;
        }
        if (mantissa > 1L << 53) {
            return DecimalNumber.parse(cell, decimal);
        }
        plain = mark < 0
                && first != '+'
                && digits <= PLAIN
                && (digits == 1 ? start == 0 || mantissa > 0 : characters[start] != '0');
        double value = mark < 0 ? mantissa : mantissa / DecimalNumber.power(length - 1 - mark);
        return first == '-' ? -value : value;
    }

    /**
     * Whether the last cell was a whole number as {@code Long.toString} writes it, as far as doubles hold them exactly.
     */
    public boolean plain() {
        return plain;
    }
}
