package org.counterpart.report.section;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.prediction.roc.Cutpoints;
import org.counterpart.prediction.roc.RocBootstrap;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.lasso.LassoPath;
import org.counterpart.regression.summary.EffectModification;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.regression.summary.SplineCurve;
import org.counterpart.report.CutText;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Shown;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.FlowFigure;
import org.counterpart.report.figure.ForestFigure;
import org.counterpart.report.figure.LassoFigure;
import org.counterpart.report.figure.LovePlot;
import org.counterpart.report.figure.PairFigure;
import org.counterpart.report.figure.Point;
import org.counterpart.report.figure.Point.Band;
import org.counterpart.report.figure.ProfileFigure;
import org.counterpart.report.figure.RocFigure;
import org.counterpart.report.figure.SplineFigure;
import org.counterpart.stats.Moments;
import org.counterpart.study.Further;
import org.counterpart.study.StudyResult;
import org.counterpart.study.ValidationParts;
import org.counterpart.study.repeated.RepeatedMeasures;
import org.counterpart.univariate.Summary;

/** The figures of a study's report. */
final class StudyFigures {
    private final StudyResult result;
    private final Wording text;
    private final Messages messages;
    private final Disclosure disclosure;

    StudyFigures(StudyResult result, Wording text, Messages messages) {
        this.disclosure = Disclosure.of(result);
        this.result = result;
        this.text = text;
        this.messages = messages;
    }

    Drawing flow() {
        var flow = result.flow();
        SelectionText rules =
                new SelectionText(messages, v -> org.counterpart.cohort.Label.of(text.label(v)), text::known);
        List<FlowFigure.Exclusion> exclusions = new ArrayList<>();
        if (flow.repeated() > 0) {
            exclusions.add(new FlowFigure.Exclusion(messages.text("study.flow.repeated"), shown(flow.repeated())));
        }
        flow.exclusions()
                .forEach(e ->
                        exclusions.add(new FlowFigure.Exclusion(rules.exclusion(e.criterion()), shown(e.excluded()))));
        List<FlowFigure.Exclusion> aside = setAside();
        // The boxes that the matching leads on from are of those who are given partners and those who may be them.
        boolean others = result.plan().matchesExposed() || result.plan().atRisk();
        return new FlowFigure(
                "flow",
                shown(Total.RECORDS, flow.records()),
                exclusions,
                shown(Total.ELIGIBLE, flow.eligible()),
                shown(Total.CASES, others ? flow.matching().offeredCases() : flow.cases()),
                shown(Total.CONTROLS, others ? flow.matching().offeredControls() : flow.controls()),
                aside.isEmpty() ? shown(flow.undetermined()) : 0,
                groups(),
                flow.matching() == null ? null : step(flow.matching()),
                aside);
    }

    /**
     * Of each quantity that was measured several times.
     *
     * @param names what groups of these sizes are called
     */
    List<Drawing> profiles(Function<List<Integer>, List<String>> names) {
        List<Drawing> all = new ArrayList<>();
        for (int i = 0; i < result.repeated().size(); i++) {
            RepeatedMeasures found = result.repeated().get(i);
            if (!disclosure.hides(found) && found.table().n().stream().allMatch(n -> n > 0)) {
                all.add(profile(
                        "profile-" + (i + 1), found, names.apply(found.table().n())));
            }
        }
        return all;
    }

    private Drawing profile(String id, RepeatedMeasures found, List<String> names) {
        List<ProfileFigure.Line> lines = IntStream.range(0, names.size())
                .mapToObj(g -> {
                    List<Summary> times = found.table().rows().stream()
                            .map(row -> row.summaries().get(g))
                            .toList();
                    return new ProfileFigure.Line(
                            names.get(g),
                            times.stream().map(Summary::mean).toList(),
                            times.stream().map(Summary::meanLimits).toList());
                })
                .toList();
        return new ProfileFigure(
                id,
                found.plan().name().in(messages.language()),
                found.plan().measures().stream().map(text::label).toList(),
                lines);
    }

    /** Who of the eligible is not in the derivation part. */
    private List<FlowFigure.Exclusion> setAside() {
        ValidationParts parts = result.parts();
        List<FlowFigure.Exclusion> aside = new ArrayList<>();
        if (parts == null || parts.plan().file().isPresent()) {
            return aside;
        }
        aside.add(new FlowFigure.Exclusion(
                messages.text("validation.set-aside.cases"),
                disclosure.hidesSetAside(true) ? FlowFigure.HIDDEN : parts.casesSetAside()));
        aside.add(new FlowFigure.Exclusion(
                messages.text("validation.set-aside.controls"),
                disclosure.hidesSetAside(false) ? FlowFigure.HIDDEN : parts.controlsSetAside()));
        if (parts.open() > 0) {
            aside.add(new FlowFigure.Exclusion(messages.text("validation.set-aside.open"), shown(parts.open())));
        }
        if (result.flow().undetermined() > 0) {
            aside.add(new FlowFigure.Exclusion(
                    messages.text("figure.flow.undetermined"),
                    shown(result.flow().undetermined())));
        }
        return aside;
    }

    /** The groups of a study without an outcome. */
    private List<FlowFigure.Exclusion> groups() {
        if (result.plan().hasOutcome()) {
            return List.of();
        }
        Variable group = result.group().variable();
        return IntStream.range(0, group.levels().size())
                .mapToObj(g -> new FlowFigure.Exclusion(
                        text.level(group, group.levels().get(g)),
                        result.groupSizes().get(g)))
                .toList();
    }

    /** From the eligible to those in sets. */
    private FlowFigure.Matching step(Flow.Matching step) {
        List<FlowFigure.Exclusion> unmatched = new ArrayList<>();
        step.missingValue()
                .forEach((v, n) -> unmatched.add(new FlowFigure.Exclusion(
                        messages.text("study.flow.missing", text.label(v)),
                        disclosure.hidesMissing() ? FlowFigure.HIDDEN : n)));
        unmatched.addAll(reasons());
        return new FlowFigure.Matching(
                result.matching() == null ? 0 : result.matching().design().ratio(),
                criteria(),
                result.sets(),
                step.matchedCases(),
                step.matchedControls(),
                unmatched,
                shown(step.unmatchedControls()));
    }

    /** What had to agree. */
    private List<String> criteria() {
        List<String> criteria = new ArrayList<>();
        if (result.matching() == null) {
            return criteria;
        }
        if (result.plan().atRisk()) {
            criteria.add(messages.text("study.flow.at-risk"));
        }
        result.matching().design().exact().forEach(v -> criteria.add(messages.text("study.flow.equal", text.label(v))));
        for (CaliperWidth c : result.matching().calipers()) {
            criteria.add(messages.text(
                    "study.flow.within",
                    text.label(c.variable()),
                    Shown.significant(c.width(), 4),
                    unit(c.variable())));
        }
        return criteria;
    }

    /** Why cases found no control. */
    private List<FlowFigure.Exclusion> reasons() {
        if (result.matching() == null) {
            return List.of();
        }
        Map<String, Long> reasons = new TreeMap<>();
        for (Unmatched u : result.matching().unmatched()) {
            reasons.merge(messages.text(text.note(u.reason())), 1L, Long::sum);
        }
        return disclosure.hidesReasons(reasons.values())
                ? List.of()
                : reasons.entrySet().stream()
                        .map(e -> new FlowFigure.Exclusion(e.getKey(), e.getValue()))
                        .toList();
    }

    private long shown(int n) {
        return disclosure.small(n) ? FlowFigure.HIDDEN : n;
    }

    private long shown(Total total, int n) {
        return disclosure.hides(total) ? FlowFigure.HIDDEN : n;
    }

    private String unit(String variable) {
        return text.unit(result.eligible().variable(variable));
    }

    Drawing love() {
        return LovePlot.of(
                result.balance().rows().stream().filter(row -> !disclosure.hides(row)),
                row -> LovePlot.name(row, text));
    }

    /** Null when no caliper variable holds numbers, and where small counts are hidden: each point is a pair. */
    Drawing pairs() {
        if (result.matching() == null || disclosure.asked()) {
            return null;
        }
        List<PairFigure.Strip> strips = new ArrayList<>();
        for (CaliperWidth caliper : result.matching().calipers()) {
            Column column = result.eligible().column(caliper.variable());
            if (!(column instanceof NumberColumn numbers)) {
                continue;
            }
            List<Double> differences = new ArrayList<>();
            for (MatchedSet set : result.matching().sets()) {
                set.controls()
                        .forEach(c -> differences.add(
                                Math.round((numbers.value(set.caseRow()) - numbers.value(c.row())) * 1e9) / 1e9));
            }
            Moments moments = Moments.of(
                    differences.stream().mapToDouble(Double::doubleValue).toArray());
            strips.add(new PairFigure.Strip(
                    text.label(caliper.variable()),
                    unit(caliper.variable()),
                    differences,
                    caliper.width(),
                    moments.mean(),
                    moments.sd(),
                    caliper.width() < 1 ? 3 : 1));
        }
        return strips.isEmpty() ? null : new PairFigure("pairs", strips);
    }

    /** Null when nothing was estimated. */
    Drawing forest() {
        Map<ForestFigure.Series, RegressionSummary> models = new EnumMap<>(ForestFigure.Series.class);
        result.models()
                .fitted()
                .forEach((model, summary) -> series(model).ifPresent(series -> models.put(series, summary)));
        List<ForestFigure.Series> all = new ArrayList<>(List.of(ForestFigure.Series.CRUDE));
        all.addAll(models.keySet());
        List<ForestFigure.Row> rows = new ArrayList<>();
        for (StudyResult.Crude crude : result.crude()) {
            if (crude.unconditional() == null) {
                continue;
            }
            for (Coefficient c : crude.unconditional().slopes()) {
                List<ForestFigure.Estimate> estimates = new ArrayList<>();
                estimates.add(disclosure.hidesTable(crude.variable()) ? ForestFigure.Estimate.HIDDEN : estimate(c));
                models.values().forEach(model -> estimates.add(ofModel(model, c.term())));
                rows.add(new ForestFigure.Row(text.term(c.term()), 0, estimates));
            }
        }
        models.values().stream()
                .flatMap(model -> model.slopes().stream())
                .map(Coefficient::term)
                .distinct()
                .filter(term -> !term.isPart() && term.form().isPresent() && !isCrude(term))
                .forEach(term -> {
                    List<ForestFigure.Estimate> estimates = new ArrayList<>(List.of(ForestFigure.Estimate.NONE));
                    models.values().forEach(model -> estimates.add(ofModel(model, term)));
                    rows.add(new ForestFigure.Row(text.term(term), 0, estimates));
                });
        strata(models, rows);
        return rows.isEmpty() ? null : new ForestFigure("forest", all, rows);
    }

    /** What an interaction makes of a variable: an odds ratio at each level of the other. */
    private void strata(Map<ForestFigure.Series, RegressionSummary> models, List<ForestFigure.Row> rows) {
        ShapeTables names = new ShapeTables(messages, text, disclosure);
        models.values().stream()
                .flatMap(model -> model.shapes().products().stream())
                .flatMap(product -> product.strata().stream())
                .map(names::name)
                .distinct()
                .forEach(name -> {
                    List<ForestFigure.Estimate> estimates = new ArrayList<>(List.of(ForestFigure.Estimate.NONE));
                    models.values().forEach(model -> estimates.add(stratum(model, name, names)));
                    rows.add(new ForestFigure.Row(name, 0, estimates));
                });
    }

    private ForestFigure.Estimate stratum(RegressionSummary model, String name, ShapeTables names) {
        for (EffectModification product : model.shapes().products()) {
            for (EffectModification.Stratum s : product.strata()) {
                if (names.name(s).equals(name)) {
                    return disclosure.hidesModels() || names.hides(product)
                            ? ForestFigure.Estimate.HIDDEN
                            : new ForestFigure.Estimate(
                                    s.contrast().oddsRatio(), s.contrast().ci());
                }
            }
        }
        return ForestFigure.Estimate.NONE;
    }

    /** On one scale crude and in the model a term has one row, else two. */
    private boolean isCrude(Term term) {
        return result.crude().stream()
                .filter(crude -> crude.unconditional() != null)
                .flatMap(crude -> crude.unconditional().slopes().stream())
                .anyMatch(c -> c.term().equals(term));
    }

    private static Optional<ForestFigure.Series> series(Model model) {
        return switch (model) {
            case UNCONDITIONAL -> Optional.of(ForestFigure.Series.ADJUSTED);
            case CONDITIONAL -> Optional.of(ForestFigure.Series.CONDITIONAL);
            case FIRTH -> Optional.empty();
        };
    }

    private ForestFigure.Estimate ofModel(RegressionSummary model, Term term) {
        return model.slopes().stream()
                .filter(c -> c.term().equals(term) && !model.fit().design().isMultiplied(term))
                .findFirst()
                .map(c -> disclosure.hidesModels() ? ForestFigure.Estimate.HIDDEN : estimate(c))
                .orElse(ForestFigure.Estimate.NONE);
    }

    private static ForestFigure.Estimate estimate(Coefficient c) {
        return new ForestFigure.Estimate(c.oddsRatio(), c.ci());
    }

    /** Null without a model. */
    Drawing roc() {
        return roc("roc");
    }

    /** @param id no other figure of the page has it */
    Drawing roc(String id) {
        List<RocFigure.Curve> curves = new ArrayList<>();
        for (StudyResult.Marker m : result.roc()) {
            if (disclosure.hides(m)) {
                continue;
            }
            boolean model = m.score().isModel();
            Cutpoints.Cut cut = !model
                            || m.youden().isEmpty()
                            || disclosure.hides(m.youden().get(0))
                    ? null
                    : m.youden().get(0);
            curves.add(new RocFigure.Curve(
                    model
                            ? messages.text("study.performance.model")
                            : m.score().isPoints()
                                    ? messages.text("study.performance.score")
                                    : text.label(m.score().key()),
                    points(m.curve(), disclosure),
                    m.delong().auc(),
                    m.delong().ci(),
                    model ? band() : List.of(),
                    cut == null ? null : new RocFigure.Cut(CutText.ofRisk(cut), cut.sensitivity(), cut.specificity())));
        }
        return curves.isEmpty() ? null : new RocFigure(id, curves);
    }

    private List<Band> band() {
        List<Band> band = new ArrayList<>();
        for (int k = result.band().size() - 1; k >= 0; k--) {
            RocBootstrap.Limits at = result.band().get(k);
            band.add(new Band(
                    1 - at.specificity(),
                    at.sensitivity().low(),
                    at.sensitivity().high()));
        }
        return band;
    }

    static List<Point> points(RocCurve curve, Disclosure disclosure) {
        List<Point> points = new ArrayList<>();
        int[] shown = disclosure.points(curve);
        for (int i = shown.length - 1; i >= 0; i--) {
            int k = shown[i];
            points.add(new Point(1 - curve.specificity(k), curve.sensitivity(k)));
        }
        return points;
    }

    /** The curves of a model; none where their ends may not be shown. */
    List<SplineFigure> splines() {
        List<SplineFigure> figures = new ArrayList<>(splines(result.models(), ""));
        List<Further.OfList> list = result.further().models();
        for (int i = 1; i < list.size(); i++) {
            figures.addAll(splines(list.get(i).models(), "-" + (i + 1)));
        }
        return figures;
    }

    private List<SplineFigure> splines(StudyResult.Models models, String of) {
        List<SplineFigure> figures = new ArrayList<>();
        models.fitted().forEach((model, summary) -> {
            if (model == Model.FIRTH
                    || disclosure.hidesModels(models)
                    || disclosure.hidesEnds(summary.fit().n())) {
                return;
            }
            int number = 0;
            for (SplineCurve s : summary.shapes().splines()) {
                number++;
                if (!s.curve().isEmpty()) {
                    figures.add(
                            spline("spline-" + number + of + (model == Model.CONDITIONAL ? "-conditional" : ""), s));
                }
            }
        });
        return figures;
    }

    private SplineFigure spline(String id, SplineCurve s) {
        return new SplineFigure(
                id,
                text.withUnit(s.predictor().name()),
                s.curve().stream()
                        .map(at -> new Point(at.x(), at.against().oddsRatio()))
                        .toList(),
                s.curve().stream()
                        .map(at -> new Band(
                                at.x(),
                                at.against().ci().low(),
                                at.against().ci().high()))
                        .toList(),
                s.reference(),
                s.predictor().spline().orElseThrow().knots(),
                disclosure.asked() ? List.of() : s.values(),
                Shown.related(Shown.p(s.overall().likelihoodRatio().p())),
                Shown.related(Shown.p(s.nonlinear().likelihoodRatio().p())));
    }

    /** The path of a LASSO; null without one, and where its numbers may not be shown. */
    Drawing lasso() {
        Lasso.Result lasso = result.models().lasso().orElse(null);
        if (lasso == null || lasso.path().size() < 2 || disclosure.hidesSelection() || disclosure.hidesModels()) {
            return null;
        }
        LassoPath path = lasso.path();
        List<LassoFigure.Path> paths = new ArrayList<>();
        for (int j = 0; j < lasso.terms().size(); j++) {
            int column = j;
            paths.add(new LassoFigure.Path(
                    text.term(lasso.terms().get(j)),
                    IntStream.range(0, path.size())
                            .mapToObj(k -> new Point(
                                    step(path, k), path.b(k, column) * path.sd().get(column)))
                            .toList()));
        }
        List<Band> measured = IntStream.range(0, path.size())
                .mapToObj(k -> new Band(
                        step(path, k),
                        lasso.mean().get(k) - lasso.se().get(k),
                        lasso.mean().get(k) + lasso.se().get(k)))
                .toList();
        return new LassoFigure(
                paths,
                measured,
                messages.text("regression.table.lasso-measure."
                        + lasso.procedure().measure().word()),
                step(path, lasso.atMin()),
                step(path, lasso.atOneSe()));
    }

    private static double step(LassoPath path, int k) {
        return -Math.log(path.lambda().get(k));
    }
}
