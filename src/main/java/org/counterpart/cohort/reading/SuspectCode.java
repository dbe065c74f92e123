package org.counterpart.cohort.reading;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.stats.Note;

/**
 * A number that forms write for "not recorded" (9, 99, 999, -9), far from all others of its column: at least twice the
 * largest of them,
 * or below zero where no other is. It may be a value all the same, so it is asked, never decided.
 */
public record SuspectCode(double value, int cells, double nearest) {
    private static final Set<Double> CODES =
            Set.of(9.0, 99.0, 999.0, 9999.0, 99999.0, 99.9, 999.9, 88.0, 888.0, -1.0, -9.0, -99.0, -999.0, -9999.0);

    public static Optional<SuspectCode> of(NumberColumn column) {
        if (column.variable().type() == Variable.Type.DATE) {
            return Optional.empty();
        }
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                high = Math.max(high, column.value(row));
                low = Math.min(low, column.value(row));
            }
        }
        if (!CODES.contains(high) && !CODES.contains(low)) {
            return Optional.empty();
        }
        double[] others = new double[column.size()];
        int n = 0;
        double suspect = CODES.contains(high) ? high : low;
        int cells = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                if (column.value(row) == suspect) {
                    cells++;
                } else {
                    others[n++] = column.value(row);
                }
            }
        }
        if (n < 3 || cells * 2 > n) {
            return Optional.empty();
        }
        double[] left = Arrays.copyOf(others, n);
        double largest = Arrays.stream(left).max().orElseThrow();
        double smallest = Arrays.stream(left).min().orElseThrow();
        boolean far = suspect > 0 ? suspect >= 2 * Math.max(1, largest) : smallest >= 0;
        return far ? Optional.of(new SuspectCode(suspect, cells, suspect > 0 ? largest : smallest)) : Optional.empty();
    }

    /** The value as a plan writes it. */
    String text() {
        return java.math.BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    Note note(String column) {
        return Note.of("cohort.suspect-code", column, text(), cells);
    }
}
