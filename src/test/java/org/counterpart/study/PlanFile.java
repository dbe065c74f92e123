package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.report.Messages;

/** A plan of a test: the sound one below, or one with some lines changed. */
public final class PlanFile {
    /** Line 1 is the first. */
    public static final List<String> SOUND = List.of(
            "cohort: {file: cohort.csv, id: id}",
            "variables:",
            "  age: {type: integer, unit: years}",
            "  bmd: {type: numeric}",
            "  sex: {type: categorical, levels: [female, male]}",
            "  asa: {type: ordinal, levels: [I, II, III]}",
            "  day: {type: date}",
            "  tfi: {type: binary}",
            "  note: {type: text}",
            "  vas: {type: integer}",
            "derive:",
            "  old: {from: age, min: 70}",
            "eligibility:",
            "  - {variable: age, min: 50}",
            "case: {variable: vas, above: 3}",
            "matching:",
            "  exact: [sex]",
            "  caliper: {bmd: 0.5 sd}",
            "univariate: {variables: [tfi]}",
            "multivariable: {entry: 0.05}",
            "multiverse: {}");

    private PlanFile() {}

    public static StudyPlan read(Path folder, List<String> lines) throws IOException {
        return StudyPlanReader.read(write(folder, String.join("\n", lines) + "\n"));
    }

    public static StudyPlan read(Path folder, String text) throws IOException {
        return StudyPlanReader.read(write(folder, text));
    }

    public static Path write(Path folder, String text) throws IOException {
        return Files.write(folder.resolve("study.yaml"), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The sound plan with another text in this line; a text of several lines is several lines. */
    public static List<String> with(int line, String text) {
        List<String> lines = new ArrayList<>(SOUND);
        lines.remove(line - 1);
        lines.addAll(line - 1, List.of(text.split("\n")));
        return lines;
    }

    /** The problems of a plan, each {@code line path "cell" code}. Every one has a text in both languages. */
    public static List<String> problems(Path folder, List<String> lines) throws IOException {
        return problems(write(folder, String.join("\n", lines) + "\n"));
    }

    public static List<String> problems(Path file) {
        ProblemsException e =
                Assertions.catchThrowableOfType(ProblemsException.class, () -> StudyPlanReader.read(file));
        assertThat(e).as("problems").isNotNull();
        return e.problems().stream()
                .map(p -> {
                    assertThat(p.source()).isEqualTo(file.toString());
                    assertThat(Messages.EN.text(p.what())).isNotBlank();
                    assertThat(Messages.ZH.text(p.what())).isNotBlank();
                    return p.line() + " " + p.column() + " \"" + p.cell() + "\" "
                            + p.what().code().replaceFirst("^(plan|yaml)\\.", "");
                })
                .toList();
    }
}
