package org.counterpart.regression.survival;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;

/**
 * Who is at risk when an event happens. Rows stand stratum after stratum, the longest followed first, at one time those
 * without the event first, and else by what they hold; so whoever is at risk at an event of a stratum stands between
 * the stratum's first row and the last with that event. Rows that are at risk at no event say nothing and are left out.
 */
final class AtRisk {
    /** Rows of the design. */
    final int[] order;
    /** Where the rows of each stratum begin in that order, and the end. */
    final int[] strata;
    /** For each time of an event of a stratum, latest first: where its stratum begins. */
    final int[] from;
    /** Where the rows with the event begin; they end where those at risk end. */
    final int[] dying;
    /** Where those at risk end. */
    final int[] until;

    private AtRisk(int[] order, int[] strata, int[] from, int[] dying, int[] until) {
        this.order = order;
        this.strata = strata;
        this.from = from;
        this.dying = dying;
        this.until = until;
    }

    static AtRisk of(DesignMatrix x, SurvivalTimes times) {
        int n = times.size();
        double[] y = IntStream.range(0, n).mapToDouble(times::time).toArray();
        int[] content = RowOrder.byContent(x, y);
        int[] sorted = IntStream.of(content)
                .boxed()
                .sorted(Comparator.comparingInt(times::stratum)
                        .thenComparing(Comparator.comparingDouble(times::time).reversed())
                        .thenComparing(times::event))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] order = new int[n];
        int[] strata = new int[n + 1];
        int[] from = new int[n];
        int[] dying = new int[n];
        int[] until = new int[n];
        int used = 0;
        int blocks = 0;
        int count = 0;
        for (int begin = 0; begin < n; ) {
            int stratum = times.stratum(sorted[begin]);
            int start = used;
            int end = begin;
            int kept = begin;
            while (end < n && times.stratum(sorted[end]) == stratum) {
                double time = times.time(sorted[end]);
                int first = -1;
                while (end < n && times.stratum(sorted[end]) == stratum && times.time(sorted[end]) == time) {
                    if (first < 0 && times.event(sorted[end])) {
                        first = end;
                    }
                    end++;
                }
                if (first >= 0) {
                    from[blocks] = start;
                    dying[blocks] = start + first - begin;
                    until[blocks++] = start + end - begin;
                    kept = end;
                }
            }
            System.arraycopy(sorted, begin, order, used, kept - begin);
            used += kept - begin;
            if (kept > begin) {
                strata[++count] = used;
            }
            begin = end;
        }
        return new AtRisk(
                Arrays.copyOf(order, used),
                Arrays.copyOf(strata, count + 1),
                Arrays.copyOf(from, blocks),
                Arrays.copyOf(dying, blocks),
                Arrays.copyOf(until, blocks));
    }

    /** Times of events, counted within strata. */
    int blocks() {
        return until.length;
    }

    /** Events at one time. */
    int deaths(int block) {
        return until[block] - dying[block];
    }

    int events() {
        return IntStream.range(0, blocks()).map(this::deaths).sum();
    }
}
