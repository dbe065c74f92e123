package org.counterpart.report.json;

import java.util.List;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Note;
import org.counterpart.univariate.AllTests;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.Summary;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.stratified.StratifiedOddsRatio;
import org.counterpart.univariate.test.TestResult;
import tools.jackson.databind.node.ObjectNode;

/** A comparison of groups as JSON, in the fields of the contract. */
public final class ComparisonJson {
    private final Comparison comparison;
    private final List<StratifiedOddsRatio> stratified;
    private final Messages messages;

    private ComparisonJson(Comparison comparison, List<StratifiedOddsRatio> stratified, Messages messages) {
        this.comparison = comparison;
        this.stratified = stratified;
        this.messages = messages;
    }

    public static ObjectNode of(Comparison comparison, Messages messages) {
        return of(comparison, List.of(), messages);
    }

    /** @param stratified of the comparison's binary variables, each beside its row */
    public static ObjectNode of(Comparison comparison, List<StratifiedOddsRatio> stratified, Messages messages) {
        return new ComparisonJson(comparison, stratified, messages).node();
    }

    private ObjectNode node() {
        ObjectNode node = Json.object();
        ObjectNode group = node.putObject("group");
        group.put("variable", comparison.group());
        comparison.levels().forEach(group.putArray("levels")::add);
        ObjectNode n = group.putObject("n");
        for (int g = 0; g < comparison.levels().size(); g++) {
            n.put(comparison.levels().get(g), comparison.n().get(g));
        }
        comparison.rows().forEach(row -> node.withArray("rows").add(row(row)));
        notes(node, comparison.notes());
        return node;
    }

    private ObjectNode row(Comparison.Row row) {
        ObjectNode node = Json.object();
        node.put("variable", row.variable().name());
        node.put("type", row.kind().word());
        node.put("missing", row.missingInAll());
        ObjectNode summary = node.putObject("summary");
        for (int g = 0; g < comparison.levels().size(); g++) {
            summary.set(comparison.levels().get(g), summary(row, g));
        }
        chosen(node, row.chosen());
        Json.put(node, "smd", row.smd());
        if (!Double.isFinite(row.smd())) {
            node.put("smdReason", messages.text(smdReason(row)));
        }
        if (row.unpaired() != null) {
            chosen(node.putObject("unpaired"), row.unpaired());
        }
        if (row.crude() != null) {
            node.set("crudeOr", oddsRatio(row.crude()));
        }
        if (row.paired() != null) {
            node.set("paired", paired(row.paired()));
        }
        stratified.stream()
                .filter(s -> s.variable().equals(row.variable().name()))
                .forEach(s -> node.withArray("stratified").add(new StratifiedJson(messages).write(s)));
        if (!row.tests().isEmpty()) {
            ObjectNode tests = node.putObject("tests");
            row.tests().forEach((key, entry) -> tests.set(key, entry(entry)));
        }
        return node;
    }

    private static Note smdReason(Comparison.Row row) {
        return Note.of(Double.isInfinite(row.smd()) ? "univariate.no-overlap" : "univariate.no-smd");
    }

    private ObjectNode summary(Comparison.Row row, int group) {
        ObjectNode node = Json.object();
        node.put("missing", row.missing().get(group));
        if (!row.summaries().isEmpty()) {
            Summary s = row.summaries().get(group);
            node.put("n", s.n());
            String none = messages.text("univariate.too-few", s.n());
            Json.put(node, "mean", s.mean(), none);
            Json.put(node, "sd", s.sd(), none);
            Json.put(node, "median", s.median(), none);
            Json.put(node, "q1", s.q1(), none);
            Json.put(node, "q3", s.q3(), none);
            Json.put(node, "min", s.min(), none);
            Json.put(node, "max", s.max(), none);
        }
        if (row.kind() != Kind.NUMERIC) {
            node.put("n", row.counts().columnTotal(group));
            ObjectNode counts = node.putObject("counts");
            for (int i = 0; i < row.categories().size(); i++) {
                counts.put(row.categories().get(i), row.counts().count(i, group));
            }
        }
        return node;
    }

    private void chosen(ObjectNode node, TestChoice.Chosen chosen) {
        node.put("test", chosen.test().key());
        node.put("why", messages.text(chosen.why()));
        result(node, chosen.result());
    }

    private void result(ObjectNode node, TestResult r) {
        String reason = !r.notes().isEmpty()
                ? messages.text(r.notes().get(0))
                : messages.text(Double.isNaN(r.statistic()) ? "univariate.no-statistic" : "univariate.no-df");
        Json.put(node, "statistic", r.statistic(), reason);
        Json.put(node, "df", r.df(), reason);
        if (!Double.isNaN(r.df2())) {
            node.put("df2", r.df2());
        }
        if (!Double.isNaN(r.z())) {
            node.put("z", r.z());
        }
        Json.put(node, "p", r.p(), reason);
        if (!Double.isNaN(r.estimate()) || !r.ci().equals(Interval.NONE)) {
            Json.put(node, "estimate", r.estimate(), messages.text("univariate.undefined"));
            node.set("ci", Json.interval(r.ci()));
        }
        notes(node, r.notes());
    }

    private ObjectNode entry(AllTests.Entry entry) {
        ObjectNode node = Json.object();
        if (entry.single()) {
            result(node, entry.result());
        } else {
            entry.byGroup().forEach((group, r) -> result(node.putObject(group), r));
        }
        return node;
    }

    private ObjectNode oddsRatio(TestResult crude) {
        ObjectNode node = Json.object();
        String reason = messages.text("univariate.zero-cell");
        Json.put(node, "or", crude.estimate(), reason);
        node.set("ci", Json.interval(crude.ci()));
        Json.put(node, "p", crude.p(), reason);
        return node;
    }

    private ObjectNode paired(Comparison.Paired paired) {
        ObjectNode node = Json.object();
        chosen(node, paired.chosen());
        node.put("sets", paired.sets());
        if (paired.oddsRatio() != null) {
            ObjectNode or = node.putObject("discordant");
            or.put("caseOnly", paired.oddsRatio().b());
            or.put("controlOnly", paired.oddsRatio().c());
            Json.put(or, "or", paired.oddsRatio().estimate(), messages.text("univariate.undefined"));
            or.set("ci", Json.interval(paired.oddsRatio().ci()));
        }
        return node;
    }

    private void notes(ObjectNode node, List<Note> notes) {
        if (!notes.isEmpty()) {
            notes.forEach(n -> node.withArray("notes").add(messages.text(n)));
        }
    }
}
