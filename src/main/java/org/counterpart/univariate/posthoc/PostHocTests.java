package org.counterpart.univariate.posthoc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.NamedTest;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.NumericGroups;

/**
 * Pairwise comparisons after a comparison of three or more groups, of each variable whose overall P is below alpha: by
 * Tukey's method after an analysis of variance, Games and Howell's after Welch's, Dunn's after Kruskal and Wallis's, by
 * chi-square or Fisher's tests of each two groups after one of all.
 *
 * @param adjust of Dunn's and the tables' P; the other two have their own
 * @param alpha an overall P below it is followed
 * @param level of the intervals of all differences of a variable together
 * @param choice which test two groups of categories have
 */
public record PostHocTests(Adjustment adjust, double alpha, double level, TestChoice choice) {

    /** Holm's adjustment, alpha 0.05, level 0.95, the textbook rules. */
    public static PostHocTests withDefaults() {
        return new PostHocTests(Adjustment.HOLM, 0.05, 0.95, TestChoice.withDefaults());
    }

    public PostHocTests with(Adjustment newAdjust) {
        return new PostHocTests(newAdjust, alpha, level, choice);
    }

    public PostHocTests with(TestChoice newChoice) {
        return new PostHocTests(adjust, alpha, level, newChoice);
    }

    public PostHocTests withAlpha(double newAlpha) {
        return new PostHocTests(adjust, newAlpha, level, choice);
    }

    /**
     * One answer a row, in the order of the rows.
     *
     * @param group the groups that were compared
     * @param columns the column of a row as it was compared: of an ordinal row, its levels in order
     */
    public List<PostHoc> of(Comparison comparison, LevelColumn group, Function<Comparison.Row, Column> columns) {
        return comparison.rows().stream()
                .map(row -> of(row, comparison.levels(), group, columns))
                .toList();
    }

    private PostHoc of(
            Comparison.Row row, List<String> levels, LevelColumn group, Function<Comparison.Row, Column> columns) {
        String name = row.variable().name();
        TestChoice.Chosen overall = row.unpaired() == null ? row.chosen() : row.unpaired();
        double p = overall.result().p();
        int[] filled =
                IntStream.range(0, levels.size()).filter(g -> known(row, g) > 0).toArray();
        if (filled.length < 3) {
            return PostHoc.none(name, Note.of("posthoc.two-groups", filled.length));
        }
        if (Double.isNaN(p)) {
            return PostHoc.none(name, Note.of("posthoc.no-p"));
        }
        if (!(p < alpha)) {
            return PostHoc.none(name, Note.of("posthoc.not-significant", p, alpha));
        }
        List<String> names = IntStream.of(filled).mapToObj(levels::get).toList();
        PostHoc.Method method = method(overall.test());
        List<Pair> pairs = new ArrayList<>();
        if (method == PostHoc.Method.PAIRWISE_TABLES) {
            ContingencyTable table = columns(row.counts(), filled);
            TablePairs tables = new TablePairs(choice);
            each(names.size(), (a, b) -> pairs.add(tables.of(table, names, a, b)));
        } else {
            NumericGroups groups = NumericGroups.of(split(columns.apply(row), group, filled));
            if (method == PostHoc.Method.DUNN) {
                each(names.size(), (a, b) -> pairs.add(new DunnPairs().of(groups, names, a, b)));
            } else {
                pairs.addAll(new MeanPairs(method, level).all(groups, names));
            }
        }
        return new PostHoc(name, method, adjust, method.ofStudentizedRange() ? pairs : adjusted(pairs), null);
    }

    /** What two groups. */
    private interface Two {
        void are(int a, int b);
    }

    private static void each(int groups, Two two) {
        for (int a = 0; a < groups; a++) {
            for (int b = a + 1; b < groups; b++) {
                two.are(a, b);
            }
        }
    }

    private List<Pair> adjusted(List<Pair> pairs) {
        double[] p = adjust.of(pairs.stream().mapToDouble(Pair::p).toArray());
        return IntStream.range(0, p.length)
                .mapToObj(i -> pairs.get(i).adjusted(p[i]))
                .toList();
    }

    private static PostHoc.Method method(NamedTest overall) {
        return switch (overall) {
            case ANOVA -> PostHoc.Method.TUKEY;
            case WELCH_ANOVA -> PostHoc.Method.GAMES_HOWELL;
            case KRUSKAL_WALLIS -> PostHoc.Method.DUNN;
            case CHI_SQUARE, CHI_SQUARE_YATES, FISHER -> PostHoc.Method.PAIRWISE_TABLES;
            case NONE,
                    T_POOLED,
                    T_WELCH,
                    T_PAIRED,
                    MANN_WHITNEY,
                    SIGNED_RANK,
                    MCNEMAR,
                    MCNEMAR_EXACT,
                    STUART_MAXWELL,
                    CONDITIONAL_LR ->
                throw new IllegalArgumentException("test must be one of three or more groups, got " + overall.key());
        };
    }

    /** Subjects of a group whose value is known. */
    private static long known(Comparison.Row row, int group) {
        return row.kind() == Kind.CATEGORICAL
                ? row.counts().columnTotal(group)
                : row.summaries().get(group).n();
    }

    private static ContingencyTable columns(ContingencyTable table, int[] columns) {
        long[][] counts = new long[table.rows()][columns.length];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                counts[i][j] = table.count(i, columns[j]);
            }
        }
        return ContingencyTable.of(counts);
    }

    private static List<double[]> split(Column column, LevelColumn group, int[] filled) {
        double[] values = column instanceof NumberColumn numbers ? numbers.values() : ((LevelColumn) column).numbers();
        return IntStream.of(filled)
                .mapToObj(g -> IntStream.range(0, values.length)
                        .filter(i -> group.code(i) == g && !Double.isNaN(values[i]))
                        .mapToDouble(i -> values[i])
                        .toArray())
                .toList();
    }
}
