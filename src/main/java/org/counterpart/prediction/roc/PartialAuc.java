package org.counterpart.prediction.roc;

import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The area under the part of the ROC curve that matters: between two specificities, or between two sensitivities.
 *
 * <p>The curve's points are joined by straight lines and cut at the bounds. {@code corrected} is McClish's:
 * {@code (1 + (A − min)/(max − min))/2} with the areas min of a marker that says nothing and max of a perfect one, so
 * that 0.5 and 1 mean what they mean for a whole AUC; it does not exist when the part lies below chance (NaN, as in
 * pROC).
 *
 * <p>Reference: McClish (1989), doi:10.1177/0272989X8900900307. Same as R: {@code pROC::auc(roc, partial.auc=,
 * partial.auc.focus=, partial.auc.correct=)}.
 *
 * @param focus what {@code from} and {@code to} are values of
 */
public record PartialAuc(Focus focus, double from, double to) {
    public enum Focus {
        SPECIFICITY,
        SENSITIVITY
    }

    /** @param area NaN without a case or without a control */
    public record Result(PartialAuc procedure, double area, double corrected) {}

    public PartialAuc {
        if (!(from >= 0 && from < to && to <= 1)) {
            throw new IllegalArgumentException("from and to must be 0 <= from < to <= 1, got " + from + " and " + to);
        }
    }

    public Result of(RocCurve curve) {
        double area = 0;
        for (int k = 1; k < curve.points(); k++) {
            double spec0 = curve.specificity(k - 1);
            double spec1 = curve.specificity(k);
            double sens0 = curve.sensitivity(k - 1);
            double sens1 = curve.sensitivity(k);
            area += focus == Focus.SPECIFICITY
                    ? trapezoid(spec0, sens0, spec1, sens1)
                    : trapezoid(sens1, spec1, sens0, spec0);
        }
        double least = ((1 - from) * (1 - from) - (1 - to) * (1 - to)) / 2;
        double most = to - from;
        double corrected = area < least ? Double.NaN : (1 + (area - least) / (most - least)) / 2;
        return new Result(this, area, corrected);
    }

    /**
     * Cases and controls below the part of the curve, in it and above it, twice: between the points of the curve that
     * lie in the part, and between those next outside it, as steps that cross a bound count in the area. Empty where
     * no point lies in the part.
     */
    public long[] counts(RocCurve curve) {
        int[] inside = IntStream.range(0, curve.points())
                .filter(k -> within(focus == Focus.SPECIFICITY ? curve.specificity(k) : curve.sensitivity(k)))
                .toArray();
        if (inside.length == 0) {
            return new long[0];
        }
        int first = inside[0];
        int last = inside[inside.length - 1];
        return LongStream.concat(
                        between(curve, first, last),
                        between(curve, Math.max(0, first - 1), Math.min(curve.points() - 1, last + 1)))
                .toArray();
    }

    private static LongStream between(RocCurve curve, int first, int last) {
        return LongStream.of(
                curve.cases() - curve.truePositives(first),
                curve.controls() - curve.falsePositives(first),
                curve.truePositives(first) - curve.truePositives(last),
                curve.falsePositives(first) - curve.falsePositives(last),
                curve.truePositives(last),
                curve.falsePositives(last));
    }

    private boolean within(double value) {
        return value >= from && value <= to;
    }

    /** The area under the line from (x0, y0) to (x1, y1), x0 ≤ x1, between {@link #from} and {@link #to}. */
    private double trapezoid(double x0, double y0, double x1, double y1) {
        double a = Math.max(x0, from);
        double b = Math.min(x1, to);
        if (Double.isNaN(x0 + x1)) {
            return Double.NaN;
        }
        if (a >= b) {
            return 0;
        }
        double slope = (y1 - y0) / (x1 - x0);
        double ya = a == x0 ? y0 : y0 + slope * (a - x0);
        double yb = b == x1 ? y1 : y0 + slope * (b - x0);
        return (b - a) * (ya + yb) / 2;
    }
}
