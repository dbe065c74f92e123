package org.counterpart.audit.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.IntervalRepair;
import org.counterpart.audit.row.OneArm;
import org.counterpart.audit.row.RatioRow;
import org.counterpart.audit.row.ReversedRatio;
import org.counterpart.stats.Note;

/**
 * Whether the log of a ratio lies midway between the logs of its limits, as in every Wald interval.
 *
 * <p>Profile-likelihood, exact and bootstrap intervals do not. To second order the middle of a profile interval is
 * {@code z²/6 = 0.64} times the standardised third derivative of the profile likelihood away from the estimate (in
 * standard errors). For a binary exposure that derivative is at most the standard error of the log ratio itself, so the
 * skew is at most 0.64·SE: 0.58·SE was the largest of 35,000 binary rows of simulated unconditional and conditional
 * fits, 0.49·SE of 4,000 exact conditional intervals (R's fisher.test). For a measurement it falls with the root of the
 * smaller group: 6.8/√n was the largest of 18,000. Such a skew is called ordinary unless the other rows show Wald
 * intervals, see {@link SkewEvidence}.
 */
public final class IntervalSymmetry implements PublishedCheck {
    /** A skew that rounding of intermediate values makes. */
    static final double TRIVIAL = 0.02;

    private static final double SLIGHT = 0.15;
    /** More is not taken for a bootstrap interval when other rows could show such a skew and do not. */
    private static final double MODERATE = 0.25;
    /** No usual method skews a whole table by more, unless its standard errors are large. */
    private static final double LARGEST = 0.4;
    /** Percentile bootstrap: skewness −2/√n and bias −1/(2√n) of a log count of n give 1.45/√n. */
    private static final double RESAMPLED = 1.45;

    /**
     * Of a measurement where nothing tells how large the sample is: what one log-normal measurement in a hundred
     * reaches in eight matched sets.
     */
    private static final double SIZE_UNKNOWN = 1.25;

    /** Largest skew of a measurement's interval times the root of the smaller group, over all fits simulated. */
    static final double MEASUREMENT = 7;

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (List<RatioRow> rows : RatioRow.of(results)) {
            for (RatioRow row : rows) {
                Sizes sizes = results.sizes(row.model().group());
                check(row, rows, Math.min(sizes.cases(), sizes.controls()), findings);
            }
        }
    }

    /**
     * How much a sample of this size may skew the interval of a measurement. Where sizes are not printed, the binary
     * rows bound them; beside a row so wide that its predictor all but separates cases from controls there is no bound.
     */
    private static double smallSample(int smallerGroup, List<RatioRow> rows) {
        double fewer = Math.max(smallerGroup, RatioRow.leastGroup(rows));
        boolean separated = rows.stream().anyMatch(RatioRow::allButSeparated);
        return separated ? Double.POSITIVE_INFINITY : fewer > 0 ? MEASUREMENT / Math.sqrt(fewer) : SIZE_UNKNOWN;
    }

    private static void check(RatioRow row, List<RatioRow> rows, int smallerGroup, Findings findings) {
        String shown = row.shown();
        if (!row.onLogScale()) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, "", "not-on-log-scale");
            return;
        }
        Range middle = row.middle();
        String computed = Figures.of(new Range(Math.exp(middle.low()), Math.exp(middle.high())));
        double skew = row.skew();
        boolean lost = row.printed().ciLow().value() == 0 && !row.outside();
        if (!(row.se() > 0) || lost || (skew == 0 && row.blur() > 1.5)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "too-coarse");
        } else if (skew == 0) {
            findings.consistent(row.subject(), Check.CI_SYMMETRY, shown, computed);
        } else if (row.outside()) {
            misfit(row, rows, findings, computed, Severity.GROSS, "ci-symmetry");
        } else if (skew < TRIVIAL) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "intermediate-rounding");
        } else if (loose(row)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "truncated");
        } else if (EstimateInInterval.symmetricAsPrinted(row) && !SkewEvidence.othersOnLogScale(row, rows)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "symmetric-as-printed");
        } else if (ReversedRatio.explains(row)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "reversed");
        } else if (repeatsLimit(row)) {
            Note middleOf = Note.of("audit.suggest.middle", computed);
            findings.inconsistent(
                    row.subject(),
                    Check.CI_SYMMETRY,
                    Severity.GROSS,
                    shown,
                    computed,
                    "repeats-limit",
                    Optional.of(middleOf));
        } else {
            skewed(row, rows, smallerGroup, findings, computed);
        }
    }

    private static void skewed(
            RatioRow row, List<RatioRow> rows, int smallerGroup, Findings findings, String computed) {
        double skew = row.skew();
        boolean whole = SkewEvidence.wholeTableSkewed(row, rows);
        double resampled =
                Math.min(SkewEvidence.othersTell(row, rows) ? MODERATE : LARGEST, 0.1 + RESAMPLED * row.se());
        double allowed = Math.max(Math.max(SLIGHT, 0.64 * row.se()), resampled);
        allowed = whole ? Math.max(LARGEST, SLIGHT + RESAMPLED * row.se()) : allowed;
        allowed = row.binary() ? allowed : Math.max(allowed, smallSample(smallerGroup, rows));
        boolean othersAreWald = !whole && SkewEvidence.othersAreWald(row, rows, smallerGroup);
        boolean oneArm = !whole && !othersAreWald && OneArm.fitsAlone(row);
        if (skew <= allowed && !othersAreWald && !oneArm) {
            String cause = whole ? "whole-table-skewed" : "profile-possible";
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, row.shown(), computed, cause, skew);
        } else {
            Severity severity = skew > 0.35 ? Severity.GROSS : Severity.MINOR;
            misfit(
                    row,
                    rows,
                    findings,
                    computed,
                    severity,
                    othersAreWald ? "ci-symmetry-alone" : oneArm ? "ci-symmetry-one-arm" : "ci-symmetry");
        }
    }

    private static void misfit(
            RatioRow row, List<RatioRow> rows, Findings findings, String computed, Severity severity, String kind) {
        findings.inconsistent(
                row.subject(),
                Check.CI_SYMMETRY,
                severity,
                row.shown(),
                computed,
                kind,
                IntervalRepair.suggest(row, rows));
    }

    /** Whether one way of coming to the digits makes the row symmetric: a paper cuts all its digits off or none. */
    private static boolean loose(RatioRow row) {
        return symmetric(row, Printed::truncated)
                || symmetric(row, Printed::roundedTwice)
                || (row.skew() < SLIGHT && symmetric(row, Printed::usual));
    }

    private static boolean symmetric(RatioRow row, Function<Printed, Range> digits) {
        Range low = digits.apply(row.printed().ciLow()).log();
        Range high = digits.apply(row.printed().ciHigh()).log();
        return digits.apply(row.printed().or()).log().meets(low.plus(high).times(0.5));
    }

    private static boolean repeatsLimit(RatioRow row) {
        double or = row.printed().or().value();
        return or == row.printed().ciLow().value()
                || or == row.printed().ciHigh().value();
    }
}
