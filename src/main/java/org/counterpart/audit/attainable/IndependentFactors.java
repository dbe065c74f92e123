package org.counterpart.audit.attainable;

import java.util.SplittableRandom;

/**
 * The AUCs of a calibrated model whose predictors are independent among the controls. Then they are independent among
 * the cases too, with {@code odds·OR}, and everything follows from the k exposure shares among the controls: the shares
 * are searched by steps along each of them, from several starts. A search, so the true extreme is at least as far out.
 */
final class IndependentFactors {
    private static final int STARTS = 12;

    private final PrintedModel model;
    private final Patterns patterns;
    private final double[] beta;
    private final int sign;

    IndependentFactors(PrintedModel model, int sign) {
        this.model = model;
        this.patterns = new Patterns(model.beta());
        this.beta = model.beta();
        this.sign = sign;
    }

    /** None when the margins of the controls are printed and those of the cases do not follow from them. */
    AttainableEnd search() {
        SplittableRandom random = new SplittableRandom(20252L);
        AttainableEnd best = AttainableEnd.NONE;
        for (int start = 0; start < STARTS; start++) {
            double[] logit = new double[beta.length];
            for (int j = 0; j < logit.length; j++) {
                logit[j] = start == 0 ? -beta[j] / 2 : 4 * random.nextDouble() - 2 - beta[j] / 2;
                if (!Double.isNaN(model.exposedControls(j))) {
                    double share = model.exposedControls(j) / model.n0();
                    logit[j] = Math.log(share / (1 - share));
                }
            }
            AttainableEnd found = climb(logit);
            if (found.found() && (!best.found() || sign * found.auc() > sign * best.auc())) {
                best = found;
            }
        }
        return best;
    }

    private AttainableEnd climb(double[] logit) {
        double here = height(logit);
        for (double step = 0.8; step > 1e-5; step /= 2) {
            boolean moved = true;
            for (int round = 0; moved && round < 200; round++) {
                moved = false;
                for (int j = 0; j < logit.length; j++) {
                    for (int way = -1; way <= 1 && Double.isNaN(model.exposedControls(j)); way += 2) {
                        logit[j] += way * step;
                        double there = height(logit);
                        if (there > here) {
                            here = there;
                            moved = true;
                        } else {
                            logit[j] -= way * step;
                        }
                    }
                }
            }
        }
        return here > -1 ? table(logit) : AttainableEnd.NONE;
    }

    /** The AUC with its sign; below −1 outside the bounds, the lower the further. */
    private double height(double[] logit) {
        AttainableEnd table = table(logit);
        double[] subjects = table.cases();
        double[] controls = table.controls();
        double[] probability = patterns.probabilities(table.intercept());
        double outside = 0;
        for (int x = 0; x < subjects.length; x++) {
            subjects[x] += controls[x];
        }
        Information information = new Information(patterns, subjects, probability);
        for (int j = 0; j < beta.length; j++) {
            double most = model.seMax(j) * model.seMax(j);
            double ratio = information.variance(j + 1) / most;
            outside += ratio <= 1 ? 0 : ratio < 1e9 ? Math.log(ratio) : 30;
            if (!Double.isNaN(model.exposedCases(j))) {
                double off = exposed(table.cases(), j) - model.exposedCases(j);
                // Counts are whole: half a subject is rounding.
                outside += Math.abs(off) <= 0.5 ? 0 : Math.abs(off);
            }
        }
        return outside > 0 || Double.isNaN(outside) ? -2 - outside : sign * table.auc();
    }

    private static double exposed(double[] counts, int predictor) {
        double sum = 0;
        for (int x = 0; x < counts.length; x++) {
            sum += Patterns.exposed(x, predictor) ? counts[x] : 0;
        }
        return sum;
    }

    private AttainableEnd table(double[] logit) {
        double[] cases = new double[patterns.size()];
        double[] controls = new double[patterns.size()];
        double intercept = Math.log((double) model.n1() / model.n0());
        for (int j = 0; j < beta.length; j++) {
            double share = 1 / (1 + Math.exp(-logit[j]));
            intercept -= Math.log1p(share * Math.expm1(beta[j]));
        }
        for (int x = 0; x < cases.length; x++) {
            double b = 1;
            double a = 1;
            for (int j = 0; j < beta.length; j++) {
                boolean exposed = Patterns.exposed(x, j);
                b *= 1 / (1 + Math.exp(exposed ? -logit[j] : logit[j]));
                a *= 1 / (1 + Math.exp(exposed ? -logit[j] - beta[j] : logit[j] + beta[j]));
            }
            cases[x] = a;
            controls[x] = b;
        }
        double auc = patterns.auc(cases, controls);
        for (int x = 0; x < cases.length; x++) {
            cases[x] *= model.n1();
            controls[x] *= model.n0();
        }
        return new AttainableEnd(auc, intercept, Tables.NO_CUT, cases, controls);
    }
}
