package org.counterpart.univariate.test;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.stats.RandomStreams;

/**
 * The Freeman-Halton P of a table too large for {@link ExactTables}, from tables drawn at random with the same margins:
 * the share at most as likely as the one seen, itself counted among them, {@code (1 + count) / (1 + draws)}, which
 * keeps the size of the test (Besag and Clifford 1991, doi:10.1093/biomet/78.2.301). The draws are the same in every
 * run.
 */
public final class SampledTables {
    private final ContingencyTable table;
    private final int[] rows;
    private final int[] columns;
    private final double[] logFactorial;

    private SampledTables(ContingencyTable table) {
        this.table = table;
        rows = IntStream.range(0, table.rows())
                .map(i -> (int) table.rowTotal(i))
                .toArray();
        columns = IntStream.range(0, table.columns())
                .map(j -> (int) table.columnTotal(j))
                .toArray();
        logFactorial = LogFactorials.upTo((int) table.total());
    }

    public record Estimate(double p, int draws, double standardError) {}

    public static Estimate p(ContingencyTable table, int draws) {
        return new SampledTables(table).estimate(draws);
    }

    private Estimate estimate(int draws) {
        double seen = 0;
        for (int i = 0; i < table.rows(); i++) {
            for (int j = 0; j < table.columns(); j++) {
                seen += logFactorial[(int) table.count(i, j)];
            }
        }
        SplittableRandom random = new RandomStreams(1, "freeman-halton").stream(0);
        int unlikely = 0;
        for (int d = 0; d < draws; d++) {
            unlikely += draw(random) >= seen - 1e-7 ? 1 : 0;
        }
        double p = (1.0 + unlikely) / (1.0 + draws);
        return new Estimate(p, draws, Math.sqrt(p * (1 - p) / draws));
    }

    /**
     * Σ ln n! over the cells of a random table with these margins, each cell drawn given those before it: the larger,
     * the unlikelier the table.
     */
    private double draw(SplittableRandom random) {
        int[] left = columns.clone();
        int total = (int) table.total();
        double sum = 0;
        for (int row : rows) {
            int need = row;
            int open = total;
            for (int j = 0; j < left.length; j++) {
                int here = left[j];
                int x = hypergeometric(here, open - here, need, random.nextDouble());
                sum += logFactorial[x];
                open -= here;
                need -= x;
                left[j] -= x;
            }
            total -= row;
        }
        return sum;
    }

    /**
     * How many of {@code drawn} subjects are among the {@code in}, the others among the {@code out}: by inversion, from
     * the mode outwards.
     */
    private int hypergeometric(int in, int out, int drawn, double u) {
        int low = Math.max(0, drawn - out);
        int high = Math.min(in, drawn);
        if (low == high) {
            return low;
        }
        int mode = (int) ((drawn + 1.0) * (in + 1.0) / (in + out + 2.0));
        mode = Math.max(low, Math.min(high, mode));
        double atMode = Math.exp(logChoose(in, mode) + logChoose(out, drawn - mode) - logChoose(in + out, drawn));
        double rest = u - atMode;
        int down = mode;
        int up = mode;
        double pDown = atMode;
        double pUp = atMode;
        while (rest > 0 && (down > low || up < high)) {
            if (up < high) {
                pUp *= (double) (in - up) * (drawn - up) / ((up + 1.0) * (out - drawn + up + 1.0));
                up++;
                rest -= pUp;
                if (rest <= 0) {
                    return up;
                }
            }
            if (down > low) {
                pDown *= (double) down * (out - drawn + down) / ((in - down + 1.0) * (drawn - down + 1.0));
                down--;
                rest -= pDown;
                if (rest <= 0) {
                    return down;
                }
            }
        }
        return mode;
    }

    private double logChoose(int n, int k) {
        return logFactorial[n] - logFactorial[k] - logFactorial[n - k];
    }
}
