package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.prediction.DecisionCurve;
import org.counterpart.prediction.Nomogram;
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
        RiskModel refitted = source.refitted();
        assertThat(refitted.auc().auc()).isCloseTo(0.810244740630660, within(1e-12));
        assertThat(refitted.covariates()).containsExactly("sex", "age", "bmd");
        assertThat(refitted.model().fit().b())
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

    /** Expected points: rms 6.5.0, {@code nomogram}, in src/test/r/source_cohort.R. */
    @Test
    void theNomogramOfTheExampleAsRmsDoesIt() throws IOException {
        Nomogram nomogram = run("").source().refitted().nomogram();
        assertThat(nomogram.rulers().stream().map(Nomogram.Ruler::variable))
                .containsExactly("tfi", "mri_fluid", "multi_level", "poor_cement", "sex", "age", "bmd");
        assertThat(nomogram.rulers().stream().mapToDouble(Nomogram.Ruler::most).toArray())
                .containsExactly(
                        new double[] {85.72230715, 81.16143916, 61.10397574, 79.13125790, 16.00295692, 100, 21.53935768
                        },
                        within(5e-8));
    }

    @Test
    void absoluteRisksAreOfTheCohortAndHeldOut() throws IOException {
        CohortRisk risk = run("").source().refitted().risk();
        assertThat(risk.folds()).isEqualTo(10);
        assertThat(risk.calibration().n()).isEqualTo(1120);
        assertThat(risk.calibration().events()).isEqualTo(61);
        // Judged on its own data a maximum-likelihood fit has slope 1 and no surplus; held out it has neither.
        assertThat(risk.calibration().slope()).isBetween(0.6, 0.99);
        assertThat(risk.calibration().expectedOverObserved()).isNotCloseTo(1, within(1e-6));
        for (DecisionCurve.Point p : risk.decision().points()) {
            double share = 61 / 1120.0;
            assertThat(p.treatAll())
                    .isCloseTo(share - (1 - share) * p.threshold() / (1 - p.threshold()), within(1e-14));
            assertThat(p.netBenefit()).isLessThan(share);
        }
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
        String[] lines = Files.readAllLines(example.resolve("cohort.csv")).toArray(String[]::new);
        int column = emptied.isEmpty() ? -1 : List.of(lines[0].split(",", -1)).indexOf(emptied);
        for (int i = 1; i < lines.length && column >= 0; i += 50) {
            String[] cells = lines[i].split(",", -1);
            cells[column] = "";
            lines[i] = String.join(",", cells);
        }
        Files.write(folder.resolve("cohort.csv"), List.of(lines));
        Path plan = folder.resolve("study.yaml");
        // Without the print, whose audit takes longer than the study.
        Files.writeString(
                plan,
                Files.readString(example.resolve("study.yaml"))
                        .replace("bootstrap: 500", "bootstrap: 20")
                        .replace("published: published.yaml\n", ""));
        return Study.run(StudyPlanReader.read(plan), 2, step -> {});
    }
}
