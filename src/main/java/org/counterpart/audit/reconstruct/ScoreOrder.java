package org.counterpart.audit.reconstruct;

import java.util.Arrays;
import org.counterpart.audit.attainable.Patterns;

/**
 * Patterns in the order of a fitted score, and what the order of cases and controls says: AUC, sensitivity and
 * specificity at its cuts.
 */
final class ScoreOrder {
    private final Target target;
    private final int[][] levels;

    ScoreOrder(Target target, double[] b) {
        this.target = target;
        Patterns patterns = new Patterns(Arrays.copyOfRange(b, 1, b.length));
        levels = new int[patterns.levels()][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = patterns.level(i);
        }
    }

    double auc(int[] cases, int[] controls) {
        long below = 0;
        long twice = 0;
        for (int[] level : levels) {
            long tied = 0;
            long here = 0;
            for (int x : level) {
                tied += controls[x];
                here += cases[x];
            }
            twice += here * (2 * below + tied);
            below += tied;
        }
        return twice / (2.0 * target.wanted.cases() * target.wanted.controls());
    }

    /** How the AUC changes with one subject more of a pattern, when cases and controls of it keep their shares. */
    double[] gradient(int[] cases, int[] controls) {
        double[] out = new double[cases.length];
        double auc = auc(cases, controls);
        int n1 = target.wanted.cases();
        int n0 = target.wanted.controls();
        double casesBelow = 0;
        double controlsBelow = 0;
        for (int[] level : levels) {
            double a = 0;
            double b = 0;
            for (int x : level) {
                a += cases[x];
                b += controls[x];
            }
            for (int x : level) {
                double share = (cases[x] + 0.5) / (cases[x] + controls[x] + 1);
                out[x] = share / n1 * ((controlsBelow + b / 2) / n0 - auc)
                        + (1 - share) / n0 * (1 - (casesBelow + a / 2) / n1 - auc);
            }
            casesBelow += a;
            controlsBelow += b;
        }
        return out;
    }

    Closeness of(int[] cases, int[] controls) {
        double auc = auc(cases, controls);
        Closeness sum = new Closeness(0, 0);
        for (PrintedNumber n : target.aucs) {
            sum = sum.plus(Closeness.of(n, auc));
        }
        for (Target.Cut cut : target.cuts) {
            double[] at = cut(cut, cases, controls);
            sum = sum.plus(cut.at(at[0], at[1]));
        }
        return sum;
    }

    /** Sensitivity and specificity at the cut nearest to the print. */
    double[] cut(Target.Cut wanted, int[] cases, int[] controls) {
        double[] best = {1, 0};
        Closeness least = wanted.at(1, 0);
        int casesBelow = 0;
        int controlsBelow = 0;
        for (int[] level : levels) {
            for (int x : level) {
                casesBelow += cases[x];
                controlsBelow += controls[x];
            }
            double sensitivity = 1 - (double) casesBelow / target.wanted.cases();
            double specificity = (double) controlsBelow / target.wanted.controls();
            Closeness here = wanted.at(sensitivity, specificity);
            if (here.compareTo(least) < 0) {
                least = here;
                best = new double[] {sensitivity, specificity};
            }
        }
        return best;
    }

    /**
     * How far AUC and cut-offs are from the print, in subjects: falls steadily towards it; the AUC is to lie above it
     * by a shift.
     */
    double distance(int[] cases, int[] controls, double shift) {
        int n1 = target.wanted.cases();
        int n0 = target.wanted.controls();
        double sum = 0;
        if (!target.aucs.isEmpty()) {
            double auc = auc(cases, controls) - shift;
            for (PrintedNumber n : target.aucs) {
                sum += gap(n, auc) * 4 * Math.min(n1, n0);
            }
        }
        for (Target.Cut cut : target.cuts) {
            double least = Double.POSITIVE_INFINITY;
            int casesBelow = 0;
            int controlsBelow = 0;
            for (int i = -1; i < levels.length; i++) {
                for (int x : i < 0 ? new int[0] : levels[i]) {
                    casesBelow += cases[x];
                    controlsBelow += controls[x];
                }
                least = Math.min(
                        least,
                        gap(cut.sensitivity(), 1 - (double) casesBelow / n1) * n1
                                + gap(cut.specificity(), (double) controlsBelow / n0) * n0);
            }
            sum += least;
        }
        return sum;
    }

    private static double gap(PrintedNumber n, double value) {
        return n == null || n.prints(value)
                ? 0
                : Math.max(n.values().low() - value, value - n.values().high());
    }
}
