package org.counterpart.matching.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The subjects as points: first the coordinates whose Euclidean distance, each stretched, is the design's distance but
 * for rounding, then those of the calipers that are not among them. Only a guide to where near and eligible controls
 * lie, with bounds of how far it may be wrong.
 *
 * @param at by dimension, by row of the cohort; counted from the first case
 * @param distances how many dimensions make up the distance
 * @param stretch what a difference in a dimension is multiplied by; of a caliper alone, so that its width counts 1
 * @param dimension of each caliper
 * @param reach of each caliper, in its dimension
 * @param doubt how far rounding may have moved a difference in a caliper's dimension; 0 when it holds whole multiples
 *     of a power of ten
 * @param squaredDoubt how far the square of a distance between points may be from that of {@link
 *     DistanceMeasure#between}
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
record PairSpace(
        double[][] at,
        int distances,
        double[] stretch,
        int[] dimension,
        double[] reach,
        double[] doubt,
        double squaredDoubt) {
    private static final double ROUNDING = 1e-9;

    static PairSpace of(Subjects subjects, Decimals[] calipers, Decimals.Bound[] bounds, DistanceMeasure measure) {
        int origin = subjects.cases()[0];
        List<Axis> axes = new ArrayList<>(measure.coordinates(subjects, origin));
        int distances = axes.size();
        int[] dimension = new int[calipers.length];
        double[] reach = new double[calipers.length];
        double[] doubt = new double[calipers.length];
        for (int j = 0; j < calipers.length; j++) {
            dimension[j] = measure.coordinateOf(calipers[j]);
            if (dimension[j] < 0) {
                Axis axis = Axis.of(calipers[j], subjects, origin);
                double width = bounds[j].width();
                dimension[j] = axes.size();
                axes.add(axis.stretched(width > 0 ? 1 / (width * axis.perUnit()) : 1));
            }
            reach[j] = axes.get(dimension[j]).reach(bounds[j]);
            doubt[j] = axes.get(dimension[j]).doubt(calipers[j], bounds[j], subjects);
        }
        return new PairSpace(
                axes.stream().map(Axis::at).toArray(double[][]::new),
                distances,
                axes.stream().mapToDouble(Axis::stretch).toArray(),
                dimension,
                reach,
                doubt,
                measure.squaredDoubt(subjects, calipers, bounds));
    }

    /**
     * A coordinate of every subject.
     *
     * @param perUnit how much of it a unit of the variable is; 1 when it is not exact
     * @param exact whether it holds whole numbers, without rounding
     */
    @SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
    record Axis(double[] at, double perUnit, double stretch, boolean exact) {
        private static final int ROUNDINGS = 16;
        /** Whole numbers up to here are doubles, and so are their differences. */
        private static final double WHOLE = 0x1p52;

        static Axis of(Decimals values, Subjects subjects, int origin) {
            double[] whole = values.wholeDifferences(subjects, origin);
            return whole != null && largest(whole, subjects) < WHOLE
                    ? new Axis(whole, values.perUnit(), 1, true)
                    : new Axis(values.differences(subjects, origin), 1, 1, false);
        }

        static Axis of(double[] at) {
            return new Axis(at, 1, 1, false);
        }

        Axis stretched(double newStretch) {
            return new Axis(at, perUnit, newStretch, exact);
        }

        private double reach(Decimals.Bound bound) {
            return exact ? bound.whole() : bound.width();
        }

        private double doubt(Decimals values, Decimals.Bound bound, Subjects subjects) {
            return exact
                    ? 0
                    : ROUNDINGS
                            * (Math.ulp(bound.width())
                                    + Math.ulp(largest(at, subjects))
                                    + Math.ulp(largest(values.values(), subjects)));
        }
    }

    int dimensions() {
        return at.length;
    }

    /** No eligible pair is farther apart. */
    double farthest(Subjects subjects) {
        double sum = 0;
        boolean allInCalipers = true;
        for (int d = 0; d < distances; d++) {
            double apart = widest(d);
            allInCalipers &= apart < Double.POSITIVE_INFINITY;
            apart = stretch[d] * Math.min(apart, 2 * largest(at[d], subjects));
            sum += apart * apart;
        }
        double squared = (sum + (allInCalipers ? 0 : squaredDoubt)) * (1 + ROUNDING);
        return Math.min(Math.sqrt(squared), Double.MAX_VALUE);
    }

    /** How far an eligible pair can be apart in a dimension that a caliper bounds; else infinite. */
    private double widest(int d) {
        double widest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < dimension.length; j++) {
            widest = dimension[j] == d ? Math.min(widest, reach[j]) : widest;
        }
        return widest;
    }

    private static double largest(double[] values, Subjects subjects) {
        double largest = 0;
        for (int row : subjects.cases()) {
            largest = Math.max(largest, Math.abs(values[row]));
        }
        for (int row : subjects.controls()) {
            largest = Math.max(largest, Math.abs(values[row]));
        }
        return largest;
    }
}
