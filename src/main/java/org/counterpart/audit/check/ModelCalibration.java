package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.HosmerLemeshow;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.PValue;
import org.counterpart.stats.Tails;

/**
 * Whether the P of a Hosmer-Lemeshow test is that of its chi-square and degrees of freedom. Ordinary causes: the number
 * of groups printed for the degrees of freedom, which are two fewer; degrees of freedom that are not printed, 8 in most
 * programs and fewer where groups are tied.
 */
public final class ModelCalibration implements PublishedCheck {
    private static final int USUAL = 8;

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int m = 0; m < results.models().size(); m++) {
            Model model = results.models().get(m);
            HosmerLemeshow test = model.hosmerLemeshow();
            if (test.chi2().isExact()
                    && test.chi2().value() >= 0
                    && PValue.of(test.p()).isPresent()) {
                check(new Subject(RowId.model(m) + ".hosmer_lemeshow", model.label()), test, findings);
            }
        }
    }

    private static void check(Subject subject, HosmerLemeshow test, Findings findings) {
        boolean known = test.df().count() > 0;
        int df = known ? test.df().count() : USUAL;
        String shown = "χ² " + test.chi2().text() + (known ? ", df " + test.df().text() : "") + ", P "
                + test.p().text();
        Range implied = p(test.chi2().rounded(), df);
        Range printed = PValue.of(test.p()).orElseThrow();
        String computed = "P " + Figures.of(implied);
        String cause = implied.meets(printed) ? "" : cause(test, df, known);
        if (implied.meets(printed)) {
            findings.consistent(subject, Check.HOSMER_LEMESHOW, shown, computed);
        } else if (!cause.isEmpty()) {
            findings.undetermined(subject, Check.HOSMER_LEMESHOW, shown, computed, cause);
        } else {
            Optional<Boolean> was = PValue.significant(printed, findings.alpha());
            Optional<Boolean> is = PValue.significant(implied, findings.alpha());
            boolean decision = was.isPresent() && is.isPresent() && !was.equals(is);
            findings.inconsistent(
                    subject,
                    Check.HOSMER_LEMESHOW,
                    decision ? Severity.DECISION : Severity.MINOR,
                    shown,
                    computed,
                    Optional.empty());
        }
    }

    private static String cause(HosmerLemeshow test, int df, boolean known) {
        Range printed = PValue.usual(test.p());
        Range chi2 = test.chi2().usual();
        if (p(chi2, df).meets(printed)) {
            return "truncated";
        }
        if (!known) {
            return "df-not-printed";
        }
        if (PValue.mayHaveLostItsSign(test.p()) && p(chi2, df).low() < test.p().value()) {
            return "lost-sign";
        }
        return df > 2 && p(chi2, df - 2).meets(printed) ? "df-is-groups" : "";
    }

    private static Range p(Range chi2, int df) {
        return new Range(
                Tails.chiSquareUpper(Math.max(0, chi2.high()), df), Tails.chiSquareUpper(Math.max(0, chi2.low()), df));
    }
}
