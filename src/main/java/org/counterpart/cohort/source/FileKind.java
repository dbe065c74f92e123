package org.counterpart.cohort.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Files that are no CSV, known by their first bytes. */
enum FileKind {
    GZIP("gzip (.gz, .rds)", "\u001F\u008B"),
    SEVEN_ZIP("7z", "7z\u00BC\u00AF'\u001C"),
    RAR("RAR", "Rar!\u001A\u0007"),
    PDF("PDF", "%PDF-");

    private final String title;
    private final String magic;

    FileKind(String title, String magic) {
        this.title = title;
        this.magic = magic;
    }

    String title() {
        return title;
    }

    static Optional<FileKind> of(byte[] head) {
        String start = new String(head, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(kind -> start.startsWith(kind.magic))
                .findFirst();
    }
}
