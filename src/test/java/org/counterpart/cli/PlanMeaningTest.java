package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan leaves open or cannot mean is asked, and a variable without values does not end the run. */
class PlanMeaningTest {
    private static final String VARIABLES = """
            cohort: {file: c.csv, id: id}
            variables:
              case: {type: binary}
              sex: {type: categorical, levels: [f, m]}
              age: {type: integer}
              smoke: {type: binary}
              remark: {type: binary}
              pair: {type: integer}
              ward: {type: text}
            case: {variable: case, equals: 1}
            univariate: {variables: [smoke, remark]}
            roc: {bootstrap: 5}
            report: {languages: [en], formats: [html]}
            """;

    @TempDir
    Path folder;

    /** Pairs of a case and a control of one age and sex; the remark stands in two rows of different pairs. */
    private Path plan(String more) throws IOException {
        StringBuilder text = new StringBuilder("id,case,sex,age,smoke,remark,pair,ward\n");
        for (int i = 0; i < 60; i++) {
            int pair = i / 2;
            text.append("P").append(i).append(',').append(i % 2).append(',').append(pair % 2 == 0 ? 'f' : 'm');
            text.append(',')
                    .append(50 + pair)
                    .append(',')
                    .append((i * 7 + i % 2) % 3 == 0 ? 1 : 0)
                    .append(',');
            text.append(i == 1 ? "1" : i == 4 ? "0" : "")
                    .append(',')
                    .append(pair)
                    .append(",w")
                    .append(i % 5)
                    .append('\n');
        }
        Files.writeString(folder.resolve("c.csv"), text.toString());
        return Files.writeString(folder.resolve("s.yaml"), VARIABLES + more);
    }

    private Cli run(Path plan) {
        return Cli.run("run", plan.toString(), "-o", folder.resolve("o").toString(), "--force", "--format", "json");
    }

    @Test
    void withoutAMatchingRuleNothingIsPaired() throws IOException {
        for (String matching : new String[] {"", "matching: {ratio: 2}\n", "matching: {exact: [], caliper: {}}\n"}) {
            Cli run = run(plan(matching));
            assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
            assertThat(run.err()).contains("nothing but chance would pair");
            assertThat(folder.resolve("o")).doesNotExist();
        }
    }

    @Test
    void aFileThatIsMatchedAlreadyIsPointedOut() throws IOException {
        Path plan = plan("matching: {exact: [sex]}\n");
        assertThat(Cli.run("check", plan.toString()).out()).contains("pair looks like the sets");
        Path starter = folder.resolve("t.yaml");
        Cli init = Cli.run("init", folder.resolve("c.csv").toString(), "-o", starter.toString());
        assertThat(init.out()).contains("pair looks like the sets");
        assertThat(Files.readString(starter)).contains("design: sets\n").contains("  sets: pair\n");
    }

    @Test
    void freeTextIsNotMatchedOn() throws IOException {
        Cli run = run(plan("matching: {exact: [ward]}\n"));
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains("ward").contains("free text");
    }

    @Test
    void aVariableWithHardlyAValueLeavesTheModelOutAndIsNamed() throws IOException {
        Cli run = run(
                plan("matching: {exact: [sex], caliper: {age: 2}}\nmultivariable: {predictors: [smoke, remark]}\n"));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().at("/univariate/rows/0/p").isNumber()).isTrue();
        assertThat(run.json().at("/models/unconditional").isMissingNode()
                        || run.json().at("/models/unconditional").isNull())
                .isTrue();
        assertThat(Files.readString(folder.resolve("o").resolve("report.html")))
                .contains("remark lacks a value for 58 of 60 subjects");
    }

    /** 60 persons, six of whom have a second row: 66 rows, 60 subjects, whatever comes after counts from 60. */
    @Test
    void furtherRowsOfOnePersonAreCountedInTheFlow() throws IOException {
        Path plan = plan("matching: {exact: [sex], caliper: {age: 2}}\n");
        StringBuilder rows = new StringBuilder(Files.readString(folder.resolve("c.csv")));
        for (int i = 0; i < 6; i++) {
            rows.append("P").append(i).append(",1,f,99,1,,99,w1\n");
        }
        Files.writeString(folder.resolve("c.csv"), rows.toString());
        Files.writeString(plan, Files.readString(plan).replace("id: id}", "id: id, duplicates: first}"));
        Cli run = run(plan);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().at("/selection/flow/0/n").asInt()).isEqualTo(66);
        assertThat(run.json().at("/selection/flow/1/step").asString()).isEqualTo("repeated");
        assertThat(run.json().at("/selection/flow/1/excluded").asInt()).isEqualTo(6);
        assertThat(run.json().at("/selection/flow/1/n").asInt()).isEqualTo(60);
        assertThat(Files.readString(folder.resolve("o").resolve("report.html")))
                .contains("Excluded: further rows of one subject")
                .contains("the first of them in the file was used (6 rows left out)");
        Files.writeString(plan, Files.readString(plan).replace("formats: [html]", "formats: [html], min-cell: 7"));
        Cli hidden = run(plan);
        assertThat(hidden.status()).as(hidden.err()).isZero();
        assertThat(hidden.json().at("/selection/flow/0/n").isNull()).isTrue();
        assertThat(hidden.json().at("/selection/flow/1/excluded").isNull()).isTrue();
        assertThat(Files.readString(folder.resolve("o").resolve("report.html"))).doesNotContain("(6 rows left out)");
        assertThat(hidden.json().get("notes").toString()).doesNotContain("earlier one has the same");
    }

    @Test
    void fullWidthPunctuationIsNamed() throws IOException {
        Files.write(folder.resolve("w.yaml"), "title： 研究\ncohort: {file： c.csv}\n".getBytes(StandardCharsets.UTF_8));
        Cli check = Cli.run("check", folder.resolve("w.yaml").toString());
        assertThat(check.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(check.err()).contains(":1:").contains("full-width");
    }

    @Test
    void aDataFileInThePlaceOfAPlanSaysInitFirst() throws IOException {
        plan("");
        Cli run = Cli.run("run", folder.resolve("c.csv").toString());
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains("counterpart init").doesNotContain("YAML");
    }

    @Test
    void cellsAreReadAsDeclared() throws IOException {
        Files.writeString(folder.resolve("c.csv"), """
                id,case,sex,age,crp,wbc,hct
                1,1,女,61岁,<0.5,"1,474",35%
                2,0,F,60岁,2.5,627,0
                3,1,男,70,9,900,41.5%
                4,0,M,71岁,1.5,"12,000",未查
                """);
        Path plan = Files.writeString(folder.resolve("s.yaml"), """
                cohort: {file: c.csv, id: id}
                variables:
                  case: {type: binary}
                  sex: {type: categorical, levels: [female, male], recode: {女: female, F: female, 男: male, M: male}}
                  age: {type: integer, suffix: 岁}
                  crp: {type: numeric, below-limit: half, missing: [9]}
                  wbc: {type: numeric, thousands: ","}
                  hct: {type: numeric, percent: true, missing: [未查]}
                case: {variable: case, equals: 1}
                matching: {exact: [sex], caliper: {age: 2}}
                univariate: {variables: [crp, wbc, hct]}
                roc: {bootstrap: 5}
                report: {languages: [en], formats: [html]}
                """);
        Cli run = run(plan);
        assertThat(run.status()).as(run.err()).isZero();
        String matched = Files.readString(folder.resolve("o").resolve("matched.csv"));
        // By hand: half of 0.5; 1,474 and 12,000; 35% is 0.35; 9 and 未查 are not recorded.
        assertThat(matched)
                .contains("1,1,1,1,female,61,0.25,1474,0.35")
                .contains("1,0,2,0,female,60,2.5,627,0")
                .contains("2,1,3,1,male,70,,900,0.415")
                .contains("2,0,4,0,male,71,1.5,12000,");
        assertThat(Cli.run("check", plan.toString()).out()).contains("crp: 1 cells below the limit");
    }
}
