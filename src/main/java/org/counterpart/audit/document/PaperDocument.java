package org.counterpart.audit.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.util.RecordFormatException;
import org.counterpart.audit.paper.PaperReading;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.source.OrdinaryFile;
import org.counterpart.stats.Note;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Reads a paper from a document. What it is, is told by how it begins, not by its name. */
public final class PaperDocument {
    /** Endings of the names of documents that are read. */
    public static final List<String> ENDINGS = List.of(".docx", ".html", ".htm", ".xhtml", ".xml", ".nxml", ".pdf");

    private static final int BEGINNING = 4096;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /** The name of the stream in which Word keeps a document with a password. */
    private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    /** Sites write comments and scripts behind the end of a page. */
    private static final int ENDING = 65536;

    private PaperDocument() {}

    /** @throws ProblemsException when it is no document that can be read */
    public static PaperReading read(Path file) throws IOException {
        OrdinaryFile.require(file, file.toString());
        byte[] bytes = Files.readAllBytes(file);
        Document document = document(bytes, file);
        if (Largest.exceeds(document)) {
            throw problem(file, "audit.problem.large-document");
        }
        return DocumentReading.of(document, file.toString());
    }

    private static Document document(byte[] bytes, Path file) throws IOException {
        if (bytes.length == 0) {
            throw problem(file, "audit.problem.empty-document");
        }
        String beginning = new String(bytes, 0, Math.min(bytes.length, BEGINNING), StandardCharsets.ISO_8859_1);
        if (begins(bytes, ZIP)) {
            return word(bytes, file);
        }
        if (begins(bytes, OLE) && holds(bytes, ENCRYPTED)) {
            throw problem(file, "audit.problem.password-word");
        }
        if (begins(bytes, OLE) || beginning.startsWith("{\\rtf")) {
            throw problem(file, "audit.problem.old-word");
        }
        if (beginning.startsWith("%PDF")) {
            return PdfDocument.read(bytes, file);
        }
        String words = beginning.toLowerCase(Locale.ROOT);
        if (words.startsWith("mime-version:") || words.startsWith("from: <saved by")) {
            // A web archive: lines of its pages are broken, so are numbers.
            throw problem(file, "audit.problem.no-document");
        }
        InputStream in = new ByteArrayInputStream(bytes);
        if (words.contains("<html") || words.contains("<!doctype html")) {
            org.jsoup.nodes.Document page = whole(Jsoup.parse(in, null, ""), bytes, "</html");
            return WebDocument.of(page).cut(Unfinished.lacks(bytes, "</html", ENDING));
        }
        if (words.contains("<article") || words.contains("<pmc-articleset")) {
            String end = words.contains("<pmc-articleset") ? "</pmc-articleset" : "</article>";
            org.jsoup.nodes.Document article = whole(Jsoup.parse(in, null, "", Parser.xmlParser()), bytes, end);
            return JatsDocument.of(article).cut(Unfinished.lacks(bytes, end, ENDING));
        }
        throw problem(file, "audit.problem.no-document");
    }

    private static org.jsoup.nodes.Document whole(org.jsoup.nodes.Document read, byte[] bytes, String end) {
        if (Unfinished.lacks(bytes, end, ENDING)) {
            Unfinished.dropLast(read, bytes);
        }
        return read;
    }

    private static Document word(byte[] bytes, Path file) throws IOException {
        if (Largest.exceeds(bytes)) {
            throw problem(file, "audit.problem.large-document");
        }
        try {
            return WordDocument.read(new ByteArrayInputStream(bytes));
        } catch (OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | IOException
                | IllegalArgumentException e) {
            return cutWord(bytes).orElseThrow(() -> problem(file, "audit.problem.no-word"));
        }
    }

    /** What can still be read of a Word document whose end is missing. */
    private static Optional<Document> cutWord(byte[] bytes) {
        try {
            Optional<byte[]> whole = CutWord.mended(bytes);
            return whole.isEmpty()
                    ? Optional.empty()
                    : Optional.of(WordDocument.read(new ByteArrayInputStream(whole.get()))
                            .cut(true));
        } catch (OpenXML4JRuntimeException
                | POIXMLException
                | RecordFormatException
                | IOException
                | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(byte[] bytes, byte[] what) {
        int last = bytes.length - what.length;
        for (int i = 0; i <= last; i++) {
            if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (bytes.length <= i || bytes[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    static ProblemsException problem(Path file, String code) {
        return new ProblemsException(List.of(new Problem(file.toString(), 0, "", "", Note.of(code))));
    }
}
