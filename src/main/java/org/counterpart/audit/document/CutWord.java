package org.counterpart.audit.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/**
 * A Word document whose end is missing, made one that can be opened: its parts stand one after another, and the words
 * of the last, as far as they go, end where the file does.
 */
final class CutWord {
    private static final String WORDS = "word/document.xml";
    private static final String TYPES = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
            ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType=
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private static final String LINKS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
            Target="word/document.xml"/></Relationships>""";

    private CutWord() {}

    /** Empty where nothing of its words is left. */
    static Optional<byte[]> mended(byte[] cut) throws IOException {
        String words = words(cut);
        if (words.length() > Largest.PART || !words.contains("<w:body")) {
            return Optional.empty();
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", TYPES);
        parts.put("_rels/.rels", LINKS);
        parts.put(WORDS, closed(words));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    private static String words(byte[] cut) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(cut))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(WORDS)) {
                    copy(zip, words);
                    break;
                }
            }
        } catch (IOException e) {
            // The end: what came before it is what there is.
        }
        return words.toString(StandardCharsets.UTF_8);
    }

    /** Byte by byte, so that none before the end is lost, and no more than a paper has. */
    private static void copy(InputStream from, ByteArrayOutputStream to) throws IOException {
        for (int b = from.read(); b >= 0 && to.size() <= Largest.PART; b = from.read()) {
            to.write(b);
        }
    }

    /** Without a tag that is begun and the table row that is: a number in it may have lost its last digits. */
    private static String closed(String words) {
        String whole = words.substring(0, words.lastIndexOf('>') + 1);
        boolean ended = whole.contains("</w:document>");
        org.jsoup.nodes.Document xml = Jsoup.parse(whole, Parser.xmlParser());
        Element body = xml.selectFirst("w|body");
        if (!ended && body != null) {
            Unfinished.dropLast(body, words.getBytes(StandardCharsets.UTF_8));
        }
        xml.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).prettyPrint(false);
        return xml.outerHtml();
    }
}
