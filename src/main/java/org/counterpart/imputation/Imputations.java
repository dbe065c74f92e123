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

    /** Mean and standard deviation of what was imputed of a variable, by iteration. */
    public List<Moments> course(int imputation, ImputedVariable variable) {
        return chains.get(imputation).course(imputed.indexOf(variable));
    }
}
