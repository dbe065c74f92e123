package org.counterpart.report.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Shown;

/**
 * A linear or logarithmic axis: where a value stands between two places of the page, and the few round values worth a
 * tick.
 */
record AxisScale(double min, double max, double from, double to, Kind kind) {
    enum Kind {
        LINEAR,
        LOG
    }

    record Tick(double value, String text) {}

    AxisScale {
        if (!(min < max) || (kind == Kind.LOG && min <= 0)) {
            throw new IllegalArgumentException(
                    "a scale must have min < max (above 0 when logarithmic), got " + min + ", " + max);
        }
    }

    double at(double value) {
        double share = kind == Kind.LOG
                ? StrictMath.log(value / min) / StrictMath.log(max / min)
                : (value - min) / (max - min);
        return from + share * (to - from);
    }

    boolean shows(double value) {
        return value >= min && value <= max;
    }

    /** The finest ticks whose labels stand clear of one another. */
    List<Tick> ticks(double size) {
        return kind == Kind.LOG ? logTicks(size) : linearTicks(size);
    }

    private List<Tick> linearTicks(double size) {
        int power = (int) Math.floor(StrictMath.log10(max - min)) - 2;
        for (int p = power; p < power + 5; p++) {
            for (int step : new int[] {1, 2, 5}) {
                BigDecimal by = BigDecimal.valueOf(step).scaleByPowerOfTen(p);
                List<Tick> ticks = multiples(by);
                if (clear(ticks, size) && ticks.size() <= 11) {
                    return ticks;
                }
            }
        }
        return List.of(new Tick(min, Shown.significant(min, 3)), new Tick(max, Shown.significant(max, 3)));
    }

    private List<Tick> multiples(BigDecimal by) {
        List<Tick> ticks = new ArrayList<>();
        double slack = (max - min) * 1e-9;
        BigDecimal first = BigDecimal.valueOf(min - slack).divide(by, 0, RoundingMode.CEILING);
        for (BigDecimal k = first; ticks.size() < 500; k = k.add(BigDecimal.ONE)) {
            BigDecimal value = k.multiply(by);
            if (value.doubleValue() > max + slack) {
                break;
            }
            String text = Shown.fixed(value.doubleValue(), Math.max(0, by.scale()));
            ticks.add(new Tick(value.doubleValue(), text));
        }
        return ticks;
    }

    private List<Tick> logTicks(double size) {
        for (int[] digits : new int[][] {{1, 2, 5}, {1, 3}, {1}}) {
            List<Tick> ticks = decades(digits, 1);
            if (ticks.size() >= 2 && clear(ticks, size)) {
                return ticks;
            }
        }
        for (int by = 2; by < 300; by++) {
            List<Tick> ticks = decades(new int[] {1}, by);
            if (clear(ticks, size)) {
                return ticks;
            }
        }
        return List.of();
    }

    private List<Tick> decades(int[] digits, int by) {
        List<Tick> ticks = new ArrayList<>();
        for (int power = (int) Math.floor(StrictMath.log10(min)); power <= StrictMath.log10(max) + 1; power++) {
            for (int digit : digits) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
                if (power % by == 0 && shows(value.doubleValue())) {
                    boolean plain = power > -4 && power < 5;
                    ticks.add(new Tick(value.doubleValue(), plain ? value.toPlainString() : power(digit, power)));
                }
            }
        }
        return ticks;
    }

    /** {@code 10⁻⁵}, {@code 2×10⁻⁵}. */
    private static String power(int digit, int power) {
        return (digit == 1 ? "" : digit + "×") + "10" + Shown.superscript(power);
    }

    private boolean clear(List<Tick> ticks, double size) {
        for (int i = 1; i < ticks.size(); i++) {
            double gap = Math.abs(at(ticks.get(i).value()) - at(ticks.get(i - 1).value()));
            double half = (Lettering.width(ticks.get(i).text(), size)
                            + Lettering.width(ticks.get(i - 1).text(), size))
                    / 2;
            if (gap < half + size * 0.6) {
                return false;
            }
        }
        return !ticks.isEmpty();
    }
}
