package org.counterpart.cohort;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.reading.CsvCohortReader;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.cohort.source.CsvOptions;
import org.counterpart.files.DataPlace;
import org.counterpart.report.Messages;

/** A CSV file of a test, and what reading it gives. */
public final class CsvText {
    private final Path file;
    private CsvOptions options = CsvOptions.withDefaults();
    private String id = "";

    private CsvText(Path file) {
        this.file = file;
    }

    public static CsvText of(Path folder, String text) throws IOException {
        return of(folder, text, StandardCharsets.UTF_8);
    }

    public static CsvText of(Path folder, String text, Charset charset) throws IOException {
        return of(folder, text.getBytes(charset));
    }

    public static CsvText of(Path folder, byte[] bytes) throws IOException {
        return new CsvText(Files.write(Files.createTempFile(folder, "cohort", ".csv"), bytes));
    }

    public CsvText id(String name) {
        id = name;
        return this;
    }

    public CsvText with(CsvOptions newOptions) {
        options = newOptions;
        return this;
    }

    public ReadResult read(Variable... declared) throws IOException {
        return CsvCohortReader.read(DataPlace.of(file), "cohort.csv", options, id, List.of(declared));
    }

    public ReadResult readUndeclared() throws IOException {
        return CsvCohortReader.readUndeclared(DataPlace.of(file), "cohort.csv", options, id);
    }

    /**
     * The problems of reading, one a line: {@code line|column|cell|code|arguments}. Each has a text in both languages.
     */
    public List<String> problems(Variable... declared) {
        return problemsOf(() -> read(declared));
    }

    public static List<String> problemsOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
        ProblemsException e = Assertions.catchThrowableOfType(ProblemsException.class, action);
        Assertions.assertThat(e).as("problems").isNotNull();
        return e.problems().stream()
                .map(p -> {
                    Assertions.assertThat(Messages.EN.text(p.what())).isNotBlank();
                    Assertions.assertThat(Messages.ZH.text(p.what())).isNotBlank();
                    return p.line() + "|" + p.column() + "|" + p.cell() + "|"
                            + p.what().code().substring("cohort.".length()) + "|"
                            + p.what().arguments();
                })
                .toList();
    }
}
