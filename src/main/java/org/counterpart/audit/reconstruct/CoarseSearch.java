package org.counterpart.audit.reconstruct;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A whole table near to everything that is printed, though not to the last digit: simulated annealing from a random
 * population, one subject changing its pattern at a step, the model fitted anew each time.
 */
final class CoarseSearch {
    private static final int STEPS = 8000;
    private static final double HOT = 30;
    private static final double COLD = 0.1;
    /** What counts as one unit of distance where the print is finer. */
    private static final double COEFFICIENT = 0.03;

    private static final double LOG_SE = 0.01;
    private static final double SUBJECTS = 0.5;
    private static final double ORDER = 0.05;

    private final Target target;
    private final PatternFit fit;
    private final double shift;
    private final SplittableRandom random;
    private final int[] cases;
    private final int[] controls;

    /**
     * @param shift by how much the AUC should lie above the print: cases spread otherwise lower it more easily than
     *     they raise it
     */
    CoarseSearch(Target target, double shift, SplittableRandom random) {
        this.target = target;
        this.shift = shift;
        this.fit = new PatternFit(target.predictors);
        this.random = random;
        cases = new int[fit.patterns];
        controls = new int[fit.patterns];
    }

    WholeTable search() {
        draw();
        Arrays.fill(fit.b, 0);
        double here = height();
        WholeTable best = new WholeTable(cases, controls);
        double least = here;
        double[] settled = fit.b.clone();
        for (int step = 0; step < STEPS && least > 0; step++) {
            int[] group = random.nextBoolean() ? cases : controls;
            int x = random.nextInt(group.length);
            int y = random.nextInt(group.length);
            int by = amount(group[x]);
            if (x == y || by == 0) {
                continue;
            }
            group[x] -= by;
            group[y] += by;
            double next = height();
            double heat = HOT * Math.pow(COLD / HOT, (double) step / STEPS);
            if (next <= here || random.nextDouble() < Math.exp((here - next) / heat)) {
                here = next;
                System.arraycopy(fit.b, 0, settled, 0, settled.length);
                if (here < least) {
                    least = here;
                    best = new WholeTable(cases, controls);
                }
            } else {
                group[x] += by;
                group[y] -= by;
            }
            fit.from(settled);
        }
        return best;
    }

    /** Subjects to move at once: mostly one, in large groups at times many. */
    private int amount(int there) {
        int most = Math.max(1, there / 8);
        int by = random.nextInt(3) > 0 ? 1 : 1 + random.nextInt(most);
        return Math.min(by, there);
    }

    /** Controls from a population with one factor behind all predictors; cases as the printed odds ratios make them. */
    private void draw() {
        int k = target.predictors;
        double[] share = new double[k];
        for (int j = 0; j < k; j++) {
            share[j] = 0.05 + 0.7 * random.nextDouble();
        }
        double shared = random.nextDouble();
        int size = controls.length;
        double[] weight = new double[size];
        double total = 0;
        for (int i = 0; i < 400; i++) {
            double common = random.nextDouble();
            int pattern = 0;
            for (int j = 0; j < k; j++) {
                double u = random.nextDouble() < shared ? common : random.nextDouble();
                pattern |= u < share[j] ? 1 << j : 0;
            }
            weight[pattern]++;
        }
        double[] exposed = new double[size];
        for (int x = 0; x < size; x++) {
            double score = 0;
            for (int j = 0; j < k; j++) {
                score += PatternFit.in(x, j + 1) ? target.beta[j] : 0;
            }
            exposed[x] = weight[x] * Math.exp(score);
            total += exposed[x];
        }
        spread(controls, weight, 400, target.wanted.controls());
        spread(cases, exposed, total, target.wanted.cases());
    }

    private void spread(int[] group, double[] weight, double total, int subjects) {
        for (int i = 0; i < subjects; i++) {
            double at = random.nextDouble() * total;
            int x = 0;
            while (x < group.length - 1 && (at -= weight[x]) >= 0) {
                x++;
            }
            group[x]++;
        }
    }

    private double height() {
        int[] subjects = new int[cases.length];
        for (int x = 0; x < subjects.length; x++) {
            subjects[x] = cases[x] + controls[x];
        }
        int[] exposed = WholeTable.margins(cases);
        if (!fit.fit(subjects, exposed)) {
            Arrays.fill(fit.b, 0);
            return 1e9;
        }
        double sum = 0;
        for (int j = 0; j < target.predictors; j++) {
            int term = j + 1;
            sum += squared(
                    Math.abs(fit.b[term] - target.beta[j]) - target.half[j], Math.max(COEFFICIENT, target.half[j]));
            double se = Math.sqrt(fit.variance(term));
            double rounding = target.seAsked(j) ? Math.log(target.seHigh[j] / target.seLow[j]) / 2 : 0;
            double off = Math.max(Math.log(target.seLow[j] / se), Math.log(se / target.seHigh[j]));
            sum += squared(off, Math.max(LOG_SE, rounding));
            if (target.exposedCases[j] >= 0) {
                sum += squared(Math.abs(exposed[term] - target.exposedCases[j]), SUBJECTS);
            }
            if (target.exposedControls[j] >= 0) {
                sum += squared(Math.abs(WholeTable.margin(controls, term) - target.exposedControls[j]), SUBJECTS);
            }
        }
        if (!target.aucs.isEmpty() || !target.cuts.isEmpty()) {
            sum += squared(new ScoreOrder(target, fit.b).distance(cases, controls, shift), ORDER * 4);
        }
        return sum;
    }

    private static double squared(double distance, double unit) {
        return distance > 0 ? distance / unit * (distance / unit) : 0;
    }
}
