package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of dates in several formats, and of dates with times. */
class DateFormatsTest {
    private static final Variable SEVERAL =
            Variable.date("day", List.of("yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd"));

    @TempDir
    Path folder;

    @Test
    void theFirstFormatThatFitsReadsACellAndTheCellsOfEachAreCounted() throws IOException {
        ReadResult read = CsvText.of(folder, "day\n2024-03-01\n2024/3/2\n2024年3月3日\n20240304\n2024/12/31\n\n")
                .read(SEVERAL);
        assertThat(days(read)).containsExactly("2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", "2024-12-31");
        assertThat(said(read))
                .contains("day: cells read by each format of dates:"
                        + " yyyy-MM-dd (1), yyyy/M/d (2), yyyy年M月d日 (1), yyyyMMdd (1).");
    }

    @Test
    void aCellThatNoFormatReadsIsToldWithItsRow() throws IOException {
        assertThat(CsvText.of(folder, "day\n2024-03-01\n2024.3.2\n2024/2/30\n").problems(SEVERAL))
                .containsExactly(
                        "3|day|2024.3.2|not-a-date|[yyyy-MM-dd, yyyy/M/d, yyyy年M月d日, yyyyMMdd]",
                        "4|day|2024/2/30|impossible-date|[yyyy-MM-dd, yyyy/M/d, yyyy年M月d日, yyyyMMdd]");
    }

    @Test
    void aCellThatTwoFormatsReadAsTwoDaysIsRefused() throws IOException {
        Variable either = Variable.date("day", List.of("d/M/yyyy", "M/d/yyyy"));
        assertThat(CsvText.of(folder, "day\n31/3/2024\n3/31/2024\n4/4/2024\n3/4/2024\n")
                        .problems(either))
                .containsExactly("5|day|3/4/2024|date-two-ways|[d/M/yyyy, M/d/yyyy]");
    }

    @Test
    void aTimeBesideADayIsLeftOutAndSaid() throws IOException {
        ReadResult read = CsvText.of(folder, "day\n2024-03-01T08:30:00\n2024-03-02\n2024-03-03T00:00:00\n")
                .read(Variable.of("day", Variable.Type.DATE));
        assertThat(days(read)).containsExactly("2024-03-01", "2024-03-02", "2024-03-03");
        assertThat(said(read))
                .contains("day: the day of a date with a time was read, and the time of day left out, in 1 cells.");
        ReadResult clock = CsvText.of(folder, "day\n2024/3/1 8:30\n2024/3/2 0:00\n")
                .read(Variable.date("day", List.of("yyyy/M/d H:mm")));
        assertThat(said(clock)).anyMatch(n -> n.contains("left out, in 1 cells"));
    }

    /** R 4.2.2: as.Date(44001, origin = "1899-12-30") and as.Date(42539, origin = "1904-01-01") are 2020-06-19. */
    @Test
    void dayNumbersOfAWorkbookAreDays() throws IOException {
        Variable mixed = Variable.date("day", List.of("yyyy-MM-dd", "excel"));
        ReadResult read =
                CsvText.of(folder, "day\n2020-06-18\n44001\n44002.5\n").read(mixed);
        assertThat(days(read)).containsExactly("2020-06-18", "2020-06-19", "2020-06-20");
        assertThat(said(read)).contains("day: cells read by each format of dates: yyyy-MM-dd (1), excel (2).");
        Variable old = Variable.date("day", List.of("excel-1904"));
        assertThat(days(CsvText.of(folder, "day\n42539\n").read(old))).containsExactly("2020-06-19");
        assertThat(CsvText.of(folder, "day\n2020-06-18\n44001\n12\n").problems(SEVERAL))
                .contains("3|day|44001|not-a-date|[yyyy-MM-dd, yyyy/M/d, yyyy年M月d日, yyyyMMdd]");
    }

    private static List<String> days(ReadResult read) {
        return java.util.stream.DoubleStream.of(read.cohort().numbers("day").values())
                .mapToObj(day -> LocalDate.ofEpochDay((long) day).toString())
                .toList();
    }

    private static List<String> said(ReadResult read) {
        return read.notes().stream().map(Messages.EN::text).toList();
    }
}
