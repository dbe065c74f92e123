package org.counterpart.study.repeated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.study.repeated.RepeatedMeasures.Tested;
import org.counterpart.univariate.NamedTest;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.repeated.Profiles;
import org.counterpart.univariate.repeated.RepeatedAnova;
import org.counterpart.univariate.test.StudentT;

/**
 * The measurements of subjects who have all of them.
 *
 * @param ofGroups the subjects of each group, by the group's place
 * @param pairs of each matched set the means of its members in the first and in the second group; empty where subjects
 *     are independent or there are not two groups
 */
record SubjectProfiles(List<double[][]> ofGroups, Optional<List<Pair>> pairs) {

    /** The mean measurements of the members of a set in either group. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Pair(double[] first, double[] second) {}

    /** @param sets of each subject; null where they are independent */
    static SubjectProfiles of(List<String> measures, Cohort cohort, LevelColumn groups, int[] sets) {
        double[][] columns = measures.stream()
                .map(m -> ((NumberColumn) cohort.column(m)).values())
                .toArray(double[][]::new);
        double[][] subjects = IntStream.range(0, cohort.size())
                .mapToObj(row -> Arrays.stream(columns).mapToDouble(c -> c[row]).toArray())
                .toArray(double[][]::new);
        int[] codes = groups.codes();
        int count = groups.variable().levels().size();
        List<double[][]> ofGroups = IntStream.range(0, count)
                .mapToObj(g -> new Profiles(subjects, codes, count).of(g))
                .toList();
        return new SubjectProfiles(
                ofGroups, sets == null || count != 2 ? Optional.empty() : Optional.of(pairs(subjects, codes, sets)));
    }

    private static List<Pair> pairs(double[][] subjects, int[] codes, int[] sets) {
        Map<Integer, List<List<double[]>>> members = new TreeMap<>();
        for (int row = 0; row < sets.length; row++) {
            members.computeIfAbsent(sets[row], s -> List.of(new ArrayList<>(), new ArrayList<>()))
                    .get(codes[row])
                    .add(subjects[row]);
        }
        return members.values().stream()
                .filter(m -> !m.get(0).isEmpty() && !m.get(1).isEmpty())
                .map(m -> new Pair(mean(m.get(0)), mean(m.get(1))))
                .toList();
    }

    private static double[] mean(List<double[]> members) {
        return IntStream.range(0, members.get(0).length)
                .mapToDouble(t -> members.stream().mapToDouble(m -> m[t]).sum() / members.size())
                .toArray();
    }

    RepeatedAnova.Result anova() {
        if (pairs.isPresent()) {
            return RepeatedAnova.ofPairs(side(Pair::first), side(Pair::second));
        }
        List<double[]> all = new ArrayList<>();
        List<Integer> group = new ArrayList<>();
        int filled = 0;
        for (double[][] one : ofGroups) {
            for (double[] subject : one) {
                all.add(subject);
                group.add(filled);
            }
            filled += one.length > 0 ? 1 : 0;
        }
        return RepeatedAnova.of(new Profiles(
                all.toArray(double[][]::new),
                group.stream().mapToInt(Integer::intValue).toArray(),
                filled));
    }

    private double[][] side(java.util.function.Function<Pair, double[]> of) {
        return pairs.orElseThrow().stream().map(of).toArray(double[][]::new);
    }

    /** How the second group's change differs from the first's; empty unless there are two groups. */
    Optional<Tested> difference(TestChoice choice, int later) {
        if (ofGroups.size() != 2) {
            return Optional.empty();
        }
        if (pairs.isPresent()) {
            double[] apart = apart(changes(side(Pair::second), later), changes(side(Pair::first), later));
            return Optional.of(RepeatedMeasures.paired(choice, apart, new double[apart.length]));
        }
        double[] first = changes(ofGroups.get(0), later);
        double[] second = changes(ofGroups.get(1), later);
        TestChoice.Chosen chosen = choice.numeric(List.of(second, first));
        StudentT.Design design = chosen.test() == NamedTest.T_POOLED ? StudentT.Design.POOLED : StudentT.Design.WELCH;
        StudentT.Result means = StudentT.withDefaults().with(design).test(second, first);
        return Optional.of(new Tested(
                first.length + second.length, means, chosen, chosen.result().p()));
    }

    /**
     * Differences to twelve digits of the largest measurement: those that are alike in the values recorded are ties,
     * whatever way the means of a set were added up.
     */
    private double[] apart(double[] second, double[] first) {
        double largest = ofGroups.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .reduce(1, Math::max);
        int decimals = 12 - (int) Math.ceil(Math.log10(largest));
        return IntStream.range(0, first.length)
                .mapToDouble(i -> BigDecimal.valueOf(second[i] - first[i])
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue())
                .toArray();
    }

    private static double[] changes(double[][] subjects, int later) {
        return Arrays.stream(subjects).mapToDouble(v -> v[later] - v[0]).toArray();
    }
}
