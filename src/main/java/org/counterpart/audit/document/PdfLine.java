package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import org.counterpart.audit.document.PdfWords.Word;

/** Words of a page that stand on one line, in stretches parted by gaps wider than those between words. */
record PdfLine(double y, double size, List<Stretch> stretches) {
    /** A gap as wide as a letter is high parts cells, or columns of a page. */
    private static final double CELL_GAP = 0.95;

    private static final double SAME_LINE = 0.3;

    /** In a table less is enough where its other rows have a gap too: more than between the words of a name. */
    private static final double NARROW_GAP = 0.42;

    /** Between cells of one row; words of a cell stand closer. */
    private static final double ROW_GAP = 0.5;

    /** Words with no gap between them. */
    record Stretch(String text, List<Word> words) {
        Stretch {
            words = List.copyOf(words);
        }

        double left() {
            return words.get(0).left();
        }

        double right() {
            return words.get(words.size() - 1).right();
        }

        double y() {
            return words.get(0).y();
        }

        double size() {
            return words.get(0).size();
        }

        double width() {
            return right() - left();
        }

        double middle() {
            return (left() + right()) / 2;
        }

        boolean crosses(double x) {
            return left() < x && right() > x;
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
        List<Word> cell = new ArrayList<>();
        for (Word word : sorted) {
            if (!cell.isEmpty() && gap(cell, word) > CELL_GAP) {
                stretches.add(stretch(cell));
                cell.clear();
            }
            cell.add(word);
        }
        stretches.add(stretch(cell));
        double size = sorted.stream().mapToDouble(Word::size).max().orElse(1);
        return new PdfLine(sorted.get(0).y(), size, List.copyOf(stretches));
    }

    /** How far a word stands behind others, in heights of a letter. */
    private static double gap(List<Word> before, Word word) {
        Word last = before.get(before.size() - 1);
        return (word.left() - last.right()) / Math.min(word.size(), last.size());
    }

    private static Stretch stretch(List<Word> words) {
        return new Stretch(String.join(" ", words.stream().map(Word::text).toList()), words);
    }

    /** The same as a row of a table, where less space parts cells than parts columns of a page. */
    PdfLine asRow() {
        return parted((before, word) -> gap(before, word) > ROW_GAP);
    }

    /** The same parted where a gap of its words is one between these columns too. */
    PdfLine apart(List<double[]> columns) {
        return parted((before, word) -> gap(before, word) > NARROW_GAP && between(before, word, columns));
    }

    private PdfLine parted(BiPredicate<List<Word>, Word> gap) {
        List<Stretch> parted = new ArrayList<>();
        for (Stretch s : stretches) {
            List<Word> words = new ArrayList<>();
            for (Word word : s.words()) {
                if (!words.isEmpty() && gap.test(words, word)) {
                    parted.add(stretch(words));
                    words.clear();
                }
                words.add(word);
            }
            parted.add(stretch(words));
        }
        return new PdfLine(y, size, parted);
    }

    private static boolean between(List<Word> before, Word word, List<double[]> columns) {
        double end = before.get(before.size() - 1).right();
        for (int c = 0; c + 1 < columns.size(); c++) {
            if (Math.min(word.left(), columns.get(c + 1)[0]) > Math.max(end, columns.get(c)[1])) {
                return true;
            }
        }
        return false;
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
