package org.counterpart.report.json;

import java.util.List;
import java.util.Locale;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Balance;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import org.counterpart.stats.Note;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A matching as the contract's JSON. */
public final class MatchingJson {
    private final Messages messages;

    public MatchingJson(Messages messages) {
        this.messages = messages;
    }

    /** The word of an option as the command line and the plan spell it: {@code scaled-euclidean}. */
    public static String word(Enum<?> option) {
        return option.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public ObjectNode write(Cohort cohort, Matching matching, Balance balance) {
        MatchingDesign design = matching.design();
        ObjectNode out = Json.object();
        out.put("algorithm", word(design.method()));
        if (design.method() == MatchingDesign.Method.NEAREST) {
            out.put("order", word(design.order()));
            out.put("replace", design.replacement() == MatchingDesign.Replacement.WITH);
        }
        out.put("seed", design.seed());
        out.put("ratio", design.ratio());
        out.put("completeSets", design.sets() == MatchingDesign.Sets.COMPLETE);
        out.put("distance", word(design.distance()));
        out.set("distanceVariables", texts(design.distanceOver()));
        out.set("exact", texts(design.exact()));
        out.put("cases", matching.cases());
        out.put("candidates", matching.candidates());
        out.put("matchedCases", matching.sets().size());
        out.put("matchedControls", matching.matchedControls());
        out.put("pairs", matching.pairs());
        out.put("eligiblePairs", matching.eligiblePairs());
        out.set("excluded", excluded(matching));
        ArrayNode calipers = out.putArray("caliper");
        matching.calipers().forEach(w -> calipers.add(caliper(w)));
        ArrayNode sets = out.putArray("sets");
        matching.sets().forEach(s -> sets.add(set(cohort, s)));
        out.put("totalDistance", matching.totalDistance());
        ArrayNode unmatched = out.putArray("unmatched");
        matching.unmatched().forEach(u -> unmatched.add(unmatched(cohort, u)));
        out.put("smd", word(balance.smd()));
        ArrayNode rows = out.putArray("balance");
        balance.rows().forEach(r -> rows.add(row(r)));
        ArrayNode notes = out.putArray("notes");
        matching.notes().forEach(n -> notes.add(messages.text(n)));
        return out;
    }

    private static ArrayNode texts(List<String> texts) {
        ArrayNode array = Json.array();
        texts.forEach(array::add);
        return array;
    }

    private static ObjectNode excluded(Matching matching) {
        ObjectNode out = Json.object();
        out.put("cases", matching.casesLeftOut());
        out.put("controls", matching.controlsLeftOut());
        ArrayNode missing = out.putArray("missing");
        matching.missing()
                .forEach(m -> missing.addObject()
                        .put("variable", m.variable())
                        .put("cases", m.cases())
                        .put("controls", m.controls()));
        return out;
    }

    private ObjectNode caliper(CaliperWidth w) {
        ObjectNode out = Json.object();
        out.put("variable", w.variable());
        out.put("given", w.caliper().given());
        Json.put(out, "sd", w.sd(), messages.text("matching.own-unit"));
        if (w.sdOf().isEmpty()) {
            out.putNull("sdOf");
        } else {
            out.put("sdOf", w.sdOf());
        }
        out.put("width", w.width());
        return out;
    }

    private static ObjectNode set(Cohort cohort, MatchedSet set) {
        ObjectNode out = Json.object();
        out.put("set", set.number());
        out.put("case", cohort.id(set.caseRow()));
        ArrayNode controls = out.putArray("controls");
        ArrayNode distances = out.putArray("distances");
        for (MatchedSet.Partner partner : set.controls()) {
            controls.add(cohort.id(partner.row()));
            distances.add(partner.distance());
        }
        return out;
    }

    private ObjectNode unmatched(Cohort cohort, Unmatched u) {
        ObjectNode out = Json.object();
        out.put("case", cohort.id(u.caseRow()));
        out.put("reason", messages.text(u.reason()));
        ObjectNode left = out.putObject("candidatesLeft");
        u.candidatesLeft().forEach(left::put);
        return out;
    }

    private ObjectNode row(Balance.Row row) {
        ObjectNode out = Json.object();
        out.put("variable", row.variable().name());
        if (row.level().isEmpty()) {
            out.putNull("level");
        } else {
            out.put("level", row.level());
        }
        out.put("denominator", Double.isFinite(row.denominator()) ? row.denominator() : null);
        out.set("before", side(row, row.before()));
        out.set("after", side(row, row.after()));
        ObjectNode pairs = out.putObject("pairDifference");
        pairs.put("pairs", row.pairs().pairs());
        Json.put(pairs, "mean", row.pairs().mean());
        Json.put(pairs, "meanAbsolute", row.pairs().meanAbsolute());
        Json.put(pairs, "maxAbsolute", row.pairs().maxAbsolute());
        if (row.pairs().pairs() == 0) {
            pairs.put("reason", messages.text("matching.balance-no-value"));
        }
        return out;
    }

    private ObjectNode side(Balance.Row row, Balance.Side side) {
        ObjectNode out = Json.object();
        out.put("nCases", side.cases());
        out.put("nControls", side.controls());
        Json.put(out, "meanCases", side.caseMean());
        Json.put(out, "meanControls", side.controlMean());
        Json.put(out, "smd", side.smd());
        Json.put(out, "varianceRatio", side.varianceRatio());
        String reason = reason(row, side);
        if (!reason.isEmpty()) {
            out.put("reason", reason);
        }
        return out;
    }

    private String reason(Balance.Row row, Balance.Side side) {
        StringBuilder out = new StringBuilder();
        if (Double.isNaN(side.smd())) {
            for (Note note : row.notes()) {
                out.append(messages.text(note));
            }
            if (row.notes().isEmpty()) {
                out.append(messages.text("matching.balance-no-value"));
            }
        }
        if (Double.isNaN(side.varianceRatio())) {
            out.append(out.isEmpty() ? "" : "; ")
                    .append(messages.text(
                            row.share() ? "matching.balance-no-ratio" : "matching.balance-ratio-constant"));
        }
        return out.toString();
    }
}
