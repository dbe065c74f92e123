package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables that agree with a printed model, as points of a space: with {@code Fit.FREE} the shares of the cases and
 * of the controls in each exposure pattern, held to the score equations; with {@code Fit.CALIBRATED} the share of the
 * subjects in each pattern, of whom the model's own share are cases. The coordinates of the {@link Terms} follow, where
 * they move. Sizes, score equations and exposure counts are linear in the shares, with coefficients {@code alone + risk
 * · byRisk} of the pattern's risk; so where no term moves they are linear in the point.
 */
final class Tables {
    enum Fit {
        FREE,
        CALIBRATED
    }

    /** Nothing is held at a cut of the score. */
    static final int NO_CUT = 0;

    final PrintedModel model;
    final Patterns patterns;
    final Fit fit;
    final int cut;
    private final Terms terms;
    private final List<Equality> equalities = new ArrayList<>();
    private final double caseShare;
    private final double controlShare;
    /** Whether a case with the first pattern outranks a control with the second: 1, 1/2 or 0. */
    private final double[][] beats;

    private static final class Equality {
        private final double[] alone;
        private final double[] byRisk;
        private final double value;

        Equality(double[] alone, double[] byRisk, double value) {
            this.alone = alone;
            this.byRisk = byRisk;
            this.value = value;
        }

        double coefficient(int share, double risk) {
            return alone[share] + byRisk[share] * risk;
        }
    }

    /** Tables of one intercept and of the patterns' own log odds ratios. */
    static Tables at(PrintedModel model, Patterns patterns, double intercept, Fit fit) {
        return new Tables(model, patterns, Terms.fixed(model, patterns, intercept), fit, NO_CUT);
    }

    /**
     * Tables whose intercept and log odds ratios move, from here.
     *
     * @param cut the lowest level of the score that counts as positive in what the paper prints at a cut, or {@link
     *     #NO_CUT}
     */
    static Tables within(PrintedModel model, Patterns patterns, double from, double to, Fit fit, int cut) {
        return new Tables(model, patterns, Terms.moving(model, patterns, from, to), fit, cut);
    }

    private Tables(PrintedModel model, Patterns patterns, Terms terms, Fit fit, int cut) {
        this.model = model;
        this.patterns = patterns;
        this.terms = terms;
        this.fit = fit;
        this.cut = cut;
        this.caseShare = (double) model.n1() / model.n();
        this.controlShare = (double) model.n0() / model.n();
        this.beats = patterns.beats();
        equal(x -> 1, x -> 0, 1);
        equal(x -> 0, x -> 1, 1);
        for (int term = 0; fit == Fit.FREE && term < patterns.terms(); term++) {
            scoreEquation(term);
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
            hold(model.cut());
        }
    }

    /** Sensitivity and specificity, where the patterns from the cut on are positive. */
    private void hold(PrintedModel.Cut printed) {
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

    /** The cases with a term are as many as the risks of all subjects with it sum to. */
    private void scoreEquation(int term) {
        double[] alone = new double[shares()];
        double[] byRisk = new double[shares()];
        for (int x = 0; x < patterns.size(); x++) {
            double in = Patterns.design(x, term);
            alone[x] = in * caseShare;
            byRisk[x] = -in * caseShare;
            byRisk[patterns.size() + x] = -in * controlShare;
        }
        equalities.add(new Equality(alone, byRisk, 0));
    }

    private void equal(Weight cases, Weight controls, double value) {
        double[] alone = new double[shares()];
        double[] byRisk = new double[shares()];
        int size = patterns.size();
        for (int x = 0; x < size; x++) {
            if (fit == Fit.FREE) {
                alone[x] = cases.of(x);
                alone[size + x] = controls.of(x);
            } else {
                alone[x] = controls.of(x) / controlShare;
                byRisk[x] = cases.of(x) / caseShare - controls.of(x) / controlShare;
            }
        }
        equalities.add(new Equality(alone, byRisk, value));
    }

    /** How many coordinates are shares; the terms' follow. */
    int shares() {
        return fit == Fit.FREE ? 2 * patterns.size() : patterns.size();
    }

    int dimension() {
        return shares() + terms.count();
    }

    /** Even shares, the terms where they start. */
    double[] start() {
        double[] point = new double[dimension()];
        Arrays.fill(point, 0, shares(), 1.0 / patterns.size());
        terms.start(point, shares());
        return point;
    }

    Tables withoutLackOfFit() {
        return fit == Fit.CALIBRATED ? this : new Tables(model, patterns, terms, Fit.CALIBRATED, cut);
    }

    /** The point of a table that is given as one without lack of fit. */
    double[] lifted(double[] calibrated) {
        double[] out = new double[dimension()];
        double[] risk = terms.risks(calibrated, patterns.size());
        for (int x = 0; x < patterns.size(); x++) {
            out[x] = calibrated[x] * risk[x] / caseShare;
            out[patterns.size() + x] = calibrated[x] * (1 - risk[x]) / controlShare;
        }
        System.arraycopy(calibrated, patterns.size(), out, shares(), terms.count());
        return out;
    }

    List<Terms.Room> rooms() {
        return terms.rooms();
    }

    double[] risks(double[] point) {
        return terms.risks(point, shares());
    }

    /** The derivative of a pattern's score by a coordinate of the terms. */
    double scoreSlope(int pattern, int coordinate) {
        return terms.slope(pattern, coordinate - shares());
    }

    int equalities() {
        return equalities.size();
    }

    /** What is missing to the right-hand side of each equality. */
    double[] residuals(double[] point) {
        double[] risk = risks(point);
        double[] out = new double[equalities.size()];
        for (int e = 0; e < out.length; e++) {
            Equality equality = equalities.get(e);
            out[e] = equality.value;
            for (int i = 0; i < shares(); i++) {
                out[e] -= equality.coefficient(i, risk[pattern(i)]) * point[i];
            }
        }
        return out;
    }

    /** The derivatives of the equalities' left-hand sides. */
    double[][] slopes(double[] point) {
        double[] risk = risks(point);
        double[][] out = new double[equalities.size()][dimension()];
        for (int e = 0; e < out.length; e++) {
            Equality equality = equalities.get(e);
            for (int i = 0; i < shares(); i++) {
                int x = pattern(i);
                out[e][i] = equality.coefficient(i, risk[x]);
                double byScore = equality.byRisk[i] * risk[x] * (1 - risk[x]) * point[i];
                for (int t = shares(); byScore != 0 && t < dimension(); t++) {
                    out[e][t] += byScore * scoreSlope(x, t);
                }
            }
        }
        return out;
    }

    /** Adds the second derivatives of the equalities' left-hand sides, each times its multiplier. */
    void addCurvature(double[] point, double[] multiplier, double[][] out) {
        if (terms.count() == 0) {
            return;
        }
        double[] risk = risks(point);
        for (int i = 0; i < shares(); i++) {
            double sum = 0;
            for (int e = 0; e < multiplier.length; e++) {
                sum += multiplier[e] * equalities.get(e).byRisk[i];
            }
            bend(out, i, sum, risk[pattern(i)], point[i]);
        }
    }

    /** Adds the second derivatives of {@code factor · share · risk} by the share and the terms. */
    private void bend(double[][] out, int share, double factor, double risk, double value) {
        int x = pattern(share);
        double variance = risk * (1 - risk);
        for (int t = shares(); t < dimension(); t++) {
            double mixed = factor * variance * scoreSlope(x, t);
            out[share][t] += mixed;
            out[t][share] += mixed;
            for (int s = shares(); s < dimension(); s++) {
                out[t][s] += mixed * (1 - 2 * risk) * value * scoreSlope(x, s);
            }
        }
    }

    /** The pattern a share belongs to. */
    int pattern(int share) {
        return share % patterns.size();
    }

    /** How many subjects one unit of a share is. */
    double subjects(int share) {
        return fit == Fit.CALIBRATED ? model.n() : share < patterns.size() ? model.n1() : model.n0();
    }

    /** Shares of the cases. */
    double[] cases(double[] point) {
        double[] out = Arrays.copyOf(point, patterns.size());
        double[] risk = fit == Fit.FREE ? null : risks(point);
        for (int x = 0; risk != null && x < out.length; x++) {
            out[x] *= risk[x] / caseShare;
        }
        return out;
    }

    /** Shares of the controls. */
    double[] controls(double[] point) {
        if (fit == Fit.FREE) {
            return Arrays.copyOfRange(point, patterns.size(), shares());
        }
        double[] risk = risks(point);
        double[] out = Arrays.copyOf(point, patterns.size());
        for (int x = 0; x < out.length; x++) {
            out[x] *= (1 - risk[x]) / controlShare;
        }
        return out;
    }

    double auc(double[] point) {
        return patterns.auc(cases(point), controls(point));
    }

    /** The derivative of the AUC. */
    double[] aucGradient(double[] point) {
        double[] byCases = patterns.beaten(controls(point));
        double[] byControls = patterns.beating(cases(point));
        double[] out = new double[point.length];
        double[] risk = fit == Fit.FREE ? null : risks(point);
        for (int x = 0; x < byCases.length; x++) {
            if (risk == null) {
                out[x] = byCases[x];
                out[byCases.length + x] = byControls[x];
            } else {
                out[x] = byCases[x] * risk[x] / caseShare + byControls[x] * (1 - risk[x]) / controlShare;
                double byRisk = byCases[x] / caseShare - byControls[x] / controlShare;
                for (int t = shares(); t < point.length; t++) {
                    out[t] += byRisk * point[x] * risk[x] * (1 - risk[x]) * scoreSlope(x, t);
                }
            }
        }
        return out;
    }

    /**
     * Adds the second derivatives of the AUC times a factor: the AUC is quadratic in the shares of cases and controls,
     * which are linear in the point, or {@code share · risk} where there is no lack of fit.
     */
    void addAucCurvature(double[] point, double factor, double[][] out) {
        int size = patterns.size();
        int n = point.length;
        if (fit == Fit.FREE) {
            for (int x = 0; x < size; x++) {
                for (int y = 0; y < size; y++) {
                    out[x][size + y] += factor * beats[x][y];
                    out[size + y][x] += factor * beats[x][y];
                }
            }
            return;
        }
        double[] risk = risks(point);
        double[][] cases = new double[size][];
        double[][] controls = new double[size][];
        for (int x = 0; x < size; x++) {
            cases[x] = slope(x, point, risk[x], true);
            controls[x] = slope(x, point, risk[x], false);
        }
        for (int i = 0; i < n; i++) {
            double[] through = new double[size];
            for (int x = 0; x < size; x++) {
                for (int y = 0; cases[x][i] != 0 && y < size; y++) {
                    through[y] += cases[x][i] * beats[x][y];
                }
            }
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int y = 0; y < size; y++) {
                    sum += through[y] * controls[y][k];
                }
                out[i][k] += factor * sum;
                out[k][i] += factor * sum;
            }
        }
        if (terms.count() > 0) {
            double[] byCases = patterns.beaten(controls(point));
            double[] byControls = patterns.beating(cases(point));
            for (int x = 0; x < size; x++) {
                bend(out, x, factor * (byCases[x] / caseShare - byControls[x] / controlShare), risk[x], point[x]);
            }
        }
    }

    /** The derivatives of a pattern's share of the cases, or of the controls, where there is no lack of fit. */
    private double[] slope(int x, double[] point, double risk, boolean ofCases) {
        double[] out = new double[point.length];
        out[x] = ofCases ? risk / caseShare : (1 - risk) / controlShare;
        for (int t = shares(); t < point.length; t++) {
            double moved = point[x] * risk * (1 - risk) * scoreSlope(x, t);
            out[t] = ofCases ? moved / caseShare : -moved / controlShare;
        }
        return out;
    }

    /** Subjects with each pattern. */
    double[] counts(double[] point) {
        double[] out = new double[patterns.size()];
        for (int i = 0; i < shares(); i++) {
            out[pattern(i)] += point[i] * subjects(i);
        }
        return out;
    }

    /** The point of a table that was found with the log odds ratios of the patterns, and may have lack of fit. */
    double[] point(AttainableEnd table) {
        double[] point = start();
        double[] cases = table.cases();
        double[] controls = table.controls();
        for (int i = 0; i < shares(); i++) {
            int x = pattern(i);
            point[i] = (i == x ? cases[x] : controls[x]) / subjects(i);
        }
        point[shares()] = table.intercept();
        return point;
    }

    AttainableEnd end(double[] point) {
        double[] cases = cases(point);
        double[] controls = controls(point);
        for (int x = 0; x < cases.length; x++) {
            cases[x] *= model.n1();
            controls[x] *= model.n0();
        }
        return new AttainableEnd(
                auc(point), terms.intercept(point, shares()), terms.beta(point, shares()), cut, cases, controls);
    }
}
