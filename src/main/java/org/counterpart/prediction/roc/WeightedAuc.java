package org.counterpart.prediction.roc;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * The AUC a score would have among those a sample was drawn from, when cases or controls were not drawn alike (matching
 * does that): each subject stands for as many as its weight says, {@code Σ w_i w_j (1{s_i > s_j} + ½ 1{s_i = s_j}) / (Σ
 * w_i · Σ w_j)} over cases i and controls j. A weight that is the same for all cases and the same for all controls
 * cancels, and the ordinary AUC comes out.
 *
 * <p>The standard error is that of the weighted placements with the weights taken as known: {@code n1/(n1−1) Σ
 * (w_i/Σw)² (V10_i − AUC)²} plus the controls' likewise, which is DeLong's when weights are constant. {@code
 * effectiveCases} and {@code effectiveControls} are Kish's {@code (Σw)²/Σw²}.
 *
 * <p>Reference: Horvitz and Thompson (1952), doi:10.1080/01621459.1952.10483446; Pepe, Fan, Seymour (2013),
 * doi:10.1016/j.acra.2013.03.004.
 */
public record WeightedAuc(double level) {

    public static WeightedAuc withDefaults() {
        return new WeightedAuc(0.95);
    }

    public record Result(
            WeightedAuc procedure,
            int n1,
            int n0,
            double auc,
            double se,
            Interval ci,
            double effectiveCases,
            double effectiveControls,
            List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param score higher speaks for a case; NaN is missing
     * @param weight how many subjects each stands for, at least 0; 0 leaves it out
     */
    public Result of(double[] score, boolean[] cases, double[] weight) {
        if (score.length != cases.length || weight.length != cases.length) {
            throw new IllegalArgumentException("score and weight must have one value a subject (" + cases.length
                    + "), got " + score.length + " and " + weight.length);
        }
        int[] used = used(score, weight);
        CompensatedSum all1 = new CompensatedSum();
        CompensatedSum all0 = new CompensatedSum();
        double squares1 = 0;
        double squares0 = 0;
        int n1 = 0;
        for (int i : used) {
            (cases[i] ? all1 : all0).add(weight[i]);
            squares1 += cases[i] ? weight[i] * weight[i] : 0;
            squares0 += cases[i] ? 0 : weight[i] * weight[i];
            n1 += cases[i] ? 1 : 0;
        }
        int n0 = used.length - n1;
        double sum1 = all1.value();
        double sum0 = all0.value();
        // The share of the other group's weight each beats, ties counting half.
        double[] placement = new double[score.length];
        CompensatedSum below1 = new CompensatedSum();
        CompensatedSum below0 = new CompensatedSum();
        for (int from = 0, to; from < used.length; from = to) {
            CompensatedSum tied1 = new CompensatedSum();
            CompensatedSum tied0 = new CompensatedSum();
            for (to = from; to < used.length && score[used[to]] == score[used[from]]; to++) {
                (cases[used[to]] ? tied1 : tied0).add(weight[used[to]]);
            }
            double beats = (below0.value() + tied0.value() / 2) / sum0;
            double beaten = (sum1 - below1.value() - tied1.value() / 2) / sum1;
            for (int k = from; k < to; k++) {
                placement[used[k]] = cases[used[k]] ? beats : beaten;
            }
            below1.add(tied1.value());
            below0.add(tied0.value());
        }
        CompensatedSum total = new CompensatedSum();
        for (int i : used) {
            if (cases[i]) {
                total.add(weight[i] * placement[i]);
            }
        }
        double auc = total.value() / sum1;
        CompensatedSum v1 = new CompensatedSum();
        CompensatedSum v0 = new CompensatedSum();
        for (int i : used) {
            double d = weight[i] * (placement[i] - auc);
            (cases[i] ? v1 : v0).add(d * d);
        }
        double se = n1 < 2 || n0 < 2
                ? Double.NaN
                : Math.sqrt(v1.value() / sum1 / sum1 * n1 / (n1 - 1) + v0.value() / sum0 / sum0 * n0 / (n0 - 1));
        double margin = Tails.normalCritical(level) * se;
        return new Result(
                this,
                n1,
                n0,
                auc,
                se,
                new Interval(auc - margin, auc + margin).clip(0, 1),
                sum1 * sum1 / squares1,
                sum0 * sum0 / squares0,
                n1 == 0 || n0 == 0
                        ? List.of(Note.of(n1 == 0 ? "prediction.no-case" : "prediction.no-control"))
                        : List.of());
    }

    /** Rows with a score and a weight, by ascending score. */
    private static int[] used(double[] score, double[] weight) {
        Integer[] rows = new Integer[score.length];
        int n = 0;
        for (int i = 0; i < score.length; i++) {
            if (!(weight[i] >= 0) || Double.isInfinite(weight[i])) {
                throw new IllegalArgumentException("weight must be a number of at least 0, got " + weight[i]);
            }
            if (weight[i] > 0 && !Double.isNaN(score[i])) {
                rows[n++] = i;
            }
        }
        Arrays.sort(rows, 0, n, (a, b) -> Double.compare(score[a] + 0.0, score[b] + 0.0));
        return Arrays.stream(rows, 0, n).mapToInt(i -> i).toArray();
    }
}
