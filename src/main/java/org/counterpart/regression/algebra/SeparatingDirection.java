package org.counterpart.regression.algebra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Looks for a direction d along which a likelihood keeps rising: {@code a'd ≥ 0} for every vector a of its cone and
 * more than 0 for some. Let c be the mean of the vectors. The distance of −c to the cone they span is found by
 * non-negative least squares (Lawson and Hanson 1974): if it is 0, then {@code Σ λ a = 0} with every λ positive, which
 * proves that the maximum is finite; otherwise the residual itself is such a direction, and it is checked on every
 * vector before it is believed. (That the maximum is finite exactly when there is no such direction: Albert and
 * Anderson 1984, doi:10.1093/biomet/71.1.1.)
 */
public final class SeparatingDirection {
    private static final double ZERO = 1e-9;

    private SeparatingDirection() {}

    /** A direction in working parameters whose largest part is 1, or null when there is none. */
    public static double[] find(Cone cone) {
        int k = cone.parameters();
        double[] c = new double[k];
        cone.meanRow(c);
        double size = length(c);
        if (k == 0 || size == 0) {
            return null;
        }
        double[] r = c.clone();
        List<double[]> active = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        double[] row = new double[k];
        for (int iteration = 0; iteration < 100 + 30 * k; iteration++) {
            double reach = size;
            for (int i = 0; i < active.size(); i++) {
                reach += weights.get(i) * length(active.get(i));
            }
            if (length(r) <= 1e-11 * reach) {
                return null;
            }
            double least = cone.lowest(r, row);
            if (least >= -ZERO * length(r) * length(row)) {
                break;
            }
            active.add(row.clone());
            weights.add(0.0);
            if (!improve(active, weights, c, r)) {
                break;
            }
        }
        return certified(cone, r);
    }

    /**
     * Least squares on the active vectors, dropping those whose weight would turn negative; false when it can get no
     * further.
     */
    private static boolean improve(List<double[]> active, List<Double> weights, double[] c, double[] r) {
        double before = length(r);
        while (true) {
            double[] solution = leastSquares(active, c);
            double step = 1;
            for (int i = 0; i < solution.length; i++) {
                if (solution[i] <= 0) {
                    double from = weights.get(i);
                    // A new vector that depends on the others has weight 0 and stays there: it is dropped.
                    step = from == 0 ? 0 : Math.min(step, from / (from - solution[i]));
                }
            }
            for (int i = solution.length - 1; i >= 0; i--) {
                double from = weights.get(i);
                double to = from + step * (solution[i] - from);
                if (step < 1 && solution[i] <= 0 && to <= 1e-14 * Math.abs(from - solution[i])) {
                    active.remove(i);
                    weights.remove(i);
                } else {
                    weights.set(i, to);
                }
            }
            if (step == 1 || active.isEmpty()) {
                break;
            }
        }
        System.arraycopy(c, 0, r, 0, c.length);
        for (int i = 0; i < active.size(); i++) {
            for (int j = 0; j < r.length; j++) {
                r[j] += weights.get(i) * active.get(i)[j];
            }
        }
        return length(r) < before * (1 - 1e-14);
    }

    /** μ minimising |c + Σ μᵢ aᵢ|, by orthogonalising the vectors twice. */
    private static double[] leastSquares(List<double[]> active, double[] c) {
        int m = active.size();
        double[][] q = active.stream().map(double[]::clone).toArray(double[][]::new);
        double[][] t = new double[m][m];
        double[] mu = new double[m];
        double[] rest = c.clone();
        double[] shares = new double[m];
        for (int j = 0; j < m; j++) {
            double own = length(q[j]);
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < j; i++) {
                    if (t[i][i] == 0) {
                        continue;
                    }
                    double share = Newton.dot(q[i], q[j]);
                    t[i][j] += share;
                    subtract(q[j], share, q[i]);
                }
            }
            double norm = length(q[j]);
            if (norm <= 1e-13 * own) {
                continue;
            }
            t[j][j] = norm;
            for (int i = 0; i < q[j].length; i++) {
                q[j][i] /= norm;
            }
            shares[j] = -Newton.dot(q[j], rest);
            subtract(rest, -shares[j], q[j]);
        }
        for (int j = m - 1; j >= 0; j--) {
            double sum = shares[j];
            for (int i = j + 1; i < m; i++) {
                sum -= t[j][i] * mu[i];
            }
            mu[j] = t[j][j] == 0 ? 0 : sum / t[j][j];
        }
        return mu;
    }

    /** The direction, cleaned of rounding noise, if every vector of the cone agrees with it; else null. */
    private static double[] certified(Cone cone, double[] r) {
        double[] d = r.clone();
        double largest = Arrays.stream(d).map(Math::abs).max().orElse(0);
        if (!(largest > 0)) {
            return null;
        }
        for (int j = 0; j < d.length; j++) {
            d[j] = Math.abs(d[j]) < ZERO * largest ? 0 : d[j] / largest;
        }
        double[] row = new double[d.length];
        double least = cone.lowest(d, row);
        if (least < -10 * ZERO * (1 + length(row))) {
            return null;
        }
        cone.meanRow(row);
        return Newton.dot(row, d) > ZERO * length(row) ? d : null;
    }

    private static void subtract(double[] from, double times, double[] v) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= times * v[i];
        }
    }

    private static double length(double[] v) {
        return Math.sqrt(Newton.dot(v, v));
    }
}
