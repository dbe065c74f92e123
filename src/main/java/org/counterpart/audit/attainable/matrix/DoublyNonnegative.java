package org.counterpart.audit.attainable.matrix;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * An upper bound of {@code w'Qw} over vectors {@code w >= 0} with {@code Ew = 0} and {@code w'Jw = 1}. For any number t
 * and any matrix {@code C >= 0}, {@code w'Qw = t − w'(tJ − Q − C)w − w'Cw <= t − λ w'w}, λ being the smallest
 * eigenvalue of {@code tJ − Q − C} on the null space of E or 0, whichever is less. Good t and C come from the doubly
 * nonnegative relaxation, in which {@code ww'} becomes any matrix that is positive semidefinite and nowhere negative,
 * by the alternating direction method of multipliers (Boyd et al. 2011, doi:10.1561/2200000016); however far that has
 * come, the bound holds.
 */
public final class DoublyNonnegative {
    private static final double PENALTY = 1;
    private static final double RELAXATION = 1.6;
    private static final double ZERO = 1e-10;
    private static final double NEWTON = 1e-13;
    private static final int MOST_NEWTON = 50;
    /** By how much t is raised at most, and how many tangents are met, to find the t that proves most. */
    private static final double MOST_RAISED = 0.02;

    private static final int MEETINGS = 2;
    /** Far above what the arithmetic here can lose. */
    private static final double ROUNDING = 1e-9;

    private final int n;
    private final double[][] objective;
    private final double[][] unit;
    /** An orthonormal basis of the null space, by columns. */
    private final double[][] inside;

    private final double[][] c;
    private double[][] z;
    private double[][] u;
    private double t = 1;
    private double level;

    /**
     * @param forms rows of E, each of a length near 1
     * @param objective Q, symmetric
     * @param unit J, symmetric: one value where it is not zero
     */
    public DoublyNonnegative(double[][] forms, double[][] objective, double[][] unit) {
        this.n = objective.length;
        this.objective = objective;
        this.unit = unit;
        this.inside = nullSpace(forms);
        this.z = new double[n][n];
        this.u = new double[n][n];
        this.c = new double[n][n];
    }

    private static double[][] nullSpace(double[][] forms) {
        EigenDecomposition eigen = eigen(Matrices.transposedTimes(forms, forms));
        double[] values = eigen.getRealEigenvalues();
        int rank = 0;
        while (rank < values.length && values[rank] > ZERO * values[0]) {
            rank++;
        }
        double[][] out = new double[values.length][values.length - rank];
        for (int j = rank; j < values.length; j++) {
            double[] vector = eigen.getEigenvector(j).toArray();
            for (int i = 0; i < vector.length; i++) {
                out[i][j - rank] = vector[i];
            }
        }
        return out;
    }

    private static EigenDecomposition eigen(double[][] symmetric) {
        return new EigenDecomposition(new Array2DRowRealMatrix(symmetric, false));
    }

    /**
     * Goes on from where a relaxation with fewer variables has come; the last {@code further} ones are new, forms in
     * the first of the former.
     */
    public void startFrom(DoublyNonnegative former, double[][] further) {
        double[][] lift = new double[n][former.n];
        for (int i = 0; i < n; i++) {
            if (i < former.n) {
                lift[i][i] = 1;
                System.arraycopy(former.u[i], 0, u[i], 0, former.n);
            } else {
                lift[i] = Arrays.copyOf(further[i - former.n], former.n);
            }
        }
        z = Matrices.timesTransposed(Matrices.times(lift, former.z), lift);
        level = former.level;
    }

    public int size() {
        return n;
    }

    public void improve(int steps) {
        double[][] v = new double[n][n];
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    v[i][j] = z[i][j] - u[i][j] + objective[i][j] / PENALTY;
                }
            }
            double[][] x = semidefinite(v);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    v[i][j] = RELAXATION * x[i][j] + (1 - RELAXATION) * z[i][j] + u[i][j];
                }
            }
            double at = level(v);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double raised = v[i][j] - at * unit[i][j];
                    z[i][j] = Math.max(0, raised);
                    u[i][j] = v[i][j] - z[i][j];
                    c[i][j] = PENALTY * Math.max(0, -raised);
                }
            }
            t = PENALTY * at;
        }
    }

    /** The nearest matrix that is positive semidefinite and lies in the null space. */
    private double[][] semidefinite(double[][] v) {
        SymmetricEigen eigen = new SymmetricEigen(within(v));
        int d = inside[0].length;
        double[][] root = new double[d][];
        int positive = 0;
        for (int k = 0; k < d; k++) {
            if (eigen.value(k) > 0) {
                double scale = Math.sqrt(eigen.value(k));
                root[positive] = eigen.vector(k);
                for (int j = 0; j < d; j++) {
                    root[positive][j] *= scale;
                }
                positive++;
            }
        }
        double[][] lifted = Matrices.timesTransposed(inside, Arrays.copyOf(root, positive));
        return Matrices.timesTransposed(lifted, lifted);
    }

    /** A quadratic form on the null space. */
    private double[][] within(double[][] form) {
        double[][] out = Matrices.transposedTimes(inside, Matrices.times(form, inside));
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < i; j++) {
                out[i][j] = (out[i][j] + out[j][i]) / 2;
                out[j][i] = out[i][j];
            }
        }
        return out;
    }

    /**
     * The level at which the positive parts of {@code v − level·J}, weighed by J, sum to 1: Newton's method on a sum
     * that is convex and piecewise linear in the level, from the last one.
     */
    private double level(double[][] v) {
        for (int step = 0; step < MOST_NEWTON; step++) {
            double sum = -1;
            double slope = 0;
            double below = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double weight = unit[i][j];
                    double raised = v[i][j] - level * weight;
                    if (weight != 0) {
                        below = Math.max(below, (v[i][j] - 1 / weight) / weight);
                        if (raised > 0) {
                            sum += weight * raised;
                            slope += weight * weight;
                        }
                    }
                }
            }
            if (Math.abs(sum) < NEWTON) {
                break;
            }
            level = slope == 0 ? below : level + sum / slope;
        }
        return level;
    }

    /**
     * What t and C prove. Convex in t: a larger one adds to the matrix, and to the bound, whose slope is {@code 1 −
     * mass·v'Jv} with v the eigenvector of the smallest eigenvalue, where that is negative. So the best t lies where
     * the tangents of two of them meet; each t that was looked at proves something.
     *
     * @param mass no vector's squares sum to more
     */
    public double bound(double mass) {
        double[][] form = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                form[i][j] = t * unit[i][j] - objective[i][j] - (c[i][j] + c[j][i]) / 2;
            }
        }
        double[][] atT = within(form);
        double[][] more = within(unit);
        Tangent low = tangent(atT, more, 0, mass);
        double best = low.value();
        if (low.slope() < 0) {
            Tangent high = tangent(atT, more, MOST_RAISED, mass);
            best = Math.min(best, high.value());
            for (int i = 0; i < MEETINGS && high.slope() > 0; i++) {
                double at = (low.value() - low.slope() * low.at() - high.value() + high.slope() * high.at())
                        / (high.slope() - low.slope());
                Tangent next = tangent(atT, more, at, mass);
                best = Math.min(best, next.value());
                low = next.slope() < 0 ? next : low;
                high = next.slope() < 0 ? high : next;
            }
        }
        return best + ROUNDING;
    }

    /** The bound by how much t is raised. */
    private record Tangent(double at, double value, double slope) {}

    private Tangent tangent(double[][] atT, double[][] more, double raised, double mass) {
        int d = atT.length;
        double[][] sum = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                sum[i][j] = atT[i][j] + raised * more[i][j];
            }
        }
        EigenDecomposition eigen = eigen(sum);
        double smallest = eigen.getRealEigenvalues()[d - 1];
        if (smallest >= 0) {
            return new Tangent(raised, t + raised, 1);
        }
        double[] vector = eigen.getEigenvector(d - 1).toArray();
        double along = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                along += vector[i] * more[i][j] * vector[j];
            }
        }
        return new Tangent(raised, t + raised - mass * smallest, 1 - mass * along);
    }

    /**
     * The vector that the relaxed matrix stands for: its rows' sums over the first {@code count} variables, which sum
     * to {@code total}.
     */
    public double[] vector(int count, double total) {
        double[] out = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < count; j++) {
                out[i] += z[i][j] / total;
            }
        }
        return out;
    }
}
