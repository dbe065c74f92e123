package org.counterpart.audit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.audit.row.AnotherTest;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.OwnTable;
import org.counterpart.audit.row.PReading;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.RatioRow;
import org.counterpart.audit.row.SaidOfP;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Whether the printed P is one that the ratio and its interval imply, and whether both call the ratio significant
 * ({@code decision}). For a Wald interval the implied P is the exact range over all coefficients and standard errors
 * that print so.
 *
 * <p>Ordinary causes: a P cut off instead of rounded; a lost {@code <}; a P within a quarter of the Wald P (likelihood
 * ratio, score, t); in small samples and in columns of single-factor models more than that, as far as the tests really
 * differ, unless the other rows show that Wald P values were printed; the overall P of a factor; one-sided P values or
 * another confidence level in the whole table; what headings say of a P.
 */
public final class PValueAgainstInterval implements PublishedCheck {
    /**
     * With fewer cases (or controls) for each predictor estimates are far off and the tests far apart (Peduzzi et al.
     * 1996, doi:10.1016/S0895-4356(96)00236-3).
     */
    private static final int FEW_EVENTS = 5;
    /**
     * How many times the z of a profile-likelihood interval's width Wald's can be, with at least as many cases for each
     * predictor.
     */
    private static final double PROFILE = 1.2;

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (List<RatioRow> rows : RatioRow.of(results)) {
            List<PReading> readings = new ArrayList<>();
            for (RatioRow row : rows) {
                if (row.printed().p().present()) {
                    PReading.of(row).ifPresentOrElse(readings::add, () -> unreadable(row, findings));
                }
            }
            boolean loose = rows.stream().anyMatch(RatioRow::allButSeparated) || fewEvents(rows, results);
            for (PReading reading : readings) {
                check(reading, readings, rows, loose, results, findings);
            }
        }
    }

    private static boolean fewEvents(List<RatioRow> rows, PublishedResults results) {
        return rows.stream().anyMatch(row -> {
            PublishedResults.Sizes sizes = results.sizes(row.model().group());
            int smaller = Math.min(sizes.cases(), sizes.controls());
            return smaller > 0
                    && smaller < FEW_EVENTS * rows.size()
                    && !row.model().univariable();
        });
    }

    private static void unreadable(RatioRow row, Findings findings) {
        String cause = row.onLogScale() ? "p-unreadable" : "not-on-log-scale";
        findings.undetermined(row.subject(), Check.P_VS_CI, row.shownWithP(), "", cause);
        findings.undetermined(row.subject(), Check.DECISION, row.shownWithP(), "", cause);
    }

    private static void check(
            PReading r,
            List<PReading> all,
            List<RatioRow> rows,
            boolean loose,
            PublishedResults study,
            Findings findings) {
        String shown = r.row().shownWithP();
        String computed = "P " + Figures.of(r.implied());
        Optional<String> cause = r.fits() ? Optional.empty() : cause(r, all, rows, loose, study);
        Optional<Boolean> excludes = r.row().excludesOne();
        Optional<Boolean> significant = PValue.significant(r.printed(), findings.alpha());
        boolean own = r.row().otherReach().isEmpty();
        boolean judged = own && ofTheInterval(findings.alpha()) && excludes.isPresent() && significant.isPresent();
        boolean disagree = judged && !excludes.get().equals(significant.get());
        if (r.fits() && r.implied().width() > 0.5) {
            findings.undetermined(r.row().subject(), Check.P_VS_CI, shown, computed, "too-coarse");
        } else if (r.fits()) {
            String kind = PValue.isZero(r.row().printed().p()) ? "p-zero" : Check.P_VS_CI.word();
            findings.consistent(r.row().subject(), Check.P_VS_CI, shown, computed, kind);
        } else if (cause.isPresent()) {
            findings.undetermined(r.row().subject(), Check.P_VS_CI, shown, computed, cause.get());
        } else {
            Severity severity = disagree ? Severity.DECISION : farApart(r) ? Severity.GROSS : Severity.MINOR;
            findings.inconsistent(
                    r.row().subject(),
                    Check.P_VS_CI,
                    severity,
                    shown,
                    computed,
                    Check.P_VS_CI.word() + said(r),
                    suggestion(r, all));
        }
        if (!judged) {
            findings.undetermined(
                    r.row().subject(),
                    Check.DECISION,
                    shown,
                    computed,
                    !own ? "labelled-level" : ofTheInterval(findings.alpha()) ? "at-the-limit" : "other-alpha");
        } else if (!disagree) {
            findings.consistent(r.row().subject(), Check.DECISION, shown, computed);
        } else if (!r.row().outside() && (r.fits() || cause.isPresent())) {
            findings.undetermined(r.row().subject(), Check.DECISION, shown, computed, cause.orElse("at-the-limit"));
        } else {
            findings.inconsistent(
                    r.row().subject(),
                    Check.DECISION,
                    Severity.DECISION,
                    shown,
                    computed,
                    (excludes.get() ? "decision-excludes" : "decision-includes") + (r.fits() ? "" : said(r)),
                    suggestion(r, all));
        }
    }

    private static Optional<String> cause(
            PReading r, List<PReading> all, List<RatioRow> rows, boolean loose, PublishedResults study) {
        Printed p = r.row().printed().p();
        Range implied = r.implied();
        if (implied.meets(r.printed())) {
            return Optional.of("skewed-interval");
        }
        if (r.row().otherReach().isPresent()
                && quarter(r.row().waldP(r.row().otherReach().getAsDouble())).meets(r.printed())) {
            return Optional.of("labelled-level");
        }
        if (OwnTable.gives(r.row(), p)) {
            return Optional.of("table-p");
        }
        if (PValue.mayHaveLostItsSign(p) && implied.low() < p.value()) {
            return Optional.of("lost-sign");
        }
        if (PValue.usual(p).meets(implied) || r.row().loosely(Printed::usual).meets(r.printed())) {
            return Optional.of("truncated");
        }
        Range cut = r.row().loosely(Printed::usual);
        boolean alone = waldAlone(r, all);
        if (alone && cut.meets(PValue.usual(p))) {
            return Optional.of("truncated");
        }
        if (!alone && (quarter(implied).meets(r.printed()) || quarter(cut).meets(PValue.usual(p)))) {
            return Optional.of("quarter");
        }
        if (r.row().blur() > 0.25 && r.row().widthP(Printed::truncated).meets(PValue.usual(p))) {
            return Optional.of("truncated");
        }
        Optional<String> said = SaidOfP.cause(r, study);
        if (said.isPresent()) {
            return said;
        }
        if (overallOfFactor(r, rows)) {
            return Optional.of("overall-p");
        }
        boolean saidWald = r.row().saidTest() == TestOfP.WALD && !loose;
        boolean another = saidWald ? nearly(r) : AnotherTest.explains(r, all, loose, study);
        if (another && !alone) {
            return Optional.of("other-test" + said(r));
        }
        return wholeTable(all);
    }

    /** Which test the sentence on this row stands on. */
    private static String said(PReading r) {
        TestOfP said = r.row().saidTest();
        return said == TestOfP.NOT_SAID ? "" : "-said-" + said.word();
    }

    /** The P is Wald's, and so are the intervals, by a column of standard errors or Wald statistics beside them. */
    private static boolean waldAlone(PReading r, List<PReading> all) {
        return r.row().saidTest() == TestOfP.WALD
                && all.stream()
                        .allMatch(o -> o.wald()
                                && (o.row().printed().wald().present()
                                        || o.row().printed().se().present()));
    }

    /**
     * The P is Wald's, but the interval may be a profile-likelihood one, which programs print beside it: its width is
     * that of another standard error.
     */
    private static boolean nearly(PReading r) {
        Range z = PValue.z(r.implied());
        return new Range(z.low() / PROFILE, z.high() * PROFILE)
                .meets(PValue.z(PValue.usual(r.row().printed().p())));
    }

    private static Range quarter(Range p) {
        return p.isEmpty() ? p : p.times(0.75).hull(p.times(1.25));
    }

    /** One P for all levels of a factor: beside the first only, or repeated beside each. */
    private static boolean overallOfFactor(PReading r, List<RatioRow> rows) {
        if (!r.row().categorical()) {
            return false;
        }
        int at = rows.indexOf(r.row());
        for (int step : new int[] {-1, 1}) {
            if (at + step >= 0 && at + step < rows.size()) {
                RatioRow next = rows.get(at + step);
                Printed p = next.printed().p();
                if (next.categorical()
                        && (!p.present()
                                || (p.text().equals(r.row().printed().p().text())
                                        && (p.isExact() || sameFactor(next, r.row()))))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether two names begin with the same words: {@code stage 2 vs 1} and {@code stage 3 vs 1}. */
    private static boolean sameFactor(RatioRow one, RatioRow other) {
        String a = one.printed().name();
        String b = other.printed().name();
        int same = 0;
        while (same < Math.min(a.length(), b.length()) && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return same > 0 && a.substring(0, same).matches(".*[\\p{L}].*");
    }

    /** Something that explains every misfit of the table at once. */
    private static Optional<String> wholeTable(List<PReading> all) {
        List<PReading> misfits = all.stream().filter(r -> !r.fits()).toList();
        List<PReading> telling =
                all.stream().filter(r -> r.row().printed().p().isExact()).toList();
        if (misfits.size() < 3 || 2 * misfits.size() < telling.size()) {
            return Optional.empty();
        }
        if (all.stream().allMatch(r -> r.implied().times(0.5).meets(r.printed()))) {
            return Optional.of("one-sided");
        }
        for (double level : new double[] {0.9, 0.99}) {
            double reach = Tails.normalCritical(level);
            if (all.stream().allMatch(r -> r.row().waldP(reach).meets(r.printed()))) {
                return Optional.of("other-level");
            }
        }
        return Optional.empty();
    }

    /** A 95% interval decides at 0.05 only. */
    private static boolean ofTheInterval(double alpha) {
        return Math.abs(alpha - 0.05) < 1e-12;
    }

    private static boolean farApart(PReading r) {
        return r.printed().low() > 2 * r.implied().high()
                || r.printed().high() < r.implied().low() / 2;
    }

    private static Optional<Note> suggestion(PReading r, List<PReading> all) {
        if (!r.wald()) {
            return Optional.empty(); // a broken interval implies no P to look for
        }
        int at = all.indexOf(r);
        for (int step : new int[] {-1, 1}) {
            if (at + step >= 0 && at + step < all.size()) {
                PReading other = all.get(at + step);
                if (!other.fits()
                        && other.row().printed().p().isExact()
                        && other.printed().meets(r.implied())) {
                    return Optional.of(Note.of(
                            step < 0 ? "audit.suggest.p-above" : "audit.suggest.p-below",
                            other.row().printed().p().text(),
                            other.row().subject().name()));
                }
            }
        }
        Printed p = r.row().printed().p();
        Printed instead =
                Misprint.nearest(p, c -> PValue.of(c).map(r.implied()::meets).orElse(false));
        return instead.present()
                ? Optional.of(Note.of("audit.suggest.instead", instead.text(), p.text()))
                : Optional.empty();
    }
}
