package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code misclassification} of a plan; its formulas against R are in {@code MisclassificationReferenceTest}. */
class MisclassificationTest {
    private static final Path PLAN = Path.of("src/test/resources/models/misclassification.yaml");

    @TempDir
    Path folder;

    private static String grid() throws IOException {
        String plan = Files.readString(PLAN);
        return plan.substring(0, plan.indexOf("    cases:"))
                + "    sensitivity: [1, 0.9, 0.3]\n    specificity: [1, 0.95]\n"
                + plan.substring(plan.indexOf("roc:"));
    }

    /** Rows 1 and 2 of the reference case sens_misclass_birthwt. */
    @Test
    void aGridHasEveryCombination() throws IOException {
        JsonNode found = Cli.runPlan(folder, grid()).at("/sensitivity/misclassification");
        assertThat(found.at("/rows")).hasSize(6);
        assertThat(found.at("/rows/0/or").asDouble()).isEqualTo(2.0219435736677114, within(1e-12));
        assertThat(found.at("/rows/3/or").asDouble()).isEqualTo(2.27953823953824, within(1e-12));
        assertThat(found.at("/rows/3/ci/1").asDouble()).isEqualTo(4.776039450968485, within(1e-9));
        // Of 59 cases 30 are called smokers: with a sensitivity of 0.3 more than all of them would be.
        assertThat(found.at("/rows/4/or").isNull()).isTrue();
        assertThat(found.at("/rows/4/reason").asString()).contains("rule them out");
        String report = Files.readString(folder.resolve("out/report.html"));
        assertThat(report)
                .contains("corrected for misclassification")
                .contains("校正错分后的粗OR")
                .contains("Greenland S")
                .contains("New York: Springer; 2009");
        assertThat(folder.resolve("out/figures/sensitivity-wide.svg")).exists();
        assertThat(Files.readString(folder.resolve("out/verify.R"))).contains("corrected(0.9, 0.95, 0.9, 0.95)");
    }

    @Test
    void drawsAreTheSameWithTheSameSeed() throws IOException {
        JsonNode once = Cli.runPlan(folder, Files.readString(PLAN)).at("/sensitivity/misclassification/simulated");
        JsonNode again =
                Cli.runPlan(folder, Files.readString(PLAN), "--force").at("/sensitivity/misclassification/simulated");
        assertThat(again).isEqualTo(once);
        assertThat(once.at("/totalInterval/0").asDouble())
                .isLessThan(once.at("/interval/0").asDouble());
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("of cases and controls independently");
    }

    @Test
    void smallCountsHideIt() throws IOException {
        JsonNode found = Cli.runPlan(folder, grid(), "--min-cell", "30").at("/sensitivity/misclassification");
        assertThat(found.at("/or").isNull()).isTrue();
        assertThat(found.at("/rows").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("2.022 (1.081");
    }

    @Test
    void aGroupWithoutAnOutcomeHasNone() throws IOException {
        Path plan = Files.writeString(
                folder.resolve("study.yaml"),
                Files.readString(Path.of("src/test/resources/designs/groups.yaml"))
                                .replace(
                                        "../../../..",
                                        Path.of("").toAbsolutePath().toString())
                        + "sensitivity: {misclassification: {exposure: smoke, sensitivity: 1, specificity: 1}}\n");
        Cli said = Cli.run("check", plan.toString());
        assertThat(said.status()).isNotZero();
        assertThat(said.err() + said.out()).contains("leave misclassification out");
    }
}
