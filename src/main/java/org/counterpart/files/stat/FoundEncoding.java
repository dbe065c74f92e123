package org.counterpart.files.stat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.text.TextTrial;
import org.counterpart.stats.Note;

/** What a trial of the text came to, and what is said of it. */
public final class FoundEncoding {
    private FoundEncoding() {}

    /**
     * @param declared what the file says
     * @param notes take the sentence where the file said nothing, or something else
     * @throws FileRefusedException when nothing fits
     */
    public static TextDecoder decoder(TextTrial trial, Optional<Charset> declared, String file, List<Note> notes)
            throws IOException {
        if (!trial.anyForeign()) {
            return new TextDecoder(StandardCharsets.UTF_8);
        }
        Charset charset = trial.decide()
                .orElseThrow(() -> new FileRefusedException(Note.of("files.stat.encoding-unknown", file)));
        if (declared.isEmpty()) {
            notes.add(Note.of("files.stat.encoding-found", charset.name()));
        } else if (!declared.get().equals(charset)) {
            notes.add(Note.of("files.stat.encoding-other", declared.get().name(), charset.name()));
        }
        return new TextDecoder(charset);
    }
}
