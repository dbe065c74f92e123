package org.counterpart.cohort.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.Variable.Type.BINARY;
import static org.counterpart.cohort.Variable.Type.CATEGORICAL;
import static org.counterpart.cohort.Variable.Type.DATE;
import static org.counterpart.cohort.Variable.Type.INTEGER;
import static org.counterpart.cohort.Variable.Type.NUMERIC;
import static org.counterpart.cohort.Variable.Type.ORDINAL;
import static org.counterpart.cohort.Variable.Type.TEXT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.CsvText;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.MissingCodes;
import org.counterpart.files.DataPlace;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvCohortReaderTest {
    @TempDir
    Path folder;

    @Test
    void readsEveryTypeAsDeclared() throws IOException {
        ReadResult result = CsvText.of(folder, """
                        id,age,n,sex,asa,tfi,day,note,unused
                        P1,71.5,3,female,II,Yes,2021-02-28,"a ""b"", c",1
                        P2,NA,,male,I,no,,,2
                        """)
                .id("id")
                .read(
                        Variable.of("age", NUMERIC),
                        Variable.of("n", INTEGER),
                        Variable.of("sex", CATEGORICAL, "female", "male"),
                        Variable.of("asa", ORDINAL, "I", "II", "III"),
                        Variable.of("tfi", BINARY),
                        Variable.of("day", DATE),
                        Variable.of("note", TEXT));
        Cohort cohort = result.cohort();
        assertThat(cohort.size()).isEqualTo(2);
        assertThat(cohort.idName()).isEqualTo("id");
        assertThat(cohort.id(1)).isEqualTo("P2");
        assertThat(cohort.line(1)).isEqualTo(3);
        assertThat(cohort.numbers("age").values()).containsExactly(71.5, Double.NaN);
        assertThat(cohort.numbers("n").values()).containsExactly(3, Double.NaN);
        assertThat(cohort.levels("sex").codes()).containsExactly(0, 1);
        assertThat(cohort.levels("asa").codes()).containsExactly(1, 0);
        assertThat(cohort.levels("tfi").codes()).containsExactly(1, 0);
        assertThat(cohort.variable("tfi").levels()).containsExactly("no", "Yes");
        assertThat(cohort.numbers("day").value(0))
                .isEqualTo((double) LocalDate.of(2021, 2, 28).toEpochDay());
        assertThat(cohort.column("day").text(0)).isEqualTo("2021-02-28");
        assertThat(cohort.column("note").text(0)).isEqualTo("a \"b\", c");
        assertThat(cohort.column("note").missing(1)).isTrue();
        assertThat(result.ignoredColumns()).containsExactly("unused");
        assertThat(result.notes())
                .containsExactly(
                        Note.of("cohort.read", 2, "UTF-8", ","), Note.of("cohort.ignored-columns", 1, "unused"));
    }

    @Test
    void chineseCellsAndFullWidthFormsAreRead() throws IOException {
        Cohort cohort = CsvText.of(
                        folder, "编号,年龄,性别,骨折,吸烟\nＡ１,７１．５,男,是, 有 \n\u3000Ａ２\u3000,－３，５,女,否,无\n".replace("－３，５", "－３"))
                .id("编号")
                .read(
                        Variable.of("年龄", NUMERIC),
                        Variable.of("性别", CATEGORICAL, "女", "男"),
                        Variable.of("骨折", BINARY),
                        Variable.of("吸烟", BINARY))
                .cohort();
        assertThat(cohort.id(1)).isEqualTo("Ａ２");
        assertThat(cohort.numbers("年龄").values()).containsExactly(71.5, -3);
        assertThat(cohort.levels("性别").codes()).containsExactly(1, 0);
        assertThat(cohort.levels("骨折").numbers()).containsExactly(1, 0);
        assertThat(cohort.variable("骨折").levels()).containsExactly("否", "是");
        assertThat(cohort.levels("吸烟").text(0)).isEqualTo("有");
    }

    @Test
    void aDecimalCommaIsReadWhereDeclared() throws IOException {
        double[] values = CsvText.of(folder, "x;y\n1,5;a\n-0,25;b\n３，５;c\n1e-3;d\n")
                .with(CsvOptions.withDefaults().with(DecimalMark.COMMA))
                .read(Variable.of("x", NUMERIC))
                .cohort()
                .numbers("x")
                .values();
        assertThat(values).containsExactly(1.5, -0.25, 3.5, 0.001);
    }

    @Test
    void linesAreThoseOfAnEditor() throws IOException {
        ReadResult result = CsvText.of(folder, "\r\nid,note\r\n\r\n1,\"two\r\nlines\"\r\n ,\r\n2,x\n\n3,y")
                .id("id")
                .read(Variable.of("note", TEXT));
        assertThat(IntStream.range(0, 3).map(result.cohort()::line)).containsExactly(4, 7, 9);
        assertThat(result.blankLines()).isEqualTo(4);
        assertThat(result.notes()).contains(Note.of("cohort.blank-lines", 4));
        assertThat(result.cohort().column("note").text(0)).isEqualTo("two\r\nlines");
    }

    @Test
    void missingTokensMayBeNumbers() throws IOException {
        ReadResult result = CsvText.of(folder, "x,s,b\n999,999,999\n9990,a,1\n.,.,0\n")
                .with(CsvOptions.withDefaults().with(MissingCodes.of(List.of("999", "."))))
                .read(Variable.of("x", NUMERIC), Variable.of("s", CATEGORICAL, "a"), Variable.of("b", BINARY));
        assertThat(result.cohort().numbers("x").values()).containsExactly(Double.NaN, 9990, Double.NaN);
        assertThat(result.cohort().levels("s").codes()).containsExactly(-1, 0, -1);
        assertThat(result.cohort().levels("b").codes()).containsExactly(-1, 1, 0);
    }

    @Test
    void numberedLevelsAreComparedAsNumbers() throws IOException {
        Cohort cohort = CsvText.of(folder, "grade,b\n1.0,1.0\n2,0.0\n")
                .read(Variable.of("grade", ORDINAL, "1", "2"), Variable.of("b", BINARY))
                .cohort();
        assertThat(cohort.levels("grade").codes()).containsExactly(0, 1);
        assertThat(cohort.levels("b").codes()).containsExactly(1, 0);
        assertThat(cohort.variable("b").levels()).containsExactly("0", "1");
    }

    @Test
    void mixedWordsOfABinaryColumnAreNoted() throws IOException {
        ReadResult result = CsvText.of(folder, "b\nyes\n0\nＮＯ\n1\n").read(Variable.of("b", BINARY));
        assertThat(result.cohort().levels("b").codes()).containsExactly(1, 0, 0, 1);
        assertThat(result.cohort().variable("b").levels()).containsExactly("0", "1");
        assertThat(result.notes()).contains(Note.of("cohort.mixed-binary", "b"));
    }

    @Test
    void aFileWithoutIdsKnowsSubjectsByTheirLine() throws IOException {
        Cohort cohort = CsvText.of(folder, "x\n1\n\n2\n")
                .read(Variable.of("x", NUMERIC))
                .cohort();
        assertThat(cohort.idName()).isEmpty();
        assertThat(cohort.id(1)).isEqualTo("4");
    }

    @Test
    void undeclaredColumnsAreNumbersOrLevels() throws IOException {
        ReadResult result = CsvText.of(folder, """
                        id,case,dose,group,late,code,empty,nothing
                        1,1,0.50,b,1,110101199001011234,,NaN
                        2,0,1.5,a,2.50,110101199001011235,,1
                        3,0,NA,b,x,7,,2
                        4,1,0.5,,3,7,,3
                        """).id("id").readUndeclared();
        Cohort cohort = result.cohort();
        assertThat(cohort.has("id")).isFalse();
        assertThat(cohort.numbers("case").asLevels().variable().levels()).containsExactly("0", "1");
        assertThat(cohort.numbers("dose").values()).containsExactly(0.5, 1.5, Double.NaN, 0.5);
        assertThat(cohort.numbers("dose").text(0)).isEqualTo("0.50");
        assertThat(cohort.numbers("dose").asLevels().variable().levels()).containsExactly("0.50", "1.5");
        assertThat(cohort.numbers("dose").asLevels().codes()).containsExactly(0, 1, -1, 0);
        assertThat(cohort.levels("group").variable().levels()).containsExactly("a", "b");
        assertThat(cohort.levels("group").codes()).containsExactly(1, 0, 1, -1);
        // Text found late: the numbers before it keep their spelling.
        assertThat(IntStream.range(0, 4).mapToObj(cohort.levels("late")::text)).containsExactly("1", "2.50", "x", "3");
        // Eighteen digits are an identifier, exact only as text.
        assertThat(cohort.levels("code").text(1)).isEqualTo("110101199001011235");
        assertThat(cohort.numbers("empty").missingCount()).isEqualTo(4);
        assertThat(result.findings().notRecorded().get("nothing")).contains("NaN");
        assertThat(result.notes()).containsExactly(Note.of("cohort.read", 4, "UTF-8", ","));
        // A column that is mostly numbers keeps its texts, but must not be used before somebody says what they are.
        assertThat(CsvText.problemsOf(() -> result.columns().requireSure(List.of("late", "group"))))
                .containsExactly("4|late|x|not-a-number|[]", "0|late||not-certain|[late]");
    }

    @Test
    void manySpellingsAreForgottenTogether() throws IOException {
        StringBuilder text = new StringBuilder("x,y\n");
        for (int i = 0; i < 3000; i++) {
            text.append(i).append(".50,").append(i % 900).append(".0\n");
        }
        Cohort cohort = CsvText.of(folder, text.toString()).readUndeclared().cohort();
        assertThat(cohort.column("x").text(2999)).isEqualTo("2999.5");
        assertThat(cohort.column("y").text(2999)).isEqualTo("299.0");
        assertThat(cohort.numbers("y").asLevels().variable().levels())
                .hasSize(900)
                .contains("7.0");
    }

    static Stream<Path> referenceData() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/reference"))) {
            return files.filter(f -> f.endsWith("data.csv")).sorted().toList().stream();
        }
    }

    /** Commons CSV by column name on one side, ours on the other. */
    @ParameterizedTest
    @MethodSource("referenceData")
    void everyCellOfTheReferenceDataIsKept(Path file) throws IOException {
        Cohort cohort = CsvCohortReader.readUndeclared(DataPlace.of(file), "data.csv", CsvOptions.withDefaults(), "")
                .cohort();
        ReferenceCase reference =
                ReferenceCase.of(file.getParent().getFileName().toString());
        for (Variable variable : cohort.variables()) {
            String[] texts = reference.texts(variable.name());
            Column column = cohort.column(variable.name());
            assertThat(column.size()).isEqualTo(texts.length);
            for (int row = 0; row < texts.length; row++) {
                String expected = texts[row].equals("NA") ? "" : texts[row];
                assertThat(column.missing(row)).isEqualTo(expected.isEmpty());
                if (column instanceof NumberColumn numbers && !expected.isEmpty()) {
                    assertThat(numbers.value(row)).isEqualTo(Double.parseDouble(expected));
                } else {
                    assertThat(column.text(row)).isEqualTo(expected);
                }
            }
        }
    }
}
