package org.counterpart.audit.check;

import java.util.Locale;
import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.FourfoldTests;
import org.counterpart.audit.row.MidP;
import org.counterpart.audit.row.RatioRow;

/**
 * A crude odds ratio, and its Woolf interval, against the printed 2x2 table. A ratio that does not fit is called
 * inconsistent only where the other rows of its column show that the column is crude: many "univariate" columns are
 * partly adjusted, and an odds ratio of matched sets, a hazard, risk or prevalence ratio need not be the cross product.
 */
public final class CrudeOddsRatio implements PublishedCheck {
    private enum Fit {
        NO_TABLE,
        FITS,
        LOOSELY,
        MISFITS
    }

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int m = 0; m < results.models().size(); m++) {
            Model model = results.models().get(m);
            int fits = 0;
            int misfits = 0;
            for (Predictor p : model.predictors()) {
                Fit fit = fit(model, p);
                fits += fit == Fit.FITS ? 1 : 0;
                misfits += fit == Fit.MISFITS ? 1 : 0;
            }
            for (int i = 0; i < model.predictors().size(); i++) {
                Predictor p = model.predictors().get(i);
                Subject subject = new Subject(RowId.predictor(m, i), p.name());
                if (fit(model, p) != Fit.NO_TABLE) {
                    boolean crude = model.univariable() && fits >= 3 && fits >= 3 * misfits;
                    check(new RatioRow(subject, model, p), crude, results.matched(), findings);
                }
            }
        }
    }

    private static FourfoldTests table(Predictor p) {
        TwoByTwoTable t = p.table();
        return new FourfoldTests(
                t.exposedCases().count(),
                t.exposedControls().count(),
                t.unexposedCases().count(),
                t.unexposedControls().count());
    }

    private static Fit fit(Model model, Predictor p) {
        if (p.table() == null || !p.or().isExact()) {
            return Fit.NO_TABLE;
        }
        FourfoldTests t = table(p);
        if (t.hasEmptyCell()) {
            return Fit.LOOSELY;
        }
        double crude = crude(model, t);
        return p.or().rounded().holds(crude) ? Fit.FITS : p.or().usual().holds(crude) ? Fit.LOOSELY : Fit.MISFITS;
    }

    private static double crude(Model model, FourfoldTests t) {
        String effect = model.effect().toUpperCase(Locale.ROOT);
        return effect.equals("RR") || effect.equals("PR") ? t.riskRatio() : t.oddsRatio();
    }

    private static void check(RatioRow row, boolean crudeColumn, boolean matched, Findings findings) {
        Predictor p = row.printed();
        FourfoldTests t = table(p);
        String shown = t.a() + "/" + t.c() + ", " + t.b() + "/" + t.d() + "; "
                + (row.hasInterval() ? row.shown() : p.or().text());
        if (t.hasEmptyCell()) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, "", "empty-cell");
            return;
        }
        double crude = crude(row.model(), t);
        String computed = Figures.of(crude);
        if (p.or().rounded().holds(crude)) {
            findings.consistent(row.subject(), Check.CRUDE_OR, shown, computed);
            interval(row, t, shown, matched, findings);
        } else if (p.or().usual().holds(crude)) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "truncated");
            if (row.model().univariable()) {
                interval(row, t, shown, matched, findings);
            }
        } else if (exactEstimate(row, t)) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "exact-estimate");
            interval(row, t, shown, matched, findings);
        } else if (p.or().rounded().holds(1 / crude)) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "other-reference");
        } else if (matched) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "matched-or");
        } else if (!crudeColumn || PublishedResults.matches(row.model().effect(), "hr")) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "perhaps-adjusted");
        } else if (missing(t, p.or().rounded())) {
            findings.undetermined(row.subject(), Check.CRUDE_OR, shown, computed, "missing-pairs");
        } else {
            boolean far = p.or().value() > 1.2 * crude || p.or().value() < crude / 1.2;
            findings.inconsistent(
                    row.subject(),
                    Check.CRUDE_OR,
                    far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    Optional.empty());
        }
    }

    /** Whether it is the median-unbiased or the conditional estimate, in a column of odds ratios called crude. */
    private static boolean exactEstimate(RatioRow row, FourfoldTests t) {
        Range printed = row.printed().or().rounded();
        return row.model().univariable()
                && isOdds(row)
                && (printed.holds(Math.exp(new MidP(t).estimate()))
                        || printed.holds(Math.exp(t.conditionalEstimate())));
    }

    private static boolean isOdds(RatioRow row) {
        String effect = row.model().effect().toUpperCase(Locale.ROOT);
        return effect.equals("OR") || effect.equals("DOR");
    }

    /**
     * Whether up to a twentieth of a group without a value explains the ratio (the unexposed were then counted too
     * many).
     */
    private static boolean missing(FourfoldTests t, Range or) {
        double most1 = Math.min(t.c() - 1, 0.05 * (t.a() + t.c()));
        double most0 = Math.min(t.d() - 1, 0.05 * (t.b() + t.d()));
        double low = (double) t.a() * (t.d() - most0) / ((double) t.b() * t.c());
        double high = (double) t.a() * t.d() / (t.b() * (t.c() - most1));
        return new Range(low, high).meets(or);
    }

    /**
     * Whether the counts beside a crude odds ratio show that its interval is not Wald's, which of a 2x2 table is
     * Woolf's.
     */
    static boolean otherThanWoolf(RatioRow row) {
        if (row.printed().table() == null || !row.hasInterval() || !row.onLogScale()) {
            return false;
        }
        FourfoldTests t = table(row.printed());
        if (t.hasEmptyCell() || !row.printed().or().rounded().holds(t.oddsRatio())) {
            return false;
        }
        double b = Math.log(t.oddsRatio());
        double reach = RatioRow.REACH * t.woolf();
        return !row.printed().ciLow().usual().holds(Math.exp(b - reach))
                || !row.printed().ciHigh().usual().holds(Math.exp(b + reach));
    }

    /**
     * Woolf's interval; the profile-likelihood, the exact and the mid-P interval are computed too, since with a cell of
     * 1 their limits are far from Woolf's. Score intervals differ by a fraction of the standard error that small cells
     * make larger.
     */
    private static void interval(RatioRow row, FourfoldTests t, String shown, boolean matched, Findings findings) {
        if (!row.hasInterval() || !row.onLogScale() || !isOdds(row)) {
            return;
        }
        double se = t.woolf();
        double b = Math.log(t.oddsRatio());
        Range limits = new Range(Math.exp(b - RatioRow.REACH * se), Math.exp(b + RatioRow.REACH * se));
        String computed = Figures.of(limits);
        Printed low = row.printed().ciLow();
        Printed high = row.printed().ciHigh();
        Range lowest = Range.of(Math.log(limits.low()));
        Range highest = Range.of(Math.log(limits.high()));
        for (Range other : new Range[] {t.profile(RatioRow.REACH), t.exact(), new MidP(t).limits()}) {
            lowest = lowest.hull(Range.of(other.low()));
            highest = highest.hull(Range.of(other.high()));
        }
        double off = Math.max(low.usual().log().gap(lowest), high.usual().log().gap(highest)) / se;
        if (low.rounded().holds(limits.low()) && high.rounded().holds(limits.high())) {
            findings.consistent(row.subject(), Check.CRUDE_CI, shown, computed);
        } else if (low.usual().holds(limits.low()) && high.usual().holds(limits.high())) {
            findings.undetermined(row.subject(), Check.CRUDE_CI, shown, computed, "truncated");
        } else if (off < 0.15 + 0.6 * se || matched) {
            findings.undetermined(row.subject(), Check.CRUDE_CI, shown, computed, "other-interval");
        } else {
            findings.inconsistent(row.subject(), Check.CRUDE_CI, Severity.GROSS, shown, computed, Optional.empty());
        }
    }
}
