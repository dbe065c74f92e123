package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.univariate.TestChoice;
import org.counterpart.univariate.test.ContingencyTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Studies with a small count in each place that hides one, attacked: whoever has all that is published for people, and
 * knows the smallest count shown
 * (here 5) and the rule, solves for the hidden counts. Where it can be done, the attack is first seen to succeed on the
 * same study unprotected.
 */
class SmallCountsAttackTest {
    private static final int LEAST = 5;

    @TempDir
    Path folder;

    private record Published(HtmlTables report, JsonNode json, List<String> texts) {}

    private Published run(Path plan, String name, String... more) throws IOException {
        Path output = folder.resolve(name);
        List<String> arguments =
                new ArrayList<>(List.of("run", plan.toString(), "-o", output.toString(), "--quiet", "--threads", "1"));
        arguments.addAll(List.of(more));
        Cli run = Cli.run(arguments.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        List<String> texts = new ArrayList<>(MinCellTest.texts(output));
        texts.add(run.out());
        return new Published(
                HtmlTables.of(output.resolve("report.html")),
                new ObjectMapper().readTree(output.resolve("results.json")),
                texts);
    }

    private Published protectedRun(Path plan) throws IOException {
        return run(plan, "protected", "--min-cell", Integer.toString(LEAST));
    }

    private static boolean small(long count) {
        return count > 0 && count < LEAST;
    }

    /**
     * Exposure of the members of a pair by its number: so many pairs with both exposed, only the case, only the
     * control.
     */
    private static int exposed(int pair, boolean isCase, int both, int caseOnly, int controlOnly) {
        return pair < both
                ? 1
                : pair < both + caseOnly
                        ? (isCase ? 1 : 0)
                        : pair < both + caseOnly + controlOnly ? (isCase ? 0 : 1) : 0;
    }

    /** Two factors that no small count touches; the second's pairs are spread over the first's. */
    private static String plain(int pair, boolean isCase) {
        return "A," + (50 + 7 * pair % 23) + ",2021," + exposed(pair, isCase, 12, 22, 8) + ","
                + exposed(7 * pair % 60, isCase, 10, 21, 7);
    }

    private static String other(int i) {
        return "A," + (45 + 11 * i % 31) + ",2021," + (i % 3 == 0 ? 1 : 0) + "," + (i % 4 == 0 ? 1 : 0);
    }

    /** 3 fail a rule, 20 another, 2 cases are unmatched, 62 cases entered the matching. */
    private Path flowStudy() throws IOException {
        Path plan = new PairedCohort()
                .pairs(60, SmallCountsAttackTest::plain)
                .lonelyCases(2, (i, c) -> "A," + (60 + i) + ",2021,1,0")
                .otherControls(150, (i, c) -> other(i))
                .otherControls(3, (i, c) -> "A,17,2021,0,0")
                .otherControls(20, (i, c) -> "A,60,2019,0,0")
                .write(folder.resolve("flow"), "x, z", "", "predictors: [x, z]", "slot");
        return Files.writeString(
                plan, Files.readString(plan).replace("formats: [html]", "formats: [html, docx, xlsx]"));
    }

    @Test
    void noHiddenCountOfTheFlowFollowsFromTheOthers() throws IOException {
        Path plan = flowStudy();
        Published shown = protectedRun(plan);
        assertThat(determined(shown)).isEmpty();
        assertThat(determined(run(plan, "open"))).isEmpty(); // nothing hidden, nothing to find
        assertThat(shown.json().at("/selection/flow/1/excluded").isNull()).isTrue();
        assertThat(shown.json().at("/selection/flow/2/excluded").asInt()).isEqualTo(20);
        assertThat(shown.json().at("/selection/flow/3/unmatchedCases").isNull()).isTrue();
        assertThat(shown.json().at("/matching/cases").isNull()).isTrue();
        assertThat(shown.json().at("/selection/flow/3/matchedCases").asInt()).isEqualTo(60);
        assertThat(shown.texts()).noneMatch(t -> t.contains("no candidate with the same slot: 2"));
    }

    @Test
    void noHiddenCountOfThoseWithoutAMatchingValueFollows() throws IOException {
        Path plan = new PairedCohort()
                .pairs(60, SmallCountsAttackTest::plain)
                .casesWithoutNumber(3, (i, c) -> "A," + (60 + i) + ",2021,1,0")
                .otherControls(150, (i, c) -> other(i))
                .write(folder.resolve("missing"), "x, z", "", "predictors: [x, z]", "slot");
        Published shown = protectedRun(plan);
        assertThat(shown.json().at("/selection/flow/3/missingValue").isNull()).isTrue();
        assertThat(determined(shown)).isEmpty();
    }

    /**
     * Of each number of the flow that is hidden, whether the sums that hold in every flow settle it: a linear system,
     * solved.
     */
    private static List<String> determined(Published p) {
        JsonNode flow = p.json().at("/selection/flow");
        Map<String, JsonNode> numbers = new LinkedHashMap<>();
        numbers.put("records", flow.get(0).get("n"));
        numbers.put("excluded1", flow.get(1).get("excluded"));
        numbers.put("left1", flow.get(1).get("n"));
        numbers.put("excluded2", flow.get(2).get("excluded"));
        numbers.put("eligible", flow.get(2).get("n"));
        for (String name : List.of("cases", "controls", "undetermined", "neither")) {
            numbers.put(name, p.json().at("/selection/" + name));
        }
        for (String name : List.of(
                "excluded",
                "excludedCases",
                "excludedControls",
                "unmatchedCases",
                "unmatchedControls",
                "matchedCases",
                "matchedControls")) {
            numbers.put(name, flow.get(3).get(name));
        }
        numbers.put("enteredCases", p.json().at("/matching/cases"));
        numbers.put("enteredControls", p.json().at("/matching/candidates"));
        // The same numbers where they stand a second time.
        Map<String, JsonNode> again = Map.of(
                "records", p.json().at("/cohort/records"),
                "excludedCases", p.json().at("/matching/excluded/cases"),
                "excludedControls", p.json().at("/matching/excluded/controls"),
                "enteredCases", p.json().at("/matching/balance/0/before/nCases"),
                "enteredControls", p.json().at("/matching/balance/0/before/nControls"));
        again.forEach((name, value) -> {
            if (value.isNumber()) {
                numbers.put(name, value);
            }
        });
        List<List<String>> sums = List.of(
                List.of("records", "excluded1", "left1"),
                List.of("left1", "excluded2", "eligible"),
                List.of("eligible", "cases", "controls", "undetermined", "neither"),
                List.of("cases", "excludedCases", "enteredCases"),
                List.of("controls", "excludedControls", "enteredControls"),
                List.of("excluded", "excludedCases", "excludedControls"),
                List.of("enteredCases", "unmatchedCases", "matchedCases"),
                List.of("enteredControls", "unmatchedControls", "matchedControls"));
        List<String> hidden = new ArrayList<>();
        numbers.forEach((name, value) -> {
            if (!value.isNumber()) {
                hidden.add(name);
            }
        });
        // The report shows the same, or less.
        List<String> shown = p.report().table("en", "flow").rows().stream()
                .map(r -> r.cells().get(0).text())
                .toList();
        assertThat(shown.get(0).equals("*")).isEqualTo(hidden.contains("records"));
        assertThat(shown.get(1).equals("*")).isEqualTo(hidden.contains("excluded1"));
        assertThat(shown.contains(numbers.get("cases").toString()) && hidden.contains("cases"))
                .isFalse();
        double[][] system = new double[sums.size()][hidden.size()];
        for (int e = 0; e < sums.size(); e++) {
            for (int k = 0; k < sums.get(e).size(); k++) {
                int at = hidden.indexOf(sums.get(e).get(k));
                if (at >= 0) {
                    system[e][at] = k == 0 ? 1 : -1;
                }
            }
        }
        return hidden.stream()
                .filter(name -> {
                    double[][] more = Arrays.copyOf(system, system.length + 1);
                    more[system.length] = new double[hidden.size()];
                    more[system.length][hidden.indexOf(name)] = 1;
                    return rank(more) == rank(system);
                })
                .toList();
    }

    private static int rank(double[][] matrix) {
        double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        int rank = 0;
        for (int column = 0; a.length > 0 && column < a[0].length; column++) {
            int pivot = -1;
            for (int i = rank; i < a.length; i++) {
                pivot = Math.abs(a[i][column]) > 1e-9 ? i : pivot;
            }
            if (pivot < 0) {
                continue;
            }
            double[] row = a[pivot];
            a[pivot] = a[rank];
            a[rank] = row;
            for (int i = 0; i < a.length; i++) {
                double factor = i == rank ? 0 : a[i][column] / row[column];
                for (int j = 0; j < row.length; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
            rank++;
        }
        return rank;
    }

    /**
     * 60 matched cases are published and 1 to 4 unmatched are not. The null likelihood, the net benefit of treating
     * all, the interval of expected
     * over observed and means that times n are whole numbers each tell n.
     */
    @Test
    void theSizeOfTheSourceCohortFollowsFromNothing() throws IOException {
        Path plan = flowStudy();
        Set<Integer> all = Set.of(61, 62, 63, 64);
        assertThat(sizes(run(plan, "open"))).containsExactly(62);
        Published shown = protectedRun(plan);
        assertThat(sizes(shown)).isEqualTo(new TreeSet<>(all));
        assertThat(shown.json().at("/matching/candidates").asInt()).isEqualTo(210);
        // The steps of a curve are whole numbers over n: its figure is left out.
        assertThat(shown.texts()).noneMatch(t -> t.startsWith("roc-cohort") || t.startsWith("decision-"));
        assertThat(shown.texts()).anyMatch(t -> t.startsWith("roc-wide"));
        JsonNode terms = shown.json().at("/validation/sourceCohort/refitted/model/terms");
        assertThat(terms.size()).isGreaterThan(3); // the coefficients are published
        assertThat(terms.get(1).get("b").isNumber()).isTrue();
        assertThat(shown.texts()).noneMatch(t -> t.contains("272 ") || t.contains("272,") || t.contains("272</"));
    }

    private static Set<Integer> sizes(Published p) {
        int controls = 210;
        JsonNode source = p.json().at("/validation/sourceCohort");
        Set<Integer> left = new TreeSet<>(Set.of(61, 62, 63, 64));
        keep(left, source.at("/refitted/model/nullLogLik"), cases -> {
            double share = cases / (double) (cases + controls);
            return four(cases * Math.log(share) + controls * Math.log(1 - share));
        });
        keep(left, source.at("/refitted/crossValidated/decisionCurve/9/treatAll"), cases -> {
            double share = cases / (double) (cases + controls);
            double price = 0.1 / 0.9;
            return four(share - (1 - share) * price);
        });
        HtmlTables.HtmlTable calibration = p.report().table("en", "calibration");
        String ratio = calibration.cell(2, 0).text();
        if (!ratio.equals("*")) {
            double[] numbers = Arrays.stream(
                            ratio.replaceAll("[()–]", " ").trim().split("\\s+"))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            left.removeIf(cases -> Math.abs(numbers[0] * Math.exp(1.959964 / Math.sqrt(cases)) - numbers[2]) > 0.0011);
        }
        for (JsonNode row : p.json().at("/matching/balance")) {
            JsonNode mean = row.at("/before/meanCases");
            if (row.get("variable").asString().equals("age") && mean.isNumber()) {
                left.removeIf(cases -> {
                    double half = Math.abs(mean.asDouble() - Double.parseDouble(four(mean.asDouble()))) + 0.005;
                    double sum = Double.parseDouble(four(mean.asDouble())) * cases;
                    return Math.abs(sum - Math.rint(sum)) > half * cases;
                });
            }
        }
        return left;
    }

    private interface Of {
        String size(int cases);
    }

    private static void keep(Set<Integer> left, JsonNode published, Of number) {
        if (published.isNumber()) {
            left.removeIf(cases -> !number.size(cases).equals(four(published.asDouble())));
        }
    }

    private static String four(double value) {
        return new BigDecimal(value).round(new MathContext(4)).toPlainString();
    }

    /**
     * One predictor, 20 cases and 3 controls exposed: model, AUC, cross-validation, the model in the source cohort are
     * its table again.
     */
    @Test
    void aModelOfOnePredictorIsHiddenWithItsTable() throws IOException {
        Path plan = new PairedCohort()
                .pairs(60, (i, c) -> "A," + (50 + 7 * i % 23) + ",2021," + exposed(i, c, 1, 19, 2) + ",0")
                .otherControls(150, (i, c) -> other(i))
                .write(folder.resolve("one"), "x", "", "predictors: [x]", "slot");
        Published open = run(plan, "open");
        Published shown = protectedRun(plan);
        assertThat(tables(number(open.json().at("/roc/markers/1/auc"))))
                .contains("20/3")
                .hasSizeLessThan(60);
        Set<String> telling = new HashSet<>();
        for (String path : List.of(
                "/models/unconditional/terms/1/b",
                "/models/unconditional/terms/1/or",
                "/models/unconditional/logLik",
                "/models/conditional/terms/0/or",
                "/roc/markers/0/auc",
                "/roc/withinSetConcordance/value",
                "/validation/apparent",
                "/validation/corrected",
                "/validation/sourceCohort/direct/auc",
                "/univariate/rows/0/smd",
                "/benchmarks/0/auc")) {
            assertThat(open.json().at(path).isNumber()).as(path).isTrue();
            telling.add(four(open.json().at(path).asDouble()));
        }
        assertThat(doubles(shown.json(), new HashSet<>())).doesNotContainAnyElementsOf(telling);
        for (String language : List.of("en", "zh")) {
            for (String name : List.of("models", "fit", "performance", "validation", "source-model", "nomogram")) {
                assertThat(shown.report().table(language, name).rows().stream()
                                .flatMap(r -> r.cells().stream())
                                .map(HtmlTables.HtmlCell::text)
                                .filter(t -> !t.isEmpty()))
                        .as(name)
                        .containsOnly("*");
            }
        }
        assertThat(shown.texts())
                .noneMatch(t -> t.startsWith("roc") || t.startsWith("nomogram-") || t.startsWith("decision-"));
    }

    private static double number(JsonNode node) {
        return node.asDouble();
    }

    /** The tables of two groups of 60 whose exposure has this AUC. */
    private static Set<String> tables(double auc) {
        Set<String> found = new TreeSet<>();
        for (int a = 0; a <= 60; a++) {
            for (int b = 0; b <= 60; b++) {
                if (four(0.5 + (a - b) / 120.0).equals(four(auc))) {
                    found.add(a + "/" + b);
                }
            }
        }
        return found;
    }

    private static Set<String> doubles(JsonNode node, Set<String> found) {
        if (node.isDouble()) {
            found.add(four(node.asDouble()));
        }
        node.forEach(child -> doubles(child, found));
        return found;
    }

    /**
     * Forward selection whose first step is of the hidden factor: the score statistic of one binary factor is Pearson's
     * of its table.
     */
    @Test
    void stepsOfASelectionDoNotTellTheTable() throws IOException {
        Path plan = new PairedCohort()
                .pairs(
                        60,
                        (i, c) -> "A," + (50 + 7 * i % 23) + ",2021," + exposed(i, c, 1, 19, 2) + ","
                                + exposed(7 * i % 60, c, 10, 21, 7))
                .otherControls(150, (i, c) -> other(i))
                .write(folder.resolve("steps"), "x, z", "", "predictors: [x, z], selection: forward-lr", "slot");
        JsonNode open = run(plan, "open").json().at("/models/unconditional/steps");
        assertThat(open.get(0).get("term").asString()).isEqualTo("x");
        assertThat(byScore(open.get(0).get("statistic"))).containsExactlyInAnyOrder("20/3", "57/40");
        Published shown = protectedRun(plan);
        JsonNode steps = shown.json().at("/models/unconditional/steps");
        assertThat(steps.size()).isEqualTo(2);
        assertThat(byScore(steps.get(0).get("statistic"))).hasSizeGreaterThan(100);
        for (String name : List.of("statistic", "p", "logLik", "aic")) {
            steps.forEach(s -> assertThat(s.get(name).isNull()).isTrue());
        }
        assertThat(shown.json().at("/models/unconditional/startAic").isNull()).isTrue();
        HtmlTables.HtmlTable table = shown.report().table("zh", "selection");
        assertThat(table.rows().get(0).cells().stream().map(HtmlTables.HtmlCell::text))
                .containsExactly("进入", "x", "*", "*", "*", "*", "*");
    }

    /** Tables with a hidden row whose cases are exposed more often and whose chi-square is this. */
    private static Set<String> byScore(JsonNode statistic) {
        Set<String> found = new TreeSet<>();
        for (int a = 0; a <= 60; a++) {
            for (int b = 0; b < a; b++) {
                boolean hidden = small(a) || small(b) || small(60 - a) || small(60 - b);
                double chi2 = 120.0 * Math.pow(60.0 * (a - b), 2) / (3600.0 * (a + b) * (120.0 - a - b));
                if (hidden && (!statistic.isNumber() || Math.abs(chi2 - statistic.asDouble()) < 1e-6)) {
                    found.add(a + "/" + b);
                }
            }
        }
        return found;
    }

    /**
     * 21 cases and 28 controls exposed are published; of the tables of pairs that are hidden, P is below 0.05 in that
     * of 1 and 8 discordant pairs alone.
     */
    @Test
    void theSideOfAlphaDoesNotTellTheDiscordantPairs() throws IOException {
        assertThat(cells(21, 28, b -> p(21 - (21 - b), 28 - (21 - b)) < 0.05)).containsExactly(1);
        Published shown = pairs(20, 1, 8, "");
        assertThat(attackPairs(shown)).hasSizeGreaterThan(1).contains(1);
        assertThat(shown.report().table("en", "table1-paired").cell(0, 3).text())
                .isEqualTo("*");
        assertThat(shown.json().at("/univariate/rows/0/paired/pBelowAlpha").isMissingNode())
                .isTrue();
    }

    /** Where the paired test decides what enters, its side of alpha is public, and the margins are not. */
    @Test
    void thenTheMarginsAreHiddenWhereThePairedTestDecides() throws IOException {
        Published shown = pairs(20, 1, 8, ", paired: true");
        JsonNode row = shown.json().at("/univariate/rows/0");
        assertThat(row.get("pBelowAlpha").asBoolean()).isTrue();
        assertThat(row.at("/summary/1/counts/1").isNull()).isTrue();
        assertThat(row.at("/summary/0/counts/1").isNull()).isTrue();
    }

    /** 4 and 30 discordant pairs: of the hidden tables with these margins some have fewer than 25, and another test. */
    @Test
    void theNameOfTheTestDoesNotTellTheDiscordantPairs() throws IOException {
        Published shown = pairs(12, 4, 20, "");
        assertThat(shown.report().table("en", "table1-paired").cell(0, 0).text())
                .isEqualTo("McNemar's test, exact or chi-square");
        assertThat(shown.report().table("zh", "table1-paired").cell(0, 0).text())
                .isEqualTo("McNemar检验（精确法或χ²法）");
        JsonNode paired = shown.json().at("/univariate/rows/0/paired");
        assertThat(paired.get("test").isNull()).isTrue();
        assertThat(paired.get("df").isNull()).isTrue();
        assertThat(attackPairs(shown)).hasSizeGreaterThan(1).contains(4);
    }

    private Published pairs(int both, int caseOnly, int controlOnly, String univariate) throws IOException {
        return protectedRun(new PairedCohort()
                .pairs(
                        60,
                        (i, c) -> "A," + (50 + 7 * i % 23) + ",2021," + exposed(i, c, both, caseOnly, controlOnly) + ","
                                + exposed(7 * i % 60, c, 10, 21, 7))
                .otherControls(150, (i, c) -> other(i))
                .write(folder.resolve("pairs"), "x, z", univariate, "predictors: [x, z]", "slot"));
    }

    /** The numbers of pairs with only the case exposed that agree with what is published of x. */
    private static Set<Integer> attackPairs(Published p) {
        JsonNode row = p.json().at("/univariate/rows/0");
        JsonNode paired = row.get("paired");
        assertThat(paired.at("/discordant").isNull()
                        || paired.at("/discordant/caseOnly").isNull())
                .isTrue();
        int cases = row.at("/summary/1/counts/1").asInt();
        int controls = row.at("/summary/0/counts/1").asInt();
        JsonNode side = paired.path("pBelowAlpha");
        JsonNode test = paired.path("test");
        return cells(cases, controls, b -> {
            int c = b + controls - cases;
            String name = b + c < 25 ? "mcnemar-exact" : "mcnemar";
            return (side.isMissingNode() || side.asBoolean() == p(b, c) < 0.05)
                    && (!test.isString() || test.asString().equals(name));
        });
    }

    /**
     * Of 60 pairs with these margins: the hidden tables that the reader cannot rule out, by pairs with only the case
     * exposed.
     */
    private static Set<Integer> cells(int cases, int controls, IntPredicate agrees) {
        return IntStream.rangeClosed(0, cases)
                .filter(b -> {
                    int both = cases - b;
                    int c = controls - both;
                    int none = 60 - both - b - c;
                    return c >= 0 && none >= 0 && (small(both) || small(b) || small(c) || small(none));
                })
                .filter(agrees)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double p(int b, int c) {
        return TestChoice.withDefaults()
                .pairedCategories(ContingencyTable.of(new long[][] {{10, c}, {b, 10}}))
                .result()
                .p();
    }

    /**
     * A matching variable whose level C has 3 pairs: its share, and the share of the level that would give it, are
     * nowhere.
     */
    @Test
    void theBalanceOfAMatchedLevelDoesNotTellIt() throws IOException {
        Path plan = new PairedCohort()
                .pairs(
                        60,
                        (i, c) -> (i < 30 ? "A" : i < 57 ? "B" : "C")
                                + plain(i, c).substring(1))
                .otherControls(150, (i, c) -> (i % 2 == 0 ? "A" : "B") + other(i).substring(1))
                .write(folder.resolve("site"), "x, z", "", "predictors: [x, z]", "slot, site");
        Published shown = protectedRun(plan);
        for (String language : List.of("en", "zh")) {
            List<HtmlTables.HtmlRow> rows =
                    shown.report().table(language, "matching-balance").rows();
            HtmlTables.HtmlRow a = row(rows, "A");
            assertThat(a.cells().get(0).text()).isEqualTo("30 (50.0)");
            for (String level : List.of("B", "C")) {
                assertThat(row(rows, level).cells().stream().map(HtmlTables.HtmlCell::text))
                        .as(level)
                        .containsOnly("*");
            }
        }
        for (JsonNode of : shown.json().at("/matching/balance")) {
            if (Set.of("B", "C").contains(of.get("level").asString(""))) {
                assertThat(of.get("denominator").isNull()).isTrue();
                for (String side : List.of("before", "after")) {
                    for (String number : List.of("meanCases", "meanControls", "smd")) {
                        assertThat(of.get(side).get(number).isNull()).isTrue();
                    }
                }
            }
        }
        // 30 subjects in B and C: every split with a small C is possible, and a small B would have hidden A.
        assertThat(doubles(shown.json().at("/matching"), new HashSet<>())).doesNotContain("0.05000", "0.4500");
    }

    /**
     * Weight recorded in 3 controls: statistic and SMD, with the other group's mean and SD, are two equations for the
     * mean and SD of these.
     */
    @Test
    void theMeanOfFewDoesNotFollowFromItsTest() throws IOException {
        Path plan = new PairedCohort()
                .pairs(60, SmallCountsAttackTest::plain)
                .otherControls(150, (i, c) -> other(i))
                .write(folder.resolve("few"), "x, z, weight", "", "predictors: [x, z]", "slot");
        List<String> lines = new ArrayList<>(Files.readAllLines(plan.resolveSibling("cohort.csv")));
        int[] seen = new int[2];
        for (int i = 0; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            boolean isCase = cells[2].equals("1");
            boolean matched = i > 0 && !cells[1].equals("0");
            boolean known = matched && seen[isCase ? 1 : 0]++ < (isCase ? 60 : 3);
            lines.set(i, lines.get(i) + "," + (i == 0 ? "weight" : known ? Integer.toString(55 + 13 * i % 29) : ""));
        }
        Files.write(plan.resolveSibling("cohort.csv"), lines);
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace("  x: {type: binary}", "  weight: {type: integer}\n  x: {type: binary}"));
        JsonNode open = run(plan, "open").json().at("/univariate/rows/2");
        assertThat(open.at("/summary/0/n").asInt()).isEqualTo(3);
        assertThat(open.get("smd").isNumber()).isTrue();
        Published shown = protectedRun(plan);
        JsonNode row = shown.json().at("/univariate/rows/2");
        for (String hidden : List.of("statistic", "df", "p", "smd", "why")) {
            assertThat(row.get(hidden).isNull()).as(hidden).isTrue();
        }
        assertThat(row.at("/summary/0/mean").isNull()).isTrue();
        assertThat(row.at("/summary/0/sd").isNull()).isTrue();
        assertThat(row.at("/crude/unconditional").isNull()).isTrue();
        List<String> printed = row(shown.report().table("en", "table1").rows(), "weight").cells().stream()
                .map(HtmlTables.HtmlCell::text)
                .toList();
        // All, cases, controls: with all and the cases a reader would have the three controls.
        assertThat(printed.get(0)).isEqualTo("*");
        assertThat(printed.subList(2, printed.size()).stream()
                        .filter(t -> !t.matches("[<≥]0\\.05|–"))
                        .map(t -> t.substring(0, 1))
                        .toList())
                .containsOnly("*");
    }

    private static HtmlTables.HtmlRow row(List<HtmlTables.HtmlRow> rows, String name) {
        return rows.stream().filter(r -> r.name().startsWith(name)).findFirst().orElseThrow();
    }
}
