package org.counterpart.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.Codings.Product;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorForm;
import org.counterpart.regression.design.Spline;

/**
 * Curves, trends and products asked of the columns of a file.
 *
 * @param splines by column
 * @param trends by column of ordered levels
 */
public record AskedShapes(Map<String, Spline> splines, Map<String, Trend> trends, List<Product> products) {
    public static final AskedShapes NONE = new AskedShapes(Map.of(), Map.of(), List.of());

    /** More levels than this are measured, not ordered groups. */
    private static final int MOST_LEVELS = 20;

    /**
     * @param scores one a level; empty for 1, 2, 3 ... or for medians
     * @param median the column whose median among the controls is each level's score
     */
    public record Trend(List<Double> scores, Optional<String> median) {
        public Trend {
            scores = List.copyOf(scores);
        }
    }

    public AskedShapes {
        splines = Collections.unmodifiableMap(new LinkedHashMap<>(splines));
        trends = Collections.unmodifiableMap(new LinkedHashMap<>(trends));
        products = List.copyOf(products);
        trends.keySet().stream().filter(splines::containsKey).findFirst().ifPresent(both -> {
            throw new AskedWrongly(both + " is either a curve or a trend, got both");
        });
        if (products.stream().anyMatch(p -> p.one().equals(p.other()))) {
            throw new AskedWrongly("an interaction is of two columns, got one twice");
        }
    }

    public boolean isEmpty() {
        return splines.isEmpty() && trends.isEmpty() && products.isEmpty();
    }

    /** The columns they are of, in a model whether or not it names them. */
    public List<String> columns() {
        return Stream.of(
                        splines.keySet().stream(),
                        trends.keySet().stream(),
                        products.stream().flatMap(p -> Stream.of(p.one(), p.other())))
                .flatMap(s -> s)
                .distinct()
                .toList();
    }

    /** The same curves against other references. */
    public AskedShapes against(Map<String, Double> references) {
        Map<String, Spline> all = new LinkedHashMap<>(splines);
        references.forEach((name, value) -> {
            if (!all.containsKey(name)) {
                throw new AskedWrongly("a reference is of a curve, got one of " + name);
            }
            all.computeIfPresent(name, (n, spline) -> spline.against(OptionalDouble.of(value)));
        });
        return new AskedShapes(all, trends, products);
    }

    List<String> medians() {
        return trends.values().stream().flatMap(t -> t.median().stream()).toList();
    }

    /** Those that are levels of numbers. */
    Set<String> levels() {
        return trends.keySet();
    }

    /** @throws AskedWrongly where the levels of a trend are many: values of a number */
    void requireGroups(List<Predictor> plain) {
        for (Predictor p : plain) {
            if (trends.containsKey(p.name()) && p.levels().size() > MOST_LEVELS) {
                throw new AskedWrongly("a trend is over ordered groups, got " + p.name() + " with "
                        + p.levels().size() + " values: cut it into groups, or let it enter as a number");
            }
        }
    }

    /**
     * @param cohort with the levels of the trends
     * @param plain the predictors as the columns are
     * @param rows of the subjects analysed
     */
    List<Predictor> of(Cohort cohort, Columns columns, List<Predictor> plain, int[] rows, IntPredicate isCase) {
        Map<String, PredictorForm> forms = new LinkedHashMap<>(splines);
        for (Predictor p : plain) {
            if (splines.containsKey(p.name()) && !(cohort.column(p.name()) instanceof NumberColumn)) {
                throw new AskedWrongly("a curve is of a number, got " + p.name());
            }
            if (trends.containsKey(p.name())) {
                forms.put(p.name(), scores(cohort, columns, p, rows, isCase));
            }
        }
        return new Codings(forms, products).of(plain);
    }

    private LevelScores scores(Cohort cohort, Columns columns, Predictor p, int[] rows, IntPredicate isCase) {
        Trend trend = trends.get(p.name());
        int levels = p.levels().size();
        if (trend.median().isPresent()) {
            NumberColumn number = columns.numbers(trend.median().get());
            LevelColumn codes = (LevelColumn) cohort.column(p.name());
            return LevelScores.medians(trend.median().get())
                    .known(
                            p.name(),
                            levels,
                            IntStream.of(rows).map(codes::code).toArray(),
                            IntStream.of(rows).mapToDouble(number::value).toArray(),
                            i -> !isCase.test(rows[i]));
        }
        if (trend.scores().isEmpty()) {
            return LevelScores.ranks(levels);
        }
        if (trend.scores().size() != levels) {
            throw new AskedWrongly("scores of " + p.name() + " must be one a level, got "
                    + trend.scores().size() + " for " + p.levels());
        }
        try {
            return LevelScores.of(trend.scores());
        } catch (IllegalArgumentException e) {
            throw new AskedWrongly(e.getMessage());
        }
    }
}
