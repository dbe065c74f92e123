package org.counterpart.files.sas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.counterpart.files.FileRefusedException;
import org.counterpart.files.sas.XptMember.XptVariable;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.TextDecoder;
import org.counterpart.stats.Note;

/** Walks through a transport file, records of 80 bytes, and finds its data sets. */
final class XptMembers {
    private static final int RECORD = 80;
    private static final String HEADER = "HEADER RECORD*******";
    private static final byte[] HEADER_BYTES = HEADER.getBytes(StandardCharsets.US_ASCII);

    private final ByteReader in;

    private XptMembers(ByteReader in) {
        this.in = in;
    }

    static List<XptMember> of(ByteReader in) throws IOException {
        return new XptMembers(in).members();
    }

    private List<XptMember> members() throws IOException {
        String library = in.latin(Math.min(RECORD, in.size()));
        if (!library.startsWith(HEADER + "LIBRARY ") && !library.startsWith(HEADER + "LIBV8   ")) {
            throw new FileRefusedException(Note.of("files.sas.not-transport", in.name()));
        }
        if (in.size() % RECORD != 0) {
            throw in.truncated();
        }
        in.skip(2 * RECORD);
        List<XptMember> members = new ArrayList<>();
        while (in.left() > 0) {
            members.add(member());
        }
        if (members.isEmpty()) {
            throw in.truncated();
        }
        return members;
    }

    private XptMember member() throws IOException {
        String header = header("MEMBER", "MEMBV8");
        int nameLength = number(header, 74, 78);
        header("DSCRPTR", "DSCPTV8");
        String description = in.latin(RECORD);
        boolean eight = header.startsWith("MEMBV8", HEADER.length());
        in.skip(RECORD);
        int count = number(header("NAMESTR", "NAMSTV8"), eight ? 53 : 54, 58);
        if (count == 0 || nameLength < (eight ? 120 : 88)) {
            throw in.damaged();
        }
        if ((long) count * nameLength > in.left()) {
            throw in.truncated();
        }
        List<XptVariable> variables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variables.add(variable(in.latin(nameLength), eight));
        }
        toNextRecord();
        String next = in.latin(RECORD);
        if (next.startsWith(HEADER + "LABELV")) {
            longLabels(variables, number(next, 48, RECORD), next.startsWith("9", HEADER.length() + 6));
            toNextRecord();
            next = in.latin(RECORD);
        }
        if (!next.startsWith(HEADER + "OBS")) {
            throw in.damaged();
        }
        String rows = next.substring(48, 63).strip();
        long announced = eight && rows.matches("0*[1-9]\\d*") ? Long.parseLong(rows) : -1;
        int rowLength = 0;
        for (XptVariable v : variables) {
            rowLength = Math.max(rowLength, v.at() + v.length());
        }
        if (rowLength > in.size()) {
            throw in.truncated();
        }
        String name = TextDecoder.trimmed(description.substring(8, eight ? 40 : 16));
        long start = in.position();
        return new XptMember(name, variables, rowLength, start, toNextMember(), announced);
    }

    private XptVariable variable(String text, boolean eight) throws IOException {
        int type = shortAt(text, 0);
        int length = shortAt(text, 4);
        int at = shortAt(text, 84) << 16 | shortAt(text, 86);
        boolean number = type == 1;
        if ((type != 1 && type != 2) || at < 0 || at > in.size() || length < 1 || (number && length > 8)) {
            throw in.damaged();
        }
        String longName = eight ? TextDecoder.trimmed(text.substring(88, 120)) : "";
        String name = longName.isEmpty() ? TextDecoder.trimmed(text.substring(8, 16)) : longName;
        String label = TextDecoder.trimmed(text.substring(16, 56));
        return new XptVariable(name, label, TextDecoder.trimmed(text.substring(56, 64)), number, at, length);
    }

    /** Of version 8: names and labels that are too long for the record of a variable; of 9 also formats. */
    private void longLabels(List<XptVariable> variables, int count, boolean withFormats) throws IOException {
        for (int i = 0; i < count; i++) {
            String lengths = in.latin(withFormats ? 10 : 6);
            int place = shortAt(lengths, 0);
            if (place < 1 || place > variables.size()) {
                throw in.damaged();
            }
            String name = in.latin(shortAt(lengths, 2));
            String label = TextDecoder.trimmed(in.latin(shortAt(lengths, 4)));
            XptVariable old = variables.get(place - 1);
            String format = old.format();
            if (withFormats) {
                String longFormat = TextDecoder.trimmed(in.latin(shortAt(lengths, 6)));
                in.skip(shortAt(lengths, 8));
                format = longFormat.isEmpty() ? format : longFormat;
            }
            String longName = TextDecoder.trimmed(name);
            variables.set(
                    place - 1,
                    new XptVariable(
                            longName.isEmpty() ? old.name() : longName,
                            label,
                            format,
                            old.number(),
                            old.at(),
                            old.length()));
        }
    }

    /** Leaves the reader there. */
    private long toNextMember() throws IOException {
        byte[] record = new byte[RECORD];
        while (in.left() > 0) {
            long at = in.position();
            in.read(record);
            if (Arrays.equals(record, 0, HEADER_BYTES.length, HEADER_BYTES, 0, HEADER_BYTES.length)
                    && new String(record, HEADER_BYTES.length, 4, StandardCharsets.US_ASCII).equals("MEMB")) {
                in.seek(at);
                return at;
            }
        }
        return in.size();
    }

    private void toNextRecord() throws IOException {
        in.skip((RECORD - in.position() % RECORD) % RECORD);
    }

    private String header(String five, String eight) throws IOException {
        String record = in.latin(RECORD);
        if (!record.startsWith(HEADER + five) && !record.startsWith(HEADER + eight)) {
            throw in.damaged();
        }
        return record;
    }

    private int number(String text, int from, int to) throws IOException {
        String digits = text.substring(from, to).strip();
        if (!digits.matches("\\d{1,9}")) {
            throw in.damaged();
        }
        return Integer.parseInt(digits);
    }

    private static int shortAt(String text, int at) {
        return text.charAt(at) << 8 | text.charAt(at + 1);
    }
}
