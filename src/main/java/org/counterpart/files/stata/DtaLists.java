package org.counterpart.files.stata;

import java.io.IOException;
import java.util.List;
import org.counterpart.files.stat.ByteReader;

/** Lists with an entry of one width for each variable. */
final class DtaLists {
    private final ByteReader in;
    private final DtaLayout layout;
    private final int count;

    DtaLists(ByteReader in, DtaLayout layout, int count) {
        this.in = in;
        this.layout = layout;
        this.count = count;
    }

    /** From the place of the reader on; each ends at its first zero byte. */
    String[] texts(int width) throws IOException {
        if ((long) count * width > in.left()) {
            throw in.truncated();
        }
        String[] texts = new String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = DtaLabels.text(in.bytes(width), 0);
        }
        return texts;
    }

    /**
     * Joins what the lists say of each variable.
     *
     * @return how many bytes a row takes
     */
    int variables(
            List<DtaVariable> into, DtaType[] types, String[] names, String[] formats, String[] sets, String[] labels)
            throws IOException {
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (types[i] == null) {
                throw in.damaged();
            }
            into.add(new DtaVariable(names[i], labels[i], types[i], at, formats[i], sets[i]));
            at += types[i].bytes();
        }
        // A row is made once, and is never longer than the file.
        if (at > in.size()) {
            throw in.truncated();
        }
        return at;
    }

    void skipRows(long rows, int width) throws IOException {
        if (rows > in.left() / width) {
            throw in.truncated();
        }
        in.skip(rows * width);
    }

    DtaLayout layout() {
        return layout;
    }
}
