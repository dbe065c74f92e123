package org.counterpart.report.json;

import org.counterpart.plan.size.SampleSizePlan;
import org.counterpart.report.Fields;
import org.counterpart.study.SampleSize;

/** What the study needed, and the power it has, as JSON. */
final class SampleSizeJson {
    private SampleSizeJson() {}

    static void write(Fields out, SampleSize size) {
        SampleSizePlan plan = size.plan();
        out.put("oddsRatio", plan.oddsRatio()).put("exposed", plan.exposed());
        out.put("ratio", plan.controls()).put("phi", plan.phi());
        out.put("alpha", plan.level().alpha()).put("sides", plan.level().sides());
        out.put("power", plan.power());
        out.put("cases", size.cases()).put("controls", size.controls());
        out.put("unrounded", size.unrounded());
        out.put("analysed", size.analysed()).put("controlsPerCase", size.controlsPerCase());
        out.put("reached", size.reached());
        out.put("method", out.messages().text("power.method." + plan.planned().method()));
    }
}
