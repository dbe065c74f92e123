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
import org.counterpart.audit.row.WholeCounts;
import org.counterpart.stats.Note;

/**
 * Whether sensitivity and specificity are {@code k/n} for a whole number k of the cases, or the controls (as GRIM asks
 * of a mean).
 */
public final class AccuracyCounts implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (ThresholdRow row : ThresholdRow.of(results)) {
            boolean counted = !ThresholdRow.notCounted(results, row);
            check(row, Check.SENSITIVITY_COUNT, row.printed().sensitivity(), row.cases(), counted, findings);
            check(row, Check.SPECIFICITY_COUNT, row.printed().specificity(), row.controls(), counted, findings);
        }
    }

    private static void check(
            ThresholdRow row, Check check, Printed printed, int n, boolean counted, Findings findings) {
        if (!printed.isExact() || n < 1) {
            return;
        }
        Range share = row.rounded(printed);
        Range k = WholeCounts.of(n, share);
        String shown = printed.text() + ", n " + n;
        String computed = k.isEmpty() ? nearest(share, n) : fraction(k, n);
        String digits = WholeCounts.otherDigits(printed, how -> WholeCounts.any(n, row.digits(printed, how)));
        int fewer = row.cells() ? 0 : WholeCounts.fewer(n, share);
        if (!k.isEmpty()) {
            findings.consistent(row.subject(), check, shown, computed);
        } else if (!digits.isEmpty()) {
            findings.undetermined(row.subject(), check, shown, computed, digits);
        } else if (!counted) {
            findings.undetermined(row.subject(), check, shown, computed, "not-counted");
        } else if (fewer > 0) {
            findings.undetermined(row.subject(), check, shown, computed, "missing-values", fewer);
        } else {
            Printed instead = Misprint.nearest(
                    printed,
                    c -> c.value() <= (row.percent() || c.percent() ? 100 : 1) && WholeCounts.any(n, row.rounded(c)));
            boolean far = Math.abs(instead.value() - printed.value()) > 5 * printed.unit();
            findings.inconsistent(
                    row.subject(),
                    check,
                    Severity.MINOR,
                    shown,
                    computed,
                    instead.present() && !far
                            ? Optional.of(Note.of("audit.suggest.instead", instead.text(), printed.text()))
                            : Optional.empty());
        }
    }

    private static String fraction(Range k, int n) {
        return Figures.of(k) + "/" + n;
    }

    private static String nearest(Range share, int n) {
        int below = (int) Math.floor(share.middle() * n);
        return below + "/" + n + " = " + Figures.percent((double) below / n) + ", " + (below + 1) + "/" + n + " = "
                + Figures.percent((below + 1.0) / n);
    }
}
