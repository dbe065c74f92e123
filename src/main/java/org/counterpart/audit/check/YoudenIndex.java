package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.ThresholdRow;
import org.counterpart.stats.Note;

/** Whether a printed Youden index is sensitivity plus specificity minus 1 (Youden 1950). */
public final class YoudenIndex implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (ThresholdRow row : ThresholdRow.of(results)) {
            if (row.hasBoth() && row.printed().youden().isExact()) {
                check(row, findings);
            }
        }
    }

    private static void check(ThresholdRow row, Findings findings) {
        Threshold t = row.printed();
        Printed youden = t.youden();
        Range sum = row.sensitivity().plus(row.specificity()).plus(-1);
        Range usual =
                row.usual(t.sensitivity()).plus(row.usual(t.specificity())).plus(-1);
        String shown = t.sensitivity().text() + " + " + t.specificity().text() + " − 1, " + youden.text();
        String computed = Figures.of(sum);
        if (fits(youden.rounded(), row, youden, sum)) {
            findings.consistent(row.subject(), Check.YOUDEN, shown, computed);
        } else if (fits(youden.usual(), row, youden, usual)) {
            findings.undetermined(row.subject(), Check.YOUDEN, shown, computed, "truncated");
        } else if (fits(youden.padded(), row, youden, sum)) {
            findings.undetermined(row.subject(), Check.YOUDEN, shown, computed, "padded");
        } else if (sum.high() < 0 && fits(youden.rounded(), row, youden, sum.times(-1))) {
            findings.undetermined(row.subject(), Check.YOUDEN, shown, computed, "youden-sign");
        } else {
            Range value = scaled(youden.rounded(), youden);
            Severity severity = value.gap(sum) > 0.02 ? Severity.GROSS : Severity.MINOR;
            findings.inconsistent(row.subject(), Check.YOUDEN, severity, shown, computed, suggestion(row, sum));
        }
    }

    private static boolean fits(Range printed, ThresholdRow row, Printed youden, Range sum) {
        return scaled(printed, youden).meets(sum)
                || (percentRow(row) && printed.times(0.01).meets(sum));
    }

    private static Range scaled(Range printed, Printed youden) {
        return youden.percent() || Math.abs(youden.value()) > 1 ? printed.times(0.01) : printed;
    }

    private static boolean percentRow(ThresholdRow row) {
        return row.percent() || row.printed().sensitivity().percent();
    }

    private static Optional<Note> suggestion(ThresholdRow row, Range sum) {
        Threshold t = row.printed();
        Printed[] was = {t.youden(), t.sensitivity(), t.specificity()};
        for (int i = 0; i < 3; i++) {
            int which = i;
            Range rest = i == 1 ? row.specificity() : row.sensitivity();
            Printed instead = Misprint.nearest(was[i], c -> {
                Range s = which == 0 ? sum : row.rounded(c).plus(rest).plus(-1);
                return fits((which == 0 ? c : t.youden()).rounded(), row, which == 0 ? c : t.youden(), s);
            });
            if (instead.present()) {
                return Optional.of(Note.of("audit.suggest.instead", instead.text(), was[i].text()));
            }
        }
        return Optional.empty();
    }
}
