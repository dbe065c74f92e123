package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
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
    /** Of groups of unknown size: six in the smaller one. */
    private static final double FEW = 1.2;

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
        Range implied = impliedBy(row, row.value());
        Range cut = impliedBy(row, row.share(row.printed().value(), Printed::usual));
        String shown = row.shown() + ", P " + row.printed().p().text();
        String computed = "P " + Figures.of(implied);
        boolean far = beyondNull(row, p, cut) && cut.low() > findings.alpha();
        if (p.meets(implied)) {
            findings.consistent(row.subject(), Check.AUC_P, shown, computed);
        } else if (PValue.mayHaveLostItsSign(row.printed().p()) && implied.low() < p.high()) {
            findings.undetermined(row.subject(), Check.AUC_P, shown, computed, "lost-sign");
        } else if (p.meets(cut)) {
            findings.undetermined(row.subject(), Check.AUC_P, shown, computed, "truncated");
        } else if (!far || row.clipped()) {
            findings.undetermined(row.subject(), Check.AUC_P, shown, computed, "auc-p-null");
        } else {
            findings.inconsistent(row.subject(), Check.AUC_P, Severity.DECISION, shown, computed, Optional.empty());
        }
        decision(row, p, cut, shown, computed, findings);
    }

    /** The P of the distance of this value from 0.5, with the standard error that the interval gives. */
    private static Range impliedBy(AucRow row, Range value) {
        Range se = new Range(Math.max(1e-9, row.se().low()), row.se().high());
        return WaldPolygon.pOf(value.plus(-0.5).magnitude().over(se));
    }

    /**
     * Whether the printed |z| is larger than a test under AUC = 0.5 can make it. DeLong's variance of an AUC A is at
     * most {@code A(1−A)/(m−1)}, with m the smaller group, since the variances of both projections together are at most
     * that of the comparison of one case with one control; the variance under 0.5 is at least {@code 1/(12·m)}. So the
     * ratio of the two |z| is at most the root of {@code 12·A(1−A)·m/(m−1)}.
     */
    private static boolean beyondNull(AucRow row, Range p, Range implied) {
        double area = Math.min(0.5, Math.min(row.value().high(), 1 - row.value().low()));
        int smaller = Math.min(row.cases(), row.controls());
        double few = smaller > 1 ? smaller / (smaller - 1.0) : FEW;
        return PValue.z(p).low()
                > Math.sqrt(12 * area * (1 - area) * few) * PValue.z(implied).high();
    }

    private static void decision(AucRow row, Range p, Range cut, String shown, String computed, Findings findings) {
        boolean excludes = row.low().low() > 0.5 || row.high().high() < 0.5;
        boolean includes = row.low().high() < 0.5 && row.high().low() > 0.5;
        Optional<Boolean> significant = PValue.significant(p, findings.alpha());
        if ((!excludes && !includes) || significant.isEmpty()) {
            findings.undetermined(row.subject(), Check.AUC_DECISION, shown, computed, "at-the-limit");
        } else if (excludes == significant.get()) {
            findings.consistent(row.subject(), Check.AUC_DECISION, shown, computed);
        } else if (excludes || !beyondNull(row, p, cut)) {
            findings.undetermined(row.subject(), Check.AUC_DECISION, shown, computed, "auc-p-null");
        } else {
            findings.inconsistent(
                    row.subject(), Check.AUC_DECISION, Severity.DECISION, shown, computed, Optional.empty());
        }
    }
}
