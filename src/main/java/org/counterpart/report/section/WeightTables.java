package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.Balance;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.LovePlot;
import org.counterpart.study.Weighting;
import org.counterpart.weighting.WeightedRisks;

/** Weighted subjects: how alike the groups became, what is left of their sizes, and the effect of the exposure. */
record WeightTables(Weighting of, Messages messages, Wording wording, Disclosure disclosure) {
    List<Table> tables() {
        List<Table> all = List.of(balance(), effect());
        return disclosure.hidesWeights() ? all.stream().map(Table::hidden).toList() : all;
    }

    /** Empty where it is hidden. */
    Optional<Drawing> love() {
        return disclosure.hidesWeights()
                ? Optional.empty()
                : Optional.of(LovePlot.of(of.balance().rows().stream(), this::name));
    }

    private String name(Balance.Row row) {
        List<String> levels = row.variable().levels();
        boolean second = row.level().isEmpty()
                && row.share()
                && levels.size() > 1
                && !levels.get(1).equals("1");
        return second ? wording.at(row.variable(), levels.get(1)) : LovePlot.name(row, wording);
    }

    private Table balance() {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (Balance.Row row : of.balance().rows()) {
            rows.add(Row.of(
                    Cell.of(name(row)),
                    mean(row, row.before().caseMean(), origins.text("weights-before")),
                    mean(row, row.before().controlMean(), origins.text("weights-before")),
                    smd(row.before().smd(), origins.text("weights-smd-before")),
                    mean(row, row.after().caseMean(), origins.text("weights-after")),
                    mean(row, row.after().controlMean(), origins.text("weights-after")),
                    smd(row.after().smd(), origins.text("weights-smd-after"))));
        }
        List<String> notes = new ArrayList<>(List.of(
                text(
                        "ess",
                        Shown.fixed(of.weights().effective(true), 1),
                        messages.count(of.weights().size(true)),
                        Shown.fixed(of.weights().effective(false), 1),
                        messages.count(of.weights().size(false))),
                text("balance-note")));
        of.notes().stream().filter(n -> !disclosure.hides(n)).forEach(n -> notes.add(messages.text(n)));
        return new Table(
                "weights-balance",
                text("balance"),
                List.of(
                        Head.left(text("variable")),
                        Head.right(text("before-exposed")),
                        Head.right(text("before-unexposed")),
                        Head.right(text("before-smd")),
                        Head.right(text("after-exposed")),
                        Head.right(text("after-unexposed")),
                        Head.right(text("after-smd"))),
                rows,
                notes);
    }

    private static Cell mean(Balance.Row row, double mean, String origin) {
        String shown = row.share()
                ? Shown.fixed(100 * mean, 1) + "%"
                : row.variable().type() == Variable.Type.DATE ? Shown.day(mean) : Shown.significant(mean, 4);
        return Cell.of(shown, mean).from(origin);
    }

    private static Cell smd(double smd, String origin) {
        return Double.isNaN(smd)
                ? Cell.of(Shown.NONE)
                : Cell.of(Shown.fixed(smd, 3), smd).from(origin);
    }

    private Table effect() {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        rows.add(odds("marginal", of.marginal(), origins));
        rows.add(odds("adjusted", of.adjusted(), origins));
        WeightedRisks risks = of.risks();
        rows.add(row("risk-exposed", percent(risks.exposed()), risks.exposed(), origins.text("weights-risk")));
        rows.add(row("risk-unexposed", percent(risks.unexposed()), risks.unexposed(), origins.text("weights-risk")));
        rows.add(row(
                "difference",
                Shown.estimate(risks.difference(), risks.differenceCi(), 3),
                risks.difference(),
                origins.text("weights-difference")));
        rows.add(
                Double.isNaN(risks.ratio())
                        ? Row.of(Cell.of(text("ratio")), Cell.of(Shown.NONE), Cell.EMPTY)
                        : row(
                                "ratio",
                                Shown.estimate(risks.ratio(), risks.ratioCi(), 3),
                                risks.ratio(),
                                origins.text("weights-ratio")));
        return new Table(
                "weights-effect",
                text("effect", wording.label(of.exposure().name())),
                List.of(
                        Head.left(text("measure")),
                        Head.right(text("estimate")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                List.of(text("estimand." + Json.word(of.rule().method())), text("effect-note")));
    }

    private static String percent(double share) {
        return Shown.fixed(100 * share, 1) + "%";
    }

    private Row row(String measure, String shown, double value, String origin) {
        return Row.of(Cell.of(text(measure)), Cell.of(shown, value).from(origin), Cell.EMPTY);
    }

    private Row odds(String measure, Optional<Coefficient> effect, Origins origins) {
        return effect.map(c -> Row.of(
                        Cell.of(text(measure)),
                        Cell.of(OddsText.withWald(c), c.oddsRatio()).from(origins.text("weights-or")),
                        Cell.p(c.p()).from(origins.text("weights-p"))))
                .orElseGet(() -> Row.of(Cell.of(text(measure)), Cell.of(Shown.NONE), Cell.of(Shown.NONE)));
    }

    private String text(String key, Object... arguments) {
        return messages.text("weights." + key, arguments);
    }
}
