package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.RiskSetRule;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.RowDigits;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;

/** A matching as tables: flow, calipers, sets, balance, unmatched cases. */
public final class MatchingTables {
    private final Messages messages;
    private final Wording wording;
    private final Origins origins;

    public MatchingTables(Messages messages) {
        this.messages = messages;
        this.wording = Wording.plain(messages);
        this.origins = new Origins(messages);
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
                                : "nearest-" + Json.word(design.order())),
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
        return calipers(cohort, m, Disclosure.none());
    }

    Table calipers(Cohort cohort, Matching m, Disclosure disclosure) {
        List<Row> rows = new ArrayList<>();
        for (CaliperWidth w : m.calipers()) {
            Variable variable = cohort.variable(w.variable());
            String unit = wording.unit(variable);
            rows.add(Row.of(
                    Cell.of(label(variable)),
                    Cell.of(w.caliper().given()).from(origins.text("caliper-given")),
                    w.sdOf().isEmpty() ? number(w.sd()) : number(w.sd()).from(sd(w, m, disclosure)),
                    Cell.of(w.sdOf().isEmpty() ? Shown.NONE : text("sd-" + w.sdOf())),
                    Cell.of("±" + Shown.significant(w.width(), 4) + (unit.isEmpty() ? "" : " " + unit), w.width())
                            .from(origins.text(w.sdOf().isEmpty() ? "caliper-own-unit" : "caliper-width"))));
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

    /** The model of the score; empty without one, and where small counts are hidden, as it may give them back. */
    Optional<Table> score(Matching m, Wording words, Disclosure disclosure) {
        if (m.score().isEmpty() || disclosure.asked()) {
            return Optional.empty();
        }
        MatchingScore score = m.score().get();
        Messages ofModel = score.rule().of() == ScoreRule.Of.EXPOSURE ? messages.ofExposure() : messages;
        Table model = new RegressionTables(ofModel, words).coefficients(score.model());
        List<String> notes = new ArrayList<>(model.notes());
        notes.add(0, text("score-note", Shown.fixed(score.auc(), 3), Shown.significant(score.sd(), 4)));
        return Optional.of(new Table(
                "matching-score",
                text("score-title." + Json.word(score.rule().of())),
                model.heads(),
                model.rows(),
                notes));
    }

    private String sd(CaliperWidth w, Matching m, Disclosure disclosure) {
        return origins.text(
                "sd-" + w.sdOf(),
                disclosure.shown(Disclosure.Total.ENTERED_CASES, m.cases()),
                disclosure.shown(Disclosure.Total.ENTERED_CONTROLS, m.candidates()));
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

    public Table balance(Balance balance, RecordedDecimals recorded) {
        return balance(balance, Disclosure.none(), recorded);
    }

    Table balance(Balance balance, Disclosure disclosure, RecordedDecimals recorded) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        notes.add(text("balance-note-" + Json.word(balance.smd())));
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
            RowDigits digits = digits(r, recorded, disclosure);
            String shown = level ? wording.level(r.variable(), r.level()) : positive(r);
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(digits.named(shown, messages))));
            cells.addAll(numbers(r, digits, balance.smd(), disclosure));
            rows.add(new Row(level ? 1 : 0, cells));
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

    /** The label and, of a variable of two levels, the one whose share is printed; a declared yes or no needs none. */
    private String positive(Balance.Row r) {
        List<String> levels = r.variable().levels();
        return !r.share() || levels.size() < 2 || levels.get(1).equals("1")
                ? wording.withUnit(r.variable())
                : wording.at(r.variable(), levels.get(1));
    }

    private static RowDigits digits(Balance.Row r, RecordedDecimals recorded, Disclosure disclosure) {
        if (r.share() || r.variable().type() == Variable.Type.DATE) {
            return RowDigits.AS_IT_IS;
        }
        Balance.Side after = r.after();
        Balance.Side first = disclosure.hidesSizes() ? after : r.before();
        return RowDigits.means(
                recorded.of(r.variable().name()),
                new double[] {first.caseMean(), first.controlMean(), after.caseMean(), after.controlMean()},
                new double[] {first.caseSd(), first.controlSd(), after.caseSd(), after.controlSd()});
    }

    /**
     * {@code 12 (34.5)} of a share, mean±SD of a number; controls that weigh less than one have a share but no count.
     */
    private static Cell group(Balance.Row r, RowDigits digits, int n, double mean, double sd) {
        if (r.share()) {
            double count = n * mean;
            String percent = Shown.fixed(100 * mean, 1);
            return Cell.of(
                    Math.abs(count - Math.rint(count)) < 1e-6
                            ? Shown.countAndPercent(Math.round(count), n)
                            : percent + "%",
                    mean);
        }
        return Cell.of(
                r.variable().type() == Variable.Type.DATE
                        ? Shown.day(mean) + "±" + Shown.fixed(sd, 0)
                        : digits.meanAndSd(mean, sd),
                mean);
    }

    private List<Cell> numbers(Balance.Row r, RowDigits digits, MatchingDesign.Smd smd, Disclosure disclosure) {
        String kind = r.share() ? "share" : "mean";
        Object casesBefore =
                disclosure.shown(Disclosure.Total.ENTERED_CASES, r.before().cases());
        Object controlsBefore =
                disclosure.shown(Disclosure.Total.ENTERED_CONTROLS, r.before().controls());
        int cases = r.after().cases();
        int controls = r.after().controls();
        String denominator = "smd-" + Json.word(smd) + "-" + kind;
        String before = origins.text(denominator, casesBefore, controlsBefore, r.denominator());
        String after = origins.text(
                "smd-after", cases, controls, origins.words(denominator, casesBefore, controlsBefore, r.denominator()));
        int pairs = r.pairs().pairs();
        boolean sizes = disclosure.hidesSizes();
        return List.of(
                sizes
                        ? Cell.HIDDEN
                        : from(
                                group(
                                        r,
                                        digits,
                                        r.before().cases(),
                                        r.before().caseMean(),
                                        r.before().caseSd()),
                                origins.text(kind + "-cases-before", casesBefore)),
                sizes
                        ? Cell.HIDDEN
                        : from(
                                group(
                                        r,
                                        digits,
                                        r.before().controls(),
                                        r.before().controlMean(),
                                        r.before().controlSd()),
                                origins.text(kind + "-controls-before", controlsBefore)),
                from(smd(r.before().smd()), before),
                from(
                        group(
                                r,
                                digits,
                                r.after().cases(),
                                r.after().caseMean(),
                                r.after().caseSd()),
                        origins.text(kind + "-cases-after", cases)),
                from(
                        group(
                                r,
                                digits,
                                r.after().controls(),
                                r.after().controlMean(),
                                r.after().controlSd()),
                        origins.text(kind + "-controls-after", controls)),
                from(smd(r.after().smd()), after),
                sizes
                        ? Cell.HIDDEN
                        : from(
                                ratio(r.before().varianceRatio()),
                                origins.text("variance-ratio-before", casesBefore, controlsBefore)),
                from(ratio(r.after().varianceRatio()), origins.text("variance-ratio-after", cases, controls)),
                from(pair(r, digits, r.pairs().meanAbsolute(), 1), origins.text("pair-mean", pairs)),
                disclosure.asked()
                        ? Cell.HIDDEN
                        : from(pair(r, digits, r.pairs().maxAbsolute(), 0), origins.text("pair-largest", pairs)));
    }

    /**
     * A difference within pairs with the decimals of the row; of a share, the share of pairs that differ and whether
     * any does.
     */
    private static Cell pair(Balance.Row r, RowDigits digits, double value, int dateDecimals) {
        String text = r.share()
                ? Shown.significant(value, 3)
                : r.variable().type() == Variable.Type.DATE ? Shown.fixed(value, dateDecimals) : digits.of(value);
        return Cell.of(text, value);
    }

    /** A number that does not exist comes from nowhere. */
    private static Cell from(Cell number, String origin) {
        return Double.isNaN(number.value()) ? number : number.from(origin);
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
                    .forEach(v -> heads.add(Head.right(text("unmatched-left", constraint(m, v)))));
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

    /** A variable's name, what a score is called, or what a window of the risk sets asks. */
    private String constraint(Matching m, String name) {
        if (m.score().isPresent() && name.equals(ScoreRule.COLUMN)) {
            return label(m.score().get().column().variable());
        }
        return name.equals(RiskSetRule.ENTERED)
                ? text("entered")
                : name.equals(RiskSetRule.AT_RISK) ? text("at-risk") : name;
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

    private static Cell ratio(double value) {
        return Cell.of(Shown.fixed(value, 3), value);
    }

    private static Cell smd(double value) {
        return Cell.of(Shown.fixed(value, 3), value);
    }
}
