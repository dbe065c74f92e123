package org.counterpart.study.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.univariate.TestChoice;

/**
 * A cohort of which many samples are drawn, its columns taken apart once: a sample's tests are done on counts and its
 * designs made of picked numbers, without the summaries, odds ratios and copies of columns around them. What that does
 * not do (tests of sets, missing cells as a category, contrasts of a category) is asked of a {@link Sample}.
 */
public final class CountedCohort {
    private final Cohort cohort;
    private final Codings codings;
    private final Map<String, Counted> columns = new ConcurrentHashMap<>();

    /**
     * @param levels codes, -1 where missing; {@code null} for numbers
     * @param values numbers, or codes as numbers, NaN where missing
     * @param single whether it is one column of a design: a number or an indicator
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Counted(Variable variable, int[] levels, double[] values, boolean single) {
        static Counted of(Column column) {
            Variable variable = column.variable();
            boolean single = Predictor.of(variable).coding() != Predictor.Coding.CONTRASTS;
            if (column instanceof NumberColumn numbers) {
                return new Counted(variable, null, numbers.values(), single);
            }
            LevelColumn levels = column.asLevels();
            return new Counted(variable, levels.codes(), levels.numbers(), single);
        }
    }

    public CountedCohort(Cohort cohort) {
        this(cohort, Codings.PLAIN);
    }

    /** @param codings of a model, whose standard deviations and knots are of no resample but of all */
    CountedCohort(Cohort cohort, Codings codings) {
        this.cohort = cohort;
        this.codings = codings;
    }

    private Counted column(String variable) {
        return columns.computeIfAbsent(variable, name -> Counted.of(cohort.column(name)));
    }

    /**
     * @param rows of the cohort, one as often as it is drawn
     * @param cases which of them are cases
     * @param sets of each; {@code null} when they are in none
     */
    public AnalysedSubjects draw(int[] rows, boolean[] cases, int[] sets) {
        return new Draw(this, rows, cases, sets);
    }

    /** @param of whose cohort this is */
    AnalysedSubjects draw(Sample of, int[] rows) {
        return draw(rows, of.cases(rows), of.sets(rows));
    }

    /** A sample; for one thread. */
    static class Draw implements AnalysedSubjects {
        private final CountedCohort of;
        private final int[] rows;
        private final boolean[] cases;
        private final int[] sets;
        private Sample sample;

        Draw(CountedCohort of, int[] rows, boolean[] cases, int[] sets) {
            this.of = of;
            this.rows = rows;
            this.cases = cases;
            this.sets = sets;
        }

        @Override
        public Sample sample() {
            if (sample == null) {
                sample = Sample.of(of.cohort, rows, cases, sets).on(of.codings);
            }
            return sample;
        }

        @Override
        public ToDoubleFunction<String> table(UnivariatePlan plan) {
            if (plan.paired()) {
                return sample().table(plan);
            }
            return variable -> p(of.column(variable), plan.choice());
        }

        private double p(Counted column, TestChoice choice) {
            return switch (UnivariateTable.kind(column.variable)) {
                case NUMERIC -> choice.numeric(groups(column)).result().p();
                case ORDINAL -> choice.ordinal(groups(column)).result().p();
                case CATEGORICAL -> choice.pOfCategories(counts(column));
            };
        }

        private long[][] counts(Counted column) {
            long[][] counts = new long[column.variable.levels().size()][2];
            for (int i = 0; i < rows.length; i++) {
                int level = column.levels[rows[i]];
                if (level >= 0) {
                    counts[level][cases[i] ? 1 : 0]++;
                }
            }
            return counts;
        }

        /** The controls are the first group, as in the table. */
        private List<double[]> groups(Counted column) {
            double[][] groups = new double[2][rows.length];
            int[] size = new int[2];
            for (int i = 0; i < rows.length; i++) {
                double value = column.values[rows[i]];
                int group = cases[i] ? 1 : 0;
                if (!Double.isNaN(value)) {
                    groups[group][size[group]++] = value;
                }
            }
            return List.of(Arrays.copyOf(groups[0], size[0]), Arrays.copyOf(groups[1], size[1]));
        }

        @Override
        public Frame frame(List<String> variables, MissingHandling missing) {
            List<Counted> entered = variables.stream().map(of::column).toList();
            boolean plain = entered.stream().allMatch(Counted::single) && of.codings.isPlain(variables);
            if (missing == MissingHandling.CATEGORY || !plain) {
                return sample().frame(variables, missing);
            }
            int[] complete = IntStream.range(0, rows.length)
                    .filter(i -> entered.stream().noneMatch(c -> Double.isNaN(c.values[rows[i]])))
                    .toArray();
            double[][] picked = new double[entered.size()][];
            for (int j = 0; j < picked.length; j++) {
                double[] values = entered.get(j).values;
                picked[j] =
                        IntStream.of(complete).mapToDouble(i -> values[rows[i]]).toArray();
            }
            return new Frame(
                    DesignMatrix.ofColumns(variables, picked, complete),
                    IntStream.of(complete).mapToDouble(i -> cases[i] ? 1 : 0).toArray(),
                    sets == null
                            ? null
                            : IntStream.of(complete).map(i -> sets[i]).toArray(),
                    null);
        }
    }
}
