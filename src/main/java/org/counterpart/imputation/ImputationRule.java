package org.counterpart.imputation;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How missing values are imputed.
 *
 * @param imputations empty for as many as the percentage of incomplete subjects, and 20 at least: White IR, Royston P,
 *     Wood AM (2011), doi:10.1002/sim.4067
 * @param variables of the imputation models; empty for all that may be in the model, and what was matched on. Those of
 *     the model itself are always among them
 * @param shifts for each variable, what is added to its imputed values in turn
 */
public record ImputationRule(
        Of of,
        OptionalInt imputations,
        int iterations,
        long seed,
        List<String> variables,
        Map<String, List<Double>> shifts) {
    /** How often each variable is imputed anew in a chain, where nothing else is said. */
    public static final int ITERATIONS = 20;

    private static final int LEAST = 20;

    /** Whose values the imputation models are fitted to. */
    public enum Of {
        /** Everybody that the sample was drawn from: Keogh RH, Seaman SR, Bartlett JW, Wood AM (2018). */
        COHORT,
        /** The matched subjects, their sets in the models: Seaman SR, Keogh RH (2015). */
        SETS
    }

    public ImputationRule {
        variables = List.copyOf(variables);
        shifts = Map.copyOf(shifts);
    }

    /** What holds where a plan says no more. */
    public static ImputationRule withDefaults(Of of) {
        return new ImputationRule(of, OptionalInt.empty(), ITERATIONS, 1, List.of(), Map.of());
    }

    /** @param incomplete of so many subjects */
    public int imputations(int incomplete, int subjects) {
        return imputations.orElse(Math.max(LEAST, (100 * incomplete + subjects - 1) / subjects));
    }
}
