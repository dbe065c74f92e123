package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/**
 * Odds ratios of the binary variables of a Table 1 within strata and in common, the groups being two.
 *
 * @param table whose variables they are
 * @param columns that make strata, one after the other
 */
public record Strata(GroupTable table, List<String> columns) {

    public Strata {
        columns = List.copyOf(columns);
        if (columns.contains(table.group())) {
            throw new AskedWrongly("strata must not hold the group: " + table.group());
        }
        if (columns.stream().distinct().count() < columns.size()) {
            throw new AskedWrongly("strata must not hold a column twice, got " + columns);
        }
    }

    /** Nothing when the columns are there and their cells certain. */
    public void ask(ReadResult read) {
        read.columns().requireSure(columns);
    }

    /**
     * For each stratifying column, of each binary variable but that column itself; empty lists where there is none.
     *
     * @param comparison the table of the same file
     */
    public List<List<StratifiedOddsRatio>> of(ReadResult read, Comparison comparison) {
        if (!columns.isEmpty() && comparison.levels().size() != 2) {
            throw new NotAnalysableException(Note.of(
                    "stratified.two-groups", table.group(), comparison.levels().size()));
        }
        List<List<StratifiedOddsRatio>> all = new ArrayList<>();
        for (String by : columns) {
            all.add(comparison.rows().stream()
                    .filter(row -> row.categories().size() == 2)
                    .filter(row -> !row.variable().name().equals(by))
                    .map(row -> StratifiedOddsRatio.of(
                            categories(read.columns(), row),
                            read.columns().ascending(table.group()),
                            read.columns().ascending(by)))
                    .toList());
        }
        return all;
    }

    /** The column with its categories in the order the row compared them in. */
    private static LevelColumn categories(Columns columns, Comparison.Row row) {
        return row.kind() == Kind.ORDINAL
                ? columns.levels(row.variable().name(), Variable.Type.ORDINAL, row.categories())
                : columns.levels(row.variable().name());
    }
}
