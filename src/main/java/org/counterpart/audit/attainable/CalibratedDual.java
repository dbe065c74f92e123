package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A proven upper bound of the AUC of every calibrated table whose intercept lies in an interval.
 *
 * <p>Let w be the share of the subjects in each pattern, p the pattern's risk, v = p(1−p), π = n1/n, and F the
 * cumulative w by ascending risk t. Then {@code AUC = 1/2 + Σ (t_{i+1} − t_i) F_i (1 − F_i) / (2π(1−π))}, concave in w,
 * and below any of its tangents: {@code F(1−F) <= f² + F(1 − 2f)}. A standard error at most s means {@code n Σ w v
 * (z·x)² >= 2 z_j − s²} for every vector z. So with any f, any z, multipliers λ of the equalities and μ >= 0 of the
 * standard errors the largest Lagrangian over the patterns bounds the AUC, whatever w is; the multipliers come from a
 * linear programme, the f and z from a table that is nearly the best. Over an interval of intercepts each pattern's
 * Lagrangian is at most its larger end plus an eighth of its largest curvature times the squared width; log odds ratios
 * within their rounding change a risk by at most a quarter of the change of the score.
 */
final class CalibratedDual {
    /** Largest |p″| and largest |v′| of a logistic risk by its score, 1/(6√3), and largest |v″|. */
    private static final double RISK_CURVATURE = 0.09623;

    private static final double VARIANCE_CURVATURE = 0.125;
    private static final double ROUNDING = 1e-9;
    private static final double[] TOLERANCES = {1e-10, 1e-7};
    /** A bound this low decides; the programme need not go on for ever where no table exists. */
    private static final double LOW_ENOUGH = 0.4;

    private final PrintedModel model;
    private final Patterns patterns;
    private final List<double[]> constant = new ArrayList<>();
    private final List<double[]> byRisk = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final double share;

    CalibratedDual(PrintedModel model, Patterns patterns) {
        this.model = model;
        this.patterns = patterns;
        this.share = (double) model.n1() / model.n();
        equality(x -> 0, x -> 1, share);
        for (int j = 0; j < model.predictors(); j++) {
            int predictor = j;
            if (!Double.isNaN(model.exposedCases(j))) {
                equality(x -> 0, x -> exposed(x, predictor), model.exposedCases(j) / model.n());
            }
            if (!Double.isNaN(model.exposedControls(j))) {
                equality(x -> exposed(x, predictor), x -> -exposed(x, predictor), model.exposedControls(j) / model.n());
            }
        }
    }

    private interface Weight {
        double of(int pattern);
    }

    private void equality(Weight alone, Weight timesRisk, double value) {
        double[] c = new double[patterns.size()];
        double[] d = new double[patterns.size()];
        for (int x = 0; x < c.length; x++) {
            c[x] = alone.of(x);
            d[x] = timesRisk.of(x);
        }
        constant.add(c);
        byRisk.add(d);
        values.add(value);
    }

    private static double exposed(int pattern, int predictor) {
        return Patterns.exposed(pattern, predictor) ? 1 : 0;
    }

    /** @param w shares of a table to be tangent to, all positive; any will do, the best give the lowest bound */
    double bound(double from, double to, double[] w) {
        return new Interval(from, to, w).bound();
    }

    /** The bound over one interval of intercepts. */
    private final class Interval {
        private final double[][] risk;
        private final double width;
        private final int[] level;
        /** For each pattern, what each level's risk counts in the tangent of the AUC. */
        private final double[][] tangent;
        /** For each standard error, (z·x)² n of each pattern, and 2 z_j − s². */
        private final List<double[]> information = new ArrayList<>();

        private final List<Double> least = new ArrayList<>();

        Interval(double from, double to, double[] w) {
            risk = new double[][] {patterns.probabilities(from), patterns.probabilities(to)};
            width = to - from;
            level = new int[patterns.size()];
            for (int i = 0; i < patterns.levels(); i++) {
                for (int x : patterns.level(i)) {
                    level[x] = i;
                }
            }
            tangent = tangent(w);
            double[] middle = patterns.probabilities((from + to) / 2);
            double[] subjects = Arrays.stream(w).map(v -> v * model.n()).toArray();
            Information at = new Information(patterns, subjects, middle);
            for (int j = 0; j < model.predictors(); j++) {
                double variance = model.seMax(j) * model.seMax(j);
                if (variance < Double.POSITIVE_INFINITY) {
                    double[] counts = new double[patterns.size()];
                    for (int x = 0; x < counts.length; x++) {
                        counts[x] = model.n() * at.along(j + 1, x) * at.along(j + 1, x);
                    }
                    information.add(counts);
                    least.add(2 * at.variance(j + 1) - variance);
                }
            }
        }

        private double[][] tangent(double[] w) {
            int levels = patterns.levels();
            double[] f = new double[levels];
            for (int i = 0; i < levels; i++) {
                f[i] = i == 0 ? 0 : f[i - 1];
                for (int x : patterns.level(i)) {
                    f[i] += w[x];
                }
            }
            double scale = 1 / (2 * share * (1 - share));
            double[][] out = new double[patterns.size()][levels];
            for (int x = 0; x < out.length; x++) {
                for (int i = 0; i < levels - 1; i++) {
                    double slope = scale * (f[i] * f[i] + (i >= level[x] ? 1 - 2 * f[i] : 0));
                    out[x][i + 1] += slope;
                    out[x][i] -= slope;
                }
            }
            return out;
        }

        private double gain(int x, int end) {
            double sum = 0;
            for (int i = 0; i < tangent[x].length; i++) {
                sum += tangent[x][i] * risk[end][patterns.level(i)[0]];
            }
            return sum;
        }

        private double variance(int x, int end) {
            return risk[end][x] * (1 - risk[end][x]);
        }

        /** Multipliers: of the sum of the shares, of the other equalities, of the standard errors. */
        private double[] multipliers(int ends, double tolerance) {
            int equalities = values.size();
            int n = 1 + equalities + information.size();
            List<LinearConstraint> constraints = new ArrayList<>();
            double[] objective = new double[n];
            objective[0] = 1;
            for (int r = 0; r < equalities; r++) {
                objective[1 + r] = values.get(r);
            }
            for (int s = 0; s < least.size(); s++) {
                objective[1 + equalities + s] = -least.get(s);
                double[] positive = new double[n];
                positive[1 + equalities + s] = 1;
                constraints.add(new LinearConstraint(positive, Relationship.GEQ, 0));
            }
            constraints.add(new LinearConstraint(objective, Relationship.GEQ, LOW_ENOUGH - 0.5));
            for (int end = 0; end < ends; end++) {
                for (int x = 0; x < patterns.size(); x++) {
                    double[] row = new double[n];
                    row[0] = 1;
                    for (int r = 0; r < equalities; r++) {
                        row[1 + r] = constant.get(r)[x] + byRisk.get(r)[x] * risk[end][x];
                    }
                    for (int s = 0; s < information.size(); s++) {
                        row[1 + equalities + s] = -information.get(s)[x] * variance(x, end);
                    }
                    constraints.add(new LinearConstraint(row, Relationship.GEQ, gain(x, end)));
                }
            }
            try {
                return new SimplexSolver(tolerance, 10, tolerance / 100)
                        .optimize(
                                new MaxIter(2000),
                                new LinearObjectiveFunction(objective, 0),
                                new LinearConstraintSet(constraints),
                                GoalType.MINIMIZE,
                                new NonNegativeConstraint(false))
                        .getPoint();
            } catch (MathIllegalStateException e) {
                // No multipliers bound least: a bound all the same.
                return new double[n];
            }
        }

        /** The lowest bound of several tries: the simplex method can stall where the two ends are almost the same. */
        double bound() {
            double lowest = 1;
            for (int ends = 2; ends >= 1; ends--) {
                for (double tolerance : TOLERANCES) {
                    double bound = proven(multipliers(ends, tolerance));
                    lowest = Math.min(lowest, bound);
                    if (bound < 1 && ends == 2) {
                        return lowest;
                    }
                }
            }
            return lowest;
        }

        /**
         * What these multipliers prove: every pattern's Lagrangian is looked at again, however the multipliers were
         * found.
         */
        private double proven(double[] multiplier) {
            int equalities = values.size();
            double most = Double.NEGATIVE_INFINITY;
            for (int x = 0; x < patterns.size(); x++) {
                double curvature = 0;
                for (double t : tangent[x]) {
                    curvature += Math.abs(t) * RISK_CURVATURE;
                }
                double slack = patterns.slack(x, model) / (8 * share * (1 - share));
                double[] ends = {gain(x, 0), gain(x, 1)};
                for (int r = 0; r < equalities; r++) {
                    double lambda = multiplier[1 + r];
                    curvature += Math.abs(lambda * byRisk.get(r)[x]) * RISK_CURVATURE;
                    slack += Math.abs(lambda * byRisk.get(r)[x]) * patterns.slack(x, model) / 4;
                    for (int end = 0; end < 2; end++) {
                        ends[end] -= lambda * (constant.get(r)[x] + byRisk.get(r)[x] * risk[end][x]);
                    }
                }
                for (int s = 0; s < information.size(); s++) {
                    double mu = Math.max(0, multiplier[1 + equalities + s])
                            * information.get(s)[x];
                    curvature += mu * VARIANCE_CURVATURE;
                    slack += mu * patterns.slack(x, model) * RISK_CURVATURE;
                    for (int end = 0; end < 2; end++) {
                        ends[end] += mu * variance(x, end);
                    }
                }
                most = Math.max(most, Math.max(ends[0], ends[1]) + curvature * width * width / 8 + slack);
            }
            double bound = 0.5 + most;
            for (int r = 0; r < equalities; r++) {
                bound += multiplier[1 + r] * values.get(r);
            }
            for (int s = 0; s < least.size(); s++) {
                bound -= Math.max(0, multiplier[1 + equalities + s]) * least.get(s);
            }
            return bound + ROUNDING;
        }
    }
}
