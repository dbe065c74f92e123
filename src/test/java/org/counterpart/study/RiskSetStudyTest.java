package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.counterpart.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A study whose controls are at risk at their case's event: the pairs of the command, whose sets R's are. */
class RiskSetStudyTest {
    private static final String PLAN = """
            cohort: {file: diet.csv, id: id}
            variables:
              doe: {type: integer}
              dox: {type: integer}
              dob: {type: integer}
              job: {type: categorical, levels: [Driver, Conductor, Bank worker]}
              chd: {type: binary}
            case: {variable: chd, equals: 1}
            matching:
              risk-set: {entry: doe, exit: dox, event: chd}
              exact: [job]
              caliper: {dob: 730}
              ratio: 2
            multivariable: {predictors: [dob]}
            roc: {bootstrap: 20}
            """;

    @TempDir
    Path folder;

    private List<String> rows() throws IOException {
        return new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/reference/cases/riskset_diet/data.csv")));
    }

    private JsonNode run(List<String> rows, String... plan) throws IOException {
        Files.write(folder.resolve("diet.csv"), rows);
        return Cli.runPlan(folder, PLAN + String.join("\n", plan), "--force");
    }

    private List<String> pairs(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> String.join(",", List.of(line.split(",", -1)).subList(0, 3)))
                .toList();
    }

    @Test
    void pairsAreThoseOfTheCommandWhateverTheOrderOfTheRows() throws IOException {
        List<String> rows = rows();
        JsonNode out = run(rows);
        List<String> pairs = pairs(folder.resolve("out/pairs.csv"));
        Path file = folder.resolve("match.csv");
        Cli match = Cli.run(
                "match",
                folder.resolve("diet.csv").toString(),
                "--id=id",
                "--entry=doe",
                "--exit=dox",
                "--event=chd",
                "--exact=job",
                "--caliper=dob=730",
                "--ratio=2",
                "--pairs=" + file);
        assertThat(match.status()).as(match.err()).isZero();
        assertThat(pairs).hasSizeGreaterThan(70).isEqualTo(pairs(file));
        assertThat(out.at("/matching/riskSet/entry").asString()).isEqualTo("doe");
        assertThat(out.at("/notes").toString()).contains("estimates the hazard ratio");

        String head = rows.remove(0);
        Collections.shuffle(rows, new Random(7));
        rows.add(0, head);
        JsonNode shuffled = run(rows);
        assertThat(shuffled.at("/matching")).isEqualTo(out.at("/matching"));
        assertThat(shuffled.at("/models")).isEqualTo(out.at("/models"));
    }

    /** Times tell who is a case: none of them is compared unless it is asked for, and no share of cases is known. */
    @Test
    void noTimeIsComparedAndNoAbsoluteRiskTold() throws IOException {
        JsonNode out = run(rows());
        List<String> compared = new ArrayList<>();
        out.at("/univariate/rows")
                .forEach(row -> compared.add(row.at("/variable").asString()));
        assertThat(compared).doesNotContain("doe", "dox", "chd");
        assertThat(out.has("sourceCohort")).isFalse();
        assertThat(Files.readString(folder.resolve("out/verify.R")))
                .contains("subjects at risk at the event of their case");
        assertThat(Files.readString(folder.resolve("out/tables/flow.csv")))
                .contains("\"At risk at some time, later cases among them\",337");
    }

    /** Cases and others whose observation is not known are told, and as few hidden where small counts are. */
    @Test
    void whoIsNotUnderObservationIsCounted() throws IOException {
        List<String> rows = rows();
        for (int i = 1; i <= 3; i++) {
            String[] cells = rows.get(i).split(",", -1);
            cells[2] = "";
            rows.set(i, String.join(",", cells));
        }
        assertThat(run(rows).at("/matching/notes").toString()).contains("is not recorded: 3.");
        String hidden = run(rows, "report: {min-cell: 5}").toString();
        assertThat(hidden).doesNotContain("is not recorded: 3.").doesNotContainPattern("[: ]33[67][,}]");
        assertThat(Files.readString(folder.resolve("out/report.html"))).doesNotContain("is not recorded: 3.");
        assertThat(Files.readString(folder.resolve("out/tables/flow.csv")))
                .doesNotContain("337")
                .doesNotContain("334")
                .contains("\"At risk at some time, later cases among them\",*");
    }

    /** Without a case rule whoever has a date of the event is a case; days as dates give the same pairs. */
    @Test
    void aDateOfTheEventMakesTheCase() throws IOException {
        run(rows());
        List<String> pairs = pairs(folder.resolve("out/pairs.csv"));
        List<String> dated = new ArrayList<>(List.of("id,doe,dox,dob,job,chd"));
        for (String row : rows().subList(1, rows().size())) {
            String[] cells = row.split(",", -1);
            cells[5] = cells[5].equals("1") ? day(cells[2]) : "";
            for (int i = 1; i <= 3; i++) {
                cells[i] = day(cells[i]);
            }
            dated.add(String.join(",", cells));
        }
        Files.write(folder.resolve("diet.csv"), dated);
        String plan = PLAN.replaceAll("(do[exb]): \\{type: integer}", "$1: {type: date}")
                .replace("chd: {type: binary}", "chd: {type: date}")
                .replace("case: {variable: chd, equals: 1}\n", "")
                .replace("predictors: [dob]", "predictors: [job]");
        Cli.runPlan(folder, plan, "--force");
        assertThat(pairs(folder.resolve("out/pairs.csv"))).isEqualTo(pairs);
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Cases were subjects with chd recorded");
    }

    /** Times of which all are 0 or 1 are no times: nothing is matched on them, with a case rule or without. */
    @Test
    void yesAndNoDeclaredAsANumberIsNoTime() throws IOException {
        Files.write(folder.resolve("diet.csv"), rows());
        Path plan = folder.resolve("study.yaml");
        String out = folder.resolve("o").toString();
        String number = PLAN.replace("chd: {type: binary}", "chd: {type: integer}");
        for (String text : List.of(number, number.replace("case: {variable: chd, equals: 1}\n", ""))) {
            Files.writeString(plan, text);
            for (Cli run : List.of(Cli.run("check", plan.toString()), Cli.run("run", plan.toString(), "-o", out))) {
                assertThat(run.status()).isNotZero();
                assertThat(run.err())
                        .contains("chd holds only 0 and 1, which are no times: declare it as type: binary");
            }
        }
        assertThat(Path.of(out)).doesNotExist();
    }

    private static String day(String number) {
        return LocalDate.ofEpochDay(Long.parseLong(number)).toString();
    }

    @Test
    void timesAreAllDatesOrAllNumbers() throws IOException {
        Files.write(folder.resolve("diet.csv"), rows());
        Path plan = Files.writeString(
                folder.resolve("study.yaml"),
                PLAN.replace("exit: dox", "exit: job").replace("doe: {type: integer}", "doe: {type: date}"));
        Cli run = Cli.run("check", plan.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("job is categorical; the times of a risk set are dates or numbers");
        Files.writeString(plan, PLAN.replace("doe: {type: integer}", "doe: {type: date}"));
        assertThat(Cli.run("check", plan.toString()).err())
                .contains("doe is date and dox is integer: the times of a risk set are all dates or all numbers");
    }
}
