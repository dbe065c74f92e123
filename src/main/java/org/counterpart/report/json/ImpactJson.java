package org.counterpart.report.json;

import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.report.Fields;

/** Whom acting on the model would reach, as JSON. */
final class ImpactJson {
    private ImpactJson() {}

    static void write(Fields out, ClinicalImpact.Result impact) {
        out.put("n", impact.n()).put("events", impact.events());
        out.put("share", impact.share());
        impact.procedure().prevalence().ifPresent(given -> out.put("prevalence", given));
        out.each(
                "points",
                out.disclosure().points(impact),
                (row, p) -> row.put("threshold", p.threshold())
                        .put("highRisk", p.highRisk())
                        .put("withEvent", p.withEvent()));
    }
}
