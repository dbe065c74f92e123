package org.counterpart.study.other;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.plan.other.OtherModel;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.survival.CoxFit;
import org.counterpart.regression.survival.CoxRegression;
import org.counterpart.regression.survival.ProportionalHazards;
import org.counterpart.regression.survival.SurvivalTimes;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.Sample;
import org.counterpart.study.other.OtherFit.Clustering;
import org.counterpart.study.other.OtherFit.Group;
import org.counterpart.study.other.OtherFit.Hazards;
import org.counterpart.study.other.OtherFit.OfPredictor;
import org.counterpart.study.other.OtherFit.Proportional;
import org.counterpart.study.other.OtherFit.Row;
import org.counterpart.study.survival.EventTimes;

/**
 * A proportional hazards model beside the study's own.
 *
 * @param sample those whose time, event, stratum and cluster are known
 * @param x those of them who have every predictor
 */
record HazardModel(
        OtherModels models,
        OtherModel plan,
        OtherModel.Hazard hazard,
        List<String> predictors,
        Sample sample,
        DesignMatrix x) {
    /** Below this P a variable's hazard ratio is said to change. */
    private static final double CHANGES = 0.05;

    OtherFit fit() {
        int[] strata = hazard.strata()
                .map(v -> OtherModels.numbered(sample.cohort().column(v), x))
                .orElse(null);
        SurvivalTimes times =
                EventTimes.of(hazard.of(), sample).of(x.sourceRows()).within(strata);
        List<Group> groups = List.of(new Group("0", times.size() - times.events()), new Group("1", times.events()));
        int[] cluster = OtherModels.clusters(plan, sample, x);
        CoxFit fit;
        try {
            fit = new CoxRegression(hazard.ties()).fit(x, times, cluster);
        } catch (NotAnalysableException e) {
            return OtherFit.none(plan, predictors, x.rows(), groups, e.note());
        }
        if (!fit.converged()) {
            String why = fit.separated() ? "other.monotone" : "other.no-maximum";
            return OtherFit.none(plan, predictors, x.rows(), groups, Note.of(why));
        }
        Hazards hazards = hazards(fit, strata);
        return new OtherFit(
                plan,
                predictors,
                fit.n(),
                groups,
                IntStream.range(0, x.columns())
                        .mapToObj(c -> new Row(
                                Optional.empty(),
                                Coefficient.of(x.terms().get(c), fit.b(c), fit.se(c), OtherModels.LEVEL)))
                        .toList(),
                List.of(),
                OtherModels.tests(x, fit::test),
                Proportional.NONE,
                cluster == null
                        ? Optional.empty()
                        : Optional.of(new Clustering(plan.cluster(), fit.clusters(), fit.largestCluster(), 0)),
                Optional.of(hazards),
                Optional.of(x),
                Optional.empty(),
                notes(fit, hazards));
    }

    private Hazards hazards(CoxFit fit, int[] strata) {
        Optional<ProportionalHazards> proportional = ProportionalHazards.of(fit);
        return new Hazards(
                strata == null ? 1 : (int) Arrays.stream(strata).distinct().count(),
                fit.likelihoodRatio(),
                fit.wald(),
                fit.score(),
                fit.concordance(),
                proportional.map(p -> OtherModels.tests(x, p::test)).orElse(List.of()),
                proportional.map(ProportionalHazards::overall).orElse(ModelTest.NONE));
    }

    private List<Note> notes(CoxFit fit, Hazards hazards) {
        List<Note> notes = models.notes(x);
        notes.addAll(fit.notes());
        if (fit.events() < OtherModels.FEW_A_SLOPE * fit.rank()) {
            notes.add(Note.of("other.few-events", fit.events(), fit.rank(), (double) fit.events() / fit.rank()));
        }
        if (fit.clustered()) {
            OtherModels.fewClusters(notes, fit.clusters());
        }
        List<Object> changing = new ArrayList<>(hazards.proportional().stream()
                .filter(t -> t.test().p() < CHANGES)
                .map(OfPredictor::predictor)
                .toList());
        if (!changing.isEmpty()) {
            notes.add(Note.of("other.hazards-change", changing));
        } else if (hazards.allProportional().p() < CHANGES) {
            notes.add(Note.of("other.hazards-change-together"));
        }
        return notes;
    }
}
