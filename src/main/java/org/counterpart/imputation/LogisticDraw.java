package org.counterpart.imputation;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterpart.regression.FirthLikelihood;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.LogisticLikelihood;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;

/**
 * Logistic regression of what was recorded, its coefficients drawn; with Firth's penalty where a value is predicted
 * perfectly, so that the coefficients are finite and their errors are of this world. Same as R: {@code
 * mice::mice.impute.logreg} without its augmentation.
 *
 * <p>References: Rubin DB (1987), doi:10.1002/9780470316696, p. 169; White IR, Daniel R, Royston P (2010) Avoiding bias
 * due to perfect prediction in multiple imputation, doi:10.1016/j.csda.2010.04.005.
 *
 * @param shift added to the log odds of what is imputed
 */
record LogisticDraw(double shift) implements Draw {
    private static final int STEPS = 25;
    private static final int PENALISED_STEPS = 40;

    /** Log odds of a chance of 1 in 10⁸, at which R's {@code glm} warns. */
    private static final double CERTAIN = 8 * Math.log(10);

    @Override
    public void draw(Recorded recorded, double[] now, int[] without, SplittableRandom random) {
        int k = recorded.coefficients();
        int[] rows = recorded.rows();
        double cases = Arrays.stream(rows).mapToDouble(row -> now[row]).sum();
        if (cases == 0 || cases == rows.length) {
            Arrays.stream(without).forEach(row -> now[row] = now[rows[0]]);
            return;
        }
        double[] unit = new double[k - 1];
        Arrays.fill(unit, 1);
        Likelihood likelihood =
                new LogisticLikelihood(recorded.columns(), new double[k - 1], unit, true, now, null, rows);
        double[] start = new double[k];
        start[0] = Math.log(cases / (rows.length - cases));
        Newton.Maximum maximum = Newton.maximise(likelihood, start, STEPS);
        double[] b = maximum.at;
        if (!maximum.converged || certain(recorded, b)) {
            b = Newton.maximise(penalised(recorded, now), start, PENALISED_STEPS).at;
        }
        double[] information = new double[k * k];
        likelihood.evaluate(b, new double[k], information);
        double[] drawn = Recorded.drawn(b, Cholesky.of(information, k), 1, random);
        for (int row : without) {
            double p = LogisticFit.probability(recorded.predict(drawn, row) + shift);
            now[row] = random.nextDouble() < p ? 1 : 0;
        }
    }

    private static boolean certain(Recorded recorded, double[] b) {
        return Arrays.stream(recorded.rows()).anyMatch(row -> Math.abs(recorded.predict(b, row)) > CERTAIN);
    }

    private static Likelihood penalised(Recorded recorded, double[] now) {
        int k = recorded.coefficients();
        int[] rows = recorded.rows();
        double[][] z = new double[rows.length][k];
        double[] y = new double[rows.length];
        for (int i = 0; i < z.length; i++) {
            z[i][0] = 1;
            for (int j = 1; j < k; j++) {
                z[i][j] = recorded.columns()[j - 1][rows[i]];
            }
            y[i] = now[rows[i]];
        }
        return new FirthLikelihood(z, y, k).scoring();
    }
}
