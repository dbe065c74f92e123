package org.counterpart.files.spss;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.files.stat.ByteReader;

/**
 * The variables that a reader of the file sees, of what the dictionary spreads over several records: pieces of very
 * long texts joined, names of up to 64 bytes in place of those of 8, labels and missing values of long texts.
 */
final class SavAssembly {
    /** What a piece holds for the count of pieces, though 255 bytes are stored in each. */
    private static final int COUNTED = 252;

    private final ByteReader in;
    private final SavDictionary dictionary;
    private final Map<String, SavField> byName = new HashMap<>();

    private SavAssembly(ByteReader in, SavDictionary dictionary) {
        this.in = in;
        this.dictionary = dictionary;
    }

    static List<SavField> of(ByteReader in, SavDictionary dictionary) throws IOException {
        return new SavAssembly(in, dictionary).fields();
    }

    private List<SavField> fields() throws IOException {
        SavExtensions extensions = dictionary.extensions();
        List<SavField> pieces =
                dictionary.elements().stream().filter(f -> f != null).toList();
        List<SavField> fields = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            SavField field = pieces.get(i);
            field.name = extensions.longNames().getOrDefault(field.shortName, field.shortName);
            Integer bytes = extensions.veryLong().get(field.shortName);
            if (bytes != null && bytes > field.width()) {
                int more = (bytes + COUNTED - 1) / COUNTED - 1;
                if (field.isNumber() || i + more >= pieces.size()) {
                    throw in.damaged();
                }
                join(field, bytes, pieces.subList(i + 1, i + 1 + more));
                i += more;
            }
            fields.add(field);
            byName.putIfAbsent(field.shortName, field);
            byName.put(field.name, field);
        }
        longTexts(extensions);
        return fields;
    }

    private void join(SavField first, int bytes, List<SavField> rest) throws IOException {
        int room = first.width();
        for (SavField piece : rest) {
            if (piece.isNumber()) {
                throw in.damaged();
            }
            room += piece.width();
        }
        // All but the last piece are 255 bytes wide; together they hold the text.
        if (first.width() != 255 || room < bytes) {
            throw in.damaged();
        }
        first.lengthen(bytes, rest);
    }

    private void longTexts(SavExtensions extensions) {
        for (SavExtensions.TextLabel label : extensions.labels()) {
            SavField field = byName.get(label.variable());
            if (field != null && !field.isNumber()) {
                field.textLabels.put(label.value(), label.label());
            }
        }
        for (SavExtensions.TextLabel missing : extensions.missing()) {
            SavField field = byName.get(missing.variable());
            if (field != null && !field.isNumber()) {
                field.missing.add(missing.value());
            }
        }
    }
}
