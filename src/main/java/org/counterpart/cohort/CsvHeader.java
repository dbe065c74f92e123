package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** The names of a file's columns, in order, without the white space around them. */
record CsvHeader(List<String> names) {

    /** Every name that is empty or stands twice is a problem. */
    static CsvHeader of(CSVRecord record, int line, ProblemList problems) {
        List<String> names = new ArrayList<>();
        for (String cell : record) {
            String name = Cells.trim(cell);
            int position = names.size() + 1;
            if (name.isEmpty()) {
                problems.add(line, "", "", "cohort.empty-header", position);
            } else if (names.contains(name)) {
                problems.add(line, name, "", "cohort.duplicate-header", names.indexOf(name) + 1, position);
            }
            names.add(name);
        }
        return new CsvHeader(names);
    }

    /** Position of a column; -1, and a problem with the nearest name, when the file has none of this name. */
    int position(String name, ProblemList problems) {
        int at = names.indexOf(name);
        if (at < 0) {
            Columns.unknown(problems, name, names);
        }
        return at;
    }
}
