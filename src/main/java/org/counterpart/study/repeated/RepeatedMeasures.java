package org.counterpart.study.repeated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.plan.repeated.RepeatedPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.repeated.Friedman;
import org.counterpart.univariate.repeated.Profiles;
import org.counterpart.univariate.repeated.RepeatedAnova;
import org.counterpart.univariate.test.StudentT;

/**
 * A quantity measured several times on each subject, among those who have every measurement.
 *
 * @param leftOut analysed subjects who lack a measurement
 * @param sets matched sets whose members are compared with each other; empty where the subjects are independent
 * @param table the groups compared at each time
 * @param changes from the first measurement, one a later one
 * @param anova empty where there is none, for the reason
 * @param ranks Friedman's test in each group; empty of two measurements, as their change says the same
 */
public record RepeatedMeasures(
        RepeatedPlan plan,
        int leftOut,
        Optional<Integer> sets,
        Comparison table,
        List<Change> changes,
        Optional<RepeatedAnova.Result> anova,
        Optional<Note> why,
        List<Friedman.Result> ranks) {

    /**
     * From the first measurement to a later one.
     *
     * @param groups in the order of the table's
     * @param difference the second group's less the first's; empty unless there are two
     */
    public record Change(String measure, List<Tested> groups, Optional<Tested> difference) {
        public Change {
            groups = List.copyOf(groups);
        }
    }

    /**
     * @param means the mean with its interval
     * @param chosen the test
     * @param adjusted its P for the number of later measurements; as it is for a difference of groups
     */
    public record Tested(int n, StudentT.Result means, TestChoice.Chosen chosen, double adjusted) {
        private Tested with(double p) {
            return new Tested(n, means, chosen, p);
        }
    }

    public RepeatedMeasures {
        changes = List.copyOf(changes);
        ranks = List.copyOf(ranks);
    }

    /** Subjects with every measurement. */
    public int n() {
        return table.n().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * How many of each group have what others of whom the same numbers are told lack: those who lack a measurement
     * against everybody, against those who have one of the measurements, and against those who have all of another
     * quantity that shares one. A mean of few is the difference of two sums.
     *
     * @param subjects the analysed
     * @param group of each
     * @param all what the study has of quantities measured several times
     */
    public List<Long> cells(Cohort subjects, LevelColumn group, List<RepeatedMeasures> all) {
        List<List<String>> others = new ArrayList<>(List.of(List.of()));
        plan.measures().forEach(m -> others.add(List.of(m)));
        all.stream()
                .map(other -> other.plan().measures())
                .filter(other -> other.stream().anyMatch(plan.measures()::contains))
                .forEach(others::add);
        List<Long> cells = new ArrayList<>();
        int[] codes = group.codes();
        boolean[] own = complete(plan.measures(), subjects);
        for (List<String> other : others) {
            boolean[] those = complete(other, subjects);
            for (int level = 0; level < group.variable().levels().size(); level++) {
                int of = level;
                cells.add(IntStream.range(0, own.length)
                        .filter(row -> codes[row] == of && own[row] && !those[row])
                        .count());
                cells.add(IntStream.range(0, own.length)
                        .filter(row -> codes[row] == of && !own[row] && those[row])
                        .count());
            }
        }
        return cells;
    }

    private static boolean[] complete(List<String> measures, Cohort subjects) {
        boolean[] complete = new boolean[subjects.size()];
        Arrays.fill(complete, true);
        for (String measure : measures) {
            Column column = subjects.column(measure);
            for (int row = 0; row < complete.length; row++) {
                complete[row] &= !column.missing(row);
            }
        }
        return complete;
    }

    /**
     * @param subjects the analysed
     * @param group of each
     * @param set of each, where members of a set are to be compared with each other; null otherwise
     */
    public static RepeatedMeasures of(
            RepeatedPlan plan, UnivariatePlan tests, Cohort subjects, LevelColumn group, int[] set) {
        boolean[] all = complete(plan.measures(), subjects);
        int[] complete = IntStream.range(0, subjects.size())
                .filter(row -> !group.missing(row) && all[row])
                .toArray();
        int[] codes = group.codes();
        Cohort cohort = subjects.select(complete);
        LevelColumn groups = new LevelColumn(
                group.variable(), IntStream.of(complete).map(row -> codes[row]).toArray());
        int[] sets =
                set == null ? null : IntStream.of(complete).map(row -> set[row]).toArray();
        int known = (int) IntStream.range(0, subjects.size())
                .filter(row -> !group.missing(row))
                .count();

        Map<String, Kind> kinds = new LinkedHashMap<>();
        plan.measures().forEach(m -> kinds.put(m, Kind.NUMERIC));
        Comparison table = GroupComparison.withDefaults()
                .with(tests.choice())
                .with(tests.quantile())
                .compare(cohort, groups, kinds, sets);
        SubjectProfiles profiles = SubjectProfiles.of(plan.measures(), cohort, groups, sets);
        Optional<RepeatedAnova.Result> anova = Optional.empty();
        Optional<Note> why = Optional.empty();
        try {
            anova = Optional.of(profiles.anova());
        } catch (NotAnalysableException e) {
            why = Optional.of(e.note());
        }
        List<Friedman.Result> ranks = plan.measures().size() == 2
                ? List.of()
                : profiles.ofGroups().stream()
                        .map(Friedman.withDefaults()::test)
                        .toList();
        return new RepeatedMeasures(
                plan,
                known - complete.length,
                profiles.pairs().map(List::size),
                table.filledByPairs(),
                changes(plan, tests.choice(), profiles),
                anova,
                why,
                ranks);
    }

    private static List<Change> changes(RepeatedPlan plan, TestChoice choice, SubjectProfiles profiles) {
        List<Change> changes = new ArrayList<>();
        for (int later = 1; later < plan.measures().size(); later++) {
            List<Tested> groups = new ArrayList<>();
            for (double[][] one : profiles.ofGroups()) {
                double[] x = Profiles.at(one, later);
                double[] y = Profiles.at(one, 0);
                groups.add(paired(choice, x, y));
            }
            changes.add(new Change(plan.measures().get(later), groups, profiles.difference(choice, later)));
        }
        return adjusted(plan, changes);
    }

    static Tested paired(TestChoice choice, double[] x, double[] y) {
        TestChoice.Chosen chosen = choice.pairedNumeric(x, y);
        StudentT.Result means =
                StudentT.withDefaults().with(StudentT.Design.PAIRED).test(x, y);
        return new Tested(x.length, means, chosen, chosen.result().p());
    }

    /** In each group for the number of its comparisons. */
    private static List<Change> adjusted(RepeatedPlan plan, List<Change> changes) {
        int groups = changes.get(0).groups().size();
        double[][] p = new double[groups][];
        for (int g = 0; g < groups; g++) {
            int group = g;
            p[g] = plan.adjust()
                    .of(changes.stream()
                            .mapToDouble(c -> c.groups().get(group).adjusted())
                            .toArray());
        }
        return IntStream.range(0, changes.size())
                .mapToObj(i -> new Change(
                        changes.get(i).measure(),
                        IntStream.range(0, groups)
                                .mapToObj(g -> changes.get(i).groups().get(g).with(p[g][i]))
                                .toList(),
                        changes.get(i).difference()))
                .toList();
    }
}
