package org.counterpart.audit;

import java.util.List;
import java.util.Optional;
import org.counterpart.stats.Note;

/**
 * Whether the log of a ratio lies midway between the logs of its limits, as in every Wald interval.
 *
 * <p>Profile-likelihood, exact and bootstrap intervals do not: their skew (distance from the middle in standard errors) is at most about
 * 0.6 standard errors of the log ratio for a binary factor (third-order expansion of the log likelihood; 0.597 was the largest of 5,300 simulated
 * 2x2 tables), and it runs through the table. So a skew is an ordinary one when the row's own standard error allows it or the whole
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
                check(row, rows, findings);
            }
        }
    }

    private static void check(RatioRow row, List<RatioRow> rows, Findings findings) {
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
            skewed(row, rows, findings, computed, skew);
        }
    }

    private static void skewed(RatioRow row, List<RatioRow> rows, Findings findings, String computed, double skew) {
        boolean whole = wholeTableSkewed(row, rows);
        double own = row.binary() ? 0.65 * row.se() : SLIGHT + 0.1;
        double allowed = whole ? Math.max(LARGEST, own) : Math.max(SLIGHT, own);
        boolean othersAreWald = !whole && othersAreWald(row, rows, skew);
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
     * Whether the other rows cannot have skewed intervals: each symmetric one whose digits would have shown the skew usual for its
     * standard error counts as evidence, at most one in ten.
     */
    private static boolean othersAreWald(RatioRow row, List<RatioRow> rows, double skew) {
        double odds = 1;
        double widest = 0;
        int skewed = 0;
        int symmetric = 0;
        for (RatioRow other : rows) {
            if (other.equals(row) || !other.onLogScale() || !(other.se() > 0) || other.blur() > 0.1) {
                continue;
            }
            if (other.skew() > TRIVIAL) {
                skewed++;
                continue;
            }
            symmetric++;
            double usual = other.binary() ? Math.min(0.1, 0.15 * other.se()) : 0.03;
            double share = Math.max(0.1, Math.min(1, other.blur() / usual));
            odds *= share;
            widest = share < 0.5 ? Math.max(widest, other.se()) : widest;
        }
        boolean rarerThanTheOthers = row.binary() && row.se() > 2 * widest && skew < 0.65 * row.se();
        return odds < 1e-3 && 3 * skewed < symmetric && !rarerThanTheOthers;
    }
}
