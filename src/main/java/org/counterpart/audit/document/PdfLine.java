package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.counterpart.audit.document.PdfWords.Word;

/** Words of a page that stand on one line, in stretches parted by gaps wider than those between words. */
record PdfLine(double y, double size, List<Stretch> stretches) {
    /** A gap as wide as a letter is high parts cells, or columns of a page. */
    private static final double CELL_GAP = 0.95;

    private static final double SAME_LINE = 0.3;

    /** Words with no gap between them. */
    record Stretch(String text, double left, double right, double y, double size) {
        double width() {
            return right - left;
        }

        double middle() {
            return (left + right) / 2;
        }

        boolean crosses(double x) {
            return left < x && right > x;
        }
    }

    /** @param words from the top, each line from the left */
    static List<PdfLine> of(List<Word> words) {
        List<PdfLine> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        for (Word word : words) {
            if (!line.isEmpty()
                    && word.y() - line.get(0).y() > SAME_LINE * line.get(0).size()) {
                lines.add(line(line));
                line.clear();
            }
            line.add(word);
        }
        if (!line.isEmpty()) {
            lines.add(line(line));
        }
        return lines;
    }

    private static PdfLine line(List<Word> words) {
        List<Word> sorted = new ArrayList<>(words);
        sorted.sort(Comparator.comparingDouble(Word::left));
        List<Stretch> stretches = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        Word first = sorted.get(0);
        Word last = null;
        for (Word word : sorted) {
            if (last != null && word.left() - last.right() > CELL_GAP * Math.min(word.size(), last.size())) {
                stretches.add(stretch(text, first, last));
                text.setLength(0);
                first = word;
                last = null;
            }
            text.append(last == null ? "" : " ").append(word.text());
            last = word;
        }
        stretches.add(stretch(text, first, last));
        double size = sorted.stream().mapToDouble(Word::size).max().orElse(1);
        return new PdfLine(sorted.get(0).y(), size, List.copyOf(stretches));
    }

    private static Stretch stretch(StringBuilder text, Word first, Word last) {
        return new Stretch(text.toString(), first.left(), last.right(), first.y(), first.size());
    }

    double left() {
        return stretches.get(0).left();
    }

    double right() {
        return stretches.get(stretches.size() - 1).right();
    }

    /** What of it lies between two places of the page. */
    PdfLine within(double from, double to) {
        return new PdfLine(
                y,
                size,
                stretches.stream()
                        .filter(s -> s.middle() >= from && s.middle() <= to)
                        .toList());
    }

    boolean isEmpty() {
        return stretches.isEmpty();
    }

    String text() {
        return String.join(" ", stretches.stream().map(Stretch::text).toList());
    }
}
