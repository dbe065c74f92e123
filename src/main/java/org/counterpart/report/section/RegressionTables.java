package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.FitMeasures;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
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
import org.counterpart.stats.Note;
import org.counterpart.study.CaliperAdjusted;

/** Regressions as a journal prints them. */
public final class RegressionTables {
    private final Messages messages;
    private final Wording wording;
    private final Origins origins;

    /** Sets for each parameter below which an odds ratio moves much by chance: Peduzzi and others (1996). */
    private static final double ENOUGH_SETS = 10;

    public RegressionTables(Messages messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
        this.origins = new Origins(messages);
    }

    /** Factor, B, SE, Wald χ², P, OR and its interval. */
    public Table coefficients(RegressionSummary summary) {
        return coefficients(
                summary, new Origins.Size(summary.fit().n(), summary.fit().events()));
    }

    /** The same of a model whose number of subjects may not be shown. */
    Table coefficients(RegressionSummary summary, Origins.Size size) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < summary.coefficients().size(); i++) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(term(summary.coefficients().get(i).term())));
            cells.addAll(estimate(summary, size, i));
            rows.add(new Row(0, cells));
        }
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("regression.table.term"))));
        heads.addAll(estimateHeads(summary));
        ModelKind kind = summary.model();
        String id = kind == ModelKind.LOGISTIC ? kind.key() : "logistic-" + kind.key();
        return new Table(id, title(summary), heads, rows, notes(summary));
    }

    /**
     * The unconditional model and, below it in the same columns, the conditional one on the same rows: as wide as one
     * of them.
     */
    public Table both(RegressionSummary unconditional, RegressionSummary conditional) {
        List<Row> rows = new ArrayList<>();
        section(rows, "unconditional", unconditional);
        section(rows, "conditional", conditional);
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("regression.table.term"))));
        heads.addAll(estimateHeads(unconditional));
        List<String> notes = new ArrayList<>(notes(unconditional));
        notes(conditional).stream().filter(n -> !notes.contains(n)).forEach(notes::add);
        return new Table("models", messages.text("regression.table.both"), heads, rows, notes);
    }

    /** The conditional model, and below it the same with the caliper variables, straight and curved. */
    Table adjusted(CaliperAdjusted of) {
        List<Row> rows = new ArrayList<>();
        section(rows, "conditional", of.conditional());
        section(rows, "calipers", of.linear(), of.own(of.linear()));
        of.splines().ifPresent(splines -> section(rows, "calipers-splines", splines, of.own(splines)));
        List<Head> heads = new ArrayList<>(List.of(Head.left(messages.text("regression.table.term"))));
        heads.addAll(estimateHeads(of.conditional()));
        List<String> notes = new ArrayList<>();
        of.farthest().ifPresent(move -> notes.add(moved(move)));
        if (of.setsPerParameter() < ENOUGH_SETS) {
            notes.add(messages.text("regression.calipers-few", Shown.fixed(of.setsPerParameter(), 1)));
        }
        notes.addAll(notes(of.conditional()));
        return new Table("calipers-left", messages.text("regression.table.calipers-left"), heads, rows, notes);
    }

    /** How far the odds ratio that moves farthest moves. */
    private String moved(CaliperAdjusted.Move move) {
        String linear = Shown.fixed(move.linear(), 3);
        return move.splines()
                .map(splines -> messages.text(
                        "regression.calipers-moved-both", term(move.term()), linear, Shown.fixed(splines, 3)))
                .orElseGet(() -> messages.text("regression.calipers-moved", term(move.term()), linear));
    }

    /** What a model is called beside the other. */
    String name(MultivariablePlan.Model model) {
        return messages.text(
                "regression.table." + (model == MultivariablePlan.Model.CONDITIONAL ? "conditional" : "unconditional"));
    }

    private void section(List<Row> rows, String model, RegressionSummary summary) {
        section(
                rows,
                model,
                summary,
                IntStream.range(0, summary.coefficients().size()).toArray());
    }

    /** @param terms by place, those that are shown */
    private void section(List<Row> rows, String model, RegressionSummary summary, int[] terms) {
        rows.add(Row.of(
                Cell.of(messages.text("regression.table." + model)),
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY,
                Cell.EMPTY));
        for (int i : terms) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(term(summary.coefficients().get(i).term())));
            cells.addAll(estimate(summary, i));
            rows.add(new Row(1, cells));
        }
    }

    /** Likelihood, tests of the model, and measures of fit. */
    public Table fit(RegressionSummary summary) {
        List<Row> rows = new ArrayList<>();
        RegressionFit fit = summary.fit();
        String likelihood = switch (fit.kind()) {
            case LOGISTIC -> "";
            case CONDITIONAL -> "-conditional";
            case FIRTH, CONDITIONAL_FIRTH -> "-firth";
        };
        number(rows, "deviance", -2 * fit.logLik(), origins.text("fit-deviance" + likelihood, fit.n(), fit.events()));
        if (!fit.isPenalised()) {
            number(rows, "aic", fit.aic(), origins.text("fit-aic", fit.rank()));
        }
        String without = switch (fit.kind()) {
            case CONDITIONAL -> "-conditional";
            case LOGISTIC, FIRTH, CONDITIONAL_FIRTH -> "";
        };
        test(rows, "lr", fit.likelihoodRatio(), origins.text("fit-lr" + likelihood));
        test(rows, "score", fit.score(), origins.text("fit-score" + without));
        test(rows, "wald", fit.wald(), origins.text("fit-wald"));
        String mcFadden = origins.text("fit-mcfadden" + without);
        FitMeasures measures = summary.measures();
        if (measures == null) {
            number(rows, "mcfadden", 1 - fit.logLik() / fit.nullLogLik(), mcFadden);
        } else {
            number(rows, "mcfadden", measures.mcFadden(), mcFadden);
            number(rows, "cox-snell", measures.coxSnell(), origins.text("fit-cox-snell", fit.n()));
            number(rows, "nagelkerke", measures.nagelkerke(), origins.text("fit-nagelkerke", fit.n()));
            number(rows, "tjur", measures.tjur(), origins.text("fit-tjur", fit.events(), fit.n() - fit.events()));
            summary.hosmerLemeshow().stream()
                    .limit(1)
                    .forEach(h -> test(
                            rows,
                            "hosmer-lemeshow",
                            new ModelTest(h.statistic(), h.df(), h.p()),
                            origins.text("fit-hosmer-lemeshow", h.groups())));
            number(rows, "brier", measures.brier(), origins.text("fit-brier", fit.n()));
            number(rows, "auc", measures.auc(), origins.text("fit-auc", fit.events(), fit.n() - fit.events()));
        }
        return new Table(
                "fit",
                messages.text("regression.table.fit"),
                List.of(
                        Head.left(messages.text("regression.table.measure")),
                        Head.right(messages.text("regression.table.value")),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                List.of());
    }

    /** The steps of a selection. */
    public Table selection(StepwiseSelection.Result selection) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (StepwiseSelection.Step step : selection.steps()) {
            String test = origins.text(byScore(selection.procedure(), step) ? "step-score" : "step-lr");
            rows.add(Row.of(
                    Cell.of(Integer.toString(++number)),
                    Cell.of(messages.text(
                            step.action() == StepwiseSelection.Action.ENTER
                                    ? "regression.selection.enter"
                                    : "regression.selection.remove")),
                    Cell.of(wording.label(step.predictor())),
                    Cell.of(Shown.fixed(step.test().statistic(), 3), step.test().statistic())
                            .from(test),
                    Cell.of(Integer.toString(step.test().df()), step.test().df())
                            .from(test),
                    Cell.p(step.test().p()).from(test),
                    Cell.of(Shown.fixed(-2 * step.logLik(), 3), -2 * step.logLik())
                            .from(origins.text("step-deviance")),
                    Cell.of(Shown.fixed(step.aic(), 3), step.aic()).from(origins.text("step-aic"))));
        }
        return new Table(
                "selection",
                messages.text(
                        "regression.table.selection",
                        selection.procedure().method().word()),
                List.of(
                        Head.right(messages.text("regression.table.step")),
                        Head.left(messages.text("regression.table.action")),
                        Head.left(messages.text("regression.table.term")),
                        Head.right("χ²"),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(messages.text("regression.fit.deviance")),
                        Head.right("AIC")),
                rows,
                List.of());
    }

    private static boolean byScore(StepwiseSelection selection, StepwiseSelection.Step step) {
        return step.action() == StepwiseSelection.Action.ENTER
                && selection.method() == SelectionMethod.FORWARD_LR
                && selection.criterion() == StepwiseSelection.Entry.SCORE;
    }

    private String title(RegressionSummary summary) {
        RegressionFit fit = summary.fit();
        // A conditional model speaks of its sets, any other of its cases.
        return messages.text(
                "regression.table.title." + fit.kind().key(),
                messages.count(fit.ofSets().isPresent() ? fit.ofSets().get().setsUsed() : fit.n()),
                messages.count(fit.ofSets().isPresent() ? fit.n() : fit.events()));
    }

    private List<Head> estimateHeads(RegressionSummary summary) {
        return List.of(
                Head.right("B"),
                Head.right(
                        messages.text(summary.robust() == null ? "regression.table.se" : "regression.table.robust-se")),
                Head.right(messages.text("regression.table.wald")),
                Head.right(messages.text("univariate.table.p")),
                Head.right(messages.text("regression.table.or-ci")));
    }

    private List<Cell> estimate(RegressionSummary summary, int i) {
        return estimate(
                summary, new Origins.Size(summary.fit().n(), summary.fit().events()), i);
    }

    private List<Cell> estimate(RegressionSummary summary, Origins.Size size, int i) {
        Coefficient c = summary.coefficients().get(i);
        // A term without a finite estimate has no Wald test, but a likelihood ratio and mostly one profile limit.
        boolean profile = (summary.ciMethod() == RegressionSummary.CiMethod.PROFILE || infinite(summary, c))
                && !summary.profile().isEmpty();
        // A P from the same method as the interval: of Wald's test or of the likelihood ratio.
        double p = profile ? summary.likelihoodRatio().get(i).p() : c.p();
        Interval ci = profile ? summary.profile().get(i).exp() : c.ci();
        return List.of(
                Cell.of(OddsText.coefficient(c.b()), c.b()).from(origins.b(summary, size)),
                Cell.of(OddsText.coefficient(c.se()), c.se()).from(origins.se(summary)),
                Cell.of(Shown.fixed(c.wald(), 3), c.wald()).from(origins.wald()),
                Cell.p(p).from(origins.p(profile)),
                // A term of a curve is no step of anything.
                c.term().isOfSpline()
                        ? Cell.of(Shown.NONE)
                        : Cell.of(profile ? OddsText.withProfile(c, ci) : OddsText.withWald(c), c.oddsRatio())
                                .from(origins.oddsRatio()
                                        + messages.text("regression.table.origins")
                                        + origins.ci(profile)));
    }

    private static boolean infinite(RegressionSummary summary, Coefficient c) {
        return Double.isNaN(c.b()) && summary.fit().separation().terms().contains(c.term());
    }

    private List<String> notes(RegressionSummary summary) {
        List<String> notes = new ArrayList<>();
        if (summary.ciMethod() != RegressionSummary.CiMethod.PROFILE
                && !summary.profile().isEmpty()
                && summary.coefficients().stream().anyMatch(c -> infinite(summary, c))) {
            notes.add(messages.text("regression.table.note.infinite"));
        }
        notes.add(messages.text(
                summary.ciMethod() == RegressionSummary.CiMethod.PROFILE
                        ? "regression.table.note.profile"
                        : summary.robust() == null ? "regression.table.note.wald" : "regression.table.note.robust"));
        for (Note note : summary.notes()) {
            notes.add(messages.text(wording.note(note)));
        }
        if (summary.coefficients().stream().anyMatch(c -> !c.term().isOfSpline() && OddsText.outOfScale(c))) {
            notes.add(messages.text("regression.table.note.rescale"));
        }
        return notes;
    }

    private String term(Term term) {
        return term.isIntercept() ? messages.text("regression.table.intercept") : wording.term(term);
    }

    private void number(List<Row> rows, String measure, double value, String origin) {
        rows.add(Row.of(
                Cell.of(messages.text("regression.fit." + measure)),
                Cell.of(Shown.fixed(value, 3), value).from(origin),
                Cell.EMPTY,
                Cell.EMPTY));
    }

    private void test(List<Row> rows, String measure, ModelTest test, String origin) {
        rows.add(Row.of(
                Cell.of(messages.text("regression.fit." + measure)),
                Cell.of(Shown.fixed(test.statistic(), 3), test.statistic()).from(origin),
                Cell.of(Integer.toString(test.df()), test.df()).from(origin),
                Cell.p(test.p()).from(origin)));
    }
}
