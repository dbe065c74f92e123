package org.counterpart.audit.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.row.RatioRow;

/**
 * Whether one interval, printed with at least five decimals together and not too narrow, stands beside two different
 * ratios. Only repetitions are listed: at the row whose ratio lies further from the middle of the interval.
 */
public final class RepeatedInterval implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        Map<String, List<RatioRow>> rows = new HashMap<>();
        List<RatioRow> inOrder = new ArrayList<>();
        for (List<RatioRow> model : RatioRow.of(results)) {
            for (RatioRow row : model) {
                if (row.onLogScale() && telling(row)) {
                    rows.computeIfAbsent(limits(row), k -> new ArrayList<>()).add(row);
                    inOrder.add(row);
                }
            }
        }
        for (RatioRow row : inOrder) {
            for (RatioRow other : rows.get(limits(row))) {
                if (!other.equals(row) && different(row, other) && misfit(row, other, inOrder)) {
                    findings.inconsistent(
                            row.subject(),
                            Check.REPEATED_CI,
                            Severity.GROSS,
                            row.shown(),
                            other.shown() + " [" + other.subject().name() + "]",
                            java.util.Optional.empty());
                    break;
                }
            }
        }
    }

    private static boolean telling(RatioRow row) {
        int decimals = row.printed().ciLow().decimals() + row.printed().ciHigh().decimals();
        return decimals >= 5
                && row.printed().ciHigh().value() > 1.3 * row.printed().ciLow().value();
    }

    private static String limits(RatioRow row) {
        return row.printed().ciLow().text() + "–" + row.printed().ciHigh().text();
    }

    private static boolean different(RatioRow a, RatioRow b) {
        return a.b().gap(b.b()) > 0.02;
    }

    private static boolean misfit(RatioRow row, RatioRow other, List<RatioRow> inOrder) {
        double mine = row.b().gap(row.middle());
        double its = other.b().gap(other.middle());
        return mine > its || (mine == its && inOrder.indexOf(row) > inOrder.indexOf(other));
    }
}
