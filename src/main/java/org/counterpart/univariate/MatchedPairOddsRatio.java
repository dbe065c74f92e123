package org.counterpart.univariate;

import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;

/**
 * The odds ratio of 1:1 matched pairs, {@code b/c} of the discordant pairs, with the exact interval from Clopper and
 * Pearson's for {@code b/(b + c)}. Without a discordant pair there is none; with c = 0 it is infinite.
 *
 * <p>Reference: Breslow &amp; Day (1980) vol. 1, section 5.2. Same as R: {@code exact2x2::mcnemar.exact}.
 *
 * @param b pairs with only the case exposed
 * @param c pairs with only the control exposed
 */
public record MatchedPairOddsRatio(int b, int c, double estimate, Interval ci) {

    public static MatchedPairOddsRatio of(int b, int c) {
        if (b + c == 0) {
            return new MatchedPairOddsRatio(0, 0, Double.NaN, Interval.NONE);
        }
        Interval share = BinomialInterval.CLOPPER_PEARSON.of(b, b + c, 0.95);
        return new MatchedPairOddsRatio(
                b, c, (double) b / c, new Interval(share.low() / (1 - share.low()), share.high() / (1 - share.high())));
    }
}
