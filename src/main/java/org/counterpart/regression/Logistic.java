package org.counterpart.regression;

import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * How the log odds of a 0/1 outcome depend on predictors: maximum likelihood for {@code logit P(y = 1) = b₀ + Σ bⱼ xⱼ}
 * by Newton's method on centred, scaled and, where columns are nearly dependent, orthogonal columns. Separation is
 * detected by a certificate ({@link Separation}); the coefficients it leaves without a finite estimate are NaN, the
 * others stand at their limits.
 *
 * <p>Input: no missing value; the outcome is 0 or 1. A column that is a combination of others has coefficient NaN and a
 * note names them. The order of the rows does not matter: to the last bit up to 20,000 rows, to about 1e-12 beyond.
 *
 * <p>Reference: McCullagh and Nelder (1989), Generalized Linear Models. Same as R: {@code glm(y ~ x, binomial)}
 * iterated to full convergence.
 */
public record Logistic() {
    private static final int RESAMPLE_STEPS = 25;
    private static final int COUNTED = 20_000;

    public static Logistic withDefaults() {
        return new Logistic();
    }

    /**
     * @param y 0 or 1 for each row of the design
     * @throws NotAnalysableException when the outcome does not vary
     */
    public LogisticFit fit(DesignMatrix x, double[] y) {
        check(x, y);
        return new LogisticFit(Estimate.of(UnconditionalRegression.of(x, y)));
    }

    /** @param y 0 or 1 for each row of the design */
    public LogisticFit fit(DesignMatrix x, int[] y) {
        return fit(x, IntStream.of(y).asDoubleStream().toArray());
    }

    /**
     * The coefficients alone, intercept first, for refits by the thousand: no inference, no look for separation. A
     * column that does not vary in these rows has coefficient 0; where the outcome is separated the coefficients are
     * large and order the subjects as their limits would.
     *
     * @param rows rows to use, repeats allowed
     */
    public static double[] coefficients(DesignMatrix x, double[] y, int[] rows) {
        int p = x.columns();
        double events = 0;
        for (int row : rows) {
            events += y[row];
        }
        double[] start = new double[p + 1];
        start[0] = Math.log((events + 0.5) / (rows.length - events + 0.5));
        double[] b = Newton.maximise(resample(x, y, rows), start, RESAMPLE_STEPS).at;
        for (int j = 0; j < p; j++) {
            b[j + 1] *= x.scale(j);
            b[0] -= b[j + 1] * x.center(j);
        }
        return b;
    }

    /** Small resamples stand in the cache and are counted; large ones are walked in blocks, in parallel. */
    private static Likelihood resample(DesignMatrix x, double[] y, int[] rows) {
        if (rows.length <= COUNTED && x.rows() <= COUNTED) {
            return new DrawnRows(x, y, rows);
        }
        int p = x.columns();
        double[][] columns = new double[p][];
        double[] center = new double[p];
        double[] scale = new double[p];
        for (int j = 0; j < p; j++) {
            columns[j] = x.column(j);
            center[j] = x.center(j);
            scale[j] = x.scale(j);
        }
        return new LogisticLikelihood(columns, center, scale, true, y, null, rows);
    }

    public static void check(DesignMatrix x, double[] y) {
        if (y.length != x.rows()) {
            throw new IllegalArgumentException("y must have " + x.rows() + " values, got " + y.length);
        }
        double events = 0;
        for (double v : y) {
            if (v != 0 && v != 1) {
                throw new IllegalArgumentException("y must be 0 or 1, got " + v);
            }
            events += v;
        }
        if (y.length == 0) {
            throw new NotAnalysableException(Note.of("regression.no-rows"));
        }
        if (events == 0 || events == y.length) {
            throw new NotAnalysableException(Note.of(events == 0 ? "regression.no-cases" : "regression.no-controls"));
        }
    }
}
