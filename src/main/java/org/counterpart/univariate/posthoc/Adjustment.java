package org.counterpart.univariate.posthoc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How the P values of several tests are raised for their number. P that do not exist count for none of them.
 *
 * <p>Reference: Holm (1979), Scandinavian Journal of Statistics 6:65; Benjamini &amp; Hochberg (1995)
 * doi:10.1111/j.2517-6161.1995.tb02031.x. Same as R: {@code p.adjust}.
 */
public enum Adjustment {
    NONE,
    /** Each P times the number of tests: the chance of any false finding stays below alpha. */
    BONFERRONI,
    /** The same chance, step by step from the smallest P: never less powerful than Bonferroni's. */
    HOLM,
    /** The expected share of false findings among the findings stays below alpha. */
    BH;

    /** In plans, options and files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param p NaN where there is none, which stays */
    public double[] of(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int n = order.length;
        double[] adjusted = p.clone();
        switch (this) {
            case NONE -> {
                // as they are
            }
            case BONFERRONI -> Arrays.setAll(adjusted, i -> Math.min(1, n * p[i]));
            case HOLM -> {
                double least = 0;
                for (int i = 0; i < n; i++) {
                    least = Math.max(least, Math.min(1, (n - i) * p[order[i]]));
                    adjusted[order[i]] = least;
                }
            }
            case BH -> {
                double most = 1;
                for (int i = n - 1; i >= 0; i--) {
                    most = Math.min(most, (double) n / (i + 1) * p[order[i]]);
                    adjusted[order[i]] = most;
                }
            }
        }
        return adjusted;
    }
}
