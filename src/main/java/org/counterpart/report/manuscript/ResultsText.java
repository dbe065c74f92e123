package org.counterpart.report.manuscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.RocAnalysis;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.CutText;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.OddsText;
import org.counterpart.report.Shown;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.stats.Interval;
import org.counterpart.study.CaliperAdjusted;
import org.counterpart.study.MisclassifiedExposure;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.correlation.Correlation;

/**
 * The results section: subjects and matching, comparison, models, discrimination. Association is never called cause.
 */
record ResultsText(StudyResult result, Words words, Disclosure disclosure) {
    /** What did not differ is named one by one up to here; more are counted, and the table names them. */
    private static final int MOST_NAMED = 8;

    private static final String[] RISK = {"source-model", "nomogram", "calibration", "net-benefit", "clinical-impact"};

    List<String> paragraphs() {
        List<String> paragraphs = new ArrayList<>(List.of(subjects(), comparison()));
        if (result.plan().hasOutcome()) {
            paragraphs.add(models());
        }
        if (!result.roc().isEmpty() && !disclosure.hidesModels()) {
            paragraphs.add(discrimination());
        }
        String risk = words.details(RISK);
        if (!risk.isEmpty()) {
            List<String> said = new ArrayList<>();
            if (result.risk() != null) {
                said.add(words.say("risk-found"));
            }
            impact(said);
            said.add(risk);
            paragraphs.add(words.paragraph(said));
        }
        if (result.parts() != null) {
            paragraphs.add(parts().results());
        }
        paragraphs.addAll(new OutcomesText(result, words).results());
        return paragraphs;
    }

    /** What was found of an outcome after the first: its model and how well that tells. */
    List<String> asOther() {
        List<String> said = new ArrayList<>(List.of(models()));
        if (!disclosure.hidesModels()) {
            result.model().ifPresent(m -> said.addAll(discrimination(m)));
            said.add(words.details("performance", "auc-comparisons", "validation"));
        }
        return said;
    }

    private void impact(List<String> said) {
        if (result.impact() == null || disclosure.hidesImpact() || disclosure.asked()) {
            return;
        }
        ClinicalImpact.Point usual = result.impact().usual();
        said.add(words.say(
                "impact-found",
                Math.round(usual.threshold() * 100) + "%",
                Shown.fixed(usual.highRisk(), 0),
                Shown.fixed(usual.withEvent(), 0)));
    }

    private PartsText parts() {
        return new PartsText(result, words, disclosure);
    }

    private String subjects() {
        var flow = result.flow();
        List<String> said = new ArrayList<>();
        String byPart = result.parts() == null ? "" : parts().found();
        if (!byPart.isEmpty()) {
            said.add(byPart);
        } else if (result.plan().hasOutcome()) {
            said.add(words.say(
                    "found",
                    disclosure.shown(Total.RECORDS, flow.subjects()),
                    disclosure.shown(Total.CASES, flow.cases()),
                    disclosure.shown(Total.CONTROLS, flow.controls())));
        }
        if (result.plan().group().isPresent()) {
            said.add(groups());
        }
        if (flow.matching() != null) {
            matched(flow.matching(), said);
        }
        result.sampleSize()
                .ifPresent(size -> said.add(words.say(
                        size.plan().sets() ? "power-reached-sets" : "power-reached",
                        size.analysed(),
                        Shown.fixed(100 * size.reached(), 1),
                        Shown.significant(size.plan().oddsRatio(), 4))));
        double before = most(true);
        double after = most(false);
        if (!Double.isNaN(before) && !Double.isNaN(after)) {
            said.add(words.say("balanced", Shown.fixed(before, 3), Shown.fixed(after, 3)));
        }
        if (disclosure.asked()) {
            said.add(disclosure.note(words.messages()));
        }
        said.add(words.details("flow", "sample-size", "matching-calipers", "matching-balance"));
        return words.paragraph(said);
    }

    /** How many were in each of the groups compared. */
    private String groups() {
        Variable group = result.group().variable();
        if (result.plan().hasExposure()) {
            Flow.Matching step = result.flow().matching();
            return step == null
                    ? words.say(
                            "exposure-found",
                            result.groupSizes().get(1),
                            result.groupSizes().get(0))
                    : words.say(
                            "exposure-found",
                            disclosure.shown(Total.CASES, step.offeredCases()),
                            disclosure.shown(Total.CONTROLS, step.offeredControls()));
        }
        List<String> sizes = IntStream.range(0, group.levels().size())
                .mapToObj(g -> words.say(
                        "group-size",
                        words.wording().level(group, group.levels().get(g)),
                        result.groupSizes().get(g)))
                .toList();
        return words.say("groups-found", words.label(group.name()), words.list(sizes));
    }

    private void matched(Flow.Matching step, List<String> said) {
        int left = step.excludedCases() + step.excludedControls();
        if (left > 0 && !disclosure.hidesMissing()) {
            said.add(words.say("match-missing", left));
        }
        said.add(words.say(
                "matched",
                step.matchedCases(),
                step.matchedControls(),
                result.sets(),
                disclosure.shown(result.cases()),
                disclosure.shown(result.controls())));
        if (result.matching() != null) {
            unmatched(result.matching(), said);
        } else if (step.unmatchedCases() + step.unmatchedControls() > 0) {
            said.add(words.say(
                    "sets-incomplete",
                    disclosure.shown(step.unmatchedCases()),
                    disclosure.shown(step.unmatchedControls())));
        }
    }

    private void unmatched(Matching matching, List<String> said) {
        Map<String, Integer> reasons = new TreeMap<>();
        for (Unmatched u : matching.unmatched()) {
            reasons.merge(words.messages().text(words.wording().note(u.reason())), 1, Integer::sum);
        }
        if (!reasons.isEmpty() && !disclosure.hidesReasons(reasons.values())) {
            said.add(words.say(
                    "unmatched",
                    matching.unmatched().size(),
                    String.join(
                            words.say("semicolon"),
                            reasons.entrySet().stream()
                                    .map(e -> words.say("reason", trimmed(e.getKey()), e.getValue()))
                                    .toList())));
        }
    }

    /** A reason as part of a sentence: without its own full stop. */
    private static String trimmed(String reason) {
        return reason.endsWith(".") || reason.endsWith("。") ? reason.substring(0, reason.length() - 1) : reason;
    }

    private double most(boolean before) {
        return result.balance().rows().stream()
                .filter(r -> !disclosure.hides(r))
                .map(before ? Balance.Row::before : Balance.Row::after)
                .mapToDouble(s -> Math.abs(s.smd()))
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private String comparison() {
        List<String> different = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        double least = 1;
        boolean anyHidden = false;
        List<String> untested = new ArrayList<>();
        for (Comparison.Row row : result.univariate().rows()) {
            String label = words.label(row.variable().name());
            double p = row.chosen().result().p();
            boolean hidden = disclosure.hidesPairs(row.variable().name());
            if (Double.isNaN(p)) {
                untested.add(label);
            } else if (p < result.plan().univariate().alpha()) {
                different.add(hidden ? label : words.say("with-p", label, p(p)));
            } else {
                alike.add(hidden ? label : words.say("with-p", label, p(p)));
                least = Math.min(least, p);
                anyHidden |= hidden;
            }
        }
        List<String> said = new ArrayList<>();
        String who = result.plan().group().isPresent() ? "groups-" : "";
        said.add(
                different.isEmpty()
                        ? words.say(who + "none-different")
                        : words.say(who + "different", words.list(different)));
        if (!alike.isEmpty() && !different.isEmpty()) {
            said.add(
                    alike.size() <= MOST_NAMED
                            ? words.say("alike", words.list(alike))
                            : anyHidden
                                    ? words.say("alike-many-hidden", alike.size())
                                    : words.say("alike-many", alike.size(), Shown.p(least, decimals())));
        }
        if (different.isEmpty() && result.plan().group().isEmpty()) {
            said.add(words.say("few", result.cases()));
        }
        if (!untested.isEmpty()) {
            said.add(words.say("untested", words.list(untested)));
        }
        said.addAll(correlations());
        said.addAll(new RepeatedText(result, words, disclosure).results());
        said.add(words.details(
                "coding", "table1", "table1-paired", "table1-posthoc", "crude", "correlations", "agreement"));
        return words.paragraph(said);
    }

    /** One sentence a pair of variables: by ranks, which ask nothing of the shape; of two ratings, kappa. */
    private List<String> correlations() {
        List<String> said = new ArrayList<>();
        for (Correlation c : result.correlations()) {
            if (disclosure.hides(c)) {
                continue;
            }
            String a = words.label(c.a().name());
            String b = words.label(c.b().name());
            if (!Double.isNaN(c.spearman().p())) {
                said.add(words.say(
                        "correlation-found",
                        a,
                        b,
                        Shown.estimate(c.spearman().estimate(), c.spearman().ci(), 3),
                        p(c.spearman().p()),
                        c.n()));
            }
            c.kappas().stream()
                    .limit(1)
                    .filter(k -> !Double.isNaN(k.p()))
                    .forEach(k -> said.add(
                            words.say("kappa-found", a, b, Shown.estimate(k.estimate(), k.ci(), 3), p(k.p()))));
        }
        return said;
    }

    private String p(double p) {
        return Shown.related(Shown.p(p, decimals()));
    }

    private int decimals() {
        return result.plan().report().pDecimals();
    }

    private String models() {
        var models = result.models();
        if (models.unconditional() == null) {
            return words.paragraph(List.of(words.say("no-model"), words.details("crude")));
        }
        if (disclosure.hidesModels()) {
            return disclosure.note(words.messages());
        }
        List<String> said = new ArrayList<>();
        models.fitted().forEach((model, summary) -> said.addAll(estimates(found(model), summary)));
        if (models.firth() == null && models.unconditional().firth() != null) {
            said.addAll(estimates("firth-found", models.unconditional().firth()));
        }
        if (models.conditional() != null && models.conditional().firth() != null) {
            said.addAll(
                    estimates("conditional-firth-found", models.conditional().firth()));
        }
        models.adjusted()
                .flatMap(CaliperAdjusted::farthest)
                .ifPresent(move -> said.add(words.say(
                        move.splines().isPresent() ? "calipers-left-found-both" : "calipers-left-found",
                        words.wording().term(move.term()),
                        Shown.fixed(move.linear(), 3),
                        move.splines().map(s -> Shown.fixed(s, 3)).orElse(""))));
        said.addAll(new ShapesText(result, words, disclosure).results(models));
        fit(models.unconditional(), said);
        said.addAll(new ImputationText(result, words, disclosure).results());
        said.addAll(new OtherText(result, words, disclosure).results());
        said.addAll(new SurvivalText(result, words, disclosure).results());
        said.addAll(new WeightsText(result, words, disclosure).results());
        said.addAll(new FurtherText(result, words, disclosure).results());
        if (result.sensitivity() != null) {
            result.sensitivity()
                    .misclassified()
                    .filter(one ->
                            !disclosure.hides(one) && one.table().observed().possible())
                    .ifPresent(one -> misclassified(one, said));
        }
        List<String> tables = new ArrayList<>(List.of(
                "models",
                "logistic",
                "firth",
                "lasso",
                "selection",
                "fit",
                "calipers-left",
                "missing-category",
                "model-list",
                "splines",
                "splines-conditional",
                "interactions",
                "interactions-conditional",
                "trends",
                "trends-conditional",
                "weights-balance",
                "weights-effect",
                "e-values",
                "rosenbaum",
                "misclassification"));
        tables.add("reclassification");
        for (int i = 1; i < result.further().models().size(); i++) {
            tables.add("reclassification-" + i);
        }
        for (int i = 1; i <= result.further().subgroups().size(); i++) {
            tables.add("subgroups-" + i);
        }
        said.add(words.details(tables.toArray(String[]::new)));
        return words.paragraph(said);
    }

    /** What the crude odds ratio of an exposure would be, were it better known. */
    private void misclassified(MisclassifiedExposure found, List<String> said) {
        Corrected observed = found.table().observed();
        String label = words.label(found.variable().name());
        String seen = ratio(observed.oddsRatio(), observed.ci());
        found.simulated()
                .filter(s -> !Double.isNaN(s.systematic().median()))
                .ifPresent(s -> said.add(words.say(
                        "misclassification-simulated",
                        label,
                        seen,
                        ratio(s.systematic().median(), s.systematic().interval()),
                        ratio(s.total().median(), s.total().interval()),
                        s.impossible(),
                        s.procedure().draws())));
        double[] possible = found.grid().stream()
                .filter(Corrected::possible)
                .mapToDouble(Corrected::oddsRatio)
                .sorted()
                .toArray();
        if (possible.length > 0) {
            said.add(words.say(
                    "misclassification-found",
                    label,
                    seen,
                    Shown.ratio(possible[0]),
                    Shown.ratio(possible[possible.length - 1]),
                    found.grid().size() - possible.length,
                    found.grid().size()));
        }
    }

    private String ratio(double ratio, Interval limits) {
        return words.say("ratio-limits", Shown.ratio(ratio), words.range(Shown.ratios(limits)));
    }

    private static String found(Model model) {
        return switch (model) {
            case UNCONDITIONAL -> "unconditional-found";
            case CONDITIONAL -> "conditional-found";
            case FIRTH -> "firth-found";
        };
    }

    /** Whether there are enough events for the model, and whether its risks fit what was observed. */
    private void fit(RegressionSummary model, List<String> said) {
        result.cautions().stream()
                .filter(n -> !n.code().equals("study.poor-fit"))
                .forEach(n -> said.add(words.messages().text(words.wording().note(n))));
        model.hosmerLemeshow().stream()
                .limit(1)
                .filter(h -> !Double.isNaN(h.p()))
                .forEach(h -> said.add(words.say(
                        h.p() < result.plan().univariate().alpha() ? "fit-poor" : "fit-good",
                        Shown.fixed(h.statistic(), 3),
                        Integer.toString(h.df()),
                        p(h.p()))));
    }

    private List<String> estimates(String opening, RegressionSummary summary) {
        List<String> found = new ArrayList<>();
        List<String> other = new ArrayList<>();
        List<String> infinite = new ArrayList<>();
        for (Coefficient c : summary.effects()) {
            String name = words.term(c.term());
            if (Double.isNaN(c.b()) || Double.isInfinite(c.b()) || Double.isNaN(c.se())) {
                infinite.add(name);
            } else {
                String text = words.say(
                        "or",
                        name,
                        words.reference(c.term()),
                        OddsText.ratio(c),
                        words.range(OddsText.waldLimits(c)),
                        p(c.p()));
                (c.p() < result.plan().univariate().alpha() ? found : other).add(text);
            }
        }
        List<String> said = new ArrayList<>();
        if (!found.isEmpty()) {
            said.add(words.say(
                    opening, words.list(found), result.models().design().rows(), outcome()));
        }
        if (other.size() > MOST_NAMED) {
            said.add(
                    found.isEmpty()
                            ? words.say(opening + "-none-many", other.size(), "", outcome())
                            : words.say("not-significant-many", other.size()));
        } else if (!other.isEmpty()) {
            said.add(words.say(
                    found.isEmpty() ? opening + "-none" : "not-significant", words.list(other), "", outcome()));
        }
        if (!infinite.isEmpty()) {
            said.add(words.say("infinite", words.list(infinite)));
        }
        return said;
    }

    /** What makes a subject a case. */
    private String outcome() {
        return words.rules().rule(result.plan().selection().caseDefinition().caseRule());
    }

    /** What the model adds to each predictor; where its lower values go with cases, the areas do not compare. */
    private List<String> compared() {
        List<String> better = new ArrayList<>();
        List<String> alike = new ArrayList<>();
        for (RocAnalysis.Comparison c : result.rocComparisons()) {
            double p = c.result().p();
            boolean reversed = result.roc().stream()
                    .anyMatch(m -> m.score().equals(c.b()) && m.delong().auc() < 0.5);
            if (disclosure.asked() || Double.isNaN(p) || reversed || c.b().isPoints()) {
                continue;
            }
            boolean above = c.result().difference() > 0
                    && p < result.plan().univariate().alpha();
            (above ? better : alike).add(words.say("with-p", words.label(c.b().key()), p(p)));
        }
        List<String> said = new ArrayList<>();
        if (!better.isEmpty()) {
            said.add(words.say("auc-better", words.list(better)));
        }
        if (!alike.isEmpty()) {
            said.add(words.say("auc-alike", words.list(alike)));
        }
        return said;
    }

    private String discrimination() {
        List<String> said = new ArrayList<>();
        if (result.model().isPresent()) {
            said.addAll(discrimination(result.model().get()));
            said.addAll(compared());
        } else if (result.models().unconditional() != null) {
            said.add(words.say(
                    "auc-separated",
                    Shown.fixed(result.models().unconditional().measures().auc(), 3)));
        }
        if (result.validation() != null && result.validation().resamples() > 0) {
            said.add(words.say(
                    "corrected-found",
                    Shown.fixed(result.validation().corrected(), 3),
                    words.range(Shown.interval(result.validation().ci(), 3))));
        }
        said.addAll(new PointsText(result, words, disclosure).results());
        if (result.source() != null) {
            said.add(words.say(
                    "source-found",
                    Shown.fixed(result.source().weighted().auc(), 3),
                    words.range(Shown.interval(result.source().weighted().ci(), 3))));
        }
        said.add(result.parts() == null ? words.say("auc-caution") : parts().caution());
        said.add(words.details("performance", "auc-comparisons", "validation", "score-points", "score-groups"));
        return words.paragraph(said);
    }

    private List<String> discrimination(StudyResult.Marker model) {
        List<String> said = new ArrayList<>();
        said.add(words.say(
                "auc-found",
                Shown.fixed(model.delong().auc(), 3),
                words.range(Shown.interval(model.delong().ci(), 3))));
        if (!model.youden().isEmpty() && !disclosure.hides(model.youden().get(0))) {
            Cutpoints.Cut cut = model.youden().get(0);
            said.add(words.say(
                    "cut-found",
                    CutText.ofRisk(cut),
                    Shown.fixed(cut.sensitivity(), 3),
                    Shown.fixed(cut.specificity(), 3)));
        }
        return said;
    }
}
