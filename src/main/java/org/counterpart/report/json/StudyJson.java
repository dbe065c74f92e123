package org.counterpart.report.json;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.OutcomesPlan;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.Optimism;
import org.counterpart.regression.summary.Influence;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.OutcomesApart;
import org.counterpart.report.Wording;
import org.counterpart.report.audit.AuditJson;
import org.counterpart.report.impact.ImpactJson;
import org.counterpart.report.imputation.ImputationJson;
import org.counterpart.report.other.OtherJson;
import org.counterpart.report.repeated.RepeatedJson;
import org.counterpart.report.size.SampleSizeJson;
import org.counterpart.report.survival.SurvivalJson;
import org.counterpart.study.CaliperAdjusted;
import org.counterpart.study.MissingCategory;
import org.counterpart.study.StudyResult;

/** {@code results.json}: everything a run found, at full precision; no path, no clock time. */
public final class StudyJson {
    private final StudyResult result;
    private final Messages messages;
    private final Disclosure disclosure;

    private StudyJson(StudyResult result, Messages messages) {
        this.result = result;
        this.messages = messages;
        this.disclosure = Disclosure.of(result);
    }

    public static Fields of(StudyResult result, Messages messages) {
        OutcomesApart.require(result);
        StudyJson of = new StudyJson(result, messages.in(result.plan().variants()));
        Fields out = of.write(Fields.of("study", of.messages, of.disclosure));
        if (result.plan().outcomes().named()) {
            out.each("outcomes", result.ofEachOutcome(), StudyJson::outcome);
        }
        return out;
    }

    /** One of several outcomes, with the fields that a study of it alone has. */
    private static void outcome(Fields row, StudyResult one) {
        OutcomesPlan.One own = one.plan().outcomes().own().orElseThrow();
        row.put("name", own.name()).put("label", own.label().in(row.messages().language()));
        StudyJson of = new StudyJson(one, row.messages());
        of.write(row.judgedBy(of.disclosure));
    }

    private Fields write(Fields out) {
        out.put("title", Wording.title(result.plan(), messages));
        out.put("design", result.plan().design().word());
        out.put("synthetic", result.plan().cohort().synthetic());
        if (disclosure.asked()) {
            out.put("minCell", disclosure.least());
        }
        cohort(out.object("cohort"));
        if (!result.derived().isEmpty()) {
            out.each("derived", result.derived(), new DerivedJson(result)::write);
        }
        Fields selection = out.object("selection");
        SelectionJson.write(selection, result.flow());
        if (result.plan().atRisk()) {
            SelectionJson.atRisk(selection.object("atRisk"), result.flow());
        }
        if (result.matching() == null) {
            out.nothing("matching").reason(messages.text("study.no-matching"));
        } else {
            MatchingJson.write(out.object("matching"), result.eligible(), result.matching(), result.balance());
        }
        result.imputed().ifPresent(found -> ImputationJson.write(out.object("imputation"), found));
        result.sampleSize().ifPresent(size -> SampleSizeJson.write(out.object("sampleSize"), size));
        result.weighting().ifPresent(found -> WeightsJson.write(out.object("weights"), found));
        univariate(out.object("univariate"));
        if (result.sensitivity() != null) {
            SensitivityJson.write(out.object("sensitivity"), result.sensitivity());
        }
        if (!result.correlations().isEmpty()) {
            CorrelationJson.write(out, result.correlations());
        }
        if (!result.repeated().isEmpty()) {
            out.each("repeated", result.repeated(), RepeatedJson::write);
        }
        Fields models = out.object("models");
        models(models, result.models(), result.plan().multivariable().influence());
        if (result.plan().multivariable().score().isPresent()) {
            PointsJson.write(models, result);
        }
        if (!result.further().models().isEmpty()) {
            FurtherJson.list(
                    models,
                    result.further(),
                    (row, one) -> models(row, one.models(), one.plan().influence()));
        }
        if (!result.otherModels().isEmpty()) {
            out.each("otherModels", result.otherModels(), OtherJson::write);
        }
        if (!result.survival().isEmpty()) {
            out.each("survival", result.survival(), SurvivalJson::write);
        }
        if (!result.further().subgroups().isEmpty()) {
            FurtherJson.subgroups(out, result.further());
        }
        roc(out.object("roc"));
        validation(out.object("validation"));
        out.each("benchmarks", result.benchmarks(), this::benchmark);
        out.each("published", result.reproduced(), this::published);
        if (result.audit() == null) {
            out.nothing("audit");
        } else {
            AuditJson.write(out.object("audit").printed(), List.of(result.audit()));
        }
        return out.notes(
                "notes",
                Stream.concat(result.notes().stream(), result.borrowed().stream())
                        .toList());
    }

    private void cohort(Fields out) {
        out.put("file", result.plan().cohort().given());
        out.put("format", result.read().text().format());
        out.put("sheet", result.read().text().part());
        out.put("encoding", result.read().encoding());
        out.put("delimiter", result.read().delimiter().word());
        out.hidden(disclosure.hides(Total.RECORDS)).put("records", result.read().records());
        out.put("blankLines", result.read().blankLines());
        out.texts("ignoredColumns", result.read().ignoredColumns());
    }

    private void univariate(Fields out) {
        Map<String, StudyResult.Crude> crude =
                result.crude().stream().collect(Collectors.toMap(StudyResult.Crude::variable, Function.identity()));
        ComparisonJson.write(out, result.univariate(), (row, of) -> {
            crude(row, of.variable(), crude.get(of.variable().name()));
            ComparisonJson.stratified(row, of, result.strata());
            ComparisonJson.posthoc(row, of, result.posthoc());
        });
        if (result.plan().hasExposure()) {
            // Its groups are the columns of the table, so it has no row there.
            Variable exposure = result.group().variable();
            crude(out.object("exposure").put("variable", exposure.name()), exposure, crude.get(exposure.name()));
        }
    }

    private void crude(Fields row, Variable variable, StudyResult.Crude crude) {
        if (crude != null && crude.unconditional() != null) {
            Fields both = row.object("crude");
            RegressionJson.terms(
                    both.hidden(disclosure.hidesTable(variable.name())), "unconditional", crude.unconditional());
            if (crude.conditional() != null) {
                RegressionJson.terms(
                        both.hidden(disclosure.hidesPairs(variable.name())), "conditional", crude.conditional());
            }
        }
    }

    private void models(Fields all, StudyResult.Models models, boolean influence) {
        all.texts("offered", models.offered()).texts("entered", models.entered());
        Fields out = all.hidden(disclosure.hidesModels(models));
        for (Model model : Model.values()) {
            if (always(model) || models.fitted().containsKey(model)) {
                Fields written = model(out, Json.word(model), models.fitted().get(model));
                if (model == Model.UNCONDITIONAL && influence && models.unconditional() != null) {
                    influence(written, models.influence());
                }
            }
        }
        models.adjusted().ifPresent(adjusted -> adjusted(out, adjusted));
        if (models.missingCategory() != null) {
            missingCategory(out.object("missingCategory"), models.missingCategory());
        }
        models.lasso().ifPresent(lasso -> LassoJson.write(out.object("lasso"), lasso));
        all.notes("notes", models.notes());
    }

    /** @param influence null where the data are separated */
    private void influence(Fields model, Influence influence) {
        if (influence == null) {
            model.nothing("influence");
            model.put("influenceReason", messages.text("regression.reason.separated"));
        } else {
            int[] rows = influence.fit().design().sourceRows();
            InfluenceJson.write(
                    model, influence, row -> result.matched().cohort().line(rows[row]));
        }
    }

    /** Whether the key of a model stands there even where the plan does not ask for it. */
    private boolean always(Model model) {
        return switch (model) {
            case UNCONDITIONAL -> true;
            case CONDITIONAL -> result.plan().design().hasSets();
            case FIRTH -> false;
        };
    }

    private void adjusted(Fields out, CaliperAdjusted adjusted) {
        model(out, "conditionalAdjusted", adjusted.linear());
        adjusted.splines().ifPresent(splines -> model(out, "conditionalAdjustedSplines", splines));
        Fields left = out.object("calipersLeft").texts("variables", adjusted.variables());
        adjusted.farthest()
                .ifPresent(move -> left.put("term", move.term().name())
                        .put("moved", move.linear())
                        .put("movedSplines", move.splines().orElse(Double.NaN)));
    }

    private void missingCategory(Fields out, MissingCategory sensitivity) {
        out.texts(
                "variables",
                sensitivity.variables().stream().map(Variable::name).toList());
        out.put("recovered", sensitivity.recovered());
        model(out, "unconditional", sensitivity.unconditional());
        if (sensitivity.conditional() != null) {
            model(out, "conditional", sensitivity.conditional());
        }
    }

    private Fields model(Fields out, String name, RegressionSummary summary) {
        if (summary == null) {
            return out.nothing(name).reason(messages.text("study.no-model"));
        }
        Fields model = out.object(name);
        RegressionJson.write(model, summary);
        return model;
    }

    private void roc(Fields out) {
        out.each("markers", result.roc(), RocJson::study);
        out.each("comparisons", result.rocComparisons(), RocJson::comparison);
        if (result.concordance() != null) {
            RocJson.concordance(
                    out.hidden(disclosure.hidesModels()).object("withinSetConcordance"), result.concordance());
        }
        out.notes("notes", result.aucNotes());
    }

    private void validation(Fields all) {
        Fields out = all.hidden(disclosure.hidesModels());
        Optimism.Result v = result.validation();
        String reason = messages.text("study.no-model");
        out.put("apparent", v == null ? Double.NaN : v.apparent(), reason);
        out.put("optimism", v == null ? Double.NaN : v.optimism(), reason);
        out.put("corrected", v == null ? Double.NaN : v.corrected(), reason);
        if (v != null) {
            out.put("ci", v.ci());
            all.put("resamples", v.resamples()).put("failed", v.failed());
        }
        if (result.bySets() != null) {
            out.object("bySets")
                    .put("se", result.bySets().se())
                    .put("ci", result.bySets().ci())
                    .put("resamples", result.bySets().procedure().resamples());
        }
        if (result.source() == null) {
            out.nothing("sourceCohort");
        } else {
            SourceJson.write(out.object("sourceCohort"), result.source());
        }
        if (result.source() == null && result.risk() != null) {
            SourceJson.refitted(out.object("risk"), result.risk());
        }
        if (result.impact() != null) {
            ImpactJson.write(out.hidden(disclosure.hidesImpact()).object("clinicalImpact"), result.impact());
        }
        if (result.parts() != null) {
            ValidationJson.write(all, result.parts());
        }
    }

    private void benchmark(Fields all, Benchmarks.Model m) {
        all.put("model", m.name());
        all.hidden(disclosure.hidesModels())
                .put("auc", m.auc().auc())
                .put("ci", m.auc().ci());
    }

    private void published(Fields all, StudyResult.Reproduced r) {
        Fields out = all.hidden(disclosure.hides(r));
        all.put("item", r.term().map(t -> t.name() + " or").orElse("model auc"));
        all.put("model", Json.word(r.against()));
        all.put("published", r.published().text());
        all.put("publishedCi", r.publishedCi());
        all.put("publishedP", r.publishedP().present() ? r.publishedP().text() : null);
        out.put("reproduced", r.reproduced(), messages.text("study.not-reproduced"));
        out.put("ci", r.ci()).put("p", r.p()).put("inside", r.inside()).put("z", r.z());
        same(out, "sameDirection", r.sameDirection());
        same(all, "sameSignificance", r.sameSignificance());
    }

    private static void same(Fields out, String name, StudyResult.Same same) {
        if (same == StudyResult.Same.UNKNOWN) {
            out.nothing(name);
        } else {
            out.put(name, same == StudyResult.Same.YES);
        }
    }
}
