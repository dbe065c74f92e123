package org.counterpart.study.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.counterpart.cli.Cli;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Curves from the plan to the results. */
class SurvivalCurvesTest {
    private static final Path PLAN = Path.of("src/test/resources/designs/follow-up.yaml");

    @TempDir
    Path folder;

    private static List<SurvivalCurves> curves(Map<String, String> choices) throws IOException {
        StudyPlan plan = StudyPlanReader.read(PLAN).vary(choices);
        return Study.run(plan, 1, step -> {}).survival();
    }

    /**
     * R 4.2.2, survival 3.5.3, d the file: {@code survfit(Surv(days, died) ~ sex, d)}, {@code summary(…, times = 365)},
     * {@code survdiff(Surv(days, died) ~ sex, d)$chisq}.
     */
    @Test
    void asSurvival() throws IOException {
        SurvivalCurves bySex = curves(Map.of()).get(0);
        assertThat(bySex.curves()).extracting(c -> c.curve().n()).containsExactly(136, 90);
        assertThat(bySex.curves()).extracting(c -> c.curve().events()).containsExactly(110, 53);
        assertThat(bySex.curves()).extracting(c -> c.curve().median()).containsExactly(270.0, 426.0);
        SurvivalCurves.At year = bySex.curves().get(0).at(365).orElseThrow();
        assertThat(year.survival()).isCloseTo(0.34264140555224576, within(1e-12));
        assertThat(year.limits().low()).isCloseTo(0.26653756724250677, within(1e-12));
        assertThat(year.limits().high()).isCloseTo(0.4404749919999097, within(1e-12));
        assertThat(bySex.curves().get(0).at(2000)).isEmpty();
        assertThat(bySex.logRank().orElseThrow().test().statistic()).isCloseTo(9.91130674085856, within(1e-10));
        SurvivalCurves all = curves(Map.of()).get(2);
        assertThat(all.curves()).hasSize(1);
        assertThat(all.logRank()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{name: A, time: sex}; a time of follow-up is a number",
                "{name: A, time: days, by: age}; curves are of the levels of a variable",
                "{name: A, time: days, by: status, event: {variable: status, equals: 2}}; cannot make the groups",
                "{time: days}; name",
                "{name: A, time: days, at: [-1]}; at",
            })
    void whatCannotBeIsRefused(String item, String said) throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        String plan = Files.readString(PLAN).replaceAll("(?s)\nsurvival:.*", "\nsurvival:\n  - " + item + "\n");
        Cli cli = Cli.run(
                "check", Files.writeString(folder.resolve("study.yaml"), plan).toString());
        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err()).contains(said);
    }

    @Test
    void noCurveOfChosenCases() throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        String plan = Files.readString(PLAN)
                .replace("design: cohort", "design: unmatched\ncase-control: true")
                .replaceAll("(?s)other-models:.*?\nsurvival", "survival");
        Cli cli = Cli.run(
                "check", Files.writeString(folder.resolve("study.yaml"), plan).toString());
        assertThat(cli.status()).isEqualTo(1);
        assertThat(cli.err()).contains("match controls who are at risk at the event");
    }

    private JsonNode protectedCurves(int least) throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        String plan = Files.readString(PLAN) + "report: {min-cell: %d, formats: [html]}\n".formatted(least);
        return Cli.runPlan(folder, plan).at("/survival");
    }

    /** No step holds fewer than five events, and the curve ends with five at risk; no number at risk is told. */
    @Test
    void stepsWithFewEventsAreJoined() throws IOException {
        JsonNode bySex = protectedCurves(5).get(0);
        JsonNode male = bySex.at("/curves/0");
        assertThat(male.at("/n").asInt()).isEqualTo(136);
        // 110 events: at most 22 steps of five.
        assertThat(male.at("/steps").size()).isBetween(10, 22);
        male.at("/steps").forEach(s -> assertThat(s.at("/atRisk").isNumber()).isFalse());
        assertThat(male.at("/at/2/atRisk").isNumber()).isFalse();
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("in steps of 5 events or more");
    }

    /** 6 of the 49 with ecog 2 live. */
    @Test
    void aLevelWithFewLeftHidesItsCurves() throws IOException {
        JsonNode all = protectedCurves(7);
        assertThat(all.at("/1/curves/0/n").isNumber()).isFalse();
        assertThat(all.at("/1/logRank/statistic").isNumber()).isFalse();
        assertThat(all.at("/2/n").isNumber()).isTrue();
        assertThat(folder.resolve("out/figures/survival-2-wide.svg")).doesNotExist();
    }

    /**
     * A stroke a time at which somebody was censored: R 4.2.2, {@code s <- survfit(Surv(days, died) ~ sex, d)[i];
     * sum(s$n.censor > 0)} is 25 of the men, 36 of the women. None where small counts are not shown.
     */
    @Test
    void strokesStandWhereSubjectsAreCensored() throws IOException {
        Files.copy(Path.of("src/test/resources/designs/lung.csv"), folder.resolve("lung.csv"));
        Cli.runPlan(folder, Files.readString(PLAN) + "report: {formats: [html]}\n");
        Path figure = folder.resolve("out/figures/survival-1-wide.svg");
        assertThat(strokes(figure, "#0072b2")).isEqualTo(25);
        assertThat(strokes(figure, "#d55e00")).isEqualTo(36);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("A short upright stroke");
    }

    @Test
    void noStrokeOfOneSubjectUnderProtection() throws IOException {
        protectedCurves(5);
        Path figure = folder.resolve("out/figures/survival-1-wide.svg");
        assertThat(figure).exists();
        assertThat(strokes(figure, "#0072b2")).isZero();
        assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("upright stroke");
    }

    private static long strokes(Path figure, String colour) throws IOException {
        return Pattern.compile("<line[^>]*>")
                .matcher(Files.readString(figure))
                .results()
                .filter(line -> line.group().contains("stroke=\"" + colour + "\" stroke-width=\"0.7\""))
                .count();
    }

    /** One man lacks his time: the numbers of the curves and of the table tell him. */
    @Test
    void fewOfALevelWithoutACurveHideAllOfIt() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/designs/lung.csv")));
        int men = 1;
        int women = 5;
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            boolean dead = cells[3].equals("1");
            if (dead && (cells[5].equals("male") ? men-- > 0 : women-- > 0)) {
                cells[1] = "";
                lines.set(i, String.join(",", cells));
            }
        }
        Files.write(folder.resolve("lung.csv"), lines);
        String plan = Files.readString(PLAN).replaceAll("(?s)other-models:.*?\nsurvival", "survival");
        JsonNode all = Cli.runPlan(folder, plan + "report: {min-cell: 5, formats: [html]}\n")
                .at("/survival");
        assertThat(all.at("/0/n").isNumber()).isFalse();
        assertThat(all.at("/2/n").isNumber()).isTrue();
    }
}
