package org.counterpart.prediction.roc;

import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Whether the AUCs of two markers in the same subjects differ.
 *
 * <p>{@code z = (AUC1 − AUC2)/SE}. SE² is the variance of the differences of the placements (the same as var1 + var2 −
 * 2 cov, but nothing cancels). P refers z to the normal.
 *
 * <p>Reference: DeLong, DeLong, Clarke-Pearson (1988), doi:10.2307/2531595. Same as R: {@code pROC::roc.test(method =
 * "delong")}.
 *
 * @param level of the interval of the difference; default 0.95
 */
public record AucComparison(double level) {

    public static AucComparison withDefaults() {
        return new AucComparison(0.95);
    }

    /**
     * @param n subjects with both markers
     * @param difference first minus second
     * @param covariance of the two areas
     */
    public record Paired(
            AucComparison procedure,
            int n,
            double auc1,
            double auc2,
            double difference,
            double covariance,
            double se,
            double z,
            double p,
            Interval ci,
            List<Note> notes) {
        public Paired {
            notes = List.copyOf(notes);
        }
    }

    /** Over the subjects that have both markers; NaN is missing. */
    public Paired paired(double[] a, Direction directionA, double[] b, Direction directionB, boolean[] cases) {
        if (a.length != cases.length || b.length != cases.length) {
            throw new IllegalArgumentException("both markers must have one value a subject (" + cases.length + "), got "
                    + a.length + " and " + b.length);
        }
        double[] first = a.clone();
        double[] second = b.clone();
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(a[i]) || Double.isNaN(b[i])) {
                first[i] = Double.NaN;
                second[i] = Double.NaN;
            } else {
                n++;
            }
        }
        RocCurve curveA = RocCurve.of(first, cases, directionA);
        RocCurve curveB = RocCurve.of(second, cases, directionB);
        long n1 = curveA.cases();
        long n0 = curveA.controls();
        long uA = curveA.doubledU();
        long uB = curveB.doubledU();
        double unit = 2.0 * n1 * n0;
        CompensatedSum cross1 = new CompensatedSum();
        CompensatedSum cross0 = new CompensatedSum();
        CompensatedSum square1 = new CompensatedSum();
        CompensatedSum square0 = new CompensatedSum();
        for (int i = 0; i < a.length; i++) {
            if (Double.isNaN(first[i])) {
                continue;
            }
            int ka = curveA.indexOf(first[i]);
            int kb = curveB.indexOf(second[i]);
            long da = cases[i] ? curveA.doubledControlsBelow(ka) * n1 - uA : curveA.doubledCasesAbove(ka) * n0 - uA;
            long db = cases[i] ? curveB.doubledControlsBelow(kb) * n1 - uB : curveB.doubledCasesAbove(kb) * n0 - uB;
            double d = da - db;
            (cases[i] ? cross1 : cross0).add((double) da * db);
            (cases[i] ? square1 : square0).add(d * d);
        }
        boolean enough = n1 > 1 && n0 > 1;
        double covariance = enough ? meanVariance(cross1, n1, unit) + meanVariance(cross0, n0, unit) : Double.NaN;
        double se = enough ? Math.sqrt(meanVariance(square1, n1, unit) + meanVariance(square0, n0, unit)) : Double.NaN;
        double difference = (uA - uB) / unit;
        double z = difference / se;
        return new Paired(
                this,
                n,
                curveA.auc(),
                curveB.auc(),
                difference,
                covariance,
                se,
                z,
                Tails.normalTwoSided(z),
                around(difference, se),
                notes(se, enough));
    }

    private static double meanVariance(CompensatedSum products, long n, double unit) {
        return products.value() / unit / unit / (n - 1) / n;
    }

    private Interval around(double difference, double se) {
        double margin = Tails.normalCritical(level) * se;
        return new Interval(difference - margin, difference + margin).clip(-1, 1);
    }

    private static List<Note> notes(double variation, boolean enough) {
        return !enough
                ? List.of(Note.of("prediction.comparison-too-few"))
                : variation == 0 ? List.of(Note.of("prediction.comparison-no-variation")) : List.of();
    }
}
