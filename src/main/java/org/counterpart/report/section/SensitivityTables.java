package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.report.sensitivity.MisclassificationTable;
import org.counterpart.study.Sensitivity;
import org.counterpart.study.Sensitivity.AtGamma;
import org.counterpart.study.Sensitivity.OfExposure;
import org.counterpart.study.Sensitivity.OfTerm;

/** What bias could do: E-values, Rosenbaum's bounds, and a misclassified exposure. */
record SensitivityTables(Messages messages, Wording wording, Disclosure disclosure) {

    List<Table> of(Sensitivity found) {
        List<Table> tables = new ArrayList<>();
        if (!found.eValues().isEmpty()) {
            Table table = eValues(found);
            tables.add(disclosure.hidesModels() ? table.hidden() : table);
        }
        if (!found.bounds().isEmpty()) {
            tables.add(bounds(found));
        }
        found.misclassified()
                .ifPresent(one -> tables.add(new MisclassificationTable(messages, wording, disclosure).of(one)));
        return tables;
    }

    private Table eValues(Sensitivity found) {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (OfTerm one : found.eValues()) {
            rows.add(Row.of(
                    Cell.of(wording.term(one.term())),
                    Cell.of(Shown.fixed(one.oddsRatio(), 3), one.oddsRatio()).from(origins.text("e-value-or")),
                    Cell.of(Shown.fixed(one.eValue().value(), 2), one.eValue().value())
                            .from(origins.text("e-value")),
                    Cell.of(Shown.fixed(one.eValue().limit(), 2), one.eValue().limit())
                            .from(origins.text("e-value-limit"))));
        }
        String share = messages.text(
                found.outcomeShare().isEmpty()
                        ? "sensitivity.unknown-share"
                        : found.rare() ? "sensitivity.rare" : "sensitivity.common");
        return new Table(
                "e-values",
                messages.text("sensitivity.e-values"),
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right("OR"),
                        Head.right(messages.text("sensitivity.e-value")),
                        Head.right(messages.text("sensitivity.e-value-limit"))),
                rows,
                List.of(messages.text("sensitivity.e-value-means"), share));
    }

    private Table bounds(Sensitivity found) {
        Origins origins = new Origins(messages);
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("sensitivity.exposure"))));
        found.bounds().get(0).at().forEach(a -> heads.add(Head.right("Γ=" + Shown.significant(a.gamma(), 3))));
        heads.add(Head.right(messages.text("sensitivity.gamma-at")));
        List<Row> rows = new ArrayList<>();
        for (OfExposure one : found.bounds()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(wording.label(one.variable())
                    + messages.text(one.raised() ? "sensitivity.raised" : "sensitivity.lowered")));
            boolean hidden = disclosure.hidesPairs(one.variable().name());
            for (AtGamma at : one.at()) {
                cells.add(hidden ? Cell.HIDDEN : Cell.p(at.pUpper()).from(origins.text("rosenbaum")));
            }
            cells.add(
                    hidden
                            ? Cell.HIDDEN
                            : Double.isNaN(one.gammaAt())
                                    ? Cell.of("–")
                                    : Cell.of(Shown.fixed(one.gammaAt(), 2), one.gammaAt())
                                            .from(origins.text("rosenbaum-gamma")));
            rows.add(new Row(0, cells));
        }
        List<String> notes = new ArrayList<>(List.of(messages.text("sensitivity.rosenbaum-means")));
        if (found.bounds().stream()
                .anyMatch(b -> disclosure.hidesPairs(b.variable().name()))) {
            notes.add(disclosure.note(messages));
        }
        return new Table("rosenbaum", messages.text("sensitivity.rosenbaum"), heads, rows, notes);
    }
}
