package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tables that agree with a printed model and whose intercept lies in an interval, as vectors: the shares of the
 * cases in each pattern, the shares of the controls, and by how much each inequality is kept that such a table
 * satisfies. All are nonnegative, and linear forms in them are zero. As a risk grows with the intercept, the score
 * equations give two inequalities each; the tangents of the standard errors' bounds hold with the largest variance in
 * the interval. Odds ratios anywhere within their rounding widen the interval of each pattern's score.
 */
final class TableForms {
    /** No inequality is kept by more than this, in the units its variable has. */
    private static final double MOST_KEPT = 0.2;
    /** A variance this near its bound is worth a tangent. */
    private static final double NEAR = 0.98;

    private final PrintedModel model;
    private final Patterns patterns;
    private final Tables.Fit fit;
    private final double share;

    TableForms(PrintedModel model, Patterns patterns, Tables.Fit fit) {
        this.model = model;
        this.patterns = patterns;
        this.fit = fit;
        this.share = (double) model.n1() / model.n();
    }

    /**
     * What every table satisfies whose standard error of a predictor is within its bound: {@code Σ m_x (v_x squares_x −
     * least) >= 0}, m the share of the subjects and v the variance of the outcome in a pattern. With z any vector,
     * {@code squares = n (z·u_x)²} and {@code least = 2 z_j − se²}; the tangent touches where z is the predictor's
     * column of the inverse information.
     */
    static final class Tangent {
        private final double[] squares;
        private final double least;

        private Tangent(double[] squares, double least) {
            this.squares = squares;
            this.least = least;
        }

        private double kept(int pattern, double variance) {
            return variance * squares[pattern] - least;
        }
    }

    /** Tangents where a table has standard errors near or above their bounds. */
    List<Tangent> tangents(double[] cases, double[] controls, double intercept) {
        List<Tangent> out = new ArrayList<>();
        double[] subjects = new double[cases.length];
        for (int x = 0; x < subjects.length; x++) {
            subjects[x] = Math.max(1e-6, cases[x] * model.n1() + controls[x] * model.n0());
        }
        Information at = new Information(patterns, subjects, patterns.probabilities(intercept));
        for (int j = 0; j < model.predictors(); j++) {
            double bound = model.seMax(j) * model.seMax(j);
            if (bound < Double.POSITIVE_INFINITY && at.variance(j + 1) > NEAR * bound) {
                double[] squares = new double[subjects.length];
                for (int x = 0; x < squares.length; x++) {
                    squares[x] = model.n() * at.along(j + 1, x) * at.along(j + 1, x);
                }
                out.add(new Tangent(squares, 2 * at.variance(j + 1) - bound));
            }
        }
        return out;
    }

    /** How many variables are shares. */
    int shares() {
        return 2 * patterns.size();
    }

    /** How many variables there are, with these many tangents. */
    int variables(int tangents) {
        return shares() + 2 * equations() + tangents;
    }

    /** Largest sum of the squares of all variables: the cases' shares sum to 1, the controls' too. */
    double mass(int tangents) {
        return 2 + MOST_KEPT * MOST_KEPT * (2 * equations() + tangents);
    }

    private int equations() {
        return fit == Tables.Fit.FREE ? patterns.terms() : patterns.size();
    }

    /** The score equations; where there is no lack of fit, the share of cases in each pattern. */
    private double design(int pattern, int equation) {
        return fit == Tables.Fit.FREE ? Patterns.design(pattern, equation) : pattern == equation ? 1 : 0;
    }

    /** By how much each inequality is kept, a form in the shares: the variables after the shares, in this order. */
    double[][] kept(double from, double to, List<Tangent> tangents) {
        int size = patterns.size();
        double[] least = new double[size];
        double[] most = new double[size];
        double[] variance = new double[size];
        for (int x = 0; x < size; x++) {
            double slack = patterns.slack(x, model);
            double low = patterns.score(x) + from - slack;
            double high = patterns.score(x) + to + slack;
            least[x] = 1 / (1 + Math.exp(-low));
            most[x] = 1 / (1 + Math.exp(-high));
            variance[x] = low < 0 && high > 0 ? 0.25 : Math.max(least[x] * (1 - least[x]), most[x] * (1 - most[x]));
        }
        double[][] out = new double[variables(tangents.size()) - shares()][];
        for (int e = 0; e < equations(); e++) {
            double[] above = new double[2 * size];
            double[] below = new double[2 * size];
            double widest = 0;
            for (int x = 0; x < size; x++) {
                double design = design(x, e);
                above[x] = share * design * (1 - least[x]);
                above[size + x] = -(1 - share) * design * least[x];
                below[x] = -share * design * (1 - most[x]);
                below[size + x] = (1 - share) * design * most[x];
                widest = Math.max(widest, design * (most[x] - least[x]));
            }
            out[2 * e] = times(above, MOST_KEPT / widest);
            out[2 * e + 1] = times(below, MOST_KEPT / widest);
        }
        for (int i = 0; i < tangents.size(); i++) {
            Tangent tangent = tangents.get(i);
            double[] row = new double[2 * size];
            double widest = 0;
            for (int x = 0; x < size; x++) {
                double kept = tangent.kept(x, variance[x]);
                row[x] = share * kept;
                row[size + x] = (1 - share) * kept;
                widest = Math.max(widest, kept);
            }
            out[2 * equations() + i] = times(row, MOST_KEPT / Math.max(widest, 1e-12));
        }
        return out;
    }

    private static double[] times(double[] row, double factor) {
        return Arrays.stream(row).map(v -> v * factor).toArray();
    }

    /** The linear forms that are zero. */
    double[][] zero(double[][] kept) {
        int size = patterns.size();
        int n = shares() + kept.length;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            double[] row = Arrays.copyOf(kept[i], n);
            row[shares() + i] = -1;
            double length = Math.sqrt(Arrays.stream(row).map(v -> v * v).sum());
            rows.add(times(row, 1 / length));
        }
        double[] difference = new double[n];
        Arrays.fill(difference, 0, size, 0.25);
        Arrays.fill(difference, size, 2 * size, -0.25);
        rows.add(difference);
        for (int j = 0; j < model.predictors(); j++) {
            if (!Double.isNaN(model.exposedCases(j))) {
                rows.add(count(n, 0, j, model.exposedCases(j) / model.n1()));
            }
            if (!Double.isNaN(model.exposedControls(j))) {
                rows.add(count(n, size, j, model.exposedControls(j) / model.n0()));
            }
        }
        return rows.toArray(new double[0][]);
    }

    private double[] count(int n, int from, int predictor, double exposed) {
        double[] row = new double[n];
        for (int x = 0; x < patterns.size(); x++) {
            row[from + x] = ((Patterns.exposed(x, predictor) ? 1 : 0) - exposed) / 2;
        }
        return row;
    }

    /**
     * The quadratic form of the AUC, or of its negative; where the odds ratios' rounding leaves open which of two
     * patterns has the higher score, as favourable as either.
     */
    double[][] auc(int n, int sign) {
        int size = patterns.size();
        double[][] out = new double[n][n];
        for (int x = 0; x < size; x++) {
            for (int y = 0; y < size; y++) {
                double beats = sign * patterns.beats(x, y, model, sign);
                out[x][size + y] = beats / 2;
                out[size + y][x] = beats / 2;
            }
        }
        return out;
    }

    /** The square of the mean of the two shares' sums, which is 1. */
    double[][] unit(int n) {
        double[][] out = new double[n][n];
        for (int i = 0; i < shares(); i++) {
            Arrays.fill(out[i], 0, shares(), 0.25);
        }
        return out;
    }
}
