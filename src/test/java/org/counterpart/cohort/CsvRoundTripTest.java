package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.cohort.Variable.Type.CATEGORICAL;
import static org.counterpart.cohort.Variable.Type.DATE;
import static org.counterpart.cohort.Variable.Type.NUMERIC;
import static org.counterpart.cohort.Variable.Type.TEXT;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.cohort.source.DecimalMark;
import org.counterpart.cohort.source.Delimiter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random cohorts written in every encoding, delimiter and line end come back as they were. */
class CsvRoundTripTest {
    private static final String[] CHARSETS = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"};
    private static final String[] LETTERS = {
        "a", "Z", "0", ",", ";", "\t", "\"", "\n", "\r\n", " ", "女", "轻", "é", "𠮷", "'", "#", "İ"
    };
    private static final String[] LEVELS = {"低", "中", "high", "I, or II", "\"x\""};

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 120);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void comesBack(int seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Delimiter delimiter =
                Delimiter.of(List.of(",", ";", "tab").get(seed % 3)).orElseThrow();
        char decimal = random.nextBoolean() ? '.' : ',';
        String charset = CHARSETS[random.nextInt(CHARSETS.length)];
        String end = random.nextBoolean() ? "\n" : "\r\n";
        int n = 1 + random.nextInt(40);
        double[] numbers = new double[n];
        int[] levels = new int[n];
        String[] texts = new String[n];
        LocalDate[] dates = new LocalDate[n];
        int[] lines = new int[n];
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        String[] header = {"id", "数 值", "level", "te\"xt", "date", "ignored"};
        row(out, delimiter, end, random, header);
        int line = 2;
        for (int i = 0; i < n; i++) {
            while (random.nextInt(10) == 0) {
                out.append(end);
                line++;
            }
            numbers[i] = random.nextInt(8) == 0 ? Double.NaN : (random.nextInt(2_000_001) - 1_000_000) / 1000.0;
            levels[i] = random.nextInt(LEVELS.length + 1) - 1;
            texts[i] = random.nextInt(8) == 0 ? "" : text(random);
            dates[i] = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9000));
            lines[i] = line;
            int before = out.length();
            row(
                    out,
                    delimiter,
                    end,
                    random,
                    "P" + i,
                    Double.isNaN(numbers[i])
                            ? "NA"
                            : Double.toString(numbers[i]).replace('.', decimal),
                    levels[i] < 0 ? "" : LEVELS[levels[i]],
                    texts[i],
                    dates[i].getYear() + "年" + dates[i].getMonthValue() + "月" + dates[i].getDayOfMonth() + "日",
                    text(random));
            line += (int) out.substring(before).chars().filter(c -> c == '\n').count();
        }
        Variable date = new Variable(
                "date",
                DATE,
                List.of(),
                Label.of("date"),
                Label.NONE,
                null,
                null,
                List.of("yyyy年M月d日"),
                java.util.Map.of());
        ReadResult result = CsvText.of(folder, out.toString(), Charset.forName(charset))
                .id("id")
                .with(CsvOptions.withDefaults().with(decimal == ',' ? DecimalMark.COMMA : DecimalMark.POINT))
                .read(
                        Variable.of("数 值", NUMERIC),
                        Variable.of("level", CATEGORICAL, LEVELS),
                        Variable.of("te\"xt", TEXT),
                        date);
        Cohort cohort = result.cohort();
        assertThat(result.encoding()).isEqualTo(charset);
        assertThat(result.delimiter()).isEqualTo(delimiter);
        assertThat(cohort.size()).isEqualTo(n);
        assertThat(cohort.numbers("数 值").values()).containsExactly(numbers);
        assertThat(cohort.levels("level").codes()).containsExactly(levels);
        for (int i = 0; i < n; i++) {
            assertThat(cohort.id(i)).isEqualTo("P" + i);
            assertThat(cohort.line(i)).isEqualTo(lines[i]);
            assertThat(cohort.column("te\"xt").text(i)).isEqualTo(texts[i]);
            assertThat(cohort.numbers("date").value(i)).isEqualTo((double) dates[i].toEpochDay());
        }
    }

    private static String text(SplittableRandom random) {
        StringBuilder out = new StringBuilder("t");
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return out.append('.').toString();
    }

    private static void row(
            StringBuilder out, Delimiter delimiter, String end, SplittableRandom random, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            boolean quote = random.nextInt(6) == 0
                    || cell.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r' || c == delimiter.character());
            out.append(i == 0 ? "" : delimiter.character())
                    .append(quote ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append(end);
    }
}
