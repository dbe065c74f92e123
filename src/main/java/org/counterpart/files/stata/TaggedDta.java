package org.counterpart.files.stata;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.files.stat.ByteReader;

/** Formats 117 to 119: every section stands between tags; a file that does not end with the last tag is cut off. */
final class TaggedDta {
    private final ByteReader in;
    private final DtaLayout layout;

    private TaggedDta(ByteReader in, DtaLayout layout) {
        this.in = in;
        this.layout = layout;
    }

    /** The reader stands behind {@code </release>}. */
    static DtaFile read(ByteReader in, DtaLayout layout) throws IOException {
        return new TaggedDta(in, layout).file();
    }

    private DtaFile file() throws IOException {
        tag("<byteorder>");
        String order = in.latin(3);
        if (!order.equals("LSF") && !order.equals("MSF")) {
            throw in.damaged();
        }
        in.order(order.equals("LSF") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        tag("</byteorder><K>");
        int count = layout.release() == 119 ? in.integer() : in.unsignedShort();
        tag("</K><N>");
        long rows = layout.unicode() ? in.longInteger() : in.integer() & 0xFFFFFFFFL;
        tag("</N><label>");
        in.skip(layout.unicode() ? in.unsignedShort() : in.unsignedByte());
        tag("</label><timestamp>");
        in.skip(in.unsignedByte());
        tag("</timestamp></header><map>");
        in.skip(14 * 8);
        tag("</map><variable_types>");
        if (count < 1 || rows < 0) {
            throw in.damaged();
        }
        if (2L * count > in.left()) {
            throw in.truncated();
        }
        DtaType[] types = new DtaType[count];
        for (int i = 0; i < count; i++) {
            types[i] = DtaType.ofShort(in.unsignedShort());
        }
        tag("</variable_types><varnames>");
        DtaLists lists = new DtaLists(in, layout, count);
        String[] names = lists.texts(layout.name());
        tag("</varnames><sortlist>");
        in.skip((layout.release() == 119 ? 4L : 2L) * (count + 1L));
        tag("</sortlist><formats>");
        String[] formats = lists.texts(layout.format());
        tag("</formats><value_label_names>");
        String[] sets = lists.texts(layout.name());
        tag("</value_label_names><variable_labels>");
        String[] labels = lists.texts(layout.label());
        tag("</variable_labels><characteristics>");
        characteristics();
        tag("</characteristics><data>");
        List<DtaVariable> variables = new ArrayList<>();
        int width = lists.variables(variables, types, names, formats, sets, labels);
        long start = in.position();
        lists.skipRows(rows, width);
        tag("</data><strls>");
        LongTexts longTexts = new LongTexts(layout.release());
        longTexts.read(in);
        tag("</strls><value_labels>");
        Map<String, Map<Double, String>> valueLabels = new HashMap<>();
        while (isNext("<lbl>")) {
            DtaLabels.read(in, layout.name(), valueLabels);
            tag("</lbl>");
        }
        tag("</value_labels></stata_dta>");
        return new DtaFile(layout, variables, rows, width, start, valueLabels, longTexts);
    }

    private void characteristics() throws IOException {
        while (isNext("<ch>")) {
            in.skip(in.integer() & 0xFFFFFFFFL);
            tag("</ch>");
        }
    }

    private void tag(String tag) throws IOException {
        if (!in.latin(tag.length()).equals(tag)) {
            throw in.damaged();
        }
    }

    private boolean isNext(String tag) throws IOException {
        long at = in.position();
        if (in.left() >= tag.length() && in.latin(tag.length()).equals(tag)) {
            return true;
        }
        in.seek(at);
        return false;
    }
}
