package org.counterpart.files;

import java.io.IOException;
import java.util.List;
import org.counterpart.stats.Note;

/** A data file that cannot be read, with the one sentence that says why and what to do. */
public final class FileRefusedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient Note reason;
    private final transient List<String> names;

    public FileRefusedException(Note reason) {
        this(reason, List.of());
    }

    /** @param names of which one was meant, where another was given as the second argument of the reason */
    public FileRefusedException(Note reason, List<String> names) {
        super(reason.code());
        this.reason = reason;
        this.names = List.copyOf(names);
    }

    /** Of the messages {@code files.*}. */
    public Note reason() {
        return reason;
    }

    /** Empty where no name was wrong; else the messages have the reason with {@code .nearest} too. */
    public List<String> names() {
        return names;
    }
}
