package org.counterpart.regression.algebra;

import java.util.ArrayList;
import java.util.List;

/**
 * Working columns made orthogonal, in their order, by Gram and Schmidt's process carried out twice; what makes nearly
 * collinear columns harmless. A column whose rest is below 1e-10 of its own length is a combination of those before it
 * and is left out (R's {@code glm} draws the line at 1e-11, {@code lm} at 1e-7).
 */
public final class Orthogonal {
    private static final double DEPENDENT = 1e-10;

    /** Orthogonal columns of mean square 1, without those left out. */
    public final double[][] columns;

    public final Basis basis;

    private Orthogonal(double[][] columns, Basis basis) {
        this.columns = columns;
        this.basis = basis;
    }

    /**
     * @param z columns {@code (x − center) scale}; changed
     * @param intercept whether there is an intercept: then the columns are made orthogonal to it as well
     */
    public static Orthogonal of(double[][] z, double[] center, double[] scale, boolean intercept) {
        int p = z.length;
        int first = intercept ? 1 : 0;
        double[] mean = new double[p];
        double[][] r = new double[p][p];
        List<Integer> kept = new ArrayList<>();
        List<Alias> aliases = new ArrayList<>();
        for (int j = 0; j < p; j++) {
            double whole = norm(z[j]);
            if (intercept) {
                mean[j] = removeMean(z[j]);
            }
            double own = norm(z[j]);
            for (int pass = 0; pass < 2; pass++) {
                for (int q : kept) {
                    double share = Newton.dot(z[q], z[j]) / z[j].length;
                    r[q][j] += share;
                    for (int i = 0; i < z[j].length; i++) {
                        z[j][i] -= share * z[q][i];
                    }
                }
            }
            double rest = norm(z[j]);
            double noise = 1e-14 * (whole + Math.abs(center[j] * scale[j]) * Math.sqrt(z[j].length));
            if (rest <= DEPENDENT * own || rest <= noise) {
                if (own <= noise) {
                    for (int q : kept) {
                        r[q][j] = 0;
                    }
                }
                aliases.add(new Alias(first + j, partners(r, kept, j, mean, center, scale, first)));
                continue;
            }
            r[j][j] = rest / Math.sqrt(z[j].length);
            for (int i = 0; i < z[j].length; i++) {
                z[j][i] /= r[j][j];
            }
            kept.add(j);
        }
        double[][] q = kept.stream().map(j -> z[j]).toArray(double[][]::new);
        return new Orthogonal(q, basis(r, kept, mean, center, scale, aliases, first));
    }

    private static Basis basis(
            double[][] r,
            List<Integer> kept,
            double[] mean,
            double[] center,
            double[] scale,
            List<Alias> aliases,
            int first) {
        int k = kept.size();
        int p = scale.length;
        double[][] inverse = inverse(r, kept);
        double[][] original = new double[p + first][k + first];
        double[][] working = new double[k + first][p + first];
        if (first == 1) {
            original[0][0] = 1;
            working[0][0] = 1;
        }
        for (int a = 0; a < k; a++) {
            int j = kept.get(a);
            double shift = mean[j] + center[j] * scale[j];
            for (int b = 0; b < k; b++) {
                original[first + j][first + b] = scale[j] * inverse[a][b];
                if (first == 1) {
                    original[0][1 + b] -= shift * inverse[a][b];
                }
            }
        }
        for (int j = 0; j < p; j++) {
            // An aliased coefficient that is not 0 still has its place in the working parameters.
            for (int a = 0; a < k; a++) {
                working[first + a][first + j] = r[kept.get(a)][j] / scale[j];
            }
            if (first == 1) {
                working[0][1 + j] = mean[j] / scale[j] + center[j];
            }
        }
        return new Basis(original, working, aliases);
    }

    /** R⁻¹ of the kept columns, upper triangular. */
    private static double[][] inverse(double[][] r, List<Integer> kept) {
        int k = kept.size();
        double[][] inverse = new double[k][k];
        for (int b = 0; b < k; b++) {
            for (int a = b; a >= 0; a--) {
                double sum = a == b ? 1 : 0;
                for (int c = a + 1; c <= b; c++) {
                    sum -= r[kept.get(a)][kept.get(c)] * inverse[c][b];
                }
                inverse[a][b] = sum / r[kept.get(a)][kept.get(a)];
            }
        }
        return inverse;
    }

    /** The parameters whose columns make up column j; the intercept when their sum has a constant left over. */
    private static int[] partners(
            double[][] r, List<Integer> kept, int j, double[] mean, double[] center, double[] scale, int first) {
        double[][] inverse = inverse(r, kept);
        List<Integer> found = new ArrayList<>();
        double constant = mean[j] + center[j] * scale[j];
        double constantSize = Math.abs(mean[j]) + Math.abs(center[j] * scale[j]);
        for (int a = 0; a < kept.size(); a++) {
            double share = 0;
            double size = 0;
            for (int b = a; b < kept.size(); b++) {
                share += inverse[a][b] * r[kept.get(b)][j];
                size += Math.abs(inverse[a][b] * r[kept.get(b)][j]);
            }
            int k = kept.get(a);
            constant -= share * (mean[k] + center[k] * scale[k]);
            constantSize += Math.abs(share) * (Math.abs(mean[k]) + Math.abs(center[k] * scale[k]));
            if (Math.abs(share) > 1e-8 * Math.max(1, size)) {
                found.add(first + k);
            }
        }
        if (first == 1 && Math.abs(constant) > 1e-8 * constantSize) {
            found.add(0, 0);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double removeMean(double[] v) {
        double total = 0;
        for (int pass = 0; pass < 2; pass++) {
            double sum = 0;
            for (double x : v) {
                sum += x;
            }
            double mean = v.length == 0 ? 0 : sum / v.length;
            for (int i = 0; i < v.length; i++) {
                v[i] -= mean;
            }
            total += mean;
        }
        return total;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
