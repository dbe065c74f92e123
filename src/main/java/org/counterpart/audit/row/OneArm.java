package org.counterpart.audit.row;

import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;

/**
 * Whether the estimate, its P and one limit of a skewed interval belong to a Wald interval while the other limit does
 * not: then that limit is wrong, and no profile-likelihood interval is the cause.
 *
 * <p>In a profile interval the width still tells the Wald |z|, and the likelihood-ratio |z| is smaller or larger than
 * that as 1 lies on the longer or the shorter arm. Of 18,000 simulated rows skewed by more than 0.1 standard errors the
 * printed |z| over that of the width lay between 0.90 and 1.15 with 1 on the longer arm (743 rows), and above 0.88 on
 * the shorter one (all but one in a thousand, of skews up to 0.45 all but one in two thousand above 0.93). The P of a
 * crude odds ratio may be that of any test of its table and tells nothing.
 */
public final class OneArm {
    private static final double LEAST_SKEW = 0.1;
    private static final Range LONGER = new Range(0.8, 1.22);
    private static final Range SHORTER = new Range(0.8, Double.POSITIVE_INFINITY);

    private OneArm() {}

    public static boolean fitsAlone(RatioRow row) {
        Printed p = row.printed().p();
        Range b = row.b();
        boolean coarse = row.blur() > 0.25 || row.printed().ciLow().value() == 0;
        if (coarse
                || row.model().univariable()
                || !p.isExact()
                || PValue.of(p).isEmpty()
                || !(p.rounded().low() > 0)
                || b.holds(0)
                || row.skew() < LEAST_SKEW) {
            return false;
        }
        Range printed = PValue.z(PValue.of(p).orElseThrow());
        Range lower = b.minus(row.low());
        Range upper = row.high().minus(b);
        boolean either = z(b, lower).meets(printed) || z(b, upper).meets(printed);
        boolean longerBelow = lower.middle() > upper.middle();
        boolean oneBelow = b.low() > 0;
        Range usual = longerBelow == oneBelow ? LONGER : SHORTER;
        Range width = z(b, lower.plus(upper).times(0.5));
        Range possible = new Range(width.low() * usual.low(), width.high() * usual.high());
        return printed.low() > 0.3 && either && !possible.meets(printed);
    }

    /** |z| when this is the half width of a 95% interval. */
    private static Range z(Range b, Range arm) {
        return b.magnitude().over(arm.clip(1e-9, Double.MAX_VALUE).times(1 / RatioRow.REACH));
    }
}
