package org.counterpart.cohort;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Subjects in rows, typed and validated variables in columns. Immutable; a row keeps the subject's id and its line in
 * the file, however the cohort is cut.
 */
public final class Cohort {
    private final String idName;
    /** Null where a subject is known by its line: millions of texts would take as much room as the data. */
    private final String[] ids;

    private final int[] lines;
    private final Map<String, Column> columns;

    private Cohort(String idName, String[] ids, int[] lines, Map<String, Column> columns) {
        this.idName = idName;
        this.ids = ids;
        this.lines = lines;
        this.columns = columns;
    }

    /**
     * @param idName name of the id column; empty when the file has none
     * @param ids one a subject, unique
     * @param lines line of each subject in the file, the header being line 1
     */
    public static Cohort of(String idName, String[] ids, int[] lines, Collection<? extends Column> columns) {
        if (ids.length != lines.length) {
            throw new IllegalArgumentException("ids must be as many as lines, " + lines.length + ", got " + ids.length);
        }
        return new Cohort(idName, ids.clone(), lines.clone(), byName(lines.length, columns));
    }

    private static Map<String, Column> byName(int rows, Collection<? extends Column> columns) {
        Map<String, Column> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column " + column.variable().name() + " must have " + rows + " cells, got " + column.size());
            }
            byName.put(column.variable().name(), column);
        }
        return byName;
    }

    /** A cohort of a file without an id column: a subject is known by its line. */
    public static Cohort withoutIds(int[] lines, Collection<? extends Column> columns) {
        return new Cohort("", null, lines.clone(), byName(lines.length, columns));
    }

    public String idName() {
        return idName;
    }

    public int size() {
        return lines.length;
    }

    public String id(int row) {
        return ids == null ? Integer.toString(lines[row]) : ids[row];
    }

    public int line(int row) {
        return lines[row];
    }

    public List<Variable> variables() {
        return columns.values().stream().map(Column::variable).toList();
    }

    public boolean has(String name) {
        return columns.containsKey(name);
    }

    public Column column(String name) {
        Column column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("name must be one of " + columns.keySet() + ", got " + name);
        }
        return column;
    }

    public Variable variable(String name) {
        return column(name).variable();
    }

    public NumberColumn numbers(String name) {
        if (column(name) instanceof NumberColumn numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("column " + name + " must hold numbers");
    }

    public LevelColumn levels(String name) {
        if (column(name) instanceof LevelColumn levels) {
            return levels;
        }
        throw new IllegalArgumentException("column " + name + " must hold levels");
    }

    /** These rows, in this order. */
    public Cohort select(int[] rows) {
        return new Cohort(
                idName,
                ids == null ? null : IntStream.of(rows).mapToObj(r -> ids[r]).toArray(String[]::new),
                IntStream.of(rows).map(r -> lines[r]).toArray(),
                byName(
                        rows.length,
                        columns.values().stream().map(c -> c.select(rows)).toList()));
    }

    /** This cohort with one more column, or with the column of that name replaced. */
    public Cohort with(Column column) {
        Map<String, Column> more = new LinkedHashMap<>(columns);
        more.put(column.variable().name(), column);
        return new Cohort(idName, ids, lines, byName(lines.length, more.values()));
    }
}
