package org.counterpart.files.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.counterpart.files.excel.sheet.CellText;
import org.counterpart.files.excel.sheet.Refusal;

/**
 * The texts that the cells of an .xlsx share, as bytes in few large blocks: twenty million different ones take their
 * letters and twelve bytes each. More than a third of the memory there is they may not take.
 */
final class SharedStrings {
    private static final int BLOCK = 1 << 20;
    private static final int HEAD = 4;
    private static final int REMEMBERED = 1 << 14;

    private final List<byte[]> blocks = new ArrayList<>();
    private final int[] lastIndex = new int[REMEMBERED];
    private final String[] lastText = new String[REMEMBERED];
    private long[] places = new long[1024];
    private int count;
    private byte[] block = new byte[0];
    private int used;
    private long bytes;

    static final SharedStrings NONE = new SharedStrings();

    private SharedStrings() {
        Arrays.fill(lastIndex, -1);
    }

    static SharedStrings of(ZipParts parts, String part) throws IOException {
        return PartReading.of(parts.file(), part, () -> {
            SharedStrings strings = new SharedStrings();
            long most = Runtime.getRuntime().maxMemory() / 3;
            try (PartXml xml = new PartXml(parts.open(part))) {
                while (xml.next()) {
                    if (xml.starts("si")) {
                        strings.add(CellText.of(richText(xml, "si")));
                        if (strings.bytes + 8L * strings.count > most) {
                            throw Refusal.of("files.xlsx.memory", parts.file());
                        }
                    }
                }
            }
            return strings;
        });
    }

    /** Runs joined, without the phonetic guide, up to the end of the element. */
    static String richText(PartXml xml, String element) throws XMLStreamException, IOException {
        String first = null;
        StringBuilder joined = null;
        while (xml.next()) {
            if (xml.starts("t")) {
                String text = xml.text();
                if (first == null) {
                    first = text;
                } else {
                    joined = joined == null ? new StringBuilder(first) : joined;
                    joined.append(text);
                }
            } else if (xml.starts("rPh")) {
                xml.skip();
            } else if (xml.ends(element)) {
                break;
            }
        }
        return joined != null ? joined.toString() : first == null ? "" : first;
    }

    private void add(String text) {
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        int size = HEAD + letters.length;
        if (used + size > block.length) {
            block = new byte[Math.max(BLOCK, size)];
            blocks.add(block);
            used = 0;
            bytes += block.length;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, count + (count >> 1));
        }
        places[count++] = ((long) (blocks.size() - 1) << 32) | used;
        for (int i = 0; i < HEAD; i++) {
            block[used + i] = (byte) (letters.length >>> (8 * i));
        }
        System.arraycopy(letters, 0, block, used + HEAD, letters.length);
        used += size;
    }

    /** @throws IndexOutOfBoundsException when there is no such text */
    String get(int index) {
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(index);
        }
        int slot = index & (REMEMBERED - 1);
        if (lastIndex[slot] == index) {
            return lastText[slot];
        }
        byte[] from = blocks.get((int) (places[index] >>> 32));
        int at = (int) places[index];
        int length = 0;
        for (int i = 0; i < HEAD; i++) {
            length |= (from[at + i] & 0xFF) << (8 * i);
        }
        String text = new String(from, at + HEAD, length, StandardCharsets.UTF_8);
        lastIndex[slot] = index;
        lastText[slot] = text;
        return text;
    }
}
