package org.counterpart.univariate.correlation;

import java.util.List;
import java.util.stream.Stream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Note;
import org.counterpart.univariate.test.ContingencyTable;

/**
 * How two variables go together, over the subjects who have both: numbers, ordered levels by their ranks, two levels as
 * 0 and 1.
 *
 * @param n subjects who have both
 * @param missing subjects who lack one of the two
 * @param pearson absent of ordered levels, which have no distances
 * @param kappas of two ratings with the same levels: unweighted and, of three and more levels, linear and quadratic
 * @param noKappa why there is none; null where there are some
 */
public record Correlation(
        Variable a,
        Variable b,
        int n,
        int missing,
        Pearson.Result pearson,
        Spearman.Result spearman,
        Kendall.Result kendall,
        List<Kappa.Result> kappas,
        Note noKappa) {
    public Correlation {
        kappas = List.copyOf(kappas);
    }

    /** The names of two variables. */
    public record Of(String a, String b) {}

    /** Whether a variable can be correlated: a number, or levels that are two or in order. */
    public static boolean takes(Column column) {
        return column instanceof NumberColumn ? column.variable().type() != Variable.Type.DATE : rated(column);
    }

    /** Whether a variable that is declared so can be. */
    public static boolean takes(Variable variable) {
        return switch (variable.type()) {
            case NUMERIC, INTEGER, BINARY, ORDINAL -> true;
            case CATEGORICAL -> variable.levels().size() == 2;
            case DATE, TEXT -> false;
        };
    }

    private static boolean rated(Column column) {
        return column instanceof LevelColumn
                && (ordinal(column) || column.variable().levels().size() == 2);
    }

    private static boolean ordinal(Column column) {
        return column.variable().type() == Variable.Type.ORDINAL
                && column.variable().levels().size() > 2;
    }

    /** @throws IllegalArgumentException when one of them cannot be correlated */
    public static Correlation of(Column a, Column b) {
        PairedValues pairs = PairedValues.of(numbers(a), numbers(b));
        Pearson pearson = Pearson.withDefaults();
        String ordered = Stream.of(a, b)
                .filter(Correlation::ordinal)
                .map(c -> c.variable().name())
                .findFirst()
                .orElse("");
        Note noKappa = noKappa(a, b);
        return new Correlation(
                a.variable(),
                b.variable(),
                pairs.n(),
                a.size() - pairs.n(),
                ordered.isEmpty() ? pearson.test(pairs) : pearson.absent(Note.of("correlation.no-distances", ordered)),
                Spearman.withDefaults().test(pairs),
                Kendall.withDefaults().test(pairs),
                noKappa == null ? kappas((LevelColumn) a, (LevelColumn) b) : List.of(),
                noKappa);
    }

    private static double[] numbers(Column column) {
        if (!takes(column)) {
            throw new IllegalArgumentException("column must hold numbers, two levels or levels in order, got "
                    + column.variable().name());
        }
        return column instanceof NumberColumn numbers ? numbers.values() : ((LevelColumn) column).numbers();
    }

    private static Note noKappa(Column a, Column b) {
        if (!(a instanceof LevelColumn) || !(b instanceof LevelColumn)) {
            return Note.of("correlation.no-ratings");
        }
        return a.variable().levels().equals(b.variable().levels()) ? null : Note.of("correlation.other-levels");
    }

    private static List<Kappa.Result> kappas(LevelColumn a, LevelColumn b) {
        int k = a.variable().levels().size();
        ContingencyTable ratings = table(a, b);
        return Stream.of(Kappa.Weights.values())
                .filter(w -> w == Kappa.Weights.UNWEIGHTED || k > 2)
                .map(w -> Kappa.withDefaults().with(w).test(ratings))
                .toList();
    }

    /**
     * Every count that the numbers of two variables tell, for who knows each variable alone: subjects by level or none
     * of the one, and level or none of the other; a number is one level.
     */
    public static long[] cells(Column a, Column b) {
        int columns = levels(b) + 1;
        long[] cells = new long[(levels(a) + 1) * columns];
        for (int i = 0; i < a.size(); i++) {
            if (!a.missing(i) || !b.missing(i)) {
                cells[(at(a, i) + 1) * columns + at(b, i) + 1]++;
            }
        }
        return cells;
    }

    private static int levels(Column column) {
        return column instanceof LevelColumn ? column.variable().levels().size() : 1;
    }

    private static int at(Column column, int row) {
        return column instanceof LevelColumn levels ? levels.code(row) : column.missing(row) ? -1 : 0;
    }

    /** Subjects by the levels of both. */
    public static ContingencyTable table(LevelColumn a, LevelColumn b) {
        return ContingencyTable.of(
                a.codes(),
                a.variable().levels().size(),
                b.codes(),
                b.variable().levels().size());
    }
}
