package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.SaidOfP;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Whether a printed t or P is one of Student's or Welch's test on the printed means, standard deviations and sizes,
 * over all values that print so. Ordinary causes: a rank test, a paired test in a matched study, standard errors
 * printed as standard deviations, missing values.
 */
public final class MeanComparison implements PublishedCheck {
    /** Ranges of |t| and P of one test. */
    private record Answer(Range t, Range p) {}

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int i = 0; i < results.means().size(); i++) {
            Mean m = results.means().get(i);
            Sizes sizes = results.sizes(m.group());
            boolean summary = m.casesMean().isExact()
                    && m.controlsMean().isExact()
                    && m.casesSd().isExact()
                    && m.controlsSd().isExact()
                    && sizes.cases() > 1
                    && sizes.controls() > 1;
            if (summary && (PValue.of(m.p()).isPresent() || m.t().isExact())) {
                Subject subject = new Subject(RowId.mean(i), m.name());
                boolean adjusted = SaidOfP.adjustedComparison(m.name());
                check(subject, m, sizes, adjusted ? "adjusted-comparison" : said(m, results), findings);
            }
        }
    }

    /** Why the test may be another one, where the paper says so. */
    private static String said(Mean m, PublishedResults results) {
        String words = m.name() + " " + results.design();
        return results.matched()
                ? "paired-test"
                : SaidOfP.adjusted(words) ? "bonferroni" : SaidOfP.oneSided(words) ? "said-one-sided" : "";
    }

    private static void check(Subject subject, Mean m, Sizes sizes, String said, Findings findings) {
        Answer[] answers = answers(m, sizes, 1, 1);
        String shown = m.casesMean().text() + " ± " + m.casesSd().text() + " (" + sizes.cases() + "), "
                + m.controlsMean().text() + " ± " + m.controlsSd().text() + " (" + sizes.controls() + ")"
                + (m.t().present() ? ", t " + m.t().text() : "")
                + (m.p().present() ? ", P " + m.p().text() : "");
        String computed = "t " + Figures.of(answers[0].t) + ", P " + Figures.of(answers[0].p) + "; Welch t "
                + Figures.of(answers[1].t) + ", P " + Figures.of(answers[1].p);
        if (fits(answers, m)) {
            findings.consistent(subject, Check.T_FROM_SUMMARY, shown, computed);
            return;
        }
        String cause = cause(m, sizes, answers, said);
        if (!cause.isEmpty()) {
            findings.undetermined(subject, Check.T_FROM_SUMMARY, shown, computed, cause);
            return;
        }
        Range implied = answers[0].p.hull(answers[1].p);
        Range printed = PValue.of(m.p()).orElse(implied);
        Optional<Boolean> was = PValue.significant(printed, findings.alpha());
        Optional<Boolean> is = PValue.significant(implied, findings.alpha());
        boolean decision = was.isPresent() && is.isPresent() && !was.equals(is);
        boolean far = printed.low() > 2 * implied.high() || printed.high() < implied.low() / 2;
        Printed instead = m.p().present()
                ? Misprint.nearest(m.p(), c -> PValue.of(c).map(implied::meets).orElse(false))
                : Misprint.nearest(m.t(), c -> c.rounded().magnitude().meets(answers[0].t.hull(answers[1].t)));
        String text = m.p().present() ? m.p().text() : m.t().text();
        findings.inconsistent(
                subject,
                Check.T_FROM_SUMMARY,
                decision ? Severity.DECISION : far ? Severity.GROSS : Severity.MINOR,
                shown,
                computed,
                instead.present()
                        ? Optional.of(Note.of("audit.suggest.instead", instead.text(), text))
                        : Optional.empty());
    }

    private static String cause(Mean m, Sizes sizes, Answer[] answers, String said) {
        Optional<Range> p = PValue.of(m.p());
        for (Answer a : answers) {
            boolean t = !m.t().isExact() || m.t().usual().magnitude().meets(a.t);
            if (t && p.map(q -> PValue.usual(m.p()).meets(a.p)).orElse(true)) {
                return "truncated";
            }
        }
        if (p.isPresent() && PValue.mayHaveLostItsSign(m.p()) && answers[0].p.low() < m.p().value()) {
            return "lost-sign";
        }
        if (!said.isEmpty()) {
            return said;
        }
        if (p.isPresent() && !m.t().isExact()) {
            Range z = PValue.z(answers[0].p.hull(answers[1].p));
            if (skewed(m) || new Range(0.8 * z.low() - 0.3, 1.25 * z.high() + 0.3).meets(PValue.z(p.get()))) {
                return "rank-test";
            }
        }
        if (fits(answers(m, sizes, Math.sqrt(sizes.cases()), Math.sqrt(sizes.controls())), m)) {
            return "standard-error";
        }
        // with a tenth of the subjects missing t shrinks by a twentieth
        for (Answer a : answers) {
            Range t = new Range(0.94 * a.t.low(), a.t.high());
            boolean tNear = !m.t().isExact() || m.t().rounded().magnitude().meets(t);
            Range near = a.p.times(0.75).hull(a.p.times(1.25));
            if (tNear && p.map(near::meets).orElse(true)) {
                return "quarter";
            }
        }
        return "";
    }

    /** Whether a measurement that is never negative cannot be normal: two standard deviations reach below 0. */
    private static boolean skewed(Mean m) {
        boolean positive = m.casesMean().value() > 0 && m.controlsMean().value() > 0;
        return positive
                && (m.casesMean().value() < 2 * m.casesSd().value()
                        || m.controlsMean().value() < 2 * m.controlsSd().value());
    }

    private static boolean fits(Answer[] answers, Mean m) {
        for (Answer a : answers) {
            boolean t = !m.t().isExact() || m.t().rounded().magnitude().meets(a.t);
            boolean p = PValue.of(m.p()).map(a.p::meets).orElse(true);
            if (t && p) {
                return true;
            }
        }
        return false;
    }

    /** Student's and Welch's answers; the factors turn printed standard errors into standard deviations. */
    private static Answer[] answers(Mean m, Sizes sizes, double factor1, double factor0) {
        double n1 = sizes.cases();
        double n0 = sizes.controls();
        Range difference =
                m.casesMean().rounded().minus(m.controlsMean().rounded()).magnitude();
        Range s1 = m.casesSd().rounded().clip(0, Double.MAX_VALUE).times(factor1);
        Range s0 = m.controlsSd().rounded().clip(0, Double.MAX_VALUE).times(factor0);
        Range v1 = s1.times(s1);
        Range v0 = s0.times(s0);
        Range pooled = v1.times((n1 - 1) / (n1 + n0 - 2)).plus(v0.times((n0 - 1) / (n1 + n0 - 2)));
        Range studentT = difference.over(root(pooled.times(1 / n1 + 1 / n0)));
        Range welchT = difference.over(root(v1.times(1 / n1).plus(v0.times(1 / n0))));
        Range df = Range.EMPTY;
        for (double a : new double[] {v1.low() / n1, v1.high() / n1}) {
            for (double b : new double[] {v0.low() / n0, v0.high() / n0}) {
                double d = (a + b) * (a + b) / (a * a / (n1 - 1) + b * b / (n0 - 1));
                df = Double.isNaN(d) ? df : df.hull(Range.of(d));
            }
        }
        return new Answer[] {new Answer(studentT, p(studentT, Range.of(n1 + n0 - 2))), new Answer(welchT, p(welchT, df))
        };
    }

    private static Range p(Range t, Range df) {
        if (df.isEmpty()) {
            return Range.UNIT;
        }
        return new Range(
                Double.isInfinite(t.high()) ? 0 : Tails.tTwoSided(t.high(), df.high()),
                Double.isInfinite(t.low()) ? 0 : Tails.tTwoSided(t.low(), df.low()));
    }

    private static Range root(Range r) {
        return new Range(Math.sqrt(r.low()), Math.sqrt(r.high()));
    }
}
