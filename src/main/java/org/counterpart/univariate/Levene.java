package org.counterpart.univariate;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;

/**
 * Do the variances of two or more groups differ? The analysis of variance of the distances from each group's centre.
 *
 * <p>Reference: Levene (1960); Brown &amp; Forsythe (1974) doi:10.2307/2285659 for the median. Groups hold no NaN. Same
 * as R: {@code car::leveneTest(center = mean)}; SPSS prints the one about the mean.
 */
public record Levene(Centre centre) {

    public enum Centre {
        MEAN,
        MEDIAN
    }

    /** About the mean. */
    public static Levene withDefaults() {
        return new Levene(Centre.MEAN);
    }

    public Levene with(Centre newCentre) {
        return new Levene(newCentre);
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

    Result test(NumericGroups groups) {
        TestResult f = Anova.withDefaults().test(distances(groups));
        return new Result(this, f.statistic(), f.df(), f.df2(), f.p(), f.notes());
    }

    private NumericGroups distances(NumericGroups groups) {
        if (centre == Centre.MEAN) {
            return groups.distances();
        }
        List<double[]> distances = new ArrayList<>();
        for (int g = 0; g < groups.count(); g++) {
            distances.add(Groups.distances(groups.values(g), Quantiles.TYPE7.ofSorted(groups.sorted(g), 0.5)));
        }
        return NumericGroups.of(distances);
    }
}
