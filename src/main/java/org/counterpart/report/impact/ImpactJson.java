package org.counterpart.report.impact;

import org.counterpart.prediction.ClinicalImpact;
import org.counterpart.report.Fields;

/** Whom acting on the model would reach, as JSON. */
public final class ImpactJson {
    private ImpactJson() {}

    public static void write(Fields out, ClinicalImpact.Result impact) {
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
