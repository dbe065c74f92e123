package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.test.TestResult;

/** Odds ratios within strata and in common as a table. */
public record StratifiedTable(Messages messages) {
    /** Strata of one variable above which they are counted and not listed. */
    private static final int MOST_LISTED = 50;

    /** @param all of one stratifying variable, not empty */
    public Table write(Comparison comparison, List<StratifiedOddsRatio> all) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of(text("note")));
        Set<Note> told = new LinkedHashSet<>();
        for (StratifiedOddsRatio s : all) {
            rows.add(row(0, s.variable() + "=" + s.exposed(), null, null, false));
            boolean listed = s.levels().size() <= MOST_LISTED;
            if (listed) {
                s.levels().forEach(level -> rows.add(row(1, level.name(), level.counts(), level.oddsRatio(), false)));
            }
            rows.add(row(1, text("crude"), null, s.crude(), false));
            rows.add(row(1, text("mantel-haenszel"), null, s.common(), true));
            rows.add(row(1, text("corrected"), null, s.commonCorrected(), true));
            rows.add(row(1, text("exact"), null, s.exact(), true));
            rows.add(row(1, text("breslow-day"), null, s.homogeneity(), true));
            rows.add(row(1, text("woolf"), null, s.woolf(), true));
            for (TestResult r : List.of(s.common(), s.exact(), s.homogeneity(), s.woolf())) {
                told.addAll(r.notes());
            }
            if (s.halfAdded()) {
                told.add(Note.of("stratified.half-added", s.variable()));
            }
            if (!listed) {
                told.add(Note.of(
                        "stratified.not-listed", s.variable(), s.levels().size()));
            }
            if (s.missing() > 0) {
                told.add(Note.of("stratified.missing", s.variable(), s.missing(), s.by()));
            }
        }
        told.forEach(n -> notes.add(messages.text(n)));
        String by = all.get(0).by();
        return new Table(
                "table1-stratified",
                text("title", by),
                List.of(
                        Head.left(text("row", by)),
                        Head.right(text(
                                "exposed",
                                comparison.group(),
                                comparison.levels().get(1))),
                        Head.right(text(
                                "exposed",
                                comparison.group(),
                                comparison.levels().get(0))),
                        Head.right(text("or")),
                        Head.right("χ²"),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                notes);
    }

    private static Row row(int indent, String name, Stratum counts, TestResult r, boolean tested) {
        boolean estimated = r != null && !Double.isNaN(r.estimate());
        boolean chiSquare = tested && !Double.isNaN(r.df());
        return new Row(
                indent,
                List.of(
                        Cell.of(name),
                        counts == null ? Cell.EMPTY : Cell.of(counts.exposedCases() + "/" + counts.cases()),
                        counts == null ? Cell.EMPTY : Cell.of(counts.exposedControls() + "/" + counts.controls()),
                        estimated
                                ? Cell.of(
                                        Shown.fixed(r.estimate(), 3) + " (" + Shown.interval(r.ci(), 3) + ")",
                                        r.estimate())
                                : counts == null ? Cell.EMPTY : Cell.of(Shown.NONE),
                        chiSquare ? Cell.of(Shown.fixed(r.statistic(), 3), r.statistic()) : Cell.EMPTY,
                        chiSquare ? Cell.of(Shown.fixed(r.df(), 0), r.df()) : Cell.EMPTY,
                        tested ? Cell.p(r.p()) : Cell.EMPTY));
    }

    private String text(String key, Object... arguments) {
        return messages.text("stratified.table." + key, arguments);
    }
}
