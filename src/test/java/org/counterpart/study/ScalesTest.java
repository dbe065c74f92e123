package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.report.Messages;
import org.counterpart.report.Wording;
import org.counterpart.report.json.StudyJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Odds ratios of numbers for a step that is not one unit. */
class ScalesTest {
    private static final Path PLAN = Path.of("src/test/resources/models/scales.yaml");

    @TempDir
    private Path folder;

    private static StudyResult run(StudyPlan plan) throws IOException {
        return Study.run(plan, 1, step -> {});
    }

    private static StudyPlan plan(String predictors) throws IOException {
        Map<String, String> choices = new HashMap<>();
        choices.put("multivariable.predictors", predictors);
        return StudyPlanReader.read(PLAN).vary(choices);
    }

    /** From src/test/r/models.R (R 4.x, glm, epsilon 1e-14): coef(summary(fit)) and confint.default(fit). */
    @Test
    void coefficientsAreThoseOfTheScaledColumnsInR() throws IOException {
        JsonNode terms = StudyJson.of(run(StudyPlanReader.read(PLAN)), Messages.EN)
                .node()
                .at("/models/unconditional/terms");
        double[][] r = {
            {-1.047066115665, 3.704769514832, -8.30828093575705, 6.214148704427},
            {-0.382397608011, 0.327733924414, -1.02474429637478, 0.259949080352},
            {-0.390076761129, 1.140851235112, -2.62610409366667, 1.845950571409},
            {-2.399770007023, 3.582589484112, -9.42151636727465, 4.621976353229},
            {0.641573324028, 0.329304253899, -0.00385115357043, 1.286997801626}
        };
        List<String> scales = List.of("", "per 10", "per -1 sd", "log 2", "");
        assertThat(terms).hasSize(r.length);
        for (int i = 0; i < r.length; i++) {
            JsonNode term = terms.get(i);
            assertThat(term.get("b").asDouble()).isCloseTo(r[i][0], within(1e-9));
            assertThat(term.get("se").asDouble()).isCloseTo(r[i][1], within(1e-9));
            assertThat(term.get("bWaldCi").get(0).asDouble()).isCloseTo(r[i][2], within(1e-9));
            assertThat(term.get("bWaldCi").get(1).asDouble()).isCloseTo(r[i][3], within(1e-9));
            assertThat(Math.exp(term.get("bProfileCi").get(0).asDouble()))
                    .isCloseTo(term.get("profileCi").get(0).asDouble(), within(1e-12));
            assertThat(term.path("scale").asString("")).isEqualTo(scales.get(i));
        }
        // sd(d$lwt)
        assertThat(terms.get(2).get("scaleSd").asDouble()).isCloseTo(30.5793803527, within(1e-9));
    }

    /** A step in units changes b and its error by that factor, and nothing else, whatever is made of the model. */
    @Test
    void aStepInUnitsChangesNoTestAndNoValidation() throws IOException {
        StudyResult plain = run(plan("[age, lwt, smoke]"));
        StudyResult scaled = run(plan("[{variable: age, per: -5}, {variable: lwt, per: 0.5 SD}, smoke]"));
        RegressionSummary one = plain.models().unconditional();
        RegressionSummary other = scaled.models().unconditional();
        assertThat(other.fit().logLik()).isCloseTo(one.fit().logLik(), within(1e-10));
        Coefficient age = one.slopes().get(0);
        Coefficient by5 = other.slopes().get(0);
        assertThat(by5.b()).isCloseTo(-5 * age.b(), within(1e-10));
        assertThat(by5.p()).isCloseTo(age.p(), within(1e-10));
        assertThat(other.likelihoodRatio().get(1).p())
                .isCloseTo(one.likelihoodRatio().get(1).p(), within(1e-9));
        assertThat(other.linearity().get(0).boxTidwell().p())
                .isCloseTo(one.linearity().get(0).boxTidwell().p(), within(1e-7));
        assertThat(other.linearity().get(1).knots())
                .zipSatisfy(
                        one.linearity().get(1).knots(), (a, b) -> assertThat(a).isCloseTo(b, within(1e-9)));
        assertThat(scaled.model().orElseThrow().delong().auc())
                .isEqualTo(plain.model().orElseThrow().delong().auc());
        assertThat(scaled.validation().corrected()).isCloseTo(plain.validation().corrected(), within(1e-12));
        assertThat(scaled.risk().nomogram().rulers().get(1).perUnit())
                .isCloseTo(plain.risk().nomogram().rulers().get(1).perUnit(), within(1e-9));
        assertThat(scaled.risk().nomogram().rulers().get(1).marks().get(0).value())
                .isEqualTo(
                        plain.risk().nomogram().rulers().get(1).marks().get(0).value());
    }

    /** A named list of the table is as it says; without one the crude odds ratio is on the scale of the model. */
    @Test
    void theCrudeOddsRatioHasTheScaleOfItsListOrOfTheModel() throws IOException {
        assertThat(crude(StudyPlanReader.read(PLAN), "age")).isEqualTo("per 5");
        assertThat(crude(StudyPlanReader.read(PLAN), "lwt")).isEmpty();
        Map<String, String> without = new HashMap<>();
        without.put("univariate", null);
        assertThat(crude(StudyPlanReader.read(PLAN).vary(without), "age")).isEqualTo("per 10");
        Map<String, String> screened = new HashMap<>();
        screened.put("multivariable", "{entry: 0.5}");
        StudyResult result = run(StudyPlanReader.read(PLAN).vary(screened));
        assertThat(result.models()
                        .unconditional()
                        .slopes()
                        .get(0)
                        .term()
                        .scale()
                        .orElseThrow()
                        .text())
                .isEqualTo("per 5");
    }

    private static String crude(StudyPlan plan, String variable) throws IOException {
        Term term = run(plan).crude().stream()
                .filter(c -> c.variable().equals(variable))
                .findFirst()
                .orElseThrow()
                .unconditional()
                .slopes()
                .get(0)
                .term();
        return term.scale().map(s -> s.text()).orElse("");
    }

    @Test
    void aTermSaysWhatItsOddsRatioIsFor() throws IOException {
        StudyResult result = run(StudyPlanReader.read(PLAN));
        List<Term> terms = result.models().unconditional().fit().terms();
        Wording en = new Wording(Messages.EN, result.matched().cohort().variables());
        Wording zh = new Wording(Messages.ZH, result.matched().cohort().variables());
        assertThat(terms.stream().skip(1).map(en::term))
                .containsExactly(
                        "Age, per 10 years",
                        "Mother's weight, per 1 SD (30.6 lb) decrease",
                        "heavy, per doubling",
                        "Smoking");
        assertThat(terms.stream().skip(1).map(zh::term))
                .containsExactly("年龄（每增加10岁）", "母亲体重（每降低1个标准差，即30.6lb）", "heavy（每增加1倍）", "吸烟");
    }

    /** The rows of the file in another order: the same numbers, to the last digit. */
    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("examples/birthwt/cohort.csv"));
        List<String> turned = new java.util.ArrayList<>(lines.subList(1, lines.size()));
        java.util.Collections.reverse(turned);
        turned.add(0, lines.get(0));
        Files.write(folder.resolve("cohort.csv"), turned);
        String text = Files.readString(PLAN).replace("../../../../examples/birthwt/", "");
        assertThat(StudyJson.of(run(PlanFile.read(folder, text)), Messages.EN)
                        .node()
                        .get("models"))
                .isEqualTo(StudyJson.of(run(StudyPlanReader.read(PLAN)), Messages.EN)
                        .node()
                        .get("models"));
    }

    /** previous premature labours are mostly 0. */
    @Test
    void aValueWithoutALogarithmIsAProblemWithItsRow() throws IOException {
        String text = Files.readString(PLAN)
                .replace("../../../../", Path.of("").toAbsolutePath() + "/")
                .replace("  smoke: {", "  ptl: {type: integer}\n  smoke: {")
                .replace("predictors: [", "predictors: [{variable: ptl, log: 2}, ");
        StudyPlan plan = PlanFile.read(folder, text);
        assertThatThrownBy(() -> run(plan)).isInstanceOfSatisfying(ProblemsException.class, e -> {
            assertThat(e.problems()).hasSize(159);
            assertThat(Messages.EN.problem(e.problems().get(0))).contains("cohort.csv:2: ptl: \"0\": has no logarithm");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{variable: age, per: 0}]          | 20 multivariable.predictors[0].per "0" scale-per-zero
            [{variable: age, per: ten}]        | 20 multivariable.predictors[0].per "ten" scale-per
            [{variable: sex, per: 1}]          | 20 multivariable.predictors[0].per "1" scale-of-number
            [tfi, {variable: tfi, log: 2}]     | 20 multivariable.predictors[1] "" name-twice; 20 multivariable.predictors[1].log "2" scale-of-number
            [{variable: age, log: 1}]          | 20 multivariable.predictors[0].log "1" scale-log
            [{variable: age, log: two}]        | 20 multivariable.predictors[0].log "two" type.number
            [{variable: age, log: 2, per: 3}]  | 20 multivariable.predictors[0].log "2" scale-twice
            [{variable: age, pre: 3}]          | 20 multivariable.predictors[0].pre "" unknown-key.nearest
            [{per: 3}]                         | 20 multivariable.predictors[0].variable "" required
            [{variable: agee, per: 3}]         | 20 multivariable.predictors[0] "agee" unknown-variable.nearest
            """)
    void aScaleThatIsNoneIsAProblem(String predictors, String problems) throws IOException {
        assertThat(PlanFile.problems(folder, PlanFile.with(20, "multivariable: {predictors: " + predictors + "}")))
                .containsExactlyInAnyOrder(problems.split("; "));
    }
}
