package org.counterpart.prediction.roc;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RandomStreams;
import org.counterpart.stats.Replicates;

/**
 * How far the AUC and the best cut would wander in other samples: percentile intervals over resamples.
 *
 * <p>Subjects: cases and controls are drawn separately with replacement, as many as there are (as pROC does). Sets:
 * whole matched sets are drawn with replacement, so the pairing that DeLong ignores is kept. Draws are made from sorted
 * values and numbered sets, never from positions in a file, and each resample has its own random stream: neither row
 * order nor threads change a digit. The cut of a resample is the best by Youden, the most lenient one where several
 * are; {@code youdenOptimism} is how much better, on average, that cut looks in the resample it was searched in than in
 * the sample (Efron's optimism), a first idea of what a new sample will take away.
 *
 * <p>Reference: Efron and Tibshirani (1993), chapters 13 and 17. Same as R: {@code pROC::ci.auc(method = "bootstrap")},
 * {@code ci.coords}, {@code ci.se} up to the random numbers; quantiles of type 7.
 *
 * @param resamples at least 1; default 2000
 * @param seed default 1
 * @param threads never changes a result
 */
public record RocBootstrap(int resamples, long seed, double level, int threads) {
    public RocBootstrap {
        if (resamples < 1) {
            throw new IllegalArgumentException("resamples must be at least 1, got " + resamples);
        }
    }

    public static RocBootstrap withDefaults() {
        return new RocBootstrap(2000, 1, 0.95, 1);
    }

    public RocBootstrap with(int newResamples, long newSeed) {
        return new RocBootstrap(newResamples, newSeed, level, threads);
    }

    public RocBootstrap withThreads(int newThreads) {
        return new RocBootstrap(resamples, seed, level, newThreads);
    }

    public enum Unit {
        /** Cases and controls drawn separately. */
        SUBJECT,
        /** Matched sets drawn whole. */
        SET
    }

    /**
     * @param failed resamples without a case or without a control, left out
     * @param se standard deviation of the AUC over resamples
     * @param cutCi of the best cut by Youden
     * @param youdenOptimism how much Youden's index flatters the cut it was searched with
     */
    public record Result(
            RocBootstrap procedure,
            Unit unit,
            int failed,
            double se,
            Interval ci,
            Interval cutCi,
            double youdenOptimism,
            List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result of(RocCurve curve) {
        return summary(Unit.SUBJECT, curve, bySubject(curve));
    }

    /** @param sets the set each subject belongs to; a set enters with those of its subjects that have the marker */
    public Result ofSets(double[] marker, boolean[] cases, int[] sets, Direction direction) {
        RocCurve curve = RocCurve.of(marker, cases, direction);
        return summary(Unit.SET, curve, bySet(curve, marker, cases, sets));
    }

    /** The sensitivity one may expect at a specificity: pointwise, not for the curve as a whole. */
    public record Limits(double specificity, Interval sensitivity) {}

    /**
     * The pointwise band of the curve over resamples of whole sets: the very resamples of {@link #ofSets}.
     *
     * @param specificities where the band is wanted, ascending
     */
    public List<Limits> bandOfSets(
            double[] marker, boolean[] cases, int[] sets, Direction direction, double[] specificities) {
        RocCurve curve = RocCurve.of(marker, cases, direction);
        double[][] at = new double[specificities.length][resamples];
        each(curve, bySet(curve, marker, cases, sets), (b, resample) -> {
            boolean both = resample.cases() > 0 && resample.controls() > 0;
            for (int k = 0; k < specificities.length; k++) {
                at[k][b] = both ? resample.sensitivityAt(specificities[k]) : Double.NaN;
            }
        });
        return IntStream.range(0, specificities.length)
                .mapToObj(k -> new Limits(specificities[k], percentiles(finite(at[k]))))
                .toList();
    }

    /** A statistic of the curve over resamples of subjects; NaN where the resample does not have it. */
    public double[] replicates(RocCurve curve, ToDoubleFunction<RocCurve> statistic) {
        Draw draw = bySubject(curve);
        double[] out = new double[resamples];
        each(curve, draw, (b, resample) -> out[b] = statistic.applyAsDouble(resample));
        return out;
    }

    private Result summary(Unit unit, RocCurve curve, Draw draw) {
        Cutpoints youden = new Cutpoints(
                Cutpoints.Criterion.YOUDEN, Prevalence.fixedByDesign(), BinomialInterval.CLOPPER_PEARSON, level);
        double[] auc = new double[resamples];
        double[] cut = new double[resamples];
        double[] optimism = new double[resamples];
        each(curve, draw, (b, resample) -> {
            auc[b] = resample.auc();
            int[] best = youden.best(resample);
            cut[b] = best.length == 0 ? Double.NaN : resample.threshold(best[0]);
            optimism[b] = best.length == 0 ? Double.NaN : youden(resample, best[0]) - youden(curve, best[0]);
        });
        double[] drawn = finite(auc);
        double[] cuts = Arrays.stream(cut).filter(c -> !Double.isNaN(c)).toArray();
        int failed = resamples - drawn.length;
        return new Result(
                this,
                unit,
                failed,
                Moments.of(drawn).sd(),
                percentiles(drawn),
                percentiles(cuts),
                Moments.of(finite(optimism)).mean(),
                failed == 0 ? List.of() : List.of(Note.of("prediction.resamples-one-group", failed, resamples)));
    }

    /** The percentile interval of these replicates, as quantiles of type 7. */
    public Interval percentiles(double[] replicates) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new Interval(
                Quantiles.TYPE7.ofSorted(sorted, (1 - level) / 2), Quantiles.TYPE7.ofSorted(sorted, (1 + level) / 2));
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static double youden(RocCurve curve, int point) {
        return curve.sensitivity(point) + curve.specificity(point) - 1;
    }

    /** Counts, at each observed value, the cases and controls one resample drew. */
    private interface Draw {
        void into(SplittableRandom random, int[] casesAt, int[] controlsAt);
    }

    private interface Use {
        void of(int replicate, RocCurve resample);
    }

    private void each(RocCurve curve, Draw draw, Use use) {
        RandomStreams streams = new RandomStreams(seed, "roc-bootstrap");
        Replicates.run(resamples, threads, b -> {
            int[] casesAt = new int[curve.points() - 1];
            int[] controlsAt = new int[curve.points() - 1];
            draw.into(streams.stream(b), casesAt, controlsAt);
            use.of(b, curve.withCounts(casesAt, controlsAt));
        });
    }

    private static Draw bySubject(RocCurve curve) {
        int[] cases = new int[curve.cases()];
        int[] controls = new int[curve.controls()];
        int c = 0;
        int m = 0;
        for (int k = 0; k < curve.points() - 1; k++) {
            for (long i = curve.casesAt(k); i > 0; i--) {
                cases[c++] = k;
            }
            for (long i = curve.controlsAt(k); i > 0; i--) {
                controls[m++] = k;
            }
        }
        return (random, casesAt, controlsAt) -> {
            for (int i = 0; i < cases.length; i++) {
                casesAt[cases[random.nextInt(cases.length)]]++;
            }
            for (int i = 0; i < controls.length; i++) {
                controlsAt[controls[random.nextInt(controls.length)]]++;
            }
        };
    }

    private static Draw bySet(RocCurve curve, double[] marker, boolean[] cases, int[] sets) {
        MatchedRows matched = new MatchedRows(sets);
        int[] value = new int[marker.length];
        for (int i = 0; i < marker.length; i++) {
            value[i] = Double.isNaN(marker[i]) ? -1 : curve.indexOf(marker[i]);
        }
        return (random, casesAt, controlsAt) -> {
            for (int s = 0; s < matched.count(); s++) {
                for (int row : matched.rows(random.nextInt(matched.count()))) {
                    if (value[row] >= 0) {
                        (cases[row] ? casesAt : controlsAt)[value[row]]++;
                    }
                }
            }
        };
    }
}
