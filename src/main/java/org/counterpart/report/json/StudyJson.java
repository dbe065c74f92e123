package org.counterpart.report.json;

import java.util.List;
import org.counterpart.prediction.Benchmarks;
import org.counterpart.prediction.Optimism;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.report.audit.AuditJson;
import org.counterpart.stats.Note;
import org.counterpart.study.MissingCategory;
import org.counterpart.study.StudyResult;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code results.json}: everything a run found, at full precision; no path, no clock time. */
public final class StudyJson {
    private final StudyResult result;
    private final Messages messages;

    private StudyJson(StudyResult result, Messages messages) {
        this.result = result;
        this.messages = messages;
    }

    public static ObjectNode of(StudyResult result, Messages messages) {
        ObjectNode node = new StudyJson(result, messages).node();
        Disclosure disclosure = Disclosure.of(result);
        return disclosure.asked() ? new PublishedJson(node, result, disclosure, messages).node() : node;
    }

    private ObjectNode node() {
        ObjectNode node = Json.object();
        node.put("title", result.plan().title().in(messages.language()));
        node.put("synthetic", result.plan().cohort().synthetic());
        ObjectNode file = node.putObject("cohort");
        file.put("file", result.plan().cohort().given());
        file.put("encoding", result.read().encoding());
        file.put("delimiter", result.read().delimiter().word());
        file.put("records", result.read().records());
        file.put("blankLines", result.read().blankLines());
        result.read().ignoredColumns().forEach(file.putArray("ignoredColumns")::add);
        node.set("selection", SelectionJson.of(result.flow()));
        node.set("matching", new MatchingJson(messages).write(result.eligible(), result.matching(), result.balance()));
        node.set("univariate", univariate());
        node.set("models", models());
        node.set("roc", roc());
        node.set("validation", validation());
        node.set("benchmarks", benchmarks());
        node.set("published", published());
        audit(node);
        notes(node, result.notes());
        return node;
    }

    private ObjectNode univariate() {
        ObjectNode node = ComparisonJson.of(result.univariate(), messages);
        RegressionJson json = new RegressionJson(messages);
        for (int i = 0; i < result.crude().size(); i++) {
            StudyResult.Crude crude = result.crude().get(i);
            if (crude.unconditional() != null) {
                ObjectNode row = (ObjectNode) node.get("rows").get(i);
                ObjectNode both = row.putObject("crude");
                both.set("unconditional", json.write(crude.unconditional()).get("terms"));
                both.set("conditional", json.write(crude.conditional()).get("terms"));
            }
        }
        return node;
    }

    private ObjectNode models() {
        ObjectNode node = Json.object();
        StudyResult.Models models = result.models();
        models.offered().forEach(node.putArray("offered")::add);
        models.entered().forEach(node.putArray("entered")::add);
        put(node, "unconditional", models.unconditional());
        put(node, "conditional", models.conditional());
        if (models.firth() != null) {
            put(node, "firth", models.firth());
        }
        if (models.missingCategory() != null) {
            node.set("missingCategory", missingCategory(models.missingCategory()));
        }
        notes(node, models.notes());
        return node;
    }

    private ObjectNode missingCategory(MissingCategory sensitivity) {
        ObjectNode node = Json.object();
        sensitivity.variables().forEach(v -> node.withArray("variables").add(v.name()));
        node.put("recovered", sensitivity.recovered());
        put(node, "unconditional", sensitivity.unconditional());
        if (sensitivity.conditional() != null) {
            put(node, "conditional", sensitivity.conditional());
        }
        return node;
    }

    private void put(ObjectNode node, String name, RegressionSummary summary) {
        if (summary == null) {
            node.putNull(name);
            node.put("reason", messages.text("study.no-model"));
        } else {
            node.set(name, new RegressionJson(messages).write(summary));
        }
    }

    private ObjectNode roc() {
        ObjectNode node = Json.object();
        RocJson json = new RocJson(messages);
        ArrayNode markers = node.putArray("markers");
        for (StudyResult.Marker m : result.roc()) {
            markers.add(json.marker(m.score(), m.curve(), m.delong(), m.hanleyMcNeil(), m.youden()));
        }
        ArrayNode comparisons = node.putArray("comparisons");
        result.rocComparisons().forEach(c -> comparisons.add(json.comparison(c)));
        if (result.concordance() != null) {
            node.set("withinSetConcordance", json.concordance(result.concordance()));
        }
        notes(
                node,
                List.of(
                        Note.of("study.auc-conditional"),
                        Note.of("study.auc-same-data"),
                        Note.of("study.delong-pairing")));
        return node;
    }

    private ObjectNode validation() {
        ObjectNode node = Json.object();
        Optimism.Result v = result.validation();
        String reason = messages.text("study.no-model");
        Json.put(node, "apparent", v == null ? Double.NaN : v.apparent(), reason);
        Json.put(node, "optimism", v == null ? Double.NaN : v.optimism(), reason);
        Json.put(node, "corrected", v == null ? Double.NaN : v.corrected(), reason);
        if (v != null) {
            node.set("ci", Json.interval(v.ci()));
            node.put("resamples", v.resamples());
            node.put("failed", v.failed());
        }
        if (result.bySets() != null) {
            ObjectNode sets = node.putObject("bySets");
            Json.put(sets, "se", result.bySets().se());
            sets.set("ci", Json.interval(result.bySets().ci()));
            sets.put("resamples", result.bySets().procedure().resamples());
        }
        node.set("sourceCohort", result.source() == null ? null : new SourceJson(messages).write(result.source()));
        return node;
    }

    private ArrayNode benchmarks() {
        ArrayNode array = Json.array();
        for (Benchmarks.Model m : result.benchmarks()) {
            ObjectNode node = array.addObject();
            node.put("model", m.name());
            Json.put(node, "auc", m.auc().auc());
            node.set("ci", Json.interval(m.auc().ci()));
        }
        return array;
    }

    private ArrayNode published() {
        ArrayNode array = Json.array();
        for (StudyResult.Reproduced r : result.reproduced()) {
            ObjectNode node = array.addObject();
            node.put("item", r.term().map(t -> t.name() + " or").orElse("model auc"));
            node.put("model", Json.word(r.against()));
            node.put("published", r.published().text());
            node.set("publishedCi", Json.interval(r.publishedCi()));
            node.put("publishedP", r.publishedP().present() ? r.publishedP().text() : null);
            Json.put(node, "reproduced", r.reproduced(), messages.text("study.not-reproduced"));
            node.set("ci", Json.interval(r.ci()));
            Json.put(node, "p", r.p());
            node.put("inside", r.inside());
            Json.put(node, "z", r.z());
            same(node, "sameDirection", r.sameDirection());
            same(node, "sameSignificance", r.sameSignificance());
        }
        return array;
    }

    private static void same(ObjectNode node, String name, StudyResult.Same same) {
        if (same == StudyResult.Same.UNKNOWN) {
            node.putNull(name);
        } else {
            node.put(name, same == StudyResult.Same.YES);
        }
    }

    private void audit(ObjectNode node) {
        if (result.audit() == null) {
            node.putNull("audit");
        } else {
            node.set("audit", new AuditJson(messages).write(List.of(result.audit())));
        }
    }

    private void notes(ObjectNode node, List<Note> notes) {
        ArrayNode array = node.putArray("notes");
        notes.forEach(n -> array.add(messages.text(n)));
    }
}
