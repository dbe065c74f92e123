package org.counterpart.regression.survival;

/**
 * What each row adds to the score: its own events, less what was expected of it while it was at risk. Same as R:
 * {@code residuals(coxph, type = "score")}.
 */
final class ScoreResiduals {
    private ScoreResiduals() {}

    /** One a row, in the order of those at risk, in working parameters. */
    static double[][] of(CoxLikelihood likelihood, double[] at) {
        AtRisk risk = likelihood.risk();
        int k = likelihood.parameters();
        double[] eta = likelihood.relative(at);
        int blocks = risk.blocks();
        // Of each time of an event: what is expected of those at risk, and how much less of those with the event.
        double[] hazard = new double[blocks];
        double[][] mean = new double[blocks][k];
        double[] less = new double[blocks];
        double[][] lessMean = new double[blocks][k];
        double[][] seen = new double[blocks][k];
        likelihood.walk(eta, (block, place, sum, of, variance) -> {
            int deaths = risk.deaths(block);
            double down = likelihood.efron() ? (double) place / deaths : 0;
            hazard[block] += 1 / sum;
            less[block] += down / sum;
            for (int j = 0; j < k; j++) {
                mean[block][j] += of[j] / sum;
                lessMean[block][j] += down * of[j] / sum;
                seen[block][j] += of[j] / deaths;
            }
        });
        double[][] residuals = new double[risk.order.length][k];
        double total = 0;
        double[] totalMean = new double[k];
        // From the earliest event of a stratum to the latest, which stand the other way round.
        for (int b = blocks - 1; b >= 0; b--) {
            if (b == blocks - 1 || risk.from[b] != risk.from[b + 1]) {
                total = 0;
                java.util.Arrays.fill(totalMean, 0);
            }
            total += hazard[b];
            for (int j = 0; j < k; j++) {
                totalMean[j] += mean[b][j];
            }
            int begin = b > 0 && risk.from[b - 1] == risk.from[b] ? risk.until[b - 1] : risk.from[b];
            for (int i = begin; i < risk.until[b]; i++) {
                boolean event = i >= risk.dying[b];
                double weight = Math.exp(eta[i]);
                double expected = weight * (total - (event ? less[b] : 0));
                for (int j = 0; j < k; j++) {
                    double about = weight * (totalMean[j] - (event ? lessMean[b][j] : 0));
                    residuals[i][j] = about - expected * likelihood.value(i, j);
                    if (event) {
                        residuals[i][j] += likelihood.value(i, j) - seen[b][j];
                    }
                }
            }
        }
        return residuals;
    }
}
