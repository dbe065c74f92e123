package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.ForestFigure;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Subgroups;

/** The model in the levels of another variable: a table a variable, and one forest of them all. */
record SubgroupTables(Messages messages, Wording wording, Disclosure disclosure, boolean ofSets) {

    List<Table> tables(List<Subgroups> all) {
        List<Table> tables = new ArrayList<>();
        all.forEach(one -> tables.add(table("subgroups-" + (tables.size() + 1), one)));
        return tables;
    }

    private Table table(String id, Subgroups of) {
        boolean[] hidden = disclosure.hiddenLevels(of);
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (Term term : terms(of)) {
            double p = of.interaction(term.variable().orElseThrow()).p();
            rows.add(heading(
                    wording.term(term),
                    disclosure.hidesInteractions(of)
                            ? Cell.HIDDEN
                            : Cell.p(p).from(origins.text("subgroup-interaction"))));
            // A curve has no one odds ratio in a level.
            for (int i = 0; i < hidden.length && !term.isOfSpline(); i++) {
                rows.add(level(of, i, term, hidden[i]));
            }
        }
        rows.add(heading(
                messages.text("study.subgroup.all"),
                disclosure.hidesInteractions(of)
                        ? Cell.HIDDEN
                        : Cell.p(of.together().p()).from(origins.text("subgroup-interaction"))));
        String by = wording.label(of.by());
        return new Table(
                id,
                messages.text("study.subgroup.title", by),
                List.of(
                        Head.left(messages.text("study.subgroup.term")),
                        Head.right(messages.text("study.subgroup.n")),
                        Head.right(messages.text("study.subgroup.events")),
                        Head.right(messages.text("study.subgroup.or")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(messages.text("study.subgroup.interaction"))),
                rows,
                notes(of, hidden));
    }

    private static Row heading(String label, Cell p) {
        return new Row(0, List.of(Cell.of(label), Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, Cell.EMPTY, p));
    }

    private Row level(Subgroups of, int i, Term term, boolean hidden) {
        Subgroups.Level level = of.levels().get(i);
        Cell name = Cell.of(word(of.by(), level.level()));
        if (hidden) {
            return new Row(1, List.of(name, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.EMPTY));
        }
        Origins origins = new Origins(messages);
        Optional<Coefficient> c = coefficient(level, term);
        return new Row(
                1,
                List.of(
                        name,
                        Cell.of(Integer.toString(level.n()), level.n()),
                        Cell.of(Integer.toString(level.events()), level.events()),
                        c.map(found -> Cell.of(OddsText.withWald(found), found.oddsRatio())
                                        .from(origins.text(
                                                of.conditional() ? "subgroup-or-conditional" : "subgroup-or",
                                                level.n(),
                                                level.events())))
                                .orElse(Cell.of(Shown.NONE)),
                        c.map(found -> Cell.p(found.p()).from(origins.p(false))).orElse(Cell.of(Shown.NONE)),
                        Cell.EMPTY));
    }

    /** A level that is its own code is no or yes. */
    private String word(Variable by, String level) {
        return switch (wording.level(by, level)) {
            case "0" -> messages.text("study.no");
            case "1" -> messages.text("study.yes");
            default -> wording.level(by, level);
        };
    }

    private static Optional<Coefficient> coefficient(Subgroups.Level level, Term term) {
        return level.summary() == null
                ? Optional.empty()
                : level.summary().slopes().stream()
                        .filter(c -> c.term().equals(term))
                        .findFirst();
    }

    private static List<Term> terms(Subgroups of) {
        return of.base().terms().stream()
                .filter(term -> !term.isOf(of.by().name()) && term.bend() == 0)
                .toList();
    }

    private List<String> notes(Subgroups of, boolean[] hidden) {
        String conditional = of.conditional() ? "-conditional" : "";
        List<String> notes =
                new ArrayList<>(List.of(messages.text("study.subgroup.note" + conditional, wording.label(of.by()))));
        if (ofSets && !of.conditional()) {
            notes.add(messages.text("study.subgroup.note-sets"));
        }
        notes.add(messages.text("regression.table.note.wald"));
        for (int i = 0; i < hidden.length; i++) {
            Subgroups.Level level = of.levels().get(i);
            String name = word(of.by(), level.level());
            if (!hidden[i]) {
                level.why().ifPresent(why -> notes.add(messages.text("study.subgroup.none", name, messages.text(why))));
                if (level.summary() != null) {
                    level.summary().notes().stream()
                            // The table has no row that it is of.
                            .filter(n -> !n.code().equals("regression.spline.parts"))
                            .forEach(n -> notes.add(note(name, n)));
                }
            }
        }
        return notes;
    }

    private String note(String level, Note n) {
        return n.code().equals("regression.events-per-variable")
                ? messages.text(
                        "study.subgroup.few",
                        level,
                        n.arguments().get(0),
                        n.arguments().get(1))
                : messages.text("study.subgroup.note-of", level, messages.text(wording.note(n)));
    }

    /** Null where nothing was estimated. */
    Drawing forest(List<Subgroups> all) {
        List<ForestFigure.Row> rows = new ArrayList<>();
        for (Subgroups of : all) {
            boolean[] hidden = disclosure.hiddenLevels(of);
            for (Term term : terms(of).stream().filter(t -> !t.isOfSpline()).toList()) {
                rows.add(ForestFigure.Row.heading(wording.term(term), 0));
                for (int i = 0; i < hidden.length; i++) {
                    Subgroups.Level level = of.levels().get(i);
                    ForestFigure.Estimate estimate = hidden[i]
                            ? ForestFigure.Estimate.HIDDEN
                            : coefficient(level, term)
                                    .map(c -> new ForestFigure.Estimate(c.oddsRatio(), c.ci()))
                                    .orElse(ForestFigure.Estimate.NONE);
                    rows.add(new ForestFigure.Row(
                            messages.text("study.subgroup.at", wording.label(of.by()), word(of.by(), level.level())),
                            1,
                            List.of(estimate)));
                }
            }
        }
        return rows.isEmpty() ? null : new ForestFigure("subgroups", List.of(ForestFigure.Series.ADJUSTED), rows);
    }
}
