package org.counterpart.app.desk;

import java.io.IOException;
import org.counterpart.stats.Note;

/** A file that was sent is larger than the disk has room for; nothing of it is kept. */
public final class NoRoomException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final long MEGABYTE = 1_000_000;

    private final transient Note note;

    /** @param left bytes that it could have had */
    NoRoomException(String name, long left) {
        this(Note.of("app.no-room", DeskFolder.plain(name), left / MEGABYTE));
    }

    private NoRoomException(Note note) {
        super("no room");
        this.note = note;
    }

    /** The same of a file of data, which can be read where it lies. */
    NoRoomException ofData() {
        return new NoRoomException(Note.of("app.no-room-data", note.arguments().toArray()));
    }

    public Note note() {
        return note;
    }
}
