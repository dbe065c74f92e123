package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.cli.Cli;
import org.counterpart.cohort.Selection;
import org.counterpart.matching.Balance;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Coefficient;
import org.counterpart.study.model.StudySample;
import org.counterpart.weighting.WeightedRisks;
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

    private Weighting weighting(Expected expected, String scheme, List<String> rows) throws IOException {
        Files.write(folder.resolve("data.csv"), rows);
        Path file = folder.resolve("study.yaml");
        StudyPlan plan = StudyPlanReader.read(file, plan(expected, scheme, "").getBytes(StandardCharsets.UTF_8));
        Selection.Selected selected = plan.selection().select(Study.read(plan).cohort());
        return Weighting.of(
                plan.weights().orElseThrow(),
                plan.group().orElseThrow(),
                StudySample.of(plan, selected).sample());
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

    /** Numbers that are 0 and 1 count as shares in R's table, and here; R names a contrast as {@code race[black]}. */
    @ParameterizedTest
    @MethodSource("schemes")
    void everyNumberIsThatOfR(Expected expected, String scheme) throws IOException {
        Weighting found =
                weighting(expected, scheme, Files.readAllLines(expected.of().data()));
        JsonNode ess = of(expected, "weights from a propensity score").at("/schemes/" + scheme);
        expected.compare(
                "ess", found.weights().effective(true), ess.get("ess_treated").asDouble());
        expected.compare(
                "ess", found.weights().effective(false), ess.get("ess_control").asDouble());
        JsonNode effect = expected.values().get(scheme);
        Coefficient marginal = found.marginal().orElseThrow();
        expected.compare("log_or", marginal.b(), effect.get("log_or").asDouble());
        expected.compare("se", marginal.se(), effect.get("se_hc0").asDouble());
        expected.compare("p", marginal.p(), effect.get("p_hc0").asDouble());
        expected.compare("lo", marginal.ci().low(), effect.get("lo_hc0").asDouble());
        expected.compare("hi", marginal.ci().high(), effect.get("hi_hc0").asDouble());
        WeightedRisks risks = found.risks();
        expected.compare("risk", risks.exposed(), effect.get("risk_treated").asDouble());
        expected.compare("risk", risks.unexposed(), effect.get("risk_control").asDouble());
        expected.compare(
                "difference", risks.difference(), effect.get("risk_difference").asDouble());
        JsonNode adjusted = of(expected, "weighted logistic regression with covariates and robust SE")
                .get(scheme);
        if (adjusted != null) {
            Coefficient c = found.adjusted().orElseThrow();
            expected.compare("adjusted", c.b(), adjusted.get("log_or").asDouble());
            expected.compare("adjusted se", c.se(), adjusted.get("se_hc0").asDouble());
        }
        balance(expected, scheme, found.balance());
    }

    private static void balance(Expected expected, String scheme, Balance balance) {
        JsonNode r = of(expected, "weighted balance");
        Map<String, Balance.Row> rows = new HashMap<>();
        balance.rows()
                .forEach(row ->
                        rows.put(row.variable().name() + (row.level().isEmpty() ? "" : "[" + row.level() + "]"), row));
        for (int j = 0; j < r.get("columns").size(); j++) {
            String name = r.get("columns").get(j).asString();
            assertThat(rows).containsKey(name);
            expected.compare(
                    name,
                    rows.get(name).before().smd(),
                    r.at("/unweighted/smd_pooled/" + j).asDouble());
            assertThat(rows.get(name).after().smd())
                    .as(name)
                    .isCloseTo(r.at("/weighted/" + scheme + "/smd_pooled/" + j).asDouble(), within(1e-9));
        }
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        Expected expected = first();
        List<String> rows = Files.readAllLines(expected.of().data());
        List<String> shuffled = new ArrayList<>(rows.subList(1, rows.size()));
        Collections.shuffle(shuffled, new Random(11));
        shuffled.add(0, rows.get(0));
        for (String scheme : NAMES.keySet()) {
            Weighting one = weighting(expected, scheme, rows);
            Weighting other = weighting(expected, scheme, shuffled);
            assertThat(other.marginal()).isEqualTo(one.marginal());
            assertThat(other.adjusted()).isEqualTo(one.adjusted());
            assertThat(other.risks()).isEqualTo(one.risks());
            assertThat(other.balance()).isEqualTo(one.balance());
            assertThat(other.weights().weights()).isEqualTo(one.weights().weights());
        }
    }

    private static Expected first() {
        return (Expected) schemes().findFirst().orElseThrow().get()[0];
    }

    /** With few subjects of a level nothing of the weighted groups is told, in no file. */
    @Test
    void smallCountsHideAllOfIt() throws IOException {
        Expected expected = first();
        Files.copy(expected.of().data(), folder.resolve("data.csv"));
        JsonNode out = Cli.runPlan(folder, plan(expected, "overlap", "report: {min-cell: 12}"))
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
