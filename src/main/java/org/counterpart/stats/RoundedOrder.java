package org.counterpart.stats;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Fitted probabilities rounded to 12 significant digits, so that those equal on paper tie, in the order of the rows and
 * in their own; what the area under the ROC curve and the groups of Hosmer and Lemeshow are made from.
 */
public final class RoundedOrder {

    private final double[] rounded;
    private final double[] sorted;

    private RoundedOrder(double[] rounded, double[] sorted) {
        this.rounded = rounded;
        this.sorted = sorted;
    }

    public static RoundedOrder of(double[] fitted) {
        double[] rounded = new double[fitted.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = TwelveDigits.of(fitted[i]);
        }
        double[] sorted = rounded.clone();
        RadixSort.sort(sorted);
        return new RoundedOrder(rounded, sorted);
    }

    /** The values in the order of the rows; no copy, not to be changed. */
    public double[] rounded() {
        return rounded;
    }

    /** The values in their own order; no copy, not to be changed. */
    public double[] sorted() {
        return sorted;
    }

    /** Area under the ROC curve, U/(n₁ n₀) from whole numbers, ties counting half. */
    public double auc(IntPredicate isCase) {
        double[] cases = new double[rounded.length];
        int n1 = 0;
        for (int i = 0; i < rounded.length; i++) {
            if (isCase.test(i)) {
                cases[n1++] = rounded[i];
            }
        }
        cases = Arrays.copyOf(cases, n1);
        RadixSort.sort(cases);
        long doubled = 0;
        int at = 0;
        int next = 0;
        double before = Double.NaN;
        for (double value : cases) {
            if (value != before) {
                before = value;
                at = next;
                while (sorted[at] < value) {
                    at++;
                }
                next = at;
                while (next < sorted.length && sorted[next] == value) {
                    next++;
                }
            }
            doubled += at + next;
        }
        // Those below and half of those equal, the cases among themselves taken off.
        doubled -= (long) n1 * n1;
        return doubled / 2.0 / ((double) n1 * (rounded.length - n1));
    }
}
