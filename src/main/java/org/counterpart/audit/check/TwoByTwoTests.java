package org.counterpart.audit.check;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.FourfoldTests;
import org.counterpart.audit.row.MidP;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.PValue;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * The P and the chi-square of a binary row of a group comparison, from its counts: Pearson, Yates, Fisher and
 * likelihood ratio are tried.
 */
public final class TwoByTwoTests implements PublishedCheck {
    private static final double MANY_MISSING = 0.8;
    private static final double FEW_MISSING = 0.95;

    /** Of either group. */
    private static final int MOST_GROUPS_TRIED = 25;

    @Override
    public void check(PublishedResults results, Findings findings) {
        boolean missing = results.counts().stream().anyMatch(c -> unknownGroups(c, results.sizes(c.group())));
        double least = missing ? MANY_MISSING : FEW_MISSING;
        for (int i = 0; i < results.counts().size(); i++) {
            Count c = results.counts().get(i);
            Sizes sizes = results.sizes(c.group());
            Subject subject = new Subject(RowId.count(i), c.name());
            boolean counts = c.casesN().count() >= 0 && c.controlsN().count() >= 0;
            if (!counts
                    || sizes.cases() < 1
                    || sizes.controls() < 1
                    || !(c.p2x2().present() || c.chi2().present())) {
                continue;
            }
            String known = unknownGroups(c, sizes) ? "groups-unknown" : results.matched() ? "matched-test" : "";
            int a = c.casesN().count();
            int b = c.controlsN().count();
            if (a > sizes.cases() || b > sizes.controls()) {
                findings.undetermined(
                        subject,
                        Check.TABLE_P,
                        shown(c, sizes) + ", P " + c.p2x2().text(),
                        "",
                        "groups-unknown");
                continue;
            }
            FourfoldTests tests = new FourfoldTests(a, b, sizes.cases() - a, sizes.controls() - b);
            probability(subject, c, sizes, tests, known, least, findings);
            chiSquare(subject, c, sizes, tests, known, least, findings);
        }
    }

    /** Percentages of other denominators than the printed sizes show that the table is not the one of those sizes. */
    private static boolean unknownGroups(Count c, Sizes sizes) {
        boolean cases = c.casesPct().isExact() && !Percentages.fits(c.casesN(), sizes.cases(), c.casesPct());
        boolean controls =
                c.controlsPct().isExact() && !Percentages.fits(c.controlsN(), sizes.controls(), c.controlsPct());
        return cases || controls;
    }

    private static void probability(
            Subject subject, Count c, Sizes sizes, FourfoldTests tests, String known, double least, Findings findings) {
        Optional<Range> printed = PValue.of(c.p2x2());
        if (printed.isEmpty()) {
            return;
        }
        Map<FourfoldTests.Test, Double> p = tests.p();
        String shown = shown(c, sizes) + ", P " + c.p2x2().text();
        StringBuilder computed = new StringBuilder("P");
        Range all = Range.EMPTY;
        Range usual = PValue.usual(c.p2x2());
        boolean fits = false;
        boolean digits = false;
        boolean near = false;
        for (Map.Entry<FourfoldTests.Test, Double> test : p.entrySet()) {
            double value = test.getValue();
            computed.append(' ').append(Figures.of(value));
            all = all.hull(Range.of(value));
            fits |= printed.get().holds(value);
            digits |= usual.holds(value);
            near |= new Range(0.75 * value, 1.25 * value).meets(printed.get());
        }
        if (fits) {
            findings.consistent(subject, Check.TABLE_P, shown, computed.toString());
            return;
        }
        String cause = digits
                ? "truncated"
                : !known.isEmpty()
                        ? known
                        : fewer(c, sizes, least, FourfoldTests::pValues, usual)
                                ? "fewer-values"
                                : PValue.mayHaveLostItsSign(c.p2x2())
                                                && all.low() < c.p2x2().value()
                                        ? "lost-sign"
                                        : near || otherTest(tests, printed.get()) ? "table-other-test" : "";
        if (!cause.isEmpty()) {
            findings.undetermined(subject, Check.TABLE_P, shown, computed.toString(), cause);
            return;
        }
        Optional<Boolean> was = PValue.significant(printed.get(), findings.alpha());
        Optional<Boolean> is = PValue.significant(all, findings.alpha());
        boolean decision = was.isPresent() && is.isPresent() && !was.equals(is);
        boolean far = printed.get().low() > 2 * all.high() || printed.get().high() < all.low() / 2;
        Printed instead = Misprint.nearest(
                c.p2x2(),
                q -> PValue.of(q)
                        .map(r -> p.values().stream().anyMatch(r::holds))
                        .orElse(false));
        findings.inconsistent(
                subject,
                Check.TABLE_P,
                decision ? Severity.DECISION : far ? Severity.GROSS : Severity.MINOR,
                shown,
                computed.toString(),
                instead(instead, c.p2x2()));
    }

    /**
     * Whether a test of smaller groups gives the printed number: those that, with at most a twentieth of a group
     * without a value, or a fifth where percentages of the paper show missing values, have the printed percentages to
     * their digits. Values between the smallest and the largest such groups are taken to be possible.
     */
    private static boolean fewer(
            Count c, Sizes sizes, double leastShare, Function<FourfoldTests, double[]> values, Range printed) {
        int[] cases = denominators(c.casesN(), sizes.cases(), c.casesPct(), leastShare);
        int[] controls = denominators(c.controlsN(), sizes.controls(), c.controlsPct(), leastShare);
        Range[] ranges = null;
        for (int n1 : cases) {
            for (int n0 : controls) {
                int a = c.casesN().count();
                int b = c.controlsN().count();
                double[] of = values.apply(new FourfoldTests(a, b, n1 - a, n0 - b));
                ranges = ranges == null ? new Range[of.length] : ranges;
                for (int i = 0; i < of.length; i++) {
                    ranges[i] = ranges[i] == null ? Range.of(of[i]) : ranges[i].hull(Range.of(of[i]));
                }
            }
        }
        return ranges != null && Arrays.stream(ranges).anyMatch(printed::meets);
    }

    /**
     * Groups that have the printed percentage, from the smallest to the largest, evenly spaced where they are many: the
     * P of Fisher's test jumps between them, as tables of the other tail come in or fall out. The printed group alone
     * when no percentage is printed.
     */
    private static int[] denominators(Printed count, int n, Printed percent, double leastShare) {
        if (!percent.isExact()) {
            return new int[] {n};
        }
        int k = count.count();
        int[] all = IntStream.rangeClosed(Math.max(Math.max(1, k), (int) Math.ceil(leastShare * n)), n)
                .filter(m -> percent.usual().times(0.01).holds((double) k / m))
                .toArray();
        return all.length <= MOST_GROUPS_TRIED
                ? all
                : IntStream.range(0, MOST_GROUPS_TRIED)
                        .map(i -> all[(int) ((long) i * (all.length - 1) / (MOST_GROUPS_TRIED - 1))])
                        .toArray();
    }

    /** Wald test of the odds ratio, unpooled z, mid-P. */
    private static boolean otherTest(FourfoldTests t, Range printed) {
        return !t.hasEmptyCell()
                && (printed.holds(t.waldP()) || printed.holds(t.unpooledP()) || printed.holds(new MidP(t).p()));
    }

    private static void chiSquare(
            Subject subject, Count c, Sizes sizes, FourfoldTests tests, String known, double least, Findings findings) {
        if (!c.chi2().isExact()) {
            return;
        }
        double[] values = tests.statistics();
        String shown = shown(c, sizes) + ", χ² " + c.chi2().text();
        String computed = "χ² " + Figures.of(values[0]) + " " + Figures.of(values[1]) + " " + Figures.of(values[2]);
        boolean fits = false;
        boolean digits = false;
        boolean near = false;
        for (double value : values) {
            fits |= c.chi2().rounded().holds(value);
            digits |= c.chi2().usual().holds(value);
            near |= withinQuarter(value, c.chi2().rounded());
        }
        if (fits) {
            findings.consistent(subject, Check.TABLE_CHI2, shown, computed);
        } else if (digits || !known.isEmpty()) {
            findings.undetermined(subject, Check.TABLE_CHI2, shown, computed, digits ? "truncated" : known);
        } else if (fewer(c, sizes, least, FourfoldTests::statistics, c.chi2().usual())) {
            findings.undetermined(subject, Check.TABLE_CHI2, shown, computed, "fewer-values");
        } else if (near) {
            findings.undetermined(subject, Check.TABLE_CHI2, shown, computed, "table-other-test");
        } else {
            Printed instead = Misprint.nearest(
                    c.chi2(), q -> q.rounded().holds(values[0]) || q.rounded().holds(values[1]));
            boolean far = c.chi2().value() > 2 * values[0] || c.chi2().value() < values[0] / 2;
            findings.inconsistent(
                    subject,
                    Check.TABLE_CHI2,
                    far ? Severity.GROSS : Severity.MINOR,
                    shown,
                    computed,
                    instead(instead, c.chi2()));
        }
    }

    /** Whether the statistics' P values lie within a quarter of each other. */
    private static boolean withinQuarter(double value, Range printed) {
        double p = Tails.chiSquareUpper(value, 1);
        Range other =
                new Range(Tails.chiSquareUpper(printed.high(), 1), Tails.chiSquareUpper(Math.max(0, printed.low()), 1));
        return new Range(0.75 * p, 1.25 * p).meets(other);
    }

    private static String shown(Count c, Sizes sizes) {
        return c.casesN().text() + "/" + sizes.cases() + ", " + c.controlsN().text() + "/" + sizes.controls();
    }

    private static Optional<Note> instead(Printed instead, Printed was) {
        return instead.present()
                ? Optional.of(Note.of("audit.suggest.instead", instead.text(), was.text()))
                : Optional.empty();
    }
}
