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
        super("no room");
        note = Note.of("app.no-room", DeskFolder.plain(name), left / MEGABYTE);
    }

    public Note note() {
        return note;
    }
}
