package org.counterpart.audit.row;

import org.counterpart.audit.paper.Range;
import org.counterpart.stats.NoncentralHypergeometric;

/**
 * Test, estimate and interval of a 2x2 table that count the observed table half (Lancaster 1961, J Am Stat Assoc
 * 56:223; epitools and OpenEpi print them): the odds ratios at which {@code P(X > a) + P(X = a)/2} is a half, 0.025 and
 * 0.975. The estimate is not the cross product of the table.
 */
public record MidP(FourfoldTests table) {
    private static final double FAR = 25;

    /** Two-sided: twice the smaller tail. */
    public double p() {
        double tail = tail(0);
        return 2 * Math.min(tail, 1 - tail);
    }

    /** ln of the median-unbiased odds ratio; of a table without empty cells. */
    public double estimate() {
        return logOdds(0.5);
    }

    /** The 95% interval of the log odds ratio; of a table without empty cells. */
    public Range limits() {
        return new Range(logOdds(0.025), logOdds(0.975));
    }

    private double tail(double logOdds) {
        NoncentralHypergeometric law = table.law();
        return (law.upper(table.a(), logOdds) - law.lower(table.a(), logOdds) + 1) / 2;
    }

    private double logOdds(double tail) {
        double low = -FAR;
        double high = FAR;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (tail(middle) < tail) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
