package org.counterpart.prediction;

/** The whole making of a model (entry, selection, fit) on some rows, so that validation can repeat all of it. */
@FunctionalInterface
public interface Refit {

    /** Gives every row of the data a score. */
    @FunctionalInterface
    interface Scorer {
        double score(int row);
    }

    /**
     * @param rows rows of the data, one of them as often as it was drawn
     * @return null when no model can be made on these rows
     */
    Scorer fit(int[] rows);
}
