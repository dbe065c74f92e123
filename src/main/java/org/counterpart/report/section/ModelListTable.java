package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Disclosure;
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
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;

/** The models of a plan's list side by side: terms below each other, two columns a model. */
record ModelListTable(Messages messages, Wording wording, Disclosure disclosure) {

    Table table(StudyResult result) {
        List<Further.OfList> models = result.further().models();
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("regression.table.term"))));
        List<Row> rows = new ArrayList<>();
        for (Further.OfList one : models) {
            heads.add(Head.right(messages.text("study.model-list.or", one.name())));
            heads.add(Head.right(messages.text("study.model-list.p")));
        }
        boolean conditional = models.stream().anyMatch(m -> m.models().conditional() != null);
        estimates(rows, models, Model.UNCONDITIONAL, conditional);
        if (conditional) {
            estimates(rows, models, Model.CONDITIONAL, true);
        }
        size(rows, models);
        area(rows, models);
        difference(rows, result.further());
        List<String> notes = new ArrayList<>(List.of(
                messages.text("study.model-list.note", models.get(0).name()),
                messages.text("regression.table.note.wald")));
        if (models.stream()
                .flatMap(m -> m.models().fitted().values().stream())
                .anyMatch(s -> !s.shapes().products().isEmpty())) {
            notes.add(messages.text("regression.interaction.parts"));
        }
        result.cautions().stream()
                .filter(n -> n.code().equals("study.model-events"))
                .map(messages::text)
                .forEach(notes::add);
        return new Table("model-list", messages.text("study.model-list.title"), heads, rows, notes);
    }

    private void estimates(List<Row> rows, List<Further.OfList> models, Model model, boolean headed) {
        if (headed) {
            List<Cell> heading =
                    new ArrayList<>(List.of(Cell.of(messages.text("study.model-list." + Json.word(model)))));
            while (heading.size() < 1 + 2 * models.size()) {
                heading.add(Cell.EMPTY);
            }
            rows.add(new Row(0, heading));
        }
        List<Term> terms = models.stream()
                .flatMap(m -> Optional.ofNullable(m.models().fitted().get(model)).stream())
                .flatMap(summary -> summary.slopes().stream())
                .map(Coefficient::term)
                .filter(term -> !term.isOfSpline() || term.bend() == 0)
                .distinct()
                .toList();
        for (Term term : terms) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.of(wording.term(term))));
            for (Further.OfList one : models) {
                cells.addAll(estimate(one, one.models().fitted().get(model), term));
            }
            rows.add(new Row(headed ? 1 : 0, cells));
        }
    }

    private List<Cell> estimate(Further.OfList one, RegressionSummary summary, Term term) {
        Optional<Coefficient> found = summary == null
                ? Optional.empty()
                : summary.slopes().stream().filter(c -> c.term().equals(term)).findFirst();
        if (found.isEmpty()) {
            return List.of(Cell.EMPTY, Cell.EMPTY);
        }
        if (disclosure.hidesModels(one.models())) {
            return List.of(Cell.HIDDEN, Cell.HIDDEN);
        }
        Origins origins = new Origins(messages);
        Coefficient c = found.get();
        if (c.term().isOfSpline()) {
            return curve(summary, c.term());
        }
        return List.of(
                Cell.of(OddsText.withWald(c), c.oddsRatio())
                        .from(origins.oddsRatio() + messages.text("regression.table.origins") + origins.ci(false)),
                Cell.p(c.p()).from(origins.p(false)));
    }

    /** Of a curve the test of all its terms. */
    private List<Cell> curve(RegressionSummary summary, Term term) {
        return summary.shapes().splines().stream()
                .filter(s -> s.predictor().has(term))
                .findFirst()
                .map(s -> List.of(
                        Cell.of(messages.text("regression.table.curve")),
                        Cell.p(s.overall().likelihoodRatio().p()).from(new Origins(messages).text("terms-lr"))))
                .orElse(List.of(Cell.EMPTY, Cell.EMPTY));
    }

    private void size(List<Row> rows, List<Further.OfList> models) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(messages.text("study.model-list.size"))));
        for (Further.OfList one : models) {
            RegressionSummary fit = one.models().unconditional();
            cells.add(
                    fit == null
                            ? Cell.of(Shown.NONE)
                            : Cell.of(fit.fit().n() + " (" + fit.fit().events() + ")"));
            cells.add(Cell.EMPTY);
        }
        rows.add(new Row(0, cells));
    }

    private void area(List<Row> rows, List<Further.OfList> models) {
        Origins origins = new Origins(messages);
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(messages.text("study.model-list.auc"))));
        for (Further.OfList one : models) {
            cells.add(
                    disclosure.hidesModels(one.models())
                            ? Cell.HIDDEN
                            : one.auc()
                                    .map(a -> Cell.of(Shown.estimate(a.auc(), a.ci(), 3), a.auc())
                                            .from(origins.auc(a.n1() + a.n0(), a.n1())))
                                    .orElse(Cell.of(Shown.NONE)));
            cells.add(Cell.EMPTY);
        }
        rows.add(new Row(0, cells));
    }

    private void difference(List<Row> rows, Further further) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(messages.text("study.model-list.difference"))));
        for (int i = 0; i < further.models().size(); i++) {
            int at = i;
            Optional<Further.Compared> compared =
                    further.comparisons().stream().filter(c -> c.later() == at).findFirst();
            boolean hidden = compared.isPresent()
                    && (disclosure.hidesModels(further.models().get(i).models())
                            || disclosure.hidesModels(
                                    further.models().get(i - 1).models()));
            cells.add(
                    hidden
                            ? Cell.HIDDEN
                            : compared.map(c -> Cell.of(
                                                    Shown.fixed(c.result().difference(), 3),
                                                    c.result().difference())
                                            .from(new Origins(messages).text("models-compared")))
                                    .orElse(Cell.EMPTY));
            cells.add(
                    hidden
                            ? Cell.HIDDEN
                            : compared.map(c ->
                                            Cell.p(c.result().p()).from(new Origins(messages).text("models-compared")))
                                    .orElse(Cell.EMPTY));
        }
        rows.add(new Row(0, cells));
    }
}
