package org.counterpart.audit.check;

import java.util.List;
import org.counterpart.audit.row.RatioRow;

/**
 * What the other rows of a table say about a row whose interval is skewed: one way of making intervals holds for a
 * whole table, so profile-likelihood or bootstrap intervals show in most rows that have digits enough, and a single
 * skewed row among rows that are symmetric to their last digits is no such interval.
 *
 * <p>The chance that profile intervals look so comes from 53,000 rows of simulated unconditional and conditional fits
 * (30 to 2,000 subjects, one to five predictors). The skew of a binary row, as a share {@code t} of its largest,
 * 0.64·SE, is below {@code t} in at most {@code 0.02 + 2.5·t} of the rows with an effect beyond one standard error and
 * in {@code 0.05 + 3.3·t} of the others, more where the groups are of one size and the odds ratio is near 1: the skew
 * of a balanced table is tanh(b/2) of the largest. The skew of a measurement in a sample of which the smaller group has
 * n is below {@code t/√n} in at most {@code 0.03 + 1.5·t}. How often a skew is as large as the row's own is tabulated
 * for the kind of fit in which it is most often so. The product is taken at the kind of variable and size of sample
 * that make it largest, where these are not printed.
 */
final class SkewEvidence {
    /**
     * The chance below which profile intervals are ruled out: in the thousands of tables of a simulation, or of a
     * literature, less than one.
     */
    private static final double RULED_OUT = 1e-4;
    /** A skew beyond rounding, however small, is no sign of a Wald interval. */
    private static final double BEYOND_ROUNDING = 0.002;

    /** Share of binary rows whose skew exceeds this share of 0.64·SE: rows with SE above 0.6 and |z| above 2. */
    private static final double[][] EXPOSURE_TAIL = {
        {0.3, 1}, {0.5, 0.55}, {0.7, 0.2}, {0.8, 0.06}, {0.9, 0.006}, {1, 0.001}
    };
    /** Share of measurements whose skew times √n exceeds this: log-normal ones in conditional fits. */
    private static final double[][] MEASUREMENT_TAIL = {
        {1, 1}, {1.5, 0.6}, {2, 0.3}, {2.5, 0.08}, {3, 0.02}, {4, 0.006}, {7, 0.001}
    };

    private SkewEvidence() {}

    /** At least half of the rows that can tell are skewed, this one among them. */
    static boolean wholeTableSkewed(RatioRow row, List<RatioRow> rows) {
        int telling = 0;
        int skewed = 0;
        for (RatioRow other : rows) {
            if (telling(other, 0.1)) {
                telling++;
                skewed += other.skew() > IntervalSymmetry.TRIVIAL ? 1 : 0;
            }
        }
        return skewed >= 2 && 2 * skewed >= telling && row.blur() < 0.5;
    }

    /** @param smallerGroup cases or controls, whichever are fewer; not positive when not printed */
    static boolean othersAreWald(RatioRow row, List<RatioRow> rows, int smallerGroup) {
        List<RatioRow> others =
                rows.stream().filter(o -> !o.equals(row) && telling(o, 0.25)).toList();
        long skewed = others.stream().filter(o -> o.skew() > BEYOND_ROUNDING).count();
        long symmetric = others.size() - skewed;
        if (rows.stream().anyMatch(o -> !o.equals(row) && CrudeOddsRatio.otherThanWoolf(o))) {
            return false;
        }
        return symmetric >= 2 && 3 * skewed < symmetric && chance(row, rows, others, smallerGroup) < RULED_OUT;
    }

    /** Whether any other row has digits enough to show that its interval is skewed. */
    static boolean othersTell(RatioRow row, List<RatioRow> rows) {
        return rows.stream().anyMatch(o -> !o.equals(row) && telling(o, 0.25));
    }

    /** At least two other rows are symmetric on the log scale and, to their digits, not about the printed number. */
    static boolean othersOnLogScale(RatioRow row, List<RatioRow> rows) {
        return rows.stream()
                        .filter(o -> !o.equals(row) && telling(o, 0.25))
                        .filter(o -> o.skew() == 0 && !EstimateInInterval.symmetricAsPrinted(o))
                        .count()
                >= 2;
    }

    private static boolean telling(RatioRow row, double blur) {
        return row.onLogScale() && !row.outside() && row.se() > 0 && row.blur() < blur;
    }

    private static double chance(RatioRow row, List<RatioRow> rows, List<RatioRow> others, int smallerGroup) {
        double least = smallerGroup > 0 ? smallerGroup : Math.max(9, RatioRow.leastGroup(rows));
        double most = smallerGroup > 0 ? smallerGroup : 1e6;
        double chance = 0;
        for (double group = least; group <= most; group *= 1.2) {
            double rest = 1;
            for (RatioRow other : others) {
                rest *= other.skew() > BEYOND_ROUNDING ? 1 : looksSymmetric(other, group);
            }
            double own = row.binary()
                    ? exposureTail(row)
                    : row.continuous()
                            ? measurementTail(row, group)
                            : Math.max(exposureTail(row), measurementTail(row, group));
            chance = Math.max(chance, own * rest);
        }
        return chance;
    }

    private static double exposureTail(RatioRow row) {
        return tail(EXPOSURE_TAIL, row.skew() / (0.64 * row.se()));
    }

    private static double measurementTail(RatioRow row, double group) {
        return tail(MEASUREMENT_TAIL, row.skew() * Math.sqrt(group));
    }

    private static double looksSymmetric(RatioRow other, double group) {
        double reach = other.blur() + other.skew();
        double share = reach / (0.64 * other.se());
        double b = other.b().magnitude().low();
        double strength = Math.min(1, 4 * Math.tanh(b / 2));
        double exposure = b >= other.se() ? 0.02 + 2.5 * share / strength : 0.05 + 3.3 * share / strength;
        double measurement = 0.03 + 1.5 * reach * Math.sqrt(group);
        double chance = other.binary() ? exposure : other.continuous() ? measurement : Math.max(exposure, measurement);
        return Math.min(1, chance);
    }

    /** Linear between the points; the first value before them, 0 beyond them. */
    private static double tail(double[][] points, double x) {
        for (int i = 0; i < points.length; i++) {
            if (x <= points[i][0]) {
                double[] from = points[Math.max(0, i - 1)];
                double share = i == 0 ? 0 : (x - from[0]) / (points[i][0] - from[0]);
                return from[1] + share * (points[i][1] - from[1]);
            }
        }
        return 0;
    }
}
