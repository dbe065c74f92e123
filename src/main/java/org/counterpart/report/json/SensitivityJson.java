package org.counterpart.report.json;

import org.counterpart.report.Fields;
import org.counterpart.sensitivity.BiasAnalysis;
import org.counterpart.sensitivity.Classified;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.study.MisclassifiedExposure;
import org.counterpart.study.Sensitivity;

/** E-values, Rosenbaum's bounds and a misclassified exposure as JSON. */
final class SensitivityJson {
    private SensitivityJson() {}

    static void write(Fields out, Sensitivity found) {
        boolean models = out.disclosure().hidesModels();
        out.hidden(models)
                .each(
                        "eValues",
                        found.eValues(),
                        (row, one) -> row.put("term", one.term().name())
                                .put("or", one.oddsRatio())
                                .put("eValue", one.eValue().value())
                                .put("eValueCi", one.eValue().limit())
                                .put("rare", found.rare()));
        out.array("rosenbaum", next -> {
            for (Sensitivity.OfExposure one : found.bounds()) {
                boolean hidden = out.disclosure().hidesPairs(one.variable().name());
                for (Sensitivity.AtGamma at : one.at()) {
                    Fields row = next.get();
                    row.put("term", one.variable().name()).put("raised", one.raised());
                    row.hidden(hidden)
                            .put("sets", one.sets())
                            .put("exposedCases", one.exposedCases())
                            .put("gamma", at.gamma())
                            .put("pUpper", at.pUpper())
                            .put("gammaAt", one.gammaAt(), out.messages().text("sensitivity.no-gamma"));
                }
            }
        });
        found.misclassified()
                .ifPresent(one -> misclassified(
                        out.object("misclassification"), one, out.disclosure().hides(one)));
    }

    private static void misclassified(Fields all, MisclassifiedExposure found, boolean hidden) {
        all.put("exposure", found.variable().name());
        Fields out = all.hidden(hidden);
        Classified table = found.table();
        out.put("exposedCases", table.exposedCases()).put("exposedControls", table.exposedControls());
        out.put("unexposedCases", table.unexposedCases()).put("unexposedControls", table.unexposedControls());
        out.put("missing", found.missing());
        out.put("or", table.observed().oddsRatio(), all.messages().text("misclassification.empty-cell"))
                .put("ci", table.observed().ci());
        if (!found.grid().isEmpty()) {
            out.each("rows", found.grid(), SensitivityJson::corrected);
        }
        found.simulated().ifPresent(simulated -> simulated(out.object("simulated"), simulated));
    }

    private static void corrected(Fields row, Corrected one) {
        row.put("sensitivityCases", one.cases().sensitivity())
                .put("specificityCases", one.cases().specificity())
                .put("sensitivityControls", one.controls().sensitivity())
                .put("specificityControls", one.controls().specificity())
                .put("exposedCases", one.exposedCases())
                .put("exposedControls", one.exposedControls())
                .put("or", one.oddsRatio(), row.messages().text("misclassification.impossible"))
                .put("se", one.se())
                .put("ci", one.ci());
    }

    private static void simulated(Fields out, BiasAnalysis.Result found) {
        out.put("draws", found.procedure().draws())
                .put("seed", found.procedure().seed());
        out.put("impossible", found.impossible());
        String reason = out.messages().text("misclassification.impossible");
        out.put("median", found.systematic().median(), reason)
                .put("interval", found.systematic().interval())
                .put("totalMedian", found.total().median())
                .put("totalInterval", found.total().interval());
    }
}
