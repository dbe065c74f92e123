package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.matching.Balance;
import org.counterpart.matching.CaliperWidth;
import org.counterpart.matching.MatchedSet;
import org.counterpart.matching.Unmatched;
import org.counterpart.prediction.Cutpoints;
import org.counterpart.prediction.RocBootstrap;
import org.counterpart.prediction.RocCurve;
import org.counterpart.regression.Coefficient;
import org.counterpart.report.figure.Band;
import org.counterpart.report.figure.Drawing;
import org.counterpart.report.figure.FlowFigure;
import org.counterpart.report.figure.ForestFigure;
import org.counterpart.report.figure.LovePlot;
import org.counterpart.report.figure.PairFigure;
import org.counterpart.report.figure.Point;
import org.counterpart.report.figure.RocFigure;
import org.counterpart.stats.Moments;
import org.counterpart.study.StudyResult;

/** The figures of a study's report. */
final class StudyFigures {
    private final StudyResult result;
    private final Wording text;
    private final Messages messages;

    StudyFigures(StudyResult result, Wording text, Messages messages) {
        this.result = result;
        this.text = text;
        this.messages = messages;
    }

    Drawing flow() {
        var flow = result.flow();
        SelectionText rules = new SelectionText(messages, v -> org.counterpart.cohort.Label.of(text.label(v)));
        List<FlowFigure.Exclusion> exclusions = new ArrayList<>();
        flow.exclusions()
                .forEach(e -> exclusions.add(new FlowFigure.Exclusion(rules.criterion(e.criterion()), e.excluded())));
        List<String> criteria = new ArrayList<>();
        result.matching().design().exact().forEach(v -> criteria.add(messages.text("study.flow.equal", text.label(v))));
        for (CaliperWidth c : result.matching().calipers()) {
            criteria.add(messages.text(
                    "study.flow.within",
                    text.label(c.variable()),
                    Shown.significant(c.width(), 4),
                    unit(c.variable())));
        }
        Map<String, Long> reasons = new TreeMap<>();
        for (Unmatched u : result.matching().unmatched()) {
            reasons.merge(messages.text(u.reason()), 1L, Long::sum);
        }
        List<FlowFigure.Exclusion> unmatched = new ArrayList<>();
        flow.matching()
                .missingValue()
                .forEach((v, n) ->
                        unmatched.add(new FlowFigure.Exclusion(messages.text("study.flow.missing", text.label(v)), n)));
        reasons.forEach((reason, n) -> unmatched.add(new FlowFigure.Exclusion(reason, n)));
        return new FlowFigure(
                "flow",
                flow.records(),
                exclusions,
                flow.cases(),
                flow.controls(),
                flow.undetermined(),
                new FlowFigure.Matching(
                        result.matching().design().ratio(),
                        criteria,
                        flow.matching().matchedCases(),
                        flow.matching().matchedControls(),
                        unmatched,
                        flow.matching().unmatchedControls()));
    }

    private String unit(String variable) {
        return text.unit(result.eligible().variable(variable));
    }

    Drawing love() {
        List<LovePlot.Row> rows = new ArrayList<>();
        for (Balance.Row row : result.balance().rows()) {
            String label = text.label(row.variable());
            rows.add(new LovePlot.Row(
                    row.level().isEmpty() ? label : label + " = " + text.level(row.variable(), row.level()),
                    0,
                    row.before().smd(),
                    row.after().smd()));
        }
        return new LovePlot("balance", rows, 0.1);
    }

    /** Null when no caliper variable holds numbers. */
    Drawing pairs() {
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
        var models = result.models();
        List<ForestFigure.Series> series = new ArrayList<>(List.of(ForestFigure.Series.CRUDE));
        if (models.unconditional() != null) {
            series.add(ForestFigure.Series.ADJUSTED);
        }
        if (models.conditional() != null) {
            series.add(ForestFigure.Series.CONDITIONAL);
        }
        List<ForestFigure.Row> rows = new ArrayList<>();
        for (StudyResult.Crude crude : result.crude()) {
            if (crude.unconditional() == null) {
                continue;
            }
            for (Coefficient c : StudyTables.slopes(crude.unconditional())) {
                List<ForestFigure.Estimate> estimates = new ArrayList<>(List.of(estimate(c)));
                if (models.unconditional() != null) {
                    estimates.add(of(StudyTables.slopes(models.unconditional()), c.term()));
                }
                if (models.conditional() != null) {
                    estimates.add(of(StudyTables.slopes(models.conditional()), c.term()));
                }
                rows.add(new ForestFigure.Row(text.term(c.term()), 0, estimates));
            }
        }
        return rows.isEmpty() ? null : new ForestFigure("forest", series, rows);
    }

    private static ForestFigure.Estimate of(List<Coefficient> coefficients, String term) {
        return coefficients.stream()
                .filter(c -> c.term().equals(term))
                .findFirst()
                .map(StudyFigures::estimate)
                .orElse(ForestFigure.Estimate.NONE);
    }

    private static ForestFigure.Estimate estimate(Coefficient c) {
        return new ForestFigure.Estimate(c.oddsRatio(), c.ci());
    }

    /** Null without a model. */
    Drawing roc() {
        List<RocFigure.Curve> curves = new ArrayList<>();
        for (StudyResult.Marker m : result.roc()) {
            boolean model = m.name().equals("model");
            Cutpoints.Cut cut =
                    !model || m.youden().isEmpty() ? null : m.youden().get(0);
            curves.add(new RocFigure.Curve(
                    model ? messages.text("study.performance.model") : text.label(m.name()),
                    points(m.curve()),
                    m.delong().auc(),
                    m.delong().ci(),
                    model ? band() : List.of(),
                    cut == null
                            ? null
                            : new RocFigure.Cut(
                                    (cut.rule().equals(">=") ? "≥ " : "≤ ") + Shown.fixed(cut.threshold(), 3),
                                    cut.sensitivity(),
                                    cut.specificity())));
        }
        return curves.isEmpty() ? null : new RocFigure("roc", curves);
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

    static List<Point> points(RocCurve curve) {
        List<Point> points = new ArrayList<>();
        for (int k = curve.points() - 1; k >= 0; k--) {
            points.add(new Point(1 - curve.specificity(k), curve.sensitivity(k)));
        }
        return points;
    }
}
