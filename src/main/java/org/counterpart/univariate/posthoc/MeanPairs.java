package org.counterpart.univariate.posthoc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.StudentizedRange;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.NumericGroups;

/**
 * Means of each two groups compared by the studentized range of all {@code k}: {@code q = (x̄a − x̄b)/√(v/2)}, P and
 * interval {@code x̄a − x̄b ± q(level)·√(v/2)}. Tukey and Kramer: {@code v = s²(1/na + 1/nb)}, s² the mean square
 * within the groups, {@code N − k} degrees of freedom. Games and Howell: {@code v = sa²/na + sb²/nb} with Welch's
 * degrees of freedom. The P of a pair alone is that of {@code t = q/√2} with the same degrees of freedom.
 *
 * <p>Reference: Kramer (1956) doi:10.2307/3001469; Games &amp; Howell (1976) doi:10.3102/10769986001002113. Groups hold
 * no NaN and are not empty; Games and Howell need two values and a spread in each. Same as R: {@code TukeyHSD(aov(x ~
 * g))}, {@code rstatix::games_howell_test}.
 *
 * @param level of all intervals together
 */
record MeanPairs(PostHoc.Method method, double level) {

    /** Each two groups once, in their order. */
    List<Pair> all(NumericGroups groups, List<String> names) {
        List<Pair> pairs = new ArrayList<>();
        Map<Double, Double> critical = new HashMap<>();
        for (int a = 0; a < names.size(); a++) {
            for (int b = a + 1; b < names.size(); b++) {
                pairs.add(of(groups, names, a, b, critical));
            }
        }
        return pairs;
    }

    /** @param critical q of the level by degrees of freedom, which all of Tukey's pairs share */
    private Pair of(NumericGroups groups, List<String> names, int a, int b, Map<Double, Double> critical) {
        Moments x = groups.moments(a);
        Moments y = groups.moments(b);
        double variance;
        double df;
        if (method == PostHoc.Method.TUKEY) {
            df = 0;
            double squares = 0;
            for (int g = 0; g < groups.count(); g++) {
                Moments m = groups.moments(g);
                df += m.n() - 1;
                squares += m.n() < 2 ? 0 : m.variance() * (m.n() - 1);
            }
            variance = squares / df * (1.0 / x.n() + 1.0 / y.n());
        } else {
            double va = x.variance() / x.n();
            double vb = y.variance() / y.n();
            variance = va + vb;
            // Shares of the variance, so that very small ones do not vanish when squared.
            double ra = va / variance;
            double rb = vb / variance;
            df = 1 / (ra * ra / (x.n() - 1) + rb * rb / (y.n() - 1));
        }
        StudentizedRange law = StudentizedRange.of(groups.count(), df);
        double difference = x.mean() - y.mean();
        double unit = Math.sqrt(variance / 2);
        double q = difference / unit;
        double half = critical.computeIfAbsent(df, d -> law.critical(1 - level)) * unit;
        return new Pair(
                names.get(a),
                names.get(b),
                difference,
                new Interval(difference - half, difference + half),
                q,
                df,
                Tails.tTwoSided(q / Math.sqrt(2), df),
                law.upper(Math.abs(q)),
                null,
                List.of());
    }
}
