package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.HosmerLemeshow;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.WaldPolygon;

/**
 * Numbers that are never below 0: standard errors, standard deviations, chi-squares, Wald statistics. Ordinary cause:
 * the column of a statistic holds z, which the P beside it, the sign of B, or nothing that could tell allows.
 */
public final class BelowZero implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int m = 0; m < results.models().size(); m++) {
            HosmerLemeshow test = results.models().get(m).hosmerLemeshow();
            spread(new Subject(RowId.model(m) + ".hosmer_lemeshow.chi2", "Hosmer-Lemeshow"), test.chi2(), findings);
            for (int i = 0; i < results.models().get(m).predictors().size(); i++) {
                Predictor p = results.models().get(m).predictors().get(i);
                Subject subject = new Subject(RowId.predictor(m, i), p.name());
                spread(subject.part("se"), p.se(), findings);
                boolean otherSign = p.b().isExact() && p.b().value() > 0;
                statistic(subject.part("wald"), p.wald(), p.p(), otherSign, findings);
            }
        }
        for (int i = 0; i < results.aucs().size(); i++) {
            Auc a = results.aucs().get(i);
            spread(new Subject(RowId.auc(i), a.label()).part("se"), a.se(), findings);
        }
        for (int i = 0; i < results.counts().size(); i++) {
            Count c = results.counts().get(i);
            statistic(new Subject(RowId.count(i), c.name()).part("chi2"), c.chi2(), c.p2x2(), false, findings);
        }
        for (int i = 0; i < results.means().size(); i++) {
            Mean m = results.means().get(i);
            spread(new Subject(RowId.mean(i), m.name()).part("cases_sd"), m.casesSd(), findings);
            spread(new Subject(RowId.mean(i), m.name()).part("controls_sd"), m.controlsSd(), findings);
        }
    }

    private static void spread(Subject subject, Printed printed, Findings findings) {
        if (printed.isExact() && printed.value() < 0) {
            misfit(subject, printed.text(), findings);
        }
    }

    /** @param otherSign whether the coefficient shows that z would not be negative */
    private static void statistic(Subject subject, Printed printed, Printed p, boolean otherSign, Findings findings) {
        if (!printed.isExact() || !(printed.value() < 0)) {
            return;
        }
        boolean contradicted = PValue.of(p)
                .map(q -> !WaldPolygon.pOf(printed.usual().magnitude()).meets(PValue.usual(p)))
                .orElse(false);
        if (otherSign || contradicted) {
            misfit(subject, p.present() ? printed.text() + ", P " + p.text() : printed.text(), findings);
        } else {
            findings.undetermined(subject, Check.BELOW_ZERO, printed.text(), "≥ 0", "wald-is-z");
        }
    }

    private static void misfit(Subject subject, String shown, Findings findings) {
        findings.inconsistent(subject, Check.BELOW_ZERO, Severity.GROSS, shown, "≥ 0", Optional.empty());
    }
}
