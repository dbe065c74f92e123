package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.List;

/** Numbers as they come, in pieces, so that a long column never stands in memory twice. */
final class DoubleCells {
    private static final int PIECE = 1 << 14;

    private final List<double[]> full = new ArrayList<>();
    private double[] piece = new double[64];
    private int at;

    void add(double value) {
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
            piece = new double[PIECE];
            at = 0;
        }
    }

    /** Takes over all of another's, which is empty then. */
    void takeFrom(DoubleCells other) {
        for (double[] some : other.full) {
            add(some, PIECE);
        }
        add(other.piece, other.at);
        other.clear();
    }

    private void add(double[] some, int count) {
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

    void clear() {
        full.clear();
        at = 0;
    }

    int size() {
        return full.size() * PIECE + at;
    }

    /** All of them; gives the pieces away. */
    double[] toArray() {
        double[] out = new double[size()];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.set(i, null), 0, out, i * PIECE, PIECE);
        }
        System.arraycopy(piece, 0, out, full.size() * PIECE, at);
        piece = new double[0];
        return out;
    }
}
