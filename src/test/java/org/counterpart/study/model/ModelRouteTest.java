package org.counterpart.study.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.study.Study;
import org.counterpart.study.StudyResult;
import org.counterpart.study.VariedPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One route to the same numbers: from the run, from a sample that is counted, and from one that remembers. */
class ModelRouteTest {
    /**
     * All variables, entry by P, fewer subjects, categories and missing values among the predictors, ratios, sets,
     * stepwise, Firth.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pvp",
                "pvp matching.ratio=3 univariate.correction=always",
                "pvp multivariable.entry=0.9",
                "pvp multivariable.entry=1 multivariable.removal=1",
                "pvp multivariable.predictors=[bmi,asa,tfi]",
                "pvp multivariable.predictors=[bmi,tfi,cement_ml] multivariable.models=[unconditional,conditional,firth]",
                "pvp univariate.paired=true",
                "pvp multivariable.selection=backward-lr multivariable.entry=0.5",
                "birthwt",
                "birthwt multivariable.predictors=[] multivariable.entry=0.5 matching.ratio=2 matching.complete-sets=true"
            })
    void manySamplesAtOnceAreAnalysedAsOneByOne(String line) throws IOException {
        StudyPlan plan = VariedPlan.of(line);
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        MatchingLottery lottery = MatchingLottery.of(
                selected.cohort(), selected.isCase(), plan.matching().orElseThrow(), MatchingLottery.Rule.FUZZY);
        CountedCohort columns = new CountedCohort(selected.cohort());
        ModelRoute route = ModelRoute.of(plan);
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 150; i++) {
            MatchingLottery.Draw draw = lottery.draw(random);
            AnalysedSubjects fast = columns.draw(draw.rows(), draw.cases(), draw.sets());
            assertThat(Reanalysis.of(route, fast))
                    .as("draw %s", i)
                    .isEqualTo(
                            Reanalysis.of(route, Sample.of(selected.cohort(), draw.rows(), draw.cases(), draw.sets())));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pvp",
                "pvp multivariable.entry=0.9",
                "pvp matching.ratio=2 univariate.paired=true",
                "pvp multivariable.selection=aic-backward multivariable.entry=0.6",
                "birthwt"
            })
    void theReanalysisOfTheStudysOwnMatchingIsTheStudy(String line) throws IOException {
        StudyPlan plan = VariedPlan.of(line);
        StudyResult study = Study.run(plan, 1, step -> {});
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        Reanalysis again = Reanalysis.of(
                ModelRoute.of(plan), StudySample.of(plan, selected).sample());
        assertThat(again.entered()).isEqualTo(study.models().entered());
        List<Reanalysis.Estimate> expected = new ArrayList<>();
        add(expected, MultivariablePlan.Model.UNCONDITIONAL, study.models().unconditional());
        add(expected, MultivariablePlan.Model.CONDITIONAL, study.models().conditional());
        assertThat(again.terms()).isEqualTo(expected);
        assertThat(again.auc()).isEqualTo(study.roc().get(0).delong().auc());
        assertThat(again.aucSe()).isEqualTo(study.roc().get(0).delong().se());
    }

    /**
     * One sample by plan after plan, what they share made once: to the last bit what each says alone; missing cells as
     * the study's own sensitivity analysis.
     */
    @ParameterizedTest
    @ValueSource(strings = {"pvp", "birthwt multivariable.predictors=[]", "awkward"})
    void plansThatShareTheirWorkSayWhatEachSaysAlone(String line) throws IOException {
        StudyPlan plan = VariedPlan.of(line);
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        Sample data = StudySample.of(plan, selected).sample();
        AnalysedSubjects together = new Remembered(data);
        for (String paired : List.of("false", "true")) {
            for (String entry : List.of("0.05", "0.2", "0.6")) {
                for (String selection : List.of("enter", "backward-lr", "aic-backward")) {
                    StudyPlan one = plan.vary(Map.of(
                            "univariate.paired", paired,
                            "multivariable.entry", entry,
                            "multivariable.removal", "0.7",
                            "multivariable.selection", selection));
                    for (MissingHandling missing : MissingHandling.values()) {
                        ModelRoute route = ModelRoute.of(one, missing);
                        assertThat(Reanalysis.of(route, together)).isEqualTo(Reanalysis.of(route, data));
                    }
                }
            }
        }
    }

    /** The route asks for no sets: without them the conditional model alone is not there. */
    @Test
    void subjectsInNoSetGoTheSameRoute() throws IOException {
        StudyPlan plan = VariedPlan.of("pvp multivariable.models=[unconditional,conditional]");
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        Reanalysis found = Reanalysis.of(ModelRoute.of(plan), Sample.of(selected.cohort(), selected.isCase()));
        assertThat(found.entered()).isNotEmpty();
        assertThat(found.terms()).allMatch(t -> t.model() == MultivariablePlan.Model.UNCONDITIONAL);
        assertThat(found.auc()).isGreaterThan(0.5);
    }

    /** The run, a resample and a universe refuse alike: here everybody lacks one variable or the other. */
    @Test
    void whereNoSetIsCompleteThereIsNoModelAndTheReasonIsOne() throws IOException {
        StudyPlan plan = VariedPlan.of("awkward multivariable.predictors=[v17,v21]");
        Sample whole = Study.run(plan, 1, step -> {}).matched();
        int[] incomplete = IntStream.range(0, whole.size())
                .filter(i -> whole.cohort().column("v17").missing(i)
                        || whole.cohort().column("v21").missing(i))
                .toArray();
        assertThat(incomplete).isNotEmpty();
        Sample sample = whole.select(incomplete);
        ModelRoute.Chosen chosen = ModelRoute.of(plan).choose(sample);
        assertThat(chosen.refused())
                .hasValueSatisfying(n -> assertThat(n.code()).isEqualTo("study.few-complete"));
        assertThatThrownBy(() -> Reanalysis.of(ModelRoute.of(plan), sample))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note()).isEqualTo(chosen.refused().orElseThrow()));
        assertThat(new ModelRefit(plan, whole).fit(incomplete)).isNull();
    }

    @Test
    void missingCellsAsACategoryAreTheStudysSensitivityAnalysis() throws IOException {
        StudyPlan plan = VariedPlan.of("awkward multivariable.predictors=[v17,v21]");
        StudyResult study = Study.run(plan, 1, step -> {});
        Reanalysis again = Reanalysis.of(ModelRoute.of(plan, MissingHandling.CATEGORY), study.matched());
        List<Coefficient> expected =
                study.models().missingCategory().unconditional().coefficients();
        List<Reanalysis.Estimate> found = again.terms().stream()
                .filter(t -> t.model() == MultivariablePlan.Model.UNCONDITIONAL)
                .toList();
        assertThat(found)
                .hasSize(2)
                .allSatisfy(t -> assertThat(expected)
                        .filteredOn(c -> c.term().variable().equals(t.term().variable())
                                && c.term().level().filter(l -> !l.equals("1")).isEmpty())
                        .singleElement()
                        .satisfies(c -> assertThat(c.b()).isEqualTo(t.b())));
    }

    private static void add(List<Reanalysis.Estimate> terms, MultivariablePlan.Model model, RegressionSummary summary) {
        for (Coefficient c : summary.coefficients()) {
            if (!c.term().isIntercept()) {
                terms.add(new Reanalysis.Estimate(model, c.term(), c.b(), c.se(), c.p()));
            }
        }
    }
}
