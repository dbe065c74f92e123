package org.counterpart.audit.check;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.AucRow;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.stats.Note;

/**
 * Whether an AUC lies inside its interval, whether the interval is symmetric about it (DeLong, Hanley-McNeil) or skewed
 * as exact binomial (MedCalc), logit and bootstrap intervals are: the longer arm towards 0.5; and whether a printed
 * standard error belongs to it.
 */
public final class AucInterval implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (AucRow row : AucRow.of(results)) {
            if (row.hasInterval()) {
                inside(row, findings);
                symmetry(row, findings);
                standardError(row, findings);
            }
        }
    }

    private static void inside(AucRow row, Findings findings) {
        Range limits = new Range(row.low().low(), row.high().high());
        String computed =
                row.printed().ciLow().text() + "–" + row.printed().ciHigh().text();
        boolean ordered = row.low().low() <= row.high().high();
        if (row.high().low() > 1 + 1e-9 && row.symmetric()) {
            findings.undetermined(row.subject(), Check.AUC_IN_CI, row.shown(), computed, "auc-unclipped");
        } else if (row.value().meets(limits) && ordered && row.high().low() <= 1 + 1e-9) {
            findings.consistent(row.subject(), Check.AUC_IN_CI, row.shown(), computed);
        } else if (ordered && Range.of(1).minus(row.value()).meets(limits)) {
            findings.undetermined(row.subject(), Check.AUC_IN_CI, row.shown(), computed, "auc-direction");
        } else if (ordered && row.corrected()) {
            findings.undetermined(row.subject(), Check.AUC_IN_CI, row.shown(), computed, "auc-corrected");
        } else {
            findings.inconsistent(
                    row.subject(), Check.AUC_IN_CI, Severity.GROSS, row.shown(), computed, suggestion(row));
        }
    }

    private static void symmetry(AucRow row, Findings findings) {
        String computed = Figures.of(row.middle());
        String cause = row.symmetric() ? "" : cause(row);
        if (row.symmetric()) {
            findings.consistent(row.subject(), Check.AUC_SYMMETRY, row.shown(), computed);
        } else if (!cause.isEmpty()) {
            findings.undetermined(row.subject(), Check.AUC_SYMMETRY, row.shown(), computed, cause);
        } else {
            Severity severity = skew(row) > 0.35 ? Severity.GROSS : Severity.MINOR;
            findings.inconsistent(row.subject(), Check.AUC_SYMMETRY, severity, row.shown(), computed, suggestion(row));
        }
    }

    /** How far the value is from the middle, in standard errors and beyond rounding. */
    private static double skew(AucRow row) {
        return row.value().gap(row.middle()) / row.se().middle();
    }

    private static String cause(AucRow row) {
        Range value = row.value();
        if (row.clipped()) {
            return "auc-clipped";
        }
        if (value.meets(logitMiddle(row))) {
            return "auc-logit";
        }
        if (exactBinomial(row)) {
            return "auc-binomial";
        }
        if (row.corrected()) {
            return "auc-corrected";
        }
        Range usualMiddle = row.share(row.printed().ciLow(), Printed::usual)
                .plus(row.share(row.printed().ciHigh(), Printed::usual))
                .times(0.5);
        if (row.share(row.printed().value(), Printed::usual).meets(usualMiddle)) {
            return "truncated";
        }
        // the middle of a percentile interval of 400 resamples has a standard deviation of 0.09 standard errors
        boolean nearHalf = Math.abs(row.value().middle() - 0.5) < 1.5 * row.se().middle();
        if (skew(row) < (nearHalf ? 0.4 : 0.3)) {
            return "auc-bootstrap";
        }
        return towardsHalf(row) && notBeyondLogit(row) ? "auc-skewed" : "";
    }

    private static boolean towardsHalf(AucRow row) {
        boolean longerBelow = row.value().low() > row.middle().high();
        return row.value().middle() >= 0.5 == longerBelow;
    }

    /**
     * The logit interval is the most skewed of the usual ones; its short arm is a measure of how short an arm may be.
     */
    private static boolean notBeyondLogit(AucRow row) {
        double a = row.value().middle();
        boolean above = a >= 0.5;
        double near = above ? row.low().low() : 1 - row.high().high();
        double top = above ? a : 1 - a;
        double reach = Math.max(0, logistic(2 * logit(top) - logit(near)) - top);
        double arm = above
                ? row.high().high() - row.value().low()
                : row.value().high() - row.low().low();
        return arm >= 0.6 * reach;
    }

    private static Range logitMiddle(AucRow row) {
        Range logits = logit(row.low()).plus(logit(row.high())).times(0.5);
        return new Range(logistic(logits.low()), logistic(logits.high()));
    }

    private static Range logit(Range p) {
        return new Range(logit(p.low()), logit(p.high()));
    }

    private static double logit(double p) {
        double q = Math.min(1 - 1e-9, Math.max(1e-9, p));
        return Math.log(q / (1 - q));
    }

    private static double logistic(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    /** Clopper and Pearson's interval of AUC·n successes of n, as MedCalc prints it. */
    static boolean exactBinomial(AucRow row) {
        double n = row.total();
        if (n < 2 || row.value().low() <= 0 || row.value().high() >= 1) {
            return false;
        }
        double hair = 0.003;
        Range low = new Range(
                quantile(0.025, n, row.value().low(), 0) - hair,
                quantile(0.025, n, row.value().high(), 0) + hair);
        Range high = new Range(
                quantile(0.975, n, row.value().low(), 1) - hair,
                quantile(0.975, n, row.value().high(), 1) + hair);
        return low.meets(row.low()) && high.meets(row.high());
    }

    private static double quantile(double p, double n, double share, int upper) {
        double k = n * share;
        return BetaDistribution.of(k + upper, n - k + 1 - upper).inverseCumulativeProbability(p);
    }

    private static void standardError(AucRow row, Findings findings) {
        Printed printed = row.printed().se();
        if (!printed.isExact()) {
            return;
        }
        Range se = row.share(printed, Printed::rounded);
        String shown = row.shown() + ", SE " + printed.text();
        String computed = "SE " + Figures.of(row.se());
        if (se.meets(row.se())) {
            findings.consistent(row.subject(), Check.AUC_SE, shown, computed);
        } else if (se.meets(new Range(row.se().low() * 0.9, row.se().high() * 1.1))) {
            findings.undetermined(row.subject(), Check.AUC_SE, shown, computed, "auc-se-method");
        } else if ((!row.symmetric() && byAnotherMethod(se, row.arms()))
                || exactBinomial(row)
                || (row.clipped() && se.low() > row.se().high())) {
            findings.undetermined(row.subject(), Check.AUC_SE, shown, computed, "auc-se-skewed");
        } else {
            boolean far =
                    se.low() > 1.5 * row.se().high() || se.high() < row.se().low() / 1.5;
            Printed instead = Misprint.nearest(
                    printed, c -> row.share(c, Printed::rounded).meets(row.se()));
            findings.inconsistent(
                    row.subject(),
                    Check.AUC_SE,
                    far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    note(instead, printed));
        }
    }

    /** Within what methods for the standard error of an AUC differ by, as {@link AucWidth} has it, of either arm. */
    private static boolean byAnotherMethod(Range se, Range arms) {
        return se.meets(new Range(arms.low() * 0.6, arms.high() * 1.67));
    }

    /** One slip in the value or a limit that would make the interval symmetric. */
    private static Optional<Note> suggestion(AucRow row) {
        Printed value = row.printed().value();
        Printed low = row.printed().ciLow();
        Printed high = row.printed().ciHigh();
        List<Optional<Note>> ways = List.of(
                note(Misprint.nearest(high, c -> fits(row.with(value, low, c))), high),
                note(Misprint.nearest(low, c -> fits(row.with(value, c, high))), low),
                note(Misprint.nearest(value, c -> fits(row.with(c, low, high))), value));
        return ways.stream().flatMap(Optional::stream).findFirst();
    }

    private static boolean fits(AucRow row) {
        return row.low().high() < row.value().low()
                && row.value().high() < row.high().low()
                && row.high().high() <= 1
                && row.symmetric();
    }

    private static Optional<Note> note(Printed instead, Printed was) {
        return instead.present()
                ? Optional.of(Note.of("audit.suggest.instead", instead.text(), was.text()))
                : Optional.empty();
    }
}
