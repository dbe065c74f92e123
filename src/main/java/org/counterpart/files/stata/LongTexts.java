package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.counterpart.files.stat.ByteReader;

/**
 * The texts of any length (strL), which stand behind the rows; a row holds the variable and the row in which a text was
 * first used. Only their places are kept. Binary ones are no text of a table.
 */
final class LongTexts {
    private static final int BINARY = 129;
    private final int release;
    private final Map<Long, Place> places = new HashMap<>();

    private record Place(long start, long length) {}

    LongTexts(int release) {
        this.release = release;
    }

    /** The reader stands behind {@code <strls>}, and is left at what is no text. */
    void read(ByteReader in) throws IOException {
        while (in.left() >= 3) {
            long at = in.position();
            if (!in.latin(3).equals("GSO")) {
                in.seek(at);
                return;
            }
            long variable = in.integer();
            long row = release == 117 ? in.integer() & 0xFFFFFFFFL : in.longInteger();
            int kind = in.unsignedByte();
            long length = in.integer() & 0xFFFFFFFFL;
            if (length > in.left()) {
                throw in.truncated();
            }
            places.put(variable << rowBits() | row, new Place(in.position(), kind == BINARY ? -1 : length));
            in.skip(length);
        }
    }

    /** The bytes of the text that a cell means, without the zero behind them; null for binary ones. */
    byte[] of(ByteReader in, ByteBuffer row, int at) throws IOException {
        long key = key(row, at);
        Place place = places.get(key);
        if (place == null) {
            // Variable 0, row 0 is the empty text.
            if (key == 0) {
                return new byte[0];
            }
            throw in.damaged();
        }
        if (place.length < 0) {
            return null;
        }
        in.seek(place.start);
        return in.bytes(place.length);
    }

    private int rowBits() {
        return release == 117 ? 32 : release == 118 ? 48 : 40;
    }

    private long key(ByteBuffer row, int at) {
        if (release == 117) {
            return (long) row.getInt(at) << 32 | (row.getInt(at + 4) & 0xFFFFFFFFL);
        }
        long both = row.getLong(at);
        if (row.order() == ByteOrder.BIG_ENDIAN) {
            return both;
        }
        int variableBits = 64 - rowBits();
        return both << rowBits() | both >>> variableBits;
    }
}
