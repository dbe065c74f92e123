package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The command table1 as a user calls it; its JSON against R. */
class Table1CommandTest {
    private static final Map<String, JsonNode> RUNS = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    private static Cli run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("table1"));
        all.addAll(Arrays.asList(arguments));
        return Cli.run(all.toArray(String[]::new));
    }

    private static JsonNode json(String... arguments) {
        return RUNS.computeIfAbsent(String.join(" ", arguments), key -> {
            List<String> all = new ArrayList<>(Arrays.asList(arguments));
            all.addAll(List.of("--format", "json", "--all-tests"));
            Cli run = run(all.toArray(String[]::new));
            assertThat(run.status()).as(run.err()).isZero();
            return run.json();
        });
    }

    private Path file(String... lines) throws IOException {
        return Files.write(folder.resolve("data.csv"), List.of(lines));
    }

    private static JsonNode row(JsonNode result, String variable) {
        for (JsonNode row : result.get("rows")) {
            if (row.get("variable").asString().equals(variable)) {
                return row;
            }
        }
        throw new AssertionError("no row " + variable);
    }

    // --- numbers against R -------------------------------------------------------------------------------------

    static Stream<Expected> numeric() {
        return Stream.of(
                        "t.test pooled",
                        "t.test Welch",
                        "wilcox.test normal, continuity correction",
                        "wilcox.test normal, no correction",
                        "wilcox.test exact",
                        "shapiro.test",
                        "Levene / Brown-Forsythe / Bartlett",
                        "standardised mean difference, numeric",
                        "descriptives")
                .flatMap(ReferenceCase::all)
                .filter(e -> e.inputs().has("value")
                        && !e.inputs().get("group").asString().equals("treat"));
    }

    @ParameterizedTest
    @MethodSource("numeric")
    void numericRowsAgreeWithR(Expected e) {
        String value = e.inputs().get("value").asString();
        String group = e.inputs().get("group").asString();
        JsonNode result = json(e.of().data().toString(), "--group", group, "--variables", value);
        JsonNode row = row(result, value);
        if (row.get("type").asString().equals("categorical")) {
            return; // two values only
        }
        JsonNode tests = row.get("tests");
        String x = e.inputs().get("x_level").asString();
        String y = e.inputs().get("y_level").asString();
        boolean same = result.get("group").get("levels").get(0).asString().equals(x);
        double sign = same ? 1 : -1;
        JsonNode nx = row.get("summary").get(x);
        JsonNode ny = row.get("summary").get(y);
        double pairs = nx.get("n").asDouble() * ny.get("n").asDouble();
        switch (e.procedure()) {
            case "t.test pooled", "t.test Welch" -> {
                JsonNode t = tests.get(e.procedure().endsWith("Welch") ? "t-welch" : "t-pooled");
                e.check("t", sign * t.get("statistic").asDouble());
                e.check("df", t.get("df").asDouble());
                e.check("p_two", t.get("p").asDouble());
                e.check("diff", sign * t.get("estimate").asDouble());
                double low = t.get("ci").get(same ? 0 : 1).asDouble();
                double high = t.get("ci").get(same ? 1 : 0).asDouble();
                e.check("ci95", sign * low, sign * high);
            }
            case "wilcox.test exact" -> {
                JsonNode u = tests.get("mann-whitney-exact");
                e.check(
                        "W",
                        same
                                ? u.get("statistic").asDouble()
                                : pairs - u.get("statistic").asDouble());
                e.check("p_two", u.get("p").asDouble());
            }
            case "shapiro.test" -> {
                String part = e.inputs().get("part").asString();
                JsonNode w = tests.get("shapiro-wilk").get(part.equals("x") ? x : y);
                e.check("W", w.get("statistic").asDouble());
                e.check("p", w.get("p").asDouble());
            }
            case "Levene / Brown-Forsythe / Bartlett" -> {
                e.check("F_mean", tests.get("levene").get("statistic").asDouble());
                e.check("p_mean", tests.get("levene").get("p").asDouble());
                e.check("df1", tests.get("levene").get("df").asDouble());
                e.check("df2", tests.get("levene").get("df2").asDouble());
            }
            case "standardised mean difference, numeric" ->
                e.check("smd_signed_pooled", sign * row.get("smd").asDouble());
            case "descriptives" -> {
                for (String which : List.of("x", "y")) {
                    JsonNode want = e.values().get(which);
                    JsonNode got = which.equals("x") ? nx : ny;
                    for (String name : List.of("n", "missing", "mean", "sd", "median", "min", "max")) {
                        e.compare(name, got.get(name).asDouble(), want.get(name).asDouble());
                    }
                    e.compare(
                            "iqr",
                            got.get("q3").asDouble() - got.get("q1").asDouble(),
                            want.get("iqr_type7").asDouble());
                }
            }
            default -> {
                JsonNode u =
                        tests.get(e.inputs().get("correct").asBoolean() ? "mann-whitney-corrected" : "mann-whitney");
                e.check(
                        "W",
                        same
                                ? u.get("statistic").asDouble()
                                : pairs - u.get("statistic").asDouble());
                e.check("z", sign * u.get("z").asDouble());
                e.check("p_two", u.get("p").asDouble());
            }
        }
    }

    static Stream<Expected> categorical() {
        return Stream.of(
                        "chisq.test without Yates",
                        "chisq.test with Yates",
                        "fisher.test 2x2",
                        "fisher.test conditional MLE odds ratio",
                        "fisher.test r x c",
                        "2x2 odds ratio, Woolf interval",
                        "Cochran-Armitage trend",
                        "standardised mean difference, binary",
                        "standardised mean difference, multi-level")
                .flatMap(ReferenceCase::all)
                .filter(e -> e.inputs().has("value"));
    }

    @ParameterizedTest
    @MethodSource("categorical")
    void categoricalRowsAgreeWithR(Expected e) {
        String value = e.inputs().get("value").asString();
        String group = e.inputs().get("group").asString();
        JsonNode result =
                json(e.of().data().toString(), "--group", group, "--variables", value, "--categorical", value);
        JsonNode row = row(result, value);
        assertThat(row.get("type").asString()).isEqualTo("categorical");
        JsonNode tests = row.get("tests");
        boolean same = result.get("group")
                .get("levels")
                .get(0)
                .asString()
                .equals(e.inputs().get("groups").get(0).asString());
        switch (e.procedure()) {
            case "chisq.test without Yates", "chisq.test with Yates" -> {
                JsonNode chi = tests.get(e.procedure().endsWith("with Yates") ? "chi-square-yates" : "chi-square");
                e.check("X2", chi.get("statistic").asDouble());
                e.check("df", chi.get("df").asDouble());
                e.check("p", chi.get("p").asDouble());
            }
            case "fisher.test 2x2" ->
                e.check("p_two", tests.get("fisher").get("p").asDouble());
            case "fisher.test r x c" ->
                e.check("p", tests.get("fisher").get("p").asDouble());
            case "fisher.test conditional MLE odds ratio" -> {
                e.check("or_cmle", turned(same, tests.get("fisher").get("estimate")));
                JsonNode ci = tests.get("fisher").get("ci");
                e.check("ci95", turned(same, ci.get(same ? 0 : 1)), turned(same, ci.get(same ? 1 : 0)));
            }
            case "2x2 odds ratio, Woolf interval" -> {
                e.check("or", turned(same, tests.get("odds-ratio").get("estimate")));
                JsonNode ci = tests.get("odds-ratio").get("ci");
                e.check("ci95", turned(same, ci.get(same ? 0 : 1)), turned(same, ci.get(same ? 1 : 0)));
                assertThat(row.get("crudeOr").get("or"))
                        .isEqualTo(tests.get("odds-ratio").get("estimate"));
            }
            case "Cochran-Armitage trend" -> {
                if (e.inputs().get("levels").get(0).isNumber()) { // text levels stand in another order there
                    e.check("X2", tests.get("trend").get("statistic").asDouble());
                    e.check("p_two", tests.get("trend").get("p").asDouble());
                }
            }
            default -> e.check("smd_multilevel", row.get("smd").asDouble());
        }
    }

    /**
     * R's tables have the first group of the case, ours the first in ascending order: then the odds ratio is the
     * inverse.
     */
    private static double turned(boolean same, JsonNode or) {
        return same ? or.asDouble() : 1 / or.asDouble();
    }

    static Stream<Expected> pairs() {
        return Stream.of(
                        "mcnemar.test without correction",
                        "mcnemar.test with correction",
                        "McNemar exact binomial",
                        "matched-pairs odds ratio, exact and Wald interval")
                .flatMap(ReferenceCase::all)
                .filter(e -> e.inputs().has("pair"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void pairedRowsAgreeWithR(Expected e) {
        String exposure = e.inputs().get("exposure").asString();
        JsonNode row = row(
                json(
                        e.of().data().toString(),
                        "--group",
                        e.inputs().get("case").asString(),
                        "--paired",
                        e.inputs().get("pair").asString()),
                exposure);
        JsonNode tests = row.get("tests");
        switch (e.procedure()) {
            case "mcnemar.test without correction" ->
                e.check("X2", tests.get("mcnemar").get("statistic").asDouble());
            case "mcnemar.test with correction" ->
                e.check("p", tests.get("mcnemar-corrected").get("p").asDouble());
            case "McNemar exact binomial" -> {
                e.check("p_exact", tests.get("mcnemar-exact").get("p").asDouble());
                e.check("b", row.get("paired").get("discordant").get("caseOnly").asDouble());
                e.check(
                        "c",
                        row.get("paired").get("discordant").get("controlOnly").asDouble());
            }
            default ->
                e.check("or", row.get("paired").get("discordant").get("or").asDouble());
        }
        boolean few = exposure.equals("steroid");
        assertThat(row.get("test").asString()).isEqualTo(few ? "mcnemar-exact" : "mcnemar");
        assertThat(row.get("unpaired").get("test").asString()).isEqualTo("chi-square");
    }

    /** Pairs in long form: sleep's two drugs, R's t.test(paired = TRUE) and wilcox.test. */
    @Test
    void pairedNumbersAgreeWithR() throws IOException {
        ReferenceCase.Expected t = ReferenceCase.all("t.test paired")
                .filter(e -> e.of().folder().endsWith("uni_sleep_paired"))
                .findFirst()
                .orElseThrow();
        double[] first = t.of().numbers("drug1");
        double[] second = t.of().numbers("drug2");
        List<String> lines = new ArrayList<>(List.of("pair,drug,extra"));
        for (int i = 0; i < first.length; i++) {
            lines.add("p" + i + ",a," + second[i]);
            lines.add("p" + i + ",b," + first[i]);
        }
        JsonNode row = row(
                json(file(lines.toArray(String[]::new)).toString(), "--group", "drug", "--paired", "pair"), "extra");
        JsonNode paired = row.get("tests").get("t-paired");
        t.check("t", paired.get("statistic").asDouble());
        t.check("df", paired.get("df").asDouble());
        t.check("p_two", paired.get("p").asDouble());
        t.check(
                "ci95",
                paired.get("ci").get(0).asDouble(),
                paired.get("ci").get(1).asDouble());
        // Shapiro-Wilk of the differences has P = 0.033 (R), so ranks fill the row.
        assertThat(row.get("test").asString()).isEqualTo("signed-rank");
        assertThat(row.get("unpaired").get("test").asString()).isEqualTo("t-pooled");
    }

    /** Epi::bdendo, one case and four controls a set. */
    @Test
    void setsOfSeveralControlsHaveTheConditionalLikelihoodRatioTest() {
        JsonNode row = row(
                json(ReferenceCase.of("mh_bdendo_sets").data().toString(), "--group", "d", "--paired", "set"), "gall");
        assertThat(row.get("test").asString()).isEqualTo("conditional-lr");
        double clogit =
                11.98024739084434; // 2 * diff(clogit(d ~ gall + strata(set), method = "exact")$loglik), survival 3.5-3
        assertThat(row.get("statistic").asDouble()).isCloseTo(clogit, within(1e-8 * clogit));
        assertThat(row.get("df").asInt()).isEqualTo(1);
        assertThat(row.get("paired").get("sets").asInt()).isEqualTo(63);
    }

    // --- what a person sees --------------------------------------------------------------------------------------

    @Test
    void printsTheTableWithTheCasesFirst() {
        Cli run = run(ReferenceCase.of("uni_birthwt").data().toString(), "--group", "low");
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .containsSubsequence("Cases (n=59)", "Controls (n=130)")
                .containsPattern("smoke = 1 +30 \\(50.8\\) +44 \\(33.8\\) +χ²=4.924ᵇ +1 +0.026 +0.349")
                .contains("ᶜchi-square test with Yates' correction")
                .contains("The sign of t and Z is that of cases minus controls.");
        assertThat(run.err()).contains("Column id was taken for the id");
    }

    /**
     * Decimals follow the data: the troponin and the tiny and huge numbers of public files, whose two decimals said
     * 0.02±0.01 twice and 0.00.
     */
    @Test
    void decimalsFollowTheData(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("case,tni,dna,cells\n");
        double[] tni = {0.042, 0.007, 0.033, 0.016, 0.021, 0.019, 0.005, 0.012, 0.011, 0.014};
        for (int i = 0; i < tni.length; i++) {
            csv.append(i < 5 ? 1 : 0)
                    .append(',')
                    .append(tni[i])
                    .append(',')
                    .append((i + 1) * 1.11e-12)
                    .append(',')
                    .append(200_000_000_000L + i * 10_000_000_000L)
                    .append('\n');
        }
        Path data = Files.writeString(folder.resolve("scale.csv"), csv);
        // R: mean and sd of the first and last five: 0.0238, 0.0138; 0.0122, 0.0051; sd(1:5 * 1.11) is 1.755, sd(1:5 *
        // 10) 15.8.
        assertThat(run(data.toString(), "--group", "case").out())
                .containsPattern("tni +0.0238±0.0138 +0.0122±0.0051")
                .containsPattern("dna \\(×10⁻¹²\\) +3.33±1.76 +8.88±1.76")
                .containsPattern("cells \\(×10⁹\\) +220±16 +270±16");
    }

    @Test
    void speaksChinese() {
        Cli run = run(
                ReferenceCase.of("uni_birthwt").data().toString(),
                "--group",
                "low",
                "--lang",
                "zh",
                "--quiet",
                "--all-tests",
                "--ordinal",
                "race=1|2|3");
        assertThat(run.out()).contains("病例组（n=59）").contains("等级资料").contains("全部检验");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void pairedTestsFillTheTable() {
        Cli run = run(ReferenceCase.of("mcnemar_pairs61").data().toString(), "--group", "case", "--paired", "pair");
        assertThat(run.out())
                .containsPattern("Tests: .*McNemar's test")
                .containsPattern("steroid +exact McNemar test +61 +– +0.021 +9/1 +9.00 \\(1.25–394.48\\)");
    }

    /**
     * Smoking by low birth weight within race, of MASS::birthwt: src/test/r/stratified.R, R 4.2.2, {@code
     * mantelhaen.test(table(smoke, low, race))} with {@code correct = FALSE}, {@code correct = TRUE} and
     * {@code exact = TRUE}, whose root finder stops near 1e-5, and the formulas of Breslow and Day, Tarone and Woolf.
     */
    @Test
    void oddsRatiosOverStrataAreThoseOfR() {
        JsonNode result = json(
                "examples/birthwt/cohort.csv", "--group", "low", "--variables", "smoke,ht,race", "--strata", "race");
        assertThat(row(result, "race").has("stratified")).isFalse();
        assertThat(row(result, "ht").get("stratified")).hasSize(1);
        JsonNode smoke = row(result, "smoke").get("stratified").get(0);
        assertThat(smoke.get("by").asString()).isEqualTo("race");
        assertThat(smoke.get("exposed").asString()).isEqualTo("1");
        JsonNode black = smoke.get("strata").get(0);
        assertThat(black.get("level").asString()).isEqualTo("black");
        assertThat(black.get("exposedCases").asInt()).isEqualTo(6);
        assertThat(black.get("exposedControls").asInt()).isEqualTo(4);
        assertThat(black.get("unexposedCases").asInt()).isEqualTo(5);
        assertThat(black.get("unexposedControls").asInt()).isEqualTo(11);
        assertThat(black.get("or").asDouble()).isCloseTo(3.3, within(1e-12));
        assertThat(smoke.get("strata").get(2).get("or").asDouble()).isCloseTo(5.757575757575758, within(1e-12));
        JsonNode common = smoke.get("mantelHaenszel");
        assertThat(common.get("or").asDouble()).isCloseTo(3.086381252612906, within(1e-12));
        assertThat(common.get("ci").get(0).asDouble()).isCloseTo(1.490739561774826, within(1e-12));
        assertThat(common.get("ci").get(1).asDouble()).isCloseTo(6.389948640753428, within(1e-12));
        assertThat(common.get("statistic").asDouble()).isCloseTo(9.413402986132537, within(1e-11));
        assertThat(common.get("p").asDouble()).isCloseTo(0.002154050875845869, within(1e-14));
        assertThat(common.get("corrected").get("statistic").asDouble()).isCloseTo(8.377889701496763, within(1e-11));
        assertThat(common.get("corrected").get("p").asDouble()).isCloseTo(0.0037981317637845, within(1e-14));
        JsonNode exact = smoke.get("exact");
        assertThat(exact.get("or").asDouble()).isCloseTo(2.991165168032299, within(1e-4));
        assertThat(exact.get("ci").get(0).asDouble()).isCloseTo(1.393174467394639, within(1e-4));
        assertThat(exact.get("ci").get(1).asDouble()).isCloseTo(6.672186266523973, within(1e-3));
        assertThat(exact.get("p").asDouble()).isCloseTo(0.002876344755705578, within(1e-14));
        JsonNode homogeneity = smoke.get("breslowDay");
        assertThat(homogeneity.get("statistic").asDouble()).isCloseTo(3.125007783310743, within(1e-9));
        assertThat(homogeneity.get("df").asInt()).isEqualTo(2);
        assertThat(homogeneity.get("p").asDouble()).isCloseTo(0.2096105714174043, within(1e-10));
        assertThat(homogeneity.get("uncorrected").get("statistic").asDouble())
                .isCloseTo(3.125894609071833, within(1e-9));
        assertThat(smoke.get("woolf").get("statistic").asDouble()).isCloseTo(3.016592431554129, within(1e-12));
        assertThat(smoke.get("woolf").get("p").asDouble()).isCloseTo(0.2212866817143445, within(1e-13));
        String[] text = {
            "examples/birthwt/cohort.csv", "--group", "low", "--variables", "smoke", "--strata", "race", "--lang", "en"
        };
        assertThat(run(text).out())
                .contains("Odds ratios within race and in common")
                .containsPattern("white +19/23 +33/73 +5.758 \\(1.782–18.599\\)")
                .containsPattern("Common, Mantel-Haenszel +3.086 \\(1.491–6.390\\) +9.413 +1 +0.002")
                .containsPattern("Homogeneity, Woolf +3.017 +2 +0.221");
        text[text.length - 1] = "zh";
        assertThat(run(text).out()).containsPattern("合并，Mantel-Haenszel +3.086 \\(1.491~6.390\\) +9.413 +1 +0.002");
    }

    @Test
    void strataThatAnswerNothingSayWhy() throws IOException {
        // Of stratum 1 the exposed are all cases, of stratum 2 too; the last row has no stratum.
        Path edge = file(
                "g,x,s,three", "1,1,1,a", "1,1,1,b", "0,0,1,c", "1,0,1,a", "1,1,2,b", "0,0,2,c", "0,0,2,a", "1,1,,b");
        JsonNode x = row(json(edge.toString(), "--group", "g", "--strata", "s"), "x")
                .get("stratified")
                .get(0);
        assertThat(x.get("missing").asInt()).isEqualTo(1);
        assertThat(x.get("mantelHaenszel").get("or").isNull()).isTrue();
        assertThat(x.get("mantelHaenszel").get("reason").asString()).contains("infinity");
        assertThat(x.get("exact").get("or").isNull()).isTrue();
        assertThat(x.get("exact").get("ci").get(0).asDouble()).isPositive();
        assertThat(x.get("exact").get("ci").get(1).isNull()).isTrue();
        assertThat(x.get("breslowDay").get("p").isNull()).isTrue();
        assertThat(x.get("woolf").get("halfAdded").asBoolean()).isTrue();
        assertThat(x.get("woolf").get("p").asDouble()).isBetween(0.0, 1.0);
        Cli text = run(edge.toString(), "--group", "g", "--strata", "s");
        assertThat(text.out())
                .contains("x: half was added to every cell for Woolf's test")
                .contains("x: 1 subjects without a value of s are left out")
                .doesNotContain("NaN");
        Cli none = run(edge.toString(), "--group", "g", "--variables", "three", "--strata", "s");
        assertThat(none.status()).isZero();
        assertThat(none.err()).contains("No variable of two categories");
        Cli groups = run(edge.toString(), "--group", "three", "--strata", "s");
        assertThat(groups.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(groups.err()).contains("need two groups; column three holds 3");
        assertThat(run(edge.toString(), "--group", "g", "--strata", "g").status())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(edge.toString(), "--group", "g", "--strata", "s,s").status())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(edge.toString(), "--group", "g", "--strata", "nowhere").status())
                .isEqualTo(ExitCode.PROBLEMS);
    }

    // --- choices and edges ---------------------------------------------------------------------------------------

    @Test
    void obeysItsOptions() {
        String data = ReferenceCase.of("uni_birthwt").data().toString();
        assertThat(row(json(data, "--group", "low", "--variables", "smoke", "--correction", "always"), "smoke")
                        .get("test")
                        .asString())
                .isEqualTo("chi-square-yates");
        assertThat(row(json(data, "--group", "low", "--variables", "ht", "--correction", "never"), "ht")
                        .get("test")
                        .asString())
                .isEqualTo("chi-square");
        // R: quantile(lwt[low == 1], 1/4, type = 7) is 104, type 6 is 103.
        for (int type : new int[] {7, 6}) {
            JsonNode lwt = row(
                    json(data, "--group", "low", "--variables", "lwt", "--quantile", Integer.toString(type)), "lwt");
            assertThat(lwt.get("summary").get("1").get("q1").asDouble()).isEqualTo(type == 7 ? 104 : 103);
        }
        JsonNode race = row(json(data, "--group", "low", "--ordinal", "race=3|1|2"), "race");
        assertThat(race.get("type").asString()).isEqualTo("ordinal");
        assertThat(race.get("test").asString()).isEqualTo("mann-whitney");
        assertThat(race.get("summary").get("0").get("counts").get("3").asInt()).isEqualTo(42);
    }

    @Test
    void threeGroupsHaveNoDifferenceBetweenTwo() {
        JsonNode result = json(ReferenceCase.of("uni_birthwt").data().toString(), "--group", "race");
        JsonNode bwt = row(result, "bwt");
        assertThat(bwt.get("test").asString()).isIn("anova", "kruskal-wallis");
        assertThat(bwt.get("smd").isNull()).isTrue();
        assertThat(bwt.get("smdReason").asString()).isNotEmpty();
        assertThat(row(result, "smoke").get("df").asInt()).isEqualTo(2);
    }

    @Test
    void emptyConstantAndMissingColumnsAreAnswersNotFailures() throws IOException {
        Path data = file(
                "g,all_missing,constant,one_category,only_in_a,number",
                "a,,5,x,1.5,1",
                "a,,5,x,2.5,2",
                "a,,5,x,3.5,4",
                "b,,5,x,,7",
                "b,,5,x,,3",
                "b,,5,x,,5",
                ",,5,x,9,6");
        JsonNode result = json(data.toString(), "--group", "g");
        assertThat(result.get("rows")).hasSize(5);
        for (JsonNode row : result.get("rows")) {
            if (!row.get("variable").asString().equals("number")) {
                assertThat(row.get("p").isNull()).as(row.toString()).isTrue();
                assertThat(row.get("reason").asString()).isNotEmpty();
            }
        }
        assertThat(row(result, "number").get("p").asDouble()).isBetween(0.0, 1.0);
        assertThat(row(result, "only_in_a")
                        .get("summary")
                        .get("b")
                        .get("missing")
                        .asInt())
                .isEqualTo(3);
        assertThat(result.get("notes").get(0).asString()).contains("1");
        Cli text = run(data.toString(), "--group", "g", "--all-tests");
        assertThat(text.status()).isZero();
        assertThat(text.out()).doesNotContain("NaN");
    }

    @Test
    void refusesWhatItCannotDo() throws IOException {
        Path data = file("g,x,s", "a,1,1", "a,2,1", "a,3,2");
        Cli one = run(data.toString(), "--group", "g");
        assertThat(one.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(one.err()).contains("Column g holds fewer than two groups");
        Cli unknown = run(data.toString(), "--group", "gg", "--variables", "x,y");
        assertThat(unknown.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(unknown.err()).contains("gg").contains("y");
        assertThat(run(data.toString(), "--group", "g", "--quantile", "5").status())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(data.toString(), "--group", "g", "--ordinal", "x=1").status())
                .isEqualTo(ExitCode.USAGE);
        Path apart = file("g,x,s", "a,1,1", "a,2,2", "b,3,3", "b,4,4");
        Cli sets = run(apart.toString(), "--group", "g", "--paired", "s");
        assertThat(sets.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(sets.out()).isEmpty();
    }
}
