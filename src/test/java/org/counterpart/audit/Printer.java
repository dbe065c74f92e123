package org.counterpart.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.counterpart.audit.paper.Printed;

/**
 * How one honest paper prints its numbers: the way of rounding, decimals, zeros at the end, and how it writes P values.
 */
public record Printer(RoundingMode rounding, int decimals, Zeros zeros, PStyle pStyle) {
    public enum Zeros {
        KEPT,
        DROPPED
    }

    public enum PStyle {
        THREE,
        ZERO,
        JOURNAL,
        BOUND,
        FOUR
    }

    static Printer draw(SplittableRandom random) {
        RoundingMode rounding = random.nextInt(10) == 0
                ? RoundingMode.DOWN
                : random.nextBoolean() ? RoundingMode.HALF_UP : RoundingMode.HALF_EVEN;
        PStyle[] styles = PStyle.values();
        Zeros zeros = random.nextInt(8) == 0 ? Zeros.DROPPED : Zeros.KEPT;
        return new Printer(rounding, 1 + random.nextInt(3), zeros, styles[random.nextInt(styles.length)]);
    }

    public Printed number(double value) {
        return number(value, decimals);
    }

    public Printed number(double value, int places) {
        BigDecimal digits = BigDecimal.valueOf(value).setScale(places, rounding);
        boolean drop = zeros == Zeros.DROPPED && digits.signum() != 0;
        BigDecimal shown = drop ? digits.stripTrailingZeros() : digits;
        return Printed.of(shown.toPlainString());
    }

    Printed count(long n) {
        return Printed.of(Long.toString(n));
    }

    Printed percent(double share, int places) {
        return number(100 * share, places);
    }

    Printed p(double p) {
        return Printed.of(
                switch (pStyle) {
                    case THREE -> p < 0.001 ? "<0.001" : number(p, 3).text();
                    case ZERO -> number(p, 3).text();
                    case JOURNAL ->
                        p < 0.001 ? "<0.001" : number(p, p < 0.01 ? 3 : 2).text();
                    case BOUND -> p < 0.01 ? "<0.01" : p < 0.05 ? "<0.05" : ">0.05";
                    case FOUR -> p < 0.0001 ? "<0.0001" : number(p, 4).text();
                });
    }
}
