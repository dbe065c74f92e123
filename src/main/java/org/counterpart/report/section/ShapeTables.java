package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.AdditiveInteraction;
import org.counterpart.regression.summary.Contrast;
import org.counterpart.regression.summary.EffectModification;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.Shapes;
import org.counterpart.regression.summary.SplineCurve;
import org.counterpart.regression.summary.TrendTest;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.OddsText;
import org.counterpart.report.Origins;
import org.counterpart.report.Shown;
import org.counterpart.report.Table;
import org.counterpart.report.Table.Cell;
import org.counterpart.report.Table.Head;
import org.counterpart.report.Table.Row;
import org.counterpart.report.Wording;
import org.counterpart.stats.Interval;

/** What a model says of its curves, of one variable at the levels of another, and of trends over levels. */
public record ShapeTables(Messages messages, Wording wording, Disclosure disclosure) {

    /** Of the one model there is. */
    public List<Table> of(RegressionSummary summary) {
        return of(summary, "", "");
    }

    /**
     * Of one of several models.
     *
     * @param id ends the names of its tables
     * @param model what it is called in their titles
     */
    List<Table> of(RegressionSummary summary, String id, String model) {
        Shapes shapes = summary.shapes();
        List<Table> tables = new ArrayList<>();
        if (!shapes.splines().isEmpty()) {
            tables.add(splines("splines" + id, summary, title("splines", model)));
        }
        if (!shapes.products().isEmpty()) {
            tables.add(products("interactions" + id, shapes, title("interactions", model)));
        }
        if (!shapes.trends().isEmpty()) {
            tables.add(trends("trends" + id, shapes, title("trends", model)));
        }
        return tables;
    }

    private String title(String what, String model) {
        return model.isEmpty() ? text(what) : text("of-model", text(what), model);
    }

    private Table splines(String id, RegressionSummary summary, String title) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of(text("splines-note")));
        boolean hidden = disclosure.hidesEnds(summary.fit().n());
        for (SplineCurve s : summary.shapes().splines()) {
            String name = wording.label(s.predictor().name());
            rows.add(test(name, text("overall"), s.overall()));
            rows.add(test("", text("nonlinear"), s.nonlinear()));
            if (!hidden) {
                notes.add(text(
                        "knots",
                        name,
                        s.predictor().spline().orElseThrow().knots().stream()
                                .map(k -> Shown.significant(k, 4))
                                .collect(Collectors.joining(messages.text("regression.table.knots-comma"))),
                        Shown.significant(s.reference(), 4)));
            }
        }
        return new Table(
                id,
                title,
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.left(text("test")),
                        Head.right(text("lr")),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("wald-p"))),
                rows,
                notes);
    }

    private Row test(String name, String what, SplineCurve.Block block) {
        ModelTest lr = block.likelihoodRatio();
        Origins origins = new Origins(messages);
        return Row.of(
                Cell.of(name),
                Cell.of(what),
                Cell.of(Shown.fixed(lr.statistic(), 3), lr.statistic()).from(origins.text("terms-lr")),
                Cell.of(Integer.toString(lr.df()), lr.df()).from(origins.text("terms-lr")),
                Cell.p(lr.p()).from(origins.text("terms-lr")),
                Cell.p(block.wald().p()).from(origins.text("terms-wald")));
    }

    private Table products(String id, Shapes shapes, String title) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of(text("interactions-note")));
        Origins origins = new Origins(messages);
        for (EffectModification both : shapes.products()) {
            Predictor one = both.product().factors().get(0);
            Predictor other = both.product().factors().get(1);
            boolean hidden = hides(both);
            rows.add(Row.of(
                    Cell.of(wording.label(one.name()) + " × " + wording.label(other.name())),
                    Cell.EMPTY,
                    hidden
                            ? Cell.HIDDEN
                            : Cell.p(both.test().likelihoodRatio().p()).from(origins.text("terms-lr"))));
            for (EffectModification.Stratum s : both.strata()) {
                rows.add(stratum(s, hidden));
            }
            both.additive().ifPresent(a -> additive(rows, a, hidden));
        }
        if (shapes.products().stream()
                .anyMatch(p ->
                        p.additive().filter(AdditiveInteraction::isProtective).isPresent())) {
            notes.add(messages.text("regression.interaction.protective"));
        }
        shapes.products().stream()
                .flatMap(p -> p.several().stream())
                .distinct()
                .forEach(v -> notes.add(messages.text("regression.interaction.several", wording.label(v))));
        notes.add(messages.text("regression.table.note.wald"));
        return new Table(
                id,
                title,
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right(messages.text("regression.table.or-ci")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                notes);
    }

    boolean hides(EffectModification both) {
        List<Predictor> two = both.product().factors();
        return disclosure.hidesStrata(two.get(0).name(), two.get(1).name());
    }

    /** {@code Smoking, at Sex = male}. */
    String name(EffectModification.Stratum s) {
        return text("at", wording.term(s.term()), level(s.of(), s.level()));
    }

    private Row stratum(EffectModification.Stratum s, boolean hidden) {
        String name = name(s);
        Contrast c = s.contrast();
        if (hidden) {
            return new Row(1, List.of(Cell.of(name), Cell.HIDDEN, Cell.HIDDEN));
        }
        Origins origins = new Origins(messages);
        return new Row(
                1,
                List.of(
                        Cell.of(name),
                        Cell.of(OddsText.withWald(Coefficient.of(s.term(), c.b(), c.se(), 0.95)), c.oddsRatio())
                                .from(origins.text("product-or")),
                        Cell.p(c.p()).from(origins.p(false))));
    }

    private void additive(List<Row> rows, AdditiveInteraction a, boolean hidden) {
        measure(rows, "reri", a.reri(), a.reriCi(), hidden);
        measure(rows, "ap", a.ap(), a.apCi(), hidden);
        measure(rows, "s", a.s(), a.sCi(), hidden);
    }

    private void measure(List<Row> rows, String what, double value, Interval ci, boolean hidden) {
        String shown = Double.isNaN(value)
                ? Shown.NONE
                : Double.isNaN(ci.low()) ? Shown.fixed(value, 2) : Shown.estimate(value, ci, 2);
        rows.add(new Row(
                1,
                List.of(
                        Cell.of(text(what)),
                        hidden
                                ? Cell.HIDDEN
                                : Cell.of(shown, value).from(new Origins(messages).text("additive-" + what)),
                        Cell.EMPTY)));
    }

    private Table trends(String id, Shapes shapes, String title) {
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>(List.of(text("trends-note")));
        Origins origins = new Origins(messages);
        for (TrendTest t : shapes.trends()) {
            String name = t.predictor().name();
            boolean hidden = disclosure.hidesTable(name);
            rows.add(Row.of(
                    Cell.of(wording.label(name)),
                    Cell.EMPTY,
                    Cell.EMPTY,
                    Cell.EMPTY,
                    hidden
                            ? Cell.HIDDEN
                            : Cell.p(t.trend().likelihoodRatio().p()).from(origins.text("terms-lr"))));
            t.levels().forEach(level -> rows.add(level(t, level, hidden)));
            LevelScores scores = t.predictor().scores().orElseThrow();
            if (!scores.isRanks()) {
                notes.add(text(
                        scores.median().isPresent() ? "trend-medians" : "trend-scores",
                        wording.label(name),
                        t.levels().stream()
                                .map(l -> Shown.significant(l.score(), 4))
                                .collect(Collectors.joining(messages.text("regression.table.knots-comma"))),
                        scores.median().map(wording::label).orElse("")));
            }
            if (!hidden && !Double.isNaN(t.departure().p())) {
                notes.add(text(
                        "departure",
                        wording.label(name),
                        Shown.related(Shown.p(t.departure().p()))));
            }
        }
        notes.add(messages.text("regression.table.note.wald"));
        return new Table(
                id,
                title,
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right(text("events")),
                        Head.right(messages.text("regression.table.or-ci")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("trend-p"))),
                rows,
                notes);
    }

    private Row level(TrendTest trend, TrendTest.Level level, boolean hidden) {
        Cell name = Cell.of(word(trend.predictor().name(), level.level()));
        if (hidden) {
            return new Row(1, List.of(name, Cell.HIDDEN, Cell.HIDDEN, Cell.HIDDEN, Cell.EMPTY));
        }
        Origins origins = new Origins(messages);
        Optional<Coefficient> c = level.against();
        return new Row(
                1,
                List.of(
                        name,
                        Cell.of(level.events() + "/" + level.n(), level.events()),
                        c.map(of -> Cell.of(OddsText.withWald(of), of.oddsRatio())
                                        .from(origins.text("trend-or")))
                                .orElse(Cell.of(text("reference"))),
                        c.map(of -> Cell.p(of.p()).from(origins.p(false))).orElse(Cell.EMPTY),
                        Cell.EMPTY));
    }

    private String level(Predictor of, String level) {
        return messages.text("study.subgroup.at", wording.label(of.name()), word(of.name(), level));
    }

    /** A level that is its own code is no or yes. */
    private String word(String variable, String level) {
        String word = wording.level(variable, level);
        boolean binary = wording.known(variable) != null
                && wording.known(variable).levels().size() == 2;
        return !binary
                ? word
                : switch (word) {
                    case "0" -> messages.text("study.no");
                    case "1" -> messages.text("study.yes");
                    default -> word;
                };
    }

    private String text(String key, Object... arguments) {
        return messages.text("regression.table." + key, arguments);
    }
}
