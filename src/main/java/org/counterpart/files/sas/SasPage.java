package org.counterpart.files.sas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.stats.Note;

/** A page of a SAS data set: descriptions of the columns, rows, or both. */
final class SasPage {
    private static final int DELETED = 0x80;
    private static final int DATA = 0x100;
    private static final int MIXED = 0x200;
    private static final int AMENDED = 0x400;
    private static final int SECOND = 0x4000;

    private final byte[] content;
    private final ByteBuffer bytes;
    private final boolean wide;
    private final int type;
    private final int blocks;
    private final int pointers;

    /**
     * Where a piece of a page is, whether it is packed (4), deleted (5) or gone (1), and whether it may be a row (1).
     */
    record Piece(int start, int length, int packing, int kind) {}

    private SasPage(byte[] content, ByteOrder order, boolean wide) {
        this.content = content;
        this.bytes = ByteBuffer.wrap(content).order(order);
        this.wide = wide;
        int at = start() - 8;
        type = bytes.getShort(at) & 0xFFFF;
        blocks = bytes.getShort(at + 2) & 0xFFFF;
        pointers = bytes.getShort(at + 4) & 0xFFFF;
    }

    /** Refuses a page of rows of which some were deleted and not removed. */
    static SasPage read(ByteReader in, Sas7bdatHeader header, long number) throws IOException {
        in.seek(header.length() + number * header.page());
        SasPage page = new SasPage(in.bytes(header.page()), in.order(), header.wide());
        if (page.holdsRows() && (page.type & DELETED) != 0) {
            throw new FileRefusedException(Note.of("files.sas.deleted", in.name()));
        }
        return page;
    }

    /** Whether rows stand on the page as they are, one behind the other. */
    boolean holdsRows() {
        int bare = type & ~DELETED;
        return bare == DATA || bare == MIXED;
    }

    boolean isMixed() {
        return (type & ~DELETED) == MIXED;
    }

    /** Of a page of rows only. */
    int blocks() {
        return blocks;
    }

    /** Where the first row is. */
    int rowsStart() {
        if (!isMixed()) {
            return start();
        }
        int end = start() + pointers * pointerLength();
        return end + (8 - end % 8) % 8;
    }

    List<Piece> pieces() {
        int bare = type & ~DELETED;
        List<Piece> pieces = new ArrayList<>();
        if (bare != 0 && bare != MIXED && bare != AMENDED && bare != SECOND) {
            return pieces;
        }
        for (int i = 0; i < pointers; i++) {
            int at = start() + i * pointerLength();
            int word = word();
            int from = integer(at);
            int length = integer(at + word);
            if (length > 0 && from >= 0 && from + (long) length <= bytes.limit()) {
                pieces.add(new Piece(from, length, bytes.get(at + 2 * word), bytes.get(at + 2 * word + 1)));
            } else if (length != 0) {
                throw new IndexOutOfBoundsException("a piece beyond its page");
            }
        }
        return pieces;
    }

    /** Bytes that a whole number takes. */
    int word() {
        return wide ? 8 : 4;
    }

    /** Those of 8 bytes that do not fit are -1. */
    int integer(int at) {
        long value = wide ? bytes.getLong(at) : bytes.getInt(at);
        return value == (int) value ? (int) value : -1;
    }

    long longInteger(int at) {
        return wide ? bytes.getLong(at) : bytes.getInt(at);
    }

    /** What a piece is, by its first bytes; on some machines four of eight, the others meaning nothing. */
    int signature(Piece piece) {
        long first = longInteger(piece.start());
        int high = (int) (first >> 32);
        return wide && (high & 0xFEFEFEFE) == 0xF6F6F6F6 ? high : (int) first;
    }

    int unsignedShort(int at) {
        return bytes.getShort(at) & 0xFFFF;
    }

    int plainInteger(int at) {
        return bytes.getInt(at);
    }

    int unsignedByte(int at) {
        return bytes.get(at) & 0xFF;
    }

    String latin(int at, int length) {
        return new String(content, at, length, StandardCharsets.ISO_8859_1);
    }

    void copy(int at, byte[] row) {
        bytes.get(at, row);
    }

    byte[] array() {
        return content;
    }

    private int start() {
        return wide ? 40 : 24;
    }

    private int pointerLength() {
        return wide ? 24 : 12;
    }
}
