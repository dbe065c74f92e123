package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/**
 * How often each level of one variable meets each level of another, subjects with both recorded.
 *
 * @param counts one list a level of {@code rows}, one count a level of {@code columns}
 */
public record CrossTabulation(Variable rows, Variable columns, List<List<Integer>> counts) {

    public static CrossTabulation of(Cohort cohort, String rows, String columns) {
        LevelColumn down = cohort.column(rows).asLevels();
        LevelColumn across = cohort.column(columns).asLevels();
        Table table = Table.create(
                        CohortTable.column(down).setName("rows"),
                        CohortTable.column(across).setName("columns"))
                .dropRowsWithMissingValues();
        int[][] counts = new int[down.variable().levels().size()]
                [across.variable().levels().size()];
        if (!table.isEmpty()) {
            Table tabulated = table.xTabCounts("rows", "columns");
            for (Row row : tabulated) {
                int r = down.variable().levels().indexOf(row.getString(0));
                for (String level : tabulated.columnNames()) {
                    int c = across.variable().levels().indexOf(level);
                    if (r >= 0 && c >= 0) {
                        counts[r][c] = (int) row.getNumber(level);
                    }
                }
            }
        }
        List<List<Integer>> out = new ArrayList<>();
        for (int[] row : counts) {
            out.add(Arrays.stream(row).boxed().toList());
        }
        return new CrossTabulation(down.variable(), across.variable(), out);
    }
}
