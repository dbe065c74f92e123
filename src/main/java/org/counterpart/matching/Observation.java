package org.counterpart.matching;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * How long each subject is observed, and when it has the event: numbers, or dates as days.
 *
 * @param entry negative infinity where all are observed from the beginning; NaN where not recorded
 * @param exit NaN where not recorded
 * @param event NaN without one
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the matching, never compared
public record Observation(double[] entry, double[] exit, double[] event) {

    /** @param entry empty where all are observed from the beginning */
    public static Observation of(Optional<double[]> entry, double[] exit, double[] event) {
        return new Observation(entry.orElseGet(() -> always(exit.length)), exit, event);
    }

    /**
     * The event of those who have it is at their exit.
     *
     * @param entry empty where all are observed from the beginning
     */
    public static Observation of(Optional<double[]> entry, double[] exit, IntPredicate happened) {
        double[] event = exit.clone();
        for (int i = 0; i < event.length; i++) {
            event[i] = happened.test(i) ? exit[i] : Double.NaN;
        }
        return of(entry, exit, event);
    }

    private static double[] always(int subjects) {
        double[] entry = new double[subjects];
        Arrays.fill(entry, Double.NEGATIVE_INFINITY);
        return entry;
    }
}
