package org.counterpart.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.counterpart.stats.Interval;

/**
 * Numbers as a journal prints them: half-up rounding of the decimal value, never in the default locale; "–" where there
 * is none.
 */
public final class Shown {
    public static final String NONE = "–";

    private Shown() {}

    /** A fixed number of decimals: {@code fixed(0.0125, 3)} is 0.013. */
    public static String fixed(double value, int decimals) {
        if (Double.isNaN(value)) {
            return NONE;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        return sign(BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString());
    }

    /** A day counted from 1970-01-01, as a date. */
    public static String day(double day) {
        return Double.isFinite(day) ? LocalDate.ofEpochDay(Math.round(day)).toString() : NONE;
    }

    /** Significant digits, trailing zeros dropped. */
    public static String significant(double value, int digits) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return fixed(value, 0);
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits, RoundingMode.HALF_UP));
        BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        double size = Math.abs(value);
        return sign(size >= 1e7 || (size != 0 && size < 1e-4) ? scientific(plain) : plain.toPlainString());
    }

    /** {@code 6.4×10⁷} with two digits, whatever the size. */
    public static String scientific(double value, int digits) {
        return sign(scientific(BigDecimal.valueOf(value)
                .round(new MathContext(digits, RoundingMode.HALF_UP))
                .stripTrailingZeros()));
    }

    /** {@code 6.4×10⁻⁹}. */
    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.movePointLeft(exponent).toPlainString() + "×10" + superscript(exponent);
    }

    /** An exponent in raised digits: {@code ⁻⁵}. */
    public static String superscript(int exponent) {
        StringBuilder power = new StringBuilder();
        for (char c : Integer.toString(exponent).toCharArray()) {
            power.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
        }
        return power.toString();
    }

    /** Decimals of a P value where nothing else is asked. */
    public static final int P_DECIMALS = 3;

    /** A P value: three decimals, {@code <0.001} below that. */
    public static String p(double p) {
        return p(p, P_DECIMALS);
    }

    /** With this many decimals, {@code <0.01} for two of them. */
    public static String p(double p, int decimals) {
        double least = Math.pow(10, -decimals);
        return p < least
                ? "<" + fixed(least, decimals)
                : p > 1 - least && p < 1 ? ">" + fixed(1 - least, decimals) : fixed(p, decimals);
    }

    /** A P value as it follows the letter P: {@code =0.021}, {@code <0.001}, {@code >0.999}. */
    public static String related(String p) {
        return p.startsWith("<") || p.startsWith(">") ? p : "=" + p;
    }

    /** {@code low–high} with the same decimals; "to" would be read aloud, a dash is what journals print. */
    public static String interval(Interval ci, int decimals) {
        return Double.isNaN(ci.low()) && Double.isNaN(ci.high())
                ? NONE
                : fixed(ci.low(), decimals) + "–" + fixed(ci.high(), decimals);
    }

    /** {@code 5.378 (2.010–14.390)}; a dash when there is no estimate. */
    public static String estimate(double value, Interval ci, int decimals) {
        return Double.isNaN(value) ? NONE : fixed(value, decimals) + " (" + interval(ci, decimals) + ")";
    }

    /** From here on an odds ratio is printed in powers of ten. */
    public static final double HUGE_RATIO = 1e4;

    /** An odds ratio with three decimals; {@code 3.2×10⁵} beyond {@value #HUGE_RATIO} and, likewise, close to zero. */
    public static String ratio(double value) {
        double size = Math.abs(value);
        return Double.isFinite(value) && (size >= HUGE_RATIO || (size > 0 && size < 1 / HUGE_RATIO))
                ? scientific(value, 3)
                : fixed(value, 3);
    }

    /** {@code low–high} of an odds ratio. */
    public static String ratios(Interval ci) {
        return Double.isNaN(ci.low()) && Double.isNaN(ci.high()) ? NONE : ratio(ci.low()) + "–" + ratio(ci.high());
    }

    /**
     * {@code 5.378 (2.010–14.390)} of an odds ratio, {@code – (5.514–∞)} where only the limits exist; a dash where
     * there is nothing.
     */
    public static String ratio(double value, Interval ci) {
        boolean limits = !Double.isNaN(ci.low()) || !Double.isNaN(ci.high());
        return Double.isNaN(value) && !limits ? NONE : ratio(value) + " (" + ratios(ci) + ")";
    }

    /** {@code 12 (34.5)}. */
    public static String countAndPercent(long count, long total) {
        return total == 0 ? Long.toString(count) : count + " (" + fixed(100.0 * count / total, 1) + ")";
    }

    /** The shortest decimal that is this double and no other; the same on every Java; as a program reads it. */
    public static String exact(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Inf" : "-Inf";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal whole = new BigDecimal(value);
        BigDecimal shortest = whole;
        for (int digits = 1; digits <= 17; digits++) {
            shortest = whole.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        double size = Math.abs(value);
        BigDecimal bare = shortest.stripTrailingZeros();
        return size >= 1e-5 && size < 1e15 ? bare.toPlainString() : bare.toString();
    }

    /**
     * A count grouped by threes as journals of the language do: in English from five digits on, in Chinese from four.
     */
    public static String count(long n, String language) {
        String digits = Long.toString(Math.abs(n));
        if (digits.length() < (language.equals("zh") ? 4 : 5)) {
            return sign(Long.toString(n));
        }
        StringBuilder out = new StringBuilder(n < 0 ? "−" : "");
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append(language.equals("zh") ? '\u2009' : ',');
            }
            out.append(digits.charAt(i));
        }
        return out.toString();
    }

    private static String sign(String digits) {
        return digits.startsWith("-") ? (isZero(digits) ? digits.substring(1) : "−" + digits.substring(1)) : digits;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(c -> c == '-' || c == '0' || c == '.');
    }
}
