package org.counterpart.report.imputation;

import org.counterpart.imputation.Imputations;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.study.Imputed;

/** Imputations, and the models pooled over them, as JSON. */
public final class ImputationJson {
    private ImputationJson() {}

    public static void write(Fields out, Imputed found) {
        Imputations imputations = found.imputations();
        out.put("of", Json.word(found.rule().of()))
                .put("m", imputations.count())
                .put("iterations", found.rule().iterations())
                .put("seed", found.rule().seed())
                .put("incomplete", found.incomplete())
                .texts("predictors", found.samples().variables());
        out.each(
                "variables",
                imputations.imputed(),
                (row, variable) -> row.put("variable", variable.name())
                        .put("method", Json.word(variable.kind()))
                        .put("missing", found.missing(variable.name()))
                        .put("scaleReduction", imputations.scaleReduction(variable)));
        Fields models = out.hidden(out.disclosure().hidesModels());
        found.pooled().forEach((model, pooled) -> PooledJson.write(models.object(Json.word(model)), pooled));
        if (!found.shifted().isEmpty()) {
            models.each("shifted", found.shifted(), ImputationJson::shift);
        }
        out.notes("notes", found.notes());
    }

    private static void shift(Fields out, Imputed.Shifted shift) {
        out.put("variable", shift.variable()).put("by", shift.by());
        if (shift.pooled().isEmpty()) {
            out.nothing("terms").reason(out.messages().text("regression.reason.separated"));
            return;
        }
        out.each("terms", shift.pooled().get().terms(), (row, term) -> {
            PooledEstimate e = term.pooled();
            row.put("term", term.term().name())
                    .put("b", e.estimate())
                    .put("se", e.se())
                    .put("or", Math.exp(e.estimate()))
                    .put("ci", e.ci().exp())
                    .put("p", e.p());
        });
    }
}
