package org.counterpart.report.json;

import org.counterpart.prediction.Calibration;
import org.counterpart.prediction.CalibrationTable;
import org.counterpart.prediction.Nomogram;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Fields;
import org.counterpart.study.CohortRisk;
import org.counterpart.study.RiskModel;
import org.counterpart.study.SourceCohort;

/**
 * The model among those the sample was drawn from, as JSON: discrimination, and the absolute risks of the refitted
 * model. What follows from how many the source cohort holds is hidden where that is.
 */
final class SourceJson {
    private SourceJson() {}

    static void write(Fields out, SourceCohort source) {
        Disclosure disclosure = out.disclosure();
        boolean sizes = disclosure.hidesSizes();
        out.hidden(sizes).put("n", source.n());
        out.hidden(disclosure.hides(Total.ENTERED_CASES)).put("cases", source.cases());
        out.put("cells", source.cells());
        out.object("weighted")
                .put("auc", source.weighted().auc())
                .put("se", source.weighted().se())
                .put("ci", source.weighted().ci())
                .hidden(sizes)
                .put("effectiveCases", source.weighted().effectiveCases())
                .put("effectiveControls", source.weighted().effectiveControls());
        auc(out.object("direct"), source.direct());
        if (source.refitted() != null) {
            refitted(out.object("refitted"), source.refitted());
        }
        out.notes("notes", source.notes());
    }

    private static void auc(Fields out, DeLong.Result auc) {
        out.hidden(out.disclosure().hidesSizes()).put("n", auc.n1() + auc.n0());
        out.put("auc", auc.auc()).put("se", auc.se()).put("ci", auc.ci());
    }

    static void refitted(Fields out, RiskModel refitted) {
        out.texts("covariates", refitted.covariates());
        auc(out, refitted.auc());
        RegressionJson.writeOfSource(out.object("model"), refitted.model());
        if (refitted.nomogram() != null) {
            nomogram(out.object("nomogram"), refitted.nomogram());
        }
        if (refitted.risk() != null) {
            risk(out.object("crossValidated"), refitted.risk());
        }
    }

    private static void nomogram(Fields out, Nomogram nomogram) {
        out.put("base", nomogram.base());
        out.put("pointsPerLogOdds", nomogram.pointsPerLogOdds());
        out.each("predictors", nomogram.rulers(), (predictor, ruler) -> {
            predictor.put("variable", ruler.variable());
            if (!Double.isNaN(ruler.perUnit())) {
                predictor.put("pointsPerUnit", ruler.perUnit());
            }
            predictor.each("marks", ruler.marks(), SourceJson::mark);
        });
    }

    private static void mark(Fields out, Nomogram.Mark mark) {
        if (mark.level().isEmpty()) {
            out.put("value", mark.value());
        } else {
            out.put("level", mark.level());
        }
        out.put("points", mark.points());
    }

    private static void risk(Fields out, CohortRisk risk) {
        boolean sizes = out.disclosure().hidesSizes();
        out.put("folds", risk.folds());
        calibration(out.hidden(sizes).object("calibration"), risk.calibration());
        out.hidden(sizes)
                .each(
                        "decisionCurve",
                        risk.decision().points(),
                        (point, p) -> point.put("threshold", p.threshold())
                                .put("netBenefit", p.netBenefit())
                                .put("treatAll", p.treatAll()));
    }

    private static void calibration(Fields out, Calibration.Result c) {
        out.put("n", c.n()).put("events", c.events());
        out.put("intercept", c.intercept());
        out.put("slope", c.slope()).put("slopeSe", c.slopeSe()).put("slopeCi", c.slopeCi());
        out.put("inTheLarge", c.inTheLarge());
        out.put("expectedOverObserved", c.expectedOverObserved());
        out.put("expectedOverObservedCi", c.expectedOverObservedCi());
        out.put("brier", c.brier()).put("scaledBrier", c.scaledBrier());
        boolean small = c.table().groups().stream().anyMatch(g -> small(out.disclosure(), g));
        out.hidden(small)
                .each(
                        "groups",
                        c.table().groups(),
                        (group, g) -> group.put("n", g.n())
                                .put("observed", g.observed())
                                .put("expected", g.expected()));
        out.notes("notes", c.notes());
    }

    private static boolean small(Disclosure disclosure, CalibrationTable.Group group) {
        return disclosure.small(group.observed()) || disclosure.small(group.n() - group.observed());
    }
}
