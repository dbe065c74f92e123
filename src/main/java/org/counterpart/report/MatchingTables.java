package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.Balance;
import org.counterpart.matching.CaliperWidth;
import org.counterpart.matching.Matching;
import org.counterpart.matching.MatchingDesign;
import org.counterpart.matching.Unmatched;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;

/** A matching as tables: flow, calipers, sets, balance, unmatched cases. */
public final class MatchingTables {
    private final Messages messages;
    private final Wording wording;

    public MatchingTables(Messages messages) {
        this.messages = messages;
        this.wording = Wording.plain(messages);
    }

    public Table flow(Cohort cohort, Matching m) {
        List<Row> rows = new ArrayList<>();
        rows.add(step("flow-offered", m.cases() + m.casesLeftOut(), m.candidates() + m.controlsLeftOut()));
        if (m.casesLeftOut() + m.controlsLeftOut() > 0) {
            rows.add(step("flow-missing", m.casesLeftOut(), m.controlsLeftOut()));
            m.missing()
                    .forEach(x -> rows.add(Row.indented(
                            Cell.of(text("flow-missing-variable", label(cohort.variable(x.variable())))),
                            count(x.cases()),
                            count(x.controls()))));
            rows.add(step("flow-entered", m.cases(), m.candidates()));
        }
        rows.add(step("flow-unmatched", m.unmatched().size(), m.candidates() - m.matchedControls()));
        rows.add(step("flow-matched", m.sets().size(), m.matchedControls()));
        List<String> notes = new ArrayList<>();
        MatchingDesign design = m.design();
        notes.add(text(
                "flow-algorithm",
                text(
                        design.method() == MatchingDesign.Method.OPTIMAL
                                ? "optimal"
                                : "nearest-" + MatchingJson.word(design.order())),
                design.ratio(),
                design.seed(),
                m.eligiblePairs(),
                m.totalDistance()));
        m.notes().forEach(n -> notes.add(messages.text(n)));
        return new Table(
                "matching-flow",
                text("flow"),
                List.of(
                        Head.left(text("flow-step")),
                        Head.right(text("flow-cases")),
                        Head.right(text("flow-controls"))),
                rows,
                notes);
    }

    private Row step(String key, int cases, int controls) {
        return Row.of(Cell.of(text(key)), count(cases), count(controls));
    }

    public Table calipers(Cohort cohort, Matching m) {
        List<Row> rows = new ArrayList<>();
        for (CaliperWidth w : m.calipers()) {
            Variable variable = cohort.variable(w.variable());
            String unit = wording.unit(variable);
            rows.add(Row.of(
                    Cell.of(label(variable)),
                    Cell.of(w.caliper().given()),
                    number(w.sd()),
                    Cell.of(w.sdOf().isEmpty() ? Shown.NONE : text("sd-" + w.sdOf())),
                    Cell.of("±" + Shown.significant(w.width(), 4) + (unit.isEmpty() ? "" : " " + unit), w.width())));
        }
        List<String> exact =
                m.design().exact().stream().map(v -> label(cohort.variable(v))).toList();
        return new Table(
                "matching-calipers",
                text("calipers"),
                List.of(
                        Head.left(text("caliper-variable")),
                        Head.right(text("caliper-given")),
                        Head.right(text("caliper-sd")),
                        Head.left(text("caliper-sd-of")),
                        Head.right(text("caliper-width"))),
                rows,
                exact.isEmpty() ? List.of() : List.of(text("exact-note", String.join(", ", exact))));
    }

    public Table sets(Matching m) {
        List<Row> rows = new ArrayList<>();
        for (int k = m.design().ratio(); k >= 1; k--) {
            rows.add(Row.of(count(k), count(m.setsWith(k))));
        }
        return new Table(
                "matching-sets",
                text("sets"),
                List.of(Head.right(text("sets-controls")), Head.right(text("sets-count"))),
                rows,
                List.of());
    }

    public Table balance(Balance balance) {
        return balance(balance, Disclosure.none());
    }

    Table balance(Balance balance, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add(text("balance-note-" + MatchingJson.word(balance.smd())));
        Variable last = null;
        for (Balance.Row r : balance.rows()) {
            boolean level = !r.level().isEmpty();
            if (level && !r.variable().equals(last)) {
                rows.add(heading(label(r.variable())));
            }
            last = r.variable();
            if (disclosure.hides(r)) {
                List<Cell> cells =
                        new ArrayList<>(heading(level ? wording.level(r.variable(), r.level()) : label(r.variable()))
                                .cells());
                cells.replaceAll(c -> c.text().isEmpty() ? Cell.HIDDEN : c);
                rows.add(new Row(level ? 1 : 0, cells));
                continue;
            }
            rows.add(new Row(
                    level ? 1 : 0,
                    List.of(
                            Cell.of(level ? wording.level(r.variable(), r.level()) : label(r.variable())),
                            number(r.before().caseMean()),
                            number(r.before().controlMean()),
                            smd(r.before().smd()),
                            number(r.after().caseMean()),
                            number(r.after().controlMean()),
                            smd(r.after().smd()),
                            number(r.before().varianceRatio()),
                            number(r.after().varianceRatio()),
                            number(r.pairs().meanAbsolute()),
                            disclosure.asked() ? Cell.HIDDEN : number(r.pairs().maxAbsolute()))));
            String name = label(r.variable()) + (level ? " " + wording.level(r.variable(), r.level()) : "");
            r.notes().forEach(n -> notes.add(name + ": " + messages.text(n)));
        }
        return new Table(
                "matching-balance",
                text("balance"),
                List.of(
                        Head.left(text("balance-variable")),
                        Head.right(text("balance-cases")),
                        Head.right(text("balance-controls")),
                        Head.right(text("balance-before")),
                        Head.right(text("balance-after-cases")),
                        Head.right(text("balance-after-controls")),
                        Head.right(text("balance-after")),
                        Head.right(text("balance-ratio-before")),
                        Head.right(text("balance-ratio-after")),
                        Head.right(text("balance-pair-mean")),
                        Head.right(text("balance-pair-max"))),
                rows,
                notes);
    }

    private static Row heading(String label) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(label)));
        while (cells.size() < 11) {
            cells.add(Cell.EMPTY);
        }
        return new Row(0, cells);
    }

    /** Has the ids of patients in it: for the terminal, not for a report that leaves the house. */
    public Table unmatched(Cohort cohort, Matching m) {
        List<Head> heads =
                new ArrayList<>(List.of(Head.left(text("unmatched-case")), Head.left(text("unmatched-reason"))));
        List<Row> rows = new ArrayList<>();
        if (!m.unmatched().isEmpty()) {
            m.unmatched()
                    .get(0)
                    .candidatesLeft()
                    .keySet()
                    .forEach(v -> heads.add(Head.right(text("unmatched-left", v))));
        }
        for (Unmatched u : m.unmatched()) {
            List<Cell> cells =
                    new ArrayList<>(List.of(Cell.of(cohort.id(u.caseRow())), Cell.of(messages.text(u.reason()))));
            for (Map.Entry<String, Integer> left : u.candidatesLeft().entrySet()) {
                cells.add(count(left.getValue()));
            }
            rows.add(new Row(0, cells));
        }
        return new Table("matching-unmatched", text("unmatched"), heads, rows, List.of());
    }

    private String label(Variable variable) {
        return wording.label(variable);
    }

    private String text(String key, Object... arguments) {
        return messages.text("matching." + key, arguments);
    }

    private static Cell count(int n) {
        return Cell.of(Integer.toString(n), n);
    }

    private static Cell number(double value) {
        return Cell.of(Shown.significant(value, 4), value);
    }

    private static Cell smd(double value) {
        return Cell.of(Shown.fixed(value, 3), value);
    }
}
