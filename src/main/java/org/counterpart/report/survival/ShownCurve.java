package org.counterpart.report.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.stats.Interval;
import org.counterpart.study.survival.SurvivalCurves;

/**
 * The part of a curve that may be shown. Where small counts may not, the steps that are shown part the events, those
 * after the last of them too, into none or enough, and at none few are left. The step of the median comes first, then
 * those of the times asked for and of the median's limits, then the others in order, each if those before it allow it.
 */
final class ShownCurve {
    private final KaplanMeier curve;
    private final int least;
    private final List<Integer> steps;
    private final List<Double> times = new ArrayList<>();
    private final Interval medianLimits;
    /** Numbers of events up to a place that is shown. */
    private final NavigableSet<Integer> cuts = new TreeSet<>();
    /** Numbers of events up to each step. */
    private final int[] until;

    private ShownCurve(KaplanMeier curve, List<Double> at, int least) {
        this.curve = curve;
        this.least = least;
        this.medianLimits = curve.medianLimits(SurvivalCurves.LEVEL);
        this.until = IntStream.range(0, curve.steps()).map(curve::events).toArray();
        Arrays.parallelPrefix(until, Integer::sum);
        cuts.add(0);
        cuts.add(curve.events());
        NavigableSet<Integer> shown = new TreeSet<>();
        showHalf(curve.median(), shown);
        for (double t : at) {
            int step = curve.stepAt(t);
            if (curve.atRiskAt(t) >= least && show(step, shown)) {
                times.add(t);
            }
        }
        showHalf(medianLimits.low(), shown);
        showHalf(medianLimits.high(), shown);
        IntStream.range(0, curve.steps()).forEach(s -> show(s, shown));
        this.steps = List.copyOf(shown);
    }

    /**
     * @param at the times that are asked for
     * @param least the smallest count that is shown; 0 hides nothing
     */
    static ShownCurve of(KaplanMeier curve, List<Double> at, int least) {
        return new ShownCurve(curve, at, least);
    }

    private void showHalf(double time, NavigableSet<Integer> shown) {
        if (!Double.isNaN(time)) {
            show(curve.stepAt(time), shown);
        }
    }

    /** Whether a step is shown; the curve before its first is. */
    private boolean show(int step, NavigableSet<Integer> shown) {
        if (step < 0 || shown.contains(step)) {
            return true;
        }
        int left = curve.atRisk(step) - curve.events(step);
        if (small(left) || curve.atRisk(step) < least || !parts(until[step], cuts)) {
            return false;
        }
        cuts.add(until[step]);
        return shown.add(step);
    }

    private boolean small(int count) {
        return count > 0 && count < least;
    }

    /** Whether so many events lie far enough from those that are told. */
    private boolean parts(int events, NavigableSet<Integer> told) {
        return !small(events - told.floor(events)) && !small(told.ceiling(events) - events);
    }

    /** Steps of the curve, by place. */
    List<Integer> steps() {
        return steps;
    }

    /** Whether the share at a time that was asked for is shown. */
    boolean tells(double time) {
        return least == 0 || times.contains(time);
    }

    /** Whether the median is shown, or that there is none. */
    boolean tellsMedian() {
        return tellsHalf(curve.median());
    }

    boolean tellsMedianLimits() {
        return tellsMedian() && tellsHalf(medianLimits.low()) && tellsHalf(medianLimits.high());
    }

    /** A middle between two steps tells the later one: it is within the curve that is shown. */
    private boolean tellsHalf(double time) {
        return least == 0 || Double.isNaN(time) || (steps.contains(curve.stepAt(time)) && time <= end());
    }

    /** Where the curve ends: where the last subject was seen, or at the last step where small counts are not shown. */
    double end() {
        return least == 0 ? curve.last() : steps.isEmpty() ? 0 : curve.time(steps.get(steps.size() - 1));
    }

    /**
     * Numbers at risk, of which none is small and none tells a small number who left, with the event or without it.
     *
     * @param ticks all the times at which numbers are shown anywhere, in order
     */
    List<Optional<Integer>> atRisk(List<Double> ticks) {
        List<Optional<Integer>> shown = new ArrayList<>();
        NavigableSet<Integer> told = new TreeSet<>(cuts);
        int without = curve.n() - curve.events();
        int lost = 0;
        for (double t : ticks) {
            int n = curve.atRiskAt(t);
            int step = curve.stepAt(Math.nextDown(t));
            int events = step < 0 ? 0 : until[step];
            int gone = curve.n() - n - events;
            if (small(n) || small(gone - lost) || small(without - gone) || !parts(events, told)) {
                shown.add(Optional.empty());
            } else {
                told.add(events);
                lost = gone;
                shown.add(Optional.of(n));
            }
        }
        return shown;
    }
}
