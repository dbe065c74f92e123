package org.counterpart.regression.algebra;

/**
 * The exact conditional likelihood of one matched set with any numbers of cases and controls: the probability that just
 * these of its members are the cases, {@code exp(Σ_cases η) / Σ_S exp(Σ_S η)} over all subsets S of that size. The sum
 * is built up member by member (Howard 1972; Gail, Lubin and Rubinstein 1981, doi:10.1093/biomet/68.3.703), here not as
 * sums but as ratios of neighbouring sums, means and covariances of the subset's column totals: a subset of size d
 * among the first i members either holds member i or not, so its distribution is a mixture of two that are known.
 * Nothing can overflow or cancel, whatever the size of the set.
 */
public final class SetRecursion {
    private final int p;
    private final int pairsOfColumns;
    private double[] ratio = new double[0];
    private double[][] mean = new double[0][];
    private double[][] covariance = new double[0][];
    private double[] difference;

    public SetRecursion(int p) {
        this.p = p;
        this.pairsOfColumns = p * (p + 1) / 2;
        this.difference = new double[p];
    }

    /**
     * Adds the set's log-likelihood, score and information to {@code sums} (log-likelihood, gradient, upper triangle).
     *
     * @param z working columns; the set's members are rows {@code from} to {@code to}, its cases first
     * @param eta linear predictor of each row
     */
    public void add(double[][] z, double[] eta, int from, int to, int cases, double[] sums) {
        int controls = to - from - cases;
        if (cases <= controls) {
            add(z, eta, from, to, from, from + cases, 1, sums);
        } else {
            // Choosing the controls with the signs turned round is the same thing with fewer to choose.
            add(z, eta, from, to, from + cases, to, -1, sums);
        }
    }

    private void add(
            double[][] z, double[] eta, int from, int to, int chosenFrom, int chosenTo, int sign, double[] sums) {
        int size = to - from;
        int d = chosenTo - chosenFrom;
        reserve(d);
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, sign * eta[i]);
        }
        for (int i = 1; i <= size; i++) {
            int row = from + i - 1;
            double w = Math.max(1e-300, Math.exp(sign * eta[row] - largest));
            for (int s = Math.min(i, d); s >= 1; s--) {
                boolean counts = s >= d - (size - i);
                if (s == i) {
                    if (counts) {
                        shift(s, z, row, sign);
                    }
                    ratio[s] = s == 1 ? w : w / (1 + w / ratio[s - 1]);
                } else {
                    if (counts) {
                        mix(s, w / (ratio[s] + w), z, row, sign);
                    }
                    ratio[s] = s == 1 ? ratio[s] + w : (ratio[s] + w) / (1 + w / ratio[s - 1]);
                }
            }
        }
        double value = -d * largest;
        for (int s = 1; s <= d; s++) {
            value -= Math.log(ratio[s]);
        }
        for (int i = chosenFrom; i < chosenTo; i++) {
            value += sign * eta[i];
            for (int j = 0; j < p; j++) {
                sums[1 + j] += sign * z[j][i];
            }
        }
        sums[0] += value;
        for (int j = 0; j < p; j++) {
            sums[1 + j] -= mean[d][j];
        }
        for (int t = 0; t < pairsOfColumns; t++) {
            sums[1 + p + t] += covariance[d][t];
        }
    }

    private void reserve(int d) {
        if (ratio.length <= d) {
            ratio = new double[d + 1];
            mean = new double[d + 1][p];
            covariance = new double[d + 1][pairsOfColumns];
        }
    }

    /** All of the first i members: the subset of all before, and this one. */
    private void shift(int s, double[][] z, int row, int sign) {
        for (int j = 0; j < p; j++) {
            mean[s][j] = mean[s - 1][j] + sign * z[j][row];
        }
        System.arraycopy(covariance[s - 1], 0, covariance[s], 0, pairsOfColumns);
    }

    private void mix(int s, double share, double[][] z, int row, int sign) {
        double[] m = mean[s];
        double[] below = mean[s - 1];
        for (int j = 0; j < p; j++) {
            difference[j] = below[j] + sign * z[j][row] - m[j];
            m[j] += share * difference[j];
        }
        double[] c = covariance[s];
        double[] cBelow = covariance[s - 1];
        double rest = 1 - share;
        double spread = share * rest;
        int t = 0;
        for (int j = 0; j < p; j++) {
            double dj = spread * difference[j];
            for (int k = j; k < p; k++, t++) {
                c[t] = rest * c[t] + share * cBelow[t] + dj * difference[k];
            }
        }
    }
}
