package org.counterpart.regression.algebra;

/**
 * The first three cumulants of the column totals of a random subset of a matched set, drawn with the probability that
 * its members are the cases:
 * built up member by member as in {@link SetRecursion}, each subset size being a mixture of two that are known.
 */
public final class SetCumulants {
    private final int k;
    private double[] ratio = new double[0];
    private double[][] mean;
    private double[][] second;
    private double[][] third;
    private final double[] d;

    public SetCumulants(int k) {
        this.k = k;
        this.d = new double[k];
    }

    /**
     * Adds a set's score, information and third cumulants to the sums; gives its log-likelihood.
     *
     * @param z working columns; the set's members are rows {@code from} to {@code to}, its cases first
     */
    public double add(
            double[][] z,
            double[] at,
            int from,
            int to,
            int cases,
            double[] score,
            double[] information,
            double[] skew) {
        int size = to - from;
        boolean few = 2 * cases <= size;
        int sign = few ? 1 : -1; // choosing the controls with the signs turned round is the same thing
        int chosenFrom = few ? from : from + cases;
        int chosenTo = few ? from + cases : to;
        int m = chosenTo - chosenFrom;
        double[] eta = new double[size];
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < k; j++) {
                eta[i] += sign * at[j] * z[j][from + i];
            }
            largest = Math.max(largest, eta[i]);
        }
        reserve(m);
        for (int i = 1; i <= size; i++) {
            int row = from + i - 1;
            double w = Math.max(1e-300, Math.exp(eta[i - 1] - largest));
            for (int s = Math.min(i, m); s >= 1; s--) {
                if (s == i) {
                    whole(s, z, row, sign);
                    ratio[s] = s == 1 ? w : w / (1 + w / ratio[s - 1]);
                } else {
                    mix(s, w / (ratio[s] + w), z, row, sign);
                    ratio[s] = s == 1 ? ratio[s] + w : (ratio[s] + w) / (1 + w / ratio[s - 1]);
                }
            }
        }
        double value = -m * largest;
        for (int s = 1; s <= m; s++) {
            value -= Math.log(ratio[s]);
        }
        for (int i = chosenFrom; i < chosenTo; i++) {
            value += eta[i - from];
            for (int j = 0; j < k; j++) {
                score[j] += sign * z[j][i];
            }
        }
        for (int j = 0; j < k; j++) {
            score[j] -= mean[m][j];
        }
        for (int t = 0; t < k * k; t++) {
            information[t] += second[m][t];
        }
        for (int t = 0; t < k * k * k; t++) {
            skew[t] += third[m][t];
        }
        return value;
    }

    private void reserve(int m) {
        if (ratio.length <= m) {
            ratio = new double[m + 1];
            mean = new double[m + 1][k];
            second = new double[m + 1][k * k];
            third = new double[m + 1][k * k * k];
        }
    }

    /** All of the first members: the subset of all before, and this one. */
    private void whole(int s, double[][] z, int row, int sign) {
        for (int j = 0; j < k; j++) {
            mean[s][j] = mean[s - 1][j] + sign * z[j][row];
        }
        System.arraycopy(second[s - 1], 0, second[s], 0, k * k);
        System.arraycopy(third[s - 1], 0, third[s], 0, k * k * k);
    }

    /** With this share the member is in the subset, and the rest of it is one of a member less. */
    private void mix(int s, double share, double[][] z, int row, int sign) {
        double[] m = mean[s];
        for (int j = 0; j < k; j++) {
            d[j] = mean[s - 1][j] + sign * z[j][row] - m[j];
            m[j] += share * d[j];
        }
        double rest = 1 - share;
        double spread = share * rest;
        double[] v = second[s];
        double[] below = second[s - 1];
        double[] t = third[s];
        double[] tBelow = third[s - 1];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double ab = below[a * k + b] - v[a * k + b];
                for (int c = 0; c < k; c++) {
                    int at = (a * k + b) * k + c;
                    double bc = below[b * k + c] - v[b * k + c];
                    double ac = below[a * k + c] - v[a * k + c];
                    t[at] = rest * t[at]
                            + share * tBelow[at]
                            + spread * (d[a] * bc + d[b] * ac + d[c] * ab + (rest - share) * d[a] * d[b] * d[c]);
                }
            }
        }
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                int at = a * k + b;
                v[at] = rest * v[at] + share * below[at] + spread * d[a] * d[b];
            }
        }
    }
}
