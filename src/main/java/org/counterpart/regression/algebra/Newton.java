package org.counterpart.regression.algebra;

/**
 * Newton's method with step halving for a log-likelihood, free or under linear constraints {@code C x = v}. It stops on
 * the score: when the squared score in units of its own standard error, {@code g'H⁻¹g}, is below 1e-20 (a distance of
 * 1e-10 standard errors from the maximum), or has reached the rounding error of its sums.
 */
public final class Newton {
    private static final double DECREMENT = 1e-20;
    private static final double ROUNDING_FLOOR = 1e-14;

    private Newton() {}

    /** Rows of C and their values. */
    public static final class Constraint {
        final double[][] rows;
        final double[] values;

        public Constraint(double[][] rows, double[] values) {
            this.rows = rows;
            this.values = values;
        }

        public static Constraint of(double[] row, double value) {
            return new Constraint(new double[][] {row}, new double[] {value});
        }
    }

    /** Where the maximum is, and what is known there. */
    public static final class Maximum {
        public double[] at;
        public double value;
        double[] gradient;
        public double[] curvature;
        /** Slope of the constrained maximum in each constraint's value; empty without constraints. */
        public double[] multipliers = {};

        public int iterations;
        public boolean converged;
    }

    public static Maximum maximise(Likelihood f, double[] start, int limit) {
        return maximise(f, start, null, limit);
    }

    public static Maximum maximise(Likelihood f, double[] start, Constraint constraint, int limit) {
        int k = f.parameters();
        Maximum m = new Maximum();
        m.at = start.clone();
        m.gradient = new double[k];
        m.curvature = new double[k * k];
        double[] step = new double[k];
        if (k > 0 && constraint != null) {
            f.evaluate(m.at, m.gradient, m.curvature);
            towardsFeasible(m, constraint, k);
        }
        m.value = f.evaluate(m.at, m.gradient, m.curvature);
        double[] trial = new double[k];
        double[] trialGradient = new double[k];
        double[] trialCurvature = new double[k * k];
        double previous = Double.POSITIVE_INFINITY;
        while (true) {
            double decrement = step(m, constraint, k, step);
            if (decrement <= DECREMENT || (decrement < ROUNDING_FLOOR && decrement > previous / 4)) {
                m.converged = true;
                return m;
            }
            if (m.iterations == limit || Double.isNaN(decrement)) {
                return m;
            }
            previous = decrement;
            m.iterations++;
            double slack = 1e-11 * (1 + Math.abs(m.value));
            double length = 1;
            while (true) {
                for (int i = 0; i < k; i++) {
                    trial[i] = m.at[i] + length * step[i];
                }
                double value = f.evaluate(trial, trialGradient, trialCurvature);
                if (value >= m.value - slack) {
                    m.value = value;
                    break;
                }
                length /= 2;
                if (length < 1e-12) {
                    m.converged = decrement < slack;
                    return m;
                }
            }
            System.arraycopy(trial, 0, m.at, 0, k);
            System.arraycopy(trialGradient, 0, m.gradient, 0, k);
            System.arraycopy(trialCurvature, 0, m.curvature, 0, k * k);
        }
    }

    /** The Newton step into {@code step}; returns the decrement g'H⁻¹g within the constraints. */
    private static double step(Maximum m, Constraint constraint, int k, double[] step) {
        Cholesky h = Cholesky.of(m.curvature, k);
        System.arraycopy(m.gradient, 0, step, 0, k);
        if (constraint != null) {
            m.multipliers = new double[constraint.rows.length];
            double[] residual = constraint.values.clone();
            for (int r = 0; r < residual.length; r++) {
                residual[r] -= dot(constraint.rows[r], m.at);
            }
            lagrange(h, m.gradient, constraint, residual, m.multipliers);
            for (int r = 0; r < m.multipliers.length; r++) {
                for (int i = 0; i < k; i++) {
                    step[i] -= m.multipliers[r] * constraint.rows[r][i];
                }
            }
        }
        double[] reduced = step.clone();
        h.solve(step);
        return Math.abs(dot(reduced, step));
    }

    /** μ with C H⁻¹(g − C'μ) = residual. */
    private static void lagrange(
            Cholesky h, double[] gradient, Constraint constraint, double[] residual, double[] multipliers) {
        int m = multipliers.length;
        double[][] solved = new double[m][];
        double[] small = new double[m * m];
        for (int r = 0; r < m; r++) {
            solved[r] = constraint.rows[r].clone();
            h.solve(solved[r]);
            multipliers[r] = dot(solved[r], gradient) - residual[r];
            for (int q = 0; q <= r; q++) {
                double v = dot(constraint.rows[q], solved[r]);
                small[r * m + q] = v;
                small[q * m + r] = v;
            }
        }
        Cholesky.of(small, m).solve(multipliers);
    }

    /** Moves to the nearest point, in the metric of the curvature, that meets the constraint. */
    private static void towardsFeasible(Maximum m, Constraint constraint, int k) {
        Cholesky h = Cholesky.of(m.curvature, k);
        double[] residual = constraint.values.clone();
        for (int r = 0; r < residual.length; r++) {
            residual[r] -= dot(constraint.rows[r], m.at);
        }
        double[] multipliers = new double[residual.length];
        lagrange(h, new double[k], constraint, residual, multipliers);
        double[] shift = new double[k];
        for (int r = 0; r < multipliers.length; r++) {
            for (int i = 0; i < k; i++) {
                shift[i] -= multipliers[r] * constraint.rows[r][i];
            }
        }
        h.solve(shift);
        for (int i = 0; i < k; i++) {
            m.at[i] += shift[i];
        }
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
