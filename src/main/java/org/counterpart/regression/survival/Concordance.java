package org.counterpart.regression.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Harrell's C: of the pairs of a stratum of whom it is known who had the event first, the share in whom that one had
 * the higher hazard, pairs of equal hazards counted half. Who is followed to the very time of another's event outlived
 * it; two events at one time are no pair. The standard error is that of the infinitesimal jackknife, of whole clusters
 * where there are some.
 *
 * <p>Reference: Harrell, Califf, Pryor, Lee and Rosati (1982), doi:10.1001/jama.1982.03320430047030. Same as R:
 * {@code survival::concordance} of a {@code coxph}.
 */
public record Concordance(double concordance, double se, long concordant, long discordant, long tied) {

    /**
     * @param hazard of each subject, on any scale
     * @param cluster of each subject; null where each is alone
     */
    public static Concordance of(SurvivalTimes times, double[] hazard, int[] cluster) {
        int n = times.size();
        double[] distinct = Arrays.stream(hazard).sorted().distinct().toArray();
        int[] rank = Arrays.stream(hazard)
                .mapToInt(h -> Arrays.binarySearch(distinct, h))
                .toArray();
        long[][] pairs = new long[n][3];
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(times::stratum).thenComparingDouble(times::time))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int from = 0; from < n; ) {
            int to = from;
            while (to < n && times.stratum(order[to]) == times.stratum(order[from])) {
                to++;
            }
            new Stratum(times, Arrays.copyOfRange(order, from, to), rank, distinct.length, pairs).count();
            from = to;
        }
        return of(pairs, cluster);
    }

    /** @param pairs that each subject is in: concordant, discordant, tied */
    private static Concordance of(long[][] pairs, int[] cluster) {
        SortedMap<Integer, long[]> sums = new TreeMap<>();
        long[] all = new long[3];
        for (int i = 0; i < pairs.length; i++) {
            long[] sum = sums.computeIfAbsent(cluster == null ? i : cluster[i], c -> new long[3]);
            for (int c = 0; c < 3; c++) {
                sum[c] += pairs[i][c];
                all[c] += pairs[i][c];
            }
        }
        // Each pair was counted for both.
        double count = (all[0] + all[1] + all[2]) / 2.0;
        double somers = (all[0] - all[1]) / 2.0 / count;
        double variance = sums.values().stream()
                .mapToDouble(s -> (s[0] - s[1] - somers * (s[0] + s[1] + s[2])) / count)
                .map(v -> v * v)
                .sorted()
                .sum();
        return new Concordance((somers + 1) / 2, Math.sqrt(variance) / 2, all[0] / 2, all[1] / 2, all[2] / 2);
    }

    /** The subjects of a stratum, the earliest first. */
    private static final class Stratum {
        final SurvivalTimes times;
        final int[] order;
        final int[] rank;
        final int ranks;
        final long[][] pairs;

        Stratum(SurvivalTimes times, int[] order, int[] rank, int ranks, long[][] pairs) {
            this.times = times;
            this.order = order;
            this.rank = rank;
            this.ranks = ranks;
            this.pairs = pairs;
        }

        void count() {
            RankCounts events = new RankCounts(ranks);
            for (int from = 0, to; from < order.length; from = to) {
                to = from;
                while (to < order.length && times.time(order[to]) == times.time(order[from])) {
                    to++;
                }
                tell(from, to, true, events, false);
                add(from, to, true, events);
                tell(from, to, false, events, false);
            }
            RankCounts survivors = new RankCounts(ranks);
            for (int to = order.length, from; to > 0; to = from) {
                from = to - 1;
                while (from > 0 && times.time(order[from - 1]) == times.time(order[to - 1])) {
                    from--;
                }
                add(from, to, false, survivors);
                tell(from, to, true, survivors, true);
                add(from, to, true, survivors);
            }
        }

        private void add(int from, int to, boolean event, RankCounts counts) {
            for (int i = from; i < to; i++) {
                if (times.event(order[i]) == event) {
                    counts.add(rank[order[i]]);
                }
            }
        }

        /** @param first whether these had the event before those counted */
        private void tell(int from, int to, boolean event, RankCounts counts, boolean first) {
            for (int i = from; i < to; i++) {
                int subject = order[i];
                if (times.event(subject) == event) {
                    long below = counts.below(rank[subject]);
                    long equal = counts.below(rank[subject] + 1) - below;
                    long above = counts.all() - below - equal;
                    pairs[subject][0] += first ? below : above;
                    pairs[subject][1] += first ? above : below;
                    pairs[subject][2] += equal;
                }
            }
        }
    }
}
