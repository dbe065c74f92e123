package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.counterpart.plan.StudyDesign;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Studies in which the program does not match: their numbers, and that they say nothing of another design. */
class DesignTest {
    /** What only a study with sets may say. The last two are a guideline's word and the name of an estimate. */
    private static final Pattern OF_SETS = Pattern.compile(
            "match|pair|\\bsets?\\b|unconditional|conditional logistic|caliper|refitted|source cohort"
                    + "|匹配|配对|条件 ?logistic|卡钳|源队列|重新拟合",
            Pattern.CASE_INSENSITIVE);

    /** What a cohort study may not say. */
    private static final Pattern OF_CASES =
            Pattern.compile("case-control|\\bcontrols\\b|病例对照|对照组|病例组", Pattern.CASE_INSENSITIVE);

    /** Nor any number's origin, in which cases and controls are told by the outcome. */
    private static final Pattern OF_CASES_IN_ORIGINS =
            Pattern.compile(OF_CASES.pattern() + "|\\bcases?\\b|\\bcontrol\\b|病例|对照", Pattern.CASE_INSENSITIVE);

    private static final Pattern ORIGIN = Pattern.compile("title=\"([^\"]*)\"");

    /** Words that mean something else: an area is a share of pairs of subjects, a field has its name. */
    private static final List<String> ELSE = List.of(
            "unmatched",
            "未匹配",
            "Class imbalance",
            "set the folder",
            "Set aside for",
            "number of case-control pairs",
            "pairs of",
            "两两配对",
            "crude.unconditional",
            "selection.controls",
            "groups.controls");

    @TempDir
    Path folder;

    private Cli run(String plan) {
        Cli run = Cli.run("run", plan, "-o", folder.resolve("o").toString(), "--force", "--quiet", "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run;
    }

    /** R 4.2.2, survival 3.5-3: src/test/r/designs.R. */
    @Test
    void theSetsOfAFileAreAnalysedAsTheyAre() throws IOException {
        JsonNode study = run("examples/infert/study.yaml").json();
        assertThat(study.at("/design").asString()).isEqualTo("sets");
        assertThat(study.at("/matching").isNull()).isTrue();
        JsonNode conditional = study.at("/models/conditional");
        assertThat(Terms.term(conditional, "spontaneous").at("/b").asDouble())
                .isCloseTo(1.98587551667772, within(1e-9));
        assertThat(Terms.term(conditional, "induced").at("/b").asDouble()).isCloseTo(1.40901163187514, within(1e-9));
        assertThat(Terms.term(conditional, "induced").at("/se").asDouble()).isCloseTo(0.360712436248923, within(1e-9));
        assertThat(Terms.term(study.at("/models/unconditional"), "induced")
                        .at("/b")
                        .asDouble())
                .isCloseTo(0.418129395047782, within(1e-9));
        assertThat(study.at("/univariate/rows/1/paired/p").asDouble()).isCloseTo(0.725622061302339, within(1e-9));
        assertThat(study.at("/validation/sourceCohort").isNull()).isTrue();
        assertThat(study.at("/validation/risk").isMissingNode()).isTrue();
        assertThat(folder.resolve("o/pairs.csv")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("o/matched.csv")).get(1))
                .isEqualTo("1,1,W001,1,26,6,0-5yrs,1,2,1");
    }

    /** R 4.2.2, pROC 1.18.0: the same script. */
    @Test
    void everybodyIsAnalysedWithoutMatching() throws IOException {
        JsonNode study = run("examples/esophagus/study.yaml").json();
        assertThat(study.at("/design").asString()).isEqualTo("unmatched");
        JsonNode model = study.at("/models/unconditional");
        assertThat(Terms.term(model, "alcohol=120+").at("/b").asDouble()).isCloseTo(3.60286880706415, within(1e-8));
        assertThat(Terms.term(model, "tobacco=30+").at("/b").asDouble()).isCloseTo(1.64099732949390, within(1e-8));
        assertThat(study.at("/models/conditional").isMissingNode()).isTrue();
        assertThat(study.at("/roc/markers/0/auc").asDouble()).isCloseTo(0.854003225806452, within(1e-12));
        assertThat(study.at("/univariate/rows/1/p").asDouble()).isCloseTo(1.34580082388146e-30, within(1e-40));
        assertThat(study.at("/univariate/rows/3/stratified/0/mantelHaenszel/or").asDouble())
                .isCloseTo(5.15762319407114, within(1e-9));
        // The number of controls was chosen, so nobody's risk is known.
        assertThat(study.at("/validation/risk").isMissingNode()).isTrue();
        assertThat(folder.resolve("o/matched.csv")).doesNotExist();
        assertThat(Files.readAllLines(folder.resolve("o/analysed.csv"))).hasSize(976);
    }

    @Test
    void anUnmatchedStudySaysNothingOfMatching() throws IOException {
        run("examples/esophagus/study.yaml");
        assertThat(said(OF_SETS)).isEmpty();
        assertThat(origins(OF_SETS)).isEmpty();
        assertThat(said(Pattern.compile("This was an  case-control study|本研究为病例对照研究")))
                .isNotEmpty();
    }

    /** The same file read as a cohort, which has absolute risks: said in the words of a cohort study. */
    @Test
    void aCohortStudyHasOutcomesAndNoControls() throws IOException {
        // With all that a plan may ask for besides, as each has origins of its own.
        String plan = Files.readString(Path.of("examples/birthwt/study.yaml"))
                        .replaceAll("(?s)matching:.*?univariate:", "design: cohort\nunivariate:")
                        .replaceAll("(?m)^multivariable:.*(\n  .*)*", "")
                + "\nmultivariable:\n"
                + "  - {name: A, predictors: [smoke, ui, race], models: [unconditional, firth], score: {unit: 0.5}}\n"
                + "  - {name: B, predictors: [smoke, lwt], selection: backward-lr}\n"
                + "subgroups: [race]\n"
                + "validation: {split: {share: 0.7, seed: 1}}\n";
        Files.copy(Path.of("examples/birthwt/cohort.csv"), folder.resolve("cohort.csv"));
        JsonNode study = run(Files.writeString(folder.resolve("study.yaml"), plan)
                        .toString())
                .json();
        assertThat(study.at("/validation/risk/crossValidated/calibration/slope").isNumber())
                .isTrue();
        assertThat(said(OF_SETS)).isEmpty();
        assertThat(said(OF_CASES)).isEmpty();
        assertThat(origins(OF_SETS)).isEmpty();
        assertThat(origins(OF_CASES_IN_ORIGINS)).isEmpty();
        assertThat(said(Pattern.compile("STROBE checklist for cohort studies"))).isNotEmpty();
    }

    @Test
    void theSetsOfAFileAreNotSaidToBeMadeByTheProgram() throws IOException {
        run("examples/infert/study.yaml");
        assertThat(said(Pattern.compile(
                        "caliper|optimal matching|nearest|individually matched|source cohort|\\bbalance"
                                + "|卡钳|最优匹配|最近邻|源队列|均衡",
                        Pattern.CASE_INSENSITIVE)))
                .isEmpty();
    }

    /** Each design has a name of its own in each language, where the plan gives no title. */
    @Test
    void aPlanWithoutATitleIsCalledByItsDesign() throws IOException {
        assertThat(check("cohort", "", ROWS).status()).isZero();
        assertThat(Files.readString(folder.resolve("o/report.html")))
                .contains("<h1>Cohort study</h1>", "<h1>队列研究</h1>")
                .doesNotContain("Matched case-control study");
        for (Messages messages : List.of(Messages.EN, Messages.ZH)) {
            assertThat(Stream.of(StudyDesign.values())
                            .map(d -> messages.in(d.variants()).text("study.title"))
                            .distinct())
                    .hasSize(StudyDesign.values().length - 1); // sets are matched too
        }
    }

    private static final Path GROUPS = Path.of("src/test/resources/designs");

    /** R 4.2.2: the same script. */
    @Test
    void groupsAreComparedWithEachOther() throws IOException {
        JsonNode study = run(GROUPS.resolve("groups.yaml").toString()).json();
        assertThat(study.at("/design").asString()).isEqualTo("groups");
        assertThat(study.at("/selection/flow/1/excludedByMissing").asInt()).isEqualTo(1);
        JsonNode rows = study.at("/univariate/rows");
        assertThat(rows.at("/0/statistic").asDouble()).isCloseTo(136.686679677816, within(1e-9));
        assertThat(rows.at("/0/posthoc/method").asString()).isEqualTo("games-howell");
        assertThat(rows.at("/1/statistic").asDouble()).isCloseTo(47.7646450200958, within(1e-9));
        assertThat(rows.at("/1/posthoc/pairs/2/pAdjusted").asDouble()).isCloseTo(0.00899134015638781, within(1e-9));
        assertThat(rows.at("/2/p").asDouble()).isCloseTo(0.542387877547726, within(1e-12));
        assertThat(rows.at("/2/posthoc").isNull()).isTrue();
        assertThat(rows.at("/3/p").asDouble()).isCloseTo(0.066595058694857, within(1e-12));
        assertThat(study.at("/roc/markers")).isEmpty();
        assertThat(said(Pattern.compile(
                        OF_SETS.pattern().replace("|pair|", "|paired|").replace("|配对|", "|"),
                        Pattern.CASE_INSENSITIVE)))
                .isEmpty();
        assertThat(said(Pattern.compile("odds|\\bcases?\\b|controls|AUC|病例|对照组", Pattern.CASE_INSENSITIVE)).stream()
                        .filter(l -> !l.contains("An odds ratio of a variable as measured"))
                        .toList())
                .isEmpty();
        assertThat(Files.readString(folder.resolve("o/analysed.csv"))).doesNotContain("case");
    }

    /** The table compares by the exposure, the model is of the outcome: R 4.2.2, the same script. */
    @Test
    void theExposedAreComparedWithTheUnexposed() throws IOException {
        JsonNode study = run(GROUPS.resolve("exposure.yaml").toString()).json();
        assertThat(Terms.term(study.at("/models/unconditional"), "male")
                        .at("/b")
                        .asDouble())
                .isCloseTo(0.913100735236951, within(1e-9));
        assertThat(study.at("/univariate/rows/0/p").asDouble()).isCloseTo(0.9265542597158805, within(1e-12));
        assertThat(study.at("/univariate/group/n/1").asInt()).isEqualTo(76);
        assertThat(said(OF_CASES)).isEmpty();
        assertThat(said(Pattern.compile("76 subjects were exposed and 74 were not")))
                .isNotEmpty();
    }

    /** Groups of a study that has an outcome too are groups, all of them, and nobody is called exposed. */
    @Test
    void groupsWithAnOutcomeAreNoExposure() throws IOException {
        Files.copy(GROUPS.resolve("cohort.csv"), folder.resolve("cohort.csv"));
        String plan = Files.readString(GROUPS.resolve("groups.yaml"))
                        .replace("variables:\n", "variables:\n  out: {type: binary}\n")
                + "case: {variable: out, equals: 1}\nmultivariable: {predictors: [sl, sw]}\n";
        JsonNode study = run(Files.writeString(folder.resolve("study.yaml"), plan)
                        .toString())
                .json();
        assertThat(study.at("/models/unconditional/terms/1/or").isNumber()).isTrue();
        assertThat(study.at("/univariate/rows/0/statistic").asDouble()).isCloseTo(136.686679677816, within(1e-9));
        assertThat(said(Pattern.compile("exposed|暴露组|暴露因素", Pattern.CASE_INSENSITIVE)))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("o/tables/flow.csv")))
                .contains("Species: setosa,49")
                .contains("Species: versicolor,50")
                .contains("Species: virginica,50");
        assertThat(said(Pattern.compile("setosa \\(n=49\\), versicolor \\(n=50\\) and virginica \\(n=50\\)")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "groups | univariate: {alpha: 0.1}             | the variable whose levels are compared",
                "groups | group: x                             | derive groups from it with cut",
                "groups | group: sexx                          | sex",
                "cohort | exposure: {variable: x}              | derive a binary variable from it",
                "cohort | exposure: {variable: sex, equals: f} | the exposed must be the second level",
                "cohort | group: sex                           | group goes with design: groups",
                "groups | exposure: {variable: sex, equals: m} | exposure goes with design: cohort",
                "matched | posthoc: {adjust: holm}             | pairwise comparisons need three or more groups",
            })
    void groupsThatCannotBeAreAProblem(String design, String more, String said) throws IOException {
        Cli run = check(design, more, ROWS);
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains(said);
    }

    private static final String PLAN = """
            design: %s
            cohort: {file: c.csv, id: id}
            variables:
              case: {type: binary}
              sex: {type: categorical, levels: [f, m]}
              x: {type: numeric}
            case: {variable: case, equals: 1}
            """;

    private Cli check(String design, String more, String... rows) throws IOException {
        Files.writeString(folder.resolve("c.csv"), "id,set,case,sex,x\n" + String.join("\n", rows) + "\n");
        Path plan = Files.writeString(folder.resolve("p.yaml"), PLAN.formatted(design) + more);
        return Cli.run("run", plan.toString(), "-o", folder.resolve("o").toString(), "--quiet");
    }

    private static final String[] ROWS = {"a,1,1,f,1", "b,1,0,f,2", "c,2,1,m,3", "d,2,0,f,4", "e,3,1,m,5", "f,,0,m,6"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unmatched | matching: {exact: [sex]} | 8 | matching.exact",
                "sets      | matching: {ratio: 2}     | 8 | matching.ratio",
                "sets      | univariate: {alpha: 0.1} | 0 | sets: COLUMN",
                "cohort    | univariate: {paired: true} | 8 | paired tests need matched sets",
                "unmatched | multivariable: {models: [conditional]} | 8 | a conditional model needs matched sets",
                "matched   | matching: {sets: set, exact: [sex]} | 8 | write design: sets",
                "matched   | matching: {frequency: [sex], exact: [sex]} | 8 | write design: unmatched",
                "cohort    | case-control: true | 8 | case-control",
                "matchd    | matching: {exact: [sex]} | 1 | matched",
            })
    void whatADesignDoesNotHaveIsAProblemWithItsLine(String design, String more, int line, String said)
            throws IOException {
        Cli run = check(design, more, ROWS);
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains(said);
        if (line > 0) {
            assertThat(run.err()).contains("p.yaml:" + line + ":");
        }
        assertThat(folder.resolve("o")).doesNotExist();
    }

    @Test
    void aSetThatIsNotAlikeIsNamedWithItsLineAndItsCell() throws IOException {
        Cli run = check("sets", "matching: {sets: set, exact: [sex]}\n", ROWS);
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err())
                .contains("c.csv:5: sex: \"f\": set 2 must be alike")
                .contains("line 4 has m");
    }

    /** Set 3 has no control, and one control has no set. */
    @Test
    void setsThatAreNotWholeAreCounted() throws IOException {
        assertThat(check("sets", "matching: {sets: set}\n", ROWS).status()).isZero();
        String flow = Files.readString(folder.resolve("o/tables/flow.csv"));
        assertThat(flow)
                .contains("Without a set: set\",1")
                .contains("Cases in sets without a control\",1")
                .contains("Cases in matched sets,2")
                .contains("Controls in matched sets,2");
    }

    @Test
    void aColumnWithoutASetIsNotAnalysable() throws IOException {
        Cli run = check("sets", "matching: {sets: set}\n", "a,1,1,f,1", "b,2,0,f,2");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).contains("no matched set to analyse");
    }

    @Test
    void aConsequenceOfTheOutcomeIsComparedAndNeverAPredictor() throws IOException {
        Cli named = check("unmatched", "predictors-after-outcome: [x]\nmultivariable: {predictors: [x, sex]}\n", ROWS);
        assertThat(named.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(named.err())
                .contains("p.yaml:9: multivariable.predictors")
                .contains("a consequence is no risk factor");
        String plan = Files.readString(Path.of("examples/esophagus/study.yaml"))
                .replaceAll("(?m)^multivariable:.*$", "predictors-after-outcome: [tobacco]");
        Files.copy(Path.of("examples/esophagus/cohort.csv"), folder.resolve("cohort.csv"));
        JsonNode study = run(Files.writeString(folder.resolve("study.yaml"), plan)
                        .toString())
                .json();
        assertThat(study.at("/univariate/rows/2/p").asDouble()).isLessThan(0.001);
        assertThat(study.at("/models/offered").toString()).isEqualTo("[\"age\",\"alcohol\",\"drinker\"]");
        assertThat(said(Pattern.compile("Tobacco came after the outcome|Tobacco .*consequence")))
                .isNotEmpty();
    }

    /** A scale changes what an odds ratio is of, and nothing of how the model does among other subjects. */
    @Test
    void aScaleChangesNothingInTheValidationPart() throws IOException {
        Files.copy(Path.of("examples/birthwt/cohort.csv"), folder.resolve("cohort.csv"));
        String plan = """
                design: cohort
                cohort: {file: cohort.csv, id: id}
                variables:
                  low: {type: binary}
                  lwt: {type: numeric}
                  smoke: {type: binary}
                derive:
                  log_lwt: {formula: "log2(lwt)"}
                case: {variable: low, equals: 1}
                univariate: {variables: [smoke]}
                validation: {split: {share: 0.6, seed: 3}}
                roc: {bootstrap: 0}
                """;
        Path file = folder.resolve("study.yaml");
        JsonNode part = null;
        for (String lwt : List.of("{variable: lwt, log: 2}", "log_lwt")) {
            Files.writeString(file, plan + "multivariable: {predictors: [" + lwt + ", smoke]}\n");
            JsonNode found = run(file.toString()).json().at("/validation/parts/1");
            assertThat(found.at("/n").asInt()).isEqualTo(76);
            if (part != null) {
                for (String field : List.of("/auc", "/calibration/slope", "/calibration/intercept", "/brier")) {
                    assertThat(found.at(field).asDouble())
                            .as(field)
                            .isCloseTo(part.at(field).asDouble(), within(1e-9));
                }
            }
            part = found;
        }
    }

    /** The script tries the model on the scale it was made on: a standard deviation is that of the derivation part. */
    @Test
    void theScriptTriesAModelOnItsOwnScale() throws IOException {
        Files.copy(Path.of("examples/birthwt/cohort.csv"), folder.resolve("cohort.csv"));
        run(Files.writeString(folder.resolve("study.yaml"), """
                        design: cohort
                        cohort: {file: cohort.csv, id: id}
                        variables:
                          low: {type: binary}
                          age: {type: integer}
                          lwt: {type: numeric}
                        case: {variable: low, equals: 1}
                        univariate: {variables: [age]}
                        multivariable: {predictors: [{variable: lwt, log: 2}, {variable: age, per: -1 sd}]}
                        validation: {split: {share: 0.6, seed: 3}}
                        roc: {bootstrap: 0}
                        """).toString());
        assertThat(Files.readString(folder.resolve("o/verify.R")))
                .contains("lp <- drop(cbind(1, log(v[[\"lwt\"]], base = 2),"
                        + " v[[\"age\"]] / (-1 * sd(d[[\"age\"]], na.rm = TRUE))) %*% coef(model))");
    }

    /** Whatever a reader sees: the page, and the comments of the scripts. */
    private List<String> said(Pattern words) throws IOException {
        String page = Files.readString(folder.resolve("o/report.html"))
                .replaceAll("(?s)<style.*?</style>|<script.*?</script>", "")
                .replaceAll("<[^>]+>", "\n");
        String scripts =
                Files.readString(folder.resolve("o/verify.R")) + Files.readString(folder.resolve("o/verify.sps"));
        Stream<String> comments = scripts.lines().filter(l -> l.startsWith("#") || l.startsWith("*"));
        return Stream.concat(page.lines(), comments)
                .filter(l -> words.matcher(without(l)).find())
                .toList();
    }

    /** What a number of the page says where it comes from, but for its name in the results and in R. */
    private List<String> origins(Pattern words) throws IOException {
        List<String> all = ORIGIN.matcher(Files.readString(folder.resolve("o/report.html")))
                .results()
                .map(found -> found.group(1).replaceFirst("results\\.json[:：].*", ""))
                .toList();
        assertThat(all).hasSizeGreaterThan(50);
        return all.stream()
                .filter(o -> words.matcher(without(o)).find())
                .distinct()
                .toList();
    }

    private static String without(String line) {
        String left = line;
        for (String phrase : ELSE) {
            left = left.replace(phrase, "");
        }
        return left;
    }
}
