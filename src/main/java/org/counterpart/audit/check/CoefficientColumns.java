package org.counterpart.audit.check;

import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.RatioRow;
import org.counterpart.audit.row.WaldPolygon;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Whether the columns of an SPSS table close: {@code B = ln OR}, {@code Wald = (B/SE)²}, the P of each, and {@code SE}
 * against the width of the interval. Ordinary causes: digits cut off, an OR per several units beside B per one, the
 * other reference level, z printed as Wald, the SE of the OR itself, t quantiles, the overall Wald of a factor.
 */
public final class CoefficientColumns implements PublishedCheck {
    @Override
    public void check(PublishedResults results, Findings findings) {
        for (int m = 0; m < results.models().size(); m++) {
            Model model = results.models().get(m);
            for (int i = 0; i < model.predictors().size(); i++) {
                Predictor p = model.predictors().get(i);
                RatioRow row = new RatioRow(new Subject(RowId.predictor(m, i), p.name()), model, p);
                if (RatioRow.isRatio(model.effect())) {
                    coefficient(row, findings);
                    standardError(row, findings);
                }
                wald(row, findings);
                waldP(row, findings);
                coefficientP(row, findings);
            }
        }
    }

    private static void coefficient(RatioRow row, Findings findings) {
        Predictor p = row.printed();
        if (!p.b().isExact() || !p.or().isExact() || !(p.or().value() > 0)) {
            return;
        }
        Range b = p.b().rounded();
        Range log = row.b();
        String shown = "B " + p.b().text() + ", " + row.model().effect() + " " + p.or().text();
        String computed = "ln " + row.model().effect() + " " + Figures.of(log);
        if (b.meets(log)) {
            findings.consistent(row.subject(), Check.B_VS_OR, shown, computed);
        } else if (p.b().usual().meets(p.or().usual().log())) {
            findings.undetermined(row.subject(), Check.B_VS_OR, shown, computed, "truncated");
        } else if (b.times(-1).meets(log)) {
            findings.undetermined(row.subject(), Check.B_VS_OR, shown, computed, "other-reference");
        } else if (units(row) > 0) {
            findings.undetermined(row.subject(), Check.B_VS_OR, shown, computed, "other-unit", units(row));
        } else {
            boolean sign = (b.low() > 0 && log.high() < 0) || (b.high() < 0 && log.low() > 0);
            boolean far = b.gap(log) > 0.1 * Math.abs(log.middle());
            Printed instead = Misprint.nearest(p.b(), c -> c.rounded().meets(log));
            findings.inconsistent(
                    row.subject(),
                    Check.B_VS_OR,
                    sign ? Severity.DECISION : far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead(instead, p.b()));
        }
    }

    /**
     * How many units of B make the printed ratio: a whole number, or any factor of a measurement that SE and interval
     * share; else 0.
     */
    private static double units(RatioRow row) {
        Range b = row.printed().b().rounded();
        Range log = row.b();
        boolean straddles = (b.low() <= 0 && b.high() >= 0) || (log.low() <= 0 && log.high() >= 0);
        if (straddles || b.low() > 0 != log.low() > 0) {
            return 0;
        }
        Range ratio = log.magnitude().over(b.magnitude());
        Range inverse = new Range(1 / ratio.high(), 1 / ratio.low());
        Range se = row.printed().se().isExact() && row.hasInterval() && row.onLogScale()
                ? width(row).magnitude().over(row.printed().se().rounded())
                : Range.EMPTY;
        if (!se.isEmpty() && !se.meets(ratio)) {
            return 0;
        }
        double more = wholeUnits(ratio);
        double fewer = wholeUnits(inverse);
        if (more > 0 || fewer > 0) {
            return more > 0 ? more : 1 / fewer;
        }
        return !row.binary() && !se.isEmpty() ? ratio.middle() : 0;
    }

    /**
     * The whole number of units in the range, when the range is narrow enough or the number round enough to mean
     * something; else 0.
     */
    private static double wholeUnits(Range k) {
        double whole = Math.rint(k.middle());
        if (whole >= 2 && k.holds(whole) && (k.width() < 1 || round(whole, k))) {
            return whole;
        }
        double tens = Math.rint(k.middle() / 10) * 10;
        return tens >= 10 && k.holds(tens) ? tens : 0;
    }

    private static boolean round(double whole, Range k) {
        return k.width() < 0.25 * whole && (whole % 5 == 0 || whole < 5);
    }

    private static void wald(RatioRow row, Findings findings) {
        Predictor p = row.printed();
        if (!p.b().isExact() || !p.se().isExact() || !p.wald().isExact()) {
            return;
        }
        Range z = p.b().rounded().magnitude().over(p.se().rounded().clip(0, Double.MAX_VALUE));
        Range square = z.times(z);
        String shown = "B " + p.b().text() + ", SE " + p.se().text() + ", Wald "
                + p.wald().text();
        String computed = "(B/SE)² " + Figures.of(square);
        Range usualZ = p.b().usual().magnitude().over(p.se().usual().clip(0, Double.MAX_VALUE));
        boolean asZ = z.meets(p.wald().rounded().magnitude()) && (p.wald().value() >= 0 || p.b().value() < 0);
        if (p.wald().rounded().meets(square)) {
            findings.consistent(row.subject(), Check.WALD, shown, computed);
        } else if (p.wald().value() >= 0 && p.wald().usual().meets(usualZ.times(usualZ))) {
            findings.undetermined(row.subject(), Check.WALD, shown, computed, "truncated");
        } else if (asZ) {
            findings.undetermined(row.subject(), Check.WALD, shown, computed, "wald-is-z");
        } else {
            boolean far = p.wald().value() < 0
                    || p.wald().rounded().low() > 1.5 * square.high()
                    || p.wald().rounded().high() < square.low() / 1.5;
            Printed instead = Misprint.nearest(p.wald(), c -> c.rounded().meets(square));
            findings.inconsistent(
                    row.subject(),
                    Check.WALD,
                    far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead(instead, p.wald()));
        }
    }

    private static void waldP(RatioRow row, Findings findings) {
        Predictor p = row.printed();
        Optional<Range> printed = PValue.of(p.p());
        if (!p.wald().isExact() || printed.isEmpty() || p.wald().value() < 0) {
            return;
        }
        String shown = "Wald " + p.wald().text() + ", P " + p.p().text();
        Range implied = chiSquareP(p.wald().rounded(), 1);
        boolean asZ = WaldPolygon.pOf(p.wald().rounded().magnitude()).meets(printed.get());
        String cause = "";
        if (asZ) {
            cause = "wald-is-z";
        }
        for (int df = 2; df <= 9 && row.categorical() && cause.isEmpty(); df++) {
            cause = chiSquareP(p.wald().rounded(), df).meets(printed.get()) ? "overall-p" : "";
        }
        judge(
                row.subject(),
                Check.WALD_P,
                shown,
                p.p(),
                implied,
                chiSquareP(p.wald().usual(), 1),
                cause,
                findings);
    }

    private static Range chiSquareP(Range wald, int df) {
        return new Range(
                Tails.chiSquareUpper(Math.max(0, wald.high()), df), Tails.chiSquareUpper(Math.max(0, wald.low()), df));
    }

    private static void coefficientP(RatioRow row, Findings findings) {
        Predictor p = row.printed();
        if (!p.b().isExact()
                || !p.se().isExact()
                || p.wald().isExact()
                || PValue.of(p.p()).isEmpty()) {
            return;
        }
        String shown = "B " + p.b().text() + ", SE " + p.se().text() + ", P " + p.p().text();
        Range z = p.b().rounded().magnitude().over(p.se().rounded().clip(0, Double.MAX_VALUE));
        Range usual = p.b().usual().magnitude().over(p.se().usual().clip(0, Double.MAX_VALUE));
        judge(row.subject(), Check.B_SE_P, shown, p.p(), WaldPolygon.pOf(z), WaldPolygon.pOf(usual), "", findings);
    }

    private static void judge(
            Subject subject,
            Check check,
            String shown,
            Printed p,
            Range implied,
            Range usual,
            String special,
            Findings findings) {
        Range printed = p.rounded().clip(0, 1);
        String computed = "P " + Figures.of(implied);
        String cause = PValue.mayHaveLostItsSign(p) && implied.low() < p.value()
                ? "lost-sign"
                : PValue.usual(p).meets(usual)
                        ? "truncated"
                        : implied.times(0.75).hull(implied.times(1.25)).meets(printed) ? "quarter" : special;
        if (printed.meets(implied)) {
            findings.consistent(subject, check, shown, computed);
        } else if (!cause.isEmpty()) {
            findings.undetermined(subject, check, shown, computed, cause);
        } else {
            Optional<Boolean> was = PValue.significant(printed, findings.alpha());
            Optional<Boolean> is = PValue.significant(implied, findings.alpha());
            boolean decision = was.isPresent() && is.isPresent() && !was.equals(is);
            boolean far = printed.low() > 2 * implied.high() || printed.high() < implied.low() / 2;
            Printed instead =
                    Misprint.nearest(p, c -> PValue.of(c).map(implied::meets).orElse(false));
            findings.inconsistent(
                    subject,
                    check,
                    decision ? Severity.DECISION : far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead(instead, p));
        }
    }

    private static void standardError(RatioRow row, Findings findings) {
        Predictor p = row.printed();
        if (!p.se().isExact()
                || !row.hasInterval()
                || !row.onLogScale()
                || !(p.ciLow().value() > 0)) {
            return;
        }
        Range width = width(row);
        Range se = p.se().rounded().clip(0, Double.MAX_VALUE);
        String shown = "SE " + p.se().text() + ", " + row.shown();
        String computed = "SE " + Figures.of(width);
        Range ratio = width.over(p.se().usual().clip(1e-12, Double.MAX_VALUE));
        if (se.meets(width)) {
            findings.consistent(row.subject(), Check.SE_VS_CI, shown, computed);
        } else if (p.se().usual().meets(usualWidth(row))) {
            findings.undetermined(row.subject(), Check.SE_VS_CI, shown, computed, "truncated");
        } else if (row.otherReach().isPresent()
                && ratio.times(RatioRow.REACH / row.otherReach().getAsDouble()).meets(new Range(0.97, 1.03))) {
            findings.undetermined(row.subject(), Check.SE_VS_CI, shown, computed, "labelled-level");
        } else if (ratio.meets(new Range(0.97, 1.14))) {
            findings.undetermined(row.subject(), Check.SE_VS_CI, shown, computed, "other-quantile");
        } else if (p.or().isExact() && se.meets(width.times(p.or().rounded()))) {
            findings.undetermined(row.subject(), Check.SE_VS_CI, shown, computed, "se-of-ratio");
        } else if (p.b().isExact() && units(row) > 0) {
            findings.undetermined(row.subject(), Check.SE_VS_CI, shown, computed, "other-unit", units(row));
        } else {
            boolean far = ratio.low() > 1.5 || ratio.high() < 1 / 1.5;
            Printed instead = Misprint.nearest(p.se(), c -> c.rounded().meets(width));
            findings.inconsistent(
                    row.subject(),
                    Check.SE_VS_CI,
                    far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead(instead, p.se()));
        }
    }

    private static Range width(RatioRow row) {
        Range both = row.high().minus(row.low());
        return new Range(both.low() / (2 * RatioRow.ROUNDED_REACH), both.high() / (2 * RatioRow.REACH));
    }

    private static Range usualWidth(RatioRow row) {
        return row.printed()
                .ciHigh()
                .usual()
                .log()
                .minus(row.printed().ciLow().usual().log())
                .times(1 / (2 * RatioRow.REACH));
    }

    private static Optional<Note> instead(Printed instead, Printed was) {
        return instead.present()
                ? Optional.of(Note.of("audit.suggest.instead", instead.text(), was.text()))
                : Optional.empty();
    }
}
