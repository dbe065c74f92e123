package org.counterpart.audit.row;

import java.util.function.Function;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;

/** Whole numbers of subjects behind a printed share. */
public final class WholeCounts {
    private static final double HAIR = 1e-9;

    private WholeCounts() {}

    /**
     * The whole numbers {@code k} with {@code k/n} in the share, from the least to the most; empty when there is none.
     */
    public static Range of(int n, Range share) {
        double least = Math.max(0, Math.ceil(n * share.low() - HAIR * n - HAIR));
        double most = Math.min(n, Math.floor(n * share.high() + HAIR * n + HAIR));
        return new Range(least, most);
    }

    public static boolean any(int n, Range share) {
        return !of(n, share).isEmpty();
    }

    /**
     * The largest denominator below {@code n}, with at most a fifth of the subjects missing, that makes the share one
     * of whole counts; else 0.
     */
    public static int fewer(int n, Range share) {
        for (int m = n - 1; m >= Math.max(1, Math.ceil(0.8 * n)); m--) {
            if (any(m, share)) {
                return m;
            }
        }
        return 0;
    }

    /** The same for a known count {@code k}, with at most this share of the subjects missing. */
    public static int fewer(int n, int k, double missing, Range share) {
        for (int m = n - 1; m >= Math.max(Math.max(1, k), Math.ceil((1 - missing) * n)); m--) {
            if (share.holds((double) k / m)) {
                return m;
            }
        }
        return 0;
    }

    /** The ordinary way of printing digits other than rounding by which a share of whole counts fits; else empty. */
    public static String otherDigits(Printed printed, Function<Function<Printed, Range>, Boolean> fits) {
        return fits.apply(Printed::truncated)
                ? "truncated"
                : fits.apply(Printed::roundedTwice) ? "rounded-twice" : fits.apply(Printed::padded) ? "padded" : "";
    }
}
