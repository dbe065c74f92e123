package org.counterpart.audit.document;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of a page with their places: letters of one line and without a gap between them. */
final class PdfWords extends PDFTextStripper {
    /** Letters further apart than this share of their size are of different words. */
    private static final double WORD_GAP = 0.18;
    /** Letters this much smaller than those before them, and set higher, are raised. */
    private static final double RAISED_SIZE = 0.85;

    private static final Pattern OTHER_FORMS = Pattern.compile("[\\u2E80-\\u2FDF\\uFB00-\\uFB06]+");

    private final List<TextPosition> letters = new ArrayList<>();

    private PdfWords() throws IOException {
        setSortByPosition(false);
    }

    /**
     * One word.
     *
     * @param y of the line it stands on, from the top
     * @param size of its letters
     */
    record Word(String text, double left, double right, double y, double size) {}

    static List<Word> of(PDDocument pdf, int page) throws IOException {
        PdfWords reader = new PdfWords();
        reader.setStartPage(page);
        reader.setEndPage(page);
        reader.getText(pdf);
        return reader.words();
    }

    @Override
    protected void processTextPosition(TextPosition letter) {
        // Text that runs up a margin is of no line.
        if (letter.getDir() == 0
                && letter.getUnicode() != null
                && !letter.getUnicode().isEmpty()) {
            letters.add(letter);
        }
    }

    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        TextPosition first = null;
        TextPosition last = null;
        for (TextPosition letter : letters) {
            boolean blank = letter.getUnicode().isBlank();
            boolean raised = last != null && isRaised(letter, first);
            boolean apart = last != null
                    && !raised
                    && (Math.abs(letter.getYDirAdj() - first.getYDirAdj()) > 0.3 * first.getFontSizeInPt()
                            || letter.getXDirAdj() - right(last) > WORD_GAP * size(letter)
                            || letter.getXDirAdj() < last.getXDirAdj() - size(letter));
            if (first != null && (blank || apart)) {
                words.add(word(text, first, last));
                text.setLength(0);
                first = null;
                last = null;
            }
            if (!blank) {
                text.append(raised ? Raised.shown(text, letter.getUnicode()) : letter.getUnicode());
                first = first == null ? letter : first;
                last = letter;
            }
        }
        if (first != null) {
            words.add(word(text, first, last));
        }
        words.removeIf(w -> w.text().isEmpty());
        words.sort(Comparator.comparingDouble(Word::y).thenComparingDouble(Word::left));
        return words;
    }

    private static boolean isRaised(TextPosition letter, TextPosition first) {
        double up = first.getYDirAdj() - letter.getYDirAdj();
        return size(letter) < RAISED_SIZE * size(first) && up > 0.15 * size(first) && up < size(first);
    }

    private static Word word(StringBuilder text, TextPosition first, TextPosition last) {
        return new Word(usual(text), first.getXDirAdj(), right(last), first.getYDirAdj(), size(first));
    }

    /** Ligatures and the signs of radicals that fonts give for whole characters, as the letters they are. */
    private static String usual(StringBuilder text) {
        Matcher other = OTHER_FORMS.matcher(text);
        return other.replaceAll(m -> Matcher.quoteReplacement(Normalizer.normalize(m.group(), Normalizer.Form.NFKC)));
    }

    private static double right(TextPosition letter) {
        return letter.getXDirAdj() + letter.getWidthDirAdj();
    }

    private static double size(TextPosition letter) {
        return Math.max(1, letter.getFontSizeInPt());
    }
}
