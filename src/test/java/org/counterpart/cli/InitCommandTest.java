package org.counterpart.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InitCommandTest {
    @TempDir
    Path folder;

    /** A hospital's export: Chinese headers, one of them awkward, names of patients, an empty column. */
    private Path chinese(Charset charset, String delimiter) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder(String.join(
                        delimiter,
                        "住院号",
                        "姓名",
                        "性别",
                        "年龄（岁）",
                        "骨密度: g/cm2",
                        "手术日期",
                        "ASA分级",
                        "糖尿病",
                        "y",
                        "术后VAS",
                        "病例",
                        "备用"))
                .append("\r\n");
        for (int i = 0; i < 300; i++) {
            boolean exposed = random.nextInt(3) == 0;
            boolean ill = random.nextInt(100) < (exposed ? 30 : 10);
            text.append(String.join(
                            delimiter,
                            "ZY" + (10_000 + i),
                            "患者" + i,
                            random.nextInt(4) == 0 ? "男" : "女",
                            Integer.toString(60 + random.nextInt(25)),
                            "0." + (600 + random.nextInt(300)),
                            "2021年" + (1 + random.nextInt(12)) + "月" + (1 + random.nextInt(28)) + "日",
                            "ⅠⅡⅢ".charAt(random.nextInt(3)) + "级",
                            exposed ? "是" : "否",
                            random.nextInt(20) == 0
                                    ? ""
                                    : "a\"b".substring(0, 1 + random.nextInt(1)) + random.nextInt(3),
                            Integer.toString(random.nextInt(8)),
                            ill ? "1" : "0",
                            ""))
                    .append("\r\n");
        }
        return Files.write(folder.resolve("cohort.csv"), text.toString().getBytes(charset));
    }

    /**
     * As R writes survival::nafld1: ids of other subjects, times of follow-up, computed numbers of many digits (141/7
     * to 260/7).
     */
    @Test
    void whatIsNoFactorByItsNameIsLeftOutOfThePlan() throws IOException {
        StringBuilder text =
                new StringBuilder("\"\",\"id\",\"age\",\"male\",\"bmi\",\"case.id\",\"futime\",\"status\"\n");
        for (int i = 0; i < 120; i++) {
            text.append(String.format(
                    "\"%d\",%d,%d,%d,%s,%s,%d,%d%n",
                    i + 1,
                    i + 7,
                    40 + i % 30,
                    i % 2,
                    (141 + i) / 7.0,
                    i == 9 ? "NA" : 10 + i / 2,
                    50 + 3 * i,
                    i % 4 / 3));
        }
        Path cohort = Files.writeString(folder.resolve("cohort.csv"), text);
        Cli init = Cli.run("init", cohort.toString());
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.out()).contains("20.1429 to 37.1429;").doesNotContain("857142857");
        assertThat(Files.readString(folder.resolve("study.yaml")))
                .contains("title: {en: \"Matched case-control study\", zh: 匹配病例对照研究}")
                .contains("  # case.id: {type: integer, label: case.id}")
                .contains("  # futime: {type: integer, label: futime}")
                .contains("exact: [male]")
                .contains("case: {variable: status, equals: \"1\"}")
                .contains("# variables: [bmi]")
                .contains("# unit: ?; 20.1429 to 37.1429; missing 0");
    }

    /** The beginning of datasets::infert and sets like its own. */
    @Test
    void setsAreNoFactor() throws IOException {
        StringBuilder text = new StringBuilder("age,case,induced,stratum\n");
        for (int i = 0; i < 90; i++) {
            text.append(String.format("%d,%d,%d,%d%n", 20 + i / 3 % 15, i % 3 == 0 ? 1 : 0, i % 5, 1 + i / 3));
        }
        Path cohort = Files.writeString(folder.resolve("cohort.csv"), text);
        Cli init = Cli.run("init", cohort.toString());
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(Files.readString(folder.resolve("study.yaml")))
                .contains("  stratum: {type: integer")
                .contains("no factor, not to be compared")
                .contains("# variables: [induced]");
    }

    @Test
    void aChineseExportBecomesAPlanThatRuns() throws IOException {
        Path cohort = chinese(Charset.forName("GBK"), ",");
        Cli init = Cli.run("init", cohort.toString(), "--lang", "zh");
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.out()).contains("年龄（岁）", "有序分类", "GB18030").doesNotContain("患者7");
        Path plan = folder.resolve("study.yaml");
        assertThat(Files.readString(plan))
                .contains("  id: 住院号")
                .contains("encoding: GB18030")
                .contains("file: cohort.csv")
                .contains("\"骨密度: g/cm2\": {type: numeric")
                .contains("ASA分级: {type: ordinal, levels: [Ⅰ级, Ⅱ级, Ⅲ级]")
                .contains("手术日期: {type: date, format: yyyy年M月d日")
                .contains("\"年龄（岁）\": {type: integer")
                .contains("\"y\": {type: categorical")
                .contains("  # 姓名: {type: text")
                .contains("  # 备用: {type: text")
                .contains("exact: [性别]")
                .contains("caliper: {\"年龄（岁）\": 5}")
                .contains("请务必确认")
                .contains("case: {variable: 病例, equals: \"1\"}")
                .doesNotContain("患者7");
        runs(plan, 300);
    }

    @Test
    void withoutAnOutcomeTheCaseRuleIsLeftToTheResearcher() throws IOException {
        Path plan = folder.resolve("plan.yaml");
        Cli init = Cli.run("init", "examples/pvp-residual-pain/cohort.csv", "-o", plan.toString());
        assertThat(init.status()).as(init.err()).isZero();
        assertThat(init.out()).contains("Name the case rule first").contains("surgery_date");
        String text = Files.readString(plan);
        assertThat(text)
                .contains("\n# case:\n")
                .contains("\n# case: {variable: tfi, equals: \"1\"}   # ")
                .contains("design: matched")
                .contains("  # procedure: {type: categorical, levels: [PVP]");
        Cli unnamed = Cli.run("check", plan.toString());
        assertThat(unnamed.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(unnamed.err()).contains("case");
        // What the researcher does: the rule in the place of the commented one.
        Files.writeString(
                plan,
                text.replaceFirst(
                        "(?s)# case:\n.*?equals: 1}\n",
                        "case: {any: [{variable: vas_day2, above: 3}, {variable: vas_month1, above: 3}]}\n"));
        runs(plan, 1120);
    }

    /** A third of the file are cases, or there is nothing to match on: everybody is analysed, and why is said. */
    @Test
    void theDesignIsProposedWithWhatSpeaksForIt() throws IOException {
        StringBuilder text = new StringBuilder("id,case,age,sex,x\n");
        for (int i = 0; i < 90; i++) {
            text.append(String.format(
                    "P%d,%d,%d,%s,%d%n",
                    i, i % 3 == 0 ? 1 : 0, 40 + i % 37, "fm".charAt(i % 2), i % 7 + (i % 3 == 0 ? 3 : 0)));
        }
        Path cohort = Files.writeString(folder.resolve("cohort.csv"), text);
        Path plan = folder.resolve("study.yaml");
        assertThat(Cli.run("init", cohort.toString()).status()).isZero();
        assertThat(Files.readString(plan))
                .contains("# Proposed: unmatched, as 30 of 90 in case are cases")
                .contains("\ndesign: unmatched\ncase-control: true   # ")
                .contains("case: {variable: case, equals: \"1\"}   # 30 of 90 recorded")
                .contains("# matching:\n#   ratio: 1\n#   exact: [sex]\n#   caliper: {age: 5}")
                .contains("models: [unconditional]\n")
                .contains("# variables: [age, sex, x]")
                .contains("title: {en: \"Case-control study\", zh: 病例对照研究}");
        runs(plan, 90);
        // What the comment says, done.
        String matched = Files.readString(plan)
                .replace("design: unmatched\n", "design: matched\n")
                .replaceAll("(?m)^case-control:.*\n", "")
                .replaceAll("(?m)^# (matching:|  ratio: 1|  exact:.*|  caliper:.*)$", "$1");
        Files.writeString(plan, matched);
        runs(plan, 90);

        Files.writeString(cohort, text.toString().replace("age,sex", "a,b").replace("id,case", "id,status"));
        assertThat(Cli.run("init", cohort.toString(), "--force", "--lang", "zh").status())
                .isZero();
        assertThat(Files.readString(plan)).contains("有 30 例病例");
        String few = text.toString().replace("age,sex", "a,b").replaceAll("(P\\d*[1-9]),1,", "$1,0,");
        Files.writeString(cohort, few);
        assertThat(Cli.run("init", cohort.toString(), "--force").status()).isZero();
        assertThat(Files.readString(plan))
                .contains("as no column looks like age or sex")
                .contains("design: unmatched\n# case-control: true");
    }

    @Test
    void otherEncodingsAndDelimitersAreCarriedIntoThePlan() throws IOException {
        Path cohort = chinese(StandardCharsets.UTF_16LE, "\t");
        Path plan = folder.resolve("p.yaml");
        assertThat(Cli.run("init", cohort.toString(), "-o", plan.toString()).status())
                .isZero();
        assertThat(Files.readString(plan)).contains("encoding: UTF-16LE").contains("delimiter: tab");
        assertThat(Cli.run("check", plan.toString()).status()).isZero();
    }

    /** Checks the plan, and runs it as it is but for fewer resamples and formats. */
    private void runs(Path plan, int records) throws IOException {
        Cli check = Cli.run("check", plan.toString(), "--format", "json");
        assertThat(check.status()).as(check.err()).isZero();
        assertThat(check.json().get("records").asInt()).isEqualTo(records);
        Path small = Files.writeString(
                plan.resolveSibling("small.yaml"),
                Files.readString(plan)
                        .replace("bootstrap: 500", "bootstrap: 5")
                        .replace("[html, docx, xlsx]", "[html]")
                        .replace("[zh, en]", "[zh]"));
        Path results = folder.resolve("results");
        Cli run = Cli.run("run", small.toString(), "-o", results.toString(), "--quiet", "--format", "json");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.json().get("selection").get("cases").asInt()).isPositive();
        assertThat(run.json().get("models").get("unconditional").get("n").asInt())
                .isPositive();
    }

    @Test
    void neverReplacesAFileUnasked() throws IOException {
        Path cohort =
                Files.writeString(folder.resolve("c.csv"), "id,case,age\n1,case,50\n2,control,51\n3,control,60\n");
        Path plan = Files.writeString(folder.resolve("study.yaml"), "mine");
        Cli init = Cli.run("init", cohort.toString());
        assertThat(init.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(init.err()).contains("stands there already");
        assertThat(plan).hasContent("mine");
        assertThat(Cli.run("init", cohort.toString(), "--force").status()).isZero();
        assertThat(Files.readString(plan))
                .contains("case: {variable: case, equals: case}   # 1 of 3 recorded")
                .contains("design: unmatched")
                .contains("PLEASE CONFIRM");
        assertThat(Cli.run("check", plan.toString()).status()).isZero();
        assertThat(Cli.run("init", cohort.toString(), "-o", cohort.toString(), "--force")
                        .status())
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(Files.readString(cohort)).startsWith("id,case,age");
    }

    @Test
    void tellsProgramsInJson() throws IOException {
        Path cohort = Files.writeString(folder.resolve("c.csv"), "id,bmd,sex\nA,0.5,f\nB,0.75,m\nC,NA,f\nD,1.0,f\n");
        Path plan = folder.resolve("p.yaml");
        JsonNode node = Cli.run("init", cohort.toString(), "-o", plan.toString(), "--format", "json")
                .json();
        assertThat(node.get("n").asInt()).isEqualTo(4);
        assertThat(node.get("id").asString()).isEqualTo("id");
        JsonNode bmd = node.get("columns").get(1);
        assertThat(bmd.get("type").asString()).isEqualTo("numeric");
        assertThat(bmd.get("missing").asInt()).isEqualTo(1);
        assertThat(bmd.get("summary").get("mean").asDouble()).isEqualTo(0.75);
        assertThat(node.get("columns").get(2).get("counts").get("f").asInt()).isEqualTo(3);
    }

    @Test
    void badFilesAreToldAndNothingIsWritten() throws IOException {
        Path cohort = Files.write(folder.resolve("c.csv"), "PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1));
        Cli excel = Cli.run("init", cohort.toString());
        assertThat(excel.status()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(excel.err()).contains("Excel");
        assertThat(Cli.run("init", folder.resolve("none.csv").toString()).status())
                .isEqualTo(ExitCode.PROBLEMS);
        assertThat(Cli.run("init", cohort.toString(), "--encoding", "klingon").status())
                .isEqualTo(ExitCode.USAGE);
        assertThat(folder.toFile().list()).containsExactly("c.csv");
    }
}
