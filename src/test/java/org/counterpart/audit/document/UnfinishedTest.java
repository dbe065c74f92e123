package org.counterpart.audit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that was not loaded to its end is read as far as it goes, and says so. */
class UnfinishedTest {
    private static final Path FOLDER = Path.of("src/test/resources/audit/documents");

    @TempDir
    private Path folder;

    private PaperReading cut(String name, int to) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name));
        return PaperDocument.read(Files.write(folder.resolve(name), Arrays.copyOf(whole, to)));
    }

    private static boolean says(PaperReading read) {
        return read.results().notes().stream().anyMatch(r -> r.note().code().equals("audit.remark.ends-early"));
    }

    @ParameterizedTest
    @CsvSource({"01-matched.html", "01-matched.xml", "01-matched.pdf", "01-matched.docx"})
    void aWholeFileSaysNothing(String name) throws IOException {
        assertThat(says(PaperDocument.read(FOLDER.resolve(name)))).isFalse();
    }

    /** Whatever stands before the cut is read as it is in the whole file, and no number of the cut is. */
    @ParameterizedTest
    @CsvSource({
        "01-matched.html",
        "01-matched.xml",
        "01-matched.docx",
        "03-spss.html",
        "03-spss.docx",
        "04-crude-adjusted.xml"
    })
    void whatIsReadIsInTheWholeFile(String name) throws IOException {
        var whole = PaperDocument.read(FOLDER.resolve(name)).results().models().stream()
                .flatMap(m -> m.predictors().stream())
                .map(UnfinishedTest::numbers)
                .toList();
        int length = (int) Files.size(FOLDER.resolve(name));
        int read = 0;
        for (int to = length / 3; to < length - 10; to += length / 29) {
            PaperReading part;
            try {
                part = cut(name, to);
            } catch (org.counterpart.cohort.cell.ProblemsException e) {
                continue;
            }
            if (says(part)) {
                for (var model : part.results().models()) {
                    for (Predictor p : model.predictors()) {
                        assertThat(whole).as("cut at " + to).contains(numbers(p));
                        read++;
                    }
                }
            }
        }
        assertThat(read).isPositive();
    }

    private static String numbers(Predictor p) {
        return p.or().text() + " " + p.ciLow().text() + " " + p.ciHigh().text() + " " + p.p().text();
    }

    @Test
    void aPdfWithoutItsEndSaysSo() throws IOException {
        int length = (int) Files.size(FOLDER.resolve("01-matched.pdf"));
        assertThat(says(cut("01-matched.pdf", length - 600))).isTrue();
    }
}
