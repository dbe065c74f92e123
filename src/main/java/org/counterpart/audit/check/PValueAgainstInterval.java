package org.counterpart.audit.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.TwoByTwoTable;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.FourfoldTests;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.OtherTests;
import org.counterpart.audit.row.PValue;
import org.counterpart.audit.row.RatioRow;
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
 * another confidence level in the whole table.
 */
public final class PValueAgainstInterval implements PublishedCheck {
    /**
     * Where a predictor all but separates cases from controls, Wald tests of the whole model are small (Hauck and
     * Donner 1977, doi:10.2307/2286473).
     */
    private static final double BESIDE_SEPARATION = 2.2;
    /**
     * With fewer cases (or controls) for each predictor estimates are far off and the tests far apart (Peduzzi et al.
     * 1996, doi:10.1016/S0895-4356(96)00236-3).
     */
    private static final int FEW_EVENTS = 5;
    /**
     * An exact P of a 2x2 table is 1 where no table is more probable, which is so up to one subject from the expected
     * number: one over the root of its hypergeometric variance in z, about the standard error; a fifth more for the two
     * not being the same.
     */
    private static final double EXACT = 1.2;
    /** Score |z| over Wald |z| of a skewed measurement in conditional fits; near 0.9 for exposures. */
    private static final double SCORE_OF_MEASUREMENT = 0.7;

    /** @param fits whether printed and implied P meet */
    private record Reading(RatioRow row, Range printed, Range implied, boolean wald, boolean fits) {}

    @Override
    public void check(PublishedResults results, Findings findings) {
        for (List<RatioRow> rows : RatioRow.of(results)) {
            List<Reading> readings = new ArrayList<>();
            for (RatioRow row : rows) {
                if (row.printed().p().present()) {
                    read(row).ifPresentOrElse(readings::add, () -> unreadable(row, findings));
                }
            }
            boolean loose = rows.stream().anyMatch(RatioRow::allButSeparated) || fewEvents(rows, results);
            for (Reading reading : readings) {
                check(
                        reading,
                        readings,
                        rows,
                        loose,
                        results.sizes(reading.row.model().group()),
                        findings);
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

    private static Optional<Reading> read(RatioRow row) {
        Optional<Range> p = PValue.of(row.printed().p());
        if (p.isEmpty() || !row.onLogScale() || row.printed().or().value() == 0) {
            return Optional.empty();
        }
        Range wald = row.waldP();
        boolean polygon = !wald.isEmpty();
        List<Range> ways = new ArrayList<>(polygon ? List.of(wald) : row.armP());
        if (polygon && row.printed().ciLow().value() == 0) {
            ways.addAll(
                    row.armP()); // a limit that was rounded to nothing does not show whether the interval is symmetric
        }
        Range implied = ways.stream().reduce(Range.EMPTY, Range::hull);
        return Optional.of(
                new Reading(row, p.get(), implied, polygon, ways.stream().anyMatch(p.get()::meets)));
    }

    private static void check(
            Reading r,
            List<Reading> all,
            List<RatioRow> rows,
            boolean loose,
            PublishedResults.Sizes sizes,
            Findings findings) {
        String shown = r.row.shownWithP();
        String computed = "P " + Figures.of(r.implied);
        Optional<String> cause = r.fits ? Optional.empty() : cause(r, all, rows, loose, sizes);
        Optional<Boolean> excludes = r.row.excludesOne();
        Optional<Boolean> significant = PValue.significant(r.printed, findings.alpha());
        boolean own = r.row.otherReach().isEmpty();
        boolean judged = own && ofTheInterval(findings.alpha()) && excludes.isPresent() && significant.isPresent();
        boolean disagree = judged && !excludes.get().equals(significant.get());
        if (r.fits && r.implied.width() > 0.5) {
            findings.undetermined(r.row.subject(), Check.P_VS_CI, shown, computed, "too-coarse");
        } else if (r.fits) {
            findings.consistent(r.row.subject(), Check.P_VS_CI, shown, computed);
        } else if (cause.isPresent()) {
            findings.undetermined(r.row.subject(), Check.P_VS_CI, shown, computed, cause.get());
        } else {
            Severity severity = disagree ? Severity.DECISION : farApart(r) ? Severity.GROSS : Severity.MINOR;
            findings.inconsistent(r.row.subject(), Check.P_VS_CI, severity, shown, computed, suggestion(r, all));
        }
        if (!judged) {
            findings.undetermined(
                    r.row.subject(),
                    Check.DECISION,
                    shown,
                    computed,
                    !own ? "labelled-level" : ofTheInterval(findings.alpha()) ? "at-the-limit" : "other-alpha");
        } else if (!disagree) {
            findings.consistent(r.row.subject(), Check.DECISION, shown, computed);
        } else if (!r.row.outside() && (r.fits || cause.isPresent())) {
            findings.undetermined(r.row.subject(), Check.DECISION, shown, computed, cause.orElse("at-the-limit"));
        } else {
            findings.inconsistent(
                    r.row.subject(),
                    Check.DECISION,
                    Severity.DECISION,
                    shown,
                    computed,
                    excludes.get() ? "decision-excludes" : "decision-includes",
                    suggestion(r, all));
        }
    }

    private static Optional<String> cause(
            Reading r, List<Reading> all, List<RatioRow> rows, boolean loose, PublishedResults.Sizes sizes) {
        Printed p = r.row.printed().p();
        Range implied = r.implied;
        if (implied.meets(r.printed)) {
            return Optional.of("skewed-interval");
        }
        if (r.row.otherReach().isPresent()
                && quarter(r.row.waldP(r.row.otherReach().getAsDouble())).meets(r.printed)) {
            return Optional.of("labelled-level");
        }
        if (ofItsTable(r.row)) {
            return Optional.of("table-p");
        }
        if (PValue.mayHaveLostItsSign(p) && implied.low() < p.value()) {
            return Optional.of("lost-sign");
        }
        if (PValue.usual(p).meets(implied) || r.row.loosely(Printed::usual).meets(r.printed)) {
            return Optional.of("truncated");
        }
        if (quarter(implied).meets(r.printed)
                || quarter(r.row.loosely(Printed::usual)).meets(PValue.usual(p))) {
            return Optional.of("quarter");
        }
        if (r.row.blur() > 0.25 && r.row.widthP(Printed::truncated).meets(PValue.usual(p))) {
            return Optional.of("truncated");
        }
        if (overallOfFactor(r, rows)) {
            return Optional.of("overall-p");
        }
        if (otherTest(r, all, loose, sizes)) {
            return Optional.of("other-test");
        }
        return wholeTable(all);
    }

    /** Whether it is the P of a test of the row's own 2x2 table: of the exposure, whatever the ratio is. */
    private static boolean ofItsTable(RatioRow row) {
        TwoByTwoTable t = row.printed().table();
        if (t == null || row.printed().p().relation() != Printed.Relation.EXACT) {
            return false;
        }
        int[] cells = {
            t.exposedCases().count(),
            t.exposedControls().count(),
            t.unexposedCases().count(),
            t.unexposedControls().count()
        };
        return Arrays.stream(cells).allMatch(c -> c >= 0)
                && new FourfoldTests(cells[0], cells[1], cells[2], cells[3])
                        .p().values().stream()
                                .anyMatch(PValue.usual(row.printed().p())::holds);
    }

    private static Range quarter(Range p) {
        return p.isEmpty() ? p : p.times(0.75).hull(p.times(1.25));
    }

    /**
     * How far a likelihood-ratio, score or t statistic, an exact or corrected P of a 2x2 table, or that of a rank test
     * can be from the Wald |z| beside it: bounds over simulated tables of 40 to 1,500 subjects. The Wald |z| of a row
     * that all but separates cases from controls has no lower bound.
     *
     * @param loose separation, or few cases for each predictor
     */
    private static boolean otherTest(Reading r, List<Reading> all, boolean loose, PublishedResults.Sizes sizes) {
        boolean single = r.row.model().univariable();
        if (!single && pValuesAreWald(r, all)) {
            return false;
        }
        double se = r.row.se();
        double up = loose ? BESIDE_SEPARATION : most(r, sizes);
        double down = r.row.allButSeparated()
                ? 0
                : r.row.binary() || single ? 0.9 - 0.1 * Math.min(1, se) : SCORE_OF_MEASUREMENT;
        double shift = !single ? 0 : r.row.continuous() ? 0.2 : EXACT * Math.min(1, se);
        Range z = PValue.z(r.implied);
        return new Range(down * z.low() - shift, up * z.high() + shift)
                .meets(PValue.z(PValue.usual(r.row.printed().p())));
    }

    /**
     * How many times Wald's |z| that of another test can be, by the sizes of groups. Where none are printed, or a rank
     * test of a measurement may stand beside its crude odds ratio, up to 1.4 and more of a large standard error.
     */
    private static double most(Reading r, PublishedResults.Sizes sizes) {
        double any = Math.max(1.4, 1.2 + 0.5 * Math.min(1, r.row.se()));
        boolean ranks = r.row.model().univariable() && !r.row.binary();
        if (sizes.cases() < 1 || sizes.controls() < 1 || ranks || r.row.b().holds(0)) {
            return any;
        }
        double exposure = OtherTests.ofExposure(r.row.b().middle(), r.row.se(), sizes.cases(), sizes.controls());
        if (r.row.binary() && !r.row.categorical()) {
            return Math.min(any, exposure);
        }
        double measurement =
                OtherTests.ofMeasurement(PValue.z(r.implied).high(), Math.min(sizes.cases(), sizes.controls()));
        return r.row.continuous() ? measurement : Math.max(exposure, measurement);
    }

    /**
     * Whether the other rows print Wald P values to digits that would have shown the distance of another test (about 2%
     * in z).
     */
    private static boolean pValuesAreWald(Reading r, List<Reading> all) {
        double odds = 1;
        for (Reading other : all) {
            if (other.equals(r) || !other.row.printed().p().isExact() || !(other.printed.low() > 0)) {
                continue;
            }
            Range z = PValue.z(other.printed);
            Range implied = PValue.z(other.implied);
            if (other.fits && other.wald && z.low() > 0.3 && Double.isFinite(implied.high())) {
                double blur = (z.width() + implied.width()) / (2 * z.middle());
                odds *= Math.max(0.1, Math.min(1, blur / 0.02));
            } else if (!other.fits) {
                odds *= 5;
            }
        }
        return odds < 1e-3;
    }

    /** One P for all levels of a factor: beside the first only, or repeated beside each. */
    private static boolean overallOfFactor(Reading r, List<RatioRow> rows) {
        if (!r.row.categorical()) {
            return false;
        }
        int at = rows.indexOf(r.row);
        for (int step : new int[] {-1, 1}) {
            if (at + step >= 0 && at + step < rows.size()) {
                RatioRow next = rows.get(at + step);
                Printed p = next.printed().p();
                if (next.categorical()
                        && (!p.present()
                                || (p.text().equals(r.row.printed().p().text())
                                        && (p.isExact() || sameFactor(next, r.row))))) {
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
    private static Optional<String> wholeTable(List<Reading> all) {
        List<Reading> misfits = all.stream().filter(r -> !r.fits).toList();
        List<Reading> telling =
                all.stream().filter(r -> r.row.printed().p().isExact()).toList();
        if (misfits.size() < 3 || 2 * misfits.size() < telling.size()) {
            return Optional.empty();
        }
        if (all.stream().allMatch(r -> r.implied.times(0.5).meets(r.printed))) {
            return Optional.of("one-sided");
        }
        for (double level : new double[] {0.9, 0.99}) {
            double reach = Tails.normalCritical(level);
            if (all.stream().allMatch(r -> r.row.waldP(reach).meets(r.printed))) {
                return Optional.of("other-level");
            }
        }
        return Optional.empty();
    }

    /** A 95% interval decides at 0.05 only. */
    private static boolean ofTheInterval(double alpha) {
        return Math.abs(alpha - 0.05) < 1e-12;
    }

    private static boolean farApart(Reading r) {
        return r.printed.low() > 2 * r.implied.high() || r.printed.high() < r.implied.low() / 2;
    }

    private static Optional<Note> suggestion(Reading r, List<Reading> all) {
        if (!r.wald) {
            return Optional.empty(); // a broken interval implies no P to look for
        }
        int at = all.indexOf(r);
        for (int step : new int[] {-1, 1}) {
            if (at + step >= 0 && at + step < all.size()) {
                Reading other = all.get(at + step);
                if (!other.fits && other.row.printed().p().isExact() && other.printed.meets(r.implied)) {
                    return Optional.of(Note.of(
                            step < 0 ? "audit.suggest.p-above" : "audit.suggest.p-below",
                            other.row.printed().p().text(),
                            other.row.subject().name()));
                }
            }
        }
        Printed p = r.row.printed().p();
        Printed instead =
                Misprint.nearest(p, c -> PValue.of(c).map(r.implied::meets).orElse(false));
        return instead.present()
                ? Optional.of(Note.of("audit.suggest.instead", instead.text(), p.text()))
                : Optional.empty();
    }
}
