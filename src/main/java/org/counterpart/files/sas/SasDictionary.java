package org.counterpart.files.sas;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.files.sas.SasPage.Piece;

/**
 * What the descriptions on the pages of a SAS data set say of its rows and columns. Names, labels and formats stand in
 * texts that the other pieces point into. Source: M. Shotwell, "SAS7BDAT Database Binary Format", 2011.
 */
final class SasDictionary {
    private static final int ROWS = 0xF7F7F7F7;
    private static final int COLUMNS = 0xF6F6F6F6;
    private static final int COUNTS = 0xFFFFFC00;
    private static final int TEXT = 0xFFFFFFFD;
    private static final int NAMES = 0xFFFFFFFF;
    private static final int ATTRIBUTES = 0xFFFFFFFC;
    private static final int FORMAT = 0xFFFFFBFE;
    private static final int LIST = 0xFFFFFFFE;

    private final List<String> texts = new ArrayList<>();
    private final List<int[]> names = new ArrayList<>();
    private final List<int[]> formats = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private int rowLength;
    private long rows = -1;
    private long mixedRows;
    private int columns;

    /**
     * @param at its first byte in a row
     * @param length in bytes
     */
    record Place(int at, int length, boolean number) {}

    /** Whether a piece describes; else it may be a row. */
    static boolean describes(int signature) {
        return signature == ROWS
                || signature == COLUMNS
                || signature == COUNTS
                || signature == TEXT
                || signature == NAMES
                || signature == ATTRIBUTES
                || signature == FORMAT
                || signature == LIST;
    }

    void read(SasPage page) {
        for (Piece piece : page.pieces()) {
            if (piece.packing() == 0) {
                read(page, piece);
            }
        }
    }

    private void read(SasPage page, Piece piece) {
        int start = piece.start();
        int word = page.word();
        switch (page.signature(piece)) {
            case ROWS -> {
                rowLength = page.integer(start + 5 * word);
                rows = page.longInteger(start + 6 * word);
                mixedRows = page.longInteger(start + 15 * word);
            }
            case COLUMNS -> columns = page.integer(start + word);
            case TEXT -> texts.add(page.latin(start + word, piece.length() - word));
            case NAMES -> {
                int count = (piece.length() - 2 * word - 12) / 8;
                for (int i = 0; i < count; i++) {
                    names.add(pointer(page, start + word + 8 + 8 * i));
                }
            }
            case ATTRIBUTES -> {
                int count = (piece.length() - 2 * word - 12) / (word + 8);
                for (int i = 0; i < count; i++) {
                    int at = start + word + 8 + (word + 8) * i;
                    int kind = page.unsignedByte(at + word + 6);
                    places.add(new Place(page.integer(at), page.plainInteger(at + word), kind == 1));
                }
            }
            case FORMAT -> {
                formats.add(pointer(page, start + 3 * word + 22));
                labels.add(pointer(page, start + 3 * word + 28));
            }
            default -> {
                // Counts of columns by kind, and their order, say nothing more.
            }
        }
    }

    private static int[] pointer(SasPage page, int at) {
        return new int[] {page.unsignedShort(at), page.unsignedShort(at + 2), page.unsignedShort(at + 4)};
    }

    /** Whether the parts agree, and every column lies in its row. */
    boolean isSound() {
        return rowLength > 0
                && rows >= 0
                && columns > 0
                && names.size() == columns
                && places.size() == columns
                && formats.size() <= columns
                && places.stream().allMatch(this::isInRow);
    }

    private boolean isInRow(Place place) {
        return place.at() >= 0
                && place.length() >= 1
                && place.at() + (long) place.length() <= rowLength
                && (!place.number() || place.length() <= 8);
    }

    int rowLength() {
        return rowLength;
    }

    long rows() {
        return rows;
    }

    /** How many rows stand on a page of descriptions and rows, at most. */
    long mixedRows() {
        return mixedRows;
    }

    List<Place> places() {
        return places;
    }

    String name(int column) {
        return text(names.get(column));
    }

    String format(int column) {
        return column < formats.size() ? text(formats.get(column)) : "";
    }

    String label(int column) {
        return column < labels.size() ? text(labels.get(column)) : "";
    }

    private String text(int[] pointer) {
        return pointer[2] == 0 ? "" : texts.get(pointer[0]).substring(pointer[1], pointer[1] + pointer[2]);
    }

    SasPacking packing() {
        String first = texts.isEmpty() ? "" : texts.get(0);
        if (first.contains("SASYZCRL")) {
            return SasPacking.RUNS;
        }
        return first.contains("SASYZCR2") ? SasPacking.ROSS : SasPacking.NONE;
    }
}
