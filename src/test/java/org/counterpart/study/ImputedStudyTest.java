package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.cli.Cli;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.pooled.PooledEstimate;
import org.counterpart.regression.pooled.PooledRegression;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Reanalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code impute:} of {@code MASS::birthwt} with cells taken away. */
class ImputedStudyTest {
    @TempDir
    Path folder;

    private static List<String> rows() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("examples/birthwt/cohort.csv"));
        List<String> names = Arrays.asList(rows.get(0).split(","));
        List<String> holed = new ArrayList<>(List.of(rows.get(0)));
        for (int i = 1; i < rows.size(); i++) {
            String[] cells = rows.get(i).split(",");
            if (i % 5 == 3) {
                cells[names.indexOf("lwt")] = "";
            }
            if (i % 7 == 4) {
                cells[names.indexOf("smoke")] = "";
            }
            holed.add(String.join(",", cells));
        }
        return holed;
    }

    private static String plan(String design) {
        return """
                cohort: {file: data.csv, id: id}
                variables:
                  low: {type: binary}
                  age: {type: integer}
                  lwt: {type: numeric}
                  race: {type: categorical, levels: [white, black, other]}
                  smoke: {type: binary}
                  ui: {type: binary}
                case: {variable: low, equals: 1}
                multivariable: {predictors: [lwt, smoke, ui]}
                roc: {bootstrap: 0}
                %s
                """.formatted(design);
    }

    private JsonNode run(List<String> rows, String design) throws IOException {
        Files.write(folder.resolve("data.csv"), rows);
        return Cli.runPlan(folder, plan(design), "--force").at("/imputation");
    }

    /** What is pooled is the fits of the data sets that {@code imputed.csv} completes. */
    @Test
    void poolsTheModelsOfTheFile() throws IOException {
        JsonNode found = run(rows(), "design: unmatched\nimpute: {m: 4, seed: 7}");
        List<String[]> subjects = cells("out/analysed.csv");
        List<String> heads = Arrays.asList(subjects.get(0));
        List<String[]> imputed = cells("out/imputed.csv");
        List<LogisticFit> fits = new ArrayList<>();
        for (int m = 1; m <= 4; m++) {
            double[][] x = new double[3][subjects.size() - 1];
            double[] y = new double[subjects.size() - 1];
            for (int i = 0; i < y.length; i++) {
                String[] row = subjects.get(i + 1);
                y[i] = Double.parseDouble(row[heads.indexOf("case")]);
                for (int j = 0; j < 3; j++) {
                    String cell =
                            row[heads.indexOf(List.of("lwt", "smoke", "ui").get(j))];
                    x[j][i] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
            }
            for (String[] cell : imputed.subList(1, imputed.size())) {
                if (Integer.parseInt(cell[0]) == m) {
                    int j = List.of("lwt", "smoke", "ui").indexOf(cell[2]);
                    int i = Integer.parseInt(cell[1]) - 1;
                    assertThat(x[j][i]).isNaN();
                    x[j][i] = Double.parseDouble(cell[3]);
                }
            }
            fits.add(Logistic.withDefaults().fit(DesignMatrix.ofColumns(List.of("lwt", "smoke", "ui"), x), y));
        }
        List<PooledRegression.OfTerm> terms = PooledRegression.of(fits).terms();
        assertThat(found.at("/unconditional/pooled/terms").size()).isEqualTo(4);
        for (int j = 0; j < 4; j++) {
            PooledEstimate own = terms.get(j).pooled();
            JsonNode told = found.at("/unconditional/pooled/terms/" + j);
            assertThat(told.get("b").asDouble()).isCloseTo(own.estimate(), within(1e-9));
            assertThat(told.get("se").asDouble()).isCloseTo(own.se(), within(1e-9));
            assertThat(told.get("df").asDouble()).isCloseTo(own.df(), within(1e-6));
            assertThat(told.get("monteCarloError").asDouble()).isCloseTo(Math.sqrt(own.between() / 4), within(1e-9));
        }
        assertThat(found.at("/unconditional/pooled/auc/auc").asDouble()).isBetween(0.5, 0.8);
    }

    private List<String[]> cells(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .map(line -> line.replace("\uFEFF", "").split(",", -1))
                .toList();
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        String matched = "matching: {exact: [race], caliper: {age: 3}}\n";
        for (String of : List.of("cohort", "sets")) {
            String design = matched + "impute: {of: " + of + ", m: 3, iterations: 4, delta: {lwt: [-20, 20]}}";
            JsonNode one = run(rows(), design);
            assertThat(one.at("/conditional/pooled/terms").size()).isEqualTo(3);
            assertThat(one.at("/shifted").size()).isEqualTo(2);
            assertThat(one.at("/predictors").toString()).contains("race", "age");
            List<String> shuffled = rows();
            String head = shuffled.remove(0);
            Collections.shuffle(shuffled, new Random(3));
            shuffled.add(0, head);
            assertThat(run(shuffled, design)).hasToString(one.toString());
        }
    }

    /** A model of one variable is its table: where that holds a small count, pooled model and AUC go with it. */
    @Test
    void whereModelsAreHiddenSoAreThosePooled() throws IOException {
        String design = "design: unmatched\nimpute: {m: 2, iterations: 2, delta: {smoke: [1]}}\n";
        Files.write(folder.resolve("data.csv"), rows());
        String plan = plan(design).replace("[lwt, smoke, ui]", "[smoke]");
        JsonNode shown = Cli.runPlan(folder, plan, "--force").at("/imputation");
        assertThat(shown.at("/unconditional/pooled/terms/1/b").isNumber()).isTrue();
        assertThat(shown.at("/shifted/0/terms/1/b").isNumber()).isTrue();
        JsonNode out = Cli.runPlan(folder, plan + "report: {min-cell: 40, formats: [html]}", "--force");
        assertThat(out.at("/models/unconditional").isNull()).isTrue();
        assertThat(out.at("/imputation/m").asInt()).isEqualTo(2);
        assertThat(out.at("/imputation/unconditional").isNull()).isTrue();
        assertThat(out.at("/imputation/shifted").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .doesNotContain("pooled on the scale of its log odds", "No P changes", "is no longer below");
        assertThat(Files.readString(folder.resolve("out/tables/imputation-shift.csv")))
                .doesNotContain("0.");
    }

    /** A re-analysis that imputes says what the study says, which imputes the same subjects. */
    @Test
    void aReanalysisImputesAsTheStudyDoes() throws IOException {
        Files.write(folder.resolve("data.csv"), rows());
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, plan("""
                matching: {exact: [race], caliper: {age: 3}}
                impute: {of: sets, m: 3, iterations: 3}
                multiverse: {missing: [complete, imputed]}
                """));
        StudyPlan plan = StudyPlanReader.read(file);
        StudyResult result = Study.run(plan, 1, step -> {});
        Reanalysis again = Reanalysis.of(ModelRoute.of(plan, MissingHandling.IMPUTED), result.matched());
        assertThat(again.terms()).hasSize(6);
        for (Reanalysis.Estimate estimate : again.terms()) {
            PooledEstimate own =
                    result.imputed().orElseThrow().pooled().get(estimate.model()).regression().terms().stream()
                            .filter(t -> t.term().equals(estimate.term()))
                            .findFirst()
                            .orElseThrow()
                            .pooled();
            assertThat(estimate.b()).isEqualTo(own.estimate());
            assertThat(estimate.se()).isEqualTo(own.se());
        }
        assertThat(again.auc()).isBetween(0.5, 0.8);
        Reanalysis complete = Reanalysis.of(ModelRoute.of(plan), result.matched());
        assertThat(complete.terms().get(0).b())
                .isNotEqualTo(again.terms().get(0).b());
    }

    /** Percent incomplete is above 20: a fifth lacks lwt, a seventh smoke. */
    @Test
    void asManyImputationsAsPercentIncomplete() throws IOException {
        List<String> rows = rows();
        JsonNode found = run(rows, "design: unmatched\nimpute: cohort");
        long incomplete = IntStream.range(1, rows.size())
                .filter(i -> i % 5 == 3 || i % 7 == 4)
                .count();
        assertThat(found.get("incomplete").asLong()).isEqualTo(incomplete);
        assertThat(found.get("m").asInt()).isEqualTo((int) Math.ceil(100.0 * incomplete / (rows.size() - 1)));
        assertThat(found.get("iterations").asInt()).isEqualTo(20);
        JsonNode lwt = found.at("/variables/1");
        assertThat(lwt.get("variable").asString()).isEqualTo("lwt");
        assertThat(lwt.get("method").asString()).isEqualTo("number");
    }

    @Test
    void whatCannotBeImputedIsSaid() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("examples/birthwt/cohort.csv"));
        Files.write(folder.resolve("data.csv"), rows);
        JsonNode whole = Cli.runPlan(folder, plan("design: unmatched\nimpute: cohort"), "--force");
        assertThat(whole.at("/imputation").isMissingNode()).isTrue();
        assertThat(whole.get("notes").toString()).contains("nobody analysed lacks a value of the model");
        assertThat(check("design: unmatched\nimpute: sets")).contains("write impute: cohort");
        assertThat(check("design: unmatched\nimpute: coho")).contains("did you mean cohort?");
        assertThat(check("design: unmatched\nimpute: {variables: [wieght]}")).contains("no such variable");
        assertThat(check("design: unmatched\nimpute: {delta: {race: [1]}}")).contains("neither a number nor yes or no");
        assertThat(check("design: sets\nmatching: {sets: race}\nimpute: cohort"))
                .contains("write impute: sets");
    }

    private String check(String design) throws IOException {
        Path file = folder.resolve("study.yaml");
        Files.writeString(file, plan(design));
        return Cli.run("check", file.toString()).err();
    }
}
