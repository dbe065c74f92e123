package org.counterpart.audit.paper;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Count;
import org.counterpart.audit.paper.PublishedResults.Mean;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Proportion;
import org.counterpart.audit.paper.PublishedResults.Remark;
import org.counterpart.audit.paper.PublishedResults.Sizes;
import org.counterpart.audit.paper.PublishedResults.Threshold;

/** Collects what is read of a paper, part by part, each row with its place. */
public final class PaperBuilder {
    private final List<Sizes> groups = new ArrayList<>();
    private final List<Model> models = new ArrayList<>();
    private final List<Auc> aucs = new ArrayList<>();
    private final List<Threshold> thresholds = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();
    private final List<Mean> means = new ArrayList<>();
    private final List<Proportion> proportions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Sizes casesAndControls;
    private final Map<String, Place> places = new HashMap<>();

    public void add(Sizes group) {
        groups.add(group);
    }

    /** A group whose parts are called cases and controls; those of the first table that has them are the study's. */
    public void addCasesAndControls(Sizes group) {
        if (casesAndControls == null) {
            casesAndControls = group;
        }
    }

    /** @param at one place a row of the model; {@code null} where there is none */
    public void add(Model model, List<Place> at) {
        for (int i = 0; i < at.size(); i++) {
            place(RowId.predictor(models.size(), i), at.get(i));
        }
        models.add(model);
    }

    /** @param at of all its rows; {@code null} where there is none */
    public void add(Model model, Place at) {
        add(model, Collections.nCopies(model.predictors().size(), at));
    }

    private void place(String row, Place at) {
        if (at != null) {
            places.put(row, at);
        }
    }

    public void add(Auc auc, Place at) {
        place(RowId.auc(aucs.size()), at);
        aucs.add(auc);
    }

    public void add(Threshold threshold, Place at) {
        place(RowId.threshold(thresholds.size()), at);
        thresholds.add(threshold);
    }

    public void add(Count count, Place at) {
        place(RowId.count(counts.size()), at);
        counts.add(count);
    }

    public void add(Mean mean, Place at) {
        place(RowId.mean(means.size()), at);
        means.add(mean);
    }

    public void add(Proportion proportion, Place at) {
        place(RowId.proportion(proportions.size()), at);
        proportions.add(proportion);
    }

    public void add(Remark remark) {
        remarks.add(remark);
    }

    /** Everything read of a paragraph, at that place; what it says of sizes and design is left to the caller. */
    public void add(PublishedResults part, Place at) {
        part.models().forEach(m -> add(m, at));
        part.aucs().forEach(a -> add(a, at));
        part.thresholds().forEach(t -> add(t, at));
        part.counts().forEach(c -> add(c, at));
        part.means().forEach(m -> add(m, at));
        part.proportions().forEach(p -> add(p, at));
    }

    public boolean has(String group) {
        return groups.stream().anyMatch(g -> g.name().equals(group));
    }

    /** Whether a group of this name has other sizes. */
    public boolean hasOther(Sizes group) {
        return groups.stream().anyMatch(g -> g.name().equals(group.name()) && !g.equals(group));
    }

    /** These sizes, or where they say neither cases nor controls, those of a table. */
    public Sizes orCasesAndControls(Sizes all) {
        boolean said = all.nCases().present() || all.nControls().present();
        return said || casesAndControls == null
                ? all
                : new Sizes(all.name(), all.nTotal(), casesAndControls.nCases(), casesAndControls.nControls(), false);
    }

    public PublishedResults build(String source, Map<String, String> citation, String design, Sizes all) {
        return new PublishedResults(
                source,
                citation,
                design,
                all,
                groups,
                models,
                aucs,
                thresholds,
                counts,
                means,
                proportions,
                remarks,
                places);
    }
}
