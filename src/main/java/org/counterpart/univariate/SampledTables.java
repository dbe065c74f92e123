package org.counterpart.univariate;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterpart.stats.RandomStreams;

/**
 * The Freeman-Halton P of a table too large for {@link ExactTables}, from tables drawn at random with the same margins: the share at most as
 * likely as the one seen, itself counted among them, {@code (1 + count) / (1 + draws)}, which keeps the size of the test (Besag and Clifford
 * 1991, doi:10.1093/biomet/78.2.301). The draws are the same in every run.
 */
final class SampledTables {
    private static final int DRAWS = 200_000;
    /** Subjects placed in all draws together. */
    private static final long BUDGET = 400_000_000L;

    private static final int LEAST = 10_000;

    private SampledTables() {}

    record Estimate(double p, int draws, double standardError) {}

    static Estimate p(ContingencyTable table) {
        int total = (int) table.total();
        int draws = (int) Math.max(LEAST, Math.min(DRAWS, BUDGET / total));
        return p(table, draws);
    }

    static Estimate p(ContingencyTable table, int draws) {
        int total = (int) table.total();
        double[] logFactorial = LogFactorials.upTo(total);
        int[] columnOf = new int[total];
        double seen = 0;
        int next = 0;
        for (int j = 0; j < table.columns(); j++) {
            for (int i = 0; i < table.rows(); i++) {
                int count = (int) table.count(i, j);
                seen += logFactorial[count];
                for (int c = 0; c < count; c++) {
                    columnOf[next++] = j;
                }
            }
        }
        SplittableRandom random = new RandomStreams(1, "freeman-halton").stream(0);
        int[] counts = new int[table.columns()];
        int unlikely = 0;
        for (int d = 0; d < draws; d++) {
            shuffle(columnOf, random);
            double sum = 0;
            int from = 0;
            for (int i = 0; i < table.rows(); i++) {
                Arrays.fill(counts, 0);
                int end = from + (int) table.rowTotal(i);
                for (; from < end; from++) {
                    counts[columnOf[from]]++;
                }
                for (int count : counts) {
                    sum += logFactorial[count];
                }
            }
            unlikely += sum >= seen - 1e-7 ? 1 : 0;
        }
        double p = (1.0 + unlikely) / (1.0 + draws);
        return new Estimate(p, draws, Math.sqrt(p * (1 - p) / draws));
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }
}
