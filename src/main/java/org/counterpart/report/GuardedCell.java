package org.counterpart.report;

import java.util.regex.Pattern;

/**
 * A cell of a file that is data and that people nevertheless open in a spreadsheet. What a spreadsheet would run as a
 * formula gets an apostrophe in
 * front; numbers and lone signs such as {@code -} and {@code ++} stay as they are. An apostrophe is put before a cell
 * that looks as if it had one
 * already, so that {@link #bare} gives back every cell as it was.
 */
public final class GuardedCell {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?%?");
    private static final Pattern SIGNS = Pattern.compile("[+-]+");
    private static final Pattern FORMULA =
            Pattern.compile("'*[=+@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20-].*", Pattern.DOTALL);
    private static final Pattern GUARDED =
            Pattern.compile("''*[=+@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20-].*", Pattern.DOTALL);

    private GuardedCell() {}

    public static String of(String cell) {
        boolean runs = FORMULA.matcher(cell).matches()
                && !NUMBER.matcher(cell).matches()
                && !SIGNS.matcher(cell).matches();
        return runs ? "'" + cell : cell;
    }

    /** The cell that was guarded. */
    public static String bare(String guarded) {
        return GUARDED.matcher(guarded).matches() ? guarded.substring(1) : guarded;
    }
}
