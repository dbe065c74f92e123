package org.counterpart.cohort;

import java.time.LocalDate;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A Tablesaw table of a cohort, to summarise: numbers as doubles, dates as dates, levels and text as strings. Made
 * when asked for, as Tablesaw searches the class path once when its first table is made.
 */
public final class CohortTable {
    private CohortTable() {}

    public static Table of(Cohort cohort) {
        Table table = Table.create("cohort");
        for (Variable variable : cohort.variables()) {
            table.addColumns(column(cohort.column(variable.name())));
        }
        return table;
    }

    public static tech.tablesaw.columns.Column<?> column(Column column) {
        String name = column.variable().name();
        if (!(column instanceof NumberColumn numbers)) {
            StringColumn strings = StringColumn.create(name);
            for (int row = 0; row < column.size(); row++) {
                strings.append(column.text(row));
            }
            return strings;
        }
        if (column.variable().type() != Variable.Type.DATE) {
            return DoubleColumn.create(name, numbers.values());
        }
        DateColumn dates = DateColumn.create(name);
        for (int row = 0; row < numbers.size(); row++) {
            dates.append(numbers.missing(row) ? null : LocalDate.ofEpochDay((long) numbers.value(row)));
        }
        return dates;
    }
}
