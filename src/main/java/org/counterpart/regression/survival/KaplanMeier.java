package org.counterpart.regression.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * The share of subjects who live without the event, by Kaplan and Meier (1958), doi:10.1080/01621459.1958.10501452; at
 * one time events come before losses. Strata play no part. Limits are those of its logarithm, with Greenwood's
 * variance, and never above 1; where nobody is left they are not known. Same as R: {@code survival::survfit} with its
 * default {@code conf.type = "log"}.
 */
public final class KaplanMeier {
    private final double[] time;
    private final int[] atRisk;
    private final int[] events;
    private final double[] survival;
    private final double[] se;
    private final double[] followed;

    /** @param followed times of all subjects in order */
    private KaplanMeier(double[] time, int[] atRisk, int[] events, double[] followed) {
        this.followed = followed;
        this.se = new double[time.length];
        this.time = time;
        this.atRisk = atRisk;
        this.events = events;
        this.survival = new double[time.length];
        double share = 1;
        double variance = 0;
        for (int i = 0; i < time.length; i++) {
            share *= 1 - (double) events[i] / atRisk[i];
            variance += events[i] / ((double) atRisk[i] * (atRisk[i] - events[i]));
            survival[i] = share;
            se[i] = Math.sqrt(variance);
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
        return new KaplanMeier(
                Arrays.copyOf(time, steps),
                Arrays.copyOf(atRisk, steps),
                Arrays.copyOf(events, steps),
                IntStream.of(order).mapToDouble(times::time).toArray());
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

    /** Pointwise limits of the share just after a step; NaN where nobody is left. */
    public Interval limits(int step, double level) {
        if (survival[step] == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double reach = Tails.normalCritical(level) * se[step];
        double log = Math.log(survival[step]);
        return new Interval(Math.exp(log - reach), Math.min(1, Math.exp(log + reach)));
    }

    public int n() {
        return followed.length;
    }

    public int events() {
        return Arrays.stream(events).sum();
    }

    /** When the last subject was seen. */
    public double last() {
        return followed.length == 0 ? Double.NaN : followed[followed.length - 1];
    }

    /** Those followed at least to a time. */
    public int atRiskAt(double t) {
        int lower = 0;
        int upper = followed.length;
        while (lower < upper) {
            int middle = (lower + upper) / 2;
            if (followed[middle] < t) {
                lower = middle + 1;
            } else {
                upper = middle;
            }
        }
        return followed.length - lower;
    }

    /** The last step at or before a time; -1 before the first. */
    public int stepAt(double t) {
        int at = Arrays.binarySearch(time, t);
        return at >= 0 ? at : -at - 2;
    }

    /** Times at which subjects were seen last without the event, in order. */
    public DoubleStream lost() {
        return DoubleStream.of(followed).distinct().filter(t -> {
            int step = Arrays.binarySearch(time, t);
            int gone = atRiskAt(t) - atRiskAt(Math.nextUp(t));
            return gone > (step >= 0 ? events[step] : 0);
        });
    }

    /** Share without the event just after a time. */
    public double after(double t) {
        int step = stepAt(t);
        return step < 0 ? 1 : survival[step];
    }

    /** Share without the event just before a time. */
    double before(double t) {
        int at = Arrays.binarySearch(time, t);
        int step = (at >= 0 ? at : -at - 1) - 1;
        return step < 0 ? 1 : survival[step];
    }

    /**
     * When half are left: the middle of the time over which exactly half are, where there is one. NaN where more than
     * half are left to the end.
     */
    public double median() {
        return half(this::survival);
    }

    /** When the limits of the share reach a half. */
    public Interval medianLimits(double level) {
        return new Interval(
                half(i -> limits(i, level).low()), half(i -> limits(i, level).high()));
    }

    /** As {@code survival::quantile.survfit} with its tolerance. */
    private double half(IntToDoubleFunction share) {
        double tolerance = Math.sqrt(Math.ulp(1.0));
        for (int i = 0; i < time.length; i++) {
            if (share.applyAsDouble(i) <= 0.5 + tolerance) {
                boolean exactly = share.applyAsDouble(i) >= 0.5 - tolerance;
                int next = i + 1;
                while (exactly && next < time.length && share.applyAsDouble(next) >= 0.5 - tolerance) {
                    next++;
                }
                double until = !exactly ? time[i] : next < time.length ? time[next] : last();
                return (time[i] + until) / 2;
            }
        }
        return Double.NaN;
    }
}
