package org.counterpart.files.excel.sheet;

/** What a cell of a sheet turned out to be. A cell that holds nothing is no cell here. */
public enum CellKind {
    TEXT,
    NUMBER,
    /** Shown with a percent sign: 35% is 0.35. */
    PERCENT,
    /** Of more than 15 digits, of which Excel keeps 15. */
    LONG_NUMBER,
    LOGICAL,
    /** A day, a time of day, a length of time, or a day with its time. */
    DATE,
    /** A day in a format without a time, with a time in the cell. */
    HIDDEN_TIME,
    /** A number in a format of dates that is no day of the calendar. */
    NO_DATE,
    /** {@code #N/A} and its like: nothing was measured. */
    ERROR,
    /** A formula whose result the file does not hold. */
    UNCOMPUTED;

    /** Whether the cell is a date or a time. */
    public boolean dated() {
        return this == DATE || this == HIDDEN_TIME;
    }

    /** Whether there is something to read in the cell. */
    public boolean holdsValue() {
        return this != ERROR && this != UNCOMPUTED;
    }
}
