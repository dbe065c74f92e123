package org.counterpart.imputation;

import java.util.List;
import org.counterpart.stats.Moments;

/** The data completed several times. */
public final class Imputations {
    private final IncompleteData data;
    private final List<ImputedVariable> imputed;
    private final List<Chain> chains;

    Imputations(IncompleteData data, List<ImputedVariable> imputed, List<Chain> chains) {
        this.data = data;
        this.imputed = imputed;
        this.chains = chains;
    }

    public IncompleteData data() {
        return data;
    }

    /** The variables that lacked values, in the order they were imputed in. */
    public List<ImputedVariable> imputed() {
        return imputed;
    }

    public int count() {
        return chains.size();
    }

    /**
     * The values of a variable in one imputation.
     *
     * @param variable one of {@link #imputed}
     */
    public double[] completed(int imputation, ImputedVariable variable) {
        double[] values = variable.values().clone();
        int[] without = variable.rows(false);
        double[] drawn = chains.get(imputation).imputed(imputed.indexOf(variable));
        for (int i = 0; i < without.length; i++) {
            values[without[i]] = drawn[i];
        }
        return values;
    }

    /**
     * How far the chains of a variable are from telling the same: the root of the variance of their means over that
     * within them, of the second half of the iterations; near 1 where they have mixed. NaN with fewer than four
     * iterations, or where nothing varies. Gelman A, Rubin DB (1992), doi:10.1214/ss/1177011136.
     */
    public double scaleReduction(ImputedVariable variable) {
        int m = count();
        double[] means = new double[m];
        double within = 0;
        int n = 0;
        for (int i = 0; i < m; i++) {
            List<Moments> course = course(i, variable);
            double[] half = course.subList(course.size() / 2, course.size()).stream()
                    .mapToDouble(Moments::mean)
                    .toArray();
            Moments own = Moments.of(half);
            n = half.length;
            means[i] = own.mean();
            within += own.variance() / m;
        }
        double between = Moments.of(means).variance();
        return n < 2 || !(within > 0) ? Double.NaN : Math.sqrt((n - 1.0) / n + between / within);
    }

    /** Mean and standard deviation of what was imputed of a variable, by iteration. */
    public List<Moments> course(int imputation, ImputedVariable variable) {
        return chains.get(imputation).course(imputed.indexOf(variable));
    }
}
