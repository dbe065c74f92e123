package org.counterpart.cohort.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.files.DataPlace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A file read in pieces of any size, on any number of threads, gives what it gives when read in one: the same cells, or
 * the same problems.
 */
class RowPiecesTest {
    private static final String[] NUMBERS = {
        "1", "2", "3", "01", "1.0", "2.50", "-0", "1e1", "10", "７", " 4 ", "−2", "+3"
    };
    private static final String[] LEVELS = {"no", "yes", "No", "YES", "1", "0", "是", "否", "NA", ""};
    private static final String[] DATES = {"2024-02-29", "2023-02-29", "2020-01-01", "1/2/2020", "", "1700-01-01"};
    private static final List<Variable> DECLARED = List.of(
            Variable.of("number", Variable.Type.NUMERIC),
            Variable.of("mixed", Variable.Type.TEXT),
            Variable.of("level", Variable.Type.BINARY),
            Variable.of("grade", Variable.Type.ORDINAL, "1", "2", "3"),
            Variable.of("date", Variable.Type.DATE));

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void areTheFile(int seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        Path file = Files.createTempFile(folder, "cohort", ".csv");
        Charset charset = seed % 3 == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
        Files.write(
                file,
                text(random, 1 + random.nextInt(seed % 10 == 0 ? 4000 : 60)).getBytes(charset));
        String id = random.nextBoolean() ? "" : "id";
        List<String> whole = asDeclared(file, id, 1 << 24);
        List<String> guessed = undeclared(file, id, 1 << 24);
        for (int threads : new int[] {1, 2, 5}) {
            int block = 1 + random.nextInt(random.nextInt(200) + 1);
            ForkJoinPool pool = new ForkJoinPool(threads);
            assertThat(pool.submit(() -> asDeclared(file, id, block)).get())
                    .as("%d bytes on %d threads", block, threads)
                    .isEqualTo(whole);
            assertThat(pool.submit(() -> undeclared(file, id, block)).get())
                    .as("undeclared, %d bytes on %d threads", block, threads)
                    .isEqualTo(guessed);
            pool.shutdown();
        }
    }

    /** Half of the files are sound; in the others anything may be wrong. Quotes in a third; every kind of line end. */
    private static String text(SplittableRandom random, int rows) {
        String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
        boolean quotes = random.nextInt(3) == 0;
        boolean sound = random.nextBoolean();
        int words = random.nextInt(rows + 1);
        StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
        out.append(random.nextBoolean() ? "" : end)
                .append("id,number,mixed,level,grade,date")
                .append(end);
        for (int row = 0; row < rows; row++) {
            String number = NUMBERS[random.nextInt(NUMBERS.length)];
            if (random.nextInt(3) > 0) {
                number = Double.toString(random.nextInt(100_000) / 1000.0);
            }
            String mixed = row < words ? number : random.nextInt(4) == 0 ? "字" + random.nextInt(5) : number;
            boolean wrong = !sound && random.nextInt(6) == 0;
            out.append(wrong && random.nextBoolean() ? "P1" : "P" + row)
                    .append(',')
                    .append(wrong && random.nextBoolean() ? "x" : random.nextInt(9) == 0 ? "NA" : number)
                    .append(',')
                    .append(quotes && random.nextInt(5) == 0 ? "\"" + mixed + end + "\"\"\"" : mixed)
                    .append(',')
                    .append(wrong ? "maybe" : LEVELS[random.nextInt(LEVELS.length)])
                    .append(',')
                    .append(wrong ? "4" : 1 + random.nextInt(3))
                    .append(',')
                    .append(wrong ? DATES[random.nextInt(DATES.length)] : "2020-01-0" + (1 + random.nextInt(9)))
                    .append(wrong && random.nextInt(4) == 0 ? ",more" : "");
            out.append(row == rows - 1 && random.nextBoolean() ? "" : end);
            while (random.nextInt(12) == 0) {
                out.append(random.nextBoolean() ? " ," : "").append(end);
            }
        }
        return quotes && !sound && random.nextInt(4) == 0
                ? out.append("P,1,\"x").toString()
                : out.toString();
    }

    private static List<String> asDeclared(Path file, String id, int block) throws IOException {
        try {
            return shown(reader(file, id, block).declared(DECLARED));
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static List<String> undeclared(Path file, String id, int block) throws IOException {
        try {
            return shown(reader(file, id, block).undeclared(java.util.Set.of()));
        } catch (ProblemsException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    private static CsvCohortReader reader(Path file, String id, int block) throws IOException {
        return new CsvCohortReader(DataPlace.of(file), "cohort.csv", CsvOptions.withDefaults(), id, block);
    }

    private static List<String> shown(ReadResult read) {
        Cohort cohort = read.cohort();
        List<String> out = new ArrayList<>();
        read.notes().forEach(note -> out.add(note.toString()));
        for (Variable variable : cohort.variables()) {
            out.add(variable.toString());
            out.add(cohort.column(variable.name()).asLevels().variable().toString());
        }
        for (int row = 0; row < cohort.size(); row++) {
            StringBuilder line = new StringBuilder(cohort.id(row) + " " + cohort.line(row));
            for (Variable variable : cohort.variables()) {
                Column column = cohort.column(variable.name());
                line.append('|').append(column.text(row));
                if (column instanceof NumberColumn numbers) {
                    line.append(' ').append(Double.doubleToRawLongBits(numbers.value(row)));
                }
            }
            out.add(line.toString());
        }
        return out;
    }

    /** A number is named by its first spelling, however many rows lie between that and the next. */
    @Test
    void theFirstSpellingOfANumberIsItsName() throws Exception {
        Path file = Files.createTempFile(folder, "cohort", ".csv");
        Files.writeString(file, "a,b,c\n1,007,0.50\n7,1,.5\n1.0,7,0.5\n");
        for (int block : new int[] {7, 16, 1 << 20}) {
            Cohort cohort =
                    reader(file, "", block).undeclared(java.util.Set.of()).cohort();
            assertThat(levels(cohort, "a")).containsExactly("1", "7");
            assertThat(levels(cohort, "b")).containsExactly("1", "007");
            assertThat(levels(cohort, "c")).containsExactly("0.50");
        }
    }

    private static List<String> levels(Cohort cohort, String name) {
        return cohort.column(name).asLevels().variable().levels();
    }
}
