package org.counterpart.univariate.test;

import java.util.List;
import org.counterpart.stats.Note;

/**
 * Do the variances of two or more groups differ? The analysis of variance of the distances from each group's mean.
 *
 * <p>Reference: Levene (1960). Groups hold no NaN. Same as R: {@code car::leveneTest(center = mean)}; SPSS prints this
 * one too.
 */
public record Levene() {

    /** About the mean. */
    public static Levene withDefaults() {
        return new Levene();
    }

    /** @param statistic F */
    public record Result(Levene procedure, double statistic, double df, double df2, double p, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(List<double[]> groups) {
        return test(NumericGroups.of(groups));
    }

    public Result test(NumericGroups groups) {
        TestResult f = Anova.withDefaults().test(groups.distances());
        return new Result(this, f.statistic(), f.df(), f.df2(), f.p(), f.notes());
    }
}
