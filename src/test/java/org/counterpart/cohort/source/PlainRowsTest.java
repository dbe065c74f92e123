package org.counterpart.cohort.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rows of a text without quotes are those that Commons CSV finds: 100,000 random texts, a million with {@code
 * -Dcounterpart.simulation=full}.
 */
class PlainRowsTest {
    private static final String[] PIECES = {
        "a", "1.5", ",", ",", ",", ";", "\t", "|", "\n", "\n", "\r\n", "\r", " ", "  ", "", "字", "é", "\u00a0",
        "\u2028", "\u0085", "\ufeff", "\u200b", "#", "\\", "'", "\u0001", "NA", "𠮷"
    };
    private static final int TEXTS = "full".equals(System.getProperty("counterpart.simulation")) ? 1_000_000 : 100_000;

    private static String text(SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        int pieces = random.nextInt(random.nextInt(60) + 1);
        for (int i = 0; i < pieces; i++) {
            out.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return out.toString();
    }

    /** All that is asked of a source, row by row. */
    private static List<String> walked(RowSource rows) throws IOException {
        List<String> out = new ArrayList<>();
        for (RowCells row = rows.next(); row != null; row = rows.next()) {
            out.add(rows.line() + ": " + row.stream().collect(Collectors.joining("][")) + " blank before: "
                    + rows.blank());
        }
        out.add("end " + rows.line() + " " + rows.lines() + " " + rows.blank() + " " + rows.broken());
        return out;
    }

    @Test
    void areThoseOfCommonsCsv() throws IOException {
        Delimiter[] delimiters = {Delimiter.COMMA, Delimiter.SEMICOLON, Delimiter.TAB, Delimiter.PIPE};
        for (int seed = 0; seed < TEXTS; seed++) {
            String text = text(new SplittableRandom(seed));
            Delimiter delimiter = delimiters[seed % delimiters.length];
            List<String> expected = walked(new CsvRows(new StringReader(text), delimiter, false));
            assertThat(walked(new PlainRows(text, delimiter)))
                    .as("%s by %s", text, delimiter)
                    .isEqualTo(expected);
        }
    }
}
