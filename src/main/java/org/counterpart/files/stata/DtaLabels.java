package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.files.stat.ByteReader;

/** A set of value labels: how many, how long their texts are, where each starts, its code, and the texts. */
final class DtaLabels {
    /** Codes from here on are missing values: {@code .}, {@code .a} and so on. */
    static final int MISSING = 2147483621;

    private DtaLabels() {}

    /** The reader stands at the length of the set, and is left behind it. */
    static void read(ByteReader in, int nameWidth, Map<String, Map<Double, String>> into) throws IOException {
        int length = in.integer();
        String name = text(in.bytes(nameWidth), 0);
        in.skip(3);
        if (length < 8) {
            throw in.damaged();
        }
        ByteBuffer table = ByteBuffer.wrap(in.bytes(length)).order(in.order());
        int count = table.getInt();
        int bytes = table.getInt();
        if (count < 0 || bytes < 0 || 8 + 8L * count + bytes > length) {
            throw in.damaged();
        }
        Map<Double, String> labels = new LinkedHashMap<>();
        int texts = 8 + 8 * count;
        for (int i = 0; i < count; i++) {
            int start = table.getInt(8 + 4 * i);
            int code = table.getInt(8 + 4 * (count + i));
            if (start < 0 || start >= bytes) {
                throw in.damaged();
            }
            labels.put((double) code, text(table.array(), texts + start));
        }
        into.put(name, labels);
    }

    /** Up to the first zero byte. */
    static String text(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
