package org.counterpart.prediction;

/**
 * How the model was made, as a function that can be repeated: everything that looked at the outcome (the univariate
 * entry, the selection of variables, the fit) belongs inside, or the optimism it causes stays unseen.
 *
 * <p>Several threads call it at once; it must not keep state.
 */
@FunctionalInterface
public interface Refit {

    /**
     * A fitted model as a function of the row of the data: its linear predictor (log odds), NaN where it cannot score
     * the row.
     */
    @FunctionalInterface
    interface Scorer {
        double score(int row);
    }

    /**
     * @param rows rows of the data, one of them as often as it was drawn; the rows of a drawn set stand together
     * @return a model that scores every row of the data, not only these; null when no model can be made on these rows
     */
    Scorer fit(int[] rows);
}
