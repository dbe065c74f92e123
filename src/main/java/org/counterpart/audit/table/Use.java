package org.counterpart.audit.table;

/**
 * A number of a table that was understood.
 *
 * @param what it was taken for, by the keys of {@code published.yaml}
 * @param from where it begins in the text of the cell
 */
public record Use(String what, int row, int column, int from, int to) {
    Use as(String other) {
        return new Use(other, row, column, from, to);
    }
}
