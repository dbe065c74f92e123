package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Origins;
import org.counterpart.report.RecordedDecimals;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.comparison.ComparisonTables;
import org.counterpart.stats.Interval;
import org.counterpart.study.ValidationPart;
import org.counterpart.study.ValidationPart.Calibrated;
import org.counterpart.study.ValidationParts;
import org.counterpart.study.model.PartsTable;
import org.counterpart.univariate.Comparison;

/** How the model does in the two parts, and how the parts differ. */
record ValidationPartsTable(ValidationParts parts, Messages messages, Disclosure disclosure) {

    List<Table> tables(RecordedDecimals recorded) {
        return List.of(performance(), compared(recorded));
    }

    private Origins origins() {
        return new Origins(messages);
    }

    private List<String> heads(Function<String, String> of) {
        return PartsTable.PARTS.stream().map(of).toList();
    }

    private Table performance() {
        List<Row> rows = new ArrayList<>();
        rows.add(row("subjects", p -> count(p.n())));
        rows.add(row("events", p -> count(p.events())));
        rows.add(all("missing", p -> count(p.missing())));
        rows.add(row("unknown", p -> count(p.unknown())));
        rows.add(row("auc", this::auc));
        if (parts.parts().stream().anyMatch(p -> p.calibration() != null)) {
            rows.add(row("slope", p -> calibrated(p, Calibrated::slope, Calibrated::slopeCi, "slope")));
            rows.add(row("intercept", p -> calibrated(p, Calibrated::intercept, c -> Interval.NONE, "intercept")));
            rows.add(row("large", p -> calibrated(p, Calibrated::inTheLarge, c -> Interval.NONE, "large")));
            rows.add(row(
                    "eo",
                    p -> calibrated(p, Calibrated::expectedOverObserved, Calibrated::expectedOverObservedCi, "eo")));
            rows.add(row("brier", p -> calibrated(p, Calibrated::brier, c -> Interval.NONE, "brier")));
        }
        List<String> notes = new ArrayList<>(List.of(messages.text("validation.unchanged")));
        parts.parts().stream()
                .flatMap(p -> p.noCalibration().stream())
                .filter(n -> !disclosure.hides(n))
                .map(messages::text)
                .distinct()
                .forEach(notes::add);
        parts.notes().stream()
                .filter(n -> n.code().startsWith("validation.prevalence"))
                .map(messages::text)
                .forEach(notes::add);
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("study.validation.measure"))));
        heads(p -> messages.text("validation.part." + p)).forEach(h -> heads.add(Head.right(h)));
        return new Table("validation-parts", messages.text("validation.performance"), heads, rows, notes);
    }

    /** Hidden in a part whose numbers are. */
    private Row row(String key, Function<ValidationPart, Cell> of) {
        return all(key, part -> disclosure.hides(part) ? Cell.HIDDEN : of.apply(part));
    }

    private Row all(String key, Function<ValidationPart, Cell> of) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(messages.text("validation.row." + key))));
        parts.parts().forEach(p -> cells.add(of.apply(p)));
        return new Row(0, cells);
    }

    private Cell count(int n) {
        return Cell.of(Shown.count(n, messages.language()), n);
    }

    private Cell auc(ValidationPart part) {
        return part.auc() == null
                ? Cell.of(Shown.NONE)
                : Cell.of(
                                Shown.estimate(part.auc().auc(), part.auc().ci(), 3),
                                part.auc().auc())
                        .from(origins().text("parts-auc", part.n(), part.events()));
    }

    private Cell calibrated(
            ValidationPart part,
            Function<Calibrated, Double> value,
            Function<Calibrated, Interval> limits,
            String origin) {
        Calibrated c = part.calibration();
        if (c == null || Double.isNaN(value.apply(c))) {
            return Cell.of(Shown.NONE);
        }
        Interval ci = limits.apply(c);
        String text = Double.isNaN(ci.low()) ? Shown.fixed(value.apply(c), 3) : Shown.estimate(value.apply(c), ci, 3);
        return Cell.of(text, value.apply(c)).from(origins().text("parts-" + origin, part.n(), part.events()));
    }

    private Table compared(RecordedDecimals recorded) {
        Comparison compared = parts.compared();
        Table plain = ComparisonTables.unpaired(compared, List.of(), messages, recorded);
        List<Head> heads = new ArrayList<>(plain.heads());
        boolean few = parts.parts().stream().anyMatch(disclosure::hides);
        for (int g = 0; g < 2; g++) {
            Object n = few ? Disclosure.MARK : compared.n().get(g);
            heads.set(
                    g + 1,
                    Head.right(messages.text("validation.part-n." + PartsTable.PARTS.get(g), messages.count(n))));
        }
        List<Row> rows = new ArrayList<>();
        int variable = -1;
        for (Row row : plain.rows()) {
            variable += row.indent() == 0 ? 1 : 0;
            boolean hidden = disclosure.hidesParts(compared.rows().get(variable));
            rows.add(hidden ? hidden(row) : row);
        }
        String sign = messages.text("univariate.table.note.sign", PartsTable.PARTS.get(0), PartsTable.PARTS.get(1));
        List<String> notes = plain.notes().stream()
                .map(n -> n.equals(sign) ? messages.text("validation.sign") : n)
                .toList();
        return new Table("parts-compared", messages.text("validation.compared"), heads, rows, notes);
    }

    private static Row hidden(Row row) {
        List<Cell> cells = new ArrayList<>(List.of(row.cells().get(0)));
        row.cells().stream()
                .skip(1)
                .map(c -> c.text().isEmpty() ? c : Cell.HIDDEN)
                .forEach(cells::add);
        return new Row(row.indent(), cells);
    }
}
