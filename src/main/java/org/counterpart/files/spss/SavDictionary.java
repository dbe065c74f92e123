package org.counterpart.files.spss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.TextDecoder;

/** The records between the header and the cases: variables (2), value labels (3, 4), documents (6), extensions (7). */
final class SavDictionary {
    private static final int END = 999;

    private final ByteReader in;
    private final SavExtensions extensions;
    /** The variable that starts at an element of the case; null for the rest of a text. */
    private final List<SavField> elements = new ArrayList<>();

    private SavDictionary(ByteReader in) {
        this.in = in;
        this.extensions = new SavExtensions(in);
    }

    /** Leaves the reader at the first case. */
    static SavDictionary read(ByteReader in) throws IOException {
        SavDictionary dictionary = new SavDictionary(in);
        int record = in.integer();
        while (record != END) {
            switch (record) {
                case 2 -> dictionary.variable();
                case 3 -> dictionary.valueLabels();
                case 6 -> in.skip(80L * Math.max(0, in.integer()));
                case 7 -> dictionary.extensions.read();
                default -> throw in.damaged();
            }
            record = in.integer();
        }
        in.skip(4);
        if (dictionary.elements.isEmpty() || dictionary.elements.get(0) == null) {
            throw in.damaged();
        }
        return dictionary;
    }

    List<SavField> elements() {
        return elements;
    }

    SavExtensions extensions() {
        return extensions;
    }

    private void variable() throws IOException {
        int type = in.integer();
        boolean hasLabel = in.integer() != 0;
        int missing = in.integer();
        int print = in.integer();
        in.skip(4);
        String name = TextDecoder.trimmed(in.latin(8));
        if (type < -1 || type > 255 || missing < -3 || missing > 3 || missing == -1) {
            throw in.damaged();
        }
        SavField field = type < 0 ? null : new SavField(name, elements.size(), type, print >> 16 & 0xFF);
        if (hasLabel) {
            int length = in.integer();
            String label = TextDecoder.trimmed(in.latin(length));
            in.skip(-length & 3);
            if (field != null) {
                field.label = label;
            }
        }
        missing(missing, field);
        elements.add(field);
        if (field != null) {
            // A text longer than 8 bytes goes on in records of its own, which the format counts as variables.
            int rest = Math.max(0, (type + 7) / 8 - 1);
            for (int i = 0; i < rest; i++) {
                continuation();
            }
        }
    }

    private void continuation() throws IOException {
        if (in.integer() != 2 || in.integer() != -1) {
            throw in.damaged();
        }
        boolean hasLabel = in.integer() != 0;
        in.skip(20);
        if (hasLabel) {
            int length = in.integer();
            in.skip(length);
            in.skip(-length & 3);
        }
        elements.add(null);
    }

    private void missing(int count, SavField field) throws IOException {
        int singles = count;
        if (count < 0) {
            double low = in.real();
            double high = in.real();
            if (field != null) {
                field.missing.range(low, high);
            }
            singles = -count - 2;
        }
        for (int i = 0; i < singles; i++) {
            byte[] value = in.bytes(8);
            if (field == null) {
                continue;
            }
            if (field.isNumber()) {
                field.missing.add(number(value));
            } else {
                field.missing.add(text(value, field));
            }
        }
    }

    private void valueLabels() throws IOException {
        int count = in.integer();
        List<byte[]> values = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(in.bytes(8));
            int length = in.unsignedByte();
            labels.add(TextDecoder.trimmed(in.latin(length)));
            in.skip(-(length + 1) & 7);
        }
        if (in.integer() != 4) {
            throw in.damaged();
        }
        int variables = in.integer();
        for (int i = 0; i < variables; i++) {
            int place = in.integer();
            if (place < 1 || place > elements.size() || elements.get(place - 1) == null) {
                throw in.damaged();
            }
            label(elements.get(place - 1), values, labels);
        }
    }

    private void label(SavField field, List<byte[]> values, List<String> labels) {
        for (int i = 0; i < values.size(); i++) {
            if (field.isNumber()) {
                field.numberLabels.put(number(values.get(i)) + 0.0, labels.get(i));
            } else {
                field.textLabels.put(text(values.get(i), field), labels.get(i));
            }
        }
    }

    private double number(byte[] value) {
        return ByteBuffer.wrap(value).order(in.order()).getDouble();
    }

    private static String text(byte[] value, SavField field) {
        int end = TextDecoder.trimmed(value, 0, Math.min(8, field.width()));
        return new String(value, 0, end, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
