package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;

/**
 * The subjects with one value of a score, or with neighbouring ones.
 *
 * @param from least value among them
 * @param to largest
 */
public record ScoreGroup(double from, double to, int cases, int controls) {

    /**
     * From the lowest value to the highest.
     *
     * @param curve of the score, higher for cases
     * @param points of it, ascending, the first and the last among them; the values between two make a group
     */
    public static List<ScoreGroup> of(RocCurve curve, int[] points) {
        List<ScoreGroup> groups = new ArrayList<>();
        for (int k = 0; k + 1 < points.length; k++) {
            int from = points[k];
            int to = points[k + 1];
            groups.add(new ScoreGroup(
                    curve.threshold(from),
                    curve.threshold(to - 1),
                    curve.truePositives(from) - curve.truePositives(to),
                    curve.falsePositives(from) - curve.falsePositives(to)));
        }
        return groups;
    }

    /** Observed share of cases. */
    public double share() {
        return (double) cases / (cases + controls);
    }

    /** Its Wilson 95% interval. */
    public Interval shareCi() {
        return BinomialInterval.WILSON.of(cases, (long) cases + controls, 0.95);
    }
}
