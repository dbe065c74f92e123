package org.counterpart.audit.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.FourfoldTests;
import org.counterpart.audit.row.PValue;
import org.counterpart.stats.Tails;

/**
 * What a matched design asks of its numbers: 1:k sets have k controls for a case (fewer in incomplete sets), and in
 * pairs the discordant ones that margins allow must be able to give a printed P, by McNemar's test or by a test that
 * ignores the pairs. With x exposed cases and y exposed controls in n pairs, {@code b − c = x − y} and {@code b + c}
 * runs from |x − y| to {@code min(x + y, 2n − x − y)} in steps of two.
 */
public final class MatchedPairs implements PublishedCheck {
    private static final Pattern RATIO = Pattern.compile("(?<![\\d.])1\\s*[:：∶]\\s*([1-9]\\d?)(?!\\d)");

    @Override
    public void check(PublishedResults results, Findings findings) {
        Sizes all = results.all();
        if (!results.matched() || all.cases() < 1 || all.controls() < 1) {
            return;
        }
        int ratio = ratio(results.design());
        sizes(all, ratio, findings);
        if (all.cases() == all.controls() && ratio <= 1) {
            for (int i = 0; i < results.counts().size(); i++) {
                Count c = results.counts().get(i);
                if (c.group().isEmpty() || c.group().equals("all")) {
                    discordant(new Subject(RowId.count(i), c.name()), c, all.cases(), findings);
                }
            }
        }
    }

    /** Controls for each case as the design says, or 0. */
    private static int ratio(String design) {
        Matcher m = RATIO.matcher(design);
        return m.find() ? Integer.parseInt(m.group(1)) : PublishedResults.matches(design, "pair|配对") ? 1 : 0;
    }

    private static void sizes(Sizes all, int ratio, Findings findings) {
        Subject subject = new Subject("design", "design");
        String shown = all.cases() + " : " + all.controls() + (ratio > 0 ? ", 1:" + ratio : "");
        String computed = Figures.of((double) all.controls() / all.cases());
        boolean whole = all.controls() % all.cases() == 0;
        if (ratio == 0 ? whole : all.controls() == ratio * all.cases()) {
            findings.consistent(subject, Check.PAIRS, shown, computed);
        } else if (ratio == 0 || (ratio > 1 && all.controls() < ratio * all.cases() && all.controls() >= all.cases())) {
            findings.undetermined(subject, Check.PAIRS, shown, computed, "incomplete-sets");
        } else if (all.controlsDerived()) {
            findings.undetermined(subject, Check.PAIRS, shown, computed, "sizes-derived");
        } else {
            findings.inconsistent(subject, Check.PAIRS, Severity.MINOR, shown, computed, Optional.empty());
        }
    }

    private static void discordant(Subject subject, Count c, int pairs, Findings findings) {
        Optional<Range> p = PValue.of(c.p2x2());
        int x = c.casesN().count();
        int y = c.controlsN().count();
        if (p.isEmpty() || x < 0 || y < 0 || x > pairs || y > pairs) {
            return;
        }
        String shown =
                x + "/" + pairs + ", " + y + "/" + pairs + ", P " + c.p2x2().text();
        int difference = Math.abs(x - y);
        Range mcNemar = Range.EMPTY;
        boolean fits = false;
        for (int sum = difference; sum <= Math.min(x + y, 2 * pairs - x - y); sum += 2) {
            for (double value : mcNemar(difference, sum)) {
                mcNemar = mcNemar.hull(Range.of(value));
                fits |= PValue.usual(c.p2x2()).holds(value);
            }
        }
        for (double value : new FourfoldTests(x, y, pairs - x, pairs - y).p().values()) {
            fits |= PValue.usual(c.p2x2()).holds(value);
        }
        String computed = "McNemar P " + Figures.of(mcNemar);
        if (fits) {
            findings.consistent(subject, Check.PAIRS, shown, computed);
        } else if (mcNemar.times(0.75).hull(mcNemar.times(1.25)).meets(p.get())) {
            findings.undetermined(subject, Check.PAIRS, shown, computed, "table-other-test");
        } else {
            Optional<Boolean> was = PValue.significant(p.get(), findings.alpha());
            Optional<Boolean> is = PValue.significant(mcNemar, findings.alpha());
            boolean decision = was.isPresent() && is.isPresent() && !was.equals(is);
            findings.inconsistent(
                    subject,
                    Check.PAIRS,
                    decision ? Severity.DECISION : Severity.GROSS,
                    shown,
                    computed,
                    "pairs-p",
                    Optional.empty());
        }
    }

    /** P of McNemar's test without and with Edwards' correction, and exact, from b − c and b + c. */
    private static double[] mcNemar(int difference, int sum) {
        if (sum == 0) {
            return new double[] {1};
        }
        double corrected = Math.max(0, difference - 1);
        return new double[] {
            Tails.chiSquareUpper((double) difference * difference / sum, 1),
            Tails.chiSquareUpper(corrected * corrected / sum, 1),
            Math.min(1, 2 * Tails.binomialLower((sum - difference) / 2, sum, 0.5))
        };
    }
}
