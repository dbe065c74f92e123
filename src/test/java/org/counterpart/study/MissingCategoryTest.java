package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.summary.RegressionSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MissingCategoryTest {
    private static final String PREDICTORS = "multivariable:\n  predictors: [tfi, mri_fluid, bmi]";

    @TempDir
    Path folder;

    /**
     * Two routes to the same model: cells left empty, and the same cells written as a third level that the plan
     * declares.
     */
    @Test
    void emptyCellsBecomeTheLevelOneWouldHaveWritten() throws IOException {
        StudyResult left = run("", "{type: binary,");
        StudyResult written = run("unknown", "{type: categorical, levels: ['0', '1', unknown],");
        MissingCategory sensitivity = left.models().missingCategory();
        assertThat(sensitivity.variables().stream().map(Variable::name)).containsExactly("tfi");
        assertThat(sensitivity.recovered()).isPositive();
        assertThat(left.models().unconditional().fit().n() + sensitivity.recovered())
                .isEqualTo(written.models().unconditional().fit().n());
        assertThat(written.models().missingCategory()).isNull();
        same(sensitivity.unconditional(), written.models().unconditional());
        same(sensitivity.conditional(), written.models().conditional());
    }

    private static void same(RegressionSummary one, RegressionSummary other) {
        List<Coefficient> a = one.coefficients();
        List<Coefficient> b = other.coefficients();
        assertThat(a).hasSameSizeAs(b).hasSizeGreaterThan(3);
        for (int j = 0; j < a.size(); j++) {
            assertThat(a.get(j).term().name().replace("missing", "unknown"))
                    .isEqualTo(b.get(j).term().name());
            assertThat(a.get(j).b()).isCloseTo(b.get(j).b(), within(1e-10));
            assertThat(a.get(j).se()).isCloseTo(b.get(j).se(), within(1e-10));
        }
    }

    @Test
    void completeDataHaveNoSensitivityAnalysis() throws IOException {
        StudyResult result = run(null, "{type: binary,");
        assertThat(result.models().unconditional()).isNotNull();
        assertThat(result.models().missingCategory()).isNull();
    }

    /** Who lacks the category lacks the body mass index as well, so that the category brings nobody back. */
    @Test
    void aCategoryThatBringsNobodyBackIsNotShown() throws IOException {
        StudyResult result = run("", "{type: binary,", "tfi", "bmi");
        StudyResult complete = run(null, "{type: binary,");
        assertThat(result.models().unconditional().fit().n())
                .isLessThan(complete.models().unconditional().fit().n());
        assertThat(result.models().missingCategory()).isNull();
    }

    private StudyResult run(String cell, String tfi) throws IOException {
        return run(cell, tfi, "tfi");
    }

    /** @param cell what stands in each tenth cell of the columns; null leaves the file as it is */
    private StudyResult run(String cell, String tfi, String... columns) throws IOException {
        Path example = Path.of("examples/pvp-residual-pain");
        String[] lines = Files.readAllLines(example.resolve("cohort.csv")).toArray(String[]::new);
        List<String> header = List.of(lines[0].split(",", -1));
        for (int i = 1; i < lines.length && cell != null; i += 10) {
            String[] cells = lines[i].split(",", -1);
            for (String column : columns) {
                cells[header.indexOf(column)] = cell;
            }
            lines[i] = String.join(",", cells);
        }
        Files.write(folder.resolve("cohort.csv"), List.of(lines));
        Path plan = folder.resolve("study.yaml");
        String text = Files.readString(example.resolve("study.yaml"));
        Files.writeString(
                plan,
                text.substring(0, text.indexOf("\nsimulation:") + 1)
                        .replace("bootstrap: 500", "bootstrap: 5")
                        .replace("published: published.yaml\n", "")
                        .replace("tfi:             {type: binary,", "tfi:             " + tfi)
                        .replace("multivariable:", PREDICTORS));
        return Study.run(StudyPlanReader.read(plan), 2, step -> {});
    }
}
