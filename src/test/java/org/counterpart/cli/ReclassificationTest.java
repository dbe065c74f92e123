package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** NRI and IDI in a plan and by command; their formulas against R are in {@code ReclassificationReferenceTest}. */
class ReclassificationTest {
    private static final Path PLAN = Path.of("src/test/resources/models/reclassification.yaml");
    private static final String DATA = "src/test/resources/reference/cases/reclass_birthwt/data.csv";

    @TempDir
    Path folder;

    /** R 4.2.2, Hmisc 4.8.0: {@code improveProb(fitted(m1), fitted(m2), low)}, {@code anova(m1, m2, test = "LRT")}. */
    @Test
    void eachModelIsHeldAgainstTheOneBefore() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(PLAN));
        JsonNode found = out.at("/models/comparisons/0/reclassification");
        assertThat(found.at("/idi/estimate").asDouble()).isEqualTo(0.100708587331250, within(1e-12));
        assertThat(found.at("/idi/se").asDouble()).isEqualTo(0.0252925672619219, within(1e-12));
        assertThat(found.at("/continuous/estimate").asDouble()).isEqualTo(0.438852672750978, within(1e-12));
        assertThat(found.at("/continuous/se").asDouble()).isEqualTo(0.152590133920020, within(1e-12));
        assertThat(found.at("/likelihoodRatio/statistic").asDouble()).isEqualTo(19.4429650111, within(1e-8));
        assertThat(found.at("/likelihoodRatio/df").asInt()).isEqualTo(4);
        JsonNode notNested = out.at("/models/comparisons/1/reclassification/likelihoodRatio");
        assertThat(notNested.at("/p").isNull()).isTrue();
        assertThat(notNested.at("/reason").asString()).contains("all terms");
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report)
                .contains("only fits worse calibrated")
                .contains("重新分类")
                .contains("Hilden J, Gerds TA")
                .doesNotContain("weights both alike");
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("IDI, SE");
    }

    @Test
    void whereTheSharesWereChosenTheSumIsCalledWhatItIs() throws IOException {
        Cli.runPlan(folder, Files.readString(PLAN).replace("design: cohort", "design: unmatched\ncase-control: true"));
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report).contains("weights both alike").contains("the two parts are not added up");
    }

    @Test
    void smallCountsHideMovesAndKeepTheIdi() throws IOException {
        JsonNode found = Cli.runPlan(folder, Files.readString(PLAN), "--min-cell", "12")
                .at("/models/comparisons/0/reclassification");
        // 11 of those without the event moved up between the categories, 37 and 22, 53 and 77 at all.
        assertThat(found.at("/categories").isNull()).isTrue();
        assertThat(found.at("/moves").isNull()).isTrue();
        assertThat(found.at("/continuous/estimate").isNumber()).isTrue();
        assertThat(found.at("/idi/estimate").isNumber()).isTrue();
        assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("11, 44 (130)");
    }

    @Test
    void twoColumnsOfProbabilities() {
        Cli said = Cli.run(
                "roc",
                DATA,
                "--outcome",
                "low",
                "--markers",
                "p_new,p_old",
                "--reclassification",
                "--cut-points",
                "0.2,0.4",
                "--format",
                "json");
        assertThat(said.status()).as(said.err()).isZero();
        // nri.cat0.2_0.4:fitted of the reference case.
        assertThat(said.json()
                        .at("/comparisons/0/reclassification/categories/estimate")
                        .asDouble())
                .isEqualTo(0.23689700130378094, within(1e-12));
        assertThat(Cli.run("roc", DATA, "--outcome", "low", "--markers", "p_new,p_old", "--reclassification")
                        .out())
                .contains("NRI, any rise or fall");
    }

    @Test
    void whatCannotBeAskedIsSaid() {
        Cli noProbability = Cli.run("roc", DATA, "--outcome", "low", "--markers", "id,p_old", "--reclassification");
        assertThat(noProbability.status()).isNotZero();
        assertThat(noProbability.err()).contains("probabilities from 0 to 1");
        Cli alone = Cli.run("roc", DATA, "--outcome", "low", "--markers", "p_new", "--reclassification");
        assertThat(alone.err()).contains("two markers or more");
        Cli falling = Cli.run(
                "roc",
                DATA,
                "--outcome",
                "low",
                "--markers",
                "p_new,p_old",
                "--reclassification",
                "--cut-points",
                "0.4,0.2");
        assertThat(falling.err()).contains("must rise");
    }
}
