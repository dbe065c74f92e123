package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan with several outcomes. Numbers of R: src/test/r/outcomes.R (R 4.2.2, pROC 1.18.0). */
class OutcomesTest {
    private static final String PLAN = "src/test/resources/outcomes/study.yaml";

    /** Of sixty subjects; late is missing in three of them, early in one. */
    private static final String TWO = """
            early: {variable: pain, above: 3}
            late:  {variable: late, equals: 1}
            """;

    @TempDir
    Path folder;

    private Path plan(String text) throws IOException {
        StringBuilder csv = new StringBuilder("id,pain,late,age,sex,smoke,arm\n");
        for (int i = 0; i < 60; i++) {
            csv.append('P').append(i);
            csv.append(',').append(i == 7 ? "" : Integer.toString((i * 7) % 11 < 5 ? 5 : 2));
            csv.append(',').append(i == 3 || i == 11 || i == 30 ? "" : Integer.toString((i * 5) % 13 < 5 ? 1 : 0));
            csv.append(',').append(40 + (i * 17) % 30);
            csv.append(',').append(i % 2 == 0 ? 'f' : 'm');
            csv.append(',').append((i * i) % 7 < 3 ? 1 : 0);
            csv.append(',').append("abc".charAt(i % 3)).append('\n');
        }
        Files.writeString(folder.resolve("c.csv"), csv.toString());
        return Files.writeString(folder.resolve("s.yaml"), """
                cohort: {file: c.csv, id: id}
                variables:
                  pain: {type: integer}
                  late: {type: binary}
                  age: {type: integer}
                  sex: {type: categorical, levels: [f, m]}
                  smoke: {type: binary}
                  arm: {type: categorical, levels: [a, b, c]}
                roc: {bootstrap: 5}
                report: {languages: [en], formats: [html]}
                """ + text);
    }

    private static String outcomes(String rules) {
        return "outcomes:\n" + rules.indent(2);
    }

    private Cli run(Path plan, String... more) {
        List<String> words = new ArrayList<>(
                List.of("run", plan.toString(), "-o", folder.resolve("o").toString(), "--force", "--format", "json"));
        words.addAll(List.of(more));
        return Cli.run(words.toArray(String[]::new));
    }

    private static JsonNode read(Path file) throws IOException {
        return new ObjectMapper().readTree(Files.readString(file));
    }

    private static void term(JsonNode outcome, int at, double b, double se, double or) {
        JsonNode term = outcome.at("/models/unconditional/terms").get(at);
        assertThat(term.get("b").asDouble()).isCloseTo(b, within(1e-9));
        assertThat(term.get("se").asDouble()).isCloseTo(se, within(1e-9));
        assertThat(term.get("or").asDouble()).isCloseTo(or, within(1e-9));
    }

    @Test
    void eachOutcomeHasTheModelOfR() {
        JsonNode results = run(Path.of(PLAN)).json();
        JsonNode low = results.get("outcomes").get(0);
        JsonNode light = results.get("outcomes").get(1);
        assertThat(results.get("outcomes")).hasSize(2);
        assertThat(low.get("name").asString()).isEqualTo("low");
        assertThat(light.get("label").asString()).isEqualTo("Birth weight below 3000 g");
        assertThat(light.at("/selection/cases").asInt()).isEqualTo(97);
        term(low, 2, 0.65299756853488, 0.335676525368338, 1.9212914085023);
        term(light, 2, 0.69013141024112, 0.321462979627846, 1.993977545097);
        term(light, 1, -0.01756414413592, 0.005762282893116, 0.982589206308);
        term(light, 4, 1.14743571394411, 0.490241593023546, 3.150104774228);
        assertThat(light.at("/roc/markers/0/auc").asDouble()).isCloseTo(0.7201367099955, within(1e-10));
        assertThat(results.at("/roc/markers/0/auc").asDouble()).isCloseTo(0.7152542372881, within(1e-10));
    }

    /** Every field of an outcome, to the last digit, is that of a plan that has its rule under {@code case:}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            matched   | matching: {exact: [sex], caliper: {age: 20}}
            unmatched | case-control: true
            cohort    | predictors-after-outcome: [late]
            cohort    | validation: {split: {share: 0.7, seed: 3}}
            groups    | group: arm
            """)
    void eachOutcomeIsTheStudyOfItAlone(String design, String more) throws IOException {
        String rest = "design: " + design + "\n" + more + "\n";
        JsonNode several = run(plan(rest + outcomes(TWO))).json();
        assertThat(several.get("outcomes")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            String rule = TWO.lines().toList().get(i);
            Cli alone = run(plan(rest + "case:" + rule.substring(rule.indexOf(':') + 1) + "\n"));
            assertThat(alone.status()).as(alone.err()).isZero();
            ObjectNode one = (ObjectNode) several.get("outcomes").get(i).deepCopy();
            one.remove(List.of("name", "label", "notes"));
            ObjectNode expected = (ObjectNode) alone.json();
            expected.remove("notes");
            assertThat((JsonNode) one).isEqualTo(expected);
            if (i == 0) {
                ObjectNode top = (ObjectNode) several.deepCopy();
                top.remove(List.of("outcomes", "notes"));
                assertThat((JsonNode) top).isEqualTo(expected);
            }
        }
    }

    @Test
    void whoLacksOneOutcomeIsLostForThatOneOnly() throws IOException {
        Path plan = plan("design: cohort\n" + outcomes(TWO));
        JsonNode all = run(plan).json().get("outcomes");
        assertThat(all.get(0).at("/selection/undetermined").asInt()).isEqualTo(1);
        assertThat(all.get(1).at("/selection/undetermined").asInt()).isEqualTo(3);
        for (JsonNode one : all) {
            assertThat(one.at("/selection/cases").asInt()
                            + one.at("/selection/controls").asInt()
                            + one.at("/selection/undetermined").asInt())
                    .isEqualTo(60);
        }
        Cli check = Cli.run("check", plan.toString());
        assertThat(check.out()).contains("Outcome late: 21 cases and 36 controls", "open in 3");
    }

    @Test
    void theFilesOfAFurtherOutcomeAreInAFolderOfItsName() throws IOException {
        JsonNode several = run(Path.of(PLAN)).json();
        Path light = folder.resolve("o/outcomes/light");
        ObjectNode inList = (ObjectNode) several.get("outcomes").get(1).deepCopy();
        inList.remove(List.of("name", "label"));
        ObjectNode own = (ObjectNode) read(light.resolve("results.json"));
        own.remove("outcomes");
        assertThat((JsonNode) own).isEqualTo(inList);
        assertThat(light.resolve("report.html")).exists();
        assertThat(light.resolve("manifest.json")).doesNotExist();
        assertThat(Files.readString(light.resolve("report.html")))
                .contains("This report is of the outcome Birth weight below 3000 g, one of 2");
        assertThat(Files.readString(folder.resolve("o/verify.R")))
                .contains("source(file.path(here, \"outcomes/light\", \"verify.R\"), local = new.env()");
        assertThat(folder.resolve("o/tables/outcome-2-table1.csv")).exists();
        assertThat(Cli.run("verify", folder.resolve("o").toString(), "--study", PLAN)
                        .status())
                .isZero();
    }

    @Test
    void theReportAndItsDraftNameEachOutcome() throws IOException {
        run(Path.of(PLAN));
        String page = Files.readString(folder.resolve("o/report.html"));
        assertThat(page)
                .contains(
                        "Primary outcome: Low birth weight.",
                        "Further outcome: Birth weight below 3000 g</h2>",
                        "The primary outcome was low birth weight. Analysed besides",
                        "birth weight below 3000 g (bwt &lt; 3000 g). P values were not adjusted",
                        "For the further outcome birth weight below 3000 g, 97 subjects with it and 92 without",
                        "主要结局：低出生体重。",
                        "其他结局：出生体重低于3000 g</h2>",
                        "P值未因结局数目作多重比较校正。",
                        "OR=1.994，95%CI：1.062~3.744");
    }

    /** An outcome that defines another is allowed as a predictor, since a plan of one alone has it, and is named. */
    @Test
    void anOutcomeInTheModelOfAnotherIsSaid() throws IOException {
        Path plan = plan("design: cohort\nmultivariable: {predictors: [age, flag]}\n"
                + "derive:\n  flag: {from: late, equals: 1}\n"
                + outcomes("early: {variable: pain, above: 3}\nlate: {variable: late, equals: 1}\n"));
        JsonNode first = run(plan).json();
        assertThat(first.get("notes").toString()).contains("flag is in the model and defines late, another outcome");
        assertThat(Files.readString(folder.resolve("o/report.html"))).contains("predictors-after-outcome");
        JsonNode clean = run(plan("design: cohort\nmultivariable: {predictors: [age]}\n" + outcomes(TWO)))
                .json();
        assertThat(clean.get("notes").toString()).doesNotContain("is in the model and defines");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case: {variable: late, equals: 1}§outcomes: {a: {variable: late, equals: 1}} | s.yaml:13: outcomes: case: names one outcome
            outcomes: {} | s.yaml:12: outcomes: names no outcome
            outcomes: | s.yaml:12: outcomes: names no outcome
            outcomes:§  a: | s.yaml:13: outcomes.a: expected a mapping
            outcomes:§  a: {variable: late, equals: 1}§  A: {variable: pain, above: 3} | s.yaml:14: outcomes.A: the same name as a
            outcomes:§  a/b: {variable: late, equals: 1} | s.yaml:13: outcomes.a/b: is the name of a folder
            outcomes:§  a: {variable: lat, equals: 1} | s.yaml:13: outcomes.a.variable: "lat": no such variable
            outcomes:§  a: {variable: pain, above: 30}§  b: {variable: late, equals: 1} | s.yaml:13: outcomes.a: of the eligible subjects 0 have this outcome
            outcomes:§  a: {variable: pain, above: 3}§  b: {variable: pain, above: 30} | s.yaml:14: outcomes.b: of the eligible subjects 0 have this outcome
            outcomes:§  a: {variable: pain, above: 3}§multivariable: {predictors: [age, pain]} | s.yaml:14: multivariable.predictors[1]: "pain": pain defines the outcome a
            outcomes:§  a: {variable: pain, above: 3}§univariate: {variables: [age, pain]} | s.yaml:14: univariate.variables[1]: "pain": pain defines the outcome a
            outcomes:§  a: {variable: pain, above: 3}§  a: {variable: late, equals: 1} | s.yaml:14: outcomes.a:
            """)
    void whatIsNoListOfOutcomesIsTold(String text, String problem) throws IOException {
        Path plan = plan("design: cohort\n" + text.replace("§", "\n") + "\n");
        Cli check = Cli.run("check", plan.toString());
        assertThat(check.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(check.err()).contains(problem);
        assertThat(run(plan).status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(folder.resolve("o")).doesNotExist();
    }

    /** What is wrong with the plan of each outcome alike is told once. */
    @Test
    void eachProblemIsToldOnce() throws IOException {
        Cli check = Cli.run(
                "check",
                plan("design: cohort\nmultivariable: {predictors: [agee]}\n" + outcomes(TWO))
                        .toString());
        assertThat(check.err().lines().filter(l -> l.contains("agee"))).hasSize(1);
    }

    @Test
    void preparedDataHaveAColumnAnOutcome() throws IOException {
        Path plan = plan("design: cohort\n" + outcomes(TWO));
        Path csv = folder.resolve("p.csv");
        Cli prepare = Cli.run("prepare", plan.toString(), "-o", csv.toString(), "--format", "json");
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.get(0)).endsWith(",eligible,case,case_late");
        assertThat(lines.get(1)).isEqualTo("P0,5,1,40,f,1,a,1,1,1");
        assertThat(lines.get(4)).endsWith(",1,0,");
        JsonNode other = prepare.json().get("outcomes").get(0);
        assertThat(other.get("column").asString()).isEqualTo("case_late");
        assertThat(other.get("cases").asInt()).isEqualTo(21);
    }

    @Test
    void aMultiverseIsOfTheFirst() {
        Cli multiverse = Cli.run("multiverse", PLAN, "--grid", "--format", "json");
        assertThat(multiverse.err()).contains("This is of the primary outcome, low");
        assertThat(multiverse.json().get("outcome").asString()).isEqualTo("low");
    }

    @Test
    void publishedNumbersAreOfTheFirst() throws IOException {
        String plan = Files.readString(Path.of("examples/pvp-residual-pain/study.yaml"));
        String one = plan.replace("file: cohort.csv", "file: '" + example("cohort.csv") + "'")
                .replace("published: published.yaml", "published: '" + example("published.yaml") + "'")
                .replace("bootstrap: 500", "bootstrap: 5")
                .replace("formats: [html, docx, xlsx]", "formats: [html]");
        String several = one.replaceFirst("(?s)case:\\R.*?matching:", """
                        outcomes:
                          pain:
                            any:
                              - {variable: vas_day2, above: 3}
                              - {variable: vas_month1, above: 3}
                          month: {variable: vas_month1, above: 3}
                        matching:""");
        JsonNode alone = run(Files.writeString(folder.resolve("s.yaml"), one)).json();
        JsonNode results =
                run(Files.writeString(folder.resolve("s.yaml"), several)).json();
        assertThat(results.get("published")).isEqualTo(alone.get("published"));
        assertThat(results.get("models")).isEqualTo(alone.get("models"));
        assertThat(results.get("outcomes").get(1).get("published")).isEmpty();
        assertThat(results.get("outcomes").get(1).get("audit").isNull()).isTrue();
        assertThat(folder.resolve("o/outcomes/month/pairs.csv")).exists();
    }

    private static Path example(String name) {
        return Path.of("examples/pvp-residual-pain", name).toAbsolutePath();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    void smallCountsAreHiddenInEachOutcome(int least) throws IOException {
        Cli run = run(Path.of(PLAN), "--min-cell", Integer.toString(least));
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode manifest = read(folder.resolve("o/manifest.json"));
        assertThat(manifest.get("notForPublication").toString())
                .contains("outcomes/light/analysed.csv", "outcomes/light/verify.R", "outcomes/light/verify.sps");
        assertThat(manifest.at("/outputs").get("outcomes/light/analysed.csv")).isEmpty();
        // A table of the validation of the model is none of the validation part's subjects.
        assertThat(manifest.at("/outputs").get("outcomes/light/tables/validation.csv"))
                .isNotEmpty();
        // 4 of the 92 controls of the second outcome had hypertension (R: table(d$bwt < 3000, d$ht)).
        JsonNode ht = run.json().at("/outcomes/1/univariate/rows").get(3);
        assertThat(ht.get("variable").asString()).isEqualTo("ht");
        assertThat(ht.get("p").isNull()).isEqualTo(least == 5);
        assertThat(Cli.run("verify", folder.resolve("o").toString(), "--study", PLAN)
                        .status())
                .isZero();
    }

    /** The tables of one outcome less those of the other would be tables of the three who lack one. */
    @Test
    void outcomesOfNearlyTheSameSubjectsAreNotPublishedTogether() throws IOException {
        String both = "design: cohort\n" + outcomes(TWO);
        Cli refused = run(plan(both), "--min-cell", "5");
        assertThat(refused.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(refused.err()).contains("early and late speak of nearly the same subjects");
        assertThat(folder.resolve("o")).doesNotExist();
        String known = "eligibility:\n  - {variable: pain, at-least: 0}\n  - {variable: late, in: [0, 1]}\n";
        assertThat(run(plan(both + known), "--min-cell", "5").status()).isZero();
    }

    @Test
    void anOutcomeThatCannotBeAnalysedIsNamed() throws IOException {
        Cli run = run(
                plan("design: cohort\n" + outcomes("a: {variable: late, equals: 1}\nb: {variable: age, above: 68}\n")),
                "--min-cell",
                "5");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).startsWith("Outcome b: One group");
    }

    /** The sets of a file serve each outcome: of the second those with both kinds. R 4.2.2, survival 3.5-3: clogit. */
    @Test
    void theSetsOfAFileServeEveryOutcome() throws IOException {
        Files.copy(Path.of("examples/infert/cohort.csv"), folder.resolve("cohort.csv"));
        String plan = Files.readString(Path.of("examples/infert/study.yaml"))
                .replace("case: {variable: case, equals: 1}", """
                        outcomes:
                          infertile: {variable: case, equals: 1}
                          aborted: {variable: induced, at-least: 1}""")
                .replaceAll("(?m)^univariate:.*", "univariate: {variables: [spontaneous]}")
                .replaceAll("(?m)^multivariable:.*(\n  .*)*", "multivariable: {predictors: [spontaneous]}");
        Cli run = Cli.run(
                "run",
                Files.writeString(folder.resolve("study.yaml"), plan).toString(),
                "-o",
                folder.resolve("sets").toString(),
                "--quiet",
                "--format",
                "json");
        assertThat(run.status()).as(run.err()).isZero();
        JsonNode second = run.json().at("/outcomes/1/models/conditional");
        assertThat(second.at("/n").asInt()).isEqualTo(150);
        // clogit(I(induced >= 1) ~ spontaneous + strata(stratum), infert, method = "exact")
        assertThat(second.at("/terms/0/b").asDouble()).isCloseTo(-2.64791758644631, within(1e-8));
    }
}
