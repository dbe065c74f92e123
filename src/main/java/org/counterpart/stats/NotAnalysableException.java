package org.counterpart.stats;

/** The input is sound but the analysis cannot be done on it: no case, no control, one group only. Says why. */
public final class NotAnalysableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Note note;

    public NotAnalysableException(Note note) {
        super(note.code());
        this.note = note;
    }

    public Note note() {
        return note;
    }
}
