package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareCommandTest {
    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out.csv");
    }

    private Path data(String text) throws IOException {
        return Files.write(folder.resolve("data.csv"), text.getBytes(Charset.forName("GB18030")));
    }

    @Test
    void aFileBecomesPlainCsv() throws IOException {
        Path data = data("""
                编号;日期;值;别;t
                007;2024/1/5;1,50;男;"a, b"
                012;2024/12/31;-0,0;女;NA
                100;;1e-7;;=1+1
                """);
        Cli run = Cli.run("prepare", "--file", data.toString(), "-o", out().toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(out())).isEqualTo("""
                        编号,日期,值,别,t
                        007,2024-01-05,1.5,男,"a, b"
                        012,2024-12-31,0,女,
                        100,,0.0000001,,=1+1
                        """);
        assertThat(run.out()).contains("3 records with 5 columns", "they stay as written: 编号");
    }

    @Test
    void whatIsNotCertainIsAsked() throws IOException {
        Path data = data("a,b\n1,x\n2,y\n3,z\n4,u\nabc,v\n");
        Cli run = Cli.run("prepare", "--file", data.toString(), "-o", out().toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("\"abc\"", "--missing", "--categorical");
        assertThat(out()).doesNotExist();
    }

    @Test
    void anInputIsNeverReplaced() throws IOException {
        Path data = data("a,b\n1,2\n");
        Cli run = Cli.run(
                "prepare",
                "--file",
                data.toString(),
                "-o",
                folder.resolve("./data.csv").toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("never replaced");
        assertThat(Files.readString(data)).isEqualTo("a,b\n1,2\n");
        Path plan = folder.resolve("study.yaml");
        Files.writeString(plan, """
                cohort: {file: data.csv}
                variables: {a: {type: integer}, b: {type: integer}}
                case: {variable: a, above: 1}
                matching: {caliper: {b: 1}}
                """);
        for (Path input : new Path[] {plan, data}) {
            assertThat(Cli.run("prepare", plan.toString(), "-o", input.toString())
                            .status())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTextFileHasNoSheetsAndNoTables() throws IOException {
        Path data = data("a,b\n1,2\n");
        Cli run = Cli.run("prepare", "--file", data.toString(), "--sheet", "2", "--table", "t", "-o", out().toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("a text file has no sheets", "a text file has no tables");
    }

    @Test
    void eitherAPlanOrAFile() throws IOException {
        String plan = "src/test/resources/derived/study.yaml";
        String data = data("a,b\n1,2\n").toString();
        assertThat(Cli.run("prepare", "-o", out().toString()).status()).isEqualTo(2);
        assertThat(Cli.run("prepare", plan, "--file", data, "-o", out().toString())
                        .status())
                .isEqualTo(2);
        Cli layout = Cli.run("prepare", plan, "--header-row", "2", "-o", out().toString());
        assertThat(layout.status()).isEqualTo(2);
        assertThat(layout.err()).contains("--header-row goes with --file");
        assertThat(Cli.run("prepare", plan).status()).isEqualTo(2);
    }

    /** The cohort's own columns of these names stand aside; who is not eligible is neither case nor control. */
    @Test
    void ourNamesAreEligibleAndCase() throws IOException {
        data("id,case,eligible,age\na,1,5,60\nb,0,5,60\nc,1,5,40\nd,,5,60\n");
        Path plan = folder.resolve("study.yaml");
        Files.writeString(plan, """
                cohort: {file: data.csv, id: id}
                variables: {case: {type: binary}, eligible: {type: integer}, age: {type: integer}}
                eligibility: [{variable: age, min: 50}]
                case: {variable: case, equals: 1}
                matching: {caliper: {age: 1}}
                """);
        Cli run = Cli.run("prepare", plan.toString(), "-o", out().toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(Files.readString(out()))
                .isEqualTo(
                        "id,case_,eligible_,age,eligible,case\na,1,5,60,1,1\nb,0,5,60,1,0\nc,1,5,40,0,\nd,,5,60,1,\n");
        assertThat(run.out()).contains("case → case_", "eligible → eligible_");
    }
}
