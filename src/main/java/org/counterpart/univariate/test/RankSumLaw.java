package org.counterpart.univariate.test;

import java.util.Arrays;
import org.counterpart.stats.Ranks;

/**
 * Exact distribution of a sum of ranks under the null hypothesis: of Mann-Whitney's U over all allocations of the ranks
 * to two samples, or of the signed-rank sum over all signs. Built from sums of positive terms, so small probabilities
 * keep their digits.
 */
final class RankSumLaw {
    /** Additions we are ready to do (about a second). */
    private static final double WORK = 5e8;

    private final double[] mass;

    private RankSumLaw(double[] mass) {
        this.mass = mass;
    }

    /**
     * U of two samples without ties: the Gaussian binomial coefficient, one factor {@code (1 − q^(n2+i))/(1 − q^i)}
     * after the other, each scaled by {@code i/(n2+i)} so that the masses are probabilities. Null when too large.
     */
    static RankSumLaw untied(int n1, int n2) {
        int few = Math.min(n1, n2);
        int many = Math.max(n1, n2);
        double size = (double) n1 * n2;
        if (size * few > WORK) {
            return null;
        }
        int top = n1 * n2;
        int half = top / 2; // symmetric; the upper half is never reached by subtractions that cancel
        double[] f = new double[top + 1];
        f[0] = 1;
        for (int i = 1; i <= few; i++) {
            int out = many + i;
            for (int u = half; u >= out; u--) {
                f[u] -= f[u - out];
            }
            for (int u = i; u <= half; u++) {
                f[u] += f[u - i];
            }
            double scale = (double) i / out;
            for (int u = 0; u <= half; u++) {
                f[u] *= scale;
            }
        }
        for (int u = half + 1; u <= top; u++) {
            f[u] = f[top - u];
        }
        return new RankSumLaw(f);
    }

    /**
     * Twice U of the first sample over all allocations of these midranks (shift algorithm of Streitberg and Röhmel
     * 1986). Null when too large.
     */
    static RankSumLaw ofMidranks(Ranks ranks, int n1) {
        long[] doubled = ranks.doubled().clone();
        int n = doubled.length;
        int few = Math.min(n1, n - n1);
        Arrays.sort(doubled);
        long top = 0;
        for (int i = n - few; i < n; i++) {
            top += doubled[i];
        }
        if ((double) n * few * top > WORK) {
            return null;
        }
        int size = (int) top + 1;
        double[][] ways = new double[few + 1][size];
        ways[0][0] = 1;
        for (int j = 0; j < n; j++) {
            int r = (int) doubled[j];
            for (int k = Math.min(few, j + 1); k >= 1; k--) {
                double[] from = ways[k - 1];
                double[] to = ways[k];
                for (int s = size - 1; s >= r; s--) {
                    to[s] += from[s - r];
                }
            }
        }
        // The first sample's 2U from the doubled rank sum of the smaller one.
        int least = few * (few + 1);
        int span = 2 * few * (n - few);
        double[] mass = new double[span + 1];
        double total = 0;
        for (double w : ways[few]) {
            total += w;
        }
        for (int s = least; s < size; s++) {
            int u = s - least;
            mass[few == n1 ? u : span - u] = ways[few][s] / total;
        }
        return new RankSumLaw(mass);
    }

    /** Twice the sum of the ranks of positive differences, over all signs of these midranks. Null when too large. */
    static RankSumLaw ofSigns(Ranks ranks) {
        long[] doubled = ranks.doubled();
        long top = Arrays.stream(doubled).sum();
        if ((double) doubled.length * top > WORK) {
            return null;
        }
        double[] mass = new double[(int) top + 1];
        mass[0] = 1;
        int reach = 0;
        for (long rank : doubled) {
            int r = (int) rank;
            reach += r;
            for (int s = reach; s >= 0; s--) {
                mass[s] = (mass[s] + (s >= r ? mass[s - r] : 0)) / 2;
            }
        }
        return new RankSumLaw(mass);
    }

    double lower(int at) {
        double sum = 0;
        for (int s = 0; s <= at; s++) {
            sum += mass[s];
        }
        return Math.min(1, sum);
    }

    double upper(int at) {
        double sum = 0;
        for (int s = mass.length - 1; s >= at; s--) {
            sum += mass[s];
        }
        return Math.min(1, sum);
    }

    /** P of a sum at least as far from the middle of the range as this one. */
    double twoSided(int at) {
        int top = mass.length - 1;
        int near = Math.min(at, top - at);
        return 2 * near >= top ? 1 : Math.min(1, lower(near) + upper(top - near));
    }
}
