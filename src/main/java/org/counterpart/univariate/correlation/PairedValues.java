package org.counterpart.univariate.correlation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.stats.Note;

/**
 * Two values of each of some subjects, in ascending order of the first and, among equal ones, of the second: sums over
 * them are the same whatever the order of the rows.
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
public record PairedValues(double[] x, double[] y) {

    /** Of the subjects who have both; NaN is a value that is not there. */
    public static PairedValues of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("y must have as many values as x, got " + x.length + " and " + y.length);
        }
        Integer[] order = IntStream.range(0, x.length)
                .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
                .boxed()
                .toArray(Integer[]::new);
        // 0.0 equals -0.0, as everywhere.
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> x[i] + 0.0).thenComparingDouble(i -> y[i] + 0.0));
        return new PairedValues(
                Arrays.stream(order).mapToDouble(i -> x[i] + 0.0).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i] + 0.0).toArray());
    }

    public int n() {
        return x.length;
    }

    /** Why nothing can be said of how the two go together: fewer than three subjects, or a value that all have. */
    Optional<Note> untold() {
        if (n() < 3) {
            return Optional.of(Note.of("correlation.too-few", n()));
        }
        return constant(x) || constant(y) ? Optional.of(Note.of("correlation.constant")) : Optional.empty();
    }

    private static boolean constant(double[] values) {
        return Arrays.stream(values).distinct().limit(2).count() < 2;
    }
}
