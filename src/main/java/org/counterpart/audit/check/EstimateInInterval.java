package org.counterpart.audit.check;

import java.util.List;
import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.IntervalRepair;
import org.counterpart.audit.row.RatioRow;
import org.counterpart.stats.Note;

/** Whether a ratio lies inside its own interval, and the interval is one: both limits positive and in order. */
public final class EstimateInInterval implements PublishedCheck {
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
        String limits =
                row.printed().ciLow().text() + "–" + row.printed().ciHigh().text();
        if (row.printed().ciLow().rounded().high() < 0
                || row.printed().ciHigh().rounded().high() < 0) {
            if (symmetricAsPrinted(row)) {
                findings.undetermined(row.subject(), Check.ESTIMATE_IN_CI, shown, limits, "not-on-log-scale");
            } else {
                findings.inconsistent(
                        row.subject(),
                        Check.ESTIMATE_IN_CI,
                        Severity.GROSS,
                        shown,
                        limits,
                        "negative-limit",
                        Optional.empty());
            }
        } else if (!row.printed()
                .ciLow()
                .rounded()
                .meets(new Range(0, row.printed().ciHigh().rounded().high()))) {
            Note swap = Note.of(
                    "audit.suggest.swapped",
                    row.printed().ciHigh().text(),
                    row.printed().ciLow().text());
            findings.inconsistent(
                    row.subject(),
                    Check.ESTIMATE_IN_CI,
                    Severity.MINOR,
                    shown,
                    limits,
                    "limits-reversed",
                    Optional.of(swap));
        } else if (row.outside()) {
            findings.inconsistent(
                    row.subject(),
                    Check.ESTIMATE_IN_CI,
                    Severity.GROSS,
                    shown,
                    limits,
                    IntervalRepair.suggest(row, rows));
        } else {
            findings.consistent(row.subject(), Check.ESTIMATE_IN_CI, shown, limits);
        }
    }

    /** An interval of a coefficient or a difference, printed under the name of a ratio. */
    static boolean symmetricAsPrinted(RatioRow row) {
        Range middle = row.printed()
                .ciLow()
                .rounded()
                .plus(row.printed().ciHigh().rounded())
                .times(0.5);
        return row.printed().or().rounded().meets(middle);
    }
}
