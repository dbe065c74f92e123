package org.counterpart.prediction;

import org.counterpart.stats.Replicates;

/**
 * The performance of a model on subjects it was not made from: each fold is scored by the model made of the others, and
 * the scores are pooled. Matched sets must stay together in a fold ({@link Folds#ofSets}, {@link
 * Folds#leaveOneSetOut}), or a control tells on its case. Leaving out one row at a time makes the pooled AUC
 * pessimistic (Airola and others 2011, doi:10.1016/j.csda.2010.11.018).
 *
 * @param folds who is left out together
 * @param threads never changes a result
 */
public record CrossValidation(Folds folds, int threads) {

    /** On as many threads as there are processors. */
    public CrossValidation(Folds folds) {
        this(folds, Runtime.getRuntime().availableProcessors());
    }

    /** The score of each row by the model that did not see it; NaN for a fold on which no model could be made. */
    public double[] scores(Refit refit) {
        double[] scores = new double[folds.size()];
        Replicates.run(folds.count(), threads, f -> {
            Refit.Scorer scorer = refit.fit(folds.training(f));
            for (int row : folds.heldOut(f)) {
                scores[row] = scorer == null ? Double.NaN : scorer.score(row);
            }
        });
        return scores;
    }
}
