package org.counterpart.audit.reconstruct;

import java.util.function.Consumer;

/**
 * Whole-number combinations of vectors that end near a point. The vectors are reduced first (Lenstra, Lenstra and
 * Lovász 1982, doi:10.1007/BF01457454); then all combinations within a distance are gone through, the nearest plane
 * first (Schnorr and Euchner 1994, doi:10.1007/BF01581144), until the budget is spent.
 */
final class Lattice {
    private static final double LOVASZ = 0.99;

    private final int rank;
    private final int width;
    private final double[][] basis;
    /** The vectors as combinations of those given. */
    private final long[][] whole;

    private final double[][] orthogonal;
    private final double[] norm;
    private final double[][] mu;

    /** @param vectors independent, of equal length */
    Lattice(double[][] vectors) {
        rank = vectors.length;
        width = vectors[0].length;
        basis = new double[rank][];
        whole = new long[rank][rank];
        for (int i = 0; i < rank; i++) {
            basis[i] = vectors[i].clone();
            whole[i][i] = 1;
        }
        orthogonal = new double[rank][width];
        norm = new double[rank];
        mu = new double[rank][rank];
    }

    /** Logarithm of the volume of a cell. */
    static double logVolume(double[][] vectors) {
        Lattice lattice = new Lattice(vectors);
        double sum = 0;
        for (int i = 0; i < lattice.rank; i++) {
            lattice.orthogonalise(i);
            sum += Math.log(lattice.norm[i]) / 2;
        }
        return sum;
    }

    private void orthogonalise(int i) {
        System.arraycopy(basis[i], 0, orthogonal[i], 0, width);
        // Twice: the second round takes away what rounding left of the first.
        java.util.Arrays.fill(mu[i], 0, i, 0);
        for (int round = 0; round < 2; round++) {
            for (int j = 0; j < i; j++) {
                double share = dot(orthogonal[i], orthogonal[j]) / norm[j];
                mu[i][j] += share;
                for (int c = 0; c < width; c++) {
                    orthogonal[i][c] -= share * orthogonal[j][c];
                }
            }
        }
        norm[i] = dot(orthogonal[i], orthogonal[i]);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }

    /** Makes the vectors short and nearly orthogonal. */
    void reduce() {
        orthogonalise(0);
        int i = 1;
        for (int turn = 0; i < rank && turn < 400 * rank; turn++) {
            orthogonalise(i);
            for (int round = 0; round < 3; round++) {
                boolean changed = false;
                for (int j = i - 1; j >= 0; j--) {
                    long share = Math.round(mu[i][j]);
                    if (share != 0) {
                        changed = true;
                        for (int c = 0; c < width; c++) {
                            basis[i][c] -= share * basis[j][c];
                        }
                        for (int c = 0; c < rank; c++) {
                            whole[i][c] -= share * whole[j][c];
                        }
                        for (int l = 0; l < j; l++) {
                            mu[i][l] -= share * mu[j][l];
                        }
                        mu[i][j] -= share;
                    }
                }
                if (!changed) {
                    break;
                }
                orthogonalise(i);
            }
            if (norm[i] >= (LOVASZ - mu[i][i - 1] * mu[i][i - 1]) * norm[i - 1]) {
                i++;
            } else {
                double[] vector = basis[i];
                basis[i] = basis[i - 1];
                basis[i - 1] = vector;
                long[] combination = whole[i];
                whole[i] = whole[i - 1];
                whole[i - 1] = combination;
                orthogonalise(i - 1);
                i = Math.max(1, i - 1);
            }
        }
        for (int j = 0; j < rank; j++) {
            orthogonalise(j);
        }
    }

    /**
     * Combinations whose sum is at most so far from a point, in the space of the vectors; after {@link #reduce}.
     *
     * @param budget planes looked at
     * @param found receives how many of each given vector; valid during the call only
     */
    void near(double[] point, double distance, int budget, Consumer<long[]> found) {
        double[] share = new double[rank];
        for (int i = 0; i < rank; i++) {
            share[i] = dot(point, orthogonal[i]) / norm[i];
        }
        long[] at = new long[rank];
        long[] step = new long[rank];
        double[] centre = new double[rank];
        double[] above = new double[rank + 1];
        long[] out = new long[rank];
        double most = distance * distance;
        int i = rank - 1;
        enter(i, share, at, step, centre);
        for (int spent = 0; spent < budget; spent++) {
            double gap = at[i] - centre[i];
            double sum = above[i + 1] + gap * gap * norm[i];
            if (sum <= most) {
                if (i == 0) {
                    java.util.Arrays.fill(out, 0);
                    for (int v = 0; v < rank; v++) {
                        for (int c = 0; c < rank; c++) {
                            out[c] += at[v] * whole[v][c];
                        }
                    }
                    found.accept(out);
                    next(i, at, step, centre);
                } else {
                    above[i] = sum;
                    i--;
                    enter(i, share, at, step, centre);
                }
            } else {
                i++;
                if (i == rank) {
                    return;
                }
                next(i, at, step, centre);
            }
        }
    }

    private void enter(int i, double[] share, long[] at, long[] step, double[] centre) {
        double sum = share[i];
        for (int v = i + 1; v < rank; v++) {
            sum -= at[v] * mu[v][i];
        }
        centre[i] = sum;
        at[i] = Math.round(sum);
        step[i] = 0;
    }

    /** The next whole number, alternately on both sides of the centre. */
    private static void next(int i, long[] at, long[] step, double[] centre) {
        if (step[i] == 0) {
            step[i] = centre[i] >= at[i] ? 1 : -1;
        } else {
            step[i] = step[i] > 0 ? -step[i] - 1 : -step[i] + 1;
        }
        at[i] += step[i];
    }
}
