package org.counterpart.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.study.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** YAML as data only. */
class PlanTextTest {
    @TempDir
    private Path folder;

    @Test
    void tagsThatBuildObjectsAreRefused() throws IOException {
        assertThat(PlanFile.problems(
                        folder, PlanFile.with(1, "cohort: !!javax.script.ScriptEngineManager {file: a.csv}")))
                .containsExactly("1 cohort \"\" tag");
        assertThat(PlanFile.problems(folder, PlanFile.with(17, "  ratio: !secret 1")))
                .contains("17 matching.ratio \"\" tag");
    }

    @Test
    void anAliasBombDoesNotUnfold() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 30; i++) {
            bomb.append(
                    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(PlanFile.problems(PlanFile.write(folder, bomb.toString())))
                .contains("2 a1[0] \"\" alias", "31 a30[4] \"\" alias");
    }

    @Test
    void nestingAndLengthHaveALimit() throws IOException {
        assertThat(PlanFile.problems(PlanFile.write(folder, "a: " + "[".repeat(100_000))))
                .containsExactly("1  \"\" too-deep");
        assertThat(PlanFile.problems(PlanFile.write(folder, "# " + "x".repeat(1_000_000))))
                .containsExactly("0  \"\" too-long");
    }

    @Test
    void whatIsNoYamlSaysWhere() throws IOException {
        assertThat(PlanFile.problems(PlanFile.write(folder, "cohort:\n  file: [a\n  id: b\n")))
                .containsExactly("3  \"\" not-yaml");
        assertThat(PlanFile.problems(PlanFile.write(folder, "cohort:\n\tfile: a\n")))
                .containsExactly("2  \"\" not-yaml");
        assertThat(PlanFile.problems(PlanFile.write(folder, ""))).containsExactly("0  \"\" empty");
        assertThat(PlanFile.problems(PlanFile.write(folder, "- a\n"))).containsExactly("1  \"\" type.object");
    }

    /** As editors save it: with or without a mark, UTF-16 as "Unicode", GBK as Chinese Windows' "ANSI". */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "GBK"})
    void aPlanIsReadInTheEncodingItWasSavedIn(String encoding) throws IOException {
        String text = "title: 腰背痛\n" + String.join("\n", PlanFile.SOUND) + "\n";
        Path file = Files.write(folder.resolve("study.yaml"), text.getBytes(Charset.forName(encoding)));
        assertThat(StudyPlanReader.read(file).title().zh()).isEqualTo("腰背痛");
        Files.writeString(file, "\uFEFF" + text);
        assertThat(StudyPlanReader.read(file).title().zh()).isEqualTo("腰背痛");
    }

    @Test
    void bytesOfNoEncodingAreAProblem() throws IOException {
        Path file = Files.write(folder.resolve("study.yaml"), new byte[] {'a', (byte) 0xFF, (byte) 0xFF});
        assertThatThrownBy(() -> StudyPlanReader.read(file))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        e -> assertThat(e.problems().get(0).what().code()).isEqualTo("cohort.text-encoding"));
    }

    @Test
    void aKeyGivenTwiceAndASecondDocumentAreProblems() throws IOException {
        assertThat(PlanFile.problems(folder, PlanFile.with(4, "  bmd: {type: numeric}\n  age: {type: numeric}")))
                .containsExactly("5 variables.age \"\" key-twice");
        assertThat(PlanFile.problems(folder, PlanFile.with(20, "multivariable: {entry: 0.05, entry: 0.1}")))
                .containsExactly("20 multivariable.entry \"\" key-twice");
        assertThat(PlanFile.problems(folder, PlanFile.with(21, "---\ncohort: {}")))
                .containsExactly("22  \"\" two-documents");
    }

    /** YAML 1.1 would read false, 8, 1000 and a date. */
    @Test
    void wordsStayAsWritten() throws IOException {
        StudyPlan plan = PlanFile.read(
                folder,
                PlanFile.with(5, "  sex: {type: categorical, levels: [no, 010, 1_000, 2020-07-01, 1.0, true, y]}"));
        assertThat(plan.variables().get(2).levels())
                .containsExactly("no", "010", "1_000", "2020-07-01", "1.0", "true", "y");
    }
}
