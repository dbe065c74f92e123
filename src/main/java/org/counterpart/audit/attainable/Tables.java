package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.List;

/**
 * The tables that agree with a printed model at one intercept, as points of a space: with {@code Fit.FREE} the shares
 * of the cases and of the controls in each exposure pattern, held to the score equations; with {@code Fit.CALIBRATED}
 * the share of the subjects in each pattern, of whom the model's own share are cases. Sizes, score equations and
 * exposure counts are linear in them.
 */
final class Tables {
    enum Fit {
        FREE,
        CALIBRATED
    }

    final PrintedModel model;
    final Patterns patterns;
    final Fit fit;
    final double[] probability;
    final int cut;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /** Nothing is held at a cut of the score. */
    static final int NO_CUT = 0;

    Tables(PrintedModel model, Patterns patterns, double intercept, Fit fit) {
        this(model, patterns, intercept, fit, NO_CUT);
    }

    /**
     * @param cut the lowest level of the score that counts as positive in what the paper prints at a cut, or {@link
     *     #NO_CUT}
     */
    Tables(PrintedModel model, Patterns patterns, double intercept, Fit fit, int cut) {
        this.model = model;
        this.patterns = patterns;
        this.fit = fit;
        this.cut = cut;
        this.probability = patterns.probabilities(intercept);
        equal(x -> 1, x -> 0, 1);
        equal(x -> 0, x -> 1, 1);
        double n = model.n();
        for (int term = 0; fit == Fit.FREE && term < patterns.terms(); term++) {
            int t = term;
            equal(
                    x -> Patterns.design(x, t) * (1 - probability[x]) * model.n1() / n,
                    x -> -Patterns.design(x, t) * probability[x] * model.n0() / n,
                    0);
        }
        for (int j = 0; j < model.predictors(); j++) {
            int term = j + 1;
            if (!Double.isNaN(model.exposedCases(j))) {
                equal(x -> Patterns.design(x, term), x -> 0, model.exposedCases(j) / model.n1());
            }
            if (!Double.isNaN(model.exposedControls(j))) {
                equal(x -> 0, x -> Patterns.design(x, term), model.exposedControls(j) / model.n0());
            }
        }
        if (cut != NO_CUT) {
            hold(model.cut(), cut);
        }
    }

    /** Sensitivity and specificity, where the patterns from a level on are positive. */
    private void hold(PrintedModel.Cut printed, int cut) {
        boolean[] positive = new boolean[patterns.size()];
        for (int level = cut; level < patterns.levels(); level++) {
            for (int x : patterns.level(level)) {
                positive[x] = true;
            }
        }
        equal(x -> positive[x] ? 1 : 0, x -> 0, printed.sensitivity());
        equal(x -> 0, x -> positive[x] ? 0 : 1, printed.specificity());
    }

    private interface Weight {
        double of(int pattern);
    }

    private void equal(Weight cases, Weight controls, double value) {
        double[] row = new double[dimension()];
        int size = patterns.size();
        for (int x = 0; x < size; x++) {
            if (fit == Fit.FREE) {
                row[x] = cases.of(x);
                row[size + x] = controls.of(x);
            } else {
                row[x] = cases.of(x) * casesOf(x) + controls.of(x) * controlsOf(x);
            }
        }
        rows.add(row);
        values.add(value);
    }

    private double casesOf(int x) {
        return probability[x] * model.n() / model.n1();
    }

    private double controlsOf(int x) {
        return (1 - probability[x]) * model.n() / model.n0();
    }

    int dimension() {
        return fit == Fit.FREE ? 2 * patterns.size() : patterns.size();
    }

    int equalities() {
        return rows.size();
    }

    double coefficient(int equality, int variable) {
        return rows.get(equality)[variable];
    }

    /** What is missing to the right-hand side of an equality. */
    double residual(int equality, double[] point) {
        double sum = values.get(equality);
        double[] row = rows.get(equality);
        for (int i = 0; i < row.length; i++) {
            sum -= row[i] * point[i];
        }
        return sum;
    }

    /** The pattern a coordinate belongs to. */
    int pattern(int coordinate) {
        return coordinate % patterns.size();
    }

    /** How many subjects one unit of a coordinate is. */
    double subjects(int coordinate) {
        return fit == Fit.CALIBRATED ? model.n() : coordinate < patterns.size() ? model.n1() : model.n0();
    }

    /** Shares of the cases. */
    double[] cases(double[] point) {
        double[] out = new double[patterns.size()];
        for (int x = 0; x < out.length; x++) {
            out[x] = fit == Fit.FREE ? point[x] : point[x] * casesOf(x);
        }
        return out;
    }

    /** Shares of the controls. */
    double[] controls(double[] point) {
        double[] out = new double[patterns.size()];
        for (int x = 0; x < out.length; x++) {
            out[x] = fit == Fit.FREE ? point[out.length + x] : point[x] * controlsOf(x);
        }
        return out;
    }

    double auc(double[] point) {
        return patterns.auc(cases(point), controls(point));
    }

    /** The derivative of the AUC; the AUC is quadratic, so this is linear in the point. */
    double[] aucGradient(double[] point) {
        double[] byCases = patterns.beaten(controls(point));
        double[] byControls = patterns.beating(cases(point));
        double[] out = new double[point.length];
        for (int x = 0; x < byCases.length; x++) {
            if (fit == Fit.FREE) {
                out[x] = byCases[x];
                out[byCases.length + x] = byControls[x];
            } else {
                out[x] = byCases[x] * casesOf(x) + byControls[x] * controlsOf(x);
            }
        }
        return out;
    }

    /** Subjects with each pattern. */
    double[] counts(double[] point) {
        double[] out = new double[patterns.size()];
        for (int i = 0; i < point.length; i++) {
            out[pattern(i)] += point[i] * subjects(i);
        }
        return out;
    }
}
