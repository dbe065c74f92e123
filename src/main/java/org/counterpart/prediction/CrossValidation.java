package org.counterpart.prediction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.stats.RandomStreams;

/** Scores of rows by models made without them; the rows of a matched set are always in one fold. */
public record CrossValidation(int folds, long seed) {
    public CrossValidation {
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be >= 2, got " + folds);
        }
    }

    /** @return a score a row; NaN where no model could be made without it */
    public double[] scores(int[] set, Refit refit) {
        MatchedRows sets = new MatchedRows(set);
        int[] fold = sets.folds(folds, new RandomStreams(seed, "folds").stream(0));
        double[] scores = new double[set.length];
        for (int f = 0; f < folds; f++) {
            int without = f;
            int[] train = IntStream.range(0, sets.count())
                    .filter(s -> fold[s] != without)
                    .flatMap(s -> Arrays.stream(sets.rows(s)))
                    .toArray();
            Refit.Scorer scorer = refit.fit(train);
            IntStream.range(0, sets.count())
                    .filter(s -> fold[s] == without)
                    .flatMap(s -> Arrays.stream(sets.rows(s)))
                    .forEach(r -> scores[r] = scorer == null ? Double.NaN : scorer.score(r));
        }
        return scores;
    }
}
