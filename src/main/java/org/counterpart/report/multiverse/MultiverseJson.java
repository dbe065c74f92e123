package org.counterpart.report.multiverse;

import org.counterpart.multiverse.ChoiceInfluence;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.multiverse.Spread;
import org.counterpart.plan.MultiversePlan;
import org.counterpart.report.Json;
import org.counterpart.report.Messages;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A multiverse as JSON: the distributions, not the universes. */
public record MultiverseJson(Messages messages) {

    public ObjectNode of(Multiverse.Result result, MultiverseSummary summary) {
        ObjectNode node = Json.object();
        node.put("universes", result.universes().size());
        node.put("planned", result.planned());
        node.put("failed", result.failed());
        node.put("specifications", result.specifications().size());
        node.put("draws", result.procedure().draws());
        if (result.procedure().draws() > 0) {
            node.put("lottery", MultiverseTables.word(result.procedure().rule()));
            node.put("seed", result.procedure().seed());
        }
        node.set("sets", spread(summary.sets()));
        ArrayNode terms = node.putArray("terms");
        for (MultiverseSummary.TermSummary t : summary.terms()) {
            ObjectNode term = terms.addObject();
            term.put("term", t.term().name());
            term.put("model", MultiverseTables.word(t.model()));
            Json.put(term, "published", t.published());
            term.set("or", spread(t.or()));
            term.put("entered", t.entered());
            term.put("significant", t.significant());
            Json.put(term, "publishedPercentile", t.publishedPercentile());
            if (Double.isNaN(t.publishedPercentile())) {
                term.put("reason", text(Double.isNaN(t.published()) ? "not-published" : "no-estimate"));
            }
        }
        ObjectNode auc = spread(summary.auc().spread());
        Json.put(auc, "published", summary.auc().published());
        Json.put(auc, "publishedPercentile", summary.auc().publishedPercentile());
        if (Double.isNaN(summary.auc().publishedPercentile())) {
            auc.put("reason", text(Double.isNaN(summary.auc().published()) ? "not-published" : "no-estimate"));
        }
        node.set("auc", auc);
        ArrayNode influence = node.putArray("influence");
        for (ChoiceInfluence i : summary.influence()) {
            ObjectNode one = influence.addObject();
            one.put("choice", i.choice());
            Json.put(one, "share", i.share(), text("no-variation"));
            ObjectNode shares = one.putObject("shares");
            i.shares().forEach((quantity, share) -> Json.put(shares, quantity.name(), share));
        }
        ArrayNode choices = node.putArray("choices");
        for (MultiversePlan.Choice c : result.procedure().grid().choices()) {
            ObjectNode choice = choices.addObject();
            choice.put("choice", c.path());
            ArrayNode alternatives = choice.putArray("alternatives");
            c.alternatives().forEach(a -> alternatives.add(a.shown()));
        }
        return node;
    }

    private ObjectNode spread(Spread s) {
        ObjectNode node = Json.object();
        node.put("n", s.n());
        Json.put(node, "median", s.median());
        Json.put(node, "q025", s.q025());
        Json.put(node, "q25", s.q25());
        Json.put(node, "q75", s.q75());
        Json.put(node, "q975", s.q975());
        Json.put(node, "min", s.min());
        Json.put(node, "max", s.max());
        if (s.n() == 0) {
            node.put("reason", text("no-estimate"));
        }
        return node;
    }

    private String text(String key) {
        return messages.text("multiverse." + key);
    }
}
