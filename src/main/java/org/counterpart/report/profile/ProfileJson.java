package org.counterpart.report.profile;

import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The profile of a cohort file for programs. */
public final class ProfileJson {
    private final Messages messages;

    public ProfileJson(Messages messages) {
        this.messages = messages;
    }

    /** @param plan the starter plan's file as the user named it */
    public ObjectNode write(Profile profile, String plan) {
        ObjectNode node = Json.object();
        node.put("file", profile.file().source());
        node.put("plan", plan);
        node.put("encoding", profile.file().encoding());
        node.put("delimiter", profile.file().delimiter().word());
        node.put("decimal", String.valueOf(profile.file().decimal()));
        node.put("n", profile.file().records());
        node.put("id", profile.id().isEmpty() ? null : profile.id());
        ArrayNode columns = node.putArray("columns");
        profile.columns().forEach(c -> columns.add(column(c)));
        ArrayNode notes = node.putArray("notes");
        profile.file().notes().forEach(n -> notes.add(messages.text(n)));
        profile.file().findings().notes().values().forEach(of -> of.forEach(n -> notes.add(messages.text(n))));
        profile.strayRows().forEach(p -> notes.add(messages.problem(p)));
        node.put("sets", profile.sets().isEmpty() ? null : profile.sets());
        return node;
    }

    private ObjectNode column(ColumnProfile column) {
        ObjectNode node = Json.object();
        node.put("name", column.name());
        node.put("type", column.variable().type().word());
        if (column.variable().format() != null) {
            node.put("format", column.variable().format());
        }
        node.put("n", column.recorded());
        node.put("missing", column.missing());
        node.put("distinct", column.distinct());
        if (column.numbers() != null) {
            ObjectNode summary = node.putObject("summary");
            ColumnProfile.Numbers x = column.numbers();
            summary.put("n", column.recorded());
            Json.put(summary, "mean", x.mean());
            Json.put(summary, "sd", x.sd(), "one value");
            Json.put(summary, "median", x.median());
            Json.put(summary, "q1", x.q1());
            Json.put(summary, "q3", x.q3());
            Json.put(summary, "min", x.min());
            Json.put(summary, "max", x.max());
        }
        if (!column.levels().isEmpty()) {
            ObjectNode counts = node.putObject("counts");
            column.levels().forEach(c -> counts.put(c.level(), c.n()));
        }
        ArrayNode remarks = node.putArray("remarks");
        for (Remark remark : Remark.values()) {
            if (column.has(remark)) {
                remarks.add(Json.word(remark));
            }
        }
        ArrayNode ask = node.putArray("ask");
        ProblemKind.of(column.found().ask()).stream()
                .filter(k -> k.first().line() > 0)
                .forEach(k -> ask.add(messages.problem(k)));
        return node;
    }
}
