package org.counterpart.report.json;

import org.counterpart.cohort.Eligibility.Exclusion;
import org.counterpart.cohort.Flow;
import org.counterpart.report.Json;
import org.counterpart.report.SelectionText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code selection} object of the contract: the flow diagram's numbers. */
public final class SelectionJson {
    private SelectionJson() {}

    public static ObjectNode of(Flow flow) {
        ObjectNode node = Json.object();
        ArrayNode steps = node.putArray("flow");
        steps.addObject().put("step", "records").put("n", flow.records());
        if (flow.repeated() > 0) {
            steps.addObject()
                    .put("step", "repeated")
                    .put("excluded", flow.repeated())
                    .put("excludedByMissing", 0)
                    .put("n", flow.subjects());
        }
        for (Exclusion exclusion : flow.exclusions()) {
            steps.addObject()
                    .put("step", SelectionText.plain().criterion(exclusion.criterion()))
                    .put("excluded", exclusion.excluded())
                    .put("excludedByMissing", exclusion.byMissing())
                    .put("n", exclusion.left());
        }
        if (flow.matching() != null) {
            steps.add(matching(flow.matching()));
        }
        node.put("cases", flow.cases());
        node.put("controls", flow.controls());
        node.put("undetermined", flow.undetermined());
        node.put("neither", flow.neither());
        return node;
    }

    private static ObjectNode matching(Flow.Matching matching) {
        ObjectNode node = Json.object();
        node.put("step", "matching");
        node.put("excluded", matching.excludedCases() + matching.excludedControls());
        node.put("n", matching.matchedCases() + matching.matchedControls());
        ObjectNode missing = node.putObject("missingValue");
        matching.missingValue().forEach(missing::put);
        node.put("excludedCases", matching.excludedCases());
        node.put("excludedControls", matching.excludedControls());
        node.put("matchedCases", matching.matchedCases());
        node.put("matchedControls", matching.matchedControls());
        node.put("unmatchedCases", matching.unmatchedCases());
        node.put("unmatchedControls", matching.unmatchedControls());
        return node;
    }
}
