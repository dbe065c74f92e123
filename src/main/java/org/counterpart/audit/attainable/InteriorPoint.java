package org.counterpart.audit.attainable;

import java.util.Arrays;

/**
 * Climbs {@code weight·AUC − fit·deviance/n + push·z} over the tables that agree with a printed model, from inside: a
 * logarithmic barrier keeps every share positive and every standard error below its bound, and shrinks (Boyd and
 * Vandenberghe 2004, chapter 11). The standard errors are convex in the table; the AUC is quadratic and neither convex
 * nor concave, so the top found is a local one. Every point passed agrees with all that is printed.
 */
final class InteriorPoint {
    private static final double CENTRED = 1e-9;
    private static final double LAST = 2e-7;

    private final Tables tables;
    private final double[] bound;
    private double weight;
    private double lack;
    private double[] push;
    private double barrier;
    private double[][] aucCurvature;
    private double[] nearest;
    private double excess = Double.POSITIVE_INFINITY;

    InteriorPoint(Tables tables) {
        this.tables = tables;
        this.bound = new double[tables.model.predictors()];
        for (int j = 0; j < bound.length; j++) {
            bound[j] = tables.model.seMax(j) * tables.model.seMax(j);
        }
    }

    /** A table well inside all bounds; null when there is none, or none was found. */
    double[] centre() {
        double[] point = new double[tables.dimension()];
        Arrays.fill(point, 1.0 / tables.patterns.size());
        if (tables.fit == Tables.Fit.CALIBRATED) {
            Arrays.fill(point, 1.0 / point.length);
        }
        aim(0, 0, null);
        barrier = 1;
        double[] wanted = bound.clone();
        Arrays.fill(bound, Double.POSITIVE_INFINITY);
        nearest = point;
        if (!feasible(point)) {
            Arrays.fill(point, 1.0 / point.length);
            return null;
        }
        // The variances are brought down together: each bound is as far above the largest as the bounds wanted are
        // apart.
        for (int round = 0; round < 60; round++) {
            double worst = worst(point, wanted);
            excess = Math.min(excess, worst);
            if (worst < 1) {
                System.arraycopy(wanted, 0, bound, 0, bound.length);
                barrier = 1;
                newton(point, 20);
                return point;
            }
            for (int j = 0; j < bound.length; j++) {
                bound[j] = wanted[j] * worst * 1.02;
            }
            barrier = 1;
            newton(point, 8);
            if (worst(point, wanted) > worst * 0.9999 && round > 20) {
                return null;
            }
        }
        return null;
    }

    /**
     * After {@link #centre} found none: the table whose standard errors came nearest to their bounds, or one that is
     * even everywhere.
     */
    double[] nearest() {
        return nearest.clone();
    }

    /**
     * After {@link #centre}: how many times its bound the largest variance came down to; infinite where sizes and score
     * equations cannot be met.
     */
    double excess() {
        return excess;
    }

    Tables tables() {
        return tables;
    }

    private double worst(double[] point, double[] wanted) {
        Information information = information(point);
        double worst = 0;
        for (int j = 0; j < wanted.length; j++) {
            worst = Math.max(worst, information.variance(j + 1) / wanted[j]);
        }
        return worst;
    }

    /** Climbs from a table inside all bounds, which is changed into the one found. */
    void climb(double[] point, double aucWeight, double lackWeight, double[] first) {
        barrier = 0.3;
        if (first != null) {
            aim(0, 0, first);
            for (; barrier > 0.02; barrier *= 0.3) {
                newton(point, 6);
            }
        }
        aim(aucWeight, lackWeight, null);
        for (barrier = 0.03; barrier > LAST; barrier *= 0.15) {
            newton(point, 25);
        }
    }

    private void aim(double aucWeight, double lackWeight, double[] linear) {
        weight = aucWeight;
        lack = lackWeight;
        push = linear;
    }

    /** Meets the equalities, staying positive. */
    private boolean feasible(double[] point) {
        for (int i = 0; i < 80; i++) {
            double missing = missing(point);
            if (missing < CENTRED) {
                return true;
            }
            double[] step = direction(point, 0);
            double t = Math.min(1, 0.9 * reach(point, step));
            if (!(t > 1e-9)) {
                return false;
            }
            move(point, step, t);
        }
        return missing(point) < CENTRED;
    }

    private double missing(double[] point) {
        double most = 0;
        for (int e = 0; e < tables.equalities(); e++) {
            most = Math.max(most, Math.abs(tables.residual(e, point)));
        }
        return most;
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
            while (t > 1e-10 && !(height(next) <= here + 1e-4 * t * slope)) {
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

    private static double reach(double[] point, double[] step) {
        double t = Double.POSITIVE_INFINITY;
        for (int i = 0; i < point.length; i++) {
            if (step[i] < 0) {
                t = Math.min(t, -point[i] / step[i]);
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
        return new Information(tables.patterns, tables.counts(point), tables.probability);
    }

    /** What is brought down: the barrier's function; infinite outside. */
    private double height(double[] point) {
        double sum = push == null ? 0 : -dot(push, point);
        sum -= weight == 0 ? 0 : weight * tables.auc(point);
        sum += lack == 0 ? 0 : lack * LackOfFit.deviance(tables, point) / tables.model.n();
        for (double z : point) {
            sum -= z > 0 ? barrier * Math.log(z) : Double.NEGATIVE_INFINITY;
        }
        Information information = information(point);
        for (int j = 0; j < bound.length; j++) {
            if (bound[j] < Double.POSITIVE_INFINITY) {
                double room = 1 - information.variance(j + 1) / bound[j];
                sum -= room > 0 ? barrier * Math.log(room) : Double.NEGATIVE_INFINITY;
            }
        }
        return sum;
    }

    private double[] gradient(double[] point) {
        double[] out = new double[point.length];
        double[] auc = weight == 0 ? null : tables.aucGradient(point);
        double[] deviance = lack == 0 ? null : LackOfFit.gradient(tables, point);
        for (int i = 0; i < out.length; i++) {
            out[i] = -barrier / point[i]
                    - (push == null ? 0 : push[i])
                    - (auc == null ? 0 : weight * auc[i])
                    + (deviance == null ? 0 : lack * deviance[i] / tables.model.n());
        }
        Information information = information(point);
        for (int j = 0; j < bound.length; j++) {
            if (bound[j] < Double.POSITIVE_INFINITY) {
                double room = bound[j] - information.variance(j + 1);
                for (int i = 0; i < out.length; i++) {
                    out[i] += barrier * slope(information, j + 1, i) / room;
                }
            }
        }
        return out;
    }

    /** Derivative of a variance by a coordinate: {@code −w (v·u)²}. */
    private double slope(Information information, int term, int coordinate) {
        int x = tables.pattern(coordinate);
        double along = information.along(term, x);
        return -tables.subjects(coordinate) * weightOf(x) * along * along;
    }

    private double weightOf(int pattern) {
        return tables.probability[pattern] * (1 - tables.probability[pattern]);
    }

    /** Newton's step under the equalities. */
    private double[] direction(double[] point, double damping) {
        int n = point.length;
        int rows = tables.equalities();
        double[][] system = new double[n + rows][n + rows];
        curvature(point, system);
        for (int i = 0; i < n; i++) {
            system[i][i] += damping * (barrier / (point[i] * point[i]) + 0.1 / point[i]);
        }
        double[] right = new double[n + rows];
        double[] gradient = gradient(point);
        for (int i = 0; i < n; i++) {
            right[i] = -gradient[i];
        }
        for (int e = 0; e < rows; e++) {
            right[n + e] = tables.residual(e, point);
            system[n + e][n + e] = -1e-13;
            for (int i = 0; i < n; i++) {
                system[i][n + e] = tables.coefficient(e, i);
                system[n + e][i] = tables.coefficient(e, i);
            }
        }
        return Arrays.copyOf(Dense.solve(system, right), n);
    }

    private void curvature(double[] point, double[][] out) {
        int n = point.length;
        for (int i = 0; i < n; i++) {
            out[i][i] += barrier / (point[i] * point[i]);
        }
        if (weight != 0) {
            addAucCurvature(out);
        }
        if (lack != 0) {
            LackOfFit.addCurvature(tables, point, lack / tables.model.n(), out);
        }
        Information information = information(point);
        double[][] between = information.between();
        double[] flow = new double[n];
        double[] slope = new double[n];
        for (int j = 0; j < bound.length; j++) {
            if (bound[j] == Double.POSITIVE_INFINITY) {
                continue;
            }
            double room = bound[j] - information.variance(j + 1);
            for (int i = 0; i < n; i++) {
                int x = tables.pattern(i);
                double along = information.along(j + 1, x);
                flow[i] = tables.subjects(i) * weightOf(x) * along;
                slope[i] = flow[i] * along;
            }
            double ofSlope = barrier / (room * room);
            double ofSecond = 2 * barrier / room;
            for (int i = 0; i < n; i++) {
                double[] row = out[i];
                double[] near = between[tables.pattern(i)];
                for (int k = 0; k < n; k++) {
                    row[k] += ofSlope * slope[i] * slope[k] + ofSecond * flow[i] * flow[k] * near[tables.pattern(k)];
                }
            }
        }
    }

    /** The AUC is quadratic: its second derivatives are the same at every point. */
    private void addAucCurvature(double[][] out) {
        int n = tables.dimension();
        if (aucCurvature == null) {
            aucCurvature = new double[n][];
            double[] unit = new double[n];
            for (int i = 0; i < n; i++) {
                unit[i] = 1;
                aucCurvature[i] = tables.aucGradient(unit);
                unit[i] = 0;
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                out[k][i] -= weight * aucCurvature[i][k];
            }
        }
    }
}
