package org.counterpart.audit.paper;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number exactly as a paper prints it, and the values that print so. Trailing zeros carry information: {@code 0.50}
 * stands for
 * [0.495, 0.505], {@code 0.5} for [0.45, 0.55]. Read alike: full-width digits, a Unicode minus, a raised decimal point
 * (0·05), a
 * decimal comma where only that can be meant (0,05), thousands separated by commas or thin spaces, {@code .05}, per
 * cent signs, powers of ten.
 *
 * @param text as printed; empty when it was not
 * @param line line of the file it came from, 0 when it came from nowhere
 * @param relation {@code EXACT} for a number, the others for bounds such as {@code <0.001}
 * @param value the number without sign of relation or per cent; NaN when the text is not a number
 * @param unit one unit of the last printed digit
 * @param percent whether a per cent sign stands behind it
 */
public record Printed(String text, int line, Relation relation, double value, double unit, boolean percent) {

    public enum Relation {
        EXACT,
        BELOW,
        ABOVE
    }

    /** What was not printed. */
    public static final Printed NONE = new Printed("", 0, Relation.EXACT, Double.NaN, Double.NaN, false);

    /** Nothing that a paper reports is written longer. */
    private static final int LONGEST = 60;

    /**
     * What is cut off is less than a whole unit of the last digit: 50.0 is no 49.9 cut off. But in binary arithmetic
     * 0.352 times 100 is 35.199999999999996 and cut off 35.1, and 0.29 times 100 is cut off 28.99.
     */
    private static final double CUT = 1 - 1e-5;

    /** Nor is it larger, or more precise. */
    private static final double MOST = 1e100;

    private static final double LEAST = 1e-100;

    private static final Pattern NUMBER =
            Pattern.compile("([<>≤≥≦≧]=?)?=?([-+]?)(\\d*)(?:\\.(\\d*))?(?:(?:e|×10\\^?)([-+]?\\d{1,3}))?(%?)");

    public static Printed of(String text) {
        return of(text, 0);
    }

    public static Printed of(String text, int line) {
        String shown = text.strip();
        if (shown.length() > LONGEST) {
            return new Printed(shown.substring(0, LONGEST) + "…", line, Relation.EXACT, Double.NaN, Double.NaN, false);
        }
        Matcher m = NUMBER.matcher(clean(shown));
        String whole = m.matches() ? m.group(3) : "";
        String decimals = m.matches() && m.group(4) != null ? m.group(4) : "";
        if (shown.isEmpty()) {
            return NONE;
        }
        if (whole.isEmpty() && decimals.isEmpty()) {
            return new Printed(shown, line, Relation.EXACT, Double.NaN, Double.NaN, false);
        }
        int power = (m.group(5) == null ? 0 : Integer.parseInt(m.group(5)));
        BigDecimal digits = new BigDecimal((whole + decimals)).scaleByPowerOfTen(power - decimals.length());
        double value = m.group(2).equals("-") ? -digits.doubleValue() : digits.doubleValue();
        double unit =
                BigDecimal.ONE.scaleByPowerOfTen(power - decimals.length()).doubleValue();
        if (Math.abs(value) > MOST || unit > MOST || unit < LEAST) {
            return new Printed(shown, line, Relation.EXACT, Double.NaN, Double.NaN, false);
        }
        String sign = m.group(1) == null ? "" : m.group(1);
        Relation relation =
                sign.isEmpty() ? Relation.EXACT : "<≤≦".indexOf(sign.charAt(0)) >= 0 ? Relation.BELOW : Relation.ABOVE;
        return new Printed(shown, line, relation, value, unit, !m.group(6).isEmpty());
    }

    public boolean present() {
        return !text.isEmpty();
    }

    public boolean isNumber() {
        return !Double.isNaN(value);
    }

    /** A number and not a bound. */
    public boolean isExact() {
        return isNumber() && relation == Relation.EXACT;
    }

    /** Whether a decimal point is printed; a P without one is damaged. */
    public boolean hasPoint() {
        return unit < 1;
    }

    /** Values that print so when the last digit is rounded, up or to even; a bound gives a half-open line. */
    public Range rounded() {
        return around(0.5, 0.5);
    }

    /** Values that print so when what follows the last digit is cut off. */
    public Range truncated() {
        return around(0, cut());
    }

    /** Values that print so when they are rounded to one digit more first, and then once more (0.0445, 0.045, 0.05). */
    public Range roundedTwice() {
        return around(0.556, 0.5);
    }

    /**
     * Values that print so when they were rounded a digit earlier and a zero was added (0.745 shown as 74.50%); else as
     * {@link #rounded}.
     */
    public Range padded() {
        boolean pads = text.matches(".*[.·,]\\d*0\\D*") && Math.abs(value) >= 100 * unit;
        return pads ? around(5, 5) : rounded();
    }

    /** Rounded, rounded twice or cut off: every usual way to come to these digits. */
    public Range usual() {
        return around(0.556, cut());
    }

    private double cut() {
        if (!isNumber()) {
            return CUT;
        }
        BigDecimal next = BigDecimal.valueOf(Math.abs(value)).add(BigDecimal.valueOf(unit));
        double binary = next.doubleValue();
        return next.compareTo(new BigDecimal(binary)) == 0 && binary / 100 * 100 >= binary ? CUT : 1;
    }

    /** {@link #rounded} as a share of 1, when the number or its whole row is in per cent. */
    public Range share(boolean rowInPercent) {
        return asShare(rounded(), rowInPercent);
    }

    public Range asShare(Range range, boolean rowInPercent) {
        return percent || rowInPercent ? range.times(0.01) : range;
    }

    /** The whole number printed, or -1 when it is none. */
    public int count() {
        return isExact() && value >= 0 && value == Math.rint(value) && value < 1e9 ? (int) value : -1;
    }

    /** How many digits stand behind the decimal point. */
    public int decimals() {
        return isNumber() ? (int) Math.max(0, Math.round(-Math.log10(unit))) : 0;
    }

    private Range around(double towardsZero, double away) {
        if (!isNumber()) {
            return new Range(Double.NaN, Double.NaN);
        }
        return switch (relation) {
            case BELOW -> new Range(Double.NEGATIVE_INFINITY, value);
            case ABOVE -> new Range(value, Double.POSITIVE_INFINITY);
            case EXACT ->
                value < 0 || text.startsWith("-") || text.startsWith("−")
                        ? new Range(value - away * unit, value + towardsZero * unit)
                        : new Range(value - towardsZero * unit, value + away * unit);
        };
    }

    /** Half-width digits and signs, one kind of minus and decimal point, no separators. */
    private static String clean(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '！' && c <= '～') {
                c = (char) (c - '！' + '!');
            }
            switch (c) {
                case '−', '–', '—', '‐', '‑' -> out.append('-');
                case '·', '∙', '。' -> out.append('.');
                case '＜', '〈' -> out.append('<');
                case '＞', '〉' -> out.append('>');
                case 'E' -> out.append('e');
                case 'x', '*' -> out.append(text.startsWith("10", i + 1) ? "×" : "");
                default -> {
                    if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                        out.append(c);
                    }
                }
            }
        }
        String s = out.toString();
        if (s.matches("[^,.]*[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?%?")) {
            return s.replace(",", "");
        }
        return s.indexOf(',') == s.lastIndexOf(',') && s.indexOf('.') < 0 ? s.replace(',', '.') : s;
    }
}
