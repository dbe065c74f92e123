package org.counterpart.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RandomStreams;

/**
 * How much the AUC flatters a model judged on the data it was made from. Each resample of whole sets makes the model anew; its AUC on the
 * resample less its AUC on the original rows is the optimism, and the corrected AUC is the apparent one less the mean optimism.
 *
 * <p>Reference: Harrell, Lee, Mark (1996) doi:10.1002/(SICI)1097-0258(19960229)15:4&lt;361::AID-SIM168&gt;3.0.CO;2-4; the interval shifts the bootstrap
 * percentiles of the resample AUC by the optimism (Noma et al. 2021 doi:10.1002/sim.9148). Same as R: {@code rms::validate} with {@code
 * cluster}. A resample on which no model can be made, or without both outcomes, is counted and left out.
 */
public record Optimism(int resamples, long seed) {
    public Optimism {
        if (resamples < 0) {
            throw new IllegalArgumentException("resamples must be >= 0, got " + resamples);
        }
    }

    /**
     * @param resamples used; those that failed stand in {@code failed}
     * @param ci of the corrected AUC
     */
    public record Result(
            Optimism procedure,
            double apparent,
            double optimism,
            double corrected,
            Interval ci,
            int resamples,
            int failed,
            List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param cases whether each row is a case
     * @param set set of each row; rows of one set are drawn together
     */
    public Result of(boolean[] cases, int[] set, Refit refit) {
        int[] all = IntStream.range(0, cases.length).toArray();
        Refit.Scorer whole = refit.fit(all);
        double apparent = whole == null ? Double.NaN : auc(whole, all, cases);
        MatchedRows sets = new MatchedRows(set);
        RandomStreams streams = new RandomStreams(seed, "optimism");
        double[] train = new double[resamples];
        double[] optimism = new double[resamples];
        IntStream.range(0, resamples).parallel().forEach(b -> {
            int[] rows = sets.resample(streams.stream(b));
            Refit.Scorer scorer = bothOutcomes(rows, cases) ? refit.fit(rows) : null;
            train[b] = scorer == null ? Double.NaN : auc(scorer, rows, cases);
            optimism[b] = scorer == null ? Double.NaN : train[b] - auc(scorer, all, cases);
        });
        double[] used = Arrays.stream(optimism).filter(v -> !Double.isNaN(v)).toArray();
        double mean = CompensatedSum.of(used) / used.length;
        double[] aucs = Arrays.stream(train).filter(v -> !Double.isNaN(v)).toArray();
        Interval ci =
                new Interval(Quantiles.TYPE7.of(aucs, 0.025) - mean, Quantiles.TYPE7.of(aucs, 0.975) - mean).clip(0, 1);
        int failed = resamples - used.length;
        List<Note> notes = failed == 0 ? List.of() : List.of(Note.of("prediction.resamples-failed", failed));
        return new Result(this, apparent, mean, apparent - mean, ci, used.length, failed, notes);
    }

    private static boolean bothOutcomes(int[] rows, boolean[] cases) {
        long ones = IntStream.of(rows).filter(r -> cases[r]).count();
        return ones > 0 && ones < rows.length;
    }

    private static double auc(Refit.Scorer scorer, int[] rows, boolean[] cases) {
        double[] scores = IntStream.of(rows).mapToDouble(scorer::score).toArray();
        boolean[] of = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            of[i] = cases[rows[i]];
        }
        return Samples.auc(scores, of);
    }
}
