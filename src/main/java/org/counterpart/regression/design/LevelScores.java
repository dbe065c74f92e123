package org.counterpart.regression.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;

/**
 * Ordered levels as one number each, whose odds ratio for a step of one is a trend.
 *
 * @param values one a level, ascending; empty until they are known
 * @param median the number whose median among the controls of each level is its score; empty where the scores are 1, 2,
 *     3 ... or are given
 */
public record LevelScores(List<Double> values, Optional<String> median) implements PredictorForm {
    public LevelScores {
        values = List.copyOf(values);
        for (int i = 1; i < values.size(); i++) {
            if (!(values.get(i) > values.get(i - 1))) {
                throw new IllegalArgumentException("scores must ascend, got " + values);
            }
        }
    }

    /** 1 to k. */
    public static LevelScores ranks(int levels) {
        return of(IntStream.rangeClosed(1, levels).mapToObj(i -> (double) i).toList());
    }

    public static LevelScores of(List<Double> values) {
        return new LevelScores(values, Optional.empty());
    }

    /** The medians of a number, when they are known. */
    public static LevelScores medians(String variable) {
        return new LevelScores(List.of(), Optional.of(variable));
    }

    /**
     * With values: its own, or the medians of a number in each level.
     *
     * @param levels of them
     * @param codes of subjects, -1 for none
     * @param numbers of whose median each level has, NaN for none
     * @param counts of whom: the controls
     */
    public LevelScores known(String variable, int levels, int[] codes, double[] numbers, IntPredicate counts) {
        if (!values.isEmpty()) {
            return this;
        }
        List<Double> medians = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            int of = level;
            double[] inside = IntStream.range(0, codes.length)
                    .filter(i -> codes[i] == of && !Double.isNaN(numbers[i]) && counts.test(i))
                    .mapToDouble(i -> numbers[i])
                    .toArray();
            double score = Quantiles.TYPE7.of(inside, 0.5);
            if (Double.isNaN(score) || (!medians.isEmpty() && score <= medians.get(medians.size() - 1))) {
                throw new NotAnalysableException(Note.of("regression.trend.medians", median.orElse(""), variable));
            }
            medians.add(score);
        }
        return new LevelScores(medians, median);
    }

    /** As a plan writes it: {@code scores 1 2 3}, {@code medians of crp}. */
    public String text() {
        return median.map(of -> "medians of " + of)
                .orElseGet(() -> "scores "
                        + values.stream()
                                .map(v -> BigDecimal.valueOf(v)
                                        .stripTrailingZeros()
                                        .toPlainString())
                                .collect(Collectors.joining(" ")));
    }

    /** Whether a step is from one level to the next. */
    public boolean isRanks() {
        return median.isEmpty() && equals(ranks(values.size()));
    }
}
