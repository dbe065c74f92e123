package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.prediction.roc.Samples;
import org.counterpart.stats.Note;

/**
 * Whether acting on a prediction does more good than harm: at a risk threshold t, at which one thinks treating a case
 * worth (1−t)/t needless treatments, {@code net benefit = TP/n − FP/n · t/(1−t)}, positive being {@code p >= t}, beside
 * treating all and none (0).
 *
 * <p>Counts are of the sample; at a given prevalence {@code sensitivity·π − (1−specificity)·(1−π)·t/(1−t)}, which is
 * right only if the probabilities are those of that population; where the design fixed the share of cases there is
 * none. Subjects without a probability (NaN) are left out.
 *
 * <p>Reference: Vickers and Elkin (2006), doi:10.1177/0272989X06295361. Same as R: {@code dcurves::dca} but for its
 * {@code p > t}.
 */
public record DecisionCurve(Prevalence prevalence) {

    public static DecisionCurve withDefaults() {
        return new DecisionCurve(Prevalence.ofSample());
    }

    public DecisionCurve with(Prevalence newPrevalence) {
        return new DecisionCurve(newPrevalence);
    }

    public record Point(double threshold, int tp, int fp, double netBenefit, double treatAll) {}

    public record Result(DecisionCurve procedure, int n, int events, List<Point> points, List<Note> notes) {
        public Result {
            points = List.copyOf(points);
            notes = List.copyOf(notes);
        }
    }

    /**
     * @param probability NaN where missing
     * @param thresholds each in [0, 1)
     */
    public Result of(double[] probability, boolean[] cases, double[] thresholds) {
        Samples samples = Samples.of(probability, cases, Direction.HIGHER);
        int n1 = samples.cases().length;
        int n0 = samples.controls().length;
        double share = prevalence.in(n1, n0);
        List<Point> points = new ArrayList<>();
        for (double t : thresholds) {
            if (!(t >= 0 && t < 1)) {
                throw new IllegalArgumentException("threshold must be in [0, 1), got " + t);
            }
            int tp = atLeast(samples.cases(), t);
            int fp = atLeast(samples.controls(), t);
            double price = t / (1 - t);
            double benefit = prevalence.source() == Prevalence.Source.SAMPLE
                    ? (double) tp / (n1 + n0) - (double) fp / (n1 + n0) * price
                    : share * tp / n1 - (1 - share) * fp / n0 * price;
            points.add(new Point(t, tp, fp, benefit, share - (1 - share) * price));
        }
        return new Result(
                this,
                n1 + n0,
                n1,
                points,
                prevalence.source() == Prevalence.Source.FIXED_BY_DESIGN
                        ? List.of(Note.of("prediction.needs-prevalence"))
                        : List.of());
    }

    private static int atLeast(double[] sorted, double t) {
        int from = Arrays.binarySearch(sorted, t);
        from = from >= 0 ? from : -from - 1;
        while (from > 0 && sorted[from - 1] == t) {
            from--;
        }
        return sorted.length - from;
    }
}
