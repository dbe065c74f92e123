package org.counterpart.audit.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** An article as PDF. Lines that come again on page after page, and the numbers of pages, are not part of it. */
final class PdfDocument {
    private static final int OFTEN = 3;
    /** Programs look for the end of a PDF in its last kilobyte. */
    private static final int ENDING = 1024;

    private PdfDocument() {}

    static Document read(byte[] bytes, Path file) throws IOException {
        List<DocumentPart> pieces = new ArrayList<>();
        boolean letters = false;
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            List<List<PdfLine>> pages = new ArrayList<>();
            Map<String, Integer> often = new HashMap<>();
            for (int p = 1; p <= pdf.getNumberOfPages(); p++) {
                List<PdfLine> lines = PdfLine.of(PdfWords.of(pdf, p));
                pages.add(lines);
                lines.stream().map(PdfDocument::words).distinct().forEach(w -> often.merge(w, 1, Integer::sum));
            }
            for (int p = 0; p < pages.size(); p++) {
                PDPage page = pdf.getPage(p);
                List<PdfLine> lines = pages.get(p).stream()
                        .filter(l -> l.stretches().size() > 2 || isOwn(words(l), often))
                        .toList();
                letters |= !lines.isEmpty();
                pieces.addAll(PdfPage.pieces(lines, page.getCropBox().getWidth()));
            }
        } catch (InvalidPasswordException e) {
            throw PaperDocument.problem(file, "audit.problem.password-pdf");
        } catch (IOException e) {
            throw PaperDocument.problem(file, "audit.problem.no-pdf");
        }
        boolean cut = Unfinished.lacks(bytes, "%%eof", ENDING);
        if (letters && isGarbled(pieces)) {
            throw PaperDocument.problem(file, cut ? "audit.problem.no-pdf" : "audit.problem.scanned-pdf");
        }
        if (!letters) {
            throw PaperDocument.problem(file, "audit.problem.scanned-pdf");
        }
        return Assembly.of("", pieces).cut(cut);
    }

    /** Signs without their letters, as where the end of the file held what tells them. */
    private static boolean isGarbled(List<DocumentPart> pieces) {
        long all = 0;
        long control = 0;
        for (DocumentPart piece : pieces) {
            if (piece instanceof DocumentPart.Text text) {
                all += text.text().length();
                control += text.text().chars().filter(Character::isISOControl).count();
            }
        }
        return 10 * control > all;
    }

    private static boolean isOwn(String words, Map<String, Integer> often) {
        return !words.isEmpty() && often.get(words) < OFTEN;
    }

    /** Without its digits, so that numbers of pages do not tell running heads apart. */
    private static String words(PdfLine line) {
        return line.text().replaceAll("[\\d\\s|.-]+", "");
    }
}
