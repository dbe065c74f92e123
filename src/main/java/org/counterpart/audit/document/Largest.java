package org.counterpart.audit.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.counterpart.audit.document.Document.Passage;
import org.counterpart.audit.table.PrintedTable;

/** How large a paper is at most: what is larger is none, and to read it would take all memory and hours. */
final class Largest {
    /** Bytes of markup in a part of a Word document; a thesis of 300 pages has 10 MB. */
    static final int PART = 64 << 20;
    /** Characters a person reads; a paper has 60,000, a thesis a million. */
    static final int WORDS = 3_000_000;

    private Largest() {}

    /** Whether a Word document unpacks to more markup than a paper has. Pictures are not counted. */
    static boolean exceeds(byte[] word) {
        byte[] block = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(word))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean markup = entry.getName().endsWith(".xml");
                long size = 0;
                for (int n = zip.read(block); n >= 0; n = zip.read(block)) {
                    size += markup ? n : 0;
                    if (size > PART) {
                        return true;
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
        return false;
    }

    static boolean exceeds(Document document) {
        long words = 0;
        for (Passage passage : document.passages()) {
            words += passage.text().length();
        }
        for (PrintedTable table : document.tables()) {
            words += table.rows().stream()
                    .flatMap(row -> row.stream())
                    .mapToLong(cell -> cell.text().length())
                    .sum();
        }
        return words > WORDS;
    }
}
