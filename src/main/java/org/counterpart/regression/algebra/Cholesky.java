package org.counterpart.regression.algebra;

/**
 * Cholesky factor of a small symmetric positive definite matrix, brought to a unit diagonal first so that the scale of
 * a column does not matter. A column whose pivot vanishes (one minus its squared multiple correlation with those before
 * it, below 1e-14) is left out: its part of every solution is zero.
 */
public final class Cholesky {
    private static final double VANISHED = 1e-14;

    private final int n;
    private final double[] factor;
    private final double[] scale;
    private double leastPivot = 1;
    private int rank;

    private Cholesky(int n) {
        this.n = n;
        this.factor = new double[n * n];
        this.scale = new double[n];
    }

    /** @param a row by row, n times n; only the lower triangle is read */
    public static Cholesky of(double[] a, int n) {
        Cholesky c = new Cholesky(n);
        double[] l = c.factor;
        for (int i = 0; i < n; i++) {
            double diagonal = a[i * n + i];
            c.scale[i] = diagonal > 0 && diagonal < Double.POSITIVE_INFINITY ? 1 / Math.sqrt(diagonal) : 0;
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? (c.scale[i] > 0 ? 1 : 0) : a[i * n + j] * c.scale[i] * c.scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * n + k] * l[j * n + k];
                }
                if (i != j) {
                    l[i * n + j] = l[j * n + j] == 0 ? 0 : sum / l[j * n + j];
                } else {
                    c.leastPivot = sum >= 0 ? Math.min(c.leastPivot, sum) : Math.min(c.leastPivot, 0);
                    boolean kept = sum > VANISHED;
                    l[i * n + i] = kept ? Math.sqrt(sum) : 0;
                    c.rank += kept ? 1 : 0;
                }
            }
        }
        return c;
    }

    /** The least pivot of the matrix scaled to a unit diagonal: 1 for uncorrelated columns, 0 for dependent ones. */
    public double leastPivot() {
        return leastPivot;
    }

    public int rank() {
        return rank;
    }

    /** Whether a column does not depend on those before it. */
    public boolean keeps(int column) {
        return factor[column * n + column] > 0;
    }

    /** Replaces b by the solution of A x = b. */
    public void solve(double[] b) {
        halfSolve(b);
        spread(b);
    }

    /** Replaces independent standard deviates by ones whose covariance is A⁻¹. */
    public void spread(double[] b) {
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < n; k++) {
                sum -= factor[k * n + i] * b[k];
            }
            b[i] = factor[i * n + i] == 0 ? 0 : sum / factor[i * n + i];
        }
        for (int i = 0; i < n; i++) {
            b[i] *= scale[i];
        }
    }

    /** Replaces independent standard deviates by ones whose covariance is A. */
    public void gather(double[] z) {
        for (int i = n - 1; i >= 0; i--) {
            double sum = 0;
            for (int k = 0; k <= i; k++) {
                sum += factor[i * n + k] * z[k];
            }
            z[i] = scale[i] == 0 ? 0 : sum / scale[i];
        }
    }

    /** Replaces v by L⁻¹v, whose squared length is v'A⁻¹v. */
    void halfSolve(double[] v) {
        for (int i = 0; i < n; i++) {
            double sum = v[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= factor[i * n + k] * v[k];
            }
            v[i] = factor[i * n + i] == 0 ? 0 : sum / factor[i * n + i];
        }
    }

    /** v'A⁻¹v. */
    public double quadratic(double[] v) {
        double[] half = v.clone();
        halfSolve(half);
        double sum = 0;
        for (double h : half) {
            sum += h * h;
        }
        return sum;
    }

    /** log det A, over the columns that were kept. */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            if (factor[i * n + i] > 0) {
                sum += 2 * (Math.log(factor[i * n + i]) - Math.log(scale[i]));
            }
        }
        return sum;
    }
}
