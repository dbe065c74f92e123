package org.counterpart.report.json;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.design.Term;
import org.counterpart.report.Fields;
import org.counterpart.study.Further;
import org.counterpart.study.model.Subgroups;

/** The list of models of a plan, and the model in subgroups, as JSON. */
final class FurtherJson {
    /** Writes the fields that a model of the list shares with a single one. */
    interface OneModel {
        void write(Fields out, Further.OfList one);
    }

    private FurtherJson() {}

    /** @param models the object of the study's models */
    static void list(Fields models, Further further, OneModel writer) {
        models.each("list", further.models(), (row, one) -> {
            row.put("name", one.name());
            writer.write(row, one);
            Fields shown = row.hidden(row.disclosure().hidesModels(one.models()));
            String reason = row.messages().text("study.no-model");
            shown.put("auc", one.auc().map(a -> a.auc()).orElse(Double.NaN), reason);
            one.auc().ifPresent(a -> shown.put("aucCi", a.ci()));
        });
        models.each("comparisons", further.comparisons(), (row, compared) -> {
            Further.OfList a = further.models().get(compared.later());
            Further.OfList b = further.models().get(compared.later() - 1);
            AucComparison.Paired r = compared.result();
            row.put("a", a.name()).put("b", b.name());
            Fields shown = row.hidden(
                    row.disclosure().hidesModels(a.models()) || row.disclosure().hidesModels(b.models()));
            shown.put("n", r.n())
                    .put("difference", r.difference())
                    .put("se", r.se())
                    .put("ci", r.ci())
                    .put("z", r.z())
                    .put("p", r.p())
                    .reason(r.notes());
            compared.reclassified().ifPresent(found -> {
                Fields gained = shown.object("reclassification");
                ReclassificationJson.write(gained, found.result());
                likelihoodRatio(gained, found.likelihoodRatio());
            });
        });
    }

    private static void likelihoodRatio(Fields gained, ModelTest test) {
        Fields out = gained.object("likelihoodRatio");
        out.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
        if (Double.isNaN(test.p())) {
            out.reason(out.messages().text("reclassification.not-nested"));
        }
    }

    /** One object a level of each variable, in the order of the plan. */
    static void subgroups(Fields study, Further further) {
        study.array(
                "subgroups",
                next -> further.subgroups().forEach(all -> {
                    boolean[] hidden = study.disclosure().hiddenLevels(all);
                    for (int i = 0; i < hidden.length; i++) {
                        level(next.get(), all, all.levels().get(i), hidden[i]);
                    }
                }));
    }

    private static void level(Fields out, Subgroups all, Subgroups.Level level, boolean hidden) {
        out.put("variable", all.by().name()).put("level", level.level());
        out.put("model", (all.conditional() ? ModelKind.CONDITIONAL : ModelKind.LOGISTIC).key());
        Fields shown = out.hidden(hidden);
        shown.put("n", level.n()).put("events", level.events());
        if (level.summary() == null) {
            shown.nothing("terms");
        } else {
            shown.array(
                    "terms",
                    next -> IntStream.range(0, level.summary().fit().terms().size())
                            .forEach(i -> term(next.get(), all, level.summary().fit(), level, i)));
        }
        Fields test = out.hidden(out.disclosure().hidesInteractions(all)).object("interaction");
        test(test, all.together());
        out.hidden(out.disclosure().hidesInteractions(all))
                .put("interactionP", all.together().p());
        out.notes(
                "notes",
                level.summary() == null || hidden ? List.of() : level.summary().notes());
        level.why().ifPresent(why -> out.reason(out.messages().text(why)));
    }

    private static void term(Fields out, Subgroups all, RegressionFit fit, Subgroups.Level level, int i) {
        new TermJson(out, level.summary(), i).write();
        Term term = fit.terms().get(i);
        Optional<String> variable = term.variable();
        if (variable.isPresent()) {
            out.hidden(out.disclosure().hidesInteractions(all))
                    .put("interactionP", all.interaction(variable.get()).p());
        }
    }

    private static void test(Fields out, ModelTest test) {
        out.put("statistic", test.statistic()).put("df", test.df()).put("p", test.p());
        if (Double.isNaN(test.p())) {
            out.reason(out.messages().text("study.subgroup.no-interaction"));
        }
    }
}
