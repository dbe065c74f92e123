package org.counterpart.univariate;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.counterpart.stats.Moments;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * How far two groups are apart in units of their spread. Numeric: difference of means over the root of the mean of the
 * two variances. Categories: {@code √((p1 − p2)'S⁻¹(p1 − p2))} without the first level, S the mean of the two
 * multinomial covariances; for two categories that is {@code |p1 − p2|/√((p1(1 − p1) + p2(1 − p2))/2)}.
 *
 * <p>Reference: Austin (2009) doi:10.1002/sim.3697; Yang &amp; Dalton (2012), SAS Global Forum 335. Same as R: {@code
 * tableone}, but groups that do not overlap are infinitely far apart here.
 */
public final class StandardizedMeanDifference {
    private StandardizedMeanDifference() {}

    /** Signed: first minus second. NaN when neither group varies and the means agree. */
    public static double numeric(double[] first, double[] second) {
        return numeric(Moments.of(first), Moments.of(second));
    }

    static double numeric(Moments x, Moments y) {
        double difference = x.mean() - y.mean();
        double sd = Math.sqrt((x.variance() + y.variance()) / 2);
        return sd == 0 && difference == 0 ? 0 : difference / sd;
    }

    /** @param table rows the categories, two columns the groups; not negative */
    public static double categories(ContingencyTable table) {
        ContingencyTable filled = table.filled();
        int k = filled.rows() - 1;
        if (filled.columns() != 2 || k < 0) {
            return Double.NaN;
        }
        if (k == 0) {
            return 0;
        }
        double[] difference = new double[k];
        double[][] spread = new double[k][k];
        double n1 = filled.columnTotal(0);
        double n2 = filled.columnTotal(1);
        boolean overlap = false;
        for (int i = 0; i < filled.rows(); i++) {
            overlap |= filled.count(i, 0) > 0 && filled.count(i, 1) > 0;
        }
        if (!overlap) {
            return Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < k; i++) {
            double p = filled.count(i + 1, 0) / n1;
            double q = filled.count(i + 1, 1) / n2;
            difference[i] = p - q;
            for (int j = 0; j < k; j++) {
                double r = filled.count(j + 1, 0) / n1;
                double s = filled.count(j + 1, 1) / n2;
                spread[i][j] = i == j ? (p * (1 - p) + q * (1 - q)) / 2 : -(p * r + q * s) / 2;
            }
        }
        ArrayRealVector d = new ArrayRealVector(difference);
        double squared = d.dotProduct(new SingularValueDecomposition(new Array2DRowRealMatrix(spread))
                .getSolver()
                .solve(d));
        return Math.sqrt(Math.max(0, squared));
    }
}
