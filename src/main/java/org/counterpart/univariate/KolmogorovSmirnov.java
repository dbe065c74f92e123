package org.counterpart.univariate;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.Note;

/**
 * Do two samples come from the same distribution? {@code D} is the largest vertical distance between the two empirical distribution
 * functions.
 *
 * <p>Reference: Smirnov (1939); exact P over all orders of the joint sample given its ties, Schröer &amp; Trenkler (1995)
 * doi:10.1016/0167-9473(94)00040-P; asymptotic P {@code 2Σ(−1)^(k−1) exp(−2k²λ²)}, {@code λ = D√(mn/(m + n))}, summed to full precision (R
 * stops near 1e-6). Samples hold no NaN. Same as R (4.2 on): {@code ks.test(x, y, exact = TRUE)}, {@code exact = FALSE}.
 */
public record KolmogorovSmirnov(Method method) {
    /** Steps of the exact recursion we are ready to do. */
    private static final double WORK = 2e8;

    public enum Method {
        EXACT,
        ASYMPTOTIC
    }

    /** The exact P. */
    public static KolmogorovSmirnov withDefaults() {
        return new KolmogorovSmirnov(Method.EXACT);
    }

    public KolmogorovSmirnov with(Method newMethod) {
        return new KolmogorovSmirnov(newMethod);
    }

    /** @param statistic D */
    public record Result(KolmogorovSmirnov procedure, double statistic, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(double[] x, double[] y) {
        int m = x.length;
        int n = y.length;
        if (m == 0 || n == 0) {
            return new Result(this, Double.NaN, Double.NaN, List.of(Note.of("univariate.too-few", 0)));
        }
        double[] a = sorted(x);
        double[] b = sorted(y);
        // Places i + j where one distinct value ends: only there may the two functions be compared.
        boolean[] end = new boolean[m + n + 1];
        long most = 0;
        int i = 0;
        int j = 0;
        while (i < m || j < n) {
            double value = j == n || (i < m && a[i] <= b[j]) ? a[i] : b[j];
            while (i < m && a[i] == value) {
                i++;
            }
            while (j < n && b[j] == value) {
                j++;
            }
            end[i + j] = true;
            most = Math.max(most, Math.abs((long) i * n - (long) j * m));
        }
        double d = most / ((double) m * n);
        if (method == Method.ASYMPTOTIC) {
            return new Result(this, d, series(d * Math.sqrt((double) m * n / ((double) m + n))), List.of());
        }
        if ((double) m * n > WORK) {
            return new Result(this, d, Double.NaN, List.of(Note.of("univariate.exact-too-large")));
        }
        return new Result(this, d, reaching(m, n, most, end), List.of());
    }

    private static double[] sorted(double[] values) {
        double[] sorted = Arrays.stream(values).map(v -> v + 0.0).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Probability that a random order of m and n reaches the distance {@code most/(mn)}: a sum of positive terms. */
    private static double reaching(int m, int n, long most, boolean[] end) {
        double[] at = new double[n + 1];
        at[0] = 1;
        double reached = 0;
        for (int i = 0; i <= m; i++) {
            for (int j = 0; j <= n; j++) {
                double here = i == 0 && j == 0 ? 1 : 0;
                double total = (double) m + n - i - j + 1;
                if (i > 0) {
                    here += at[j] * (m - i + 1) / total;
                }
                if (j > 0) {
                    here += at[j - 1] * (n - j + 1) / total;
                }
                if (most > 0 && end[i + j] && Math.abs((long) i * n - (long) j * m) >= most) {
                    reached += here;
                    here = 0;
                }
                at[j] = here;
            }
        }
        return most == 0 ? 1 : Math.min(1, reached);
    }

    /** P(K &gt; λ) of Kolmogorov's distribution, by whichever of its two series converges fast. */
    static double series(double lambda) {
        if (lambda <= 0) {
            return 1;
        }
        double sum = 0;
        if (lambda < 1) {
            for (int k = 1; k <= 30; k++) {
                double odd = (2 * k - 1) * Math.PI / lambda;
                sum += Math.exp(-odd * odd / 8);
            }
            return 1 - Math.sqrt(2 * Math.PI) / lambda * sum;
        }
        for (int k = 1; k <= 30; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * lambda * lambda);
        }
        return Math.min(1, sum);
    }
}
