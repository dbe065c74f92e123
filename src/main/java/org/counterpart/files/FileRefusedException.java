package org.counterpart.files;

import java.io.IOException;
import org.counterpart.stats.Note;

/** A data file that cannot be read, with the one sentence that says why and what to do. */
public final class FileRefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Note reason;

    public FileRefusedException(Note reason) {
        super(reason.code());
        this.reason = reason;
    }

    /** Of the messages {@code files.*}. */
    public Note reason() {
        return reason;
    }
}
