package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Matching on a score, of cases and of the exposed of a cohort. */
class ScoreMatchingTest {
    private static final Path COHORT = Path.of("src/test/resources/designs/matched-cohort.yaml");

    @TempDir
    Path folder;

    private JsonNode run(Path plan, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                plan.toString(),
                "-o",
                folder.resolve("o").toString(),
                "--force",
                "--quiet",
                "--format",
                "json"));
        arguments.addAll(List.of(more));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.json();
    }

    /** A plan of the same cohort with some of its lines changed. */
    private Path changed(String from, String to) throws IOException {
        String plan = Files.readString(COHORT);
        assertThat(plan).contains(from);
        Files.copy(COHORT.resolveSibling("matched-cohort.csv"), folder.resolve("matched-cohort.csv"));
        return Files.writeString(folder.resolve("study.yaml"), plan.replace(from, to));
    }

    /** Cases and controls alike in the one variable of the score: only chance would choose among them. */
    @Test
    void aScoreThatIsTheSameForEverybodyIsRefused() throws IOException {
        Path file =
                Files.writeString(folder.resolve("alike.csv"), "id,y,age\na,1,60\nb,0,60\nc,1,60\nd,0,60\ne,0,60\n");
        Cli run =
                Cli.run("match", file.toString(), "--id", "id", "--case", "y", "--score", "age", "--distance", "score");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("Everybody has the same score of age").doesNotContain("\tat ");
    }

    /** A case without a partner, its scores and ages apart: the reason names the score in words, not by its column. */
    @ParameterizedTest
    @CsvSource({"en, Stratification score (logit), within score", "zh, 分层评分（logit）相差在, score"})
    void aReasonNamesTheScoreInWords(String language, String words, String column) throws IOException {
        Path file = Files.writeString(
                folder.resolve("apart.csv"),
                "id,y,age\na,1,60\nb,0,61\nc,1,90\nd,0,59\ne,0,40\nf,1,50\ng,0,70\nh,0,52\n");
        Cli run = Cli.run(
                "match",
                file.toString(),
                "--id",
                "id",
                "--case",
                "y",
                "--score",
                "age",
                "--caliper",
                "score=0.2sd",
                "--lang",
                language);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains(words).doesNotContain(column);
    }

    /** R 4.2.2, survival 3.5-3: src/test/r/matched_cohort.R. */
    @Test
    void theExposedOfACohortGetTheUnexposedNearestInTheirScore() {
        JsonNode study = run(COHORT);
        assertThat(study.at("/design").asString()).isEqualTo("cohort");
        assertThat(study.at("/matching/pairs").asInt()).isEqualTo(63);
        assertThat(study.at("/matching/score/of").asString()).isEqualTo("exposure");
        assertThat(study.at("/matching/score/sd").asDouble()).isCloseTo(0.753834476450029, within(1e-9));
        assertThat(study.at("/matching/score/width").asDouble()).isCloseTo(0.2 * 0.753834476450029, within(1e-9));
        assertThat(study.at("/models/unconditional/events").asInt()).isEqualTo(41);
        assertThat(Terms.term(study.at("/models/unconditional"), "smoke")
                        .at("/b")
                        .asDouble())
                .isCloseTo(1.122162807343969, within(1e-9));
        assertThat(Terms.term(study.at("/models/conditional"), "smoke").at("/b").asDouble())
                .isCloseTo(1.44597281099088, within(1e-9));
        assertThat(Terms.term(study.at("/models/conditional"), "ui").at("/b").asDouble())
                .isCloseTo(2.28341500562541, within(1e-9));
        // exp(1.1239300966522285): glm(low ~ smoke, binomial) of the same 126 women, (28/13) / (35/50).
        assertThat(study.at("/univariate/exposure/variable").asString()).isEqualTo("smoke");
        assertThat(study.at("/univariate/exposure/crude/unconditional/1/or").asDouble())
                .isCloseTo(28.0 / 35 / (13.0 / 50), within(1e-9));
        JsonNode row = study.at("/univariate/rows/0/paired");
        assertThat(row.at("/discordant/caseOnly").asInt()).isEqualTo(16);
        assertThat(row.at("/p").asDouble()).isCloseTo(0.000274658203125, within(1e-12));
        assertThat(study.at("/univariate/group/n/1").asInt()).isEqualTo(63);
        // The share of the exposed was chosen, so that nobody's absolute risk is known.
        assertThat(study.at("/validation/risk").isMissingNode()).isTrue();
        assertThat(study.at("/validation/sourceCohort").isNull()).isTrue();
    }

    /** Whatever a reader sees, with the origin of each number: nothing of cases and controls. */
    @Test
    void aMatchedCohortHasNeitherCasesNorControls() throws IOException {
        run(COHORT);
        String page = Files.readString(folder.resolve("o/report.html"))
                .replaceAll("(?s)<style.*?</style>|<script.*?</script>", "");
        Stream<String> origins =
                Pattern.compile("title=\"([^\"]*)\"").matcher(page).results().map(r -> r.group(1));
        Stream<String> text = page.replaceAll("<[^>]+>", "\n").lines();
        Pattern words = Pattern.compile(
                "case-control|\\bcases?\\b|\\bcontrols?\\b|病例|对照|源队列|source cohort", Pattern.CASE_INSENSITIVE);
        assertThat(Stream.concat(origins, text)
                        .map(l -> l.replaceFirst("results\\.json.*", ""))
                        .filter(l -> words.matcher(l).find())
                        .filter(l -> !l.matches(".*analysis of (matched )?case-control studies.*"))
                        .filter(l -> !l.contains("对照研究目的"))
                        .toList())
                .isEmpty();
        assertThat(page)
                .contains("Each exposed subject was matched with one unexposed")
                .contains("每例暴露者匹配1例非暴露者")
                .contains("Propensity score (logit)")
                .contains("<h1>Matched cohort study</h1>");
        assertThat(Files.readString(folder.resolve("o/pairs.csv")))
                .contains("set,case,control,distance,score_difference\n");
        assertThat(Files.readAllLines(folder.resolve("o/matched.csv")).get(0)).endsWith(",any,score");
    }

    /** A yes-no variable needs no levels in the plan; its coefficient is that of the same variable told by levels. */
    @Test
    void aBinaryPredictorOfTheScoreNeedsNoLevels() throws IOException {
        JsonNode plain = ofScore("predictors: [age, lwt, ui]");
        assertThat(plain.at("/matching/score/model/terms/3/term").asString()).isEqualTo("ui");
        assertThat(plain.at("/matching/score/model/terms/3/b").isNumber()).isTrue();
    }

    private JsonNode ofScore(String predictors) throws IOException {
        Cli run = Cli.run(
                "run",
                changed("predictors: [age, lwt, race]", predictors).toString(),
                "-o",
                folder.resolve("binary").toString(),
                "--quiet",
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        return run.json();
    }

    /** What cannot be analysed is told in the words of the design, as the report would tell it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            predictors: [age, lwt, race]   | predictors: [age, smoke] | tell the exposed from the unexposed
            case: {variable: low, equals: 1} | case: {variable: age, min: 200} | No subject has the outcome
            case: {variable: low, equals: 1} | case: {variable: age, min: 1} | No subject is known not to have had
            """)
    void whatStopsAMatchedCohortIsToldOfExposedAndOutcome(String from, String to, String told) throws IOException {
        String plan = changed(from, to).toString();
        Cli run = Cli.run("run", plan, "-o", folder.resolve("o").toString(), "--quiet");
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains(told).doesNotContain("cases", "controls");
    }

    /** The variables are read once for each outcome, and what the schema has told of them is told once. */
    @Test
    void aMistakeBesideSeveralOutcomesIsAProblemOfThePlan() throws IOException {
        Path plan = changed("case: {variable: low, equals: 1}", "outcomes: {low: {variable: low, equals: 1}}");
        Files.writeString(plan, Files.readString(plan).replace("lwt: {type: numeric", "lwt: {type: real"));
        Cli run = Cli.run("check", plan.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("variables.lwt.type", "Problems found: 1.");
    }

    @Test
    void theOrderOfTheRowsDoesNotMatter() throws IOException {
        JsonNode first = run(COHORT);
        Path plan = changed("roc: {bootstrap: 50}", "roc: {bootstrap: 50}");
        List<String> lines = new ArrayList<>(Files.readAllLines(folder.resolve("matched-cohort.csv")));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(5));
        Files.write(folder.resolve("matched-cohort.csv"), lines);
        JsonNode second = run(plan);
        assertThat(second.at("/matching").toString())
                .isEqualTo(first.at("/matching").toString());
        assertThat(second.at("/models").toString())
                .isEqualTo(first.at("/models").toString());
    }

    /** The score of being a case, whose model has an area of its own: R's glm of the same formula. */
    @Test
    void aScoreOfBeingACaseMatchesCasesWithControls() throws IOException {
        Files.copy(Path.of("examples/birthwt/cohort.csv"), folder.resolve("cohort.csv"));
        String plan = Files.readString(Path.of("examples/birthwt/study.yaml"))
                .replace(
                        "  exact: [race]\n  caliper: {age: 2}",
                        "  score: {predictors: [age, {variable: lwt, log: 2}, race], of: case, scale: probability}\n"
                                + "  exact: [smoke]\n  caliper: {score: 0.05}")
                .replace("[lwt, smoke, any_ptl, ht, ui]", "[any_ptl, ht, ui]");
        JsonNode study = run(Files.writeString(folder.resolve("study.yaml"), plan));
        JsonNode score = study.at("/matching/score");
        assertThat(score.at("/scale").asString()).isEqualTo("probability");
        assertThat(score.at("/predictors").toString()).isEqualTo("[\"age\",\"lwt\",\"race\"]");
        assertThat(score.at("/width").asDouble()).isEqualTo(0.05);
        assertThat(Terms.term(score.at("/model"), "lwt").at("/scale").asString())
                .isEqualTo("log 2");
        assertThat(study.at("/matching/balance/0/variable").asString()).isEqualTo("score");
        // Risks are of the model refitted with what the score was made of, and not with the score.
        assertThat(study.at("/validation/sourceCohort/refitted/covariates").toString())
                .isEqualTo("[\"smoke\",\"age\",\"lwt\",\"race\"]");
        assertThat(Files.readString(folder.resolve("o/report.html")))
                .contains("The stratification score was the fitted probability of being a case")
                .contains("分层评分为成为病例的拟合概率");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score: {predictors: [age, lwt, race]} | score: {predictors: [age, lwt, race], of: case} | of: case goes with design: matched",
                "score: {predictors: [age, lwt, race]} | score: {predictors: [age, lwtt]} | lwt",
                "score: {predictors: [age, lwt, race]} | score: {predictors: [{variable: age, per: 10}]} | a step changes nothing",
                "score: {predictors: [age, lwt, race]} | exact: [race] | there is no score",
                "method: nearest | method: optimal | goes with method: nearest",
                "'exposure: {variable: smoke, equals: 1}\n' | '' | name them with exposure",
                "'  ptl: {type: integer}\n' | '  ptl: {type: integer}\n  score: {type: numeric}\n' | a variable is called score",
            })
    void whatCannotBeAScoreIsAProblem(String from, String to, String said) throws IOException {
        Cli run = Cli.run(
                "check",
                changed(from.replace("\\n", "\n"), to.replace("\\n", "\n")).toString());
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains(said).contains("study.yaml:");
    }

    /** Everybody who smokes has a level of the score's predictor that nobody else has. */
    @Test
    void aScoreWithoutAFiniteValueIsRefused() throws IOException {
        Path plan = changed("predictors: [age, lwt, race]}\n", "predictors: [age, told]}\n");
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace("  ptl: {type: integer}\n", "  ptl: {type: integer}\n  told: {type: integer}\n"));
        List<String> lines = Files.readAllLines(folder.resolve("matched-cohort.csv"));
        List<String> header = List.of(lines.get(0).split(",", -1));
        List<String> out = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            out.add(lines.get(i) + (i == 0 ? ",told" : "," + lines.get(i).split(",", -1)[header.indexOf("smoke")]));
        }
        Files.write(folder.resolve("matched-cohort.csv"), out);
        Cli run = Cli.run("run", plan.toString(), "-o", folder.resolve("o").toString(), "--quiet");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).contains("age, told").contains("no finite value");
        assertThat(folder.resolve("o")).doesNotExist();
    }

    @Test
    void theCommandMatchesAsThePlanDoes() throws IOException {
        JsonNode study = run(COHORT);
        Cli match = Cli.run(
                "match",
                COHORT.resolveSibling("matched-cohort.csv").toString(),
                "--id",
                "id",
                "--case",
                "smoke",
                "--score",
                "age,lwt,race",
                "--levels",
                "race=white|black|other",
                "--caliper",
                "score=0.2sd",
                "--method",
                "nearest",
                "--order",
                "largest",
                "--format",
                "json");
        assertThat(match.status()).as(match.err()).isZero();
        assertThat(match.json().at("/sets").toString())
                .isEqualTo(study.at("/matching/sets").toString());
        Cli text = Cli.run(
                "match",
                COHORT.resolveSibling("matched-cohort.csv").toString(),
                "--id",
                "id",
                "--case",
                "smoke",
                "--score",
                "age,lwt",
                "--order",
                "largest");
        assertThat(text.status()).isEqualTo(ExitCode.USAGE);
        assertThat(text.err()).contains("--order goes with --method nearest");
    }

    /** With small counts hidden the model of the score is not told, and no total from which a few could be counted. */
    @Test
    void smallCountsHideTheModelOfTheScore() throws IOException {
        JsonNode study = run(COHORT, "--min-cell", "12");
        assertThat(study.at("/matching/score/model/terms/1/b").isNumber()).isFalse();
        assertThat(study.at("/matching/score/auc").isNumber()).isFalse();
        // Nine exposed women stay without a partner.
        JsonNode step =
                study.at("/selection/flow/" + (study.at("/selection/flow").size() - 1));
        assertThat(step.at("/unmatchedCases").isNumber()).isFalse();
        assertThat(study.at("/selection/cases").isNumber()).isFalse();
        assertThat(Files.readString(folder.resolve("o/report.html"))).doesNotContain("logistic model of being exposed");
    }

    @Test
    void theMultiverseMatchesTheExposedAnew() throws IOException {
        Path plan = changed("roc: {bootstrap: 50}", "multiverse: {matching.score.scale: [logit, probability]}");
        Cli run = Cli.run("multiverse", plan.toString(), "--grid", "--draws", "20", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().toString()).contains("probability");
    }
}
