package org.counterpart.audit.attainable;

import java.util.Arrays;
import org.counterpart.audit.attainable.matrix.Dense;
import org.counterpart.audit.attainable.matrix.Matrices;

/**
 * Climbs {@code weight·AUC − lack·deviance/n} over the tables that agree with a printed model, from inside: a
 * logarithmic barrier keeps every share positive, every standard error below its bound, every term inside its limits
 * and, where one is asked for, the AUC above the least, and shrinks (Boyd and Vandenberghe 2004, chapter 11). The
 * standard errors are convex in the table; the AUC is quadratic and neither convex nor concave, so the top found is a
 * local one. Where the terms move the equalities are not linear: the step is Newton's for the Lagrangian, and from
 * where it leads the point is brought back to the equalities before it is looked at. Every point passed agrees with all
 * that is printed.
 */
final class InteriorPoint {
    private static final double CENTRED = 1e-9;
    private static final double LAST = 2e-7;
    private static final int MOST_ROUNDS = 60;
    /** By how much a log odds ratio may leave its rounding at first. */
    private static final double FREEDOM = 1;

    private static final int MOST_CORRECTIONS = 12;
    /** Keeps a system solvable whose equalities depend on each other. */
    private static final double RIDGE = 1e-13;

    private final Tables tables;
    private final double[] wanted;
    /** Where the wall of each variance stands now. */
    private final double[] bound;

    private double weight;
    private double lack;
    private double floor = Double.NEGATIVE_INFINITY;
    private double barrier;
    private double[] multiplier;
    private double[] nearest;
    private double beyond;

    InteriorPoint(Tables tables) {
        this.tables = tables;
        this.multiplier = new double[tables.equalities()];
        this.wanted = new double[tables.model.predictors()];
        for (int j = 0; j < wanted.length; j++) {
            wanted[j] = tables.model.seMax(j) * tables.model.seMax(j);
        }
        this.bound = wanted.clone();
    }

    /** A table well inside all bounds; null when there is none, or none was found. */
    double[] centre() {
        return centre(0);
    }

    /**
     * The same, by a longer way: the log odds ratios may leave their rounding at first, and are brought back. Exposure
     * counts of two predictors leave a curve of tables along which the odds ratios change, and their rounding a short
     * piece of it: nothing near the start points there.
     */
    double[] approach() {
        return centre(FREEDOM);
    }

    private double[] centre(double freedom) {
        double[] point = tables.start();
        aim(0, 0);
        barrier = 1;
        Arrays.fill(bound, Double.POSITIVE_INFINITY);
        nearest = point;
        beyond = freedom;
        if (!feasible(point)) {
            nearest = tables.start();
            return null;
        }
        // The variances are brought down together, each bound as far above the largest as the bounds wanted are apart;
        // so are the odds ratios.
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double worst = worst(point);
            double outside = outside(point);
            if (worst < 1 && outside == 0) {
                System.arraycopy(wanted, 0, bound, 0, bound.length);
                beyond = 0;
                newton(point, 20);
                return point;
            }
            for (int j = 0; j < bound.length; j++) {
                bound[j] = wanted[j] * Math.max(1, worst) * 1.02;
            }
            beyond = 1.02 * outside;
            newton(point, 8);
            boolean stays = worst(point) > worst * 0.9999 && outside(point) >= outside * 0.99;
            if (stays && round > 20) {
                return null;
            }
        }
        return null;
    }

    /** By how much the log odds ratios have to leave their rounding at a point. */
    private double outside(double[] point) {
        double most = 0;
        for (Terms.Room limit : tables.rooms()) {
            if (limit.leeway() > 0) {
                most = Math.max(most, -limit.at(point, tables.shares()) / limit.leeway());
            }
        }
        return most;
    }

    private double room(Terms.Room limit, double[] point) {
        return limit.at(point, tables.shares()) + beyond * limit.leeway();
    }

    /**
     * After {@link #centre} found none: the table whose standard errors came nearest to their bounds, or one that is
     * even everywhere.
     */
    double[] nearest() {
        return nearest.clone();
    }

    private double worst(double[] point) {
        Information information = information(point);
        double worst = 0;
        for (int j = 0; j < wanted.length; j++) {
            worst = Math.max(worst, information.variance(j + 1) / wanted[j]);
        }
        return worst;
    }

    /** Starts from a table that is inside all bounds, and goes well inside them. */
    void recentre(double[] point) {
        aim(0, 0);
        barrier = 1;
        newton(point, 20);
    }

    /** Climbs from a table inside all bounds, which is changed into the one with the best AUC found. */
    void climb(double[] point, double sign) {
        aim(sign, 0);
        shrink(point);
    }

    /** Goes from a table inside all bounds to the one that fits best of those with at least an AUC, as this one has. */
    void fit(double[] point, double leastAuc) {
        floor = leastAuc;
        recentre(point);
        aim(0, 1);
        shrink(point);
    }

    private void shrink(double[] point) {
        for (barrier = 0.03; barrier > LAST; barrier *= 0.15) {
            newton(point, 25);
        }
    }

    private void aim(double aucWeight, double lackWeight) {
        weight = aucWeight;
        lack = lackWeight;
    }

    /** Meets the equalities, staying inside. */
    private boolean feasible(double[] point) {
        double missing = missing(point);
        for (int i = 0; i < 80 && missing >= CENTRED; i++) {
            Arrays.fill(multiplier, 0);
            double[] step = direction(point, 0);
            double t = Math.min(1, 0.9 * reach(point, step));
            double[] next;
            double left;
            do {
                next = point.clone();
                move(next, step, t);
                left = missing(next);
                t /= 2;
            } while (!(left <= (1 - 0.2 * t) * missing) && t > 1e-9);
            if (!(left < missing)) {
                return false;
            }
            System.arraycopy(next, 0, point, 0, point.length);
            missing = left;
        }
        return missing < CENTRED;
    }

    /** Brings a point near the equalities onto them, by the steps that change it least; whether it is there. */
    private boolean correct(double[] point) {
        for (int i = 0; i < MOST_CORRECTIONS; i++) {
            double[] residual = tables.residuals(point);
            if (largest(residual) < CENTRED) {
                return true;
            }
            double[][] slope = tables.slopes(point);
            double[] metric = metric(point);
            double[][] system = new double[residual.length][residual.length];
            for (int e = 0; e < residual.length; e++) {
                for (int f = 0; f <= e; f++) {
                    for (int j = 0; j < point.length; j++) {
                        system[e][f] += slope[e][j] * slope[f][j] / metric[j];
                    }
                    system[f][e] = system[e][f];
                }
                system[e][e] += RIDGE;
            }
            double[] pull = Dense.solve(system, residual);
            double[] step = new double[point.length];
            for (int j = 0; j < step.length; j++) {
                for (int e = 0; e < pull.length; e++) {
                    step[j] += slope[e][j] * pull[e] / metric[j];
                }
            }
            if (!(reach(point, step) > 1)) {
                return false;
            }
            move(point, step, 1);
        }
        return missing(point) < CENTRED;
    }

    private double missing(double[] point) {
        return largest(tables.residuals(point));
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double v : values) {
            most = Double.isNaN(v) ? Double.NaN : Math.max(most, Math.abs(v));
        }
        return most;
    }

    /** The curvature of the logarithms alone, by coordinate. */
    private double[] metric(double[] point) {
        double[] out = new double[point.length];
        int shares = tables.shares();
        for (int i = 0; i < shares; i++) {
            out[i] = 1 / (point[i] * point[i]);
        }
        for (Terms.Room limit : tables.rooms()) {
            double left = room(limit, point);
            for (int i = shares; i < point.length; i++) {
                double slope = limit.slope(i - shares) / left;
                out[i] += slope * slope;
            }
        }
        return out;
    }

    private void newton(double[] point, int steps) {
        for (int i = 0; i < steps; i++) {
            double damping = 0;
            double[] gradient = gradient(point);
            double[] step = direction(point, damping);
            double slope = dot(gradient, step);
            for (int k = 0; k < 12 && !(slope < 0); k++) {
                damping = damping == 0 ? 1 : damping * 4;
                step = direction(point, damping);
                slope = dot(gradient, step);
            }
            if (!(slope < -1e-12 - 1e-4 * barrier)) {
                return;
            }
            double t = Math.min(1, 0.95 * reach(point, step));
            double here = height(point);
            double[] next = point.clone();
            move(next, step, t);
            while (t > 1e-10 && !(correct(next) && height(next) <= here + 1e-4 * t * slope)) {
                t *= 0.5;
                System.arraycopy(point, 0, next, 0, next.length);
                move(next, step, t);
            }
            if (t <= 1e-10) {
                return;
            }
            System.arraycopy(next, 0, point, 0, point.length);
        }
    }

    private static void move(double[] point, double[] step, double t) {
        for (int i = 0; i < point.length; i++) {
            point[i] += t * step[i];
        }
    }

    private double reach(double[] point, double[] step) {
        double t = Double.POSITIVE_INFINITY;
        int shares = tables.shares();
        for (int i = 0; i < shares; i++) {
            if (step[i] < 0) {
                t = Math.min(t, -point[i] / step[i]);
            }
        }
        for (Terms.Room limit : tables.rooms()) {
            double along = limit.along(step, shares);
            if (along < 0) {
                t = Math.min(t, -room(limit, point) / along);
            }
        }
        return t;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private Information information(double[] point) {
        return new Information(tables.patterns, tables.counts(point), tables.risks(point));
    }

    /** What is brought down: the barrier's function; infinite outside. */
    private double height(double[] point) {
        double sum = weight == 0 ? 0 : -weight * tables.auc(point);
        sum += lack == 0 ? 0 : lack * LackOfFit.deviance(tables, point) / tables.model.n();
        sum += holds() ? wall(tables.auc(point) - floor) : 0;
        for (int i = 0; i < tables.shares(); i++) {
            sum += wall(point[i]);
        }
        for (Terms.Room limit : tables.rooms()) {
            sum += wall(room(limit, point));
        }
        Information information = information(point);
        for (int j = 0; j < bound.length; j++) {
            if (bound[j] < Double.POSITIVE_INFINITY) {
                sum += wall(1 - information.variance(j + 1) / bound[j]);
            }
        }
        return sum;
    }

    private double wall(double room) {
        return room > 0 ? -barrier * Math.log(room) : Double.POSITIVE_INFINITY;
    }

    /** Whether a point agrees with all that is printed. */
    boolean agrees(double[] point) {
        return missing(point) < 10 * CENTRED && height(point) < Double.POSITIVE_INFINITY;
    }

    private boolean holds() {
        return floor > Double.NEGATIVE_INFINITY;
    }

    /** What one more of the AUC is worth: its weight, and room above the least one. */
    private double worth(double[] point) {
        return weight + (holds() ? barrier / (tables.auc(point) - floor) : 0);
    }

    private double[] gradient(double[] point) {
        int shares = tables.shares();
        double[] out = new double[point.length];
        double worth = worth(point);
        double[] auc = worth == 0 ? null : tables.aucGradient(point);
        double[] deviance = lack == 0 ? null : LackOfFit.gradient(tables, point);
        for (int i = 0; i < out.length; i++) {
            out[i] = (i < shares ? -barrier / point[i] : 0)
                    - (auc == null ? 0 : worth * auc[i])
                    + (deviance == null ? 0 : lack * deviance[i] / tables.model.n());
        }
        for (Terms.Room limit : tables.rooms()) {
            double left = room(limit, point);
            for (int i = shares; i < out.length; i++) {
                out[i] -= barrier * limit.slope(i - shares) / left;
            }
        }
        Variances variances = new Variances(tables, point);
        variances.addGradient(pressure(variances, 1), out);
        return out;
    }

    /** What the wall at the bound of each variance weighs, by a power of the room before it. */
    private double[] pressure(Variances variances, int power) {
        double[] out = new double[bound.length];
        for (int j = 0; j < out.length; j++) {
            out[j] = bound[j] < Double.POSITIVE_INFINITY ? barrier / Math.pow(bound[j] - variances.of(j), power) : 0;
        }
        return out;
    }

    /** Newton's step under the equalities; their multipliers are kept for the next one. */
    private double[] direction(double[] point, double damping) {
        int n = point.length;
        int rows = tables.equalities();
        double[][] system = new double[n + rows][n + rows];
        curvature(point, system);
        double[] metric = metric(point);
        for (int i = 0; i < n; i++) {
            system[i][i] += damping * (barrier * metric[i] + 0.1 * Math.sqrt(metric[i]));
        }
        double[] right = new double[n + rows];
        double[] gradient = gradient(point);
        for (int i = 0; i < n; i++) {
            right[i] = -gradient[i];
        }
        double[] residual = tables.residuals(point);
        double[][] slope = tables.slopes(point);
        for (int e = 0; e < rows; e++) {
            right[n + e] = residual[e];
            system[n + e][n + e] = -RIDGE;
            for (int i = 0; i < n; i++) {
                system[i][n + e] = slope[e][i];
                system[n + e][i] = slope[e][i];
            }
        }
        double[] solution = Dense.solve(system, right);
        multiplier = Arrays.copyOfRange(solution, n, n + rows);
        return Arrays.copyOf(solution, n);
    }

    private void curvature(double[] point, double[][] out) {
        int shares = tables.shares();
        for (int i = 0; i < shares; i++) {
            out[i][i] += barrier / (point[i] * point[i]);
        }
        for (Terms.Room limit : tables.rooms()) {
            double left = room(limit, point);
            for (int i = shares; i < point.length; i++) {
                for (int k = shares; k < point.length; k++) {
                    out[i][k] += barrier * limit.slope(i - shares) * limit.slope(k - shares) / (left * left);
                }
            }
        }
        double worth = worth(point);
        if (worth != 0) {
            tables.addAucCurvature(point, -worth, out);
        }
        if (holds()) {
            double[] slope = tables.aucGradient(point);
            double room = tables.auc(point) - floor;
            Matrices.addSquare(out, barrier / (room * room), slope);
        }
        if (lack != 0) {
            LackOfFit.addCurvature(tables, point, lack / tables.model.n(), out);
        }
        tables.addCurvature(point, multiplier, out);
        Variances variances = new Variances(tables, point);
        variances.addCurvature(pressure(variances, 1), pressure(variances, 2), out);
    }
}
