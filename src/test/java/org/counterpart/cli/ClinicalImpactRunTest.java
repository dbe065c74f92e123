package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The clinical impact curve of a study; its numbers against R are in {@code ClinicalImpactTest}. */
class ClinicalImpactRunTest {
    private static final Path PLAN = Path.of("src/test/resources/models/reclassification.yaml");

    @TempDir
    Path folder;

    /** Net benefit is TP/n − FP/n · t/(1−t) of the same subjects. */
    @Test
    void itFitsTheDecisionCurve() throws IOException {
        JsonNode out = Cli.runPlan(folder, Files.readString(PLAN));
        for (int at = 0; at < 40; at++) {
            JsonNode impact = out.at("/validation/clinicalImpact/points/" + at);
            double t = impact.at("/threshold").asDouble();
            double found = impact.at("/withEvent").asDouble() / 1000;
            double others = impact.at("/highRisk").asDouble() / 1000 - found;
            assertThat(found - others * t / (1 - t))
                    .isEqualTo(
                            out.at("/validation/risk/crossValidated/decisionCurve/" + at + "/netBenefit")
                                    .asDouble(),
                            within(1e-12));
        }
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Clinical impact curve")
                .contains("临床影响曲线")
                .contains("Kerr KF");
        assertThat(folder.resolve("out/figures/clinical-impact-wide.svg")).exists();
    }

    @Test
    void whereTheShareWasChosenItNeedsAPrevalence() throws IOException {
        String plan = Files.readString(PLAN).replace("design: cohort", "design: unmatched\ncase-control: true");
        assertThat(Cli.runPlan(folder, plan).at("/validation/clinicalImpact").isMissingNode())
                .isTrue();
        JsonNode told =
                Cli.runPlan(folder, plan + "prevalence: 0.1\n", "--force").at("/validation/clinicalImpact");
        assertThat(told.at("/share").asDouble()).isEqualTo(0.1);
        // At the lowest threshold nearly everybody is at high risk, a tenth of them with the event.
        assertThat(told.at("/points/0/withEvent").asDouble()).isBetween(95.0, 100.0);
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("as the plan states");
    }

    @Test
    void smallCountsLieBetweenNoTwoThresholds() throws IOException {
        JsonNode points =
                Cli.runPlan(folder, Files.readString(PLAN), "--min-cell", "5").at("/validation/clinicalImpact/points");
        double before = 1000;
        double found = 1000 * 59 / 189.0;
        for (JsonNode p : points) {
            double events = (found - p.at("/withEvent").asDouble()) * 189 / 1000;
            double others = (before - p.at("/highRisk").asDouble()) * 189 / 1000 - events;
            assertThat(events < 0.1 || events > 4.9).as(p.toString()).isTrue();
            assertThat(others < 0.1 || others > 4.9).as(p.toString()).isTrue();
            before = p.at("/highRisk").asDouble();
            found = p.at("/withEvent").asDouble();
        }
        assertThat(points.size()).isBetween(3, 20);
    }
}
