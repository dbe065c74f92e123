package org.counterpart.cohort.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.profile.FoundVariable.Remark.CONSTANT;
import static org.counterpart.cohort.profile.FoundVariable.Remark.DAY_NUMBERS;
import static org.counterpart.cohort.profile.FoundVariable.Remark.DAY_OR_MONTH;
import static org.counterpart.cohort.profile.FoundVariable.Remark.EMPTY;
import static org.counterpart.cohort.profile.FoundVariable.Remark.FEW_VALUES;
import static org.counterpart.cohort.profile.FoundVariable.Remark.FOLLOW_UP_TIME;
import static org.counterpart.cohort.profile.FoundVariable.Remark.FREE_TEXT;
import static org.counterpart.cohort.profile.FoundVariable.Remark.IDENTIFIER;
import static org.counterpart.cohort.profile.FoundVariable.Remark.OTHER_IDENTIFIER;
import static org.counterpart.cohort.profile.FoundVariable.Remark.SEVERAL_FORMATS;
import static org.counterpart.cohort.profile.FoundVariable.Remark.STRAY_DATES;
import static org.counterpart.cohort.profile.FoundVariable.Remark.STRAY_TEXT;
import static org.counterpart.cohort.profile.FoundVariable.Remark.UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.CohortTable;
import org.counterpart.cohort.CsvText;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.NameHint;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.files.DataPlace;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Quantiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    @TempDir
    Path folder;

    private Profile profile(String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "cohort", ".csv"), text);
        return Profile.of(
                DataPlace.of(file), "cohort.csv", CsvOptions.withDefaults().with(DecimalMark.AUTO));
    }

    /** The profile of a file with this one column: its cells, repeated until there are a hundred. */
    private ColumnProfile column(String name, String... cells) throws IOException {
        StringBuilder text = new StringBuilder("\"" + name + "\",other\n");
        for (int i = 0; i < 100; i++) {
            text.append('"')
                    .append(cells[i % cells.length])
                    .append("\",")
                    .append(i % 7)
                    .append('\n');
        }
        return profile(text.toString()).columns().get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "1|0|1, binary",
        "是|否, binary",
        "YES|no|Yes, binary",
        "1|2, categorical",
        "male|female, categorical",
        "1.5|2.5|3, numeric",
        "31|45|62|33|34|35|36|38, integer",
        "I|II|III, ordinal",
        "Ⅱ级|Ⅰ级|Ⅲ级, ordinal",
        "轻度|重度|中度, ordinal",
        "Grade 2|Grade 1|Grade 3, ordinal",
        "T1|T2|T4, ordinal",
        "high|low, ordinal",
        "2021-02-03|2021-12-30, date",
        "2021/2/3|2021/12/30, date",
        "2021年2月3日|2021年12月30日, date",
        "20210203|20211230, date",
        "0-5yrs|12+ yrs|6-11yrs, ordinal",
        "<=20|20-50|>50, ordinal",
        "a|b|c, categorical",
        "never|former|current, categorical"
    })
    void typesAreFound(String cells, String type) throws IOException {
        assertThat(column("x", cells.split("\\|")).variable().type().word()).isEqualTo(type);
    }

    @Test
    void orderedLevelsStandInTheirOrder() throws IOException {
        assertThat(column("x", "重度", "轻度", "中度").variable().levels()).containsExactly("轻度", "中度", "重度");
        assertThat(column("x", "III", "I", "II", "IV").variable().levels()).containsExactly("I", "II", "III", "IV");
        assertThat(column("x", "3级", "1级").variable().levels()).containsExactly("1级", "3级");
        assertThat(column("x", "red", "blue").variable().levels()).containsExactly("blue", "red");
    }

    /**
     * The first two as R orders these factors itself: levels(datasets::infert$education),
     * levels(survival::rotterdam$size).
     */
    @Test
    void groupsOfAMeasurementStandInItsOrder() throws IOException {
        assertThat(column("x", "12+ yrs", "6-11yrs", "0-5yrs").variable().levels())
                .containsExactly("0-5yrs", "6-11yrs", "12+ yrs");
        assertThat(column("x", "20-50", "<=20", ">50").variable().levels()).containsExactly("<=20", "20-50", ">50");
        assertThat(column("x", "70岁及以上", "60岁以下", "60～69岁").variable().levels())
                .containsExactly("60岁以下", "60～69岁", "70岁及以上");
        assertThat(column("x", "≥ 80", "60 to 79", "< 60").variable().levels())
                .containsExactly("< 60", "60 to 79", "≥ 80");
        assertThat(column("x", "1-5 g", "6-9 mg").found().remarks()).containsExactlyInAnyOrder(STRAY_TEXT, UNREADABLE);
        assertThat(column("x", "1-5", "3-9").variable().type()).isEqualTo(Variable.Type.CATEGORICAL);
        assertThat(column("x", "<1", "<2").variable().type()).isEqualTo(Variable.Type.CATEGORICAL);
    }

    /** As survival::nafld1 has them: case.id repeats, a few cells are empty; futime is the follow-up. */
    @Test
    void idsOfOtherThingsAndFollowUpTimesAreRemarked() throws IOException {
        StringBuilder text = new StringBuilder("id,case.id,futime,随访时间（月）,time_of_day,node no\n");
        for (int i = 0; i < 100; i++) {
            text.append(i)
                    .append(',')
                    .append(i == 7 ? "" : 300 + i / 2)
                    .append(',')
                    .append(40 + i)
                    .append(',')
                    .append(i % 50)
                    .append(',')
                    .append(i % 24)
                    .append(',')
                    .append(i % 6)
                    .append('\n');
        }
        List<ColumnProfile> columns = profile(text.toString()).columns();
        assertThat(columns.get(0).found().remarks()).containsExactly(IDENTIFIER);
        assertThat(columns.get(1).found().remarks()).containsExactly(OTHER_IDENTIFIER);
        assertThat(columns.get(2).found().remarks()).containsExactly(FOLLOW_UP_TIME);
        assertThat(columns.get(3).found().remarks()).containsExactly(FOLLOW_UP_TIME);
        assertThat(columns.get(4).found().remarks()).isEmpty();
        assertThat(columns.get(5).found().remarks()).containsExactly(FEW_VALUES);
    }

    @Test
    void whatShouldBeLookedAtIsRemarked() throws IOException {
        String[] most = Collections.nCopies(50, "2021-03-01").toArray(String[]::new);
        most[7] = "2021-02-30";
        ColumnProfile dates = column("x", most);
        assertThat(dates.variable().formats()).containsExactly("yyyy-MM-dd");
        assertThat(dates.found().remarks()).containsExactlyInAnyOrder(STRAY_DATES, UNREADABLE);
        assertThat(dates.low()).isEqualTo("2021-03-01");
        assertThat(column("x", "3/4/2021", "11/12/2021").found().remarks()).containsExactly(DAY_OR_MONTH);
        assertThat(column("x", "3/4/2021", "31/12/2021").variable().formats()).containsExactly("d/M/yyyy");
        assertThat(column("x", "3/4/2021", "12/31/2021").variable().formats()).containsExactly("M/d/yyyy");
        ColumnProfile several = column("x", "2021-03-01", "2021-03-02", "2021/3/4", "20210305", "不详");
        assertThat(several.variable().formats()).containsExactly("yyyy-MM-dd", "yyyy/M/d", "yyyyMMdd");
        assertThat(several.found().remarks()).containsExactly(SEVERAL_FORMATS);
        assertThat(several.found().missing()).containsExactly("不详");
        ColumnProfile numbered = column("x", "2021-03-01", "2021-03-02", "44260");
        assertThat(numbered.variable().formats()).containsExactly("yyyy-MM-dd", "excel");
        assertThat(column("手术日期", "44260", "44261", "44290").found().remarks()).containsExactly(DAY_NUMBERS);
        assertThat(column("血小板", "44260", "44261", "44290").found().remarks()).containsExactly(FEW_VALUES);
        assertThat(column("x", "PVP").found().remarks()).containsExactly(CONSTANT);
        assertThat(column("x", "", "NA").found().remarks()).containsExactly(EMPTY);
        assertThat(column("x", "1", "2", "3", "4").found().remarks()).containsExactly(FEW_VALUES);
        String[] numbers = IntStream.range(0, 50).mapToObj(i -> i + ".5").toArray(String[]::new);
        numbers[3] = "<0.5";
        ColumnProfile stray = column("x", numbers);
        assertThat(stray.variable().type()).isEqualTo(Variable.Type.NUMERIC);
        assertThat(stray.found().remarks()).containsExactly(STRAY_TEXT);
        String[] texts = IntStream.range(0, 50).mapToObj(i -> "note " + i).toArray(String[]::new);
        assertThat(column("x", texts).variable().type()).isEqualTo(Variable.Type.TEXT);
        assertThat(column("x", texts).found().remarks()).containsExactly(FREE_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"patient_id", "ID", "pid", "住院号", "编号", "Patient No.", "studyID"})
    void theIdIsFound(String name) throws IOException {
        StringBuilder text = new StringBuilder("code,x," + name + "\n");
        for (int i = 0; i < 50; i++) {
            text.append("c")
                    .append(i)
                    .append(',')
                    .append(i % 9)
                    .append(',')
                    .append(1000 + i)
                    .append('\n');
        }
        Profile profile = profile(text.toString());
        assertThat(profile.id()).isEqualTo(name);
        assertThat(profile.columns().get(0).found().remarks()).containsExactly(IDENTIFIER);
        assertThat(profile.columns().get(2).found().remarks()).contains(IDENTIFIER);
    }

    @Test
    void namesHint() {
        assertThat(NameHint.AGE.fits("Age (years)")).isTrue();
        assertThat(NameHint.AGE.fits("年龄（岁）")).isTrue();
        assertThat(NameHint.AGE.fits("dosage")).isFalse();
        assertThat(NameHint.SEX.fits("Gender")).isTrue();
        assertThat(NameHint.SEX.fits("male")).isTrue();
        assertThat(NameHint.SEX.fits("male_relatives_ill")).isFalse();
        assertThat(NameHint.ID.fits("covid")).isFalse();
        assertThat(NameHint.OUTCOME.fits("病例")).isTrue();
        assertThat(NameHint.OUTCOME.fits("case_severity")).isFalse();
        assertThat(NameHint.isCaseLevel("病例组")).isTrue();
        assertThat(NameHint.isCaseLevel("对照组")).isFalse();
    }

    @Test
    void theUsualTokensAmongNumbersAreMissing() throws IOException {
        Profile profile = profile("x,y\n1.5,a\n.,b\n2.5,-\nNULL,a\n3.5,a\n");
        assertThat(profile.missing()).containsExactlyInAnyOrder("", "NA");
        assertThat(profile.columns().get(0).found().missing()).containsExactlyInAnyOrder(".", "NULL");
        assertThat(profile.columns().get(1).found().missing()).isEmpty();
        assertThat(profile.columns().get(0).missing()).isEqualTo(2);
        assertThat(profile.columns().get(0).variable().type()).isEqualTo(Variable.Type.NUMERIC);
        assertThat(profile.columns().get(1).distinct()).isEqualTo(3);
    }

    @Test
    void aDecimalCommaIsFound() throws IOException {
        Profile profile = profile("x;y\n1,5;3\n2,75;4\n10;5\n");
        assertThat(profile.file().decimal()).isEqualTo(',');
        assertThat(profile.columns().get(0).numbers().median()).isEqualTo(2.75);
        assertThat(profile("x;y\n1,5;3.5\n2,75;4\n").file().decimal()).isEqualTo('.');
    }

    /** Tablesaw on one side, our own moments and a plain count on the other. */
    @Test
    void summariesAgreeByTwoRoutes() throws IOException {
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder text = new StringBuilder("x,g,h\n");
        List<Double> recorded = new ArrayList<>();
        int[][] table = new int[3][2];
        int missing = 0;
        for (int i = 0; i < 500; i++) {
            double x = 1e6 + random.nextInt(1000) / 8.0;
            int g = random.nextInt(4);
            int h = random.nextInt(2);
            boolean gone = random.nextInt(9) == 0;
            missing += gone ? 1 : 0;
            if (!gone) {
                recorded.add(x);
            }
            if (g < 3) {
                table[g][h]++;
            }
            text.append(gone ? "NA" : x)
                    .append(',')
                    .append(g < 3 ? "abc".charAt(g) : "")
                    .append(',')
                    .append(h)
                    .append('\n');
        }
        Profile profile = profile(text.toString());
        ColumnProfile x = profile.columns().get(0);
        double[] values = recorded.stream().mapToDouble(v -> v).toArray();
        Moments moments = Moments.of(values);
        assertThat(x.recorded()).isEqualTo(values.length);
        assertThat(x.missing()).isEqualTo(missing);
        assertThat(x.distinct()).isEqualTo((int) recorded.stream().distinct().count());
        assertThat(x.numbers().mean()).isCloseTo(moments.mean(), org.assertj.core.data.Offset.offset(1e-9 * 1e6));
        assertThat(x.numbers().sd()).isCloseTo(moments.sd(), org.assertj.core.data.Offset.offset(1e-8));
        assertThat(x.numbers().q1()).isEqualTo(Quantiles.TYPE7.of(values, 0.25));
        assertThat(x.numbers().q3()).isEqualTo(Quantiles.TYPE7.of(values, 0.75));
        assertThat(x.numbers().max()).isEqualTo(Collections.max(recorded));
        assertThat(profile.columns().get(1).levels())
                .containsExactly(
                        new ColumnProfile.Count("a", table[0][0] + table[0][1]),
                        new ColumnProfile.Count("b", table[1][0] + table[1][1]),
                        new ColumnProfile.Count("c", table[2][0] + table[2][1]));
    }

    @Test
    void aTableOfACohortKeepsTypes() throws IOException {
        Cohort cohort = CsvText.of(folder, "x,d,s\n1.5,2021-02-03,a\nNA,NA,NA\n")
                .read(
                        Variable.of("x", Variable.Type.NUMERIC),
                        Variable.of("d", Variable.Type.DATE),
                        Variable.of("s", Variable.Type.CATEGORICAL, "a"))
                .cohort();
        tech.tablesaw.api.Table table = CohortTable.of(cohort);
        assertThat(table.dateColumn("d").get(0)).isEqualTo(java.time.LocalDate.of(2021, 2, 3));
        assertThat(table.missingValueCounts().row(0).getDouble(0)).isEqualTo(1);
        for (tech.tablesaw.columns.Column<?> column : table.columns()) {
            assertThat(column.countMissing()).isEqualTo(1);
        }
    }
}
