package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;

/** A likelihood-ratio chi-square of a model of one variable, fitted elsewhere. */
public record LikelihoodRatio(double statistic, double df, double p, List<Note> notes) implements TestResult {
    public LikelihoodRatio {
        notes = List.copyOf(notes);
    }

    public static LikelihoodRatio of(double statistic, double df, double p) {
        return new LikelihoodRatio(statistic, df, p, List.of());
    }

    /** The data cannot give it. */
    public static LikelihoodRatio absent(Note why) {
        return new LikelihoodRatio(Double.NaN, Double.NaN, Double.NaN, List.of(why));
    }
}
