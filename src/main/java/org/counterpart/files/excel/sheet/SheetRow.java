package org.counterpart.files.excel.sheet;

import java.util.List;

/**
 * A row of a sheet that the file names.
 *
 * @param number from 1, as Excel shows it
 * @param hidden by hand or by a filter
 * @param cells that hold something, from left to right
 */
public record SheetRow(int number, boolean hidden, List<SheetCell> cells) {
    /** The cell of a column, or null. */
    public SheetCell at(int column) {
        for (SheetCell cell : cells) {
            if (cell.column() == column) {
                return cell;
            }
        }
        return null;
    }
}
