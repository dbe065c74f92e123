package org.counterpart.files.excel;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.counterpart.files.excel.sheet.Refusal;

/** The parts of a workbook by name, whatever case and slashes a program wrote (ECMA-376 part 2, 9.1.1). */
final class ZipParts implements Closeable {
    private static final int MANY = 100_000;

    private final String file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();

    private ZipParts(String file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        if (zip.size() > MANY) {
            throw Refusal.of("files.xlsx.many-parts", file, MANY);
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String key = key(entry.getName());
            // A picture of one colour may shrink as much.
            if (key.endsWith(".xml") && UnpackedPart.bursts(entry.getSize(), entry)) {
                throw UnpackedPart.bomb(file, entry.getSize());
            }
            entries.putIfAbsent(key, entry);
        }
    }

    static ZipParts open(Path path) throws IOException {
        String file = Refusal.name(path);
        ZipFile zip = null;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
            return new ZipParts(file, zip);
        } catch (ZipException | IllegalArgumentException e) {
            close(zip);
            throw Refusal.of("files.xlsx.damaged", file);
        } catch (IOException | RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static void close(ZipFile zip) throws IOException {
        if (zip != null) {
            zip.close();
        }
    }

    String file() {
        return file;
    }

    boolean has(String part) {
        return entries.containsKey(key(part));
    }

    /** To be read to its end: only there it is known whether the bytes are those that were packed. */
    InputStream open(String part) throws IOException {
        ZipEntry entry = entries.get(key(part));
        if (entry == null) {
            throw Refusal.of("files.xlsx.no-part", file, part);
        }
        InputStream in = zip.getInputStream(entry);
        if (in == null) {
            throw Refusal.of("files.xlsx.damaged-part", file, part);
        }
        return new BufferedInputStream(new UnpackedPart(in, entry, file), 1 << 16);
    }

    private static String key(String name) {
        String plain = name.replace('\\', '/');
        return (plain.startsWith("/") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
