package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.AucRow;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.WaldPolygon;

/**
 * The P beside an AUC against its interval, and the decision both make about 0.5. Programs test with the standard error
 * under AUC = 0.5 (SPSS) or with that of the estimate, and some tables print the P of a comparison of two AUCs, so only
 * a P far too small for its interval is called inconsistent, and a decision only when the interval holds 0.5 and the P
 * says otherwise by far.
 */
public final class AucPValue implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (AucRow row : AucRow.of(results)) {
            Optional<Range> p = PValue.of(row.printed().p());
            if (row.hasInterval() && p.isPresent()) {
                check(row, p.get(), findings);
            }
        }
    }

    private static void check(AucRow row, Range p, Findings findings) {
        Range distance = row.value().plus(-0.5).magnitude();
        Range implied = WaldPolygon.pOf(
                distance.over(new Range(Math.max(1e-9, row.se().low()), row.se().high())));
        String shown = row.shown() + ", P " + row.printed().p().text();
        String computed = "P " + Figures.of(implied);
        boolean far = beyondNull(p, implied) && implied.low() > findings.alpha();
        if (p.meets(implied)) {
            findings.consistent(row.subject(), Check.AUC_P, shown, computed);
        } else if (PValue.mayHaveLostItsSign(row.printed().p()) && implied.low() < p.high()) {
            findings.undetermined(row.subject(), Check.AUC_P, shown, computed, "lost-sign");
        } else if (!far || row.clipped()) {
            findings.undetermined(row.subject(), Check.AUC_P, shown, computed, "auc-p-null");
        } else {
            findings.inconsistent(row.subject(), Check.AUC_P, Severity.DECISION, shown, computed, Optional.empty());
        }
        decision(row, p, implied, shown, computed, findings);
    }

    /**
     * Whether the printed |z| is larger than a test under AUC = 0.5 can make it: the variance of an AUC is at most
     * {@code A(1−A)/m} with m the smaller group, that under 0.5 at least {@code 1/(12·m)}, so the ratio of the two |z|
     * is at most the root of {@code 12·A(1−A)}, 1.74.
     */
    private static boolean beyondNull(Range p, Range implied) {
        return PValue.z(p).low() > 1.74 * PValue.z(implied).high();
    }

    private static void decision(AucRow row, Range p, Range implied, String shown, String computed, Findings findings) {
        boolean excludes = row.low().low() > 0.5 || row.high().high() < 0.5;
        boolean includes = row.low().high() < 0.5 && row.high().low() > 0.5;
        Optional<Boolean> significant = PValue.significant(p, findings.alpha());
        if ((!excludes && !includes) || significant.isEmpty()) {
            findings.undetermined(row.subject(), Check.AUC_DECISION, shown, computed, "at-the-limit");
        } else if (excludes == significant.get()) {
            findings.consistent(row.subject(), Check.AUC_DECISION, shown, computed);
        } else if (excludes || !beyondNull(p, implied)) {
            findings.undetermined(row.subject(), Check.AUC_DECISION, shown, computed, "auc-p-null");
        } else {
            findings.inconsistent(
                    row.subject(), Check.AUC_DECISION, Severity.DECISION, shown, computed, Optional.empty());
        }
    }
}
