package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.Variable.Type.BINARY;
import static org.counterpart.cohort.Variable.Type.CATEGORICAL;
import static org.counterpart.cohort.Variable.Type.DATE;
import static org.counterpart.cohort.Variable.Type.INTEGER;
import static org.counterpart.cohort.Variable.Type.NUMERIC;
import static org.counterpart.cohort.Variable.Type.ORDINAL;
import static org.counterpart.cohort.Variable.Type.TEXT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.files.DataPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is told with line, column, cell and what was expected; everything at once. */
class CsvProblemsTest {
    private static final Variable AGE = new Variable(
            "age", NUMERIC, List.of(), Label.of("age"), Label.NONE, 18.0, 110.0, List.of(), java.util.Map.of());
    private static final Variable SEX = Variable.of("sex", CATEGORICAL, "female", "male");

    @TempDir
    Path folder;

    private List<String> problems(String text, Variable... declared) throws IOException {
        return CsvText.of(folder, text).problems(declared);
    }

    private List<String> number(String cell) throws IOException {
        return problems("x;y\n1;1\n" + cell + ";2\n", Variable.of("x", NUMERIC));
    }

    @Test
    void everythingIsToldAtOnceInTheOrderOfTheFile() throws IOException {
        List<String> found = CsvText.of(folder, """
                        id,age,sexe,asa,n,day,tfi,age
                        1,17.9,female,I,1,2021-02-30,yes,0
                        2,111,Femal,IV,1.5,2021/02/03,maybe,0
                        1,x,male,I,2,20210203,no,0
                        ,50,male,I,2,1021-02-03,no,0
                        5,50,male
                        """)
                .id("id")
                .problems(
                        AGE,
                        SEX,
                        Variable.of("asa", ORDINAL, "I", "II", "III"),
                        Variable.of("n", INTEGER),
                        Variable.of("day", DATE),
                        Variable.of("tfi", BINARY),
                        Variable.of("zzz", TEXT));
        assertThat(found)
                .containsExactly(
                        "1|age||duplicate-header|[2, 8]",
                        "1|sex||no-such-column-nearest|[sexe]",
                        "1|zzz||no-such-column|[id, age, sexe, asa, n, day, tfi, age]",
                        "2|age|17.9|below-min|[18.0]",
                        "2|day|2021-02-30|impossible-date|[yyyy-MM-dd]",
                        "3|age|111|above-max|[110.0]",
                        "3|asa|IV|unknown-level-nearest|[I, II, III, I]",
                        "3|n|1.5|not-whole|[]",
                        "3|day|2021/02/03|not-a-date|[yyyy-MM-dd]",
                        "3|tfi|maybe|not-binary|[]",
                        "4|id|1|duplicate-id|[2]",
                        "4|age|x|not-a-number|[]",
                        "4|day|20210203|not-a-date|[yyyy-MM-dd]",
                        "5|id||missing-id|[]",
                        "5|day|1021-02-03|implausible-year|[1800, 2199]",
                        "6|||ragged-row|[3, 8]");
    }

    @Test
    void whyACellIsNoNumber() throws IOException {
        assertThat(number("1,5")).containsExactly("3|x|1,5|decimal-comma|[]");
        assertThat(number("１，５")).containsExactly("3|x|１，５|decimal-comma|[]");
        assertThat(number("1,234,567")).containsExactly("3|x|1,234,567|thousands|[]");
        assertThat(number("1 234")).containsExactly("3|x|1 234|thousands|[]");
        assertThat(number("1,234.5")).containsExactly("3|x|1,234.5|thousands|[]");
        assertThat(number("<0.5")).containsExactly("3|x|<0.5|below-limit|[]");
        assertThat(number("65 kg")).containsExactly("3|x|65 kg|unit|[kg]");
        for (String cell : List.of("NaN", "inf", "-Inf", "Infinity", "-INFINITY", "∞")) {
            assertThat(number(cell)).containsExactly("3|x|" + cell + "|not-finite|[]");
        }
        for (String cell : List.of("1e15", "-1e400", "1000000000000000", "110101199001011234")) {
            assertThat(number(cell)).containsExactly("3|x|" + cell + "|absurd-number|[]");
        }
        assertThat(number("1d")).containsExactly("3|x|1d|unit|[d]");
        assertThat(number("1-2")).containsExactly("3|x|1-2|two-numbers|[]");
        for (String cell : List.of("٣", "1.2.3.4", "--1")) {
            assertThat(number(cell)).containsExactly("3|x|" + cell + "|not-a-number|[]");
        }
    }

    @Test
    void aDecimalPointIsRefusedWhereACommaIsDeclared() throws IOException {
        assertThat(CsvText.of(folder, "x;y\n1,5;a\n1.5;b\n1.234,5;c\n")
                        .with(CsvOptions.withDefaults().with(DecimalMark.COMMA))
                        .problems(Variable.of("x", NUMERIC)))
                .containsExactly("3|x|1.5|decimal-point|[]", "4|x|1.234,5|thousands|[]");
    }

    @Test
    void rangesIncludeTheirLimits() throws IOException {
        assertThat(CsvText.of(folder, "age\n18\n110\n")
                        .read(AGE)
                        .cohort()
                        .numbers("age")
                        .values())
                .containsExactly(18, 110);
    }

    @Test
    void aWordOfAnotherLetterCaseIsAnUnknownCategoryWithItsNearest() throws IOException {
        assertThat(problems("sex\nFEMALE\n?\n", SEX))
                .containsExactly(
                        "2|sex|FEMALE|unknown-level-nearest|[female, male, female]",
                        "3|sex|?|unknown-level|[female, male]");
    }

    @Test
    void headersMustHaveNamesOfTheirOwn() throws IOException {
        assertThat(problems("\n\nage,,age, \u3000\n1,2,3,4\n", AGE))
                .containsExactly(
                        "3|||empty-header|[2]",
                        "3|age||duplicate-header|[1, 3]",
                        "3|||empty-header|[4]",
                        "4|age|1|below-min|[18.0]");
    }

    @Test
    void emptyFilesAreToldFromHeadersAlone() throws IOException {
        assertThat(problems("")).containsExactly("0|||empty-file|[]");
        assertThat(problems("\uFEFF")).containsExactly("0|||empty-file|[]");
        assertThat(problems(" \n,,\n\n")).containsExactly("0|||empty-file|[]");
        assertThat(problems("age,sex\n", AGE, SEX)).containsExactly("0|||header-only|[]");
        assertThat(CsvText.problemsOf(() -> CsvText.of(folder, "a,b\n\n").readUndeclared()))
                .containsExactly("0|||header-only|[]");
    }

    @Test
    void quotesAreFoundWhereTheyOpen() throws IOException {
        assertThat(problems("age,note\n17,\"a\nb\"\n20,x\n30,\"c\n40,d\n", AGE, Variable.of("note", TEXT)))
                .containsExactly("2|age|17|below-min|[18.0]", "5|note||unclosed-quote|[]");
        assertThat(problems("age,note\r\n20,\"a\r\nb\" c\r\n30,d\r\n", AGE))
                .containsExactly("2|note||text-after-quote|[]");
        assertThat(problems("\"age,note\n20,1\n", AGE)).containsExactly("1|||unclosed-quote|[]");
    }

    @Test
    void longAndManyLinedCellsAreCutInMessages() throws IOException {
        String cell = "a\nb\u001b" + "x".repeat(200);
        assertThat(problems("sex\n\"" + cell + "\"\n", SEX))
                .containsExactly("2|sex|a b\\u001B" + "x".repeat(56) + "…|unknown-level|[female, male]");
    }

    @Test
    void aThousandProblemsAreListedAndTheRestCounted() throws IOException {
        List<String> found = problems("age\n" + "x\n".repeat(1500), AGE);
        assertThat(found).hasSize(1001).endsWith("1001|age|x|not-a-number|[]", "0|||more-problems|[500]");
    }

    @Test
    void otherFilesAreNamed() throws IOException {
        assertThat(CsvText.of(folder, "7z\u00BC\u00AF'\u001C\0\u0004".getBytes(StandardCharsets.ISO_8859_1))
                        .problems())
                .containsExactly("0|||other-kind|[7z]");
        assertThat(CsvText.of(folder, "%PDF-1.7").problems()).containsExactly("0|||other-kind|[PDF]");
        assertThat(CsvText.of(folder, "a,b\n1,2\n3,\0\0\0,\n").problems()).containsExactly("3|||binary-file|[]");
        assertThat(CsvText.of(folder, "\uFEFFa,b\n1,\0\n").problems()).containsExactly("2|||binary-file|[]");
        assertThat(CsvText.problemsOf(() ->
                        CsvCohortReader.read(DataPlace.of(folder), "folder", CsvOptions.withDefaults(), "", List.of())))
                .containsExactly("0|||folder|[]");
        Assertions.assertThatThrownBy(() -> CsvCohortReader.readUndeclared(
                        DataPlace.of(Path.of("no-such-file.csv")), "no-such-file.csv", CsvOptions.withDefaults(), ""))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anUnknownIdColumnIsNamed() throws IOException {
        assertThat(CsvText.of(folder, "Id,age\n1,20\n").id("id").problems(AGE))
                .containsExactly("1|id||no-such-column-nearest|[Id]");
    }
}
