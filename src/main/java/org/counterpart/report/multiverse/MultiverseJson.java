package org.counterpart.report.multiverse;

import org.counterpart.multiverse.ChoiceInfluence;
import org.counterpart.multiverse.Multiverse;
import org.counterpart.multiverse.MultiverseSummary;
import org.counterpart.multiverse.Spread;
import org.counterpart.plan.MultiversePlan;
import org.counterpart.report.Fields;
import org.counterpart.report.Messages;

/** A multiverse as JSON: the distributions, not the universes. */
public final class MultiverseJson {
    private MultiverseJson() {}

    public static Fields of(Multiverse.Result result, MultiverseSummary summary, Messages messages) {
        Fields out = Fields.of("multiverse", messages);
        result.plan().outcomes().own().ifPresent(own -> out.put("outcome", own.name()));
        out.put("universes", result.universes().size());
        out.put("planned", result.planned()).put("failed", result.failed());
        out.put("specifications", result.specifications().size());
        out.put("draws", result.procedure().draws());
        if (result.procedure().draws() > 0) {
            out.put("lottery", MultiverseTables.word(result.procedure().rule()));
            out.put("seed", result.procedure().seed());
        }
        spread(out.object("sets"), summary.sets());
        out.each("terms", summary.terms(), MultiverseJson::term);
        Fields auc = out.object("auc");
        spread(auc, summary.auc().spread());
        auc.put("published", summary.auc().published());
        percentile(auc, summary.auc().published(), summary.auc().publishedPercentile());
        out.each("influence", summary.influence(), MultiverseJson::influence);
        out.each(
                "choices",
                result.procedure().grid().choices(),
                (choice, c) -> choice.put("choice", c.path())
                        .texts(
                                "alternatives",
                                c.alternatives().stream()
                                        .map(MultiversePlan.Alternative::shown)
                                        .toList()));
        return out;
    }

    private static void term(Fields out, MultiverseSummary.TermSummary t) {
        out.put("term", t.term().name()).put("model", MultiverseTables.word(t.model()));
        out.put("published", t.published());
        spread(out.object("or"), t.or());
        out.put("entered", t.entered()).put("significant", t.significant());
        percentile(out, t.published(), t.publishedPercentile());
    }

    private static void percentile(Fields out, double published, double percentile) {
        out.put(
                "publishedPercentile",
                percentile,
                text(out, Double.isNaN(published) ? "not-published" : "no-estimate"));
    }

    private static void influence(Fields out, ChoiceInfluence i) {
        out.put("choice", i.choice()).put("share", i.share(), text(out, "no-variation"));
        Fields shares = out.object("shares");
        i.shares().forEach((quantity, share) -> shares.put(quantity.name(), share));
    }

    private static void spread(Fields out, Spread s) {
        out.put("n", s.n()).put("median", s.median());
        out.put("q025", s.q025()).put("q25", s.q25()).put("q75", s.q75()).put("q975", s.q975());
        out.put("min", s.min()).put("max", s.max());
        if (s.n() == 0) {
            out.reason(text(out, "no-estimate"));
        }
    }

    private static String text(Fields out, String key) {
        return out.messages().text("multiverse." + key);
    }
}
