package org.counterpart.univariate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;

/**
 * Do two or more groups have the same variance? One-way analysis of variance of the absolute deviations from each group's centre.
 *
 * <p>Reference: Levene (1960), in Contributions to Probability and Statistics; Brown &amp; Forsythe (1974)
 * doi:10.1080/01621459.1974.10482955 for the median. Groups hold no NaN. Same as R: {@code car::leveneTest(x, g, center = mean)}, as SPSS
 * prints it; {@code center = median}.
 */
public record Levene(Centre centre) {

    public enum Centre {
        MEAN(values -> Moments.of(values).mean()),
        MEDIAN(values -> Quantiles.TYPE7.of(values, 0.5));

        private final ToDoubleFunction<double[]> of;

        Centre(ToDoubleFunction<double[]> of) {
            this.of = of;
        }
    }

    /** Deviations from the mean, as SPSS. */
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
        List<double[]> deviations = groups.stream()
                .map(g -> {
                    double middle = g.length == 0 ? 0 : centre.of.applyAsDouble(g);
                    return Arrays.stream(g).map(v -> Math.abs(v - middle)).toArray();
                })
                .toList();
        Anova.Result f = Anova.withDefaults().test(deviations);
        return new Result(this, f.statistic(), f.df(), f.df2(), f.p(), f.notes());
    }
}
