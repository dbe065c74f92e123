package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Screening by the LASSO as a user asks for it; its numbers against R are in {@code LassoReferenceTest}. */
class LassoTest {
    private static final Path BIRTHS = Path.of("src/test/resources/reference/cases/lasso_birthwt/data.csv");
    private static final Path PLAN = Path.of("src/test/resources/models/lasso.yaml");
    private static final String CANDIDATES = "age,lwt,race,smoke,ptl,ht,ui,ftv";

    @TempDir
    Path folder;

    private static Cli lasso(Path file, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "logistic",
                file.toString(),
                "--outcome",
                "low=1",
                "--predictors",
                CANDIDATES,
                "--categorical",
                "race",
                "--format",
                "json",
                "--lasso"));
        all.addAll(List.of(more));
        return Cli.run(all.toArray(String[]::new));
    }

    private static List<String> texts(JsonNode array) {
        List<String> out = new ArrayList<>();
        array.forEach(n -> out.add(n.asString()));
        return out;
    }

    /** Of {@code cv.glmnet(foldid = fold, lambda = , thresh = 1e-14)}: the case's lasso.cv.* results. */
    @ParameterizedTest
    @CsvSource({
        "deviance, 0.010692822120096845, 0.09086262336112252",
        "auc, 0.0018256418155680517, 0.027110201543631758"
    })
    void penaltiesAreThoseOfGlmnet(String measure, double min, double oneSe) {
        JsonNode out =
                lasso(BIRTHS, "--fold-column", "fold", "--measure", measure).json();
        assertThat(out.at("/lasso/lambdaMin").asDouble()).isEqualTo(min, within(1e-12));
        assertThat(out.at("/lasso/lambda1se").asDouble()).isEqualTo(oneSe, within(1e-12));
        assertThat(out.at("/lasso/lambda").size())
                .isEqualTo(out.at("/lasso/path").size());
    }

    @Test
    void whatIsLeftInIsRefittedWhole() {
        JsonNode out = lasso(BIRTHS, "--fold-column", "fold", "--lambda", "min").json();
        assertThat(texts(out.at("/lasso/selected")))
                .containsExactly("age", "lwt", "race=2", "race=3", "smoke", "ptl", "ht", "ui");
        Cli plain = Cli.run(
                "logistic",
                BIRTHS.toString(),
                "--outcome",
                "low=1",
                "--predictors",
                "age,lwt,race,smoke,ptl,ht,ui",
                "--categorical",
                "race",
                "--format",
                "json");
        assertThat(out.at("/terms")).isEqualTo(plain.json().at("/terms"));
        assertThat(texts(out.at("/notes"))).anyMatch(n -> n.contains("ignore the choice"));
    }

    @Test
    void nothingLeftInIsAModelOfItsConstant() {
        JsonNode out = lasso(BIRTHS, "--fold-column", "fold").json();
        assertThat(out.at("/lasso/selected").size()).isZero();
        assertThat(out.at("/terms").size()).isEqualTo(1);
    }

    @Test
    void theOrderOfRowsAndThreadsIsNoMatter() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(BIRTHS));
        List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
        Collections.reverse(rows);
        rows.add(0, lines.get(0));
        Path reversed = Files.write(folder.resolve("reversed.csv"), rows);
        JsonNode first = lasso(BIRTHS, "--seed", "3").json().at("/lasso");
        JsonNode second =
                lasso(reversed, "--seed", "3", "--threads", "1").json().at("/lasso");
        assertThat(second).isEqualTo(first);
    }

    @Test
    void setsStayWhole() throws IOException {
        Path pairs = Path.of("src/test/resources/reference/cases/lasso_pairs122/data.csv");
        JsonNode out = Cli.run(
                        "logistic",
                        pairs.toString(),
                        "--outcome",
                        "case",
                        "--predictors",
                        "m1,m2,m3,m7,steroid",
                        "--strata",
                        "pair",
                        "--lasso",
                        "--lambda",
                        "min",
                        "--folds",
                        "5",
                        "--format",
                        "json")
                .json();
        assertThat(out.at("/model").asString()).isEqualTo("conditional");
        assertThat(out.at("/lasso/folds").asInt()).isEqualTo(5);
        String text = Files.readString(pairs);
        Path broken =
                Files.writeString(folder.resolve("broken.csv"), text.replaceFirst("(?m)^(.*),(\\d+)(\\r?)$", "$1,9$3"));
        Cli said = Cli.run(
                "logistic",
                broken.toString(),
                "--outcome",
                "case",
                "--predictors",
                "m1,m2",
                "--strata",
                "pair",
                "--lasso",
                "--fold-column",
                "fold");
        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains("A matched set must lie in one fold");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --folds 500              | 500 folds were asked, there are 59
            --folds 2                | --folds must be 3 or more
            --lambda best            | --lambda must be one of [min, 1se]
            --measure brier          | --measure must be one of [deviance, auc]
            --fold-column smoke      | 3 folds or more: the column of folds has 2
            --folds 5 --fold-column fold | give one of the two
            --selection backward-lr  | goes with no other
            --firth                  | Firth's penalty takes all predictors
            --fold-column age --measure auc | a fold holds no cases or no controls
            """)
    void whatCannotBeIsSaid(String options, String message) {
        Cli said = lasso(BIRTHS, options.split(" "));
        assertThat(said.status()).isNotZero();
        assertThat(said.err().toLowerCase(java.util.Locale.ROOT)).contains(message.toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void optionsOfTheLassoNeedIt() {
        Cli said = Cli.run("logistic", BIRTHS.toString(), "--outcome", "low=1", "--predictors", "age", "--folds", "5");
        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains("add --lasso");
    }

    @Test
    void aStudyScreensAndSaysSo() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(PLAN));
        assertThat(texts(out.at("/models/offered"))).hasSize(8);
        assertThat(texts(out.at("/models/entered"))).containsExactly("age", "lwt", "race", "smoke", "ptl", "ht", "ui");
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report)
                .contains("All variables of the table were offered to the multivariable model.")
                .contains("10-fold cross-validation")
                .contains("将表中全部变量作为多因素模型的候选变量。")
                .contains("id=\"lasso-");
        assertThat(folder.resolve("out/figures/lasso-wide.svg")).exists();
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("LASSO, coefficients that meet");
    }

    @Test
    void aStudyWhoseLassoLeavesNothingSaysWhatToDo() throws IOException {
        JsonNode none = Cli.runPlan(
                folder,
                Files.readString(PLAN)
                        .replace("variables: [age, lwt, race, smoke, ptl, ht, ui, ftv]", "variables: [age, ftv]")
                        .replace("lambda: min", "lambda: 1se"));
        assertThat(none.at("/models/entered").size()).isZero();
        assertThat(texts(none.at("/models/notes"))).anyMatch(n -> n.contains("takes the penalty with the best value"));
    }

    @Test
    void smallCountsHideThePath() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(PLAN), "--min-cell", "11");
        assertThat(out.at("/models/lasso/lambda").isNull()).isTrue();
        assertThat(folder.resolve("out/figures/lasso-wide.svg")).doesNotExist();
    }

    @Test
    void aMultiverseMayTryItBesideAllThatEnter() throws IOException {
        Path file = Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(PLAN)
                                .replace(
                                        "../../../../examples/birthwt/cohort.csv",
                                        Path.of("examples/birthwt/cohort.csv")
                                                .toAbsolutePath()
                                                .toString())
                        + "multiverse: {multivariable.selection: [enter, lasso]}\n");
        Cli said = Cli.run("multiverse", file.toString(), "--grid", "--quiet", "--format", "json");
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.json().at("/specifications").asInt()).isEqualTo(2);
        assertThat(said.json().at("/failed").asInt()).isZero();
    }

    @Test
    void optionsInAPlanNeedTheSelection() throws IOException {
        Path file = Files.writeString(
                folder.resolve("study.yaml"), Files.readString(PLAN).replace("selection: lasso, ", ""));
        Cli said = Cli.run("check", file.toString());
        assertThat(said.status()).isNotZero();
        assertThat(said.err() + said.out()).contains("lasso holds the options of `selection: lasso`");
    }
}
