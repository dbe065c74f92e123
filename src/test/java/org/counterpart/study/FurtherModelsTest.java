package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Messages;
import org.counterpart.report.Report;
import org.counterpart.report.Report.Paragraph;
import org.counterpart.report.json.StudyJson;
import org.counterpart.report.section.StudyReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A list of models, and the model in subgroups. Numbers of R: src/test/r/models.R (R 4.2.2, pROC). */
class FurtherModelsTest {
    private static final Path PLAN = Path.of("src/test/resources/models/study.yaml");

    @TempDir
    private Path folder;

    private static StudyPlan everybody() throws IOException {
        Map<String, String> choices = new HashMap<>();
        choices.put("design", "unmatched");
        choices.put("matching", null);
        return StudyPlanReader.read(PLAN).vary(choices);
    }

    private static JsonNode json(StudyPlan plan) throws IOException {
        return StudyJson.of(Study.run(plan, 1, step -> {}), Messages.EN).node();
    }

    private static void term(JsonNode terms, int at, double b, double se) {
        assertThat(terms.get(at).get("b").asDouble()).isCloseTo(b, within(1e-9));
        assertThat(terms.get(at).get("se").asDouble()).isCloseTo(se, within(1e-9));
    }

    @Test
    void eachModelOfTheListIsThatOfR() throws IOException {
        JsonNode models = json(everybody()).get("models");
        JsonNode list = models.get("list");
        assertThat(list).hasSize(3);
        assertThat(list.get(0).get("name").asString()).isEqualTo("Model 1");
        assertThat(list.get(0).get("unconditional")).isEqualTo(models.get("unconditional"));
        JsonNode second = list.get(1).at("/unconditional/terms");
        term(second, 1, 1.11600389711, 0.369226303570);
        term(second, 2, 1.08408812053, 0.489984898848);
        term(second, 3, 1.10856289948, 0.400305947039);
        JsonNode third = list.get(2).at("/unconditional/terms");
        assertThat(third.get(1).get("scale").asString()).isEqualTo("per -10");
        term(third, 1, 0.119791230005, 0.0633715995068);
        term(third, 4, 1.310378666188, 0.5097011822956);
        double[] auc = {0.669100391134, 0.649739243807, 0.701955671447};
        for (int i = 0; i < auc.length; i++) {
            assertThat(list.get(i).get("auc").asDouble()).isCloseTo(auc[i], within(1e-10));
        }
        JsonNode compared = models.get("comparisons");
        assertThat(compared).hasSize(2);
        assertThat(compared.get(0).get("a").asString()).isEqualTo("Model 2");
        assertThat(compared.get(0).get("b").asString()).isEqualTo("Model 1");
        assertThat(compared.get(0).get("difference").asDouble()).isCloseTo(-0.0193611473272, within(1e-10));
        assertThat(compared.get(0).get("z").asDouble()).isCloseTo(-0.4839107104118, within(1e-9));
        assertThat(compared.get(1).get("z").asDouble()).isCloseTo(1.3846496593556, within(1e-9));
        assertThat(compared.get(1).get("p").asDouble()).isCloseTo(0.1661596189697, within(1e-9));
    }

    @Test
    void eachLevelAndEachInteractionIsThatOfR() throws IOException {
        JsonNode subgroups = json(everybody()).get("subgroups");
        assertThat(subgroups).hasSize(5);
        JsonNode white = subgroups.get(2);
        JsonNode black = subgroups.get(3);
        assertThat(white.get("variable").asString()).isEqualTo("race");
        assertThat(black.get("level").asString()).isEqualTo("black");
        assertThat(white.get("n").asInt()).isEqualTo(96);
        assertThat(white.get("events").asInt()).isEqualTo(23);
        term(white.get("terms"), 1, -0.0665437346477, 0.0975240407425);
        term(white.get("terms"), 2, 1.6399423164706, 0.6094455990754);
        term(black.get("terms"), 3, 2.311662010012, 1.515904553051);
        // Pr(>|Chi|) of anova(), as printed
        double[] p = {0.47638, 0.22714, 0.51328};
        for (int i = 0; i < p.length; i++) {
            assertThat(black.get("terms").get(i + 1).get("interactionP").asDouble())
                    .isCloseTo(p[i], within(5e-6));
        }
        assertThat(black.at("/interaction/statistic").asDouble()).isCloseTo(6.056466301, within(1e-8));
        assertThat(black.at("/interaction/df").asInt()).isEqualTo(6);
        assertThat(black.get("interactionP").asDouble()).isCloseTo(0.41689, within(5e-6));
        assertThat(black.get("notes").toString()).contains("events per variable");
    }

    /** The rows of the file in another order: the same numbers, to the last digit. */
    @Test
    void theOrderOfTheRowsChangesNothing() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("examples/birthwt/cohort.csv"));
        List<String> turned = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(turned);
        turned.add(0, lines.get(0));
        Files.write(folder.resolve("cohort.csv"), turned);
        JsonNode other =
                json(PlanFile.read(folder, Files.readString(PLAN).replace("../../../../examples/birthwt/", "")));
        JsonNode one = json(StudyPlanReader.read(PLAN));
        assertThat(other.get("models")).isEqualTo(one.get("models"));
        assertThat(other.get("subgroups")).isEqualTo(one.get("subgroups"));
    }

    /** 11 of the black women were cases: with 15 the level is hidden, and a neighbour, and what they have in common. */
    @Test
    void aLevelOfFewIsHiddenWithANeighbour() throws IOException {
        JsonNode subgroups = json(everybody().withMinCell(15)).get("subgroups");
        JsonNode black = subgroups.get(3);
        assertThat(black.get("n").isNull()).isTrue();
        assertThat(black.get("terms").isNull()).isTrue();
        assertThat(black.get("reason").asString()).isNotBlank();
        assertThat(subgroups.get(2).get("n").isNull()
                        || subgroups.get(4).get("n").isNull())
                .isTrue();
        assertThat(subgroups.get(0).get("n").isNull()).isFalse();
    }

    @Test
    void aLevelOfOneOutcomeHasNoModelAndSaysWhy() throws IOException {
        String text = Files.readString(PLAN)
                .replace("../../../../", Path.of("").toAbsolutePath() + "/")
                .replace("case: {", "derive: {heavy: {from: lwt, at-least: 200}}\ncase: {")
                .replace("matching: {caliper: {age: 2}}", "design: unmatched")
                .replace("subgroups: [smoke, race]", "subgroups: [heavy]")
                .replace(
                        "{variable: low, equals: 1}", "{all: [{variable: low, equals: 1}, {variable: lwt, max: 190}]}");
        JsonNode level = json(PlanFile.read(folder, text)).get("subgroups").get(1);
        assertThat(level.get("events").asInt()).isZero();
        assertThat(level.get("terms").isNull()).isTrue();
        assertThat(level.get("reason").asString()).contains("only cases or only controls");
    }

    @Test
    void theReportTellsOfEachModelByNameInBothLanguages() throws IOException {
        StudyPlan plan =
                StudyPlanReader.read(PLAN).vary(Map.of("multivariable[2].predictors", "[lwt, smoke, ui, race, age]"));
        StudyResult result = Study.run(plan, 1, step -> {});
        assertThat(result.cautions().stream().map(Messages.EN::text))
                .anyMatch(s -> s.startsWith("Model 3: only 59"))
                .noneMatch(s -> s.startsWith("Model 1:"));
        String en = words(StudyReport.of(result, Messages.EN, "test"));
        assertThat(en)
                .contains("3 models were fitted: Model 1 held mother's weight")
                .contains("In Model 2 (118 subjects) the odds ratios were as follows")
                .contains("Interaction with race was tested for mother's weight (P=");
        assertThat(words(StudyReport.of(result, Messages.ZH, "test")))
                .contains("共拟合3个模型")
                .contains("按种族分亚组，交互作用检验");
    }

    private static String words(Report report) {
        StringBuilder words = new StringBuilder();
        report.sections()
                .forEach(s -> s.blocks().forEach(b -> {
                    if (b instanceof Paragraph paragraph) {
                        words.append(paragraph.text()).append('\n');
                    }
                }));
        return words.toString();
    }

    /** What a multiverse says of the model it says of the first. */
    @Test
    void aKeyOfTheModelIsThatOfTheFirst() throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN).vary(Map.of("multivariable.selection", "aic-both"));
        assertThat(plan.multivariable().selection().method().word()).isEqualTo("aic-both");
        assertThat(plan.further().others())
                .hasSize(2)
                .allSatisfy(other ->
                        assertThat(other.model().selection().method().word()).isEqualTo("enter"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multivariable: [{predictors: [tfi]}]                                | 20 multivariable[0] "" model-name
            multivariable: [{name: A}, {name: A, predictors: [age]}]            | 20 multivariable[1].name "A" model-name-twice
            multivariable: [{name: A}, {name: B, predictor: [age]}]             | 20 multivariable[1].predictor "" unknown-key.nearest
            multivariable: []                                                   | 20 multivariable "" nothing-there
            multivariable: age                                                  | 20 multivariable "age" type.array-or-object
            subgroups: [age]                                                    | 20 subgroups "" subgroup-without-levels
            subgroups: [sexx]                                                   | 20 subgroups[0] "sexx" unknown-variable.nearest
            """)
    void whatIsWrongIsAProblem(String line, String problem) throws IOException {
        assertThat(PlanFile.problems(folder, PlanFile.with(20, line))).containsExactly(problem);
    }
}
