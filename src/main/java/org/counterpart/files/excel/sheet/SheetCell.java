package org.counterpart.files.excel.sheet;

/**
 * A cell that holds something.
 *
 * @param column from 0 for A
 * @param text as a careful human would write it down; of an error its name
 * @param formula whether a formula computed it
 */
public record SheetCell(int column, CellKind kind, String text, boolean formula) {
    /** What the table shows. */
    public String shown() {
        return kind.holdsValue() ? text : "";
    }

    /** A number as its format makes it; {@code plain} is how it reads when it is no date. */
    public static SheetCell number(
            int column, double value, String plain, CellFormat format, boolean from1904, boolean formula) {
        if (format == CellFormat.LOGICAL && (value == 0 || value == 1)) {
            return new SheetCell(column, CellKind.LOGICAL, value == 1 ? "true" : "false", formula);
        }
        if (format == CellFormat.PERCENT) {
            return new SheetCell(column, CellKind.PERCENT, plain, formula);
        }
        if (format == CellFormat.NUMBER || format == CellFormat.LOGICAL) {
            CellKind kind = PlainNumber.isLong(plain) ? CellKind.LONG_NUMBER : CellKind.NUMBER;
            return new SheetCell(column, kind, plain, formula);
        }
        return Serial.cell(column, value, plain, format, from1904, formula);
    }
}
