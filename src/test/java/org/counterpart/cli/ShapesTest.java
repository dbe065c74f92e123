package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Curves, interactions and trends as a user asks for them; all their numbers against R are in {@code
 * ShapesReferenceTest}.
 */
class ShapesTest {
    private static final Path CASES = Path.of("src/test/resources/reference/cases");
    private static final Path PLAN = Path.of("src/test/resources/models/shapes.yaml");

    @TempDir
    Path folder;

    private static Cli logistic(String data, String... more) {
        List<String> all = new ArrayList<>(
                List.of("logistic", CASES.resolve(data).resolve("data.csv").toString(), "--format", "json"));
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode array, String field) {
        List<String> out = new ArrayList<>();
        array.forEach(n -> out.add((field.isEmpty() ? n : n.get(field)).asString()));
        return out;
    }

    private static Expected expected(String data, String procedure, String tag) {
        return ReferenceCase.all(procedure)
                .filter(e -> e.of().folder().endsWith(data))
                .filter(e -> e.node().get("id").asString().endsWith(":" + tag))
                .findFirst()
                .orElseThrow();
    }

    private static void near(JsonNode got, JsonNode want) {
        assertThat(got.asDouble()).isCloseTo(want.asDouble(), within(1e-6 * Math.abs(want.asDouble())));
    }

    @Test
    void curveOfTheCommand() {
        JsonNode out = logistic(
                        "spline_birthwt",
                        "--outcome",
                        "low",
                        "--predictors",
                        "lwt,race,smoke,ht",
                        "--levels",
                        "race=1|2|3",
                        "--spline",
                        "lwt=4",
                        "--reference",
                        "lwt=121")
                .json();
        assertThat(texts(out.at("/terms"), "term")).startsWith("(Intercept)", "lwt", "lwt'", "lwt''", "race=2");
        JsonNode want = expected(
                        "spline_birthwt", "spline tests of association and of non-linearity, logistic", "lwt_k4")
                .values();
        JsonNode terms = out.at("/tests/terms/lwt");
        near(terms.at("/overall/statistic"), want.at("/lr_overall/chisq"));
        near(terms.at("/nonlinear/p"), want.at("/lr_nonlinear/p"));
        near(terms.at("/wald/overall/statistic"), want.at("/wald_overall/chisq"));
        near(terms.at("/wald/nonlinear/p"), want.at("/wald_nonlinear/p"));
        assertThat(texts(out.at("/splines/0/knots"), "")).containsExactly("94.4", "115.0", "130.2", "188.2");
        assertThat(out.at("/splines/0/curve").size()).isEqualTo(101);
        assertThat(out.at("/splines/0/reference").asDouble()).isEqualTo(121);
    }

    @Test
    void interactionInMatchedSets() {
        JsonNode out = logistic(
                        "interaction_bdendo",
                        "--outcome",
                        "d",
                        "--strata",
                        "set",
                        "--levels",
                        "gall=No|Yes",
                        "--levels",
                        "est=No|Yes",
                        "--interaction",
                        "gall:est")
                .json();
        assertThat(texts(out.at("/terms"), "term")).containsExactly("gall=Yes", "est=Yes", "gall=Yes:est=Yes");
        JsonNode want = expected("interaction_bdendo", "additive interaction RERI, AP, S, conditional", "gall_est")
                .values();
        JsonNode additive = out.at("/interactions/0/additive");
        for (String measure : List.of("reri", "ap", "s")) {
            near(additive.get(measure), want.get(measure));
            near(additive.at("/ci/" + measure + "/0"), want.at("/" + measure + "_ci/0"));
            near(additive.at("/ci/" + measure + "/1"), want.at("/" + measure + "_ci/1"));
        }
        assertThat(texts(out.at("/interactions/0/strata"), "at"))
                .containsExactly("est=No", "est=Yes", "gall=No", "gall=Yes");
        assertThat(texts(out.at("/interactions/0/joint"), "at"))
                .containsExactly("gall=Yes, est=No", "gall=No, est=Yes", "gall=Yes, est=Yes");
    }

    @Test
    void trendOfGivenScores() {
        JsonNode out = logistic("trend_birthwt", "--outcome", "low", "--trend", "ptl2=0|1|2.5")
                .json();
        JsonNode want = expected("trend_birthwt", "trend test, logistic", "ptl")
                .values()
                .get("given_scores");
        near(out.at("/terms/1/b"), want.get("beta"));
        near(out.at("/tests/terms/ptl2/trend/statistic"), want.at("/lr/chisq"));
        near(out.at("/tests/terms/ptl2/departure/p"), want.at("/departure/p"));
        assertThat(out.at("/terms/1/scale").asString()).isEqualTo("scores 0 1 2.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--spline;lwt=2;knots must be from 3 to 7",
                "--spline;lwt=1|1|2;knots must ascend",
                "--spline;lwt;COL=VALUE",
                "--reference;lwt=3;a reference is of a curve",
                "--interaction;lwt:lwt;one twice",
                "--interaction;lwt;COL:COL",
                "--trend;lwt;cut it into groups",
                "--trend;ptl=0|1;one a level"
            })
    void whatNoFileCouldAnswerIsRefused(String option, String value, String why) {
        Cli run = logistic("trend_birthwt", "--outcome", "low", "--predictors", "smoke", option, value);
        assertThat(run.status()).isNotZero();
        assertThat(run.err()).contains(why);
    }

    @Test
    void theLassoTakesNoCurve() {
        Cli run = logistic(
                "trend_birthwt", "--outcome", "low", "--predictors", "smoke,age", "--spline", "lwt=3", "--lasso");
        assertThat(run.status()).isNotZero();
        assertThat(run.err()).contains("the LASSO chooses single columns");
    }

    /**
     * R 4.2.2: {@code step(glm(low ~ age + lwt + smoke + ui + ht + smoke:ui + lwt:ht, binomial, d))} takes out lwt:ht,
     * age, smoke:ui.
     */
    @Test
    void aProductLeavesBeforeWhatItIsMadeOf() {
        JsonNode out = logistic(
                        "trend_birthwt",
                        "--outcome",
                        "low",
                        "--predictors",
                        "age,lwt,smoke,ui,ht",
                        "--interaction",
                        "smoke:ui,lwt:ht",
                        "--selection",
                        "aic-backward")
                .json();
        assertThat(texts(out.at("/steps"), "term")).containsExactly("lwt:ht", "age", "smoke:ui");
        assertThat(out.at("/aic").asDouble()).isCloseTo(222.8257, within(5e-5));
    }

    private JsonNode run(Path plan, String... more) {
        List<String> all = new ArrayList<>(
                List.of("run", plan.toString(), "-o", folder.resolve("out").toString(), "--quiet"));
        all.addAll(List.of("--format", "json"));
        all.addAll(List.of(more));
        Cli run = Cli.run(all.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    @Test
    void planWithAModelOfEach() throws IOException {
        JsonNode list = run(PLAN).at("/models/list");
        near(
                list.at("/0/unconditional/tests/terms/lwt/nonlinear/p"),
                expected("spline_birthwt", "spline tests of association and of non-linearity, logistic", "lwt_k4")
                        .values()
                        .at("/lr_nonlinear/p"));
        near(
                list.at("/1/unconditional/interactions/0/additive/reri"),
                expected("interaction_birthwt", "additive interaction RERI, AP, S, logistic", "smoke_ui")
                        .values()
                        .get("reri"));
        near(
                list.at("/2/unconditional/tests/terms/ptl_group/trend/p"),
                expected("trend_birthwt", "trend test, logistic", "ptl")
                        .values()
                        .at("/one_to_k/lr/p"));
        near(
                list.at("/3/unconditional/terms/1/b"),
                expected("trend_birthwt", "trend test, logistic", "lwt_q4_right")
                        .values()
                        .at("/median_of_controls/beta"));
        assertThat(folder.resolve("out/figures/spline-1-wide.svg")).exists();
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("bent <- function", "RERI");
    }

    /** All in one model, whose bootstrap keeps the knots. */
    @Test
    void everythingAModelIsPartOf() throws IOException {
        JsonNode out = run(together(""));
        assertThat(texts(out.at("/models/unconditional/terms"), "term"))
                .containsExactly(
                        "(Intercept)",
                        "lwt",
                        "lwt'",
                        "race=black",
                        "race=other",
                        "ptl_group",
                        "ht",
                        "smoke",
                        "lwt:smoke",
                        "lwt':smoke",
                        "race=black:smoke",
                        "race=other:smoke");
        assertThat(out.at("/validation/resamples").asInt()).isPositive();
        assertThat(out.at("/validation/corrected").asDouble())
                .isBetween(0.5, out.at("/validation/apparent").asDouble());
        assertThat(out.at("/models/unconditional/splines/0/reason").asString()).contains("a curve for each level");
        assertThat(Files.exists(folder.resolve("out/figures/spline-1-wide.svg")))
                .isFalse();
    }

    @Test
    void whatIsOfFewIsHidden() throws IOException {
        JsonNode out = run(together("report: {min-cell: 11}\n"));
        assertThat(out.at("/models/unconditional/splines/0/knots").isNull()).isTrue();
        assertThat(out.at("/models/unconditional/trends/0/levels").isNull()).isTrue();
        assertThat(out.at("/models/unconditional/interactions/1/strata").isNull())
                .isTrue();
    }

    private Path together(String more) throws IOException {
        String plan = Files.readString(PLAN);
        String head = plan.substring(0, plan.indexOf("multivariable:"))
                .replace(
                        "../../../../examples",
                        Path.of("examples").toAbsolutePath().toString());
        return Files.writeString(
                folder.resolve("plan.yaml"),
                head
                        + "multivariable: {predictors: [{spline: lwt, knots: 3}, race, {trend: ptl_group}, ht,"
                        + " {interaction: [lwt, smoke]}, {interaction: [race, smoke]}]}\nroc: {bootstrap: 20}\n"
                        + more);
    }

    /**
     * With one predictor the conditional models of the levels are those of its product with the levels: the same
     * answers of R hold.
     */
    @Test
    void subgroupsThatLeaveSetsWholeAreConditional() throws IOException {
        List<String> lines = Files.readAllLines(CASES.resolve("interaction_bdendo/data.csv"));
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            numbered.add((i == 0 ? "id" : "s" + i) + "," + lines.get(i));
        }
        Files.write(folder.resolve("cohort.csv"), numbered);
        String plan = """
                cohort: {file: cohort.csv, id: id}
                design: sets
                variables:
                  d: {type: binary}
                  gall: {type: categorical, levels: [No, Yes]}
                  age3: {type: categorical, levels: ['<64', 65-74, 75+]}
                case: {variable: d, equals: 1}
                matching: {sets: set}
                univariate: {variables: [gall]}
                multivariable: {predictors: [gall]}
                subgroups: [age3]
                roc: {bootstrap: 0}
                """;
        JsonNode out = run(Files.writeString(folder.resolve("plan.yaml"), plan)).get("subgroups");
        Expected slopes =
                expected("interaction_bdendo", "interaction, odds ratio of x in each level, conditional", "gall_age3");
        Expected test = expected("interaction_bdendo", "interaction test, conditional", "gall_age3");
        for (int i = 0; i < 3; i++) {
            assertThat(out.at("/" + i + "/model").asString()).isEqualTo("conditional");
            near(out.at("/" + i + "/terms/0/b"), slopes.values().at("/log_or/" + i));
            near(out.at("/" + i + "/terms/0/se"), slopes.values().at("/se/" + i));
            near(out.at("/" + i + "/interactionP"), test.values().at("/lr/p"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{spline: race};a curve is of a number",
                "{spline: lwt, knots: 8};from 3 to 7",
                "{spline: lwt, knots: [1, 1, 2]};from 3 to 7",
                "{spline: lwt, trend: ptl_group};not both",
                "{spline: lwt, scores: median};a key of `trend:`",
                "{trend: race};a trend is over ordered levels",
                "'{trend: ptl_group, scores: [1, 2]}';one ascending number for each of the 3 levels",
                "{interaction: [smoke]};two different variables",
                "'{interaction: [smoke, ui]}, {interaction: [ui, smoke]}';named twice",
                "{interaction: [smoke, nobody]};nobody"
            })
    void whatAPlanCannotMeanIsToldWithItsLine(String predictor, String why) throws IOException {
        String plan = Files.readString(PLAN)
                .replaceAll(
                        "(?s)multivariable:.*subgroups", "multivariable: {predictors: [" + predictor + "]}\nsubgroups")
                .replace(
                        "../../../../examples",
                        Path.of("examples").toAbsolutePath().toString());
        Cli run = Cli.run(
                "check", Files.writeString(folder.resolve("plan.yaml"), plan).toString());
        assertThat(run.status()).isNotZero();
        assertThat(run.out() + run.err()).contains(why);
    }
}
