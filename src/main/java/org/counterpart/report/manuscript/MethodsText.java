package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.derived.ByFormula;
import org.counterpart.cohort.source.Layout;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.plan.MatchedFile;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.cohort.CohortFile;
import org.counterpart.plan.size.SampleSizePlan;
import org.counterpart.prediction.roc.PartialAuc;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.summary.LassoSelection;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Shown;
import org.counterpart.report.manuscript.References.Source;
import org.counterpart.study.SampleSize;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.posthoc.PostHoc;

/** The methods section: design and subjects, matching, comparison, models, discrimination, software. */
record MethodsText(StudyResult result, Words words, References references, String version, Disclosure disclosure) {

    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>(List.of(subjects()));
        if (result.parts() != null) {
            paragraphs.add(new PartsText(result, words, disclosure).methods());
        }
        if (!result.derived().isEmpty()) {
            paragraphs.add(derived());
        }
        if (result.matching() != null) {
            paragraphs.add(matching());
        }
        paragraphs.add(comparison());
        if (result.models().unconditional() != null) {
            paragraphs.add(models());
        }
        if (!result.roc().isEmpty()) {
            paragraphs.add(discrimination());
        }
        paragraphs.add(software());
        return paragraphs;
    }

    private String subjects() {
        List<String> said = new ArrayList<>();
        said.add(words.say("design", references.cite(Source.STROBE)));
        var criteria = result.plan().selection().eligibility().criteria();
        said.add(
                criteria.isEmpty()
                        ? words.say(
                                "records",
                                disclosure.shown(
                                        Disclosure.Total.RECORDS, result.flow().subjects()))
                        : words.say(
                                "records-eligible",
                                disclosure.shown(
                                        Disclosure.Total.RECORDS, result.flow().subjects()),
                                words.criteria(criteria.stream()
                                        .map(words.rules()::criterion)
                                        .toList())));
        if (result.flow().repeated() > 0) {
            said.add(repeated());
        }
        var definition = result.plan().selection().caseDefinition();
        if (result.plan().hasOutcome()) {
            said.add(words.say("cases", words.rules().rule(definition.caseRule())));
            said.add(
                    definition.controlRule() == null
                            ? words.say("controls")
                            : words.say("controls-by-rule", words.rules().rule(definition.controlRule())));
        }
        new OutcomesText(result, words).methods().ifPresent(said::add);
        result.plan()
                .group()
                .ifPresent(g -> said.add(words.say(
                        result.plan().hasExposure() ? "exposure" : "groups",
                        words.label(g),
                        result.groupSizes().size())));
        if (result.flow().undetermined() > 0) {
            said.add(words.say("undetermined"));
        }
        said.addAll(chosenBefore());
        result.sampleSize().ifPresent(size -> said.add(sampleSize(size)));
        return words.paragraph(said);
    }

    private String sampleSize(SampleSize size) {
        SampleSizePlan plan = size.plan();
        return words.say(
                plan.sets() ? "sample-size-sets" : "sample-size",
                Shown.significant(plan.oddsRatio(), 4),
                Shown.significant(100 * plan.exposed(), 4),
                Shown.significant(100 * plan.power(), 4),
                Shown.significant(plan.level().alpha(), 3),
                words.messages().text("size.sides-" + plan.level().sides()),
                size.cases(),
                plan.sets() ? Shown.significant(plan.controls(), 4) : Long.toString(size.controls()),
                Shown.significant(plan.phi(), 3),
                references.cite(plan.sets() ? Source.SIZE_OF_SETS : Source.SIZE_OF_GROUPS));
    }

    /** What the plan says of how the controls of the file were chosen; nothing else is known of it. */
    private List<String> chosenBefore() {
        MatchedFile file = result.plan().matchedFile();
        List<String> said = new ArrayList<>();
        if (!file.sets().isEmpty()) {
            said.add(words.say("sets-of-file", file.sets()));
        }
        if (!file.frequency().isEmpty()) {
            said.add(words.say("frequency", words.labels(file.frequency())));
        }
        String note = file.note().in(words.messages().language()).strip();
        if (!note.isEmpty()) {
            said.add(note);
        }
        return said;
    }

    /** What each derived variable is made of, in the order they are made. */
    private String derived() {
        DerivedText text = new DerivedText(words.messages(), words::label, result.eligible(), disclosure);
        List<String> definitions = new ArrayList<>();
        for (Derivation derivation : result.derived()) {
            String unit = words.wording().unit(derivation.variable());
            definitions.add(words.say(
                    derivation instanceof ByFormula
                            ? unit.isEmpty() ? "derived-formula" : "derived-formula-in"
                            : "derived-one",
                    words.label(derivation.name()),
                    text.definition(derivation),
                    unit));
        }
        return words.say("derived", String.join(words.say("semicolon"), definitions));
    }

    /** Which of several rows of one person was read. */
    private String repeated() {
        CohortFile file = result.plan().cohort();
        Layout layout = file.csv().layout();
        String which = layout.duplicates() == Layout.Duplicates.FIRST ? "repeated-first" : "repeated-last";
        String order = layout.orderBy().isEmpty()
                ? words.say("repeated-order-file")
                : words.say("repeated-order", words.label(layout.orderBy()));
        return words.say(which, file.id(), order, disclosure.shown(result.flow().repeated()));
    }

    private String matching() {
        MatchingDesign design = result.matching().design();
        List<String> on = new ArrayList<>();
        if (design.riskSet().isPresent()) {
            on.add(words.say("at-risk"));
        }
        design.exact().forEach(v -> on.add(words.say("equal", words.label(v))));
        for (CaliperWidth c : result.matching().calipers()) {
            on.add(caliper(c));
        }
        if (design.score().isPresent() && design.scoreCaliper().isEmpty()) {
            on.add(words.say("near", words.label(ScoreRule.COLUMN)));
        }
        List<String> said = new ArrayList<>();
        said.add(words.say(design.ratio() == 1 ? "match-one" : "match-many", design.ratio(), words.list(on)));
        result.matching().score().ifPresent(score -> said.add(score(score)));
        design.riskSet()
                .ifPresent(rule -> said.add(words.say(
                        rule.entry().isPresent() ? "risk-set" : "risk-set-from-start",
                        rule.entry().map(words::label).orElse(""),
                        words.label(rule.exit()),
                        words.label(rule.event()),
                        references.cite(Source.RISK_SETS))));
        said.add(
                design.method() == MatchingDesign.Method.OPTIMAL
                        ? words.say("optimal", references.cite(Source.OPTIMAL_MATCHING))
                        : words.say("nearest"));
        said.add(words.say(
                design.replacement() == MatchingDesign.Replacement.WITHOUT ? "once-only" : "with-replacement"));
        said.add(words.say("balance", references.cite(Source.SMD)));
        return words.paragraph(said);
    }

    private String score(MatchingScore score) {
        ScoreRule rule = score.rule();
        return words.say(
                "score." + Json.word(rule.of()),
                words.list(rule.variables().stream().map(words::label).toList()),
                disclosure.hidesSizes()
                        ? Disclosure.MARK
                        : words.messages().count(score.model().fit().n()),
                references.cite(
                        rule.of() == ScoreRule.Of.EXPOSURE ? Source.PROPENSITY_SCORE : Source.STRATIFICATION_SCORE));
    }

    private String caliper(CaliperWidth c) {
        String label = words.label(c.variable());
        String width = words.withUnit(
                Shown.significant(c.width(), 4), result.eligible().variable(c.variable()));
        return c.caliper().unit() == Caliper.Unit.SD
                ? words.say(
                        "within-sd",
                        label,
                        width,
                        c.caliper().size().toPlainString(),
                        Shown.significant(c.sd(), 4),
                        words.say("sd." + c.sdOf()))
                : words.say("within", label, width);
    }

    private String comparison() {
        List<String> said = new ArrayList<>();
        String means = tests(r -> r.kind() == Kind.NUMERIC && r.chosen().test().ofMeans());
        String ranks = tests(r -> r.kind() == Kind.NUMERIC && !r.chosen().test().ofMeans());
        if (!means.isEmpty() || !ranks.isEmpty()) {
            said.add(words.say("normality", references.cite(Source.SHAPIRO_WILK)));
        }
        said(said, "means", means);
        said(said, means.isEmpty() ? "ranks-only" : "ranks", ranks);
        said(said, "levels", tests(r -> r.kind() == Kind.CATEGORICAL));
        said(said, "ordered", tests(r -> r.kind() == Kind.ORDINAL));
        if (!said.isEmpty()) {
            said.add(words.say(result.plan().univariate().paired() ? "tests-paired" : "tests-unpaired"));
        }
        posthoc().ifPresent(said::add);
        if (!result.strata().isEmpty()) {
            said.add(words.say(
                    "strata",
                    words.labels(result.plan().univariate().strata()),
                    references.cite(Source.MANTEL_HAENSZEL)));
        }
        if (!result.correlations().isEmpty()) {
            said.add(words.say("correlations", correlated(), references.cite(Source.CORRELATION)));
            if (result.correlations().stream().anyMatch(c -> !c.kappas().isEmpty())) {
                said.add(words.say("kappa", references.cite(Source.KAPPA)));
            }
        }
        said.addAll(new RepeatedText(result, words, disclosure).methods(references));
        return words.paragraph(said);
    }

    private String correlated() {
        return words.list(result.correlations().stream()
                .map(c -> words.say("correlated-pair", words.label(c.a().name()), words.label(c.b().name())))
                .toList());
    }

    /** How two groups of several were compared, where they were. */
    private Optional<String> posthoc() {
        List<String> methods = result.posthoc().stream()
                .filter(PostHoc::asked)
                .map(p -> words.messages().text("posthoc.method." + Json.word(p.method())))
                .distinct()
                .toList();
        return methods.isEmpty()
                ? Optional.empty()
                : result.plan()
                        .univariate()
                        .posthoc()
                        .map(adjust -> words.say(
                                "posthoc",
                                words.list(methods),
                                words.messages().text("posthoc.adjust." + Json.word(adjust))));
    }

    private void said(List<String> said, String kind, String tests) {
        if (!tests.isEmpty()) {
            said.add(words.say("kind." + kind, tests));
        }
    }

    /** The tests done on one kind of data; empty where there is none of it. */
    private String tests(Predicate<Comparison.Row> kind) {
        return words.list(result.univariate().rows().stream()
                .filter(kind)
                .filter(r -> !Double.isNaN(r.chosen().result().p()))
                .map(r -> disclosure.test(r, r.chosen()))
                .distinct()
                .map(t -> words.messages().text("univariate.test." + t))
                .toList());
    }

    private List<String> sensitivity() {
        List<String> said = new ArrayList<>();
        if (result.plan().sensitivity().eValue()) {
            said.add(words.say(
                    result.sensitivity().rare() ? "e-value-rare" : "e-value-common", references.cite(Source.E_VALUE)));
        }
        if (result.plan().sensitivity().rosenbaum()) {
            said.add(words.say("rosenbaum", references.cite(Source.ROSENBAUM)));
        }
        result.plan()
                .sensitivity()
                .misclassification()
                .ifPresent(asked -> said.add(words.say(
                        asked.isProbabilistic() ? "misclassification-drawn" : "misclassification",
                        words.label(asked.exposure()),
                        references.cite(Source.MISCLASSIFICATION, Source.BIAS_ANALYSIS),
                        asked.draws(),
                        result.plan().seed())));
        return said;
    }

    private static String entryKey(MultivariablePlan plan) {
        if (plan.entry().isEmpty()) {
            return "entry-all";
        }
        return plan.always().isEmpty() ? "entry" : "entry-besides";
    }

    private List<String> selection(PredictorSelection selection) {
        if (selection instanceof StepwiseSelection steps) {
            return steps.selects()
                    ? List.of(words.say(
                            "selection." + steps.method().word(),
                            Shown.significant(steps.entry(), 3),
                            Shown.significant(steps.removal(), 3)))
                    : List.of();
        }
        Lasso lasso = ((LassoSelection) selection).lasso();
        return List.of(
                words.say("selection.lasso", lasso.folds(), references.cite(Source.LASSO)),
                words.say("lasso." + lasso.measure().word()),
                words.say("lasso.penalty-" + lasso.penalty().word()),
                words.say(result.plan().design().hasSets() ? "lasso.refit-sets" : "lasso.refit"));
    }

    private String models() {
        MultivariablePlan plan = result.plan().multivariable();
        List<String> said = new ArrayList<>();
        said.add(
                plan.predictors().isEmpty()
                        ? words.say(
                                entryKey(plan),
                                Shown.significant(plan.entry().orElse(Double.NaN), 3),
                                words.labels(plan.always()))
                        : words.say("prespecified", words.labels(plan.predictors())));
        if (!plan.afterOutcome().isEmpty()) {
            said.add(words.say("after-outcome", words.labels(plan.afterOutcome())));
        }
        said.addAll(selection(plan.selection()));
        said.addAll(new FurtherText(result, words, disclosure).methods(references));
        said.addAll(new ShapesText(result, words, disclosure).methods(references));
        said.addAll(sensitivity());
        result.models().fitted().keySet().forEach(model -> said.addAll(model(model)));
        if (result.models().firth() == null && result.models().unconditional().firth() != null) {
            said.add(words.say("firth", references.cite(Source.FIRTH)));
        }
        if (result.models().conditional() != null
                && result.models().conditional().firth() != null) {
            said.add(words.say("conditional-firth", references.cite(Source.FIRTH)));
        }
        said.add(words.say("goodness"));
        said.add(words.say(plan.ci() == MultivariablePlan.Ci.PROFILE ? "profile" : "wald"));
        int dropped = result.models().design().dropped();
        said.add(dropped == 0 ? words.say("complete") : words.say("dropped", dropped));
        said.addAll(new ImputationText(result, words, disclosure).methods(references));
        said.addAll(new OtherText(result, words, disclosure).methods(references));
        said.addAll(new SurvivalText(result, words, disclosure).methods(references));
        new WeightsText(result, words, disclosure).methods(references).ifPresent(said::add);
        result.models()
                .adjusted()
                .ifPresent(adjusted -> said.add(words.say(
                        "calipers-left",
                        words.list(
                                adjusted.variables().stream().map(words::label).toList()),
                        references.cite(Source.CALIPERS_LEFT))));
        if (result.models().missingCategory() != null) {
            said.add(words.say("missing-category"));
        }
        if (result.models().influence() != null) {
            said.add(words.say("influence", references.cite(Source.DIAGNOSTICS)));
        }
        return words.paragraph(said);
    }

    /** The conditional model is told of together with the unconditional one. */
    private List<String> model(Model model) {
        return switch (model) {
            case UNCONDITIONAL ->
                result.models().conditional() == null ? List.of(words.say("unconditional")) : List.of();
            case CONDITIONAL -> List.of(words.say("both-models", references.cite(Source.CONDITIONAL)));
            case FIRTH -> List.of(words.say("firth", references.cite(Source.FIRTH)));
        };
    }

    private String discrimination() {
        List<String> said = new ArrayList<>();
        said.add(words.say("auc", references.cite(Source.DELONG), references.cite(Source.CUT)));
        if (!result.rocComparisons().isEmpty()) {
            said.add(words.say("auc-compared"));
        }
        result.plan().roc().partial().ifPresent(part -> said.add(partial(part)));
        List<String> points = new PointsText(result, words, disclosure).methods(references);
        points.stream().limit(1).forEach(said::add);
        if (result.bySets() != null) {
            said.add(words.say("auc-sets", result.bySets().procedure().resamples()));
        }
        if (result.validation() != null && result.validation().resamples() > 0) {
            said.add(words.say("optimism", result.validation().resamples(), references.cite(Source.OPTIMISM)));
            points.stream().skip(1).forEach(said::add);
        }
        if (result.source() == null && result.risk() != null && result.risk().risk() != null) {
            said.add(words.say("own-risk", result.risk().risk().folds()));
        }
        if (result.source() != null) {
            said.add(words.say("source", references.cite(Source.MATCHED_AUC)));
        }
        if (result.impact() != null) {
            said.add(words.say(
                    result.impact().procedure().prevalence().isPresent() ? "impact-at" : "impact",
                    references.cite(Source.CLINICAL_IMPACT),
                    Shown.significant(100 * result.impact().share(), 4)));
        }
        return words.paragraph(said);
    }

    private String partial(PartialAuc part) {
        return words.say(
                part.focus() == PartialAuc.Focus.SPECIFICITY ? "partial-specificity" : "partial-sensitivity",
                Shown.significant(part.from(), 6),
                Shown.significant(part.to(), 6),
                references.cite(Source.PARTIAL_AUC));
    }

    private String software() {
        return words.paragraph(List.of(
                words.say("alpha", Shown.significant(result.plan().univariate().alpha(), 3)),
                words.say("software", version, Long.toString(result.plan().seed()))));
    }
}
