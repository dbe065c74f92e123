package org.counterpart.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.files.spss.SavTable;
import org.counterpart.files.stata.DtaTable;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of R 4.2.2, haven 2.5.1, whose texts have every length at which SPSS begins another piece:
 *
 * <pre>{@code
 * n <- c(0,1,251:257,503:512,755:757,765,766,1008:1010,1275,1276)
 * x <- data.frame(n=n)
 * x$text <- vapply(n, function(k) if (k<3) strrep("a",k) else paste0(strrep("b",k-3),"END"), "")
 * x$after <- rev(x$text)
 * x$num <- c(NA, 0.1, 1e-10, 1e23, 2e23, -5, 123456789012, 1/3, 151, 152, -99, -100, 5e-324, 1.7976931348623157e308,
 *            rep(0.5, length(n)-14))
 * write_sav(x, "lengths.sav")
 * write_sav(x, "lengths.zsav", compress="zsav")
 * write_sav(x, "lengths-none.sav", compress="none")
 * }</pre>
 */
class HavenFilesTest {
    private static final List<String> NUMBERS = List.of(
            "",
            "0.1",
            "1e-10",
            "1e+23",
            "2e+23",
            "-5",
            "123456789012",
            "0.3333333333333333",
            "151",
            "152",
            "-99",
            "-100",
            "4.9e-324",
            "1.7976931348623157e+308");

    private static final int[] LENGTHS = IntStream.of(
                    0, 1, 251, 252, 253, 254, 255, 256, 257, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 755, 756,
                    757, 765, 766, 1008, 1009, 1010, 1275, 1276)
            .toArray();

    @ParameterizedTest
    @ValueSource(strings = {"lengths.sav", "lengths.zsav", "lengths-none.sav"})
    void textsOfEveryLengthAreWhole(String file) throws IOException {
        List<String> texts = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> after = new ArrayList<>();
        try (SavTable table = SavTable.open(Path.of("src/test/resources/files/haven", file), TableRequest.ANY)) {
            for (String[] cells = table.next(); cells != null; cells = table.next()) {
                texts.add(cells[1]);
                after.add(cells[2]);
                numbers.add(cells[3]);
            }
        }
        List<String> expected = IntStream.of(LENGTHS)
                .mapToObj(n -> n < 3 ? "a".repeat(n) : "b".repeat(n - 3) + "END")
                .toList();
        assertThat(texts).isEqualTo(expected);
        Collections.reverse(after);
        assertThat(after).isEqualTo(expected);
        assertThat(numbers.subList(0, NUMBERS.size())).isEqualTo(NUMBERS);
    }

    /**
     * {@code labelled(c(1,2,tagged_na("a"),1,2,tagged_na("b")), c(none=1,some=2,"refused to say"=tagged_na("a"),
     * "not asked"=tagged_na("b")))}, by {@code write_dta}.
     */
    @Test
    void labelsOfMissingValuesAreSaid() throws IOException {
        List<String> pain = new ArrayList<>();
        try (DtaTable table =
                DtaTable.open(Path.of("src/test/resources/files/haven/missing-labels.dta"), TableRequest.ANY)) {
            for (String[] cells = table.next(); cells != null; cells = table.next()) {
                pain.add(cells[1]);
            }
            assertThat(table.notes())
                    .contains(Note.of(
                            "files.stat.special-missing",
                            "pain",
                            2L,
                            List.of(".a (refused to say)", ".b (not asked)")));
        }
        assertThat(pain).containsExactly("none", "some", "", "none", "some", "");
    }
}
