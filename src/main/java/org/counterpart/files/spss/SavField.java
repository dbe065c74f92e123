package org.counterpart.files.spss;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.files.stat.TextDecoder;

/**
 * A variable as the dictionary describes it, its texts still bytes (a character each), because the encoding is known
 * only at the end. A case is a row of elements of 8 bytes: a number is one, a text as many as it needs.
 */
final class SavField {
    /** Of a piece of a very long text, in bytes; the last may be shorter. */
    private static final int PIECE = 255;

    final String shortName;
    final int format;
    final SavMissing missing = new SavMissing();
    final Map<Double, String> numberLabels = new LinkedHashMap<>();
    final Map<String, String> textLabels = new LinkedHashMap<>();
    String name;
    String label = "";
    private int width;
    private final List<Integer> pieces = new ArrayList<>();

    /**
     * @param element where it starts in a case
     * @param width of a text, in bytes; 0 for a number
     */
    SavField(String shortName, int element, int width, int format) {
        this.shortName = shortName;
        this.name = shortName;
        this.width = width;
        this.format = format;
        pieces.add(element);
    }

    boolean isNumber() {
        return width == 0;
    }

    int element() {
        return pieces.get(0);
    }

    int width() {
        return width;
    }

    /** Becomes the first piece of a very long text. */
    void lengthen(int bytes, List<SavField> rest) {
        width = bytes;
        rest.forEach(f -> pieces.add(f.element()));
    }

    /** The text of a case, bytes as characters, without the blanks behind it. */
    String text(byte[] row) {
        if (pieces.size() == 1) {
            int from = element() * 8;
            int to = TextDecoder.trimmed(row, from, from + width);
            return new String(row, from, to - from, StandardCharsets.ISO_8859_1);
        }
        StringBuilder text = new StringBuilder(width);
        for (int piece : pieces) {
            int part = Math.min(PIECE, width - text.length());
            text.append(new String(row, piece * 8, part, StandardCharsets.ISO_8859_1));
        }
        return TextDecoder.trimmed(text.toString());
    }
}
