package org.counterpart.report.json;

import org.counterpart.report.Fields;
import org.counterpart.study.Sensitivity;

/** E-values and Rosenbaum's bounds as JSON. */
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
    }
}
