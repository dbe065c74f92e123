package org.counterpart.report.survival;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.survival.KaplanMeier;

/**
 * The part of a curve that may be shown. Where small counts may not, steps are joined until they hold enough events,
 * and the curve ends where too few are at risk; a share at a time is shown where the events since what is shown before
 * it are none or enough.
 *
 * @param steps of the curve, by place
 * @param times those asked for, that may be shown
 */
record ShownCurve(List<Integer> steps, List<Double> times) {

    /**
     * @param at the times that are asked for, in order
     * @param least the smallest count that is shown; 0 hides nothing
     */
    static ShownCurve of(KaplanMeier curve, List<Double> at, int least) {
        List<Integer> steps = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        int next = 0;
        int events = 0;
        for (int s = 0; s <= curve.steps(); s++) {
            double until = s < curve.steps() ? curve.time(s) : Double.POSITIVE_INFINITY;
            for (; next < at.size() && at.get(next) < until; next++) {
                if ((events == 0 || events >= least) && curve.atRiskAt(at.get(next)) >= least) {
                    times.add(at.get(next));
                    events = 0;
                }
            }
            if (s < curve.steps()) {
                events += curve.events(s);
                if (events >= least && curve.atRisk(s) >= least) {
                    steps.add(s);
                    events = 0;
                }
            }
        }
        return new ShownCurve(List.copyOf(steps), List.copyOf(times));
    }

    /** Where the curve ends: where the last subject was seen, or at the last step where small counts are not shown. */
    double end(KaplanMeier curve, int least) {
        return least == 0 ? curve.last() : steps.isEmpty() ? 0 : curve.time(steps.get(steps.size() - 1));
    }
}
