package org.counterpart.study.other;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.survival.Concordance;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;
import org.counterpart.study.survival.EventTimes;

/**
 * A fitted model beside the study's own.
 *
 * @param predictors the variables in it
 * @param n subjects in it: those who have every value it asks for
 * @param groups how many of them have each level of the outcome; of the plan's own outcome those without and with it
 * @param rows its ratios, level by level where the outcome has several that are compared with one
 * @param thresholds of an ordinal model, between each level and the next, as log odds
 * @param tests one a predictor: likelihood ratio where the model has a likelihood, else the robust Wald test
 * @param proportional of an ordinal model, whether its odds are proportional; empty where they cannot be tried
 * @param clusters how subjects belong together; empty where each is alone
 * @param hazards of a model of a hazard, what is told beside its ratios
 * @param design the rows and columns of the model; empty where there is no model
 * @param why there is no model
 */
public record OtherFit(
        OtherModel plan,
        List<String> predictors,
        int n,
        List<Group> groups,
        List<Row> rows,
        List<Threshold> thresholds,
        List<OfPredictor> tests,
        Proportional proportional,
        Optional<Clustering> clusters,
        Optional<Hazards> hazards,
        Optional<DesignMatrix> design,
        Optional<Note> why,
        List<Note> notes) {

    /** @param level of the outcome; {@code 0} and {@code 1} of the plan's own */
    public record Group(String level, int n) {}

    /** @param level that is compared; empty where the coefficient is of the outcome as a whole */
    public record Row(Optional<String> level, Coefficient coefficient) {}

    /** @param between the level below, the level above */
    public record Threshold(List<String> between, double b, double se) {}

    public record OfPredictor(String predictor, ModelTest test) {}

    /**
     * Whether the odds of an ordinal model are proportional.
     *
     * @param brant Brant's test
     * @param likelihoodRatio against slopes that differ from cut to cut
     */
    public record Proportional(Optional<ModelTest> brant, Optional<ModelTest> likelihoodRatio) {
        public static final Proportional NONE = new Proportional(Optional.empty(), Optional.empty());
    }

    /**
     * @param column that names the cluster of a subject; empty where they are the matched sets
     * @param alpha correlation of two outcomes of a cluster; 0 where independence is supposed
     */
    public record Clustering(Optional<String> column, int count, int largest, double alpha) {}

    /**
     * @param strata how many have hazards of their own; 1 where all share one
     * @param likelihoodRatio of all coefficients, as if subjects were alone
     * @param wald of all coefficients, robust where there are clusters
     * @param score of all coefficients, as if subjects were alone
     * @param proportional whether the hazard ratios of a variable stay the same, variable by variable
     * @param allProportional the same of all at once
     */
    public record Hazards(
            int strata,
            ModelTest likelihoodRatio,
            ModelTest wald,
            ModelTest score,
            Concordance concordance,
            List<OfPredictor> proportional,
            ModelTest allProportional) {
        public Hazards {
            proportional = List.copyOf(proportional);
        }
    }

    public OtherFit {
        predictors = List.copyOf(predictors);
        groups = List.copyOf(groups);
        rows = List.copyOf(rows);
        thresholds = List.copyOf(thresholds);
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
    }

    /** Of one whose model cannot be made. */
    static OtherFit none(OtherModel plan, List<String> predictors, int n, List<Group> groups, Note why) {
        return new OtherFit(
                plan,
                predictors,
                n,
                groups,
                List.of(),
                List.of(),
                List.of(),
                Proportional.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(why),
                List.of());
    }

    /**
     * Subjects by group of the outcome and, of a variable with levels, by level: those in the model, and those who are
     * not as they lack a value. What is told of the model may give these away.
     */
    public List<Long> cells(Sample data) {
        Cohort cohort = data.cohort();
        IntFunction<String> group = plan.hazard()
                .<IntFunction<String>>map(h -> EventTimes.of(h.of(), data)::word)
                .or(() -> plan.outcome().map(v -> cohort.column(v)::text))
                .orElse(row -> data.isCase(row) ? "1" : "0");
        IntPredicate unknown = plan.hazard()
                .<IntPredicate>map(h -> EventTimes.of(h.of(), data)::unknown)
                .orElse(row -> false);
        List<String> told = variables();
        List<Column> needed = Stream.of(told.stream(), plan.cluster().stream())
                .flatMap(s -> s)
                .map(cohort::column)
                .toList();
        Map<List<String>, Long> cells = new HashMap<>();
        for (int row = 0; row < data.size(); row++) {
            int at = row;
            if (unknown.test(row) || needed.stream().anyMatch(c -> c.missing(at))) {
                cells.merge(List.of(group.apply(row)), 1L, Long::sum);
                continue;
            }
            for (String name : told) {
                if (cohort.column(name) instanceof LevelColumn levels) {
                    cells.merge(List.of(group.apply(row), name, levels.text(row)), 1L, Long::sum);
                }
            }
        }
        return List.copyOf(cells.values());
    }

    /** Its predictors, its outcome of several levels, its strata. */
    public List<String> variables() {
        return Stream.of(
                        predictors.stream(),
                        plan.outcome().stream(),
                        plan.hazard().flatMap(OtherModel.Hazard::strata).stream())
                .flatMap(s -> s)
                .toList();
    }

    /** The smallest group of the outcome. */
    public int smallestGroup() {
        return groups.stream().mapToInt(Group::n).min().orElse(0);
    }
}
