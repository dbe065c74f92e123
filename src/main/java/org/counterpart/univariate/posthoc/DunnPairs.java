package org.counterpart.univariate.posthoc;

import java.util.List;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;
import org.counterpart.univariate.test.NumericGroups;
import org.counterpart.univariate.test.RankSums;

/**
 * Mean ranks of two groups compared, the ranks being those among all groups: {@code z = (R̄a − R̄b)/√{[N(N + 1)/12 −
 * Σ(t³ − t)/(12(N − 1))](1/na + 1/nb)}}, standard normal.
 *
 * <p>Reference: Dunn (1964) doi:10.1080/00401706.1964.10490181. Groups hold no NaN and are not empty; tied values share
 * midranks. Same as R: {@code dunn.test::dunn.test(altp = TRUE)}, {@code rstatix::dunn_test}, before adjustment.
 */
record DunnPairs() {

    Pair of(NumericGroups groups, List<String> names, int a, int b) {
        RankSums ranks = groups.ranks();
        double n = ranks.values();
        int na = groups.values(a).length;
        int nb = groups.values(b).length;
        double variance = (n * (n + 1) - ranks.tieSum() / (n - 1)) / 12;
        double difference = ranks.doubled()[a] / 2.0 / na - ranks.doubled()[b] / 2.0 / nb;
        double z = difference / Math.sqrt(variance * (1.0 / na + 1.0 / nb));
        double p = Tails.normalTwoSided(z);
        return new Pair(
                names.get(a), names.get(b), difference, Interval.NONE, z, Double.NaN, p, Double.NaN, null, List.of());
    }
}
