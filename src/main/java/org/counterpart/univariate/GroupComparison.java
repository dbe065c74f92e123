package org.counterpart.univariate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.NumericGroups;
import org.counterpart.univariate.test.OddsRatio;
import org.counterpart.univariate.test.SignedRank;
import org.counterpart.univariate.test.StuartMaxwell;
import org.counterpart.univariate.test.TestResult;

/**
 * Compares groups on each variable as Table 1 of a paper does: summary, test by {@link TestChoice}, standardised mean
 * difference, crude odds ratio of a 2x2, and the paired counterpart when the subjects are matched. Each variable uses
 * the subjects whose value and group are known; the others are counted.
 */
public record GroupComparison(TestChoice choice, Quantiles quantiles, Scope scope) {
    /** Which tests to do. */
    public enum Scope {
        CHOSEN,
        ALL
    }

    private static final int ALONE = 5000;

    /** The textbook rules, type 7 quantiles, the chosen tests only. */
    public static GroupComparison withDefaults() {
        return new GroupComparison(TestChoice.withDefaults(), Quantiles.TYPE7, Scope.CHOSEN);
    }

    public GroupComparison with(TestChoice newChoice) {
        return new GroupComparison(newChoice, quantiles, scope);
    }

    public GroupComparison with(Quantiles newQuantiles) {
        return new GroupComparison(choice, newQuantiles, scope);
    }

    public GroupComparison with(Scope newScope) {
        return new GroupComparison(choice, quantiles, newScope);
    }

    /** Numeric when numbers with more than two different values, ordinal when declared so, else categorical. */
    public static Kind kindOf(Column column) {
        if (column instanceof NumberColumn numbers) {
            return moreThanTwoValues(numbers) ? Kind.NUMERIC : Kind.CATEGORICAL;
        }
        return column.variable().type() == Variable.Type.ORDINAL ? Kind.ORDINAL : Kind.CATEGORICAL;
    }

    private static boolean moreThanTwoValues(NumberColumn numbers) {
        double one = Double.NaN;
        double other = Double.NaN;
        for (int row = 0; row < numbers.size(); row++) {
            double v = numbers.value(row);
            if (Double.isNaN(v) || v == one || v == other) {
                continue;
            }
            if (!Double.isNaN(other)) {
                return true;
            }
            if (Double.isNaN(one)) {
                one = v;
            } else {
                other = v;
            }
        }
        return false;
    }

    /**
     * @param kinds each variable and how to treat it, in the order of the rows
     * @param set matched set of each subject, 0 when in none; null when the subjects are not matched
     */
    public Comparison compare(Cohort cohort, LevelColumn group, Map<String, Kind> kinds, int[] set) {
        List<String> levels = group.variable().levels();
        int[] groups = group.codes();
        List<Integer> n = IntStream.range(0, levels.size())
                .mapToObj(g -> (int) IntStream.of(groups).filter(c -> c == g).count())
                .toList();
        List<Note> notes = new ArrayList<>();
        int unknown = group.missingCount();
        if (unknown > 0) {
            notes.add(Note.of("univariate.group-missing", unknown));
        }
        List<Comparison.Row> rows = new ArrayList<>();
        SetMembers sets = set == null ? null : SetMembers.of(set, groups, levels.size());
        if (sets != null && sets.dropped() > 0) {
            notes.add(Note.of("univariate.sets-dropped", sets.dropped()));
        }
        if (set != null && sets == null) {
            notes.add(Note.of("univariate.sets-two-groups", levels.size()));
        }
        Stream<Map.Entry<String, Kind>> variables = kinds.entrySet().stream();
        // Rows know nothing of one another; a few subjects are not worth a second thread.
        (sets == null && groups.length > ALONE ? variables.parallel() : variables)
                .map(e -> row(cohort.column(e.getKey()), e.getValue(), levels, groups, sets))
                .forEachOrdered(rows::add);
        return new Comparison(group.variable().name(), levels, n, rows, notes);
    }

    private Comparison.Row row(Column column, Kind kind, List<String> levels, int[] groups, SetMembers sets) {
        int[] missing = new int[levels.size()];
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= 0 && column.missing(i)) {
                missing[groups[i]]++;
            }
        }
        return kind == Kind.NUMERIC
                ? numeric(column, levels, groups, missing, sets)
                : categories(column.asLevels(), kind, levels, groups, missing, sets);
    }

    private Comparison.Row numeric(Column column, List<String> levels, int[] groups, int[] missing, SetMembers sets) {
        double[] values = ((NumberColumn) column).values();
        NumericGroups samples = NumericGroups.of(split(values, groups, levels.size()));
        Map<ListedTest, AllTests.Entry> tests =
                new LinkedHashMap<>(scope == Scope.ALL ? AllTests.numeric(samples, levels) : Map.of());
        Comparison.Paired paired = null;
        if (sets != null && sets.pairs()) {
            int[] complete = sets.complete(i -> !Double.isNaN(values[i]));
            double[] x = sets.values(complete, 0, values);
            double[] y = sets.values(complete, 1, values);
            paired = new Comparison.Paired(choice.pairedNumeric(x, y), complete.length, null);
            if (scope == Scope.ALL) {
                tests.putAll(AllTests.pairedNumeric(x, y));
            }
        } else if (sets != null) {
            paired = conditional(column, sets);
        }
        double smd = samples.count() == 2
                ? StandardizedMeanDifference.numeric(samples.moments(0), samples.moments(1))
                : Double.NaN;
        return new Comparison.Row(
                column.variable(),
                Kind.NUMERIC,
                boxed(missing),
                summaries(samples),
                List.of(),
                null,
                choice.numeric(samples),
                null,
                smd,
                null,
                paired,
                tests);
    }

    private Comparison.Row categories(
            LevelColumn column, Kind kind, List<String> levels, int[] groups, int[] missing, SetMembers sets) {
        List<String> categories = column.variable().levels();
        int[] codes = column.codes();
        ContingencyTable table = ContingencyTable.of(codes, categories.size(), groups, levels.size());
        NumericGroups ranks =
                kind == Kind.ORDINAL ? NumericGroups.of(split(column.numbers(), groups, levels.size())) : null;
        TestChoice.Chosen chosen = ranks == null ? choice.categories(table) : choice.ordinal(ranks);
        boolean twoByTwo = categories.size() == 2 && levels.size() == 2;
        Map<ListedTest, AllTests.Entry> tests = new LinkedHashMap<>();
        if (scope == Scope.ALL) {
            tests.putAll(AllTests.categories(table, AllTests.scores(categories), chosen));
            if (ranks != null) {
                AllTests.numeric(ranks, levels).forEach((test, entry) -> {
                    if (test.ofRanks()) {
                        tests.put(test, entry);
                    }
                });
            }
        }
        Comparison.Paired paired = null;
        if (sets != null && sets.pairs()) {
            int[] complete = sets.complete(i -> codes[i] >= 0);
            paired = pairedCategories(column, kind, sets, complete, tests);
        } else if (sets != null) {
            paired = conditional(column, sets);
        }
        return new Comparison.Row(
                column.variable(),
                kind,
                boxed(missing),
                ranks == null ? List.of() : summaries(ranks),
                categories,
                table,
                chosen,
                null,
                levels.size() == 2 ? StandardizedMeanDifference.categories(table) : Double.NaN,
                twoByTwo ? OddsRatio.withDefaults().test(table) : null,
                paired,
                tests);
    }

    private Comparison.Paired pairedCategories(
            LevelColumn column, Kind kind, SetMembers sets, int[] complete, Map<ListedTest, AllTests.Entry> tests) {
        int categories = column.variable().levels().size();
        if (kind == Kind.ORDINAL) {
            double[] x = sets.values(complete, 0, column.numbers());
            double[] y = sets.values(complete, 1, column.numbers());
            TestResult test = SignedRank.withDefaults().test(x, y);
            return new Comparison.Paired(
                    new TestChoice.Chosen(NamedTest.SIGNED_RANK, Note.of("univariate.why.ordinal"), test),
                    complete.length,
                    null);
        }
        int[] first = sets.codes(complete, 0, column.codes());
        int[] second = sets.codes(complete, 1, column.codes());
        ContingencyTable pairs = StuartMaxwell.pairs(second, first, categories);
        MatchedPairOddsRatio odds = null;
        if (categories == 2) {
            int b = (int) pairs.count(1, 0);
            int c = (int) pairs.count(0, 1);
            odds = MatchedPairOddsRatio.of(b, c);
            if (scope == Scope.ALL) {
                tests.putAll(AllTests.pairedBinary(b, c));
            }
        }
        return new Comparison.Paired(choice.pairedCategories(pairs), complete.length, odds);
    }

    /** SetMembers that are not 1:1 pairs. */
    private static Comparison.Paired conditional(Column column, SetMembers sets) {
        return new Comparison.Paired(
                new TestChoice.Chosen(
                        NamedTest.CONDITIONAL_LR, Note.of("univariate.why.sets"), SetTest.of(column, sets)),
                sets.count(),
                null);
    }

    private List<Summary> summaries(NumericGroups groups) {
        return IntStream.range(0, groups.count())
                .mapToObj(g -> Summary.of(groups, g, quantiles))
                .toList();
    }

    private static List<double[]> split(double[] values, int[] groups, int count) {
        int[] sizes = new int[count];
        for (int i = 0; i < values.length; i++) {
            if (groups[i] >= 0 && !Double.isNaN(values[i])) {
                sizes[groups[i]]++;
            }
        }
        List<double[]> samples =
                IntStream.of(sizes).mapToObj(size -> new double[size]).toList();
        int[] at = new int[count];
        for (int i = 0; i < values.length; i++) {
            int g = groups[i];
            if (g >= 0 && !Double.isNaN(values[i])) {
                samples.get(g)[at[g]++] = values[i];
            }
        }
        return samples;
    }

    private static List<Integer> boxed(int[] counts) {
        return IntStream.of(counts).boxed().toList();
    }
}
