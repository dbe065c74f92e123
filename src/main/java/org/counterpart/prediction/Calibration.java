package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.stats.BinomialInterval;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Whether predicted probabilities are what happens.
 *
 * <p>{@code slope} and {@code intercept} of {@code logit P = a + b·logit(p)} (1 and 0 are ideal, below 1 is
 * overfitted), with the likelihood-ratio test of both; calibration in the large, {@code c} of {@code logit P = c +
 * logit(p)}; Brier score and its share below that of the mean; expected over observed, its interval from {@code
 * exp(±z/√observed)}; Spiegelhalter's z; and a table by tenths.
 *
 * <p>Everything but the slope speaks of absolute risks. Where the design fixed the share of cases, and where another
 * prevalence is given than the sample's, they do not exist: moving the intercept by one number is not valid under
 * individual matching.
 *
 * <p>Subjects without a probability (NaN) are left out. Reference: Cox (1958), doi:10.1093/biomet/45.3-4.562;
 * Spiegelhalter (1986), doi:10.1002/sim.4780050506; Steyerberg and others (2010), doi:10.1097/EDE.0b013e3181c30fb2.
 * Same as R: {@code glm(y ~ qlogis(p))}, {@code glm(y ~ offset(qlogis(p)))}, {@code rms::val.prob} (which stops its
 * iterations early).
 *
 * @param prevalence only {@link Prevalence.Source#SAMPLE} gives absolute measures
 */
public record Calibration(Prevalence prevalence, double level) {

    public static Calibration withDefaults() {
        return new Calibration(Prevalence.ofSample(), 0.95);
    }

    public Calibration with(Prevalence newPrevalence) {
        return new Calibration(newPrevalence, level);
    }

    /**
     * @param inTheLarge c, with its standard error beside it
     * @param recalibration likelihood-ratio chi-square (2 df) of intercept 0 and slope 1
     * @param scaledBrier 1 − Brier/(mean(1 − mean))
     * @param expectedOverObserved sum of probabilities over number of cases
     * @param spiegelhalterZ of the Brier score against what the probabilities promise
     */
    public record Result(
            Calibration procedure,
            int n,
            int events,
            double intercept,
            double interceptSe,
            double slope,
            double slopeSe,
            Interval slopeCi,
            double inTheLarge,
            double inTheLargeSe,
            double recalibration,
            double recalibrationP,
            double brier,
            double scaledBrier,
            double expected,
            double expectedOverObserved,
            Interval expectedOverObservedCi,
            double spiegelhalterZ,
            double spiegelhalterP,
            double logLoss,
            CalibrationTable table,
            List<Note> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /** @param probability in [0, 1], NaN where missing */
    public Result of(double[] probability, boolean[] cases) {
        double[] p = new double[probability.length];
        boolean[] y = new boolean[probability.length];
        int n = 0;
        for (int i = 0; i < p.length; i++) {
            if (probability[i] < 0 || probability[i] > 1) {
                throw new IllegalArgumentException("probability must be in [0, 1], got " + probability[i]);
            }
            if (!Double.isNaN(probability[i])) {
                y[n] = cases[i];
                p[n++] = probability[i];
            }
        }
        return complete(java.util.Arrays.copyOf(p, n), java.util.Arrays.copyOf(y, n));
    }

    private Result complete(double[] p, boolean[] y) {
        int n = p.length;
        int events = 0;
        double[] lp = new double[n];
        CompensatedSum expected = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        CompensatedSum surprise = new CompensatedSum();
        CompensatedSum variance = new CompensatedSum();
        CompensatedSum loss = new CompensatedSum();
        for (int i = 0; i < n; i++) {
            double miss = (y[i] ? 1 : 0) - p[i];
            double lean = 1 - 2 * p[i];
            lp[i] = Logit.of(p[i]);
            events += y[i] ? 1 : 0;
            expected.add(p[i]);
            squares.add(miss * miss);
            surprise.add(miss * lean);
            variance.add(lean * lean * p[i] * (1 - p[i]));
            loss.add(y[i] ? -Math.log(p[i]) : -Math.log1p(-p[i]));
        }
        List<Note> notes = new ArrayList<>();
        Recalibration line = Recalibration.of(lp, y);
        if (Double.isNaN(line.slope())) {
            notes.add(Note.of("prediction.no-slope"));
        }
        double margin = Tails.normalCritical(level);
        Interval slopeCi = new Interval(line.slope() - margin * line.slopeSe(), line.slope() + margin * line.slopeSe());
        if (prevalence.source() != Prevalence.Source.SAMPLE) {
            notes.add(Note.of("prediction.no-absolute-risk"));
            double no = Double.NaN;
            return new Result(
                    this,
                    n,
                    events,
                    no,
                    no,
                    line.slope(),
                    line.slopeSe(),
                    slopeCi,
                    no,
                    no,
                    no,
                    no,
                    no,
                    no,
                    no,
                    no,
                    Interval.NONE,
                    no,
                    no,
                    no,
                    CalibrationTable.NONE,
                    notes);
        }
        double[] large = Recalibration.inTheLarge(lp, y);
        double lr = 2 * (line.logLik() - Recalibration.logLik(lp, y));
        double mean = (double) events / n;
        double brier = squares.value() / n;
        double z = surprise.value() / Math.sqrt(variance.value());
        double ratio = expected.value() / events;
        double factor = Math.exp(margin / Math.sqrt(events));
        return new Result(
                this,
                n,
                events,
                line.intercept(),
                line.interceptSe(),
                line.slope(),
                line.slopeSe(),
                slopeCi,
                large[0],
                large[1],
                lr,
                Tails.chiSquareUpper(lr, 2),
                brier,
                1 - brier / (mean * (1 - mean)),
                expected.value(),
                ratio,
                new Interval(ratio / factor, ratio * factor),
                z,
                Tails.normalTwoSided(z),
                loss.value() / n,
                CalibrationTable.of(p, y, 10, BinomialInterval.WILSON, level),
                notes);
    }
}
