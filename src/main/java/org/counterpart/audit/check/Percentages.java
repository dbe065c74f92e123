package org.counterpart.audit.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Findings;
import org.counterpart.audit.claim.Findings.Subject;
import org.counterpart.audit.claim.Severity;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.Range;
import org.counterpart.audit.paper.RowId;
import org.counterpart.audit.row.Figures;
import org.counterpart.audit.row.Misprint;
import org.counterpart.audit.row.PartTotals;
import org.counterpart.audit.row.WholeCounts;
import org.counterpart.stats.Note;

/**
 * Whether a percentage is its count over the size of its group. Ordinary causes: digits cut off or rounded twice, per
 * cent of all subjects, per cent of the row, moved so that those of a variable add up to 100, up to two fifths of the
 * group without a value, per cent of a part that is printed too, weighted data.
 */
public final class Percentages implements PublishedCheck {
    /** Of the values of a characteristic; published tables with a quarter missing were seen. */
    private static final double MOST_MISSING = 0.4;

    /** As large a part of a group without a value is nothing unusual. */
    private static final double FEW_MISSING = 0.1;

    /** Where the total stands beside the count, it is less likely that fewer are meant. */
    private static final double MOST_BESIDE_TOTAL = 0.2;

    /**
     * @param rowTotal both groups' counts together, or 0
     * @param column what tells the cells of its column from others
     */
    private record Share(
            Subject subject, Printed count, int n, Printed percent, int grandTotal, int rowTotal, String column) {
        Range value() {
            return percent.rounded().times(0.01);
        }

        /**
         * Whether missing values could hardly look like odds here. They do where just as many have no value as have the
         * characteristic: one or two of a small group often; and the odds of a rare characteristic are its share among
         * a few subjects less, which whole per cents do not tell apart.
         */
        boolean tellsOdds() {
            double leastMissing = 1 - count.count() / (value().low() * n);
            return count.count() > 2 && (percent.decimals() > 0 || leastMissing > FEW_MISSING);
        }

        /** Whether the percentage is the count over the rest of the group, the odds and not the share. */
        boolean isOdds() {
            int k = count.count();
            return k < n && value().holds((double) k / (n - k));
        }
    }

    @Override
    public void check(PublishedResults results, Findings findings) {
        List<Share> shares = shares(results);
        boolean odds = oddsThroughout(shares);
        boolean weighted = PublishedResults.matches(
                results.design(), "weight|survey|iptw|inverse probability|raking|entropy balanc|加权|逆概率");
        Set<Subject> forced = forcedToHundred(results);
        for (Share share : shares) {
            check(share, part(shares, share), weighted, odds, forced, findings);
        }
    }

    private static List<Share> shares(PublishedResults results) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < results.counts().size(); i++) {
            Count c = results.counts().get(i);
            Sizes sizes = results.sizes(c.group());
            Subject subject = new Subject(RowId.count(i), c.name());
            boolean both = c.casesN().count() >= 0 && c.controlsN().count() >= 0;
            int row = both ? c.casesN().count() + c.controlsN().count() : 0;
            int all = sizes.total();
            shares.add(new Share(
                    subject.part("cases_pct"), c.casesN(), sizes.cases(), c.casesPct(), all, row, "1 " + c.group()));
            shares.add(new Share(
                    subject.part("controls_pct"),
                    c.controlsN(),
                    sizes.controls(),
                    c.controlsPct(),
                    all,
                    row,
                    "2 " + c.group()));
        }
        for (int i = 0; i < results.proportions().size(); i++) {
            Proportion p = results.proportions().get(i);
            Subject subject = new Subject(RowId.proportion(i), p.name());
            // A row of several groups is called by its own name and that of its group in brackets.
            String group = p.name().substring(Math.max(0, p.name().lastIndexOf(" (")));
            shares.add(new Share(
                    subject,
                    p.count(),
                    p.total().count(),
                    p.pct(),
                    0,
                    0,
                    group + p.total().text()));
        }
        return shares;
    }

    /** How many subjects the part has that a percentage is of. */
    private static OptionalInt part(List<Share> shares, Share share) {
        if (share.n < 1 || share.count.count() < 0 || !share.percent.isExact()) {
            return OptionalInt.empty();
        }
        List<Share> column =
                shares.stream().filter(s -> s.column.equals(share.column)).toList();
        List<PartTotals.Cell> cells = column.stream()
                .map(s -> new PartTotals.Cell(s.count, s.percent))
                .toList();
        return PartTotals.of(cells, column.indexOf(share), share.n);
    }

    /**
     * Whether the percentages that misfit are, row by row, the count over the rest: too often for missing values to
     * explain.
     */
    private static boolean oddsThroughout(List<Share> shares) {
        int misfits = 0;
        int odds = 0;
        for (Share s : shares) {
            int k = s.count.count();
            if (k >= 0 && k < s.n && s.percent.isExact() && !fits(s.count, s.n, s.percent)) {
                misfits++;
                odds += s.isOdds() && s.tellsOdds() ? 1 : 0;
            }
        }
        return odds >= 3 && 5 * odds >= 4 * misfits;
    }

    /** Whether the percentage of a count is that of a group of this size, by any usual digits. */
    static boolean fits(Printed count, int n, Printed percent) {
        return n > 0 && count.count() >= 0 && percent.usual().times(0.01).holds((double) count.count() / n);
    }

    /**
     * Percentages of which one was moved by a unit so that those of a variable add up to 100: rows that follow one
     * another, whose counts are the group, and whose percentages are 100 as printed but not when rounded.
     */
    private static Set<Subject> forcedToHundred(PublishedResults results) {
        Set<Subject> forced = new HashSet<>();
        for (boolean ofCases : new boolean[] {true, false}) {
            for (int from = 0; from < results.counts().size(); from++) {
                int n = size(results, from, ofCases);
                int sum = 0;
                int to = from;
                while (to < results.counts().size() && sum < n && count(results, to, ofCases) >= 0) {
                    sum += count(results, to++, ofCases);
                }
                if (n > 0 && sum == n && to > from + 1 && madeHundred(results, from, to, n, ofCases)) {
                    for (int i = from; i < to; i++) {
                        Subject row = new Subject(
                                RowId.count(i), results.counts().get(i).name());
                        forced.add(row.part(ofCases ? "cases_pct" : "controls_pct"));
                    }
                }
            }
        }
        return forced;
    }

    private static int size(PublishedResults results, int row, boolean ofCases) {
        Sizes sizes = results.sizes(results.counts().get(row).group());
        return ofCases ? sizes.cases() : sizes.controls();
    }

    private static int count(PublishedResults results, int row, boolean ofCases) {
        Count c = results.counts().get(row);
        return ofCases ? c.casesN().count() : c.controlsN().count();
    }

    private static boolean madeHundred(PublishedResults results, int from, int to, int n, boolean ofCases) {
        double printed = 0;
        double rounded = 0;
        double unit = 0;
        boolean near = true;
        for (int i = from; i < to; i++) {
            Count c = results.counts().get(i);
            Printed percent = ofCases ? c.casesPct() : c.controlsPct();
            unit = Math.max(unit, percent.unit());
            double exact = 100.0 * count(results, i, ofCases) / n;
            printed += percent.value();
            rounded += Math.rint(exact / percent.unit()) * percent.unit();
            near &= percent.isExact() && Math.abs(percent.value() - exact) < 1.5 * percent.unit();
        }
        return near && Math.abs(printed - 100) < unit / 2 && Math.abs(rounded - 100) > unit / 2;
    }

    private static void check(
            Share s, OptionalInt part, boolean weighted, boolean odds, Set<Subject> forced, Findings findings) {
        int k = s.count.count();
        if (k < 0 || s.n < 1 || !s.percent.isExact()) {
            return;
        }
        String shown = s.count.text() + "/" + s.n + " (" + s.percent.text() + ")";
        String computed = Figures.percent((double) k / s.n);
        String cause = s.value().holds((double) k / s.n)
                ? ""
                : forced.contains(s.subject) ? "forced-to-hundred" : cause(s, k, weighted);
        double missing = s.grandTotal > 0 ? MOST_MISSING : MOST_BESIDE_TOTAL;
        int fewer = WholeCounts.fewer(s.n, k, missing, s.value());
        if (fewer == 0) {
            fewer = WholeCounts.fewer(s.n, k, missing, s.percent.truncated().times(0.01));
        }
        if (k <= s.n && s.value().holds((double) k / s.n)) {
            findings.consistent(s.subject, Check.PERCENT, shown, computed);
        } else if (!cause.isEmpty()) {
            findings.undetermined(s.subject, Check.PERCENT, shown, computed, cause);
        } else if (k <= s.n && part.isPresent()) {
            findings.undetermined(s.subject, Check.PERCENT, shown, computed, "percent-of-part", part.getAsInt());
        } else if (k <= s.n && fewer > 0 && !(odds && s.isOdds())) {
            findings.undetermined(s.subject, Check.PERCENT, shown, computed, "missing-values", fewer);
        } else {
            String kind = k > s.n ? "count-above-total" : s.isOdds() ? "percent-odds" : "percent";
            findings.inconsistent(s.subject, Check.PERCENT, severity(s, k), shown, computed, kind, suggestion(s, k));
        }
    }

    private static String cause(Share s, int k, boolean weighted) {
        double own = (double) k / s.n;
        String digits = WholeCounts.otherDigits(
                s.percent, how -> how.apply(s.percent).times(0.01).holds(own));
        if (!digits.isEmpty()) {
            return digits;
        }
        if (s.grandTotal > s.n && s.value().holds((double) k / s.grandTotal)) {
            return "percent-of-all";
        }
        if (s.rowTotal > 0 && s.rowTotal != s.n && s.value().holds((double) k / s.rowTotal)) {
            return "percent-of-row";
        }
        return weighted ? "weighted" : "";
    }

    private static Severity severity(Share s, int k) {
        return k > s.n || s.value().gap(Range.of((double) k / s.n)) > 0.02 ? Severity.GROSS : Severity.MINOR;
    }

    private static Optional<Note> suggestion(Share s, int k) {
        if (k <= s.n && s.isOdds()) {
            return Optional.of(Note.of("audit.suggest.share", Figures.percent((double) k / s.n)));
        }
        Printed percent =
                Misprint.nearest(s.percent, p -> p.rounded().times(0.01).holds((double) k / s.n));
        Printed count = Misprint.nearest(
                s.count, c -> c.count() >= 0 && c.count() <= s.n && s.value().holds((double) c.count() / s.n));
        if (percent.present() || count.present()) {
            Printed instead = percent.present() ? percent : count;
            return Optional.of(Note.of(
                    "audit.suggest.instead", instead.text(), percent.present() ? s.percent.text() : s.count.text()));
        }
        for (int n = Math.max(k, s.n + 1); n <= 1.1 * s.n || (k > s.n && n <= 2 * k); n++) {
            if (s.value().holds((double) k / n)) {
                return Optional.of(Note.of("audit.suggest.total", n));
            }
        }
        return Optional.empty();
    }
}
