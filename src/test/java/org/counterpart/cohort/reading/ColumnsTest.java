package org.counterpart.cohort.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.Variable.Type.CATEGORICAL;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.cohort.CsvText;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.NearestName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {
    @TempDir
    Path folder;

    private Columns columns(String text) throws IOException {
        return CsvText.of(folder, text).readUndeclared().columns();
    }

    @Test
    void anOutcomeIsYesAndNoInAnyOfTheKnownPairs() throws IOException {
        Columns columns = columns("""
                n,word,truth,shi,you,coded,b=c
                1,Yes,TRUE,是,有,2,x
                0,no,false,否,无,1,y
                NA,,NA,NA,NA,NA,NA
                """);
        for (String rule :
                List.of("n", "word", "truth", "shi", "you", "coded=2", "word=Yes", "n=1.0", "b=c=x", "b=c = x")) {
            Outcome outcome = columns.outcome(rule);
            assertThat(outcome.codes()).as(rule).containsExactly(1, 0, -1);
            assertThat(outcome.numbers()).containsExactly(1, 0, Double.NaN);
            assertThat(List.of(outcome.cases(), outcome.controls(), outcome.missingCount(), outcome.size()))
                    .containsExactly(1, 1, 1, 3);
        }
        assertThat(columns.outcome("coded=1").codes()).containsExactly(0, 1, -1);
        assertThat(columns.outcome("b=c=y").variable()).isEqualTo("b=c");
        assertThat(columns.outcome("b=c=y").value()).isEqualTo("y");
        assertThat(columns.outcome("n").isCase(0)).isTrue();
        assertThat(columns.outcome("n").missing(2)).isTrue();
        assertThat(columns.outcome("n").code(1)).isZero();
    }

    @Test
    void badCellsOfAnOutcomeAreListed() throws IOException {
        Columns columns = columns("group,y\ncase,1\ncontrol,2\nCase,3\n");
        assertThat(CsvText.problemsOf(() -> columns.outcome("y")))
                .containsExactly("0|y||outcome-values|[y, 1 (1), 2 (1), 3 (1)]");
        assertThat(CsvText.problemsOf(() -> columns.outcome("group=cse")))
                .containsExactly("0|group||no-such-value-nearest|[cse, Case]");
        assertThat(CsvText.problemsOf(() -> columns.outcome("group=x")))
                .containsExactly("0|group||no-such-value|[x, Case, case, control]");
        assertThat(CsvText.problemsOf(() -> columns.outcome("grup=case")))
                .containsExactly("1|grup||no-such-column-nearest|[group]");
        assertThat(CsvText.problemsOf(() -> columns.requireNames(List.of("y", "z9", "grp"))))
                .containsExactly("1|z9||no-such-column|[group, y]", "1|grp||no-such-column-nearest|[group]");
    }

    @Test
    void levelsComeInTheOrderAsked() throws IOException {
        Columns columns = columns("asa,n,t\nII,10,a\nI,9,b\nNA,2.0,a\nIV,2,c\n");
        assertThat(columns.levels("asa").variable().levels()).containsExactly("I", "II", "IV");
        assertThat(columns.levels("n").variable().levels()).containsExactly("2.0", "9", "10");
        assertThat(columns.levels("n").codes()).containsExactly(2, 1, 0, 0);
        LevelColumn chosen = columns.levels("asa", CATEGORICAL, List.of("IV", "II", "I"));
        assertThat(chosen.codes()).containsExactly(1, 2, -1, 0);
        assertThat(columns.levels("n", CATEGORICAL, List.of("10", "9.0", "2")).codes())
                .containsExactly(0, 1, 2, 2);
        assertThat(CsvText.problemsOf(() -> columns.levels("asa", CATEGORICAL, List.of("I", "II"))))
                .containsExactly("5|asa|IV|unknown-level-nearest|[I, II, I]");
    }

    @Test
    void numbersAreDemandedCellByCell() throws IOException {
        Columns columns = columns("x,t\n1,1\n2,1 mg\n,2\n");
        assertThat(columns.numbers("x").values()).containsExactly(1, 2, Double.NaN);
        assertThat(CsvText.problemsOf(() -> columns.numbers("t"))).containsExactly("3|t|1 mg|unit|[mg]");
    }

    @Test
    void textBecomesLevelsByCodePoint() {
        // U+20BB7 stands behind U+FF21 by code point, before it by UTF-16 unit.
        TextColumn text = new TextColumn(
                Variable.of("t", Variable.Type.TEXT), new String[] {"\uD842\uDFB7", "Ａ", "", "b", "Ａ", "ab", "a"});
        assertThat(text.asLevels().variable().levels()).containsExactly("a", "ab", "b", "Ａ", "\uD842\uDFB7");
        assertThat(text.asLevels().codes()).containsExactly(4, 3, -1, 2, 3, 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "agee, age",
                "AGE, age",
                "bdm, bmd",
                "sxe, sex",
                "surgery date, surgery_date",
                "性另, 性别",
                "zzz, -",
                "x, -",
                "INDEX, index",
                "calipper, caliper"
            })
    void theNearestNameIsTheLikeliest(String given, String nearest) {
        assertThat(NearestName.of(given, List.of("age", "bmd", "sex", "surgery_date", "性别", "y", "index", "caliper"))
                        .orElse(null))
                .isEqualTo(nearest);
    }

    @Test
    void dateFormatsAreReadAsPeopleWriteThem() {
        assertThat(DatePattern.of("YYYY-MM-DD").parse("2024-02-29")).isPresent();
        assertThat(DatePattern.of("yyyy-mm-dd").parse("2023-02-29")).isEmpty();
        assertThat(DatePattern.of("d/M/yyyy HH:mm").parse("3/12/2021 23:59"))
                .contains(java.time.LocalDate.of(2021, 12, 3));
        assertThat(DatePattern.of("dd-MMM-yyyy").parse("03-Dec-2021")).contains(java.time.LocalDate.of(2021, 12, 3));
        for (String bad : List.of("yyyy-MM", "hello", "yyyy-MM-dd'")) {
            org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                    .as(bad)
                    .isThrownBy(() -> DatePattern.of(bad));
        }
    }
}
