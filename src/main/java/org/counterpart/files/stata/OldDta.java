package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.files.stat.ByteReader;

/** Formats 113 to 115: a header of 109 bytes, lists, expansion fields, rows, and value labels to the end. */
final class OldDta {
    private OldDta() {}

    static DtaFile read(ByteReader in, DtaLayout layout) throws IOException {
        in.seek(1);
        int order = in.unsignedByte();
        if (order != 1 && order != 2) {
            throw in.damaged();
        }
        in.order(order == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.skip(2);
        int count = in.unsignedShort();
        long rows = in.integer();
        if (rows < 0 || count == 0) {
            throw in.damaged();
        }
        in.skip(81 + 18);
        DtaType[] types = new DtaType[count];
        for (int i = 0; i < count; i++) {
            types[i] = DtaType.ofByte(in.unsignedByte());
        }
        DtaLists lists = new DtaLists(in, layout, count);
        String[] names = lists.texts(layout.name());
        in.skip(2L * (count + 1));
        String[] formats = lists.texts(layout.format());
        String[] sets = lists.texts(layout.name());
        String[] labels = lists.texts(layout.label());
        expansion(in);
        List<DtaVariable> variables = new ArrayList<>();
        int width = lists.variables(variables, types, names, formats, sets, labels);
        long start = in.position();
        lists.skipRows(rows, width);
        Map<String, Map<Double, String>> valueLabels = new HashMap<>();
        while (in.left() > 0) {
            DtaLabels.read(in, layout.name(), valueLabels);
        }
        return new DtaFile(layout, variables, rows, width, start, valueLabels, new LongTexts(layout.release()));
    }

    private static void expansion(ByteReader in) throws IOException {
        while (true) {
            int kind = in.unsignedByte();
            int length = in.integer();
            if (kind == 0 && length == 0) {
                return;
            }
            in.skip(length);
        }
    }
}
