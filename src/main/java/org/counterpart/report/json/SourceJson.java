package org.counterpart.report.json;

import org.counterpart.prediction.Calibration;
import org.counterpart.prediction.CalibrationTable;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.Nomogram;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import org.counterpart.study.CohortRisk;
import org.counterpart.study.SourceCohort;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The model among those the sample was drawn from, as JSON: discrimination, and the absolute risks of the refitted
 * model.
 */
record SourceJson(Messages messages) {

    ObjectNode write(SourceCohort source) {
        ObjectNode node = Json.object();
        node.put("n", source.n());
        node.put("cases", source.cases());
        node.put("cells", source.cells());
        ObjectNode weighted = node.putObject("weighted");
        Json.put(weighted, "auc", source.weighted().auc());
        Json.put(weighted, "se", source.weighted().se());
        weighted.set("ci", Json.interval(source.weighted().ci()));
        weighted.put("effectiveCases", source.weighted().effectiveCases());
        weighted.put("effectiveControls", source.weighted().effectiveControls());
        auc(node.putObject("direct"), source.direct());
        if (source.refitted() != null) {
            node.set("refitted", refitted(source.refitted()));
        }
        ArrayNode notes = node.putArray("notes");
        for (Note n : source.notes()) {
            notes.add(messages.text(n));
        }
        return node;
    }

    private static void auc(ObjectNode node, DeLong.Result auc) {
        node.put("n", auc.n1() + auc.n0());
        Json.put(node, "auc", auc.auc());
        Json.put(node, "se", auc.se());
        node.set("ci", Json.interval(auc.ci()));
    }

    private ObjectNode refitted(SourceCohort.Refitted refitted) {
        ObjectNode node = Json.object();
        refitted.covariates().forEach(node.putArray("covariates")::add);
        auc(node, refitted.auc());
        node.set("model", new RegressionJson(messages).write(refitted.model()));
        if (refitted.nomogram() != null) {
            node.set("nomogram", nomogram(refitted.nomogram()));
        }
        if (refitted.risk() != null) {
            node.set("crossValidated", risk(refitted.risk()));
        }
        return node;
    }

    private static ObjectNode nomogram(Nomogram nomogram) {
        ObjectNode node = Json.object();
        node.put("base", nomogram.base());
        node.put("pointsPerLogOdds", nomogram.pointsPerLogOdds());
        ArrayNode predictors = node.putArray("predictors");
        for (Nomogram.Ruler ruler : nomogram.rulers()) {
            ObjectNode predictor = predictors.addObject();
            predictor.put("variable", ruler.variable());
            if (!Double.isNaN(ruler.perUnit())) {
                predictor.put("pointsPerUnit", ruler.perUnit());
            }
            ArrayNode marks = predictor.putArray("marks");
            for (Nomogram.Mark m : ruler.marks()) {
                ObjectNode mark = marks.addObject();
                if (m.level().isEmpty()) {
                    mark.put("value", m.value());
                } else {
                    mark.put("level", m.level());
                }
                mark.put("points", m.points());
            }
        }
        return node;
    }

    private ObjectNode risk(CohortRisk risk) {
        ObjectNode node = Json.object();
        node.put("folds", risk.folds());
        node.set("calibration", calibration(risk.calibration()));
        ArrayNode points = node.putArray("decisionCurve");
        for (DecisionCurve.Point p : risk.decision().points()) {
            ObjectNode point = points.addObject();
            point.put("threshold", p.threshold());
            point.put("netBenefit", p.netBenefit());
            point.put("treatAll", p.treatAll());
        }
        return node;
    }

    private ObjectNode calibration(Calibration.Result c) {
        ObjectNode node = Json.object();
        node.put("n", c.n());
        node.put("events", c.events());
        Json.put(node, "intercept", c.intercept());
        Json.put(node, "slope", c.slope());
        Json.put(node, "slopeSe", c.slopeSe());
        node.set("slopeCi", Json.interval(c.slopeCi()));
        Json.put(node, "inTheLarge", c.inTheLarge());
        Json.put(node, "expectedOverObserved", c.expectedOverObserved());
        node.set("expectedOverObservedCi", Json.interval(c.expectedOverObservedCi()));
        Json.put(node, "brier", c.brier());
        Json.put(node, "scaledBrier", c.scaledBrier());
        ArrayNode groups = node.putArray("groups");
        for (CalibrationTable.Group g : c.table().groups()) {
            ObjectNode group = groups.addObject();
            group.put("n", g.n());
            group.put("observed", g.observed());
            Json.put(group, "expected", g.expected());
        }
        ArrayNode notes = node.putArray("notes");
        c.notes().forEach(n -> notes.add(messages.text(n)));
        return node;
    }
}
