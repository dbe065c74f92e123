package org.counterpart.audit.row;

import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;

/**
 * A row whose reference was changed by hand: 1/0.48 (1/0.97 to 1/0.23) is printed as 2.08 (1.03-4.35). Each number
 * is then one over a number with as many decimals, and what was rounded is that one.
 */
public final class ReversedRatio {
    private ReversedRatio() {}

    /** Whether all three numbers are such, and the interval was symmetric before they were turned over. */
    public static boolean explains(RatioRow row) {
        Range or = turned(row.printed().or());
        Range low = turned(row.printed().ciLow());
        Range high = turned(row.printed().ciHigh());
        return !or.isEmpty()
                && !low.isEmpty()
                && !high.isEmpty()
                && or.log().meets(low.log().plus(high.log()).times(0.5));
    }

    /** The ratios whose inverse prints as the inverse of this one; empty where no number with its decimals does. */
    private static Range turned(Printed printed) {
        double value = printed.value();
        double unit = printed.unit();
        if (!printed.isExact() || !(value > 0) || unit >= 1) {
            return Range.EMPTY;
        }
        double inverse = Math.rint(1 / value / unit) * unit;
        boolean back = inverse > unit / 2 && Math.abs(Math.rint(1 / inverse / unit) * unit - value) < unit / 1e3;
        return back ? new Range(1 / (inverse + unit / 2), 1 / (inverse - unit / 2)) : Range.EMPTY;
    }
}
