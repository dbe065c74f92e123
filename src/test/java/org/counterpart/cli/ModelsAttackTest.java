package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntBinaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Validation parts, subgroups, lists of models, groups and curves attacked as {@link SmallCountsAttackTest} does: from
 * what is published with a smallest count of 5, whole numbers are looked for that alone agree with it. Each attack is
 * first seen to succeed on the same study unprotected.
 */
class ModelsAttackTest {
    private static final int LEAST = 5;

    @TempDir
    Path folder;

    private JsonNode run(Path plan, String name, String... more) throws IOException {
        Path output = folder.resolve(name);
        List<String> words =
                new ArrayList<>(List.of("run", plan.toString(), "-o", output.toString(), "--quiet", "--threads", "1"));
        words.addAll(List.of(more));
        Cli run = Cli.run(words.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return new ObjectMapper().readTree(output.resolve("results.json"));
    }

    private JsonNode open(Path plan) throws IOException {
        return run(plan, "open");
    }

    private JsonNode shown(Path plan) throws IOException {
        return run(plan, "protected", "--min-cell", Integer.toString(LEAST));
    }

    private static boolean small(long count) {
        return count > 0 && count < LEAST;
    }

    /** Exposure x of the i-th case or control, a second factor z, and a site, as text. */
    private interface Cells {
        String of(int i, boolean isCase);
    }

    /** So many cases and controls, analysed as they are. */
    private Path study(int each, Cells cells, String more) throws IOException {
        StringBuilder text = new StringBuilder("id,outcome,x,z,site\n");
        for (int i = 0; i < 2 * each; i++) {
            boolean isCase = i % 2 == 0;
            text.append("S")
                    .append(i)
                    .append(isCase ? ",1," : ",0,")
                    .append(cells.of(i / 2, isCase))
                    .append('\n');
        }
        Files.writeString(folder.resolve("cohort.csv"), text.toString());
        return Files.writeString(folder.resolve("study.yaml"), """
                design: cohort
                cohort: {file: cohort.csv, id: id, synthetic: true}
                variables:
                  outcome: {type: binary}
                  x: {type: binary}
                  z: {type: binary}
                  site: {type: categorical, levels: [A, B]}
                case: {variable: outcome, equals: 1}
                roc: {bootstrap: 5}
                report: {formats: [html]}
                """ + more);
    }

    /** The cases and controls exposed, of so many each, of which a function has this value to four digits. */
    private static Set<String> tables(int cases, int controls, JsonNode published, Of number) {
        Set<String> found = new TreeSet<>();
        for (int a = 0; a <= cases; a++) {
            for (int b = 0; b <= controls; b++) {
                if (!published.isNumber() || four(number.of(a, b)).equals(four(published.asDouble()))) {
                    found.add(a + "/" + b);
                }
            }
        }
        return found;
    }

    private interface Of {
        double of(int a, int b);
    }

    private static String four(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString()
                : "none";
    }

    private static double oddsRatio(int a, int b, int cases, int controls) {
        return (double) a * (controls - b) / ((double) b * (cases - a));
    }

    private static double standardError(int a, int b, int cases, int controls) {
        return Math.sqrt(1.0 / a + 1.0 / b + 1.0 / (cases - a) + 1.0 / (controls - b));
    }

    /** Of 60 cases 20, of 60 controls 3 are exposed; the exposure stands in a model and in no table. */
    @Test
    void aModelOfAVariableThatIsInNoTableDoesNotTellIt() throws IOException {
        Path plan = study(60, (i, c) -> (i < (c ? 20 : 3) ? 1 : 0) + "," + (i % (c ? 2 : 3) == 0 ? 1 : 0) + ",A", """
                        univariate: {variables: [z]}
                        multivariable: [{name: A, predictors: [z]}, {name: B, predictors: [x]}]
                        """);
        assertThat(ofList(open(plan))).containsExactly("20/3");
        JsonNode hidden = shown(plan);
        assertThat(ofList(hidden)).hasSize(61 * 61);
        assertThat(hidden.at("/models/list/1/auc").isNull()).isTrue();
        assertThat(hidden.at("/models/comparisons/0/difference").isNull()).isTrue();
        assertThat(hidden.at("/models/list/0/unconditional/terms/1/b").isNumber())
                .isTrue();
    }

    private static Set<String> ofList(JsonNode json) {
        return ofModel(json.at("/models/list/1/unconditional/terms"), 60);
    }

    /** Of a model of one factor, so many cases and as many controls. */
    private static Set<String> ofModel(JsonNode terms, int each) {
        JsonNode term = terms.path(1);
        Set<String> found = tables(each, each, term.path("or"), (a, b) -> oddsRatio(a, b, each, each));
        found.retainAll(tables(each, each, term.path("se"), (a, b) -> standardError(a, b, each, each)));
        found.retainAll(
                tables(each, each, terms.path(0).path("b"), (a, b) -> Math.log((double) (each - a) / (each - b))));
        return found;
    }

    /** At site B everybody has z, so that the model there is of x alone: 3 of its 30 controls are exposed. */
    @Test
    void aLevelInWhichOneFactorIsLeftDoesNotTellItsTable() throws IOException {
        Path plan = study(
                60,
                (i, c) -> i < 30
                        ? (i % 3 == 0 ? 1 : 0) + "," + (i % (c ? 4 : 2) < 1 ? 1 : 0) + ",A"
                        : (i - 30 < (c ? 12 : 3) ? 1 : 0) + ",1,B",
                "multivariable: {predictors: [x, z]}\nsubgroups: [site]\n");
        assertThat(ofLevel(open(plan))).containsExactly("12/3");
        JsonNode hidden = shown(plan);
        assertThat(ofLevel(hidden)).hasSize(31 * 31);
        assertThat(hidden.at("/subgroups/0/terms/1/or").isNumber()).isTrue();
        assertThat(MinCellTest.texts(folder.resolve("open"))).anyMatch(t -> t.contains("6.000 ("));
        assertThat(MinCellTest.texts(folder.resolve("protected"))).noneMatch(t -> t.contains("6.000 ("));
    }

    private static Set<String> ofLevel(JsonNode json) {
        return ofModel(json.at("/subgroups/1/terms"), 30);
    }

    /** The derivation part has no small count; of 30 controls of the validation part 3 are exposed. */
    @Test
    void thePartOfAModelOfOneFactorDoesNotTellItsTable() throws IOException {
        Path plan = study(
                60,
                (i, c) -> i < 30 ? (i < (c ? 15 : 8) ? 1 : 0) + ",0,A" : (i - 30 < (c ? 12 : 3) ? 1 : 0) + ",0,B",
                """
                        univariate: {variables: [x]}
                        multivariable: {predictors: [x]}
                        validation: {split: {variable: site, in: [A]}}
                        """);
        assertThat(ofPart(open(plan))).contains("12/3").hasSizeLessThan(30);
        JsonNode hidden = shown(plan);
        assertThat(ofPart(hidden)).hasSize(31 * 31);
        assertThat(hidden.at("/validation/parts/1/brier").isNull()).isTrue();
        assertThat(hidden.at("/validation/parts/1/calibration/slope").isNumber())
                .isFalse();
        assertThat(hidden.at("/validation/parts/0/auc").isNumber()).isTrue();
    }

    private static Set<String> ofPart(JsonNode json) {
        return tables(30, 30, json.at("/validation/parts/1").path("auc"), (a, b) -> 0.5 + (a - b) / 60.0);
    }

    /**
     * Whoever knows the points of a curve and its best cut knows how many lie between: no such number is small. Whole
     * numbers in the results, so nothing is solved for.
     */
    @ParameterizedTest
    @ValueSource(strings = {"src/test/resources/score/study.yaml", "examples/birthwt/study.yaml"})
    void nothingSmallLiesBetweenTheCutAndThePointsOfACurve(String plan) throws IOException {
        assertThat(between(open(Path.of(plan)))).anyMatch(ModelsAttackTest::small);
        JsonNode hidden = shown(Path.of(plan));
        assertThat(between(hidden)).isNotEmpty().noneMatch(ModelsAttackTest::small);
        // The least value and the largest are those of single subjects: nowhere.
        assertThat(hidden.at("/roc/markers/0/curve/0/threshold").isNull()).isTrue();
        JsonNode score = hidden.at("/models/score");
        if (!score.isMissingNode()) {
            assertThat(score.at("/groups/0/from").asInt())
                    .isEqualTo(score.get("least").asInt());
            assertThat(score.get("groups")
                            .get(score.get("groups").size() - 1)
                            .get("to")
                            .asInt())
                    .isEqualTo(score.get("most").asInt());
        }
        for (JsonNode group : hidden.at("/models/score/groups")) {
            assertThat(small(group.get("cases").asInt())).isFalse();
            assertThat(small(group.get("controls").asInt())).isFalse();
        }
    }

    /** For each curve the cases, and the controls, between each two of its points and published cuts. */
    private static List<Long> between(JsonNode json) {
        List<Long> all = new ArrayList<>();
        for (JsonNode marker : json.at("/roc/markers")) {
            int cases = marker.get("events").asInt();
            int controls = marker.get("n").asInt() - cases;
            List<JsonNode> points = new ArrayList<>();
            marker.get("curve").forEach(points::add);
            StreamSupport.stream(marker.path("best").path("youden").spliterator(), false)
                    .filter(cut -> cut.get("sensitivity").isNumber())
                    .forEach(points::add);
            add(all, points, "sensitivity", cases, Math::subtractExact);
            add(all, points, "specificity", controls, Math::subtractExact);
        }
        return all;
    }

    private static void add(List<Long> all, List<JsonNode> points, String name, int of, IntBinaryOperator less) {
        int[] counts = points.stream()
                .filter(p -> p.get(name).isNumber())
                .mapToInt(p -> (int) Math.rint(p.get(name).asDouble() * of))
                .sorted()
                .toArray();
        for (int i = 1; i < counts.length; i++) {
            all.add((long) less.applyAsInt(counts[i], counts[i - 1]));
        }
    }

    /**
     * Three groups of 40; level C has 2 subjects in the second group. The sizes less what is shown leave C open, and no
     * other number of the row, or of its pairs of groups, is there.
     */
    @Test
    void theLevelsOfThreeGroupsDoNotFollowFromTheirTotals() throws IOException {
        int[][] counts = {{20, 12, 8}, {15, 23, 2}, {9, 11, 20}};
        StringBuilder text = new StringBuilder("id,arm,kind,w\n");
        for (int g = 0; g < 3; g++) {
            for (int level = 0, i = 0; level < 3; level++) {
                for (int k = 0; k < counts[g][level]; k++, i++) {
                    text.append(String.format("S%d-%d,G%d,%s,%d%n", g, i, g, "ABC".charAt(level), 50 + 7 * i % 23 + g));
                }
            }
        }
        Files.writeString(folder.resolve("cohort.csv"), text.toString());
        Path plan = Files.writeString(folder.resolve("study.yaml"), """
                design: groups
                group: arm
                posthoc: {adjust: holm}
                cohort: {file: cohort.csv, id: id, synthetic: true}
                variables:
                  arm: {type: categorical, levels: [G0, G1, G2]}
                  kind: {type: categorical, levels: [A, B, C]}
                  w: {type: numeric}
                report: {formats: [html]}
                """);
        assertThat(left(open(plan))).containsExactly("2");
        JsonNode hidden = shown(plan);
        assertThat(left(hidden)).hasSizeGreaterThan(1).contains("2");
        JsonNode row = hidden.at("/univariate/rows/0");
        for (String name : List.of("statistic", "p", "effect", "posthoc")) {
            assertThat(numbers(row.path(name))).as(name).isEmpty();
        }
        // Levels A are told, of B and C neither the groups' nor the whole's.
        HtmlTables.HtmlTable table =
                HtmlTables.of(folder.resolve("protected/report.html")).table("en", "table1");
        for (String level : List.of("B", "C")) {
            assertThat(table.rows().stream()
                            .filter(r -> r.name().strip().equals(level))
                            .flatMap(r -> r.cells().stream())
                            .map(HtmlTables.HtmlCell::text)
                            .filter(t -> !t.isEmpty()))
                    .as(level)
                    .isNotEmpty()
                    .containsOnly("*");
        }
    }

    /** The counts of C in the second group that agree with the sizes and the counts shown. */
    private static Set<String> left(JsonNode json) {
        JsonNode counts = json.at("/univariate/rows/0/summary/G1/counts");
        Set<String> found = new TreeSet<>();
        int rest = 40;
        int open = 0;
        for (String level : List.of("A", "B", "C")) {
            if (counts.path(level).isNumber()) {
                rest -= counts.get(level).asInt();
            } else {
                open++;
            }
        }
        for (int c = 0; c <= 40; c++) {
            boolean fits =
                    counts.path("C").isNumber() ? counts.get("C").asInt() == c : open == 1 ? c == rest : c <= rest;
            if (fits) {
                found.add(Integer.toString(c));
            }
        }
        return found;
    }

    private static List<Double> numbers(JsonNode node) {
        if (node.isNumber()) {
            return List.of(node.asDouble());
        }
        List<Double> all = new ArrayList<>();
        if (node.isContainer()) {
            node.forEach(n -> all.addAll(numbers(n)));
        }
        return Arrays.asList(all.toArray(Double[]::new));
    }
}
