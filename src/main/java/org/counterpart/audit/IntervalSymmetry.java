package org.counterpart.audit;

import java.util.List;
import java.util.Optional;
import org.counterpart.audit.PublishedResults.Sizes;
import org.counterpart.stats.Note;

/**
 * Whether the log of a ratio lies midway between the logs of its limits, as in every Wald interval.
 *
 * <p>Profile-likelihood, exact and bootstrap intervals do not: their skew (distance from the middle in standard errors) is at most about
 * 0.6 standard errors of the log ratio for a binary factor (0.597 was the largest of 5,300 simulated 2x2 tables), a little more in small
 * conditional fits, and it runs through the table. So a skew is an ordinary one when the row's own standard error allows it or the whole
 * table is skewed, unless the other rows are symmetric to digits so fine that their intervals must be Wald intervals.
 */
final class IntervalSymmetry implements PublishedCheck {
    /** A skew that rounding of intermediate values makes. */
    private static final double TRIVIAL = 0.02;

    private static final double SLIGHT = 0.15;
    /** No usual method skews a whole table by more. */
    private static final double LARGEST = 0.4;

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (List<RatioRow> rows : RatioRow.of(results)) {
            for (RatioRow row : rows) {
                Sizes sizes = results.sizes(row.model().group());
                check(row, rows, smallSample(sizes, rows), findings);
            }
        }
    }

    /**
     * How much a sample of this size may skew the interval of a measurement. Where sizes are not printed, the binary rows bound them:
     * the squared standard error of a log odds ratio is at least 4 over the number of cases, and over that of controls.
     */
    private static double smallSample(Sizes sizes, List<RatioRow> rows) {
        double fewer = Math.min(sizes.cases(), sizes.controls());
        for (RatioRow row : rows) {
            if (row.binary() && row.onLogScale() && row.se() > 0) {
                fewer = Math.max(fewer, 4 / (row.se() * row.se()));
            }
        }
        return fewer > 0 ? Math.min(0.7, 4 / Math.sqrt(fewer)) : LARGEST;
    }

    private static void check(RatioRow row, List<RatioRow> rows, double smallSample, Findings findings) {
        String shown = row.shown();
        if (!row.onLogScale()) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, "", "not-on-log-scale");
            return;
        }
        Range middle = row.middle();
        String computed = Figures.of(new Range(Math.exp(middle.low()), Math.exp(middle.high())));
        double skew = row.skew();
        if (!(row.se() > 0) || (skew == 0 && row.blur() > 1.5)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "too-coarse");
        } else if (skew == 0) {
            findings.consistent(row.subject(), Check.CI_SYMMETRY, shown, computed);
        } else if (row.outside()) {
            misfit(row, rows, findings, computed, Severity.GROSS, "ci-symmetry");
        } else if (skew < TRIVIAL) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "intermediate-rounding");
        } else if (loose(row)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "truncated");
        } else if (EstimateInInterval.symmetricAsPrinted(row)) {
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, shown, computed, "symmetric-as-printed");
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
            skewed(row, rows, smallSample, findings, computed);
        }
    }

    private static void skewed(
            RatioRow row, List<RatioRow> rows, double smallSample, Findings findings, String computed) {
        double skew = row.skew();
        boolean whole = wholeTableSkewed(row, rows);
        double allowed = Math.max(whole ? LARGEST : SLIGHT, 0.75 * row.se());
        allowed = row.binary() ? allowed : Math.max(allowed, smallSample);
        boolean othersAreWald = !whole && othersAreWald(row, rows);
        if (skew <= allowed && !othersAreWald) {
            String cause = whole ? "whole-table-skewed" : "profile-possible";
            findings.undetermined(row.subject(), Check.CI_SYMMETRY, row.shown(), computed, cause, skew);
        } else {
            Severity severity = skew > 0.35 ? Severity.GROSS : Severity.MINOR;
            misfit(row, rows, findings, computed, severity, othersAreWald ? "ci-symmetry-alone" : "ci-symmetry");
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

    private static boolean loose(RatioRow row) {
        Range middle = row.printed()
                .ciLow()
                .usual()
                .log()
                .plus(row.printed().ciHigh().usual().log())
                .times(0.5);
        return row.printed().or().usual().log().meets(middle);
    }

    private static boolean repeatsLimit(RatioRow row) {
        double or = row.printed().or().value();
        return or == row.printed().ciLow().value()
                || or == row.printed().ciHigh().value();
    }

    /** At least half of the rows that can tell are skewed, this one among them. */
    private static boolean wholeTableSkewed(RatioRow row, List<RatioRow> rows) {
        int telling = 0;
        int skewed = 0;
        for (RatioRow other : rows) {
            if (other.onLogScale() && !other.outside() && other.se() > 0 && other.blur() < 0.1) {
                telling++;
                skewed += other.skew() > TRIVIAL ? 1 : 0;
            }
        }
        return skewed >= 2 && 2 * skewed >= telling && row.blur() < 0.5;
    }

    /**
     * Whether the other rows cannot have skewed intervals: were they profile-likelihood or bootstrap ones, their skews would be of the
     * order of a third of this row's, and each that is symmetric within a smaller blur counts as that much evidence, at most one in
     * twenty, and one in four when it shows no effect.
     */
    private static boolean othersAreWald(RatioRow row, List<RatioRow> rows) {
        double odds = 1;
        double widest = 0;
        int skewed = 0;
        int symmetric = 0;
        double usual = Math.max(0.03, 0.3 * row.skew());
        for (RatioRow other : rows) {
            if (other.equals(row) || !other.onLogScale() || !(other.se() > 0) || other.blur() > 0.1) {
                continue;
            }
            if (other.skew() > TRIVIAL) {
                skewed++;
                continue;
            }
            symmetric++;
            // an effect of nothing has a symmetric profile too
            double least = other.b().magnitude().low() < 1.5 * other.se() ? 0.25 : 0.05;
            double share = Math.max(least, Math.min(1, other.blur() / usual));
            odds *= share;
            widest = share < 0.5 ? Math.max(widest, other.se()) : widest;
        }
        boolean rarerThanTheOthers = row.binary() && row.se() > 2 * widest && row.skew() < 0.75 * row.se();
        boolean enough = row.skew() < SLIGHT ? symmetric >= 6 && odds < 1e-5 : symmetric >= 3 && odds < 3e-3;
        return enough && 3 * skewed < symmetric && !rarerThanTheOthers;
    }
}
