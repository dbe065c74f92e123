package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.RegressionSummary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three routes to the same numbers: the whole study, its re-analysis, and the re-analysis of many samples of one cohort. */
class RepeatedAnalysisTest {
    private static final Path VERTEBROPLASTY = Path.of("examples/pvp-residual-pain/study.yaml");
    private static final Path BIRTH_WEIGHT = Path.of("examples/birthwt/study.yaml");

    private static StudyPlan plan(String name, String... pathsAndValues) throws IOException {
        StudyPlan plan = StudyPlanReader.read(name.equals("pvp") ? VERTEBROPLASTY : BIRTH_WEIGHT);
        Map<String, String> choices = new java.util.LinkedHashMap<>(Map.of("roc.bootstrap", "0"));
        if (name.equals("pvp")) {
            choices.put("published", null); // the audit of the print takes longer than the study
        }
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            choices.put(pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return plan.vary(choices);
    }

    /** {@code PLAN path=value ...}. */
    private static StudyPlan plan(String line) throws IOException {
        List<String> words = List.of(line.split(" ", -1));
        List<String> choices = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            choices.addAll(List.of(word.split("=", 2)));
        }
        return plan(words.get(0), choices.toArray(String[]::new));
    }

    /** All variables, entry by P, fewer subjects, categories and missing values among the predictors, ratios, sets, stepwise, Firth. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pvp",
                "pvp matching.ratio=3 univariate.correction=always",
                "pvp multivariable.entry=0.9",
                "pvp multivariable.predictors=[bmi,asa,tfi]",
                "pvp multivariable.predictors=[bmi,tfi,cement_ml] multivariable.models=[unconditional,conditional,firth]",
                "pvp univariate.paired=true",
                "pvp multivariable.selection=backward-lr multivariable.entry=0.5",
                "birthwt",
                "birthwt multivariable.predictors=[] multivariable.entry=0.5 matching.ratio=2 matching.complete-sets=true"
            })
    void manySamplesAtOnceAreAnalysedAsOneByOne(String line) throws IOException {
        StudyPlan plan = plan(line);
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        MatchingLottery lottery =
                MatchingLottery.of(selected.cohort(), selected.isCase(), plan.matching(), MatchingLottery.Rule.FUZZY);
        RepeatedAnalysis fast = new RepeatedAnalysis(plan, selected.cohort());
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 150; i++) {
            MatchingLottery.Draw draw = lottery.draw(random);
            Reanalysis plain = Reanalysis.of(plan, MatchedData.of(selected.cohort(), draw));
            assertThat(fast.of(draw)).as("draw %s", i).isEqualTo(plain);
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
        StudyPlan plan = plan(line);
        StudyResult study = Study.run(plan, 1, step -> {});
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        Reanalysis again = Reanalysis.of(
                plan,
                MatchedData.of(
                        selected.cohort(), Matcher.match(selected.cohort(), selected.isCase(), plan.matching())));
        assertThat(again.entered()).isEqualTo(study.models().entered());
        List<Reanalysis.Term> expected = new ArrayList<>();
        add(expected, MultivariablePlan.Model.UNCONDITIONAL, study.models().unconditional());
        add(expected, MultivariablePlan.Model.CONDITIONAL, study.models().conditional());
        assertThat(again.terms()).isEqualTo(expected);
        assertThat(again.auc()).isEqualTo(study.roc().get(0).delong().auc());
        assertThat(again.aucSe()).isEqualTo(study.roc().get(0).delong().se());
    }

    private static void add(List<Reanalysis.Term> terms, MultivariablePlan.Model model, RegressionSummary summary) {
        for (Coefficient c : summary.coefficients()) {
            if (!c.term().equals("(Intercept)")) {
                terms.add(new Reanalysis.Term(model, c.term(), c.b(), c.se(), c.p()));
            }
        }
    }
}
