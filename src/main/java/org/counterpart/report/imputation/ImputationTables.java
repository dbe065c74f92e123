package org.counterpart.report.imputation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.counterpart.imputation.Imputations;
import org.counterpart.imputation.ImputedVariable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.prediction.PooledModel;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.regression.summary.RegressionSummary;
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
import org.counterpart.report.figure.ConvergenceFigure;
import org.counterpart.study.Imputed;
import org.counterpart.study.StudyResult;

/** Imputed values: what was imputed and by what, the models pooled over them, and what a shift of them changes. */
public record ImputationTables(
        StudyResult result, Imputed of, Messages messages, Wording wording, Disclosure disclosure) {
    /** Most variables whose chains are drawn. */
    private static final int DRAWN = 6;

    private static final double ALPHA = 0.05;

    public List<Table> tables() {
        List<Table> models = new ArrayList<>();
        of.pooled().forEach((model, pooled) -> models.add(model(model, pooled)));
        if (!of.shifted().isEmpty()) {
            models.add(shifts());
        }
        List<Table> all = new ArrayList<>(List.of(variables()));
        boolean hidden = disclosure.hidesModels();
        models.forEach(t -> all.add(hidden ? t.hidden() : t));
        return all;
    }

    /** Of those that lack most; empty where small counts are hidden, or nothing was imputed twice. */
    public Optional<Drawing> convergence() {
        Imputations imputations = of.imputations();
        if (disclosure.asked() || of.rule().iterations() < 2) {
            return Optional.empty();
        }
        List<ImputedVariable> most = imputations.imputed();
        List<ConvergenceFigure.Chains> chains = new ArrayList<>();
        for (ImputedVariable variable : most.subList(Math.max(0, most.size() - DRAWN), most.size())) {
            List<List<Double>> means = new ArrayList<>();
            List<List<Double>> deviations = new ArrayList<>();
            for (int m = 0; m < imputations.count(); m++) {
                means.add(imputations.course(m, variable).stream()
                        .map(c -> c.mean())
                        .toList());
                deviations.add(imputations.course(m, variable).stream()
                        .map(c -> c.sd())
                        .filter(Double::isFinite)
                        .toList());
            }
            chains.add(new ConvergenceFigure.Chains(wording.label(variable.name()), means, deviations));
        }
        return Optional.of(new ConvergenceFigure(chains));
    }

    private Table variables() {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        for (ImputedVariable variable : of.imputations().imputed()) {
            int all = result.matched().size();
            int missing = of.missing(variable.name());
            double reduction = of.imputations().scaleReduction(variable);
            rows.add(Row.of(
                    Cell.of(wording.label(variable.name())),
                    Cell.of(text("by." + Json.word(variable.kind()))),
                    Cell.of(Shown.countAndPercent(missing, all), missing).from(origins.text("imputed-missing", all)),
                    Double.isNaN(reduction)
                            ? Cell.of(Shown.NONE)
                            : Cell.of(Shown.fixed(reduction, 3), reduction).from(origins.text("imputed-reduction"))));
        }
        List<String> notes = new ArrayList<>(List.of(
                text(
                        "how",
                        of.imputations().count(),
                        of.rule().iterations(),
                        messages.count(of.incomplete()),
                        messages.count(result.matched().size()),
                        String.join(
                                messages.language().equals("zh") ? "、" : ", ",
                                of.samples().variables().stream()
                                        .map(wording::label)
                                        .toList())),
                text("of." + Json.word(of.rule().of())),
                text("assumes")));
        of.notes().forEach(n -> notes.add(messages.text(wording.note(n))));
        return new Table(
                "imputation-variables",
                text("variables"),
                List.of(
                        Head.left(text("variable")),
                        Head.left(text("by")),
                        Head.right(text("missing")),
                        Head.right("R̂")),
                rows,
                notes);
    }

    private Table model(Model model, PooledModel found) {
        Origins origins = new Origins(messages);
        PooledRegression pooled = found.regression();
        Map<Term, Coefficient> complete = complete(result.models().fitted().get(model));
        List<Row> rows = new ArrayList<>();
        for (PooledRegression.OfTerm term : pooled.terms()) {
            if (term.term().isIntercept()) {
                continue;
            }
            PooledEstimate e = term.pooled();
            Coefficient beside = complete.get(term.term());
            rows.add(Row.of(
                    Cell.of(wording.term(term.term())),
                    ratio(e).from(origins.text("imputed-or", pooled.imputations())),
                    Cell.p(e.p()).from(origins.text("imputed-p")),
                    Cell.of(OddsText.withWald(beside), beside.oddsRatio()).from(origins.oddsRatio()),
                    Cell.p(beside.p()).from(origins.wald()),
                    Cell.of(Shown.fixed(e.df(), 1), e.df()).from(origins.text("imputed-df")),
                    Cell.of(Shown.fixed(e.fmi(), 3), e.fmi()).from(origins.text("imputed-fmi")),
                    Cell.of(
                                    Shown.fixed(e.monteCarloError(pooled.imputations()), 4),
                                    e.monteCarloError(pooled.imputations()))
                            .from(origins.text("imputed-mc"))));
        }
        List<String> notes = new ArrayList<>();
        if (of.primary().filter(found::equals).isPresent()) {
            notes.add(text("primary"));
        }
        notes.add(text("method", Shown.fixed(pooled.completeDf(), 0)));
        found.auc()
                .filter(auc -> !disclosure.hidesModels())
                .ifPresent(logit -> notes.add(messages.text(
                        "regression.pooled.auc",
                        Shown.fixed(Logit.inverse(logit.estimate()), 3),
                        Shown.fixed(Logit.inverse(logit.ci().low()), 3),
                        Shown.fixed(Logit.inverse(logit.ci().high()), 3))));
        return new Table(
                "imputation-" + Json.word(model),
                messages.text(
                        "regression.pooled.title." + pooled.kind().key(),
                        pooled.imputations(),
                        messages.count(pooled.n())),
                List.of(
                        Head.left(messages.text("regression.table.term")),
                        Head.right(text("or")),
                        Head.right(messages.text("univariate.table.p")),
                        Head.right(text("or-complete")),
                        Head.right(text("p-complete")),
                        Head.right(messages.text("univariate.table.df")),
                        Head.right("FMI"),
                        Head.right(text("monte-carlo"))),
                rows,
                notes);
    }

    private static Map<Term, Coefficient> complete(RegressionSummary summary) {
        return summary.coefficients().stream().collect(Collectors.toMap(Coefficient::term, c -> c));
    }

    private static Cell ratio(PooledEstimate e) {
        double or = Math.exp(e.estimate());
        return Cell.of(Shown.ratio(or, e.ci().exp()), or);
    }

    private Table shifts() {
        Origins origins = new Origins(messages);
        List<Row> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Imputed.Shifted shift : of.shifted()) {
            if (shift.pooled().isEmpty()) {
                rows.add(Row.of(
                        Cell.of(wording.withUnit(shift.variable())),
                        Cell.of(Shown.exact(shift.by()), shift.by()),
                        Cell.of(messages.text("regression.reason.separated")),
                        Cell.EMPTY,
                        Cell.EMPTY));
                continue;
            }
            for (PooledRegression.OfTerm term : shift.pooled().get().terms()) {
                if (!term.term().isIntercept()) {
                    rows.add(Row.of(
                            Cell.of(wording.withUnit(shift.variable())),
                            Cell.of(Shown.exact(shift.by()), shift.by()),
                            Cell.of(wording.term(term.term())),
                            ratio(term.pooled()).from(origins.text("imputed-shifted")),
                            Cell.p(term.pooled().p()).from(origins.text("imputed-p"))));
                }
            }
        }
        notes.add(text("shift-note"));
        if (!disclosure.hidesModels()) {
            notes.addAll(tips());
        }
        return new Table(
                "imputation-shift",
                text("shift"),
                List.of(
                        Head.left(text("moved")),
                        Head.right(text("moved-by")),
                        Head.left(messages.text("regression.table.term")),
                        Head.right(text("or")),
                        Head.right(messages.text("univariate.table.p"))),
                rows,
                notes);
    }

    /** The smallest shift of each variable at which the P of a term is on the other side of 0.05. */
    private List<String> tips() {
        List<String> tips = new ArrayList<>();
        Optional<PooledModel> unmoved = of.primary();
        if (unmoved.isEmpty()) {
            return tips;
        }
        List<PooledRegression.OfTerm> terms = unmoved.get().regression().terms();
        List<String> variables =
                of.shifted().stream().map(Imputed.Shifted::variable).distinct().toList();
        for (String variable : variables) {
            for (int j = 0; j < terms.size(); j++) {
                int at = j;
                boolean significant = terms.get(j).pooled().p() < ALPHA;
                if (!terms.get(j).term().isIntercept()) {
                    of.shifted().stream()
                            .filter(s ->
                                    s.variable().equals(variable) && s.pooled().isPresent())
                            .filter(s ->
                                    s.pooled().get().terms().get(at).pooled().p() < ALPHA != significant)
                            .min((a, b) -> Double.compare(Math.abs(a.by()), Math.abs(b.by())))
                            .ifPresent(s -> tips.add(text(
                                    significant ? "tips-lost" : "tips-won",
                                    wording.term(terms.get(at).term()),
                                    wording.withUnit(variable),
                                    Shown.exact(s.by()))));
                }
            }
        }
        return tips.isEmpty() ? List.of(text("tips-none")) : tips;
    }

    private String text(String key, Object... arguments) {
        return messages.text("impute." + key, arguments);
    }
}
