package org.counterpart.files.spss;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.files.stat.ByteReader;
import org.counterpart.files.stat.EncodingNames;
import org.counterpart.files.stat.TextDecoder;

/**
 * The records of type 7 that matter for what the cells are: the machine (3), its missing number (4), long names (13),
 * very long texts (14), the number of cases (16), the encoding (20), value labels (21) and missing values (22) of long
 * texts. Multiple-response sets, attributes and displays are left: they add no column and change no cell.
 */
final class SavExtensions {
    private final ByteReader in;
    private double systemMissing = -Double.MAX_VALUE;
    private int codePage;
    private String encoding = "";
    private long cases = -1;
    private final Map<String, String> longNames = new LinkedHashMap<>();
    private final Map<String, Integer> veryLong = new LinkedHashMap<>();
    private final List<TextLabel> labels = new ArrayList<>();
    private final List<TextLabel> missing = new ArrayList<>();

    /** A labelled (or, without a label, missing) value of a long text. */
    record TextLabel(String variable, String value, String label) {}

    SavExtensions(ByteReader in) {
        this.in = in;
    }

    /** The reader stands behind the type of the record. */
    void read() throws IOException {
        int kind = in.integer();
        long size = in.integer();
        long count = in.integer();
        long bytes = size * count;
        if (size < 0 || count < 0 || bytes > in.left()) {
            throw in.truncated();
        }
        long end = in.position() + bytes;
        switch (kind) {
            case 3 -> codePage = bytes == 32 ? lastInteger() : 0;
            case 4 -> systemMissing = bytes >= 8 ? in.real() : systemMissing;
            case 13 -> names(in.latin(bytes), longNames);
            case 14 -> widths(in.latin(bytes));
            case 16 -> cases = bytes >= 16 ? secondLong() : cases;
            case 20 -> encoding = TextDecoder.trimmed(in.latin(bytes));
            case 21 -> textLabels(end);
            case 22 -> textMissing(end);
            default -> in.skip(bytes);
        }
        if (in.position() > end) {
            throw in.damaged();
        }
        in.seek(end);
    }

    double systemMissing() {
        return systemMissing;
    }

    /** What the file says, where that is a known encoding. */
    Optional<Charset> encoding() {
        return encoding.isEmpty() ? EncodingNames.codePage(codePage) : EncodingNames.named(encoding);
    }

    /** -1 when not said. */
    long cases() {
        return cases;
    }

    Map<String, String> longNames() {
        return longNames;
    }

    /** Bytes of a very long text, by the short name of its first piece. */
    Map<String, Integer> veryLong() {
        return veryLong;
    }

    List<TextLabel> labels() {
        return labels;
    }

    List<TextLabel> missing() {
        return missing;
    }

    private int lastInteger() throws IOException {
        in.skip(28);
        return in.integer();
    }

    private long secondLong() throws IOException {
        in.skip(8);
        return in.longInteger();
    }

    /** {@code SHORT=long} with tabs between. */
    private static void names(String text, Map<String, String> into) {
        for (String pair : text.split("\t", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                into.put(pair.substring(0, equals), TextDecoder.trimmed(pair.substring(equals + 1)));
            }
        }
    }

    private void widths(String text) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        names(text.replace("\0", ""), said);
        for (Map.Entry<String, String> e : said.entrySet()) {
            String digits = e.getValue();
            if (!digits.matches("\\d{1,5}")) {
                throw in.damaged();
            }
            veryLong.put(e.getKey(), Integer.valueOf(digits));
        }
    }

    private void textLabels(long end) throws IOException {
        while (in.position() < end) {
            String variable = sized();
            in.skip(4);
            int count = in.integer();
            for (int i = 0; i < count; i++) {
                String value = TextDecoder.trimmed(sized());
                labels.add(new TextLabel(variable, value, TextDecoder.trimmed(sized())));
            }
        }
    }

    private void textMissing(long end) throws IOException {
        while (in.position() < end) {
            String variable = sized();
            int count = in.unsignedByte();
            int length = in.integer();
            for (int i = 0; i < count; i++) {
                // Some writers give each value a length of its own, as the other records do.
                if (i > 0 && end - in.position() >= 4L + length && repeatsLength(length)) {
                    in.skip(4);
                }
                missing.add(new TextLabel(variable, TextDecoder.trimmed(in.latin(length)), ""));
            }
        }
    }

    private boolean repeatsLength(int length) throws IOException {
        long at = in.position();
        boolean same = in.integer() == length;
        in.seek(at);
        return same;
    }

    private String sized() throws IOException {
        return in.latin(in.integer());
    }
}
