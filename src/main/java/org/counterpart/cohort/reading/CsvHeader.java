package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.RowCells;

/** The names of a file's columns, in order, without the white space around them; empty where a column has none. */
record CsvHeader(List<String> names) {

    /**
     * A name that stands twice is a problem.
     *
     * @param records the rows that name the columns together; a name of an upper one holds for the empty cells
     *     right of it
     * @param rowNames whether a column without a name stands in front
     * @param line of the last of them
     */
    static CsvHeader of(List<RowCells> records, boolean rowNames, int line, ProblemList problems) {
        int columns = records.stream().mapToInt(RowCells::size).max().orElse(0);
        String[] joined = new String[columns];
        Arrays.fill(joined, "");
        for (RowCells record : records) {
            boolean last = record == records.get(records.size() - 1);
            String above = "";
            for (int i = 0; i < columns; i++) {
                String cell = i < record.size() ? Cells.trim(record.get(i)) : "";
                above = cell.isEmpty() && !last ? above : cell;
                joined[i] = (joined[i] + " " + above).strip();
            }
        }
        List<String> names = new ArrayList<>();
        if (rowNames) {
            names.add("");
        }
        for (String name : joined) {
            int position = names.size() + 1;
            if (!name.isEmpty() && names.contains(name)) {
                problems.add(line, name, "", "cohort.duplicate-header", names.indexOf(name) + 1, position);
            }
            names.add(name);
        }
        return new CsvHeader(names);
    }

    /** How many columns there are up to the last one with a name. */
    int named() {
        int named = names.size();
        while (named > 0 && names.get(named - 1).isEmpty()) {
            named--;
        }
        return named;
    }

    /** Position of a column; -1, and a problem with the nearest name, when the file has none of this name. */
    int position(String name, ProblemList problems) {
        int at = names.indexOf(name);
        if (at < 0) {
            Columns.unknown(
                    problems, name, names.stream().filter(n -> !n.isEmpty()).toList());
        }
        return at;
    }
}
