package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happened to a file, its reader reads it or refuses it with a sentence. */
class DamagedFilesTest {
    @TempDir
    private Path folder;

    static Stream<Path> files() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(Path.of("src/test/resources/files"))) {
            all = walk.filter(f -> f.toString().matches(".*\\.(z?sav|dta|xpt|sas7bdat)"))
                    .sorted()
                    .toList();
        }
        assertThat(all).hasSizeGreaterThan(20);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void onlyRefusalsComeOfBytesChanged(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path changed = folder.resolve(file.getFileName().toString());
        Random random = new Random(18);
        for (int i = 0; i < 150; i++) {
            byte[] bytes = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int f = 0; f < flips; f++) {
                int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 600));
                bytes[at] =
                        random.nextBoolean() ? (byte) random.nextInt(256) : (byte) (random.nextBoolean() ? 255 : 127);
            }
            assertReadOrRefused(changed, bytes);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileCutOffIsRefusedOrLosesNoRow(Path file) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Path changed = folder.resolve(file.getFileName().toString());
        int rows = assertReadOrRefused(changed, whole);
        Random random = new Random(19);
        for (int i = 0; i < 40; i++) {
            int read = assertReadOrRefused(changed, Arrays.copyOf(whole, random.nextInt(whole.length)));
            assertThat(read).isIn(rows, 0);
        }
    }

    /** The number of rows; 0 when refused. */
    private static int assertReadOrRefused(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
        try (PlainTable table = StatisticalFilesTest.open(file, TableRequest.ANY)) {
            int columns = table.columns().size();
            for (String[] cells = table.next(); cells != null; cells = table.next()) {
                assertThat(cells).hasSize(columns).doesNotContainNull();
            }
            assertThat(table.notes()).doesNotContainNull();
            return table.row();
        } catch (FileRefusedException refused) {
            assertThat(refused.reason().code()).startsWith("files.");
            return 0;
        }
    }
}
