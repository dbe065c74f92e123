package org.counterpart.audit;

import java.util.List;
import java.util.Map;
import org.counterpart.audit.paper.PublishedResults;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/** Puts a drawn paper together, or exchanges one of its tables. */
final class PaperParts {
    private PaperParts() {}

    static PublishedResults paper(
            String design,
            Sizes all,
            List<Model> models,
            List<Auc> aucs,
            List<Threshold> thresholds,
            List<Count> counts,
            List<Mean> means,
            List<Proportion> proportions) {
        return new PublishedResults(
                "honest",
                Map.of(),
                design,
                all,
                List.of(),
                models,
                aucs,
                thresholds,
                counts,
                means,
                proportions,
                List.of(),
                Map.of());
    }

    static PublishedResults with(PublishedResults p, List<Model> models) {
        return paper(p.design(), p.all(), models, p.aucs(), p.thresholds(), p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withAucs(PublishedResults p, List<Auc> aucs) {
        return paper(p.design(), p.all(), p.models(), aucs, p.thresholds(), p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withThresholds(PublishedResults p, List<Threshold> thresholds) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), thresholds, p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withCounts(PublishedResults p, List<Count> counts) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), p.thresholds(), counts, p.means(), p.proportions());
    }

    static PublishedResults withMeans(PublishedResults p, List<Mean> means) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), p.thresholds(), p.counts(), means, p.proportions());
    }

    static PublishedResults models(String design, Sizes all, Model... models) {
        return paper(design, all, List.of(models), List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
