package org.counterpart.matching.design;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.stats.DecimalText;

/**
 * How far a control's value may lie from its case's: a width in the variable's own unit (days for a date) or a multiple
 * of a standard
 * deviation. The bound is inclusive; a width of 0 asks for equality.
 */
public record Caliper(String variable, BigDecimal size, Unit unit) {

    public enum Unit {
        /** The variable's own unit. */
        OWN,
        /** Multiples of a standard deviation; whose, the design says. */
        SD
    }

    private static final Pattern GIVEN = Pattern.compile(
            "\\s*\\+?((?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)\\s*(sd)?\\s*", Pattern.CASE_INSENSITIVE);

    public Caliper {
        if (variable.isBlank()) {
            throw new IllegalArgumentException("variable must be named");
        }
        if (size.signum() < 0) {
            throw new IllegalArgumentException("caliper of " + variable + " must not be negative, got " + size);
        }
    }

    /** @param given {@code 5}, {@code 0.5sd} or {@code 0.5 sd} */
    public static Caliper of(String variable, String given) {
        Matcher matcher = GIVEN.matcher(given);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "caliper of " + variable + " must be a number, or a number with sd behind it, got " + given);
        }
        return new Caliper(
                variable,
                DecimalText.read(matcher.group(1))
                        .orElseThrow(() -> new IllegalArgumentException("caliper of " + variable
                                + " must be 0, or from 1e-30 to below 1e18, in at most 40 characters")),
                matcher.group(2) == null ? Unit.OWN : Unit.SD);
    }

    /** {@code 5} or {@code 0.5sd}. */
    public String given() {
        return size.toPlainString() + (unit == Unit.SD ? "sd" : "");
    }
}
