package org.counterpart.report.section;

import java.util.List;
import org.counterpart.prediction.CalibrationCurve;
import org.counterpart.prediction.CalibrationTable;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.Nomogram;
import org.counterpart.prediction.roc.RocCurve;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Drawing;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.report.figure.CalibrationFigure;
import org.counterpart.report.figure.DecisionCurveFigure;
import org.counterpart.report.figure.NomogramFigure;
import org.counterpart.report.figure.Point;
import org.counterpart.report.figure.RocFigure;
import org.counterpart.study.StudyResult;

/** The figures of absolute risk, drawn from the model whose risks are absolute and from nothing else. */
record RiskFigures(StudyResult result, RiskTables tables, Wording wording, Messages messages, Disclosure disclosure) {

    /**
     * The matched sample's curve beside those in the source cohort; null where nothing was matched, where the model is
     * not shown, as are the others, and where the size of the source cohort is not: the steps of a curve are whole
     * numbers over it.
     */
    Drawing roc() {
        if (result.source() == null || disclosure.hidesModels() || disclosure.hidesSizes()) {
            return null;
        }
        var source = result.source();
        StudyResult.Marker model = result.model().orElseThrow();
        return new RocFigure(
                "roc-cohort",
                List.of(
                        curve("study.risk.roc-matched", false, model.curve(), model.delong()),
                        curve("study.risk.roc-direct", true, source.directCurve(), source.direct()),
                        curve(
                                "study.risk.roc-refitted",
                                true,
                                source.refitted().curve(),
                                source.refitted().auc())));
    }

    private RocFigure.Curve curve(
            String name, boolean ofSource, RocCurve curve, org.counterpart.prediction.roc.DeLong.Result auc) {
        int n = auc.n1() + auc.n0();
        return new RocFigure.Curve(
                messages.text(name, messages.count(ofSource ? disclosure.source(n) : n)),
                StudyFigures.points(curve, disclosure),
                auc.auc(),
                auc.ci(),
                List.of(),
                null);
    }

    /** Null when no predictor moves the risk. */
    Drawing nomogram() {
        Nomogram nomogram = result.risk().nomogram();
        if (nomogram == null || disclosure.hidesModels()) {
            return null;
        }
        return new NomogramFigure(
                "nomogram",
                Nomogram.MOST,
                nomogram.rulers().stream()
                        .map(r -> new NomogramFigure.Ruler(
                                tables.name(r),
                                r.marks().stream()
                                        .map(m -> new NomogramFigure.Mark(tables.value(r, m), m.points()))
                                        .toList()))
                        .toList(),
                nomogram.totalMost(),
                messages.text("study.risk.risk"),
                RiskTables.totals(nomogram).stream()
                        .map(t -> new NomogramFigure.Mark(t.text(), t.points()))
                        .toList());
    }

    /** Null when too few could be held out. */
    Drawing calibration() {
        var risk = result.risk().risk();
        if (risk == null
                || risk.calibration().table().groups().isEmpty()
                || disclosure.hidesSizes()
                || disclosure.hidesModels()) {
            return null;
        }
        return calibration("calibration", risk.calibration().table().groups(), risk.smooth(), disclosure);
    }

    /** Observed against predicted risks of any subjects. */
    static Drawing calibration(
            String id, List<CalibrationTable.Group> groups, List<CalibrationCurve.At> smooth, Disclosure disclosure) {
        return new CalibrationFigure(
                id,
                disclosure.groups(groups).stream()
                        .map(g -> new CalibrationFigure.Group(g.meanProbability(), g.observedShare(), g.ci(), g.n()))
                        .toList(),
                // A curve of every subject's risk: beside the groups it would say more of few subjects than they do.
                disclosure.asked()
                        ? List.of()
                        : smooth.stream()
                                .map(a -> new Point(a.risk(), a.observed()))
                                .toList());
    }

    /** Null likewise. */
    Drawing decision() {
        var risk = result.risk().risk();
        if (risk == null
                || risk.decision().points().size() < 2
                || disclosure.hidesSizes()
                || disclosure.hidesModels()) {
            return null;
        }
        return decision("decision", risk.decision().points(), messages);
    }

    /** Net benefit of acting on a model among any subjects. */
    static Drawing decision(String id, List<DecisionCurve.Point> points, Messages messages) {
        return new DecisionCurveFigure(
                id,
                List.of(new DecisionCurveFigure.Curve(
                        messages.text("study.risk.model"),
                        points.stream()
                                .map(p -> new Point(p.threshold(), p.netBenefit()))
                                .toList())),
                points.stream().map(p -> new Point(p.threshold(), p.treatAll())).toList());
    }
}
