package org.counterpart.report.other;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.plan.other.OtherModel.Kind;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
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
import org.counterpart.study.other.OtherFit;
import org.counterpart.study.other.OtherFit.Group;
import org.counterpart.study.other.OtherFit.OfPredictor;

/**
 * Models of other kinds: a table each.
 *
 * @param variables by name
 */
public record OtherTables(
        List<OtherFit> all,
        Function<String, Variable> variables,
        Messages messages,
        Wording wording,
        Disclosure disclosure) {

    public List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (OtherFit one : all) {
            Table table = table("other-model-" + (tables.size() + 1), one);
            tables.add(disclosure.hides(one) ? table.hidden() : table);
        }
        return tables;
    }

    private Table table(String id, OtherFit of) {
        List<Row> rows = new ArrayList<>();
        Set<String> tested = new HashSet<>();
        Optional<String> level = Optional.empty();
        for (OtherFit.Row row : of.rows()) {
            if (row.level().isPresent() && !row.level().equals(level)) {
                rows.add(Row.of(
                        Cell.of(text("against", level(of, row.level().get()), level(of, reference(of)))),
                        Cell.EMPTY,
                        Cell.EMPTY,
                        Cell.EMPTY));
            }
            level = row.level();
            rows.add(new Row(level.isPresent() ? 1 : 0, cells(of, row.coefficient(), tested)));
        }
        Kind kind = of.plan().kind();
        List<Head> heads = new ArrayList<>(List.of(
                Head.left(text("term")),
                Head.right(text("ratio." + Json.word(kind.ratio()))),
                Head.right(messages.text("univariate.table.p")),
                Head.right(text("of-variable"))));
        if (kind == Kind.COX) {
            heads.add(Head.right(text("of-change")));
        }
        return new Table(id, text("title." + Json.word(kind), of.plan().name(), outcome(of)), heads, rows, notes(of));
    }

    /** What is of a whole variable stands in the row of its first term, once. */
    private List<Cell> cells(OtherFit of, Coefficient c, Set<String> tested) {
        Origins origins = new Origins(messages);
        boolean known = Double.isFinite(c.b());
        Optional<OfPredictor> whole = of.tests().stream()
                .filter(t -> c.term().isOf(t.predictor()) && tested.add(t.predictor()))
                .findFirst();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(wording.term(c.term())),
                known
                        ? Cell.of(OddsText.withWald(c), c.oddsRatio())
                                .from(origins.text(
                                        "other-" + Json.word(of.plan().kind().ratio()), of.n()))
                        : Cell.of(Shown.NONE),
                known ? Cell.p(c.p()).from(origins.text("other-p")) : Cell.of(Shown.NONE),
                test(whole, origins, byLikelihood(of) ? "other-lr" : "other-wald")));
        of.hazards()
                .ifPresent(h -> cells.add(test(
                        whole.flatMap(w -> h.proportional().stream()
                                .filter(t -> t.predictor().equals(w.predictor()))
                                .findFirst()),
                        origins,
                        "other-ph")));
        return cells;
    }

    private static Cell test(Optional<OfPredictor> of, Origins origins, String origin) {
        return of.filter(t -> Double.isFinite(t.test().p()))
                .map(t ->
                        Cell.p(t.test().p()).from(origins.text(origin, t.test().df())))
                .orElse(Cell.EMPTY);
    }

    /** Whether the tests of variables are likelihood ratios, not robust Wald tests. */
    private static boolean byLikelihood(OtherFit of) {
        return switch (of.plan().kind()) {
            case ORDINAL, MULTINOMIAL -> true;
            case POISSON, LOG_BINOMIAL, GEE -> false;
            case COX -> of.clusters().isEmpty();
        };
    }

    private String outcome(OtherFit of) {
        return of.plan()
                .outcome()
                .or(() -> of.plan().hazard().map(h -> h.of().time()))
                .map(wording::label)
                .orElse("");
    }

    private String level(OtherFit of, String level) {
        return of.plan()
                .outcome()
                .map(v -> wording.level(variables.apply(v), level))
                .orElse(level);
    }

    private static String reference(OtherFit of) {
        return of.plan().reference().orElseGet(() -> of.groups().get(0).level());
    }

    private List<String> notes(OtherFit of) {
        List<String> notes = new ArrayList<>();
        OtherModel plan = of.plan();
        if (of.why().isPresent()) {
            notes.add(messages.text(wording.note(of.why().get())));
        }
        if (plan.kind().isOfLevels()) {
            List<String> groups = of.groups().stream()
                    .map(g -> text("group", level(of, g.level()), g.n()))
                    .toList();
            notes.add(text("groups", messages.count(of.n()), String.join(text("between"), groups)));
        } else {
            int events = of.groups().stream()
                    .filter(g -> g.level().equals("1"))
                    .mapToInt(Group::n)
                    .sum();
            String key = plan.kind() == Kind.COX ? "events-in-time" : "events";
            notes.add(text(key, messages.count(of.n()), messages.count(events)));
        }
        if (of.why().isEmpty()) {
            notes.add(text("how." + Json.word(plan.kind())));
        }
        of.hazards().ifPresent(h -> hazards(notes, of, h));
        of.clusters().ifPresent(c -> notes.add(clusters(plan, c)));
        of.proportional().brant().ifPresent(t -> notes.add(test("brant", t)));
        of.proportional().likelihoodRatio().ifPresent(t -> notes.add(test("proportional", t)));
        of.notes().forEach(n -> notes.add(messages.text(wording.note(n))));
        return notes;
    }

    private void hazards(List<String> notes, OtherFit of, OtherFit.Hazards h) {
        boolean alone = of.clusters().isEmpty();
        OtherModel.Hazard plan = of.plan().hazard().orElseThrow();
        notes.add(text("ties." + Json.word(plan.ties())));
        plan.strata().ifPresent(v -> notes.add(text("strata", wording.label(v), h.strata())));
        notes.add(text(alone ? "errors-own" : "errors-robust"));
        notes.add(text(
                alone ? "all-coefficients" : "all-coefficients-clustered",
                statistic(h.likelihoodRatio()),
                statistic(h.wald()),
                statistic(h.score())));
        notes.add(text(
                "concordance",
                Shown.fixed(h.concordance().concordance(), 3),
                Shown.fixed(h.concordance().se(), 3)));
        if (Double.isFinite(h.allProportional().p())) {
            notes.add(test("proportional-hazards", h.allProportional()));
        }
    }

    private String statistic(ModelTest test) {
        return text("statistic", Shown.fixed(test.statistic(), 3), test.df(), Shown.related(Shown.p(test.p())));
    }

    private String clusters(OtherModel plan, OtherFit.Clustering c) {
        String of = c.column().map(column -> text("clusters-of", column)).orElseGet(() -> text("clusters-sets"));
        return plan.kind() == Kind.GEE && c.alpha() != 0
                ? text("clusters-correlated", of, c.count(), c.largest(), Shown.fixed(c.alpha(), 3))
                : text("clusters", of, c.count(), c.largest());
    }

    private String test(String key, ModelTest test) {
        return text(key, Shown.fixed(test.statistic(), 3), test.df(), Shown.related(Shown.p(test.p())));
    }

    private String text(String key, Object... arguments) {
        return messages.text("other." + key, arguments);
    }
}
