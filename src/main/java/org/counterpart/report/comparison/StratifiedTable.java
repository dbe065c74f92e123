package org.counterpart.report.comparison;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.counterpart.cohort.Variable;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.test.TestResult;

/**
 * Odds ratios within strata and in common as a table.
 *
 * @param hidden whether the numbers of a variable within these strata are not shown
 */
public record StratifiedTable(Messages messages, Wording wording, Predicate<StratifiedOddsRatio> hidden) {
    /** Strata of one variable above which they are counted and not listed. */
    private static final int MOST_LISTED = 50;

    private static final int NUMBERS = 6;

    /** Of data without a declaration, with every number. */
    public StratifiedTable(Messages messages) {
        this(messages, Wording.plain(messages), s -> false);
    }

    /** @param all of one stratifying variable, not empty */
    public Table write(Comparison comparison, List<StratifiedOddsRatio> all) {
        String group = comparison.group();
        return write(
                "table1-stratified",
                text("exposed", group, comparison.levels().get(1)),
                text("exposed", group, comparison.levels().get(0)),
                all,
                List.of());
    }

    /** Of a study's matched cases and controls. */
    public Table ofMatched(String id, List<StratifiedOddsRatio> all) {
        return write(id, text("cases"), text("controls"), all, List.of(text("sets-not-kept")));
    }

    private Table write(String id, String second, String first, List<StratifiedOddsRatio> all, List<String> moreNotes) {
        List<Row> rows = new ArrayList<>();
        Set<Note> told = new LinkedHashSet<>();
        for (StratifiedOddsRatio s : all) {
            if (hidden.test(s)) {
                rows.add(withoutNumbers(s));
            } else {
                rows.addAll(rows(s));
                told.addAll(notes(s));
            }
        }
        List<String> notes = new ArrayList<>(List.of(text("note")));
        notes.addAll(moreNotes);
        told.forEach(n -> notes.add(messages.text(wording.note(n))));
        String by = wording.label(all.get(0).by());
        return new Table(
                id,
                text("title", by),
                List.of(
                        Head.left(text("row", by)),
                        Head.right(second),
                        Head.right(first),
                        Head.right(text("or")),
                        Head.right("χ²"),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                notes);
    }

    private Row withoutNumbers(StratifiedOddsRatio s) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(name(s))));
        for (int i = 0; i < NUMBERS; i++) {
            cells.add(Cell.HIDDEN);
        }
        return new Row(0, cells);
    }

    private List<Row> rows(StratifiedOddsRatio s) {
        List<Row> rows = new ArrayList<>();
        rows.add(row(0, name(s), null, null, ""));
        if (listed(s)) {
            s.levels()
                    .forEach(level -> rows.add(
                            row(1, stratum(s.by(), level.name()), level.counts(), level.oddsRatio(), "stratum")));
        }
        rows.add(row(1, text("crude"), null, s.crude(), "strata-crude"));
        rows.add(tested("mantel-haenszel", "mantel-haenszel", s.common()));
        rows.add(tested("corrected", "mantel-haenszel", s.commonCorrected()));
        rows.add(tested("exact", "exact", s.exact()));
        rows.add(tested("breslow-day", "", s.homogeneity()));
        rows.add(tested("woolf", "", s.woolf()));
        return rows;
    }

    private static boolean listed(StratifiedOddsRatio s) {
        return s.levels().size() <= MOST_LISTED;
    }

    private static Set<Note> notes(StratifiedOddsRatio s) {
        Set<Note> told = new LinkedHashSet<>();
        for (TestResult r : List.of(s.common(), s.exact(), s.homogeneity(), s.woolf())) {
            told.addAll(r.notes());
        }
        if (s.halfAdded()) {
            told.add(Note.of("stratified.half-added", s.variable()));
        }
        if (!listed(s)) {
            told.add(Note.of("stratified.not-listed", s.variable(), s.levels().size()));
        }
        if (s.missing() > 0) {
            told.add(Note.of("stratified.missing", s.variable(), s.missing(), s.by()));
        }
        return told;
    }

    /** The variable at the category whose odds ratio it is; that of a yes/no variable by its label alone. */
    private String name(StratifiedOddsRatio s) {
        Variable known = wording.known(s.variable());
        if (known == null) {
            return s.variable() + "=" + s.exposed();
        }
        boolean yes = known.type() == Variable.Type.BINARY && s.exposed().equals("1");
        return yes ? wording.label(known) : wording.at(known, s.exposed());
    }

    /** A level that is its own code is no or yes, where the variable is declared. */
    private String stratum(String by, String level) {
        Variable known = wording.known(by);
        if (known != null && known.type() == Variable.Type.BINARY && level.matches("[01]")) {
            return messages.text(level.equals("1") ? "study.yes" : "study.no");
        }
        return wording.level(by, level);
    }

    /**
     * A row of a test, whose message is called as its origin is.
     *
     * @param estimate what gave the odds ratio; empty where there is none
     */
    private Row tested(String kind, String estimate, TestResult r) {
        Row row = row(1, text(kind), null, r, "strata-" + estimate);
        List<Cell> cells = new ArrayList<>(row.cells());
        String test = origin("strata-" + kind);
        if (!Double.isNaN(r.df())) {
            cells.set(4, Cell.of(Shown.fixed(r.statistic(), 3), r.statistic()).from(test));
            cells.set(5, Cell.of(Shown.fixed(r.df(), 0), r.df()).from(test));
        }
        cells.set(6, Cell.p(r.p()).from(test));
        return new Row(1, cells);
    }

    /** @param origin key of where the odds ratio comes from, and of the counts where there are some */
    private Row row(int indent, String name, Stratum counts, TestResult r, String origin) {
        boolean estimated = r != null && !Double.isNaN(r.estimate());
        return new Row(
                indent,
                List.of(
                        Cell.of(name),
                        counts == null
                                ? Cell.EMPTY
                                : Cell.of(counts.exposedCases() + "/" + counts.cases())
                                        .from(origin("stratum-cases")),
                        counts == null
                                ? Cell.EMPTY
                                : Cell.of(counts.exposedControls() + "/" + counts.controls())
                                        .from(origin("stratum-controls")),
                        estimated
                                ? Cell.of(
                                                Shown.fixed(r.estimate(), 3) + " (" + Shown.interval(r.ci(), 3) + ")",
                                                r.estimate())
                                        .from(origin(origin + "-or"))
                                : counts == null ? Cell.EMPTY : Cell.of(Shown.NONE),
                        Cell.EMPTY,
                        Cell.EMPTY,
                        Cell.EMPTY));
    }

    private String origin(String key) {
        return new Origins(messages).text(key);
    }

    private String text(String key, Object... arguments) {
        return messages.text("stratified.table." + key, arguments);
    }
}
