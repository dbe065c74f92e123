package org.counterpart.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A single file that appears, or takes the place of an earlier one, whole or not at all. */
public final class OneFile {
    private OneFile() {}

    public static void write(Path file, byte[] content) throws IOException {
        Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".counterpart", ".part");
        try {
            Files.write(draft, content);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
