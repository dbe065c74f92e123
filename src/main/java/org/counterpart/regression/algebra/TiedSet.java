package org.counterpart.regression.algebra;

/**
 * Breslow's (1974, doi:10.2307/2529620) and Efron's (1977, doi:10.1080/01621459.1977.10480613) approximations to the
 * conditional likelihood of a set with several cases: the cases drawn one after another, with replacement (Breslow) or
 * with the average share of the cases taken away (Efron). With one case both are exact.
 */
public final class TiedSet {
    private final int p;
    private final boolean efron;
    private final double[] mean;
    private final double[] square;

    public TiedSet(int p, boolean efron) {
        this.p = p;
        this.efron = efron;
        this.mean = new double[p];
        this.square = new double[p * (p + 1) / 2];
    }

    /** As {@link SetRecursion#add}. */
    public void add(double[][] z, double[] eta, int from, int to, int cases, double[] sums) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, eta[i]);
        }
        for (int i = from; i < from + cases; i++) {
            sums[0] += eta[i];
            for (int j = 0; j < p; j++) {
                sums[1 + j] += z[j][i];
            }
        }
        for (int draw = 0; draw < cases; draw++) {
            double taken = efron ? (double) draw / cases : 0;
            double total = 0;
            java.util.Arrays.fill(mean, 0);
            java.util.Arrays.fill(square, 0);
            for (int i = from; i < to; i++) {
                double w = Math.exp(eta[i] - largest) * (i < from + cases ? 1 - taken : 1);
                if (w == 0) {
                    continue;
                }
                total += w;
                double share = w / total;
                for (int j = 0, t = 0; j < p; j++) {
                    double dj = w * (1 - share) * (z[j][i] - mean[j]);
                    for (int k = j; k < p; k++, t++) {
                        square[t] += dj * (z[k][i] - mean[k]);
                    }
                }
                for (int j = 0; j < p; j++) {
                    mean[j] += share * (z[j][i] - mean[j]);
                }
            }
            sums[0] -= largest + Math.log(total);
            for (int j = 0; j < p; j++) {
                sums[1 + j] -= mean[j];
            }
            for (int t = 0; t < square.length; t++) {
                sums[1 + p + t] += square[t] / total;
            }
        }
    }
}
