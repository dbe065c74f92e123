package org.counterpart.regression.summary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.counterpart.regression.Estimate;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.LogisticLikelihood;
import org.counterpart.regression.UnconditionalRegression;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;

/**
 * Which subjects a logistic regression hangs on: leverage, residuals, Cook's distance, and the change of each
 * coefficient when one is left out. R's {@code dfbeta} uses deviance residuals, Pregibon's one-step (SPSS, SAS) Pearson
 * ones: both are given. R divides Cook's distance by the number of coefficients, SPSS does not. A separated fit has
 * none of these.
 *
 * <p>Reference: Pregibon (1981), doi:10.1214/aos/1176345513. Same as R: {@code hatvalues}, {@code residuals}, {@code
 * cooks.distance}, {@code dfbeta}, {@code dfbetas}.
 */
public final class Influence {
    /** How many subjects a report names. */
    public static final int SHOWN = 10;

    private final LogisticFit fit;
    private final double[] leverage;
    private final double[] pearson;
    private final double[] deviance;
    private final double[][] step;

    private Influence(LogisticFit fit, double[] leverage, double[] pearson, double[] deviance, double[][] step) {
        this.fit = fit;
        this.leverage = leverage;
        this.pearson = pearson;
        this.deviance = deviance;
        this.step = step;
    }

    /** @throws IllegalArgumentException for a separated fit */
    public static Influence of(LogisticFit fit) {
        if (fit.separation().detected()) {
            throw new IllegalArgumentException("fit must not be separated");
        }
        Estimate e = fit.estimate();
        UnconditionalRegression regression = (UnconditionalRegression) e.regression;
        LogisticLikelihood likelihood = (LogisticLikelihood) e.prepared.likelihood;
        int n = fit.n();
        int k = likelihood.parameters();
        Cholesky h = Cholesky.of(e.maximum.curvature, k);
        double[] leverage = new double[n];
        double[] pearson = new double[n];
        double[] deviance = new double[n];
        double[][] step = new double[n][];
        double[] z = new double[k];
        for (int i = 0; i < n; i++) {
            likelihood.signedRow(i, z);
            int row = regression.row(i);
            double margin = Newton.dot(z, e.maximum.at);
            double wrong = LogisticFit.probability(-margin);
            double w = wrong * LogisticFit.probability(margin);
            double sign = regression.y[row] > 0.5 ? 1 : -1;
            leverage[row] = w * h.quadratic(z);
            pearson[row] = sign * Math.exp(-margin / 2);
            deviance[row] = sign * Math.sqrt(2 * Math.log1p(Math.exp(-margin)));
            double[] direction = z.clone();
            h.solve(direction);
            step[row] = e.prepared.basis.original(direction);
            for (int j = 0; j < step[row].length; j++) {
                step[row][j] *= sign * Math.sqrt(w);
            }
        }
        return new Influence(fit, leverage, pearson, deviance, step);
    }

    public LogisticFit fit() {
        return fit;
    }

    /**
     * At most so many rows, those with the largest Cook's distances first; rows whose distance does not exist, as they
     * are fitted exactly, before all others; equal ones in the order of the rows.
     */
    public int[] most(int count) {
        Comparator<Integer> byCook = Comparator.comparingDouble(this::cook);
        return IntStream.range(0, fit.n())
                .boxed()
                .sorted(byCook.reversed())
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public double leverage(int row) {
        return leverage[row];
    }

    public double pearson(int row) {
        return pearson[row];
    }

    public double deviance(int row) {
        return deviance[row];
    }

    /** Pearson residual over its standard error. */
    public double standardised(int row) {
        return pearson[row] / Math.sqrt(1 - leverage[row]);
    }

    /** Cook's distance as R prints it. */
    public double cook(int row) {
        return cookSpss(row) / fit.rank();
    }

    /** Cook's distance as SPSS prints it: not divided by the number of coefficients. */
    public double cookSpss(int row) {
        double r = standardised(row);
        return r * r * leverage[row] / (1 - leverage[row]);
    }

    /** Change of a coefficient when the subject is left out, as R's {@code dfbeta}. */
    public double dfbeta(int row, int parameter) {
        return step[row][parameter] * deviance[row] / (1 - leverage[row]);
    }

    /** Pregibon's one-step change of a coefficient, as SPSS and SAS. */
    public double dfbetaPregibon(int row, int parameter) {
        return step[row][parameter] * pearson[row] / (1 - leverage[row]);
    }

    /** R's {@code dfbetas}: the change over its standard error without the subject. */
    public double dfbetas(int row, int parameter) {
        double total = Arrays.stream(deviance).map(d -> d * d).sum();
        double without = (total - deviance[row] * deviance[row] / (1 - leverage[row])) / (fit.n() - fit.rank() - 1);
        return dfbeta(row, parameter) / Math.sqrt(without) / fit.se(parameter);
    }
}
