package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.counterpart.prediction.roc.MatchedRows;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RandomStreams;
import org.counterpart.stats.Replicates;

/**
 * How much better a model looks on the subjects it was made from than it will on new ones, and what is left after
 * taking that off.
 *
 * <p>For each resample the whole making of the model is repeated ({@link Refit}); its performance on the resample minus
 * its performance on the original subjects is one replicate of the optimism; {@code corrected = apparent −
 * mean(optimism)}. Matched data are resampled by whole sets. A measure a replicate does not have (the slope of a model
 * without predictors) is left out of that measure's mean; resamples on which no model could be made are left out and
 * counted, rows a model cannot score (NaN) are left out of its performance. The interval is the percentile interval of
 * the apparent performance over resamples, moved by the optimism (Noma and others 2021), cut to the range of the
 * measure.
 *
 * <p>Subjects are numbered as the caller gives them: give them in an order that the file's row order does not decide
 * (sets by number, the case first), and the result does not depend on it either.
 *
 * <p>Reference: Harrell, Lee, Mark (1996), doi:10.1002/(SICI)1097-0258(19960229)15:4&lt;361::AID-SIM168&gt;3.0.CO;2-4;
 * Noma, Shinozaki, Iba, Teramukai, Furukawa (2021), doi:10.1002/sim.9148. Same as R: {@code rms::validate(fit, B=)} up
 * to the random numbers.
 *
 * @param resamples at least 0
 * @param threads never changes a result
 */
public record Optimism(int resamples, long seed, int threads) {
    private static final double LEVEL = 0.95;

    public Optimism {
        if (resamples < 0) {
            throw new IllegalArgumentException("resamples must be at least 0, got " + resamples);
        }
    }

    /** On as many threads as there are processors. */
    public Optimism(int resamples, long seed) {
        this(resamples, seed, Runtime.getRuntime().availableProcessors());
    }

    /** One resample: its model on itself and on the original subjects. */
    public record Replicate(Performance train, Performance test) {}

    /** @param ci of the corrected value */
    public record Corrected(double apparent, double optimism, double corrected, Interval ci) {}

    /**
     * The first numbers are of the AUC; every measure, the AUC too, stands in {@code measures}.
     *
     * @param corrected apparent − optimism
     * @param resamples used; those on which no model could be made stand in {@code failed}
     * @param replicates those used, in order
     */
    public record Result(
            Optimism procedure,
            double apparent,
            double optimism,
            double corrected,
            Interval ci,
            int resamples,
            int failed,
            Map<Performance.Measure, Corrected> measures,
            List<Replicate> replicates,
            List<Note> notes) {
        public Result {
            measures = Map.copyOf(measures);
            replicates = List.copyOf(replicates);
            notes = List.copyOf(notes);
        }
    }

    /** Draws subjects one by one. */
    public Result ofSubjects(boolean[] cases, Refit refit) {
        return of(cases, MatchedRows.ofSubjects(cases.length), refit);
    }

    /**
     * Draws whole sets.
     *
     * @param set the set each row belongs to
     */
    public Result of(boolean[] cases, int[] set, Refit refit) {
        if (set.length != cases.length) {
            throw new IllegalArgumentException(
                    "set must have one number a row (" + cases.length + "), got " + set.length);
        }
        return of(cases, new MatchedRows(set), refit);
    }

    private Result of(boolean[] cases, MatchedRows matched, Refit refit) {
        RandomStreams streams = new RandomStreams(seed, "optimism");
        return of(cases, refit, resamples, b -> matched.resample(streams.stream(b)));
    }

    /** Over these resamples, each a list of rows. */
    public Result ofResamples(boolean[] cases, List<int[]> rows, Refit refit) {
        return of(cases, refit, rows.size(), rows::get);
    }

    private Result of(boolean[] cases, Refit refit, int count, IntFunction<int[]> draw) {
        int[] everybody = new int[cases.length];
        Arrays.setAll(everybody, i -> i);
        Replicate whole = replicate(cases, refit, everybody);
        Performance apparent = whole == null ? Performance.NONE : whole.train;
        Replicate[] all = new Replicate[count];
        Replicates.run(count, threads, b -> all[b] = replicate(cases, refit, draw.apply(b)));
        List<Replicate> made = Arrays.stream(all).filter(r -> r != null).toList();
        int failed = count - made.size();
        List<Note> notes = new ArrayList<>();
        if (whole == null) {
            notes.add(Note.of("prediction.no-apparent-model"));
        }
        if (failed > 0) {
            notes.add(Note.of("prediction.resamples-failed", failed, count));
        }
        Map<Performance.Measure, Corrected> measures = new EnumMap<>(Performance.Measure.class);
        for (Performance.Measure measure : Performance.Measure.values()) {
            measures.put(measure, corrected(measure, apparent.get(measure), made));
        }
        Corrected auc = measures.get(Performance.Measure.AUC);
        return new Result(
                this, auc.apparent, auc.optimism, auc.corrected, auc.ci, made.size(), failed, measures, made, notes);
    }

    private static Corrected corrected(Performance.Measure measure, double apparent, List<Replicate> made) {
        double[] differences = made.stream()
                .mapToDouble(r -> r.train.get(measure) - r.test.get(measure))
                .filter(d -> !Double.isNaN(d))
                .toArray();
        double[] train = made.stream()
                .mapToDouble(r -> r.train.get(measure))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double optimism = CompensatedSum.of(differences) / differences.length;
        Interval ci = new Interval(
                        Quantiles.TYPE7.ofSorted(train, (1 - LEVEL) / 2) - optimism,
                        Quantiles.TYPE7.ofSorted(train, (1 + LEVEL) / 2) - optimism)
                .clip(measure.least, measure.most);
        return new Corrected(apparent, optimism, apparent - optimism, ci);
    }

    /** Null when no model could be made of these rows. */
    private static Replicate replicate(boolean[] cases, Refit refit, int[] rows) {
        if (oneOutcome(rows, cases)) {
            return null;
        }
        Refit.Scorer scorer = refit.fit(rows);
        if (scorer == null) {
            return null;
        }
        double[] all = new double[cases.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = scorer.score(i);
        }
        double[] train = new double[rows.length];
        boolean[] outcome = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            train[i] = all[rows[i]];
            outcome[i] = cases[rows[i]];
        }
        return new Replicate(Performance.of(train, outcome), Performance.of(all, cases));
    }

    private static boolean oneOutcome(int[] rows, boolean[] cases) {
        int events = 0;
        for (int row : rows) {
            events += cases[row] ? 1 : 0;
        }
        return events == 0 || events == rows.length;
    }
}
