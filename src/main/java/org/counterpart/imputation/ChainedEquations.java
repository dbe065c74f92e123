package org.counterpart.imputation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Replicates;

/**
 * Multiple imputation by chained equations: each incomplete variable in turn, the one that lacks least first, is drawn
 * from a model given all others and the outcome, the model's coefficients being drawn themselves; so over and again,
 * from a start in which missing cells are recorded values drawn by lot. Same models as R's {@code mice}: numbers by
 * predictive mean matching of 5 donors ({@code pmm}), yes or no by logistic regression ({@code logreg}; with Firth's
 * penalty where a value is predicted perfectly), levels by ordinal or multinomial regression.
 *
 * <p>What is drawn depends on the seed, the imputation, the iteration and the variable, not on threads.
 *
 * <p>References: van Buuren S, Groothuis-Oudshoorn K (2011), doi:10.18637/jss.v045.i03; White IR, Royston P, Wood AM
 * (2011), doi:10.1002/sim.4067.
 *
 * @param imputations how many data sets are made
 * @param iterations of each chain
 */
public record ChainedEquations(int imputations, int iterations, long seed, int threads) {

    /** @throws NotAnalysableException when a variable has too few recorded values for its imputation model */
    public Imputations of(IncompleteData data) {
        List<ImputedVariable> order = data.variables().stream()
                .filter(ImputedVariable::incomplete)
                .sorted(Comparator.comparingInt(v -> v.rows(false).length))
                .toList();
        requireRecorded(data, order);
        Chain[] chains = new Chain[imputations];
        Replicates.runLong(imputations, threads, m -> {
            chains[m] = new Chain(data, order, seed, m);
            chains[m].run(iterations);
        });
        return new Imputations(data, order, Arrays.asList(chains));
    }

    private static void requireRecorded(IncompleteData data, List<ImputedVariable> order) {
        int all =
                1 + data.variables().stream().mapToInt(ImputedVariable::columns).sum();
        for (ImputedVariable variable : order) {
            int recorded = variable.rows(true).length;
            int predictors = all - variable.columns() + (data.sets().isPresent() ? all - 1 : 0);
            if (recorded < predictors + 1 + MatchedMeans.DONORS) {
                throw new NotAnalysableException(
                        Note.of("impute.few-recorded", variable.name(), recorded, predictors + 1));
            }
        }
    }
}
