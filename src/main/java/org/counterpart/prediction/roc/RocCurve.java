package org.counterpart.prediction.roc;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How sensitivity and specificity of a marker change with the threshold, over every threshold that was observed.
 *
 * <p>Point {@code k} calls positive whoever has {@code marker >= threshold(k)} ({@code <=} when lower values speak for
 * a case). The first point calls everybody positive, each next one is stricter, and the last calls nobody positive: its
 * threshold is infinite. Values that are equal share a point; nothing else is taken as tied. The area is {@code U/(n1
 * n0)}, ties counting half, from whole numbers.
 *
 * <p>Missing marker values (NaN) are left out and counted. Same as R: {@code pROC::roc(levels=, direction=)}, whose
 * thresholds are the midpoints before ours, with the same sensitivities and specificities.
 *
 * <p>Reference: Bamber (1975), doi:10.1016/0022-2496(75)90001-2.
 */
public final class RocCurve {
    private static final int ALL_DRAWN = 10_000;
    private static final int STEPS = 2000;

    private final Direction direction;
    private final int dropped;
    private final double[] thresholds;
    private final int[] truePositives;
    private final int[] falsePositives;

    /** @param thresholds oriented, ascending, distinct; kept, as are the counts, which have one entry more */
    private RocCurve(Direction direction, int dropped, double[] thresholds, int[] truePositives, int[] falsePositives) {
        this.direction = direction;
        this.dropped = dropped;
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
    }

    /**
     * @param marker one value a subject, NaN where missing
     * @param cases whether each subject is a case
     */
    public static RocCurve of(double[] marker, boolean[] cases, Direction direction) {
        Samples samples = Samples.of(marker, cases, direction);
        double[] ones = samples.cases();
        double[] zeros = samples.controls();
        int n1 = ones.length;
        int n0 = zeros.length;
        double[] values = new double[n1 + n0];
        int[] tp = new int[n1 + n0 + 1];
        int[] fp = new int[n1 + n0 + 1];
        tp[0] = n1;
        fp[0] = n0;
        // Without a branch on which sample comes next: a processor guesses that wrong every other time.
        int last = -1;
        int i = 0;
        int j = 0;
        double before = Double.NaN;
        while (i < n1 && j < n0) {
            double one = ones[i];
            double zero = zeros[j];
            boolean first = one <= zero;
            double value = first ? one : zero;
            i += first ? 1 : 0;
            j += first ? 0 : 1;
            last += value == before ? 0 : 1;
            before = value;
            values[last] = value;
            tp[last + 1] = n1 - i;
            fp[last + 1] = n0 - j;
        }
        while (i < n1 || j < n0) {
            double value = i < n1 ? ones[i++] : zeros[j++];
            last += value == before ? 0 : 1;
            before = value;
            values[last] = value;
            tp[last + 1] = n1 - i;
            fp[last + 1] = n0 - j;
        }
        int groups = last + 1;
        return new RocCurve(
                direction,
                marker.length - n1 - n0,
                groups == values.length ? values : Arrays.copyOf(values, groups),
                groups == values.length ? tp : Arrays.copyOf(tp, groups + 1),
                groups == values.length ? fp : Arrays.copyOf(fp, groups + 1));
    }

    /** A curve over the same thresholds with other numbers of cases and controls at each, as a resample has. */
    RocCurve withCounts(int[] casesAt, int[] controlsAt) {
        int groups = thresholds.length;
        int[] tp = new int[groups + 1];
        int[] fp = new int[groups + 1];
        for (int k = groups - 1; k >= 0; k--) {
            tp[k] = tp[k + 1] + casesAt[k];
            fp[k] = fp[k + 1] + controlsAt[k];
        }
        return new RocCurve(direction, 0, thresholds, tp, fp);
    }

    public Direction direction() {
        return direction;
    }

    /** Number of points: one more than there are different values. */
    public int points() {
        return truePositives.length;
    }

    /**
     * Of these points, in their order, those that draw the curve: all up to {@value #ALL_DRAWN}. Of more, the ends and
     * as few others as keep each step, of sensitivity and of specificity, within 1 in {@value #STEPS}; a single step of
     * the curve that is longer stays as it is.
     */
    public int[] drawing(int[] points) {
        if (points.length <= ALL_DRAWN) {
            return points;
        }
        double cases = (double) cases() / STEPS;
        double controls = (double) controls() / STEPS;
        int[] kept = new int[points.length];
        int size = 0;
        for (int i = 0; i < points.length; i++) {
            boolean end = i == 0 || i == points.length - 1;
            if (end || leaves(kept[size - 1], points[i + 1], cases, controls)) {
                kept[size++] = points[i];
            }
        }
        return Arrays.copyOf(kept, size);
    }

    /** Whether the step from one point to another is longer than this in either direction. */
    private boolean leaves(int from, int to, double cases, double controls) {
        return truePositives[from] - truePositives[to] > cases || falsePositives[from] - falsePositives[to] > controls;
    }

    /** All of them. */
    public int[] all() {
        return IntStream.range(0, points()).toArray();
    }

    /** The observed value of this point; infinite, beyond every observed value, for the last. */
    public double threshold(int point) {
        if (point == thresholds.length) {
            return direction == Direction.HIGHER ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return direction.orient(thresholds[point]);
    }

    public int truePositives(int point) {
        return truePositives[point];
    }

    public int falsePositives(int point) {
        return falsePositives[point];
    }

    public double sensitivity(int point) {
        return (double) truePositives[point] / cases();
    }

    public double specificity(int point) {
        return (double) (controls() - falsePositives[point]) / controls();
    }

    public int cases() {
        return truePositives[0];
    }

    public int controls() {
        return falsePositives[0];
    }

    /** Subjects left out because the marker is missing. */
    public int dropped() {
        return dropped;
    }

    /** P(a random case is beyond a random control), ties counting half; NaN without a case or without a control. */
    public double auc() {
        return (double) doubledU() / (2.0 * cases() * controls());
    }

    /** Twice the Mann-Whitney U of the cases, a whole number; exact up to 4·10⁹ subjects. */
    public long doubledU() {
        long sum = 0;
        for (int k = 0; k < thresholds.length; k++) {
            sum += casesAt(k) * doubledControlsBelow(k);
        }
        return sum;
    }

    long casesAt(int k) {
        return (long) truePositives[k] - truePositives[k + 1];
    }

    long controlsAt(int k) {
        return (long) falsePositives[k] - falsePositives[k + 1];
    }

    /** Twice the number of controls a case at value {@code k} beats, ties counting half. */
    long doubledControlsBelow(int k) {
        return 2L * controls() - falsePositives[k] - falsePositives[k + 1];
    }

    /** Twice the number of cases that beat a control at value {@code k}, ties counting half. */
    long doubledCasesAbove(int k) {
        return (long) truePositives[k] + truePositives[k + 1];
    }

    /** Which of the observed values this one is. */
    public int indexOf(double marker) {
        return Arrays.binarySearch(thresholds, direction.orient(marker));
    }

    /**
     * The curve's sensitivity at a specificity in [0, 1], straight lines between the points; the best one on a vertical
     * stretch.
     */
    public double sensitivityAt(double wantedSpecificity) {
        if (!(wantedSpecificity >= 0 && wantedSpecificity <= 1)) {
            throw new IllegalArgumentException("specificity must be in [0, 1], got " + wantedSpecificity);
        }
        int k = firstAtLeast(wantedSpecificity);
        if (k == 0 || specificity(k) == wantedSpecificity) {
            return sensitivity(k);
        }
        double share = (wantedSpecificity - specificity(k - 1)) / (specificity(k) - specificity(k - 1));
        return sensitivity(k - 1) + share * (sensitivity(k) - sensitivity(k - 1));
    }

    /** The first point with this specificity or more: specificity never falls from point to point. */
    private int firstAtLeast(double wantedSpecificity) {
        int low = 0;
        int high = points() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (specificity(middle) < wantedSpecificity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
