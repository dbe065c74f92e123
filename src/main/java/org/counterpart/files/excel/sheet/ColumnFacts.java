package org.counterpart.files.excel.sheet;

/** What a column of a table holds, counted on the way. */
final class ColumnFacts {
    private int dates;
    private int texts;
    private int others;
    private int percents;
    private int firstRow;
    private int lastRow;
    private int firstOther;
    private boolean decimals = true;

    void add(int row, SheetCell cell) {
        firstRow = firstRow == 0 ? row : Math.min(firstRow, row);
        lastRow = Math.max(lastRow, row);
        percents += cell.kind() == CellKind.PERCENT ? 1 : 0;
        if (cell.kind().dated()) {
            dates++;
        } else if (cell.kind().holdsValue() && !cell.text().isEmpty()) {
            firstOther = firstOther == 0 ? row : Math.min(firstOther, row);
            if (cell.kind() == CellKind.TEXT) {
                texts++;
                decimals &= PlainNumber.isDecimal(cell.text());
            } else {
                others++;
            }
        }
    }

    /** Of the first cell that holds anything. */
    int firstRow() {
        return firstRow;
    }

    /** Of the last cell that holds anything. */
    int lastRow() {
        return lastRow;
    }

    /** Whether some numbers are shown with a percent sign, so that a typed 53% is one of them. */
    boolean percents() {
        return percents > 0;
    }

    int dates() {
        return dates;
    }

    /** Cells that hold neither a date nor an error. */
    int notDates() {
        return texts + others;
    }

    int firstNotDate() {
        return firstOther;
    }

    /** Whether all texts are numbers kept as text, none of them an identifier with zeros in front. */
    boolean numbersAsText() {
        return texts > 0 && decimals && dates == 0;
    }
}
