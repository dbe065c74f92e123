package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCohortTest {
    @TempDir
    Path folder;

    /** Expected values: src/test/r/source_cohort.R, R 4.2.2, pROC 1.18.0. */
    @Test
    void theExampleInItsSourceCohortAsRDoesIt() throws IOException {
        SourceCohort source = run("").source();
        assertThat(source.n()).isEqualTo(1120);
        assertThat(source.cases()).isEqualTo(61);
        assertThat(source.cells()).isEqualTo(41);
        assertThat(source.weighted().auc()).isCloseTo(0.800217968062744, within(1e-12));
        assertThat(source.direct().auc()).isCloseTo(0.798905555813557, within(1e-12));
        assertThat(source.direct().ci().low()).isCloseTo(0.7396103, within(5e-8));
        assertThat(source.refittedAuc().auc()).isCloseTo(0.810244740630660, within(1e-12));
        assertThat(source.covariates()).containsExactly("sex", "age", "bmd");
        assertThat(source.refitted().fit().b())
                .containsExactly(
                        new double[] {
                            -8.62035667493381,
                            1.4449942659539918,
                            1.3681131330073981,
                            1.0300107114869372,
                            1.3338909990774994,
                            0.2697568667856349,
                            0.0421417223256874,
                            0.5186889315667289
                        },
                        within(1e-8));
    }

    /** Who lacks a matching value is no candidate, and no member of the source cohort either. */
    @Test
    void theSourceCohortIsOfThoseWhoCouldBeMatched() throws IOException {
        StudyResult result = run("bmd");
        int missing = result.matching().missing().stream()
                .mapToInt(e -> e.cases() + e.controls())
                .sum();
        assertThat(missing).isPositive();
        assertThat(result.source().n()).isEqualTo(1120 - missing);
    }

    private StudyResult run(String emptied) throws IOException {
        Path example = Path.of("examples/pvp-residual-pain");
        for (String file : new String[] {"study.yaml", "published.yaml"}) {
            Files.copy(example.resolve(file), folder.resolve(file));
        }
        String[] lines = Files.readAllLines(example.resolve("cohort.csv")).toArray(String[]::new);
        int column = emptied.isEmpty() ? -1 : List.of(lines[0].split(",", -1)).indexOf(emptied);
        for (int i = 1; i < lines.length && column >= 0; i += 50) {
            String[] cells = lines[i].split(",", -1);
            cells[column] = "";
            lines[i] = String.join(",", cells);
        }
        Files.write(folder.resolve("cohort.csv"), List.of(lines));
        Path plan = folder.resolve("study.yaml");
        Files.writeString(plan, Files.readString(plan).replace("bootstrap: 500", "bootstrap: 20"));
        return Study.run(StudyPlanReader.read(plan), 2, step -> {});
    }
}
