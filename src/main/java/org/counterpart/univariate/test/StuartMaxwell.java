package org.counterpart.univariate.test;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * In matched pairs, are the categories as common in cases as in controls? {@code d'V⁻¹d} of the differences of the
 * margins; with two categories it is McNemar's test. Categories that no discordant pair touches are left out.
 *
 * <p>Reference: Stuart (1955) doi:10.1093/biomet/42.3-4.412; Maxwell (1970) doi:10.1192/bjp.116.535.651. Same as R:
 * {@code DescTools::StuartMaxwellTest}.
 */
public record StuartMaxwell() {
    public static StuartMaxwell withDefaults() {
        return new StuartMaxwell();
    }

    /** @param statistic χ² */
    public record Result(StuartMaxwell procedure, double statistic, double df, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** @param pairs square: rows the case's category, columns the control's */
    public Result test(ContingencyTable pairs) {
        int all = pairs.rows();
        int[] keep = java.util.stream.IntStream.range(0, all)
                .filter(i -> pairs.rowTotal(i) + pairs.columnTotal(i) > 2 * pairs.count(i, i))
                .toArray();
        int df = keep.length - 1;
        if (df < 1) {
            return new Result(
                    this, Double.NaN, Math.max(df, 0), Double.NaN, List.of(Note.of("univariate.no-discordant-pair")));
        }
        double[] d = new double[df];
        double[][] v = new double[df][df];
        for (int i = 0; i < df; i++) {
            d[i] = pairs.rowTotal(keep[i]) - pairs.columnTotal(keep[i]);
            for (int j = 0; j < df; j++) {
                v[i][j] = i == j
                        ? pairs.rowTotal(keep[i]) + pairs.columnTotal(keep[i]) - 2.0 * pairs.count(keep[i], keep[i])
                        : -(double) (pairs.count(keep[i], keep[j]) + pairs.count(keep[j], keep[i]));
            }
        }
        RealMatrix covariance = new Array2DRowRealMatrix(v);
        SingularValueDecomposition svd = new SingularValueDecomposition(covariance);
        int rank = svd.getRank();
        double chi2 = new ArrayRealVector(d).dotProduct(svd.getSolver().solve(new ArrayRealVector(d)));
        List<Note> notes = rank < df ? List.of(Note.of("univariate.reduced-df", rank)) : List.of();
        return new Result(this, chi2, rank, Tails.chiSquareUpper(chi2, rank), notes);
    }

    /** The table of pairs from each pair's two categories. */
    public static ContingencyTable pairs(int[] caseCodes, int[] controlCodes, int categories) {
        if (caseCodes.length != controlCodes.length) {
            throw new IllegalArgumentException("controlCodes must have one category a pair (" + caseCodes.length
                    + "), got " + Arrays.toString(controlCodes).length());
        }
        return ContingencyTable.of(caseCodes, categories, controlCodes, categories);
    }
}
