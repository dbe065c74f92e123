package org.counterpart.regression.algebra;

import java.util.Arrays;
import java.util.List;

/**
 * The linear map between the coefficients a reader sees (one for each column as given, the intercept first) and the
 * working parameters the likelihood is maximised in, whose columns are centred and scaled or orthogonal.
 */
public final class Basis {
    private final double[][] toOriginal;
    private final double[][] toWorking;
    private final List<Alias> aliases;

    /**
     * @param toOriginal one row for each coefficient; a row of zeros for one that is left out
     * @param toWorking one row for each working parameter
     */
    Basis(double[][] toOriginal, double[][] toWorking, List<Alias> aliases) {
        this.toOriginal = toOriginal;
        this.toWorking = toWorking;
        this.aliases = List.copyOf(aliases);
    }

    /** Columns {@code (x − center) scale}. */
    public static Basis scaled(double[] center, double[] scale, boolean intercept) {
        int p = scale.length;
        int first = intercept ? 1 : 0;
        double[][] original = new double[p + first][p + first];
        double[][] working = new double[p + first][p + first];
        if (intercept) {
            original[0][0] = 1;
            working[0][0] = 1;
        }
        for (int j = 0; j < p; j++) {
            original[first + j][first + j] = scale[j];
            working[first + j][first + j] = 1 / scale[j];
            if (intercept) {
                original[0][1 + j] = -center[j] * scale[j];
                working[0][1 + j] = center[j];
            }
        }
        return new Basis(original, working, List.of());
    }

    public int parameters() {
        return toWorking.length;
    }

    public List<Alias> aliases() {
        return aliases;
    }

    public boolean aliased(int parameter) {
        return aliases.stream().anyMatch(a -> a.parameter() == parameter);
    }

    /** Whether the data tell this coefficient apart from all others. */
    public boolean estimable(int parameter) {
        return aliases.stream().noneMatch(a -> a.involves(parameter));
    }

    /** The working parameters' weights in one coefficient. */
    public double[] functional(int parameter) {
        return toOriginal[parameter].clone();
    }

    public double[] original(double[] working) {
        return Arrays.stream(toOriginal)
                .mapToDouble(row -> Newton.dot(row, working))
                .toArray();
    }

    /** A direction in coefficients, with those that are rounding noise set to 0. */
    public double[] direction(double[] working) {
        double[] out = original(working);
        for (int i = 0; i < out.length; i++) {
            double size = 0;
            for (int j = 0; j < working.length; j++) {
                size += Math.abs(toOriginal[i][j] * working[j]);
            }
            if (Math.abs(out[i]) < 1e-9 * size) {
                out[i] = 0;
            }
        }
        return out;
    }

    /** @param original a coefficient that is not a number counts as 0 */
    public double[] working(double[] original) {
        double[] known =
                Arrays.stream(original).map(b -> Double.isNaN(b) ? 0 : b).toArray();
        return Arrays.stream(toWorking)
                .mapToDouble(row -> Newton.dot(row, known))
                .toArray();
    }

    /** The inverse of the curvature, in the coefficients' own scale. */
    public double[][] covariance(double[] curvature) {
        Cholesky h = Cholesky.of(curvature, parameters());
        double[][] half = new double[toOriginal.length][];
        for (int i = 0; i < half.length; i++) {
            half[i] = toOriginal[i].clone();
            h.halfSolve(half[i]);
        }
        return products(half);
    }

    /** A M A' for a working matrix M that is the product of the columns given: M = Σ m m'. */
    public double[][] sandwich(double[] curvature, List<double[]> scores) {
        Cholesky h = Cholesky.of(curvature, parameters());
        double[][] out = new double[toOriginal.length][toOriginal.length];
        for (double[] score : scores) {
            double[] step = score.clone();
            h.solve(step);
            double[] b = original(step);
            for (int i = 0; i < b.length; i++) {
                for (int j = 0; j < b.length; j++) {
                    out[i][j] += b[i] * b[j];
                }
            }
        }
        return out;
    }

    /**
     * 2 log |det| of the map from coefficients to working parameters; what a log determinant of information gains by
     * it.
     */
    public double logSquaredDeterminant() {
        int k = parameters();
        double[] gram = new double[k * k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                gram[i * k + j] = Newton.dot(toWorking[i], toWorking[j]);
            }
        }
        return Cholesky.of(gram, k).logDeterminant();
    }

    private static double[][] products(double[][] half) {
        double[][] out = new double[half.length][half.length];
        for (int i = 0; i < half.length; i++) {
            for (int j = 0; j <= i; j++) {
                out[i][j] = Newton.dot(half[i], half[j]);
                out[j][i] = out[i][j];
            }
        }
        return out;
    }
}
