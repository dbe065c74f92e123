package org.counterpart.report.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.cohort.cell.ProblemKind;
import org.counterpart.cohort.profile.ColumnProfile;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.report.Fields;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;

/** The profile of a cohort file for programs. */
public final class ProfileJson {
    private ProfileJson() {}

    /** @param plan the starter plan's file as the user named it */
    public static Fields of(Profile profile, String plan, Messages messages) {
        Fields out = Fields.of("init", messages);
        out.put("file", profile.file().source()).put("plan", plan);
        out.put("encoding", profile.file().encoding());
        out.put("delimiter", profile.file().delimiter().word());
        out.put("decimal", String.valueOf(profile.file().decimal()));
        out.put("n", profile.file().records());
        out.put("id", profile.id().isEmpty() ? null : profile.id());
        out.each("columns", profile.columns(), ProfileJson::column);
        List<String> notes = new ArrayList<>();
        profile.notes().forEach(n -> notes.add(messages.text(n)));
        profile.strayRows().forEach(p -> notes.add(messages.problem(p)));
        out.texts("notes", notes);
        return out.put("sets", profile.sets().isEmpty() ? null : profile.sets());
    }

    private static void column(Fields out, ColumnProfile column) {
        out.put("name", column.name());
        out.put("type", column.variable().type().word());
        List<String> formats = column.variable().formats();
        if (formats.size() == 1) {
            out.put("format", formats.get(0));
        } else if (!formats.isEmpty()) {
            out.texts("format", formats);
        }
        out.put("n", column.recorded());
        out.put("missing", column.missing()).put("distinct", column.distinct());
        if (column.numbers() != null) {
            ColumnProfile.Numbers x = column.numbers();
            out.object("summary")
                    .put("n", column.recorded())
                    .put("mean", x.mean())
                    .put("sd", x.sd(), "one value")
                    .put("median", x.median())
                    .put("q1", x.q1())
                    .put("q3", x.q3())
                    .put("min", x.min())
                    .put("max", x.max());
        }
        if (!column.levels().isEmpty()) {
            Fields counts = out.object("counts");
            column.levels().forEach(c -> counts.put(c.level(), c.n()));
        }
        out.texts(
                "remarks",
                Arrays.stream(Remark.values())
                        .filter(column::has)
                        .map(Json::word)
                        .toList());
        out.texts(
                "ask",
                ProblemKind.of(column.found().ask()).stream()
                        .filter(k -> k.first().line() > 0)
                        .map(out.messages()::problem)
                        .toList());
    }
}
