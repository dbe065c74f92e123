package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.study.StudyNumbers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code repeated} of a plan; what its tests are against R is in {@code RepeatedReferenceTest}. */
class RepeatedTest {
    private static final Path DESIGNS = Path.of("src/test/resources/designs");

    @TempDir
    Path folder;

    private static JsonNode expected(String procedure, String id) {
        return ReferenceCase.all("repeated measures: " + procedure)
                .filter(e -> e.node().get("id").asString().equals(id))
                .map(ReferenceCase.Expected::values)
                .findFirst()
                .orElseThrow();
    }

    private static void same(JsonNode effect, JsonNode want) {
        assertThat(effect.get("f").asDouble()).isEqualTo(want.get("f").asDouble(), within(1e-8));
        assertThat(effect.get("df2").asDouble()).isEqualTo(want.get("df2").asDouble());
        assertThat(effect.get("p").asDouble()).isEqualTo(want.get("p").asDouble(), within(1e-9));
        if (want.has("p_gg")) {
            assertThat(effect.get("pGg").asDouble()).isEqualTo(want.get("p_gg").asDouble(), within(1e-9));
        }
    }

    @Test
    void independentGroupsAreThoseOfR() throws IOException {
        JsonNode found = StudyNumbers.of(DESIGNS.resolve("repeated.yaml")).at("/repeated");
        JsonNode pain = found.get(0);
        assertThat(pain.get("n").asInt()).isEqualTo(88);
        assertThat(pain.get("leftOut").asInt()).isEqualTo(2);
        JsonNode want = expected("analysis of variance", "anova:vas");
        Stream.of("group", "time", "interaction").forEach(e -> same(pain.at("/anova/" + e), want.get(e)));
        // R 4.2.2: with(na.omit(s[s$group == "case", 3:6]), t.test(day1, before, paired = TRUE)) and wilcox.test
        JsonNode change = pain.at("/changes/0/groups/1");
        assertThat(change.get("mean").asDouble()).isEqualTo(-1.3703703703703705, within(1e-12));
        assertThat(change.at("/ci/0").asDouble()).isEqualTo(-1.619310929585286, within(1e-12));
        // One measurement later: nothing to adjust; R 4.2.2: t.test of the changes of ODI, var.equal by Levene's test
        JsonNode odi = found.get(1);
        assertThat(odi.at("/changes/0/groups/0/pAdjusted")).isEqualTo(odi.at("/changes/0/groups/0/p"));
        assertThat(odi.at("/anova/time/mauchlyW").isNull()).isTrue();
        assertThat(odi.has("friedman")).isFalse();
        // Of two times the interaction is the pooled t test of the changes.
        same(
                odi.at("/anova/interaction"),
                expected("analysis of variance", "anova:odi").get("interaction"));
    }

    @Test
    void setsAreComparedWithinThemselves() throws IOException {
        JsonNode pain = StudyNumbers.of(DESIGNS.resolve("repeated-pairs.yaml")).at("/repeated/0");
        assertThat(pain.get("sets").asInt()).isEqualTo(24);
        JsonNode want = expected("pairs", "pairs:four");
        Stream.of("group", "time", "interaction").forEach(e -> same(pain.at("/anova/" + e), want.get(e)));
        assertThat(pain.at("/times/0/test").asString()).isEqualTo("t-paired");
        JsonNode two = expected("pairs", "pairs:two").get("interaction");
        // The difference of the changes from the first to the last time is the interaction of these two alone.
        JsonNode last = pain.at("/changes/2/difference");
        double t = last.get("statistic").asDouble();
        assertThat(t * t).isEqualTo(two.get("f").asDouble(), within(1e-9));
        assertThat(last.get("p").asDouble()).isEqualTo(two.get("p").asDouble(), within(1e-12));
    }

    @Test
    void severalGroupsHaveNoDifferenceOfTwo() throws IOException {
        JsonNode score =
                StudyNumbers.of(DESIGNS.resolve("repeated-groups.yaml")).at("/repeated/0");
        JsonNode want = expected("analysis of variance", "anova:five");
        Stream.of("group", "time", "interaction").forEach(e -> same(score.at("/anova/" + e), want.get(e)));
        assertThat(score.at("/changes/0").has("difference")).isFalse();
        assertThat(score.get("friedman")).hasSize(3);
    }

    /** A group of one has a change and no interval; nobody with every measurement leaves a sentence. */
    @Test
    void fewSubjectsAreToldAndNotGuessed() throws IOException {
        String plan = """
                design: unmatched
                cohort: {file: few.csv, id: id}
                variables: {ill: {type: binary}, a: {type: numeric}, b: {type: numeric}, c: {type: numeric}}
                case: {variable: ill, equals: 1}
                univariate: {variables: [a]}
                multivariable: {predictors: [a]}
                repeated: [{name: Pain, measures: [a, b]}, {name: Mood, measures: [a, c]}]
                roc: {bootstrap: 0}
                """;
        StringBuilder data = new StringBuilder("id,ill,a,b,c\n");
        for (int i = 0; i < 20; i++) {
            data.append(i).append(i < 5 ? ",1," : ",0,").append(i % 7).append(',');
            data.append(i > 0 && i < 5 ? "" : Integer.toString(i * i % 11)).append(",\n");
        }
        Files.writeString(folder.resolve("few.csv"), data);
        Path file = Files.writeString(folder.resolve("study.yaml"), plan);
        JsonNode found = StudyNumbers.of(file).at("/repeated");
        assertThat(found.at("/0/changes/0/groups/1/n").asInt()).isEqualTo(1);
        assertThat(found.at("/0/changes/0/groups/1/ci").isNull()).isTrue();
        assertThat(found.at("/1/n").asInt()).isZero();
        assertThat(found.at("/1/reason").asString()).contains("0 subjects with every measurement are too few");
    }

    /**
     * Sets of one and two, measured to one decimal. R 4.2.2: of the sets' differences {@code d}, {@code
     * wilcox.test(round(d, 10), exact = FALSE, correct = FALSE)$p.value}; without the rounding 0.2449, as 0.9 less 0.9
     * is not always 0.
     */
    @Test
    void differencesAlikeInWhatWasRecordedAreTies() throws IOException {
        StringBuilder data = new StringBuilder("id,pair,ill,a,b\n");
        for (int i = 0; i < 42; i++) {
            int set = i / 3 + 1;
            int member = i % 3;
            int a = (set * 7 + member * 11) % 31;
            int b = (set * 13 + member * 5) % 29 + (i == 39 ? 200 : 0);
            data.append(
                    "%d,%d,%d,%d.%d,%d.%d\n".formatted(i, set, member == 0 ? 1 : 0, a / 10, a % 10, b / 10, b % 10));
        }
        Files.writeString(folder.resolve("sets.csv"), data);
        Path file = Files.writeString(folder.resolve("study.yaml"), """
                design: sets
                matching: {sets: pair}
                cohort: {file: sets.csv, id: id}
                variables: {ill: {type: binary}, a: {type: numeric}, b: {type: numeric}}
                case: {variable: ill, equals: 1}
                univariate: {variables: [a]}
                multivariable: {predictors: [a]}
                repeated: [{name: Pain, measures: [a, b]}]
                roc: {bootstrap: 0}
                """);
        JsonNode difference = StudyNumbers.of(file).at("/repeated/0/changes/0/difference");
        assertThat(difference.get("test").asString()).isEqualTo("signed-rank");
        assertThat(difference.get("p").asDouble()).isEqualTo(0.24374401057338999, within(1e-12));
    }

    /** Two subjects lack the last measurement: their values are the difference of two sums. */
    @Test
    void fewLeftOutHideAllOfIt() throws IOException {
        JsonNode found = StudyNumbers.of(DESIGNS.resolve("repeated.yaml"), 3).at("/repeated");
        assertThat(found.at("/0/n").isNull()).isTrue();
        assertThat(found.at("/0/anova/time/f").isMissingNode()
                        || found.at("/0/anova/time/f").isNull())
                .isTrue();
        assertThat(found.at("/1/n").asInt()).isEqualTo(90);
    }

    @Test
    void theReportAndItsDraftSayIt() throws IOException {
        Path out = folder.resolve("out");
        Cli run = Cli.run("run", DESIGNS.resolve("repeated-pairs.yaml").toString(), "-o", out.toString(), "--quiet");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(out.resolve("report.html")))
                .contains("Pain over time", "疼痛随时间的变化", "with the matched set as the unit", "以匹配组为单位")
                .contains("Greenhouse SW");
        assertThat(Files.readString(out.resolve("verify.R"))).contains("over.time.sets(a, b)");
    }
}
