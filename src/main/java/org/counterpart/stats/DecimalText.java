package org.counterpart.stats;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that somebody wrote down to be reckoned with: 0, or from 1e-30 to below 1e18 in size, in at most {@value
 * #LONGEST} characters. Nothing that a study
 * measures lies outside, and what does would overflow or take for ever.
 */
public final class DecimalText {
    public static final int LONGEST = 40;
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final BigDecimal LEAST = new BigDecimal("1e-30");
    private static final BigDecimal MOST = new BigDecimal("1e18");

    private DecimalText() {}

    /** Whether a text is a decimal number, of any size. */
    public static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches();
    }

    /** Empty when it is not a decimal number in this range. */
    public static Optional<BigDecimal> read(String text) {
        if (text.length() > LONGEST || !isDecimal(text)) {
            return Optional.empty();
        }
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent >= 0 && text.length() - exponent > 5) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        BigDecimal size = number.abs();
        boolean inRange = size.signum() == 0 || (size.compareTo(LEAST) >= 0 && size.compareTo(MOST) < 0);
        return inRange ? Optional.of(number) : Optional.empty();
    }
}
