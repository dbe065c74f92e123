package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.PredictorForm;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Spline;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/**
 * How each variable of the analysis stood in the models: Y the outcome, X1, X2 ... the candidates, then what was
 * matched on.
 */
public record CodingTable(StudyResult result, Wording wording, Messages messages) {

    public Table table() {
        List<Row> rows = new ArrayList<>();
        if (result.plan().hasOutcome()) {
            rows.add(outcome());
        }
        result.plan().group().ifPresent(g -> rows.add(row("", g, "group")));
        Set<String> candidates = new LinkedHashSet<>(result.plan().univariate().variables());
        candidates.addAll(result.models().offered());
        result.plan().group().ifPresent(candidates::remove);
        int x = 0;
        for (String name : candidates) {
            String role = result.models().entered().contains(name)
                    ? "entered"
                    : result.plan().multivariable().afterOutcome().contains(name) ? "after-outcome" : "compared";
            rows.add(row("X" + ++x, name, role));
        }
        Set<String> matched = new LinkedHashSet<>(result.matchingVariables());
        matched.removeAll(candidates);
        matched.forEach(name -> rows.add(row("", name, "matched")));
        result.derived().stream()
                .filter(d -> d.stage() == Derivation.Stage.ANALYSIS)
                .forEach(d -> rows.add(row("", d.name(), "marker")));
        return new Table(
                "coding",
                messages.text("manuscript.coding.title"),
                List.of(
                        Head.left(""),
                        Head.left(messages.text("manuscript.coding.variable")),
                        Head.left(messages.text("manuscript.coding.role")),
                        Head.left(messages.text("manuscript.coding.code"))),
                rows,
                List.of(messages.text("manuscript.coding.note")));
    }

    private Row outcome() {
        return Row.of(
                Cell.of("Y"),
                Cell.of(messages.text("manuscript.coding.outcome")),
                Cell.of(messages.text("manuscript.coding.outcome-role")),
                Cell.of(messages.text("manuscript.coding.outcome-code")));
    }

    private Row row(String symbol, String name, String role) {
        Variable variable = result.matched().cohort().variable(name);
        return Row.of(
                Cell.of(symbol),
                Cell.of(wording.label(name)),
                Cell.of(messages.text("manuscript.coding." + role)),
                Cell.of(inForm(variable, derived(variable, code(variable)))));
    }

    /** The coding, and what the model makes of it. */
    private String inForm(Variable variable, String code) {
        Optional<PredictorForm> form = Codings.of(result.models().design()).form(variable.name());
        if (form.isEmpty() || form.get() instanceof PredictorScale) {
            return code;
        }
        return form.get() instanceof Spline spline
                ? messages.text("manuscript.coding.spline", code, spline.count())
                : messages.text("manuscript.coding.scores", code, numbers((LevelScores) form.get()));
    }

    private String numbers(LevelScores scores) {
        return scores.values().stream()
                .map(v -> Shown.significant(v, 4))
                .collect(Collectors.joining(messages.text("manuscript.coding.comma")));
    }

    /** The coding, and what a derived variable is made of. */
    private String derived(Variable variable, String code) {
        Optional<String> definition = result.derived().stream()
                .filter(d -> d.name().equals(variable.name()))
                .map(new DerivedText(messages, wording::label, result.eligible(), Disclosure.of(result))::definition)
                .findFirst();
        if (definition.isEmpty()) {
            return code;
        }
        String unit = wording.unit(variable);
        return !variable.levels().isEmpty()
                ? messages.text("manuscript.coding.derived", code, definition.get())
                : unit.isEmpty()
                        ? messages.text("manuscript.coding.computed", definition.get())
                        : messages.text("manuscript.coding.computed-in", definition.get(), unit);
    }

    private String code(Variable variable) {
        List<String> levels = variable.levels();
        return switch (variable.type()) {
            case BINARY -> numbered(variable);
            case ORDINAL, CATEGORICAL ->
                levels.size() == 2
                        ? numbered(variable)
                        : messages.text(
                                "manuscript.coding.contrasts",
                                wording.level(variable, levels.get(0)),
                                String.join(
                                        messages.text("manuscript.comma"),
                                        levels.subList(1, levels.size()).stream()
                                                .map(l -> wording.level(variable, l))
                                                .toList()));
            case TEXT -> messages.text("manuscript.coding.as-is");
            case NUMERIC, INTEGER, DATE ->
                wording.unit(variable).isEmpty()
                        ? messages.text("manuscript.coding.as-is")
                        : messages.text("manuscript.coding.measured", wording.unit(variable));
        };
    }

    /** {@code No=0, Yes=1}; a level that is its own code is yes or no. */
    private String numbered(Variable variable) {
        return String.join(
                messages.text("manuscript.coding.comma"),
                IntStream.range(0, variable.levels().size())
                        .mapToObj(i -> word(variable, i) + "=" + i)
                        .toList());
    }

    private String word(Variable variable, int code) {
        String word = wording.level(variable, variable.levels().get(code));
        return word.equals(Integer.toString(code)) ? messages.text(code == 0 ? "study.no" : "study.yes") : word;
    }
}
