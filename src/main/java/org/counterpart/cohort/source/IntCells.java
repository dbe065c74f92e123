package org.counterpart.cohort.source;

import java.util.ArrayList;
import java.util.List;

/** Whole numbers as they come, in pieces, so that a long column never stands in memory twice. */
public final class IntCells {
    private static final int PIECE = 1 << 14;

    private final List<int[]> full = new ArrayList<>();
    private int[] piece = new int[64];
    private int at;

    public void add(int value) {
        if (at == piece.length) {
            more();
        }
        piece[at++] = value;
    }

    private void more() {
        if (at < PIECE) {
            piece = java.util.Arrays.copyOf(piece, Math.max(64, at * 2));
        } else {
            full.add(piece);
            piece = new int[PIECE];
            at = 0;
        }
    }

    public int get(int i) {
        return i / PIECE < full.size() ? full.get(i / PIECE)[i % PIECE] : piece[i % PIECE];
    }

    /** Takes over all of another's, which is empty then. */
    public void takeFrom(IntCells other) {
        for (int[] some : other.full) {
            add(some, PIECE);
        }
        add(other.piece, other.at);
        other.clear();
    }

    private void add(int[] some, int count) {
        for (int from = 0; from < count; ) {
            if (at == piece.length) {
                more();
            }
            int room = Math.min(count - from, piece.length - at);
            System.arraycopy(some, from, piece, at, room);
            from += room;
            at += room;
        }
    }

    public void clear() {
        full.clear();
        at = 0;
    }

    public int size() {
        return full.size() * PIECE + at;
    }

    /** All of them; gives the pieces away. */
    public int[] toArray() {
        int[] out = new int[size()];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.set(i, null), 0, out, i * PIECE, PIECE);
        }
        System.arraycopy(piece, 0, out, full.size() * PIECE, at);
        piece = new int[0];
        return out;
    }
}
