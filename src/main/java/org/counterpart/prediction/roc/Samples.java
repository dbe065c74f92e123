package org.counterpart.prediction.roc;

import org.counterpart.stats.RadixSort;

/**
 * The marker's values of the cases and of the controls, each sorted, more speaking for a case; missing values left out.
 */
@SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
public record Samples(double[] cases, double[] controls) {
    public static Samples of(double[] marker, boolean[] cases, Direction direction) {
        if (marker.length != cases.length) {
            throw new IllegalArgumentException(
                    "marker must have one value a subject (" + cases.length + "), got " + marker.length);
        }
        int n1 = 0;
        int n0 = 0;
        for (int i = 0; i < marker.length; i++) {
            int known = Double.isNaN(marker[i]) ? 0 : 1;
            n1 += cases[i] ? known : 0;
            n0 += cases[i] ? 0 : known;
        }
        double[] ones = new double[n1];
        double[] zeros = new double[n0];
        n1 = 0;
        n0 = 0;
        for (int i = 0; i < marker.length; i++) {
            double value = direction.orient(marker[i]);
            if (Double.isNaN(value)) {
                continue;
            }
            if (cases[i]) {
                ones[n1++] = value;
            } else {
                zeros[n0++] = value;
            }
        }
        RadixSort.sort(ones);
        RadixSort.sort(zeros);
        return new Samples(ones, zeros);
    }

    /** The area under the ROC curve without the curve: U/(n1 n0). */
    public static double auc(double[] marker, boolean[] cases) {
        Samples samples = of(marker, cases, Direction.HIGHER);
        double[] ones = samples.cases;
        double[] zeros = samples.controls;
        long doubled = 0;
        int below = 0;
        int notAbove = 0;
        for (double value : ones) {
            while (below < zeros.length && zeros[below] < value) {
                below++;
            }
            while (notAbove < zeros.length && zeros[notAbove] <= value) {
                notAbove++;
            }
            doubled += below + notAbove;
        }
        return doubled / (2.0 * ones.length * zeros.length);
    }
}
