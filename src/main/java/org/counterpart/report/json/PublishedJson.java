package org.counterpart.report.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Eligibility.Exclusion;
import org.counterpart.cohort.Flow;
import org.counterpart.matching.Balance;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Disclosure.Total;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.result.Glossary;
import org.counterpart.stats.Note;
import org.counterpart.study.StudyResult;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.TestChoice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code results.json} without what {@link Disclosure} hides: null in its place and, in the same object, {@code
 * reason}. Other numbers have four significant digits, as equations in many digits have one solution in whole numbers.
 * Last, {@link Closed} takes out what nobody has described.
 */
final class PublishedJson {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final List<String> TEST =
            List.of("statistic", "z", "p", "estimate", "ci", "why", "df2", "notes", "reason");

    /** Of a model: what does not follow from how many subjects it was fitted to. */
    private static final List<String> COEFFICIENTS =
            List.of("model", "converged", "iterations", "ciMethod", "level", "terms", "separation", "reason", "notes");

    private final ObjectNode root;
    private final StudyResult result;
    private final Disclosure disclosure;
    private final Messages messages;

    PublishedJson(ObjectNode root, StudyResult result, Disclosure disclosure, Messages messages) {
        this.root = root;
        this.result = result;
        this.disclosure = disclosure;
        this.messages = messages;
    }

    ObjectNode node() {
        root.put("minCell", disclosure.least());
        selection(object(root, "selection"));
        matching(object(root, "matching"));
        univariate(object(root, "univariate"));
        models(object(root, "models"));
        markers((ArrayNode) root.get("roc").get("markers"));
        for (int i = 0; i < result.rocComparisons().size(); i++) {
            ObjectNode comparison =
                    (ObjectNode) root.get("roc").get("comparisons").get(i);
            hide(disclosure.hides(result.rocComparisons().get(i)), comparison, "n", "difference", "se", "ci", "z", "p");
        }
        validation(object(root, "validation"));
        if (disclosure.hidesModels()) {
            hide(object(root, "roc"), "withinSetConcordance");
            root.get("benchmarks").forEach(b -> hide((ObjectNode) b, "auc", "ci"));
        }
        for (int i = 0; i < result.reproduced().size(); i++) {
            if (disclosure.hides(result.reproduced().get(i))) {
                hide(
                        (ObjectNode) root.get("published").get(i),
                        "reproduced",
                        "ci",
                        "p",
                        "inside",
                        "z",
                        "sameDirection");
            }
        }
        notes(root, result.notes());
        if (disclosure.hides(Total.RECORDS)) {
            hide(object(root, "cohort"), "records");
        }
        JsonNode audit = root.remove("audit"); // printed numbers, none of this study
        groupsAndDigits(root);
        root.set("audit", audit);
        new Closed(messages).close(root, Glossary.committed().shape("study"));
        return root;
    }

    private static ObjectNode object(ObjectNode node, String name) {
        return (ObjectNode) node.get(name);
    }

    private void hide(ObjectNode node, String... names) {
        for (String name : names) {
            if (node.has(name)) {
                node.putNull(name);
                node.put("reason", messages.text("report.min-cell.reason", disclosure.least() - 1));
            }
        }
    }

    private void hide(boolean hidden, ObjectNode node, String... names) {
        if (hidden) {
            hide(node, names);
        }
    }

    private void notes(ObjectNode node, List<Note> notes) {
        ArrayNode array = node.putArray("notes");
        notes.stream().filter(n -> !disclosure.hides(n)).forEach(n -> array.add(messages.text(n)));
    }

    private void selection(ObjectNode node) {
        Flow flow = result.flow();
        ArrayNode steps = (ArrayNode) node.get("flow");
        hide(disclosure.hides(Total.RECORDS), (ObjectNode) steps.get(0), "n");
        int before = 1;
        if (flow.repeated() > 0) {
            ObjectNode step = (ObjectNode) steps.get(before++);
            hide(disclosure.small(flow.repeated()), step, "excluded");
            hide(disclosure.hidesSubjects(), step, "n");
        }
        for (int i = 0; i < flow.exclusions().size(); i++) {
            Exclusion e = flow.exclusions().get(i);
            ObjectNode step = (ObjectNode) steps.get(i + before);
            hide(disclosure.small(e.excluded()), step, "excluded", "excludedByMissing");
            hide(disclosure.hidesMissing(e), step, "excludedByMissing");
            hide(disclosure.hidesLeft(i), step, "n");
        }
        ObjectNode last = (ObjectNode) steps.get(flow.exclusions().size() + before);
        boolean unmatched = disclosure.small(flow.matching().unmatchedCases());
        boolean notSelected = disclosure.small(flow.matching().unmatchedControls());
        boolean missing = disclosure.hidesMissing();
        hide(missing, last, "excluded", "missingValue", "excludedCases", "excludedControls");
        hide(unmatched, last, "unmatchedCases");
        hide(notSelected, last, "unmatchedControls");
        hide(disclosure.hides(Total.CASES), node, "cases");
        hide(disclosure.hides(Total.CONTROLS), node, "controls");
        hide(disclosure.small(flow.undetermined()), node, "undetermined");
        hide(disclosure.small(flow.neither()), node, "neither");
    }

    private void matching(ObjectNode node) {
        hide(disclosure.hides(Total.ENTERED_CASES), node, "cases");
        hide(disclosure.hides(Total.ENTERED_CONTROLS), node, "candidates");
        hide(disclosure.hidesMissing(), object(node, "excluded"), "cases", "controls", "missing");
        notes(node, result.matching().notes());
        for (int i = 0; i < result.balance().rows().size(); i++) {
            Balance.Row row = result.balance().rows().get(i);
            ObjectNode of = (ObjectNode) node.get("balance").get(i);
            ObjectNode before = object(of, "before");
            hide(disclosure.hides(Total.ENTERED_CASES), before, "nCases");
            hide(disclosure.hides(Total.ENTERED_CONTROLS), before, "nControls");
            if (disclosure.hidesSizes()) {
                hide(before, "meanCases", "meanControls", "varianceRatio");
            }
            if (disclosure.hides(row)) {
                hide(of, "denominator", "pairDifference");
                for (ObjectNode side : List.of(before, object(of, "after"))) {
                    hide(side, "meanCases", "meanControls", "smd", "varianceRatio");
                }
            }
        }
    }

    private void univariate(ObjectNode node) {
        List<String> groups = result.univariate().levels();
        for (int i = 0; i < result.univariate().rows().size(); i++) {
            Comparison.Row row = result.univariate().rows().get(i);
            String name = row.variable().name();
            ObjectNode of = (ObjectNode) node.get("rows").get(i);
            boolean table = disclosure.hidesTable(name);
            boolean pairs = disclosure.hidesPairs(name);
            for (int g = 0; g < groups.size(); g++) {
                ObjectNode summary = object(object(of, "summary"), groups.get(g));
                boolean few = !row.summaries().isEmpty()
                        && disclosure.small(row.summaries().get(g).n());
                hide(table || few, summary, "mean", "sd", "median", "q1", "q3");
                if (summary.get("counts") instanceof ObjectNode counts) {
                    for (String level : row.categories()) {
                        hide(disclosure.hides(name, level), counts, level);
                    }
                }
            }
            if (row.unpaired() == null ? table : pairs) {
                test(of, row, row.chosen());
            }
            hide(table, of, "smd", "crudeOr", "smdReason");
            if (table && of.get("unpaired") instanceof ObjectNode unpaired) {
                test(unpaired, row, row.unpaired());
            }
            if (pairs && of.get("paired") instanceof ObjectNode paired) {
                test(paired, row, row.paired().chosen());
                hide(paired, "discordant");
            }
            hide(of, "tests");
            if (of.get("crude") instanceof ObjectNode crude) {
                hide(table, crude, "unconditional");
                hide(pairs, crude, "conditional");
            }
        }
    }

    /** P only as below alpha or not. */
    private void test(ObjectNode node, Comparison.Row row, TestChoice.Chosen chosen) {
        double alpha = result.plan().univariate().alpha();
        boolean paired = row.paired() != null && chosen.equals(row.paired().chosen());
        boolean known = node.get("p").isNumber()
                && !(paired && disclosure.hidesSide(row.variable().name()));
        boolean below = known && node.get("p").asDouble() < alpha;
        hide(node, TEST.toArray(String[]::new));
        hide(disclosure.hidesTest(row, chosen), node, "test");
        hide(disclosure.hidesDf(row, chosen), node, "df");
        if (known) {
            node.put("pBelowAlpha", below);
        }
    }

    private void models(ObjectNode node) {
        hide(disclosure.hidesModels(), node, "unconditional", "conditional", "firth", "missingCategory");
        if (disclosure.hidesSelection()) {
            for (Map.Entry<String, JsonNode> model : node.properties()) {
                if (model.getValue() instanceof ObjectNode of && of.get("steps") instanceof ArrayNode steps) {
                    hide(of, "startAic");
                    steps.forEach(s -> hide((ObjectNode) s, "statistic", "p", "logLik", "aic"));
                }
            }
        }
        withoutCountingNotes(node);
    }

    /** Notes of models that tell how many sets tell nothing. */
    private void withoutCountingNotes(ObjectNode node) {
        var models = result.models();
        if (models.conditional() != null && node.get("conditional") instanceof ObjectNode conditional) {
            if (models.conditional().notes().stream().anyMatch(disclosure::hides)) {
                notes(conditional, models.conditional().notes());
                hide(conditional, "setsUsed", "setsDropped");
            }
        }
    }

    private void markers(ArrayNode markers) {
        for (int i = 0; i < result.roc().size(); i++) {
            StudyResult.Marker marker = result.roc().get(i);
            ObjectNode node = (ObjectNode) markers.get(i);
            if (disclosure.hides(marker)) {
                hide(node, "auc", "se", "ci", "logitCi", "p", "hanleyMcNeil", "bootstrap", "best", "curve");
                continue;
            }
            JsonNode cuts = node.get("best").get("youden");
            for (int k = 0; k < marker.youden().size(); k++) {
                if (disclosure.hides(marker.youden().get(k))) {
                    ObjectNode cut = (ObjectNode) cuts.get(k);
                    List<String> all = new ArrayList<>(cut.propertyNames());
                    all.removeAll(List.of("threshold", "rule", "reason"));
                    hide(cut, all.toArray(String[]::new));
                }
            }
            ArrayNode curve = (ArrayNode) node.get("curve");
            ArrayNode shown = Json.array();
            for (int k : disclosure.points(marker.curve())) {
                shown.add(curve.get(k));
            }
            node.set("curve", shown);
        }
    }

    private void validation(ObjectNode node) {
        hide(disclosure.hidesModels(), node, "apparent", "optimism", "corrected", "ci", "bySets", "sourceCohort");
        if (!(node.get("sourceCohort") instanceof ObjectNode source)) {
            return;
        }
        boolean cases = disclosure.hides(Total.ENTERED_CASES);
        boolean size = disclosure.hidesSizes();
        hide(cases, source, "cases");
        hide(size, source, "n");
        if (size) {
            hide(object(source, "weighted"), "effectiveCases", "effectiveControls");
        }
        hide(size, object(source, "direct"), "n");
        notes(source, result.source().notes());
        if (source.get("refitted") instanceof ObjectNode refitted) {
            hide(size, refitted, "n");
            ObjectNode model = object(refitted, "model");
            List<String> ofSizes = new ArrayList<>(model.propertyNames());
            ofSizes.removeAll(COEFFICIENTS);
            hide(size, model, ofSizes.toArray(String[]::new));
            if (refitted.get("crossValidated") instanceof ObjectNode risk) {
                hide(size, risk, "calibration", "decisionCurve");
            }
        }
    }

    /**
     * Groups of like risk are hidden where one holds a small number of events or of others; doubles lose their digits.
     */
    private void groupsAndDigits(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.get(name);
                if (value instanceof ArrayNode array && holdsSmallGroup(array)) {
                    hide(object, name);
                } else if (value.isDouble()) {
                    object.put(name, digits(value.asDouble()));
                } else {
                    groupsAndDigits(value);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isDouble()) {
                    array.set(
                            i,
                            JsonNodeFactory.instance.numberNode(
                                    digits(array.get(i).asDouble())));
                } else {
                    groupsAndDigits(array.get(i));
                }
            }
        }
    }

    private boolean holdsSmallGroup(ArrayNode groups) {
        for (JsonNode g : groups) {
            if (g.has("n") && g.has("observed")) {
                int n = g.get("n").asInt();
                int observed = g.get("observed").asInt();
                if (disclosure.small(observed) || disclosure.small(n - observed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double digits(double value) {
        return new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
    }
}
