package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.ReferenceCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LogisticCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of("logistic"));
        all.addAll(List.of(args));
        return Main.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
    }

    private JsonNode json(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--format", "json"));
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private static String data(String name) {
        return ReferenceCase.of(name).data().toString();
    }

    @Test
    void jsonHasTheFieldsOfTheContract() {
        JsonNode node = json(
                data("logit_missing"),
                "--outcome",
                "case",
                "--predictors",
                "age,job,steroid",
                "--levels",
                "job=none|manual|office");
        assertThat(node.propertyNames())
                .contains(
                        "model",
                        "n",
                        "events",
                        "dropped",
                        "converged",
                        "iterations",
                        "ciMethod",
                        "terms",
                        "logLik",
                        "nullLogLik",
                        "deviance",
                        "nullDeviance",
                        "aic",
                        "bic",
                        "tests",
                        "r2",
                        "hosmerLemeshow",
                        "brier",
                        "auc",
                        "separation",
                        "steps");
        assertThat(node.get("model").asString()).isEqualTo("logistic");
        assertThat(node.get("n").asInt() + node.get("dropped").asInt()).isEqualTo(122);
        List<String> terms = new ArrayList<>();
        node.get("terms").forEach(t -> terms.add(t.get("term").asString()));
        assertThat(terms).containsExactly("(Intercept)", "age", "job=manual", "job=office", "steroid");
        assertThat(node.get("terms").get(1).propertyNames())
                .contains("term", "b", "se", "z", "wald", "p", "or", "waldCi", "profileCi", "lrP", "vif");
        assertThat(node.get("terms").get(1).has("reason")).isFalse();
        assertThat(node.get("tests").get("score").propertyNames()).containsExactly("statistic", "df", "p");
        assertThat(node.get("separation").get("detected").asBoolean()).isFalse();
    }

    @Test
    void separatedTermsAreNullWithTheReasonAndFirthBeside() {
        JsonNode node = json(data("firth_endometrial"), "--outcome", "HG", "--predictors", "NV,PI,EH");
        JsonNode nv = node.get("terms").get(1);
        assertThat(nv.get("b").isNull()).isTrue();
        assertThat(nv.get("se").isNull()).isTrue();
        assertThat(nv.get("waldCi").isNull()).isTrue();
        assertThat(nv.get("profileCi").get(0).asDouble()).isPositive();
        assertThat(nv.get("profileCi").get(1).isNull()).isTrue();
        assertThat(nv.get("reason").asString()).contains("separation").contains("upper limit is infinite");
        assertThat(node.get("terms").get(2).get("b").isNumber()).isTrue();
        assertThat(node.get("converged").asBoolean()).isFalse();
        assertThat(node.get("separation").get("terms").get(0).asString()).isEqualTo("NV");
        assertThat(node.get("tests").get("wald").get("statistic").isNull()).isTrue();
        JsonNode firth = node.get("firth");
        assertThat(firth.get("model").asString()).isEqualTo("firth");
        // Heinze and Schemper (2002), table 2: 2.929 (0.610; 7.855)
        JsonNode penalised = firth.get("terms").get(1);
        assertThat(penalised.get("b").asDouble()).isCloseTo(2.929, within(5e-4));
        assertThat(Math.log(penalised.get("profileCi").get(0).asDouble())).isCloseTo(0.610, within(5e-4));
        assertThat(Math.log(penalised.get("profileCi").get(1).asDouble())).isCloseTo(7.855, within(5e-4));
    }

    @Test
    void conditionalModelOnSets() {
        JsonNode node = json(
                data("clogit_infert"),
                "--outcome",
                "case=1",
                "--predictors",
                "spontaneous,induced",
                "--strata",
                "stratum");
        assertThat(node.get("model").asString()).isEqualTo("conditional");
        // survival's own test: 1.9858755, 1.4090116; logLik -64.20224
        assertThat(node.get("terms").get(0).get("b").asDouble()).isCloseTo(1.9858755, within(5e-8));
        assertThat(node.get("logLik").asDouble()).isCloseTo(-64.20224, within(5e-6));
        assertThat(node.get("setsUsed").asInt()).isEqualTo(83);
        assertThat(node.get("hosmerLemeshow").isNull()).isTrue();
        assertThat(node.get("reason").asString()).isNotEmpty();
    }

    @Test
    void robustErrorsByCluster() {
        JsonNode node = json(
                data("logit_pairs122"), "--outcome", "case", "--predictors", "bmd,crp,steroid", "--cluster", "pair");
        // src/test/r/regression/extra.R: robust.se[1]
        assertThat(node.get("terms").get(1).get("se").asDouble()).isCloseTo(1.8541785241865079, within(1e-8));
        assertThat(node.get("robust").get("clusters").asInt()).isEqualTo(61);
    }

    /**
     * MASS::birthwt, low on age, lwt and smoke: src/test/r/influence.R, R 4.2.2, {@code hatvalues}, {@code
     * cooks.distance}, {@code rstandard(type = "pearson")}, {@code residuals}, {@code dfbeta} and {@code dfbetas}.
     */
    @Test
    void theRowsAModelHangsOnAreThoseOfR() {
        String[] command = {
            "examples/birthwt/cohort.csv", "--outcome", "low", "--predictors", "age,lwt,smoke", "--influence"
        };
        JsonNode influence = json(command).get("influence");
        assertThat(influence)
                .extracting(row -> row.get("line").asInt())
                .containsExactly(134, 148, 184, 172, 142, 141, 170, 177, 182, 133);
        JsonNode first = influence.get(0);
        assertThat(first.get("leverage").asDouble()).isCloseTo(0.0436849540881116, within(1e-12));
        assertThat(first.get("cook").asDouble()).isCloseTo(0.0566436195386023, within(1e-12));
        assertThat(first.get("cookSpss").asDouble()).isCloseTo(4 * 0.0566436195386023, within(1e-11));
        assertThat(first.get("standardised").asDouble()).isCloseTo(2.22710168618022, within(1e-11));
        assertThat(first.get("pearson").asDouble()).isCloseTo(2.17791306945619, within(1e-11));
        assertThat(first.get("deviance").asDouble()).isCloseTo(1.86977800151438, within(1e-11));
        double[] dfbeta = {-0.363648511524209, 0.00765742326320795, 0.00151084297639536, 0.0460068175567113};
        double[] dfbetas = {-0.328471027368826, 0.214364815770096, 0.225621079990784, 0.129339958816357};
        for (int j = 0; j < dfbeta.length; j++) {
            JsonNode term = first.get("terms").get(j);
            assertThat(term.get("dfbeta").asDouble()).isCloseTo(dfbeta[j], within(1e-12));
            assertThat(term.get("dfbetas").asDouble()).isCloseTo(dfbetas[j], within(1e-11));
        }
        assertThat(first.get("terms").get(3).get("term").asString()).isEqualTo("smoke");
        assertThat(first.propertyNames())
                .containsExactly(
                        "line", "leverage", "cook", "cookSpss", "pearson", "deviance", "standardised", "terms");
        out.getBuffer().setLength(0);
        assertThat(run(command)).isZero();
        assertThat(out.toString())
                .contains("The 10 rows the model hangs on most")
                .containsPattern("134 +0.044 +0.057 +2.227 +−0.328 +0.214 +0.226 +0.129");
        out.getBuffer().setLength(0);
        List<String> chinese = new ArrayList<>(List.of(command));
        chinese.addAll(List.of("--lang", "zh"));
        assertThat(run(chinese.toArray(String[]::new))).isZero();
        assertThat(out.toString()).contains("对模型影响最大的 10 行").containsPattern("134 +0.044 +0.057");
    }

    @Test
    void whatHasNoInfluenceSaysWhy() {
        JsonNode separated =
                json(data("firth_endometrial"), "--outcome", "HG", "--predictors", "NV,PI,EH", "--influence");
        assertThat(separated.get("influence").isNull()).isTrue();
        assertThat(separated.get("influenceReason").asString()).contains("separated");
        assertThat(run(data("firth_endometrial"), "--outcome", "HG", "--predictors", "NV,PI,EH", "--influence"))
                .isZero();
        assertThat(err.toString()).contains("no row has a finite influence");
        assertThat(run(data("firth_endometrial"), "--outcome", "HG", "--predictors", "PI", "--influence", "--firth"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--influence goes with unconditional logistic regression only");
    }

    @Test
    void fewerThanTenRowsAreAllListed() throws IOException {
        Path file = Files.writeString(folder.resolve("two.csv"), "y,x\n1,1\n0,1\n1,2\n0,2\n");
        JsonNode node = json(file.toString(), "--outcome", "y", "--predictors", "x", "--influence");
        // n is 4 and there are 2 coefficients: by the symmetry of the rows each has leverage 2/4.
        assertThat(node.get("influence")).hasSize(4);
        for (JsonNode row : node.get("influence")) {
            assertThat(row.get("leverage").asDouble()).isCloseTo(0.5, within(1e-12));
        }
        assertThat(node.get("influence"))
                .extracting(row -> row.get("line").asInt())
                .containsExactlyInAnyOrder(2, 3, 4, 5);
    }

    @Test
    void selectionShowsItsTrace() {
        JsonNode node = json(
                data("logit_birthwt"),
                "--outcome",
                "low",
                "--predictors",
                "age,lwt,race,smoke,ptl,ht,ui,ftv",
                "--levels",
                "race=1|2|3",
                "--selection",
                "forward-lr");
        List<String> steps = new ArrayList<>();
        node.get("steps")
                .forEach(s -> steps.add(
                        s.get("action").asString() + " " + s.get("term").asString()));
        assertThat(steps).containsExactly("enter ptl", "enter ht", "enter lwt");
        assertThat(node.get("terms")).hasSize(4);
    }

    @Test
    void theTableInBothLanguages() {
        assertThat(run(data("logit_tiny"), "--outcome", "y", "--predictors", "dose"))
                .isZero();
        assertThat(out.toString().replaceAll(" +", " "))
                .contains("Logistic regression (10 subjects, 5 events)")
                .contains("dose 0.614 0.450 1.865 0.172 1.848 (0.766–4.463)")
                .contains("P and intervals: Wald.");
        out.getBuffer().setLength(0);
        assertThat(run(data("logit_tiny"), "--outcome", "y", "--predictors", "dose", "--ci", "profile", "--lang", "zh"))
                .isZero();
        assertThat(out.toString())
                .contains("因素", "Wald χ²", "剖面似然法")
                .containsPattern("\\(0\\.\\d+~\\d")
                .doesNotContainPattern("\\d–\\d");
    }

    @Test
    void profilesOfLargeDataOnlyWhenAskedFor() throws IOException {
        StringBuilder csv = new StringBuilder("y,x\n");
        for (int i = 0; i < 100_001; i++) {
            csv.append((i * 7919L % 13) < 4 + i % 3 ? 1 : 0)
                    .append(',')
                    .append(i % 101)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("large.csv"), csv);
        JsonNode node = json(file.toString(), "--outcome", "y", "--predictors", "x");
        JsonNode term = node.get("terms").get(1);
        assertThat(term.get("profileCi").isNull()).isTrue();
        assertThat(term.get("lrP").isNull()).isTrue();
        assertThat(term.get("reason").asString()).contains("--ci profile");
        out.getBuffer().setLength(0);
        assertThat(json(file.toString(), "--outcome", "y", "--predictors", "x", "--ci", "profile")
                        .get("terms")
                        .get(1)
                        .get("lrP")
                        .isNumber())
                .isTrue();
    }

    @Test
    void everyProblemAndEveryUsageErrorHasItsStatus() throws IOException {
        String tiny = data("logit_tiny");
        assertThat(run(tiny, "--outcome", "y", "--predictors", "dosis")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(err.toString()).contains("dosis").contains("dose");
        assertThat(run(tiny, "--outcome", "y")).isEqualTo(ExitCode.USAGE);
        assertThat(run(tiny, "--outcome", "y", "--predictors", "dose", "--selection", "best"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(tiny, "--outcome", "y", "--predictors", "dose", "--firth", "--strata", "y"))
                .isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run(tiny, "--outcome", "y", "--predictors", "y")).isEqualTo(ExitCode.USAGE);
        assertThat(run(tiny, "--outcome", "y", "--predictors", "dose", "--levels", "dose=1|2"))
                .isEqualTo(ExitCode.PROBLEMS);
        Path oneGroup = Files.writeString(folder.resolve("cases.csv"), "y,x\n1,2\n1,3\n");
        assertThat(run(oneGroup.toString(), "--outcome", "y", "--predictors", "x"))
                .isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(err.toString()).contains("There is no control");
    }
}
