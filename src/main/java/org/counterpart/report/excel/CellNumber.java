package org.counterpart.report.excel;

import java.util.Optional;
import java.util.regex.Pattern;
import org.counterpart.report.Table.Cell;

/**
 * The number a cell of a sheet holds, and the format under which it shows as the report prints it.
 *
 * @param value the one behind the printed text, at full precision
 * @param format of Excel
 */
record CellNumber(double value, String format) {
    private static final Pattern PLAIN = Pattern.compile("[−-]?\\d{1,15}(\\.\\d{1,15})?");
    private static final Pattern BOUND = Pattern.compile("[<>]0?\\.\\d+");

    /** Half a unit of the last decimal, and a little for the binary form of either number. */
    private static final double ROUNDING = 0.5 + 1e-6;

    /**
     * Empty for text. A P printed as a bound ({@code <0.001}) holds the P itself, when it is known; one that was
     * published so stays text. A number whose sign is not printed (an absolute difference) is held as printed.
     */
    static Optional<CellNumber> of(Cell cell) {
        String text = cell.text();
        double value = cell.value();
        if (BOUND.matcher(text).matches()) {
            double bound = Double.parseDouble(text.substring(1));
            boolean known = text.charAt(0) == '<' ? value >= 0 && value < bound : value > bound && value < 1;
            return known ? Optional.of(new CellNumber(value, '"' + text + '"')) : Optional.empty();
        }
        if (!PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        double printed = Double.parseDouble(text.replace('−', '-'));
        int point = text.indexOf('.');
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        double slack = ROUNDING * Math.pow(10, -decimals);
        return Optional.of(new CellNumber(
                close(printed, value, slack) ? value : close(printed, -value, slack) ? -value : printed,
                decimals == 0 ? "0" : "0." + "0".repeat(decimals)));
    }

    private static boolean close(double printed, double value, double slack) {
        return Math.abs(printed - value) <= slack;
    }
}
