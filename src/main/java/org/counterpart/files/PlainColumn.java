package org.counterpart.files;

import java.util.List;

/**
 * A column of a data file, as far as the file describes it.
 *
 * @param name as the file has it
 * @param label the variable label, in words; empty when the file has none
 * @param kind what the file says its cells are
 * @param values labelled values in the order of their codes; empty when cells are not labels
 */
public record PlainColumn(String name, String label, Kind kind, List<ValueLabel> values) {
    /** What a file says of the cells of a column; a sheet or a text says nothing. */
    public enum Kind {
        UNKNOWN,
        NUMBER,
        TEXT,
        DATE,
        TIME,
        DATE_TIME,
        BINARY
    }

    /** @param code as a plain cell would show it */
    public record ValueLabel(String code, String label) {}

    public PlainColumn {
        values = List.copyOf(values);
    }

    /** A column of which only the name is known. */
    public static PlainColumn of(String name) {
        return new PlainColumn(name, "", Kind.UNKNOWN, List.of());
    }
}
