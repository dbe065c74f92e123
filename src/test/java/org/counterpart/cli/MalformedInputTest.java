package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a researcher reads when a plan or a cohort file is wrong: word for word, and nothing is written. */
class MalformedInputTest {
    private static final String PLAN = """
            cohort: {file: cohort.csv, id: id}
            variables:
              age: {type: numeric, min: 18, max: 110}
              sex: {type: categorical, levels: [female, male]}
              tfi: {type: binary}
              day: {type: date, format: yyyy-MM-dd}
              pain: {type: integer, min: 0, max: 10}
            case: {all: [{variable: pain, above: 3}]}
            matching: {exact: [sex], caliper: {age: 5}}
            univariate: {variables: [tfi]}
            """;
    private static final String COHORT = """
            id,age,sex,tfi,day,pain
            P1,61,female,1,2024-01-04,6
            P2,62,female,0,2024-01-05,1
            P3,70,male,1,2024-01-06,5
            P4,71,male,0,2024-01-07,0
            P5,80,female,0,2024-01-08,2
            """;

    @TempDir
    Path folder;

    private Cli run(String plan, byte[] cohort) throws IOException {
        Files.writeString(folder.resolve("study.yaml"), plan);
        Files.write(folder.resolve("cohort.csv"), cohort);
        return Cli.run("run", folder.resolve("study.yaml").toString(), "--quiet");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void told(Cli run, int status, String message) {
        assertThat(run.err().replace(folder.toString() + folder.getFileSystem().getSeparator(), ""))
                .isEqualTo(message
                        + (status == ExitCode.PROBLEMS
                                ? "Problems found: " + message.lines().count() + ". Nothing was written.\n"
                                : ""));
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(folder.resolve("output")).doesNotExist();
    }

    static Stream<Arguments> cohorts() {
        String third = "P3,70,male,1,2024-01-06,5";
        return Stream.of(
                        arguments("P3,fifty,male,1,2024-01-06,5", "cohort.csv:4: age: \"fifty\": not a number\n"),
                        arguments("P3,503,male,1,2024-01-06,11", """
                        cohort.csv:4: age: "503": out of range: expected at most 110
                        cohort.csv:4: pain: "11": out of range: expected at most 10
                        """),
                        arguments(
                                "P3,70,mal,1,2024-01-06,5",
                                "cohort.csv:4: sex: \"mal\": unknown category; expected one of: female, male (nearest: male)\n"),
                        arguments(
                                "P3,70,male,1,2024-02-30,5",
                                "cohort.csv:4: day: \"2024-02-30\": there is no such day; expected a date written as yyyy-MM-dd\n"),
                        arguments("P3,70岁,male,1,2024/1/6,5", """
                        cohort.csv:4: age: "70岁": a number with "岁" behind it; if this is the unit, declare it as the unit in the cells (in a plan, suffix: "岁"), or take it away
                        cohort.csv:4: day: "2024/1/6": not a date written as yyyy-MM-dd
                        """),
                        arguments(
                                "P3,Inf,male,1,2024-01-06,5",
                                "cohort.csv:4: age: \"Inf\": not a number; if this means \"not recorded\", say so (--missing, in a plan missing: on the variable)\n"),
                        arguments(
                                "P3,70,male,1,2024-01-06,\"1,000\"",
                                "cohort.csv:4: pain: \"1,000\": not a number while the decimal mark is as it is; if thousands are grouped here, declare it in a plan (thousands: \",\"), if this is the decimal mark, say --decimal (decimal:)\n"),
                        arguments(
                                "P3,70,male,1,2024-01-06",
                                "cohort.csv:4: the row has 5 cells, the header has 6: look for a delimiter too many or too few in it, or say which row names the columns (header-row)\n"),
                        arguments(
                                "P3,70,\"male,1,2024-01-06,5",
                                "cohort.csv:4: sex: the quote that opens here is never closed; nothing behind it could be read\n"),
                        arguments(
                                "P1,70,male,1,2024-01-06,5",
                                "cohort.csv:4: id: \"P1\": this id stands on line 2 already; where one person has several rows, say which one is the subject (--duplicates first|last, in a plan duplicates: first), or leave the id away\n"),
                        arguments(",70,male,1,2024-01-06,5", "cohort.csv:4: id: the id is missing\n"),
                        arguments(
                                "P\u00003,70,male,1,2024-01-06,5",
                                "cohort.csv:4: a zero byte stands here: this is no text file; save the data as CSV (UTF-8)\n"))
                .map(a -> arguments(COHORT.replace(third, (String) a.get()[0]), a.get()[1]));
    }

    @ParameterizedTest
    @MethodSource("cohorts")
    void aWrongRow(String cohort, String message) throws IOException {
        told(run(PLAN, bytes(cohort)), ExitCode.PROBLEMS, message);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("", "cohort.csv: the file is empty; expected a header line and one line for each subject\n"),
                arguments("id,age,sex,tfi,day,pain\n", "cohort.csv: there is a header but no subject below it\n"),
                arguments(COHORT.replace("tfi,day", "tfi,age"), """
                        cohort.csv:1: age: columns 2 and 5 have this same name; give each a name of its own
                        cohort.csv:1: day: the file has no column of this name; it has: id, age, sex, tfi, age, pain
                        """),
                arguments(
                        COHORT.replace("tfi,", "tfl,"),
                        "cohort.csv:1: tfi: the file has no column of this name; nearest: tfl\n"),
                arguments(
                        "PK\u0003\u0004 and more",
                        "cohort.csv: the workbook is damaged or incomplete, as a download that broke off leaves it;"
                                + " get the file again, or open it in Excel or WPS and save it as .xlsx\n"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWrongFile(String cohort, String message) throws IOException {
        told(run(PLAN, bytes(cohort)), ExitCode.PROBLEMS, message);
    }

    @Test
    void aDelimiterThatIsNotTheFiles() throws IOException {
        told(
                run(PLAN.replace("id: id}", "id: id, delimiter: \";\"}"), bytes(COHORT)),
                ExitCode.PROBLEMS,
                "cohort.csv:1: with the delimiter \";\" the whole header is one column; its cells seem to be parted by \",\": name that one, or let it be found (delimiter: auto)\n");
    }

    @Test
    void bytesThatAreNotOfTheDeclaredEncoding() throws IOException {
        String plan = PLAN.replace("id: id}", "id: id, encoding: UTF-8}")
                .replace("female", "女性")
                .replace("male", "男性");
        byte[] gbk = COHORT.replace("female", "女性").replace("male", "男性").getBytes(Charset.forName("GB18030"));
        told(
                run(plan, gbk),
                ExitCode.PROBLEMS,
                "cohort.csv:2: what stands here is not UTF-8; name the right encoding, or let it be found (encoding: auto)\n");
    }

    static Stream<Arguments> plans() {
        return Stream.of(
                arguments("", "study.yaml: the file is empty\n"),
                arguments(
                        PLAN.replace("  age:", "\tage:"),
                        "study.yaml:3: not valid YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n"),
                arguments(
                        PLAN.replace("{age: 5}", "{age: five}"),
                        "study.yaml:9: matching.caliper.age: \"five\": expected a width in the variable's own unit (5) or in standard deviations (0.5 sd)\n"),
                arguments(
                        PLAN.replace("{age: 5}", "{'': 5}"),
                        "study.yaml:9: matching.caliper.: no such variable under variables: or derive:; there are: age, sex, tfi, day, pain\n"),
                arguments(
                        PLAN.replace("  tfi:", "  '': {type: numeric}\n  tfi:").replace("{age: 5}", "{'': 5}"),
                        "study.yaml:5: variables.: a variable needs a name: write that of its column\n"),
                arguments(
                        PLAN.replace("{age: 5}", "{sex: 5}"),
                        "study.yaml:9: matching.caliper.sex: \"5\": a caliper is for numbers and dates; this variable is categorical. Use exact\n"),
                arguments(
                        PLAN.replace("variable: pain", "variable: pian"),
                        "study.yaml:8: case.all[0].variable: \"pian\": no such variable under variables: or derive:; did you mean pain? There are: age, sex, tfi, day, pain\n"),
                arguments(
                        PLAN.replace("exact: [sex]", "exact: &a [sex]"),
                        "study.yaml:9: matching.exact: anchors (&) and aliases (*) are not allowed; write the value out\n"),
                arguments(
                        PLAN.replace("type: binary", "type: binary, label: !!java.lang.Runtime x"),
                        "study.yaml:5: variables.tfi.label: the tag tag:yaml.org,2002:java.lang.Runtime is not allowed; the file is plain data\n"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aWrongPlan(String plan, String message) throws IOException {
        told(run(plan, bytes(COHORT)), ExitCode.PROBLEMS, message);
    }

    @Test
    void aMisspeltKeyNamesTheNearest() throws IOException {
        Cli run = run(PLAN.replace("matching:", "maching:"), bytes(COHORT));
        assertThat(run.err()).contains("study.yaml:9: maching: unknown key; did you mean matching?");
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
    }

    static Stream<Arguments> notAnalysable() {
        return Stream.of(
                arguments(
                        PLAN.replace("above: 3", "above: 8"),
                        "No subject is a case: of 5 records 5 are eligible, 5 of them known not to be cases and 0 undetermined. Look at the case rule of the plan.\n"),
                arguments(
                        PLAN.replace("above: 3", "min: 0"),
                        "No subject may be a control: of 5 records 5 are eligible, 5 of them cases and 0 undetermined. Look at the case and control rules of the plan.\n"));
    }

    @ParameterizedTest
    @MethodSource("notAnalysable")
    void aSoundInputWithNothingToAnalyse(String plan, String message) throws IOException {
        told(run(plan, bytes(COHORT)), ExitCode.NOT_ANALYSABLE, message);
    }

    @Test
    void noCaseWithItsMatchingValues() throws IOException {
        String cohort = COHORT.replace("P1,61", "P1,").replace("P3,70", "P3,");
        told(
                run(PLAN, bytes(cohort)),
                ExitCode.NOT_ANALYSABLE,
                "There is no case to match: all 2 lack a value of a matching variable.\n");
    }

    @Test
    void aFileThatIsNotThere() {
        Cli run = Cli.run("run", folder.resolve("nothing.yaml").toString());
        assertThat(run.err()).endsWith("nothing.yaml: no such file or folder\n");
        assertThat(run.status()).isEqualTo(ExitCode.PROBLEMS);
    }
}
