package org.counterpart.files.excel.sheet;

import java.nio.file.Path;
import org.counterpart.files.FileRefusedException;
import org.counterpart.stats.Note;

/** Why a workbook is not read. The first argument of each message is the name of the file. */
public final class Refusal {
    private Refusal() {}

    public static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    public static FileRefusedException of(String key, Object... arguments) {
        return new FileRefusedException(Note.of(key, arguments));
    }
}
