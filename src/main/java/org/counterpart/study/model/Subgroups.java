package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MissingHandling;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * The variables of a model in each level of another variable by itself, and whether their odds ratios differ between
 * the levels. Where each matched set has one level the models are conditional on the sets, if the study's is; where
 * levels cut sets apart, and without sets, they are unconditional.
 *
 * <p>A level's model has the study's variables but the one that makes the levels, fitted to the subjects of the level
 * who have all of them. P for interaction of a variable is that of the likelihood ratio test of its products with the
 * levels, added to the model of all these subjects with all variables and the levels (R: {@code anova(glm(y ~ x + z +
 * g), glm(y ~ x + z + g + x:g), test = "LRT")}); that of all variables together has the products of all.
 *
 * <p>Reference: Altman and Bland (2003), doi:10.1136/bmj.326.7382.219; Wang and others (2007),
 * doi:10.1056/NEJMsr077003.
 *
 * @param by what makes the levels
 * @param predictors the variables of each level's model
 * @param interactions one a predictor; NaN where the products tell nothing
 * @param together of all predictors at once
 * @param base the design of all subjects: the predictors, then the levels
 * @param counts controls and cases by level: {@code {controls, cases}} of the fit, then of those left out for a missing
 *     value
 * @param conditional on the sets, which the levels leave whole
 */
public record Subgroups(
        Variable by,
        List<String> predictors,
        List<Level> levels,
        List<Interaction> interactions,
        ModelTest together,
        DesignMatrix base,
        List<List<Long>> counts,
        boolean conditional) {

    /**
     * @param n subjects of the fit
     * @param summary null where there is no model
     * @param why there is none
     */
    public record Level(String level, int n, int events, RegressionSummary summary, Optional<Note> why) {}

    public record Interaction(String predictor, ModelTest test) {}

    public Subgroups {
        predictors = List.copyOf(predictors);
        levels = List.copyOf(levels);
        interactions = List.copyOf(interactions);
        counts = List.copyOf(counts);
    }

    /**
     * @param entered the variables of the study's model
     * @param variable one with levels
     * @param matched whether the study has a model conditional on the sets
     */
    public static Subgroups of(Sample subjects, List<String> entered, String variable, boolean matched) {
        Sample sample = subjects.on(subjects.codings().plainly(variable));
        LevelColumn column = (LevelColumn) sample.cohort().column(variable);
        List<String> predictors =
                entered.stream().filter(v -> !v.equals(variable)).toList();
        List<String> all = new ArrayList<>(predictors);
        all.add(variable);
        Frame whole = sample.frame(all, MissingHandling.COMPLETE);
        int[] rows = whole.design().sourceRows();
        boolean conditional = matched && leavesWhole(sample, column, rows);
        List<Level> levels = new ArrayList<>();
        List<List<Long>> counts = new ArrayList<>();
        for (int level = 0; level < column.variable().levels().size(); level++) {
            int code = level;
            int[] of =
                    IntStream.of(rows).filter(row -> column.code(row) == code).toArray();
            levels.add(level(
                    sample.select(of), predictors, column.variable().levels().get(level), conditional));
            counts.add(counts(sample, column, code, of));
        }
        return interactions(whole, predictors, column.variable(), levels, counts, conditional);
    }

    /** Whether nobody of these rows is of another level than the others of the same set. */
    private static boolean leavesWhole(Sample sample, LevelColumn column, int[] rows) {
        Map<Integer, Integer> levels = new HashMap<>();
        return sample.hasSets()
                && IntStream.of(rows)
                        .allMatch(row -> Objects.equals(
                                levels.merge(sample.set(row), column.code(row), (before, now) -> before),
                                column.code(row)));
    }

    private static List<Long> counts(Sample sample, LevelColumn column, int code, int[] fitted) {
        long[] counts = new long[4];
        IntStream.range(0, sample.size())
                .filter(row -> column.code(row) == code)
                .forEach(row -> counts[sample.isCase(row) ? 3 : 2]++);
        for (int row : fitted) {
            counts[sample.isCase(row) ? 1 : 0]++;
            counts[sample.isCase(row) ? 3 : 2]--;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static Level level(Sample subjects, List<String> predictors, String level, boolean conditional) {
        int events = subjects.caseCount();
        if (predictors.isEmpty()) {
            return without(subjects, level, Note.of("study.subgroup.no-predictor"));
        }
        if (events == 0 || events == subjects.size()) {
            return without(subjects, level, Note.of("study.subgroup.one-outcome"));
        }
        try {
            Frame frame = subjects.frame(predictors, MissingHandling.COMPLETE);
            RegressionFit fit = fit(frame, conditional);
            return new Level(
                    level,
                    subjects.size(),
                    events,
                    RegressionSummary.of(fit, RegressionSummary.CiMethod.WALD),
                    Optional.empty());
        } catch (NotAnalysableException e) {
            return without(subjects, level, e.note());
        }
    }

    private static RegressionFit fit(Frame frame, boolean conditional) {
        return conditional
                ? ConditionalLogistic.withDefaults().fit(frame.design(), frame.y(), frame.sets())
                : Logistic.withDefaults().fit(frame.design(), frame.y());
    }

    private static Level without(Sample subjects, String level, Note why) {
        return new Level(level, subjects.size(), subjects.caseCount(), null, Optional.of(why));
    }

    private static Subgroups interactions(
            Frame whole,
            List<String> predictors,
            Variable by,
            List<Level> levels,
            List<List<Long>> counts,
            boolean conditional) {
        DesignMatrix base = whole.design();
        List<Interaction> interactions = new ArrayList<>();
        ModelTest together = ModelTest.NONE;
        if (!predictors.isEmpty() && whole.informative()) {
            RegressionFit without = fit(whole, conditional);
            DesignMatrix everything = base;
            for (int p = 0; p < predictors.size(); p++) {
                DesignMatrix one = withProducts(base, base, p);
                everything = withProducts(everything, base, p);
                interactions.add(new Interaction(predictors.get(p), test(without, one)));
            }
            together = test(without, everything);
        } else {
            predictors.forEach(p -> interactions.add(new Interaction(p, ModelTest.NONE)));
        }
        return new Subgroups(by, predictors, levels, interactions, together, base, counts, conditional);
    }

    /** The products of a predictor's columns with those of the levels, which are the last predictor's. */
    private static DesignMatrix withProducts(DesignMatrix design, DesignMatrix base, int predictor) {
        DesignMatrix more = design;
        for (int j : base.columnsOf(predictor)) {
            for (int g : base.columnsOf(base.predictors().size() - 1)) {
                double[] product = IntStream.range(0, base.rows())
                        .mapToDouble(i -> base.value(i, j) * base.value(i, g))
                        .toArray();
                more = more.with(base.terms().get(j) + ":" + base.terms().get(g), product);
            }
        }
        return more;
    }

    private static ModelTest test(RegressionFit without, DesignMatrix larger) {
        RegressionFit with = without.refit(larger);
        int df = with.rank() - without.rank();
        return df == 0 ? ModelTest.NONE : ModelTest.of(2 * (with.logLik() - without.logLik()), df);
    }

    /** P for interaction of a predictor; NaN where there is none. */
    public ModelTest interaction(String predictor) {
        return interactions.stream()
                .filter(i -> i.predictor().equals(predictor))
                .findFirst()
                .map(Interaction::test)
                .orElse(ModelTest.NONE);
    }
}
