package org.counterpart.audit.reconstruct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.audit.attainable.matrix.Dense;

/**
 * Real numbers of subjects with each pattern, near to given whole ones, at which the printed coefficients have the
 * printed standard errors and exposure counts: Newton's method on those equations, each step the smallest in proportion
 * to the numbers themselves.
 */
final class RealTable {
    private static final int STEPS = 40;
    private static final double SETTLED = 1e-6;
    private static final double LEAST = 0.05;
    /** Where only the largest standard error is known, it is kept by this much below. */
    private static final double BELOW = 0.99;

    private final Target target;
    private final PatternFit at;
    private final int[] cells;
    private final double[] subjects;
    private final List<double[]> slopes = new ArrayList<>();
    private final List<Double> missing = new ArrayList<>();

    /**
     * @param at left with the printed coefficients and the inverse of the information
     * @param cells patterns that may change
     * @param shift of the intercept from where as many cases are expected as there are
     */
    RealTable(Target target, PatternFit at, int[] start, int[] cells, double shift) {
        this.target = target;
        this.at = at;
        this.cells = cells;
        this.subjects = Arrays.stream(start).asDoubleStream().toArray();
        for (int j = 0; j < target.predictors; j++) {
            at.b[j + 1] = target.beta[j];
        }
        for (int step = 0; step < 60; step++) {
            at.informed(subjects);
            double by = (target.wanted.cases() - expected(0)) / at.information[0][0];
            at.b[0] += Math.max(-1, Math.min(1, by));
            if (Math.abs(by) < 1e-10) {
                break;
            }
        }
        at.b[0] += shift;
        inform();
    }

    private void inform() {
        at.informed(subjects);
        at.factored();
        at.invert();
    }

    double[] subjects() {
        return subjects.clone();
    }

    /** Cases the model expects: all, and exposed to each predictor. */
    double[] expected() {
        double[] out = new double[at.terms];
        for (int t = 0; t < out.length; t++) {
            out[t] = expected(t);
        }
        return out;
    }

    private double expected(int term) {
        double sum = 0;
        for (int x = 0; x < subjects.length; x++) {
            sum += PatternFit.in(x, term) ? subjects[x] * at.probability[x] : 0;
        }
        return sum;
    }

    void settle() {
        for (int step = 0; step < STEPS; step++) {
            equations();
            double most = missing.stream().mapToDouble(Math::abs).max().orElse(0);
            if (most < SETTLED) {
                return;
            }
            move();
            inform();
        }
    }

    private void equations() {
        slopes.clear();
        missing.clear();
        equal(x -> 1, 0);
        equal(x -> at.probability[x], target.wanted.cases() - expected(0));
        for (int j = 0; j < target.predictors; j++) {
            int term = j + 1;
            if (target.exposedCases[j] >= 0) {
                equal(x -> PatternFit.in(x, term) ? at.probability[x] : 0, target.exposedCases[j] - expected(term));
            }
            if (target.exposedControls[j] >= 0) {
                double there = -expected(term);
                for (int x = 0; x < subjects.length; x++) {
                    there += PatternFit.in(x, term) ? subjects[x] : 0;
                }
                equal(x -> PatternFit.in(x, term) ? 1 - at.probability[x] : 0, target.exposedControls[j] - there);
            }
            double variance = at.inverse[term][term];
            double se = Math.sqrt(variance);
            double off = target.seAsked(j)
                    ? Math.log(target.seLow[j] * target.seHigh[j]) / 2 - Math.log(se)
                    : Math.min(0, Math.log(BELOW * target.seHigh[j] / se))
                            + Math.max(0, Math.log(target.seLow[j] / se));
            if (off != 0) {
                equal(x -> slope(x, term) / (2 * variance), off);
            }
        }
    }

    /** Derivative of a variance by the subjects of a pattern: {@code −w (v·u)²}. */
    private double slope(int pattern, int term) {
        double along = 0;
        for (int t = 0; t < at.terms; t++) {
            along += PatternFit.in(pattern, t) ? at.inverse[term][t] : 0;
        }
        double p = at.probability[pattern];
        return -p * (1 - p) * along * along;
    }

    private interface Slope {
        double at(int pattern);
    }

    private void equal(Slope slope, double off) {
        slopes.add(Arrays.stream(cells).mapToDouble(slope::at).toArray());
        missing.add(off);
    }

    private void move() {
        int rows = slopes.size();
        double[][] system = new double[rows][rows];
        double[] right = new double[rows];
        for (int r = 0; r < rows; r++) {
            right[r] = missing.get(r);
            for (int s = 0; s < rows; s++) {
                for (int c = 0; c < cells.length; c++) {
                    system[r][s] += slopes.get(r)[c] * slopes.get(s)[c] * room(c);
                }
            }
            system[r][r] *= 1 + 1e-9;
        }
        double[] weight = Dense.solve(system, right);
        double[] step = new double[cells.length];
        double share = 1;
        for (int c = 0; c < cells.length; c++) {
            for (int r = 0; r < rows; r++) {
                step[c] += room(c) * slopes.get(r)[c] * weight[r];
            }
            double there = subjects[cells[c]];
            if (step[c] < 0 && there <= 2 * LEAST) {
                step[c] = 0;
            } else if (step[c] < 0) {
                share = Math.min(share, 0.7 * (there - LEAST) / -step[c]);
            }
        }
        for (int c = 0; c < cells.length; c++) {
            subjects[cells[c]] += Double.isNaN(step[c]) ? 0 : share * step[c];
        }
    }

    private double room(int c) {
        double there = subjects[cells[c]];
        return there <= 2 * LEAST ? 1e-6 : Math.min(there * there, 4 * there);
    }
}
