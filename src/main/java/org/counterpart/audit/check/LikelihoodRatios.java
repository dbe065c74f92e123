package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.stats.Note;

/** Whether LR+ is sensitivity / (1 − specificity) and LR− is (1 − sensitivity) / specificity. */
public final class LikelihoodRatios implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (ThresholdRow row : ThresholdRow.of(results)) {
            if (row.hasBoth()) {
                Range s = row.sensitivity();
                Range c = row.specificity();
                Range one = Range.of(1);
                check(row, Check.LR_POS, row.printed().lrPos(), s.over(one.minus(c)), true, findings);
                check(row, Check.LR_NEG, row.printed().lrNeg(), one.minus(s).over(c), false, findings);
            }
        }
    }

    private static void check(
            ThresholdRow row, Check check, Printed printed, Range ratio, boolean positive, Findings findings) {
        if (!printed.isExact()) {
            return;
        }
        String shown = row.printed().sensitivity().text() + ", "
                + row.printed().specificity().text() + "; " + printed.text();
        String computed = (positive ? "LR+ " : "LR− ") + Figures.of(ratio);
        Range usual = positive
                ? row.usual(row.printed().sensitivity())
                        .over(Range.of(1).minus(row.usual(row.printed().specificity())))
                : Range.of(1)
                        .minus(row.usual(row.printed().sensitivity()))
                        .over(row.usual(row.printed().specificity()));
        if (printed.rounded().meets(ratio)) {
            findings.consistent(row.subject(), check, shown, computed);
        } else if (printed.usual().meets(usual)) {
            findings.undetermined(row.subject(), check, shown, computed, "truncated");
        } else if (printed.rounded().meets(new Range(0.97 * ratio.low(), 1.03 * ratio.high()))) {
            findings.undetermined(row.subject(), check, shown, computed, "intermediate-rounding");
        } else if (Double.isInfinite(ratio.high()) || continuity(row, printed, positive)) {
            findings.undetermined(row.subject(), check, shown, computed, "continuity");
        } else {
            boolean far = printed.value() > 1.1 * ratio.high() || printed.value() < ratio.low() / 1.1;
            boolean side = printed.value() > 1 != ratio.middle() > 1;
            Printed instead = Misprint.nearest(printed, c -> c.rounded().meets(ratio));
            findings.inconsistent(
                    row.subject(),
                    check,
                    far || side ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead.present()
                            ? Optional.of(Note.of("audit.suggest.instead", instead.text(), printed.text()))
                            : Optional.empty());
        }
    }

    /** Half a subject added to every cell, as some programs do. */
    private static boolean continuity(ThresholdRow row, Printed printed, boolean positive) {
        if (row.cases() < 1 || row.controls() < 1) {
            return false;
        }
        Range tp = row.sensitivity().times(row.cases());
        Range tn = row.specificity().times(row.controls());
        Range s = tp.plus(0.5).times(1.0 / (row.cases() + 1));
        Range c = tn.plus(0.5).times(1.0 / (row.controls() + 1));
        Range one = Range.of(1);
        return printed.rounded()
                .meets(positive ? s.over(one.minus(c)) : one.minus(s).over(c));
    }
}
