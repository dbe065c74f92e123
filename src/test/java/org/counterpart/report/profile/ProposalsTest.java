package org.counterpart.report.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code init} proposes for cells as hospitals write them, with the rows that ask for it. */
class ProposalsTest {
    /** The example of GB 11643-1999. */
    private static final String IDENTITY = "11010519491231002X";

    @TempDir
    Path folder;

    private String plan(String name, String... cells) throws IOException {
        StringBuilder text = new StringBuilder(name).append('|').append("other\n");
        for (int i = 0; i < cells.length; i++) {
            text.append(cells[i]).append('|').append(i % 3).append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.csv"), text);
        Profile profile = Profile.of(DataPlace.of(file), "a.csv", CsvOptions.withDefaults());
        return StarterPlan.of(profile, "a.csv", "study.yaml", Messages.EN);
    }

    private static String line(String plan, String name) {
        return plan.lines()
                .filter(l -> l.contains(name + ": {type"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void wordsThatMeanTheSameAreJoinedInOneLanguage() throws IOException {
        String sex = line(plan("sex", "女", "F", "男", "1", "2", "M"), "sex");
        assertThat(sex)
                .startsWith("  sex: {type: categorical, levels: [女, 男]," + " recode: {\"1\": 男, \"2\": 女, F: 女, M: 男}")
                .contains("1 (1: 5), M (1: 7) = 男", "GB/T 2261.1");
        assertThat(line(plan("tb", "阳性", "有", "阴性", "√", "0"), "tb"))
                .startsWith("  tb: {type: binary, recode: {\"√\": \"1\", 阳性: \"1\", 阴性: \"0\"}");
        assertThat(line(plan("tb", "阳性", "++", "(-)", "弱阳性", "-"), "tb"))
                .startsWith("  tb: {type: ordinal, levels: [\"-\", \"±\", \"+\", \"++\"]");
        assertThat(line(plan("stage", "Ⅲ", "III", "3期", "Ⅰ", "2"), "stage"))
                .startsWith("  stage: {type: ordinal, levels: [I, II, III]")
                .contains("\"3期\": III", "Ⅲ: III");
    }

    /** 05/02/20 is the fifth of February or the second of May, and a two-digit year takes no doubt away. */
    @Test
    void aDayThatMayBeAMonthIsAskedAndNotGuessed() throws IOException {
        assertThat(line(plan("seen", "05/02/20", "03/04/21", "11/12/20", "01/02/20", "2020-01-05"), "seen"))
                .startsWith("  # seen")
                .contains("day and month may be the other way round");
        assertThat(line(plan("seen", "25/02/20", "03/04/21", "11/12/20", "01/02/20", "2020-01-05"), "seen"))
                .startsWith("  seen: {type: date");
        assertThat(line(plan("seen", "3/4/2021", "11/12/2021", "1/2/2021", "5/6/2021", "7/8/2021"), "seen"))
                .startsWith("  # seen");
    }

    @Test
    void unitsThatDifferAreAskedAndNotGuessed() throws IOException {
        String weight = line(plan("weight", "60", "53kg", "61", "120斤", "70kg"), "weight");
        assertThat(weight).startsWith("  # weight").contains("kg (2: 3)", "斤 (1: 5)");
        assertThat(line(plan("crp", "7.4mg/L", "8", "<0.5", "拒查", "9.1"), "crp"))
                .startsWith("  crp: {type: numeric, suffix: mg/L, below-limit: half, missing: [拒查]");
        assertThat(line(plan("cost", "96,892.30", "1,200.00", "950.25"), "cost"))
                .startsWith("  cost: {type: numeric, thousands: \",\"");
        assertThat(line(plan("bp", "120/80", "135/92", "118/70", "141/88"), "bp"))
                .startsWith("  # bp")
                .contains("two numbers in one cell (4 cells)");
        assertThat(line(plan("vas", "1", "2", "3", "无", "2分"), "vas"))
                .startsWith("  # vas")
                .contains("\"无\": not a number");
    }

    @Test
    void namesAndNumbersOfPersonsAreWarnedOfAndNeverShown() throws IOException {
        String named = plan("姓名", "张某", "李某某", "王测试", "刘示例", "陈某");
        assertThat(line(named, "姓名")).startsWith("  # 姓名").contains("privacy", "5 of 5 cells");
        assertThat(named).doesNotContain("张某", "陈某");
        assertThat(line(plan("who", "张某", "李某某", "王测试", "刘示例", "陈某"), "who")).contains("privacy");
        String numbers = plan("code", IDENTITY, IDENTITY, IDENTITY, IDENTITY, "110105194912310021");
        assertThat(line(numbers, "code"))
                .startsWith("  # code")
                .contains("5 of 5 cells are 18 digits with a day of birth (4 with the right check digit)");
        assertThat(numbers).doesNotContain("110105194912310");
        String phones = plan("reach", "19900000001", "19900000002", "010-62345678", "19900000004", "19900000005");
        assertThat(line(phones, "reach")).startsWith("  # reach").contains("telephone");
        assertThat(phones).doesNotContain("1990000000");
        assertThat(line(plan("site", "椎旁", "椎管", "椎间隙", "椎旁", "椎管"), "site")).doesNotContain("privacy");
    }
}
