package org.counterpart.regression.summary;

import org.counterpart.regression.FirthFit;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.LogisticLikelihood;
import org.counterpart.regression.UnconditionalRegression;
import org.counterpart.regression.algebra.Newton;

/**
 * Predicted risks of a Firth regression whose mean is the observed share of events. Firth's penalty pulls them towards
 * one half;
 * two remedies of Puhr and others (2017), doi:10.1002/sim.7273, leave the odds ratios (FLIC) or nearly so (FLAC):
 *
 * <ul>
 *   <li>{@link #FLIC}: the intercept is fitted again by maximum likelihood, the rest of the linear predictor held.
 *   <li>{@link #FLAC}: Firth's estimate is a maximum-likelihood estimate of data to which every subject is added twice,
 *   once with either
 *       outcome, with half its leverage as weight; the fit is repeated with an indicator of the added subjects among
 *       the
 *       predictors, and risks are those of the real ones.
 * </ul>
 */
public enum InterceptCorrection {
    FLIC {
        @Override
        public Result correct(FirthFit fit) {
            int n = fit.n();
            double[] rest = new double[n];
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                rest[i] = fit.linearPredictor(i) - fit.b(0);
                low = Math.min(low, rest[i]);
                high = Math.max(high, rest[i]);
            }
            double share = (double) fit.events() / n;
            double odds = Math.log(share / (1 - share));
            // The mean risk rises with the intercept, and the root lies between these two.
            double intercept = new org.apache.commons.math3.analysis.solvers.BrentSolver(1e-15, 1e-14)
                    .solve(1000, b -> meanRisk(rest, b) - share, odds - high - 1e-9, odds - low + 1e-9);
            double[] b = fit.b();
            b[0] = intercept;
            return new Result(this, b, risks(rest, intercept));
        }
    },
    FLAC {
        @Override
        public Result correct(FirthFit fit) {
            int n = fit.n();
            int p = fit.design().columns();
            double[] leverage = fit.penalised().leverages(fit.maximum().at);
            UnconditionalRegression regression =
                    (UnconditionalRegression) fit.plain().estimate().regression;
            int[] all = java.util.stream.IntStream.range(0, p)
                    .filter(j -> !Double.isNaN(fit.b(j + 1)))
                    .toArray();
            int k = all.length;
            double[][] columns = new double[k + 1][2 * n];
            double[] y = new double[2 * n];
            double[] weights = new double[2 * n];
            double[] center = new double[k + 1];
            double[] scale = new double[k + 1];
            for (int i = 0; i < n; i++) {
                int row = regression.row(i);
                for (int j = 0; j < k; j++) {
                    columns[j][i] = fit.design().value(row, all[j]);
                    columns[j][n + i] = columns[j][i];
                }
                columns[k][n + i] = 1;
                y[i] = fit.plain().outcome(row);
                y[n + i] = 0.5;
                weights[i] = 1;
                weights[n + i] = leverage[i];
            }
            for (int j = 0; j < k; j++) {
                center[j] = fit.design().center(all[j]);
                scale[j] = fit.design().scale(all[j]);
            }
            scale[k] = 1;
            LogisticLikelihood augmented = new LogisticLikelihood(columns, center, scale, true, y, weights, null);
            double[] at = Newton.maximise(augmented, new double[k + 2], 200).at;
            double[] b = new double[p + 1];
            b[0] = at[0];
            for (int j = 0; j < k; j++) {
                b[all[j] + 1] = at[j + 1] * scale[j];
                b[0] -= b[all[j] + 1] * center[j];
            }
            double[] risk = new double[n];
            for (int i = 0; i < n; i++) {
                risk[i] = LogisticFit.probability(fit.design().linearPredictor(b, i));
            }
            return new Result(this, b, risk);
        }
    };

    public abstract Result correct(FirthFit fit);

    /**
     * @param b corrected coefficients, the intercept first
     * @param risk of each row
     */
    @SuppressWarnings("ArrayRecordComponent") // values for each subject, never compared
    public record Result(InterceptCorrection procedure, double[] b, double[] risk) {}

    private static double meanRisk(double[] rest, double intercept) {
        double sum = 0;
        for (double r : rest) {
            sum += LogisticFit.probability(r + intercept);
        }
        return sum / rest.length;
    }

    private static double[] risks(double[] rest, double intercept) {
        return java.util.Arrays.stream(rest)
                .map(r -> LogisticFit.probability(r + intercept))
                .toArray();
    }
}
