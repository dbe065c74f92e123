package org.counterpart.cohort.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.Note;

/** What is read must be a file on a disk: a device or a pipe may have no end. */
public final class OrdinaryFile {
    private OrdinaryFile() {}

    /** @throws ProblemsException when it is there and is neither a file nor a folder */
    public static void require(Path file, String source) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new ProblemsException(List.of(new Problem(source, 0, "", "", Note.of("cohort.no-file"))));
        }
    }
}
