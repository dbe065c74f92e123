package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Weighted cohorts against R: glm, sandwich 3.0-2, survey 4.1-1 and entropy weights of its own Newton steps. */
class WeightingTest {
    private static final Map<String, String> NAMES =
            Map.of("ate", "iptw", "overlap", "overlap", "entropy_att", "entropy");

    @TempDir
    Path folder;

    static Stream<Arguments> schemes() {
        return ReferenceCase.all("weighted logistic regression with robust SE")
                .flatMap(expected -> NAMES.keySet().stream().sorted().map(scheme -> Arguments.of(expected, scheme)));
    }

    private static JsonNode of(Expected expected, String procedure) {
        return ReferenceCase.all(procedure)
                .filter(e -> e.of().folder().equals(expected.of().folder()))
                .findFirst()
                .orElseThrow()
                .values();
    }

    private JsonNode run(Expected expected, String scheme, List<String> rows, String... more) throws IOException {
        Files.write(folder.resolve("data.csv"), rows);
        return Cli.runPlan(folder, plan(expected, scheme, String.join("\n", more)), "--force");
    }

    private static String plan(Expected expected, String scheme, String more) {
        JsonNode in = expected.inputs();
        String treatment = in.get("treatment").asString();
        StringBuilder variables = new StringBuilder();
        List<String> names = new ArrayList<>();
        in.get("predictors").forEach(p -> {
            names.add(p.get("name").asString());
            String levels = p.has("levels")
                    ? ", levels: "
                            + StreamSupport.stream(p.get("levels").spliterator(), false)
                                    .map(l -> "\"" + l.asString() + "\"")
                                    .collect(Collectors.joining(", ", "[", "]"))
                    : "";
            variables.append("  " + p.get("name").asString() + ": {type: "
                    + (levels.isEmpty() ? "numeric" : "categorical") + levels + "}\n");
        });
        return """
                design: cohort
                cohort: {file: data.csv, id: %s}
                variables:
                %s  %s: {type: binary}
                  %s: {type: binary}
                case: {variable: %s, equals: 1}
                exposure: {variable: %s}
                weights: {method: %s, score: {predictors: %s}}
                multivariable: {predictors: [%s]}
                roc: {bootstrap: 20}
                %s
                """.formatted(
                        in.get("id").asString(),
                        variables,
                        treatment,
                        in.get("outcome").asString(),
                        in.get("outcome").asString(),
                        treatment,
                        NAMES.get(scheme),
                        names,
                        treatment,
                        more);
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void everyNumberIsThatOfR(Expected expected, String scheme) throws IOException {
        JsonNode out =
                run(expected, scheme, Files.readAllLines(expected.of().data())).at("/weights");
        balance(expected, scheme, out.at("/balance"));
        JsonNode ess = of(expected, "weights from a propensity score").at("/schemes/" + scheme);
        expected.compare(
                "ess", out.at("/ess/cases").asDouble(), ess.get("ess_treated").asDouble());
        expected.compare(
                "ess",
                out.at("/ess/controls").asDouble(),
                ess.get("ess_control").asDouble());
        JsonNode effect = expected.values().get(scheme);
        expected.compare(
                "log_or", out.at("/marginal/b").asDouble(), effect.get("log_or").asDouble());
        expected.compare(
                "se", out.at("/marginal/se").asDouble(), effect.get("se_hc0").asDouble());
        expected.compare(
                "p", out.at("/marginal/p").asDouble(), effect.get("p_hc0").asDouble());
        expected.compare(
                "lo", out.at("/marginal/ci/0").asDouble(), effect.get("lo_hc0").asDouble());
        expected.compare(
                "risk",
                out.at("/risks/cases").asDouble(),
                effect.get("risk_treated").asDouble());
        expected.compare(
                "risk",
                out.at("/risks/controls").asDouble(),
                effect.get("risk_control").asDouble());
        expected.compare(
                "difference",
                out.at("/risks/difference").asDouble(),
                effect.get("risk_difference").asDouble());
        JsonNode adjusted = of(expected, "weighted logistic regression with covariates and robust SE")
                .get(scheme);
        if (adjusted != null) {
            expected.compare(
                    "adjusted",
                    out.at("/adjusted/b").asDouble(),
                    adjusted.get("log_or").asDouble());
            expected.compare(
                    "adjusted se",
                    out.at("/adjusted/se").asDouble(),
                    adjusted.get("se_hc0").asDouble());
        }
    }

    /** Numbers that are 0 and 1 count as shares in R's table, and here; R names a contrast as {@code race[black]}. */
    private static void balance(Expected expected, String scheme, JsonNode balance) {
        JsonNode r = of(expected, "weighted balance");
        int compared = 0;
        for (int j = 0; j < r.get("columns").size(); j++) {
            String name = r.get("columns").get(j).asString();
            for (JsonNode row : balance) {
                String own = row.get("variable").asString()
                        + (row.get("level").isNull()
                                ? ""
                                : "[" + row.get("level").asString() + "]");
                if (own.equals(name)) {
                    compared++;
                    expected.compare(
                            name,
                            row.at("/before/smd").asDouble(),
                            r.at("/unweighted/smd_pooled/" + j).asDouble());
                    assertThat(row.at("/after/smd").asDouble())
                            .as(name)
                            .isCloseTo(
                                    r.at("/weighted/" + scheme + "/smd_pooled/" + j)
                                            .asDouble(),
                                    within(1e-9));
                }
            }
        }
        assertThat(compared).isEqualTo(r.get("columns").size());
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        Expected expected = first();
        List<String> rows = Files.readAllLines(expected.of().data());
        for (String scheme : NAMES.keySet()) {
            String one = run(expected, scheme, rows).at("/weights").toString();
            List<String> shuffled = new ArrayList<>(rows.subList(1, rows.size()));
            Collections.shuffle(shuffled, new Random(11));
            shuffled.add(0, rows.get(0));
            assertThat(run(expected, scheme, shuffled).at("/weights")).hasToString(one);
        }
    }

    private static Expected first() {
        return (Expected) schemes().findFirst().orElseThrow().get()[0];
    }

    /** With few subjects of a level nothing of the weighted groups is told, in no file. */
    @Test
    void smallCountsHideAllOfIt() throws IOException {
        Expected expected = first();
        JsonNode out = run(expected, "overlap", Files.readAllLines(expected.of().data()), "report: {min-cell: 12}")
                .at("/weights");
        assertThat(out.at("/marginal/b").isNumber()).isFalse();
        assertThat(out.at("/ess/cases").isNumber()).isFalse();
        assertThat(Files.readString(folder.resolve("out/tables/weights-effect.csv")))
                .doesNotContain("0.");
    }

    @Test
    void aPlanThatCannotWeightSaysWhy() throws IOException {
        Expected expected = first();
        Files.copy(expected.of().data(), folder.resolve("data.csv"));
        String plan = plan(expected, "overlap", "");
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, plan.replaceAll("(?m)^exposure:.*$", ""));
        assertThat(Cli.run("check", file.toString()).err()).contains("write design: cohort, and name the variable");
        Files.writeString(file, plan + "\nmatching: {exact: [race]}\n");
        assertThat(Cli.run("check", file.toString()).err()).contains("take one of the two away");
        String treatment = expected.inputs().get("treatment").asString();
        Files.writeString(file, plan.replaceAll("predictors: \\[[^\\]]*, ", "predictors: [" + treatment + ", "));
        assertThat(Cli.run("check", file.toString()).err()).contains(treatment + " is the exposure itself");
    }
}
