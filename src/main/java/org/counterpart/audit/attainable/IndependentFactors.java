package org.counterpart.audit.attainable;

import java.util.SplittableRandom;

/**
 * The AUCs of a calibrated model whose predictors are independent among the controls. Then they are independent among
 * the cases too, with {@code odds·OR}, and everything follows from the log odds ratio of each predictor, within its
 * rounding, and its exposure among the controls: these are searched by steps along each of them, from several starts.
 * What is printed of a predictor's exposure leaves less: among the controls it is then known, among the cases it
 * follows from the odds ratio, or with both the odds ratio follows. A search, so the true extreme is at least as far
 * out.
 */
final class IndependentFactors {
    private static final int STARTS = 12;
    private static final double ROUNDING = 1e-9;

    private final PrintedModel model;
    private final int k;
    private final int sign;

    IndependentFactors(PrintedModel model, int sign) {
        this.model = model;
        this.k = model.predictors();
        this.sign = sign;
    }

    /**
     * None where no odds ratios within their rounding have the printed counts, or the standard errors are too large.
     */
    AttainableEnd search() {
        SplittableRandom random = new SplittableRandom(20252L);
        AttainableEnd best = AttainableEnd.NONE;
        for (int start = 0; start < STARTS; start++) {
            double[] at = new double[2 * k];
            for (int j = 0; j < k; j++) {
                at[j] = (start == 0 ? 0 : 4 * random.nextDouble() - 2) - model.beta(j) / 2;
                at[k + j] = start == 0 ? 0 : 2 * random.nextDouble() - 1;
            }
            best = best.further(climb(at), sign);
        }
        return best;
    }

    /**
     * @param at the log odds of the exposures among the controls, then by how many of its own slacks each log odds
     *     ratio lies above the printed one
     */
    private AttainableEnd climb(double[] at) {
        double here = height(at);
        for (double step = 0.8; step > 1e-5; step /= 2) {
            boolean moved = true;
            for (int round = 0; moved && round < 200; round++) {
                moved = false;
                for (int i = 0; i < at.length; i++) {
                    for (int way = -1; way <= 1 && moves(i); way += 2) {
                        double before = at[i];
                        at[i] += way * step;
                        if (i >= k) {
                            at[i] = Math.max(-1, Math.min(1, at[i]));
                        }
                        double there = height(at);
                        if (there > here) {
                            here = there;
                            moved = true;
                        } else {
                            at[i] = before;
                        }
                    }
                }
            }
        }
        return here > -1 ? table(at) : AttainableEnd.NONE;
    }

    private boolean knownCases(int j) {
        return !Double.isNaN(model.exposedCases(j));
    }

    private boolean knownControls(int j) {
        return !Double.isNaN(model.exposedControls(j));
    }

    private boolean moves(int i) {
        return i < k ? !knownCases(i) && !knownControls(i) : !knownCases(i - k) || !knownControls(i - k);
    }

    private double beta(double[] at, int j) {
        return knownCases(j) && knownControls(j)
                ? logit(model.exposedCases(j), model.n1()) - logit(model.exposedControls(j), model.n0())
                : model.beta(j) + model.slack(j) * at[k + j];
    }

    /** The log odds of the exposure among the controls. */
    private double exposure(double[] at, int j) {
        return knownControls(j)
                ? logit(model.exposedControls(j), model.n0())
                : knownCases(j) ? logit(model.exposedCases(j), model.n1()) - beta(at, j) : at[j];
    }

    private static double logit(double exposed, int n) {
        return Math.log(exposed / (n - exposed));
    }

    /** The AUC with its sign; below −1 outside the bounds, the lower the further. */
    private double height(double[] at) {
        double outside = 0;
        for (int j = 0; j < k; j++) {
            double off = Math.abs(beta(at, j) - model.beta(j)) - model.slack(j);
            outside += off <= ROUNDING ? 0 : off;
        }
        AttainableEnd table = table(at);
        double[] subjects = table.cases();
        double[] controls = table.controls();
        for (int x = 0; x < subjects.length; x++) {
            subjects[x] += controls[x];
        }
        Patterns patterns = new Patterns(table.beta());
        Information information = new Information(patterns, subjects, patterns.probabilities(table.intercept()));
        for (int j = 0; j < k; j++) {
            double most = model.seMax(j) * model.seMax(j);
            double ratio = information.variance(j + 1) / most;
            outside += ratio <= 1 ? 0 : ratio < 1e9 ? Math.log(ratio) : 30;
        }
        return outside > 0 || Double.isNaN(outside) ? -2 - outside : sign * table.auc();
    }

    private AttainableEnd table(double[] at) {
        double[] beta = new double[k];
        double[] exposure = new double[k];
        double intercept = Math.log((double) model.n1() / model.n0());
        for (int j = 0; j < k; j++) {
            beta[j] = beta(at, j);
            exposure[j] = exposure(at, j);
            intercept -= Math.log1p(Math.expm1(beta[j]) / (1 + Math.exp(-exposure[j])));
        }
        Patterns patterns = new Patterns(beta);
        double[] cases = new double[patterns.size()];
        double[] controls = new double[patterns.size()];
        for (int x = 0; x < cases.length; x++) {
            double b = 1;
            double a = 1;
            for (int j = 0; j < k; j++) {
                int way = Patterns.exposed(x, j) ? -1 : 1;
                b *= 1 / (1 + Math.exp(way * exposure[j]));
                a *= 1 / (1 + Math.exp(way * (exposure[j] + beta[j])));
            }
            cases[x] = a;
            controls[x] = b;
        }
        double auc = patterns.auc(cases, controls);
        for (int x = 0; x < cases.length; x++) {
            cases[x] *= model.n1();
            controls[x] *= model.n0();
        }
        return new AttainableEnd(auc, intercept, beta, Tables.NO_CUT, cases, controls);
    }
}
