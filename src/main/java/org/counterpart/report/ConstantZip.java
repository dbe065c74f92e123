package org.counterpart.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** An Office file without the moment it was written at: the same content, the same bytes. */
public final class ConstantZip {
    /** What an Office file says about when it was made and last changed. */
    public static final String MOMENT = "2000-01-01T00:00:00Z";

    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String PROPERTIES = "docProps/core.xml";
    private static final Pattern DATE = Pattern.compile("(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)");

    private ConstantZip() {}

    /** Entries sorted by name, the list of content types first, as Office wants it; dates set to {@link #MOMENT}. */
    public static byte[] of(byte[] zip) {
        Map<String, byte[]> entries = new TreeMap<>();
        // By its list of contents, as Office reads: java.util.zip's stream refuses how the workbook library tells
        // sizes.
        try (ZipFile in = ZipFile.builder().setByteArray(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                entries.put(entry.getName(), in.getInputStream(entry).readAllBytes());
            }
            entries.computeIfPresent(PROPERTIES, (name, bytes) -> undated(bytes));
            return zipped(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] undated(byte[] xml) {
        return DATE.matcher(new String(xml, StandardCharsets.UTF_8))
                .replaceAll("$1" + MOMENT + "$3")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(out)) {
            // '[' sorts after the capital letters and before the small ones, and all other names begin with a small one
            // or '_'.
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey());
                named.setTimeLocal(ENTRY_TIME);
                to.putNextEntry(named);
                to.write(entry.getValue());
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
