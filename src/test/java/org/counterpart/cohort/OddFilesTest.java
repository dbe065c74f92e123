package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.profile.Profile;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.Layout;
import org.counterpart.files.DataPlace;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts as hospitals pass them on: pages pasted together, subtotals, signatures, signs that nobody sees. */
class OddFilesTest {
    @TempDir
    Path folder;

    private ReadResult look(String text) throws IOException {
        return look(text, Layout.withDefaults());
    }

    private ReadResult look(String text, Layout layout) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.csv"), text);
        CsvOptions options = CsvOptions.withDefaults().with(layout);
        return CsvCohortReader.look(DataPlace.of(file), "odd.csv", options, "", Set.of());
    }

    private static List<String> asked(ReadResult read) {
        return read.findings().strays().problems().stream()
                .map(p -> p.line() + " " + p.what().code())
                .toList();
    }

    @Test
    void theNamesOfTheColumnsAgainAreNoSubject() throws IOException {
        ReadResult read = look("sex,group\nm,A\nf,B\nsex,group\nm,A\nf,A\n");
        assertThat(read.cohort().size()).isEqualTo(4);
        assertThat(asked(read)).containsExactly("4 cohort.row-header", "0 cohort.rows-between.few-cells");
        assertThat(read.findings().strays().between()).containsExactly(4);
    }

    @Test
    void remarksAndFeetOfPagesAreAskedWhereverTheyStand() throws IOException {
        ReadResult read =
                look("id,age,sex\n1,50,m\n第1页 共2页,,\n2,51,f\n3,52,m\n4,53,f\n注：截至 2023-12-31\n制表人：甲,审核：乙,丙\n");
        assertThat(read.cohort().size()).isEqualTo(5);
        assertThat(asked(read))
                .containsExactly(
                        "3 cohort.row-remark",
                        "7 cohort.row-remark",
                        "8 cohort.row-remark",
                        "0 cohort.rows-between",
                        "0 cohort.rows-at-the-end.few-cells");
        assertThat(read.findings().strays().last()).isEqualTo(2);
    }

    /** What the sentence advises must be possible: 5 rows below the header are 5 subjects. */
    @Test
    void aRemarkIsASubjectWhereSomebodySaysThatEveryRowIsOne() throws IOException {
        String text = "note,age,sex\nhello,50,m\nworld,51,f\nagain,52,f\nmore,53,m\n注：x,,\n";
        assertThat(asked(look(text))).containsExactly("6 cohort.row-remark", "0 cohort.rows-at-the-end");
        ReadResult read = look(text, Layout.withDefaults().withLastRows(0));
        assertThat(asked(read)).isEmpty();
        assertThat(read.cohort().size()).isEqualTo(5);
        assertThat(read.cohort().column("note").text(4)).isEqualTo("注：x");
    }

    @Test
    void aRowOfTooFewCellsIsNoSubjectWhateverSomebodySays() {
        assertThat(catchThrowableOfType(
                                ProblemsException.class,
                                () -> look(
                                        "id,age,sex\n1,50,m\n2,51,f\n注：x\n",
                                        Layout.withDefaults().withLastRows(0)))
                        .problems())
                .extracting(p -> p.line() + " " + p.what().code())
                .containsExactly("4 cohort.ragged-row");
    }

    @Test
    void theNamesOfTheColumnsAreNoSubjectWhateverSomebodySays() throws IOException {
        ReadResult read = look(
                "sex,group\nm,A\nf,B\nm,A\nsex,group\n", Layout.withDefaults().withLastRows(0));
        assertThat(asked(read)).containsExactly("5 cohort.row-header", "0 cohort.rows-between.few-cells");
    }

    @Test
    void totalsAmongTheSubjectsAreAsked() throws IOException {
        String text = "ward,age\nA,50\nA,51\nA Total,\nTotal,52\nB,53\nB,54\nB,55\n";
        ReadResult read = look(text);
        assertThat(asked(read)).containsExactly("4 cohort.row-total", "0 cohort.rows-between");
        assertThat(read.notes()).contains(Note.of("cohort.totals-among", 1, List.of("5")));
        ReadResult every = look(text, Layout.withDefaults().withLastRows(0));
        assertThat(asked(every)).isEmpty();
        assertThat(every.notes()).contains(Note.of("cohort.totals-among", 2, List.of("4", "5")));
    }

    /** 300 = 100 + 200 and 200 = 150 + 50; what else a row of names says is beside the point. */
    @Test
    void totalsThatHaveAllTheirCellsAreToldByTheirWordOrTheirNumbers() throws IOException {
        String rows = "A,1,100\nA,2,200\nWORD,3,300\nB,4,150\nB,1,50\nWORD,5,200\nC,2,80\nC,3,90\n";
        for (String word : List.of("小计", "subtotal")) {
            assertThat(asked(look("ward,n,cost\n" + rows.replace("WORD", word))))
                    .as(word)
                    .containsExactly("4 cohort.row-total", "7 cohort.row-total", "0 cohort.rows-between");
        }
        String beside = "骨科,甲,1,100\n骨科,乙,2,200\n骨科,小计,,300\n内科,丙,1,150\n内科,丁,3,50\n内科,小计,,200\n外科,戊,1,80\n";
        assertThat(asked(look("科室,医师,n,费用\n" + beside)))
                .containsExactly("4 cohort.row-total", "7 cohort.row-total", "0 cohort.rows-between");
    }

    /** Resections are total or subtotal. */
    @Test
    void aWordThatRowsUnderOneAnotherHaveIsACategory() throws IOException {
        ReadResult read = look("resection,age\nTotal,50\nTotal,\nSubtotal,52\nSubtotal,\nPartial,54\nTotal,\n");
        assertThat(asked(read)).isEmpty();
        assertThat(read.cohort().size()).isEqualTo(6);
    }

    /** As MySQL writes NULL. */
    @Test
    void aBackslashAndNIsNotRecorded() throws IOException {
        ReadResult read = look("id,age\n1,50\n2,\\N\n3,52\n");
        NumberColumn age = (NumberColumn) read.cohort().column("age");
        assertThat(age.missing(1)).isTrue();
        assertThat(age.value(2)).isEqualTo(52);
    }

    @Test
    void anExponentIsNoUnit() throws IOException {
        Path file = Files.writeString(folder.resolve("exponents.csv"), "x\n1e5\n2E6\n3e-04\n4.5\n12\n");
        Profile profile = Profile.of(DataPlace.of(file), "exponents.csv", CsvOptions.withDefaults());
        assertThat(profile.columns().get(0).found().ask()).isEmpty();
        assertThat(profile.columns().get(0).found().variable().type()).isEqualTo(Variable.Type.NUMERIC);
    }

    @Test
    void numbersInOtherFormsAreAskedByTheirForm() throws IOException {
        assertThat(unsure("1\n2\n3\n(1.5)\n0.7-\n'41\n2.1×10⁹\n1.2±0.3\n8\n9\n10\n"))
                .containsExactly(
                        "5 cohort.negative",
                        "6 cohort.negative",
                        "7 cohort.apostrophe",
                        "8 cohort.power-of-ten",
                        "9 cohort.two-numbers",
                        "0 cohort.not-certain");
    }

    @Test
    void severalUnitsAreNotAskedAsOne() throws IOException {
        assertThat(unsure("3月\n2岁\n40岁\n50岁\n"))
                .containsExactly(
                        "2 cohort.several-units",
                        "3 cohort.several-units",
                        "4 cohort.several-units",
                        "5 cohort.several-units",
                        "0 cohort.not-certain");
    }

    private List<String> unsure(String cells) throws IOException {
        return look("x\n" + cells).findings().unsure().get("x").stream()
                .map(p -> p.line() + " " + p.what().code())
                .toList();
    }

    @Test
    void aSignOfARomanNumberIsSaidToBeOne() throws IOException {
        assertThat(look("id,stage\n1,III\n2,Ⅲ\n3,II\n4,I\n").findings().notes().get("stage"))
                .contains(Note.of("cohort.found-spellings", "stage", "\"III\" (1), \"Ⅲ\" (1)"));
    }

    /** A BIT of MySQL is exported as a zero byte; each line has 8 bytes, so that the zeros stand as in UTF-16. */
    @Test
    void zerosAmongLettersMakeNoUtf16() {
        assertThat(catchThrowableOfType(
                                ProblemsException.class,
                                () -> look("id,n,dead\n101,50,\0\n102,51,\0\n103,52,\0\n104,53,\0\n"))
                        .problems())
                .extracting(p -> p.what().code())
                .containsExactly("cohort.binary-file");
    }

    @Test
    void signsThatShowNothingMakeNoCategory() throws IOException {
        ReadResult read = look("sex\u200B,x\nm,1\nm\u200D,2\nf\u2060,3\nf,4\n\u200Ef\uFEFF,5\nm\u200Bm,6\nmm,7\n");
        LevelColumn sex = (LevelColumn) read.cohort().column("sex");
        assertThat(sex.variable().levels()).containsExactlyInAnyOrder("m", "f", "mm");
    }

    @Test
    void daysThatProgramsWriteForNothingAreNamed() throws IOException {
        ReadResult read = look("x,died\n1,1900-01-01\n2,2023-04-05\n3,1900-01-01\n4,2023-05-06\n");
        assertThat(read.findings().notes().get("died"))
                .contains(Note.of("cohort.placeholder-day", "died", "1900-01-01", 2));
    }

    @Test
    void aDayOfZerosIsNone() throws IOException {
        ReadResult read = look("x,died\n1,0000-00-00\n2,2023-04-05\n3,2023-04-06\n4,2023-05-06\n");
        assertThat(read.cohort().column("died").variable().type()).isEqualTo(Variable.Type.DATE);
        assertThat(read.cohort().column("died").missing(0)).isTrue();
    }

    @Test
    void aRowOfAnotherLengthIsNeverDropped() {
        assertThat(catchThrowableOfType(ProblemsException.class, () -> look("id,age,sex\n1,50,m\n2,51\n3,52,m\n"))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.what().code()).isEqualTo("cohort.ragged-row"));
    }
}
