package org.counterpart.regression.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long subjects were followed, and whether that ended in the event. Times that differ by less than rounding are one
 * time, as R's {@code survival::aeqSurv} takes them: the first of a run of which each next is within 1.5e-8 of the one
 * before, absolutely or in parts of the mean time.
 */
public final class SurvivalTimes {
    private static final double TOLERANCE = Math.sqrt(Math.ulp(1.0));

    private final double[] time;
    private final boolean[] event;
    private final int[] stratum;

    private SurvivalTimes(double[] time, boolean[] event, int[] stratum) {
        this.time = time;
        this.event = event;
        this.stratum = stratum;
    }

    /** @param time of each subject, known and not below 0 */
    public static SurvivalTimes of(double[] time, boolean[] event) {
        if (time.length != event.length) {
            throw new IllegalArgumentException(
                    "time and event must be equally long, got " + time.length + " and " + event.length);
        }
        if (!Arrays.stream(time).allMatch(t -> t >= 0 && t < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("times must be known and not below 0");
        }
        return new SurvivalTimes(rounded(time), event.clone(), null);
    }

    /**
     * The same within strata.
     *
     * @param of each subject, a number that does not hang on the order of the subjects; null for none
     */
    public SurvivalTimes within(int[] of) {
        return new SurvivalTimes(time, event, of == null ? null : of.clone());
    }

    private static double[] rounded(double[] time) {
        double[] sorted = Arrays.stream(time).sorted().distinct().toArray();
        double mean = Arrays.stream(sorted).average().orElse(1);
        List<Double> cuts = new ArrayList<>();
        for (int i = 0; i < sorted.length; i++) {
            double step = i == 0 ? Double.POSITIVE_INFINITY : sorted[i] - sorted[i - 1];
            if (step > TOLERANCE && step / mean > TOLERANCE) {
                cuts.add(sorted[i]);
            }
        }
        if (cuts.size() == sorted.length) {
            return time.clone();
        }
        double[] starts = cuts.stream().mapToDouble(Double::doubleValue).toArray();
        return Arrays.stream(time).map(t -> starts[floor(starts, t)]).toArray();
    }

    private static int floor(double[] starts, double t) {
        int at = Arrays.binarySearch(starts, t);
        return at >= 0 ? at : -at - 2;
    }

    public int size() {
        return time.length;
    }

    public double time(int subject) {
        return time[subject];
    }

    public boolean event(int subject) {
        return event[subject];
    }

    /** 0 where there are no strata. */
    public int stratum(int subject) {
        return stratum == null ? 0 : stratum[subject];
    }

    public int events() {
        return (int) IntStream.range(0, event.length).filter(i -> event[i]).count();
    }

    /** These subjects alone. */
    public SurvivalTimes select(int[] subjects) {
        double[] times = Arrays.stream(subjects).mapToDouble(i -> time[i]).toArray();
        boolean[] events = new boolean[subjects.length];
        for (int i = 0; i < subjects.length; i++) {
            events[i] = event[subjects[i]];
        }
        return new SurvivalTimes(
                times,
                events,
                stratum == null
                        ? null
                        : Arrays.stream(subjects).map(i -> stratum[i]).toArray());
    }
}
