package org.counterpart.audit.table;

import org.counterpart.audit.paper.Place;

/**
 * What is known of the subjects of a table before it is read.
 *
 * @param group of the paper that its rows are of when no row says another: {@code all}, or a group of unknown sizes
 * @param usualLevel whether intervals without a level are of 95%
 * @param placed whether rows have places: those of a document have
 */
public record Scope(String group, boolean usualLevel, boolean placed) {
    String group(String part) {
        return part.isEmpty() ? group : part;
    }

    /** {@code null} of a table that is not part of a document. */
    Place place(PrintedTable grid, int row) {
        return placed ? Place.row(grid.label(), row) : null;
    }
}
