package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;

/**
 * Odds ratios of cases against controls within the levels of a variable and in common, of each binary row of the table
 * but that variable itself. No set is kept.
 *
 * @param by the variables that make strata, one after the other
 */
public record StrataTable(List<String> by) {
    public StrataTable {
        by = List.copyOf(by);
    }

    /** @param table of the same sample */
    public List<StratifiedOddsRatio> of(Sample sample, Comparison table) {
        List<StratifiedOddsRatio> all = new ArrayList<>();
        for (String stratum : by) {
            for (Comparison.Row row : table.rows()) {
                if (row.categories().size() == 2 && !row.variable().name().equals(stratum)) {
                    all.add(StratifiedOddsRatio.of(
                            binary(sample, row),
                            sample.group(),
                            levels(sample, stratum).orElseThrow()));
                }
            }
        }
        return all;
    }

    /** The row's column with no level but the two that the row compares, in their order. */
    private static LevelColumn binary(Sample sample, Comparison.Row row) {
        LevelColumn column = levels(sample, row.variable().name()).orElseThrow();
        Variable variable = column.variable();
        int[] codes = IntStream.range(0, column.size())
                .map(i -> row.categories().indexOf(column.text(i)))
                .toArray();
        Variable of = Variable.of(
                variable.name(), Variable.Type.BINARY, row.categories().toArray(String[]::new));
        return new LevelColumn(of, codes);
    }

    /**
     * Every count that the strata of a variable tell, for who knows the table of each of the two variables: subjects by
     * level or none of the one, level or none of the other, and group; but those with neither level.
     */
    public static long[] counts(Sample sample, String variable, String by) {
        LevelColumn one = levels(sample, variable).orElseThrow();
        LevelColumn other = levels(sample, by).orElseThrow();
        int columns = other.variable().levels().size() + 1;
        int rows = one.variable().levels().size() + 1;
        long[] counts = new long[rows * columns * 2];
        for (int i = 0; i < sample.size(); i++) {
            if (!one.missing(i) || !other.missing(i)) {
                int cell = (one.code(i) + 1) * columns + other.code(i) + 1;
                counts[2 * cell + (sample.isCase(i) ? 1 : 0)]++;
            }
        }
        return counts;
    }

    private static Optional<LevelColumn> levels(Sample sample, String variable) {
        return sample.cohort().column(variable) instanceof LevelColumn levels ? Optional.of(levels) : Optional.empty();
    }
}
