package org.counterpart.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A cohort whose pairs are settled beforehand: case and control of a pair alone share a number, on which the study
 * matches exactly.
 */
final class PairedCohort {
    private final List<String> lines = new ArrayList<>();
    private int pairs;
    private int id;

    /** What a subject has besides its number and outcome, as the cells {@code site,age,year,x,z}. */
    interface Cells {
        String of(int pair, boolean isCase);
    }

    PairedCohort pairs(int count, Cells cells) {
        for (int i = 0; i < count; i++) {
            pairs++;
            row(Integer.toString(pairs), 1, cells.of(i, true));
            row(Integer.toString(pairs), 0, cells.of(i, false));
        }
        return this;
    }

    /** Cases that no control shares a number with. */
    PairedCohort lonelyCases(int count, Cells cells) {
        for (int i = 0; i < count; i++) {
            row(Integer.toString(1000 + i), 1, cells.of(i, true));
        }
        return this;
    }

    PairedCohort otherControls(int count, Cells cells) {
        for (int i = 0; i < count; i++) {
            row("0", 0, cells.of(i, false));
        }
        return this;
    }

    /** Cases that have no number at all. */
    PairedCohort casesWithoutNumber(int count, Cells cells) {
        for (int i = 0; i < count; i++) {
            row("", 1, cells.of(i, true));
        }
        return this;
    }

    private void row(String slot, int outcome, String cells) {
        lines.add(String.format("S%04d,%s,%d,%s", ++id, slot, outcome, cells));
    }

    /** Writes the cohort and a plan, and gives the plan. */
    Path write(Path folder, String variables, String univariate, String multivariable, String exact)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("id,slot,outcome,site,age,year,x,z"));
        all.addAll(lines);
        Files.createDirectories(folder);
        Files.write(folder.resolve("cohort.csv"), all);
        return Files.writeString(
                folder.resolve("study.yaml"), """
                title: Small counts
                cohort: {file: cohort.csv, id: id, synthetic: true}
                variables:
                  slot: {type: integer}
                  outcome: {type: binary}
                  site: {type: categorical, levels: [A, B, C]}
                  age: {type: integer}
                  year: {type: integer}
                  x: {type: binary}
                  z: {type: binary}
                eligibility:
                  - {variable: age, min: 18}
                  - {variable: year, min: 2020}
                case: {all: [{variable: outcome, equals: 1}]}
                matching: {exact: [%s], caliper: {age: 90}, seed: 1}
                univariate: {variables: [%s]%s}
                multivariable: {%s}
                roc: {bootstrap: 5}
                report: {languages: [en, zh], formats: [html]}
                """.formatted(exact, variables, univariate, multivariable));
    }
}
