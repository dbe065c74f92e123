package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts as hospitals pass them on: pages pasted together, subtotals, signatures, signs that nobody sees. */
class OddFilesTest {
    @TempDir
    Path folder;

    private ReadResult look(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("odd.csv"), text);
        return CsvCohortReader.look(DataPlace.of(file), "odd.csv", CsvOptions.withDefaults(), "", Set.of());
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
        assertThat(asked(read)).containsExactly("4 cohort.row-header", "0 cohort.rows-between");
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
                        "0 cohort.rows-at-the-end");
        assertThat(read.findings().strays().last()).isEqualTo(2);
    }

    @Test
    void totalsAmongTheSubjectsAreNamed() throws IOException {
        ReadResult read = look("ward,age\nA,50\nA,51\nA Total,\nTotal,52\nB,53\nB,54\nB,55\n");
        assertThat(read.cohort().size()).isEqualTo(7);
        assertThat(read.notes()).contains(Note.of("cohort.totals-among", 1, List.of("4")));
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
