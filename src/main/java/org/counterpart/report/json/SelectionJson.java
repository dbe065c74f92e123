package org.counterpart.report.json;

import org.counterpart.cohort.Eligibility.Exclusion;
import org.counterpart.cohort.Flow;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Fields;
import org.counterpart.report.SelectionText;

/** The {@code selection} object of the contract: the flow diagram's numbers. */
public final class SelectionJson {
    private SelectionJson() {}

    public static void write(Fields out, Flow flow) {
        Disclosure disclosure = out.disclosure();
        out.array("flow", steps -> {
            records(steps.get(), flow);
            if (flow.repeated() > 0) {
                repeated(steps.get(), flow);
            }
            for (int i = 0; i < flow.exclusions().size(); i++) {
                exclusion(steps.get(), flow.exclusions().get(i), disclosure.hidesLeft(i));
            }
            if (flow.matching() != null) {
                matching(steps.get(), flow.matching());
            }
        });
        out.hidden(disclosure.hides(Total.CASES)).put("cases", flow.cases());
        out.hidden(disclosure.hides(Total.CONTROLS)).put("controls", flow.controls());
        out.hidden(disclosure.small(flow.undetermined())).put("undetermined", flow.undetermined());
        out.hidden(disclosure.small(flow.neither())).put("neither", flow.neither());
    }

    /** Cases and others under observation, of a design with risk sets. */
    static void atRisk(Fields out, Flow flow) {
        Disclosure disclosure = out.disclosure();
        out.hidden(disclosure.hides(Total.CASES)).put("cases", flow.matching().offeredCases());
        out.hidden(disclosure.hides(Total.CONTROLS))
                .put("controls", flow.matching().offeredControls());
    }

    private static void records(Fields step, Flow flow) {
        step.put("step", "records");
        step.hidden(step.disclosure().hides(Total.RECORDS)).put("n", flow.records());
    }

    private static void repeated(Fields step, Flow flow) {
        Disclosure disclosure = step.disclosure();
        step.put("step", "repeated");
        step.hidden(disclosure.small(flow.repeated())).put("excluded", flow.repeated());
        step.put("excludedByMissing", 0);
        step.hidden(disclosure.hidesSubjects()).put("n", flow.subjects());
    }

    private static void exclusion(Fields step, Exclusion exclusion, boolean hidesLeft) {
        Disclosure disclosure = step.disclosure();
        boolean small = disclosure.small(exclusion.excluded());
        step.put("step", SelectionText.plain().criterion(exclusion.criterion()));
        step.hidden(small).put("excluded", exclusion.excluded());
        step.hidden(small || disclosure.hidesMissing(exclusion)).put("excludedByMissing", exclusion.byMissing());
        step.hidden(hidesLeft).put("n", exclusion.left());
    }

    private static void matching(Fields step, Flow.Matching matching) {
        Disclosure disclosure = step.disclosure();
        boolean missing = disclosure.hidesMissing();
        step.put("step", "matching");
        step.hidden(missing).put("excluded", matching.excludedCases() + matching.excludedControls());
        step.put("n", matching.matchedCases() + matching.matchedControls());
        Fields byVariable = step.hidden(missing).object("missingValue");
        matching.missingValue().forEach(byVariable::put);
        step.hidden(missing).put("excludedCases", matching.excludedCases());
        step.hidden(missing).put("excludedControls", matching.excludedControls());
        step.put("matchedCases", matching.matchedCases());
        step.put("matchedControls", matching.matchedControls());
        step.hidden(disclosure.small(matching.unmatchedCases())).put("unmatchedCases", matching.unmatchedCases());
        step.hidden(disclosure.small(matching.unmatchedControls()))
                .put("unmatchedControls", matching.unmatchedControls());
    }
}
