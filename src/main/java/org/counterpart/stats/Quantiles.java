package org.counterpart.stats;

import java.util.Arrays;

/**
 * Sample quantiles by the definitions of Hyndman and Fan (1996), doi:10.1080/00031305.1996.10473566. {@link #TYPE7} is
 * R's and Excel's default, {@link #TYPE6} the one of SPSS and Minitab.
 */
public enum Quantiles {
    TYPE7 {
        @Override
        double position(double p, int n) {
            return 1 + (n - 1) * p;
        }
    },
    TYPE6 {
        @Override
        double position(double p, int n) {
            return (n + 1) * p;
        }
    };

    abstract double position(double p, int n);

    /** @param values any order, no NaN; an empty sample gives NaN */
    public double of(double[] values, double p) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, p);
    }

    public double ofSorted(double[] sorted, double p) {
        int n = sorted.length;
        if (n == 0) {
            return Double.NaN;
        }
        // As R does, a position within 4 ulp of a whole number is that number.
        double h = position(p, n);
        double fuzz = 4 * Math.ulp(1.0);
        double below = Math.floor(h + fuzz);
        double share = h - below;
        if (Math.abs(share) < fuzz) {
            share = 0;
        }
        int j = (int) below;
        double low = sorted[Math.min(n, Math.max(1, j)) - 1];
        double high = sorted[Math.min(n, Math.max(1, j + 1)) - 1];
        return share == 0 ? low : low == high ? low : (1 - share) * low + share * high;
    }
}
