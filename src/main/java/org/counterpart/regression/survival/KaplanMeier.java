package org.counterpart.regression.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The share of subjects who live without the event, by Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452; at
 * one time events come before losses. Strata play no part. Same as R: {@code survival::survfit}.
 */
public final class KaplanMeier {
    private final double[] time;
    private final int[] atRisk;
    private final int[] events;
    private final double[] survival;

    private KaplanMeier(double[] time, int[] atRisk, int[] events) {
        this.time = time;
        this.atRisk = atRisk;
        this.events = events;
        this.survival = new double[time.length];
        double share = 1;
        for (int i = 0; i < time.length; i++) {
            share *= 1 - (double) events[i] / atRisk[i];
            survival[i] = share;
        }
    }

    public static KaplanMeier of(SurvivalTimes times) {
        int n = times.size();
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(times::time))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] time = new double[n];
        int[] atRisk = new int[n];
        int[] events = new int[n];
        int steps = 0;
        for (int from = 0, to; from < n; from = to) {
            to = from;
            int died = 0;
            while (to < n && times.time(order[to]) == times.time(order[from])) {
                died += times.event(order[to]) ? 1 : 0;
                to++;
            }
            if (died > 0) {
                time[steps] = times.time(order[from]);
                atRisk[steps] = n - from;
                events[steps++] = died;
            }
        }
        return new KaplanMeier(Arrays.copyOf(time, steps), Arrays.copyOf(atRisk, steps), Arrays.copyOf(events, steps));
    }

    /** Times at which there were events. */
    public int steps() {
        return time.length;
    }

    public double time(int step) {
        return time[step];
    }

    public int atRisk(int step) {
        return atRisk[step];
    }

    public int events(int step) {
        return events[step];
    }

    /** Share without the event just after a step. */
    public double survival(int step) {
        return survival[step];
    }

    /** Share without the event just before a time. */
    double before(double t) {
        int at = Arrays.binarySearch(time, t);
        int step = (at >= 0 ? at : -at - 1) - 1;
        return step < 0 ? 1 : survival[step];
    }
}
