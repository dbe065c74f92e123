package org.counterpart.files.excel.sheet;

/**
 * Cells merged into one.
 *
 * @param firstRow from 1; so is {@code lastRow}
 * @param firstColumn from 0; so is {@code lastColumn}
 */
public record CellRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {
    public static final int ROWS = 1 << 20;
    public static final int COLUMNS = 1 << 14;

    public boolean covers(int row, int column) {
        return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }

    public int width() {
        return lastColumn - firstColumn + 1;
    }

    public int height() {
        return lastRow - firstRow + 1;
    }

    /** {@code B2:C4}, or {@code B2}. */
    public static CellRange of(String reference) {
        int colon = reference.indexOf(':');
        String first = colon < 0 ? reference : reference.substring(0, colon);
        String last = reference.substring(colon + 1);
        CellRange range = new CellRange(row(first), column(first), row(last), column(last));
        if (range.lastRow < range.firstRow || range.lastColumn < range.firstColumn) {
            throw new IllegalArgumentException(reference);
        }
        return range;
    }

    /** Column of {@code AB12} from 0; 16384 and more when Excel has no such column. */
    public static int column(String reference) {
        int column = 0;
        int i = 0;
        for (; i < reference.length() && reference.charAt(i) > '9'; i++) {
            int letter = (reference.charAt(i) & ~0x20) - 'A';
            if (letter < 0 || letter > 25 || i > 5) {
                throw new IllegalArgumentException(reference);
            }
            column = 26 * column + letter + 1;
        }
        if (i == 0) {
            throw new IllegalArgumentException(reference);
        }
        return column - 1;
    }

    private static int row(String reference) {
        int i = 0;
        while (i < reference.length() && reference.charAt(i) > '9') {
            i++;
        }
        return Integer.parseInt(reference.substring(i));
    }

    /** {@code AB} of 27. */
    public static String letters(int column) {
        String letters = "";
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters = (char) ('A' + (rest - 1) % 26) + letters;
        }
        return letters;
    }

    /** {@code AB12} of 12 and 27. */
    public static String name(int row, int column) {
        return letters(column) + row;
    }
}
