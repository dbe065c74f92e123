package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Files as people have them, each with the number a careful person reads from it (R 4.2.2 on the cleaned cells, or by
 * hand), or with the
 * sentence that asks. None of them may give another number without a word.
 */
class ReadingTest {
    /** Two by two: 3 of 4 cases and 1 of 4 controls exposed; the crude odds ratio is 9, by hand. */
    private static final List<String> EXPOSED =
            List.of("1,1,1", "2,1,1", "3,1,0", "4,0,1", "5,0,0", "6,0,0", "7,0,0", "8,1,1");

    @TempDir
    Path folder;

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(Files.createTempFile(folder, "d", ".csv"), text.getBytes(charset));
    }

    private Cli run(String command, String text, String... options) throws IOException {
        return run(command, text, StandardCharsets.UTF_8, options);
    }

    private Cli run(String command, String text, Charset charset, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(command, write(text, charset).toString(), "--format", "json"));
        all.addAll(List.of(options));
        return Cli.run(all.toArray(String[]::new));
    }

    private static double oddsRatio(Cli run) {
        assertThat(run.status()).as(run.err()).isZero();
        return run.json().at("/terms/1/or").asDouble();
    }

    private static void asks(Cli run, String... words) {
        assertThat(run.status()).as(run.err()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(run.err()).contains(words).doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void wordsForNotRecordedAmongNumbersAreMissing() throws IOException {
        String scores = "case,score\n1,7\n1,6\n1,6\n1,8\n1,5\n0,3\n0,4\n0,5\n0,4\n0,3\n0,";
        for (String word : List.of("n/a", "N/A", "?", "-", ".", "NaN", "#N/A", "NULL", "unknown", "未查", "缺失")) {
            Cli run = run("table1", scores + word + "\n", "--group", "case");
            assertThat(run.status()).as(run.err()).isZero();
            JsonNode row = run.json().at("/rows/0");
            assertThat(row.get("missing").asInt()).as(word).isEqualTo(1);
            // R: t.test(c(7,6,6,8,5), c(3,4,5,4,3), var.equal = TRUE): t = 4.111, df = 8, p-value = 0.003386.
            assertThat(row.get("p").asDouble()).isEqualTo(0.003386, within(1e-6));
            assertThat(run.err()).contains("score").contains(word);
        }
    }

    @Test
    void aColumnThatIsMostlyNumbersIsNotCategories() throws IOException {
        String text = "case,x\n1,1.5\n1,2\n1,2.5\n0,3\n0,3.5\n0,<0.5\n0,65 kg\n";
        asks(run("table1", text, "--group", "case"), ":7: x", "below-limit", ":8: x", "kg", "--categorical x");
        asks(run("logistic", text, "--outcome", "case", "--predictors", "x"), "below-limit");
        asks(run("roc", text, "--outcome", "case", "--markers", "x"), "below-limit");
        assertThat(run("table1", text, "--group", "case", "--categorical", "x").status())
                .isZero();
        assertThat(run("table1", text, "--group", "case", "--missing", "x=<0.5,65 kg")
                        .json()
                        .at("/rows/0/missing")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void codesForNotRecordedAreOfAColumnAndComparedAsNumbers() throws IOException {
        // R: t.test(c(60,65,70,63), c(61,66,71), var.equal = TRUE): p-value = 0.683252244818.
        String text = """
                id,case,age,n
                1,1,60.0,999
                2,1,65.0,2
                3,1,70.0,3
                4,0,61.0,4
                5,0,999.0,5
                6,0,66.0,6
                7,0,71.0,7
                8,1,63.0,8
                """;
        Cli run = run("table1", text, "--group", "case", "--missing", "age=999");
        assertThat(run.json().at("/rows/0/missing").asInt()).isEqualTo(1);
        assertThat(run.json().at("/rows/0/p").asDouble()).isEqualTo(0.683252244818, within(1e-11));
        assertThat(run.json().at("/rows/1/missing").asInt()).isZero();
        assertThat(run("table1", text, "--group", "case", "--missing", "age=77").err())
                .contains("age")
                .contains("77");
        assertThat(run("table1", text, "--group", "case").err()).contains("age: 999 (1 cells)");
        asks(run("table1", text, "--group", "case", "--missing", "agee=999"), "agee", "age");
    }

    @Test
    void theControlsAreNamedWhereThereAreMoreThanTwoValues() throws IOException {
        String text =
                "id,grp,crp\n1,case,9\n2,case,8\n3,case,7\n4,control,3\n5,control,4\n6,control,2\n7,unknown,9\n8,unknown,9\n";
        asks(
                run("roc", text, "--outcome", "grp=case", "--markers", "crp"),
                "case (3), control (3), unknown (2)",
                "--rest");
        for (String[] options :
                new String[][] {{"--outcome", "grp=case", "--rest", "missing"}, {"--outcome", "grp=case|control"}}) {
            List<String> all = new ArrayList<>(List.of("--markers", "crp"));
            all.addAll(List.of(options));
            Cli run = run("roc", text, all.toArray(String[]::new));
            assertThat(run.json().at("/markers/0/auc").asDouble()).isEqualTo(1);
            assertThat(run.json().at("/markers/0/n").asInt()).isEqualTo(6);
        }
        Cli all = run("roc", text, "--outcome", "grp=case", "--markers", "crp", "--rest", "controls");
        assertThat(all.json().at("/markers/0/n").asInt()).isEqualTo(8);
        asks(run("roc", "y,x\n1,2\n2,3\n1,4\n2,5\n", "--outcome", "y", "--markers", "x"), "y=1 or y=2");
    }

    @Test
    void rowsThatAreNoSubjectsAreNamed() throws IOException {
        String rows = "id,case,smoke\n" + String.join("\n", EXPOSED) + "\n";
        assertThat(oddsRatio(run("logistic", rows, "--outcome", "case", "--predictors", "smoke")))
                .isEqualTo(9, within(1e-6));
        for (String last : List.of("Total,4,4", "合计,4,4", ",4,4", "99,4,4")) {
            asks(
                    run("logistic", rows + last + "\n", "--outcome", "case=1", "--predictors", "smoke"),
                    ":10:",
                    "--last-rows 1");
            assertThat(oddsRatio(run(
                            "logistic",
                            rows + last + "\n",
                            "--outcome",
                            "case=1",
                            "--predictors",
                            "smoke",
                            "--last-rows",
                            "1")))
                    .isEqualTo(9, within(1e-6));
        }
        asks(
                run("logistic", rows + "\"* smoke: 1 yes, 0 no\",,\n", "--outcome", "case", "--predictors", "smoke"),
                ":10:",
                "footnote");
        String units = rows.replaceFirst("\n", "\n,0/1,yes or no\n");
        asks(run("logistic", units, "--outcome", "case", "--predictors", "smoke"), ":2:", "--skip-rows 2");
        assertThat(oddsRatio(run("logistic", units, "--outcome", "case", "--predictors", "smoke", "--skip-rows", "2")))
                .isEqualTo(9, within(1e-6));
    }

    @Test
    void severalRowsOfOnePersonAreSaid() throws IOException {
        StringBuilder text = new StringBuilder("patient_id,case,x\n");
        for (int i = 0; i < 20; i++) {
            text.append(i / 2)
                    .append(',')
                    .append(i / 2 % 2)
                    .append(',')
                    .append(i % 7)
                    .append('\n');
        }
        Cli run = run("table1", text.toString(), "--group", "case");
        assertThat(run.err()).contains("patient_id").contains("repeats (10 different in 20 rows)");
        assertThat(run.json().get("rows").size()).isEqualTo(1);
        asks(run("match", text.toString(), "--id", "patient_id", "--case", "case", "--caliper", "x=9"), "duplicates");
        Cli first = run(
                "match",
                text.toString(),
                "--id",
                "patient_id",
                "--case",
                "case",
                "--caliper",
                "x=9",
                "--duplicates",
                "first");
        assertThat(first.json().get("cases").asInt()).isEqualTo(5);
    }

    /**
     * In a semicolon file 7,3 says that the comma is the decimal mark, so 1.250 is 1250; R: mean(c(1250, 1310, 980)) =
     * 1180.
     */
    @Test
    void theDecimalMarkIsTakenFromTheCells() throws IOException {
        String text =
                "id;case;crp;plt\n1;1;5,1;1.250\n2;1;7,3;1.310\n3;1;6,2;980\n4;0;2,2;870\n5;0;3,0;910\n6;0;1,8;1.020\n";
        Cli run = run("table1", text, "--group", "case");
        assertThat(run.json().at("/rows/0/summary/1/mean").asDouble()).isEqualTo(6.2, within(1e-12));
        assertThat(run.json().at("/rows/1/summary/1/mean").asDouble()).isEqualTo(1180);
        assertThat(run.err()).contains("plt").contains("groups thousands");
        String either = text.replaceAll(";[0-9],[0-9];", ";1;");
        asks(run("table1", either, "--group", "case"), "plt", "--decimal");
        assertThat(run("table1", either, "--group", "case", "--decimal", ",")
                        .json()
                        .at("/rows/1/summary/1/mean")
                        .asDouble())
                .isEqualTo(1180);
        String both = text.replace("2,2", "2.2");
        asks(run("table1", both, "--group", "case", "--variables", "crp"), "crp", "decimal");
    }

    @Test
    void spellingsOfYesAndNoAreTwoCategoriesAndOthersAreSaid() throws IOException {
        String text = "id,case,smoke\n1,1,yes\n2,1,Yes \n3,1,No\n4,0,YES\n5,0,no\n6,0,N\n7,0,NO\n8,1,Y\n";
        Cli run = run("logistic", text, "--outcome", "case", "--predictors", "smoke");
        assertThat(oddsRatio(run)).isEqualTo(9, within(1e-6));
        assertThat(run.err()).contains("smoke").contains("two categories");
        Cli match = run(
                "match",
                "id,case,sex,age\n1,1,F,60\n2,1,M,70\n3,0,f,60\n4,0,M,70\n",
                "--id",
                "id",
                "--case",
                "case",
                "--exact",
                "sex",
                "--caliper",
                "age=2");
        assertThat(match.err()).contains("\"F\" (1), \"f\" (1)");
    }

    @ParameterizedTest
    @CsvSource({"阴性,阳性", "-,+", "良好,不良", "无,有", "否,是", "negative,Positive", "normal,Abnormal", "（－）,（+）", "不吸烟,吸烟"})
    void theReferenceIsTheAbsenceOrTheGood(String no, String yes) throws IOException {
        StringBuilder text = new StringBuilder("id,case,x\n");
        EXPOSED.forEach(row ->
                text.append(row, 0, 4).append(row.endsWith("1") ? yes : no).append('\n'));
        assertThat(oddsRatio(run("logistic", text.toString(), "--outcome", "case", "--predictors", "x")))
                .isEqualTo(9, within(1e-6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20210103", "2021-01-03", "2021/1/3", "2021年1月3日", "3.1.2021", "03-Jan-2021", "2021-01-03 08:30"
            })
    void datesAreReadAsInInit(String day) throws IOException {
        // Three days apart: the second differs from the first in its day alone.
        String other = day.replaceFirst("3(?!.*3)|(?<=^)3|(?<=0)3", "6");
        String later = day.startsWith("3")
                ? "6" + day.substring(1)
                : day.equals("2021-01-03 08:30") ? "2021-01-06 08:30" : other;
        String text = "id,case,adm\n1,1," + day + "\n2,0," + later + "\n";
        Cli near = run("match", text, "--id", "id", "--case", "case", "--caliper", "adm=3");
        assertThat(near.status()).as(near.err()).isZero();
        assertThat(near.json().get("matchedCases").asInt()).isEqualTo(1);
        assertThat(run("match", text, "--id", "id", "--case", "case", "--caliper", "adm=2")
                        .status())
                .isEqualTo(ExitCode.NOT_ANALYSABLE);
    }

    @Test
    void yearsOfTwoDigitsAreAskedOrSaid() throws IOException {
        String text =
                "id,case,x,birth\nA,1,1,15-12-99\nB,0,2,05-01-00\nC,0,3,20-06-48\nD,1,4,01-07-48\nE,1,1,02-03-50\nF,0,2,03-03-50\n";
        asks(run("match", text, "--id", "id", "--case", "case", "--caliper", "birth=60"), "birth", "century");
        Path data = write(text, StandardCharsets.UTF_8);
        Path plan = Files.writeString(folder.resolve("s.yaml"), """
                cohort: {file: %s, id: id}
                variables:
                  case: {type: binary}
                  x: {type: numeric}
                  birth: {type: date, format: dd-MM-yy}
                case: {variable: case, equals: 1}
                matching: {caliper: {birth: 60}}
                univariate: {variables: [x]}
                """.formatted(data.getFileName()));
        Cli run = Cli.run("run", plan.toString(), "-o", folder.resolve("o").toString(), "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        // By hand: A-B 21 days apart over the turn of the century, D-C 11, E-F 1.
        assertThat(run.json().at("/matching/matchedCases").asInt()).isEqualTo(3);
        assertThat(Cli.run("check", plan.toString()).out()).contains("1930 to 2029");
    }

    @ParameterizedTest
    @CsvSource({
        "'sep=;\nid;case;x\n1;1;1\n2;1;1\n3;1;0\n4;0;1\n5;0;0\n6;0;0\n7;0;0\n8;1;1\n', ''",
        "'id,case,x,,\n1,1,1,,\n2,1,1,,\n3,1,0,,\n4,0,1,,\n5,0,0,,\n6,0,0,,\n7,0,0,,\n8,1,1,,\n', ''",
        "'id,case,x\n1,1,1,\n2,1,1,\n3,1,0,\n4,0,1,\n5,0,0,\n6,0,0,\n7,0,0,\n8,1,1,\n', ''",
        "'id|case|x\n1|1|1\n2|1|1\n3|1|0\n4|0|1\n5|0|0\n6|0|0\n7|0|0\n8|1|1\n', ''",
        "'\"\",case,x\n\"1\",1,1\n\"2\",1,1\n\"3\",1,0\n\"4\",0,1\n\"5\",0,0\n\"6\",0,0\n\"7\",0,0\n\"8\",1,1\n', ''",
        "'case\tx\n1\t1\t1\n2\t1\t1\n3\t1\t0\n4\t0\t1\n5\t0\t0\n6\t0\t0\n7\t0\t0\n8\t1\t1\n', ''",
        "'Table 1,,\nmade in May,,\nid,case,x\n1,1,1\n2,1,1\n3,1,0\n4,0,1\n5,0,0\n6,0,0\n7,0,0\n8,1,1\n', 3"
    })
    void reasonableFilesAreRead(String text, String headerRow) throws IOException {
        if (!headerRow.isEmpty()) {
            asks(run("logistic", text, "--outcome", "case", "--predictors", "x"), ":1:", "line " + headerRow);
        }
        String[] options = headerRow.isEmpty()
                ? new String[] {"--outcome", "case", "--predictors", "x"}
                : new String[] {"--outcome", "case", "--predictors", "x", "--header-row", headerRow};
        assertThat(oddsRatio(run("logistic", text, options))).isEqualTo(9, within(1e-6));
    }

    @Test
    void aNameWithACommaStandsInQuotes() throws IOException {
        StringBuilder text = new StringBuilder("id,case,\"BMI, kg/m²\"\n");
        EXPOSED.forEach(row -> text.append(row).append('\n'));
        assertThat(oddsRatio(run("logistic", text.toString(), "--outcome", "case", "--predictors", "\"BMI, kg/m²\"")))
                .isEqualTo(9, within(1e-6));
    }

    /** What no plain reading of the bytes tells, the words do. */
    @ParameterizedTest
    @CsvSource({
        "windows-1252, ferritin (µg/L), windows-1252",
        "windows-1252, temp (°C), windows-1252",
        "windows-1252, Größe, windows-1252",
        "GBK, 年龄（岁）, GB18030",
        "GBK, 铁蛋白, GB18030",
        "UTF-8, ferritin (µg/L), UTF-8"
    })
    void theEncodingMakesWords(String charset, String name, String found) throws IOException {
        StringBuilder text = new StringBuilder("id,case," + name + "\n");
        EXPOSED.forEach(row -> text.append(row).append('\n'));
        Path file = write(text.toString(), Charset.forName(charset));
        assertThat(Cli.run(
                                "init",
                                file.toString(),
                                "-o",
                                folder.resolve("p.yaml").toString(),
                                "--force")
                        .out())
                .contains(found)
                .contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Big5", "Shift_JIS", "EUC-KR", "x-MacRoman"})
    void bytesThatMakeNoWordsAreAsked(String charset) throws IOException {
        String word =
                charset.equals("x-MacRoman") ? "Männlich" : charset.equals("EUC-KR") ? "남성 여성 병원 환자" : "男性 女性 醫院 診斷 檢查";
        Cli run =
                run("table1", "case,x\n1," + word + "\n0," + word + "\n", Charset.forName(charset), "--group", "case");
        asks(run, "encoding");
    }

    @Test
    void manyCategoriesAreRefusedAtOnce() throws IOException {
        StringBuilder text = new StringBuilder("case,hospital\n");
        for (int i = 0; i < 80; i++) {
            text.append(i % 3 == 0 ? 1 : 0).append(",H").append(i % 40).append('\n');
        }
        Cli run = run("logistic", text.toString(), "--outcome", "case", "--predictors", "hospital");
        assertThat(run.status()).isEqualTo(ExitCode.NOT_ANALYSABLE);
        assertThat(run.err()).contains("hospital has 40 categories for 27 cases and 53 controls");
    }

    @Test
    void oneLineAKind() throws IOException {
        StringBuilder text = new StringBuilder("id,case\n");
        for (int i = 0; i < 50; i++) {
            text.append("1.10101E+17,").append(i % 2).append('\n');
        }
        Cli run = run("match", text.toString(), "--id", "id", "--case", "case", "--exact", "id");
        asks(run, "spreadsheet", "49 such");
        assertThat(run.err().lines()).hasSize(2);
    }
}
