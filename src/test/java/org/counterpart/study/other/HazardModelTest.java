package org.counterpart.study.other;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.counterpart.cli.Cli;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Hazard models from the plan to the results; their numbers are those of {@code src/test/r/survival/cox.R}. */
class HazardModelTest {
    private static final Path PLAN = Path.of("src/test/resources/designs/follow-up.yaml");
    private static final String MODELS = "(?s)other-models:.*?(?=\n[a-z]|\\Z)";

    @TempDir
    Path folder;

    private static List<OtherFit> fits(Map<String, String> choices) throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN).vary(choices);
        return Study.run(plan, 1, step -> {}).otherModels();
    }

    private static double expected(String name, String quantity, String of) throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/reference/survival/cox.csv")).stream()
                .filter(l -> l.startsWith(name + "," + quantity + "," + of + ","))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(',') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void close(double found, double want) {
        assertThat(found).isCloseTo(want, within(1e-8 * Math.abs(want)));
    }

    /** @param se {@code se} or {@code robust} */
    private static void agrees(String name, OtherFit fit, List<String> columns, String se) throws IOException {
        assertThat(fit.why()).isEmpty();
        assertThat(fit.n()).isEqualTo((int) expected(name, "n", ""));
        assertThat(fit.groups().get(1).n()).isEqualTo((int) expected(name, "events", ""));
        assertThat(fit.rows()).hasSameSizeAs(columns);
        for (int i = 0; i < columns.size(); i++) {
            close(fit.rows().get(i).coefficient().b(), expected(name, "b", columns.get(i)));
            close(fit.rows().get(i).coefficient().se(), expected(name, se, columns.get(i)));
        }
        OtherFit.Hazards h = fit.hazards().orElseThrow();
        close(h.allProportional().statistic(), expected(name, "zph", "global"));
        close(h.concordance().concordance(), expected(name, "concordance", ""));
        close(h.concordance().se(), expected(name, "concordanceSe", ""));
        close(h.score().statistic(), expected(name, "score", ""));
        if (se.equals("se")) {
            for (int t = 0; t < fit.tests().size(); t++) {
                close(fit.tests().get(t).test().statistic(), expected(name, "termLr", Integer.toString(t + 1)));
            }
        }
    }

    @Test
    void theModelsOfAPlanAreThoseOfR() throws IOException {
        List<OtherFit> fits = fits(Map.of());
        List<String> all = List.of("age", "sex", "ecog1", "ecog2", "loss");
        agrees("lung", fits.get(0), all, "se");
        agrees("lung-strata", fits.get(1), List.of("age", "ecog1", "ecog2", "loss"), "se");
        agrees("lung-cluster", fits.get(2), all, "robust");
        assertThat(fits.get(2).clusters().orElseThrow().count()).isEqualTo(18);
        OtherFit breslow = fits.get(3);
        close(breslow.rows().get(1).coefficient().b(), expected("lung-breslow", "b", "sex"));
        // Loss is per 10 there.
        close(breslow.rows().get(4).coefficient().b(), 10 * expected("lung-breslow", "b", "loss"));
    }

    private String check(String models, String... replaced) throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        String plan = Files.readString(PLAN).replaceAll(MODELS, "other-models:\n  - " + models);
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(plan).contains(replaced[i]);
            plan = plan.replace(replaced[i], replaced[i + 1]);
        }
        Cli cli = Cli.run(
                "check", Files.writeString(folder.resolve("study.yaml"), plan).toString());
        assertThat(cli.status()).isEqualTo(1);
        return cli.err();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{name: A, model: cox}; write time",
                "{name: A, model: cox, time: sex}; a time of follow-up is a number",
                "{name: A, model: cox, time: days, event: age}; name a binary variable",
                "{name: A, model: cox, time: days, strata: age}; strata are of a variable with levels",
                "{name: A, model: cox, time: days, strata: sex, predictors: [sex]}; makes the strata of this model",
                "{name: A, model: cox, time: days, predictors: [days]}; cannot be a predictor of it",
                "{name: A, model: cox, time: days, event: {variable: status, equals: 2}, predictors: [status]}; cannot be",
                "{name: A, model: cox, time: days, outcome: died}; outcome is not of model: cox",
                "{name: A, model: poisson, time: days}; time is not of model: poisson",
                "{name: A, model: cox, time: days, ties: exact}; ties",
            })
    void whatCannotBeIsRefused(String model, String said) throws IOException {
        assertThat(check(model)).contains(said);
    }

    @Test
    void noHazardRatioOfChosenCases() throws IOException {
        assertThat(check(
                        "{name: A, model: cox, time: days}", "design: cohort", "design: unmatched\ncase-control: true"))
                .contains("match controls who are at risk at the event");
    }

    /** The cell and its line. */
    @Test
    void aTimeBelowZeroIsAProblem() throws IOException {
        String data = Files.readString(Path.of("src/test/resources/designs/lung.csv"));
        Files.writeString(folder.resolve("below.csv"), data.replaceFirst("\n2,[^,]*,", "\n2,-455,"));
        assertThat(check("{name: A, model: cox, time: days}", "lung.csv", "below.csv"))
                .contains("-455")
                .contains("below.csv:3")
                .contains("a time of follow-up is 0 or more");
    }

    /** Who has no time, or no known event, is left out and counted: three and two, beside whom a loss is missing. */
    @Test
    void whoHasNoTimeIsLeftOut() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/designs/lung.csv"));
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (i >= 1 && i <= 3) {
                cells[1] = "";
            } else if (i >= 4 && i <= 5) {
                cells[2] = "";
            }
            data.append(String.join(",", cells)).append('\n');
        }
        Files.writeString(folder.resolve("lung.csv"), data);
        String plan = Files.readString(PLAN)
                .replaceAll(
                        MODELS,
                        "other-models: [{name: A, model: cox, time: days, event: {variable: status, equals: 2},"
                                + " predictors: [age]}]\n");
        JsonNode found = Cli.runPlan(folder, plan).at("/otherModels/0");
        assertThat(found.at("/n").asInt()).isEqualTo(lines.size() - 1 - 5);
        assertThat(found.at("/notes").toString()).contains("missing: 5.");
    }

    /** Nobody with the level has the event: no finite estimate, whatever the search would print. */
    @Test
    void aMonotoneLikelihoodSaysWhy() throws IOException {
        OtherFit fit = fits(Map.of(
                        "derive",
                        "{late: {from: days, above: 900}}",
                        "other-models",
                        "[{name: A, model: cox, time: days, event: {all: [{variable: died, equals: 1},"
                                + " {variable: days, max: 900}]}, predictors: [age, late]}]"))
                .get(0);
        assertThat(fit.why().orElseThrow().code()).isEqualTo("other.monotone");
        assertThat(fit.rows()).isEmpty();
    }

    /** What tells the event and its time explains nothing by default. */
    @Test
    void theTimeIsInNoTableByDefault() throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN).vary(Map.of("univariate", "null"));
        assertThat(plan.univariate().variables()).contains("age", "loss").doesNotContain("days", "died", "status");
    }

    /** 6 of those with ecog 2 live: a level by event that small hides the model in every file. */
    @Test
    void smallCountsHideAModel() throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        String plan = Files.readString(PLAN) + "report: {min-cell: 10, formats: [html]}\n";
        JsonNode out = Cli.runPlan(folder, plan).at("/otherModels");
        for (int i = 0; i < 3; i++) {
            assertThat(out.at("/" + i + "/terms/0/hr").isNumber()).as("" + i).isFalse();
            assertThat(out.at("/" + i + "/concordance/c").isNumber()).as("" + i).isFalse();
            assertThat(Files.readString(folder.resolve("out/tables/other-model-" + (i + 1) + ".csv")))
                    .doesNotContain("0.");
        }
    }
}
