package org.counterpart.study.other;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.cli.Cli;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Models beside the study's own, from the plan to the results; their numbers are those of the reference cases. */
class OtherModelsTest {
    private static final Path PLAN = Path.of("src/test/resources/designs/other-models.yaml");

    @TempDir
    Path folder;

    private static List<OtherFit> fits(Map<String, String> choices) throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN).vary(choices);
        return Study.run(plan, 1, step -> {}).otherModels();
    }

    private static Expected reference(String procedure, String id) {
        return ReferenceCase.all(procedure)
                .filter(e -> e.toString().contains(id))
                .findFirst()
                .orElseThrow();
    }

    private static void agree(Expected expected, OtherFit found, Stream<JsonNode> beta, Stream<JsonNode> se) {
        List<Double> b = beta.map(JsonNode::asDouble).toList();
        List<Double> s = se.map(JsonNode::asDouble).toList();
        assertThat(found.rows()).hasSameSizeAs(b);
        for (int i = 0; i < b.size(); i++) {
            expected.compare("b", found.rows().get(i).coefficient().b(), b.get(i));
            expected.compare("se", found.rows().get(i).coefficient().se(), s.get(i));
        }
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void theModelsOfAPlanAreThoseOfR() throws IOException {
        List<OtherFit> fits = fits(Map.of());
        assertThat(fits).hasSize(5).allMatch(f -> f.why().isEmpty() && f.n() == 189);

        Expected ordinal = reference("ordinal: proportional-odds coefficients", "ordinal.coef:bw4");
        agree(
                ordinal,
                fits.get(0),
                all(ordinal.values().get("beta")),
                all(ordinal.values().get("se")));
        Expected brant = reference("ordinal: Brant test of proportional odds", "ordinal.brant:bw4");
        brant.check("chisq", fits.get(0).proportional().brant().orElseThrow().statistic());

        Expected multinomial = reference("multinomial: coefficients", "multinomial.coef:race");
        // The intercept of each level is no row.
        agree(
                multinomial,
                fits.get(1),
                all(multinomial.values().get("beta"))
                        .flatMap(level -> all(level).skip(1)),
                all(multinomial.values().get("se")).flatMap(level -> all(level).skip(1)));

        agree("births-poisson", fits.get(2));
        agree("births-log-binomial", fits.get(3));
    }

    /** Against the rows of {@code marginal.csv}, whose first line says what made them. */
    private static void agree(String name, OtherFit found) throws IOException {
        List<String[]> want =
                Files.readAllLines(Path.of("src/test/resources/reference/regression/marginal.csv")).stream()
                        .map(l -> l.split(","))
                        .filter(l -> l[0].equals(name) && !l[1].equals("(Intercept)"))
                        .toList();
        assertThat(found.rows()).hasSameSizeAs(want);
        for (int i = 0; i < want.size(); i++) {
            double b = Double.parseDouble(want.get(i)[2]);
            double se = Double.parseDouble(want.get(i)[3]);
            assertThat(found.rows().get(i).coefficient().b()).isCloseTo(b, within(1e-7 * Math.abs(b)));
            assertThat(found.rows().get(i).coefficient().se()).isCloseTo(se, within(1e-7 * se));
        }
    }

    /** A model of a cohort says what clusters there are; one without a column for them says that there are none. */
    @Test
    void clustersAreTold() throws IOException {
        OtherFit clinics = fits(Map.of()).get(4);
        assertThat(clinics.clusters().orElseThrow().count()).isEqualTo(6);
        assertThat(clinics.notes()).anyMatch(n -> n.code().equals("other.few-clusters"));
        OtherFit alone = fits(Map.of("other-models", "[{name: A, model: gee, predictors: [age]}]"))
                .get(0);
        assertThat(alone.clusters()).isEmpty();
        assertThat(alone.notes()).anyMatch(n -> n.code().equals("other.no-clusters"));
    }

    /** With the outcome's own cut as a predictor nothing is left to estimate, and the report says so. */
    @Test
    void aSeparatedModelSaysWhy() throws IOException {
        for (String kind : List.of("poisson", "log-binomial", "gee")) {
            OtherFit fit = fits(Map.of(
                            "other-models",
                            "[{name: A, model: " + kind + ", predictors: [bw4, age]}]",
                            "predictors-after-outcome",
                            "[]"))
                    .get(0);
            assertThat(fit.why().orElseThrow().code()).as(kind).isEqualTo("other.separated");
            assertThat(fit.rows()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{name: A, model: ordinal, outcome: race}; race must have type: ordinal",
                "{name: A, model: ordinal}; write outcome",
                "{name: A, model: multinomial, outcome: smoke}; three levels or more",
                "{name: A, model: multinomial, outcome: race, reference: '4'}; no level of the outcome",
                "{name: A, model: poisson, outcome: bw4}; outcome is not of model: poisson",
                "{name: A, model: poisson, correlation: exchangeable}; correlation is not of model: poisson",
                "{name: A, model: ordinal, outcome: bw4, cluster: ftv}; cluster is not of model: ordinal",
                "{name: A, model: ordinal, outcome: bw4, predictors: [bw4]}; cannot be a predictor of it",
                "{model: poisson}; name",
            })
    void whatCannotBeIsRefused(String model, String said) throws IOException {
        Path data = Path.of("src/test/resources/reference/cases/ordinal_birthwt/data.csv");
        Files.copy(data, folder.resolve("data.csv"));
        String plan = Files.readString(PLAN)
                .replace("../reference/cases/ordinal_birthwt/data.csv", "data.csv")
                .replaceAll("(?s)other-models:.*", "other-models:\n  - " + model + "\n");
        Path file = Files.writeString(folder.resolve("study.yaml"), plan);
        Cli cli = Cli.run("check", file.toString());
        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err()).contains(said);
    }

    /** In sets of cases and controls the outcomes were given, so only their errors are clustered. */
    @Test
    void setsOfCasesAreClustersWithoutACorrelation() throws IOException {
        StudyPlan example = StudyPlanReader.read(Path.of("examples/pvp-residual-pain/study.yaml"));
        OtherFit fit = Study.run(
                        example.vary(Map.of(
                                "other-models", "[{name: A, model: gee, predictors: [tfi, bmi]}]",
                                "roc.bootstrap", "0",
                                "published", "null")),
                        1,
                        step -> {})
                .otherModels()
                .get(0);
        assertThat(fit.why()).isEmpty();
        assertThat(fit.clusters().orElseThrow().count()).isEqualTo(61);
        assertThat(fit.clusters().orElseThrow().alpha()).isZero();
        assertThatThrownBy(() ->
                        example.vary(Map.of("other-models", "[{name: A, model: gee, correlation: exchangeable}]")))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(p -> p.what().code())
                                .containsExactly("plan.other-sets-correlated"));
    }

    /** Cases chosen by the researcher have no risks; odds ratios by estimating equations remain. */
    @Test
    void noRiskRatioOfChosenCases() throws IOException {
        Path data = Path.of("src/test/resources/reference/cases/ordinal_birthwt/data.csv");
        Files.copy(data, folder.resolve("data.csv"));
        String plan = Files.readString(PLAN)
                .replace("../reference/cases/ordinal_birthwt/data.csv", "data.csv")
                .replace("design: cohort", "design: unmatched\ncase-control: true");
        Path file = Files.writeString(folder.resolve("study.yaml"), plan);
        assertThat(Cli.run("check", file.toString()).err()).contains("write model: gee for odds ratios");
    }

    /** A small group of the outcome hides the whole model in every file. */
    @Test
    void smallCountsHideAModel() throws IOException {
        Path data = Path.of("src/test/resources/reference/cases/ordinal_birthwt/data.csv");
        Files.copy(data, folder.resolve("data.csv"));
        String plan = Files.readString(PLAN).replace("../reference/cases/ordinal_birthwt/data.csv", "data.csv")
                + "report: {min-cell: 30, formats: [html]}\n";
        JsonNode out = Cli.runPlan(folder, plan).at("/otherModels");
        // Race 2 has 26 mothers; so the quarters, which race predicts, are hidden too.
        for (int i : new int[] {0, 1, 2}) {
            assertThat(out.at("/" + i + "/terms/0/b").isNumber()).as("" + i).isFalse();
            assertThat(out.at("/" + i + "/n").isNumber()).isFalse();
            assertThat(Files.readString(folder.resolve("out/tables/other-model-" + (i + 1) + ".csv")))
                    .doesNotContain("0.");
        }
    }

    private JsonNode made(String rows, String models) throws IOException {
        Files.writeString(folder.resolve("data.csv"), "id,y,k,x,w\n" + rows);
        return Cli.runPlan(folder, """
                        design: cohort
                        cohort: {file: data.csv, id: id}
                        variables:
                          y: {type: binary}
                          k: {type: categorical, levels: [a, b, c]}
                          x: {type: binary}
                          w: {type: numeric}
                        case: {variable: y, equals: 1}
                        univariate: {variables: [x, w]}
                        multivariable: {predictors: [x]}
                        roc: {bootstrap: 0}
                        report: {min-cell: 5, formats: [html]}
                        other-models: [%s]
                        """.formatted(models)).at("/otherModels");
    }

    /** 33, 32 and 2 of 80 each have x: the coefficients of a model of x alone would give the 2. */
    @Test
    void aSmallCellOfOutcomeAndPredictorHidesTheModel() throws IOException {
        StringBuilder rows = new StringBuilder();
        int[] exposed = {33, 32, 2};
        for (int i = 0; i < 240; i++) {
            int level = i / 80;
            rows.append(
                    "%d,%d,%s,%d,%d\n".formatted(i, i % 2, "abc".charAt(level), i % 80 < exposed[level] ? 1 : 0, i));
        }
        JsonNode out = made(
                rows.toString(),
                "{name: A, model: multinomial, outcome: k, predictors: [x]},"
                        + "{name: B, model: multinomial, outcome: k, predictors: [w]}");
        assertThat(out.at("/0/terms/0/b").isNumber()).isFalse();
        assertThat(out.at("/0/groups/0/n").isNumber()).isFalse();
        assertThat(out.at("/1/groups/0/n").asInt()).isEqualTo(80);
    }

    /** Of the ten who lack w two have the level b: beside the 80 of each level the sizes in the model would tell. */
    @Test
    void whoIsLeftOutOfALevelHidesTheModel() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            boolean lacks = i < 8 || (i >= 80 && i < 82);
            rows.append("%d,%d,%s,%d,%s\n"
                    .formatted(i, i % 2, "abc".charAt(i / 80), i % 3 == 0 ? 1 : 0, lacks ? "" : i * 7 % 50));
        }
        JsonNode out = made(rows.toString(), "{name: A, model: multinomial, outcome: k, predictors: [w]}");
        assertThat(out.at("/0/groups/0/n").isNumber()).isFalse();
    }

    /** Who lacks the outcome of a model is left out of it as well as who lacks a predictor. */
    @Test
    void everybodyLeftOutIsCounted() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            rows.append("%d,%d,%s,%d,%s\n"
                    .formatted(
                            i,
                            i % 2,
                            i < 20 ? "" : "abc".substring(i % 3, i % 3 + 1),
                            i % 5 < 2 ? 1 : 0,
                            i >= 210 ? "" : i * 7 % 50));
        }
        JsonNode out = made(rows.toString(), "{name: A, model: multinomial, outcome: k, predictors: [w]}");
        assertThat(out.at("/0/n").asInt()).isEqualTo(190);
        assertThat(out.at("/0/notes").toString()).contains("missing: 50.");
    }
}
