package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.counterpart.audit.document.DocumentPart.Heading;
import org.counterpart.audit.document.DocumentPart.Text;
import org.counterpart.audit.document.PdfLine.Stretch;

/**
 * A page of a PDF: its tables, found below their captions, and its text, column by column. Where it is not certain that
 * stretches of a line follow one another they are not joined.
 */
final class PdfPage {
    static final Pattern CAPTION = Pattern.compile(
            "(?:(?:Supplementary )?(?:Table|TABLE|Tab\\.) ?S?\\d+|[续附]?表 ?\\d+)(?:[.:：。|]| +[A-Z(].*| *\\p{IsHan}.*|$).*");
    private static final double PROSE = 0.3;
    private static final int ENOUGH = 6;
    private static final double PARAGRAPH_GAP = 1.7;

    private final List<PdfLine> lines;
    private final double width;
    private final double gutter;
    private final List<DocumentPart> pieces = new ArrayList<>();
    private final List<Stretch> column = new ArrayList<>();

    private PdfPage(List<PdfLine> lines, double width) {
        this.lines = lines;
        this.width = width;
        this.gutter = gutter();
    }

    static List<DocumentPart> pieces(List<PdfLine> lines, double width) {
        PdfPage page = new PdfPage(new ArrayList<>(lines), width);
        List<PdfTable> tables = page.tables();
        page.text(tables);
        return page.pieces;
    }

    private List<PdfTable> tables() {
        List<PdfTable> tables = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Stretch s : lines.get(i).stretches()) {
                boolean first = s.left() <= lines.get(i).left() + 1 || (gutter > 0 && s.left() > gutter);
                if (first && CAPTION.matcher(s.text()).matches()) {
                    double[] region = region(s, i);
                    PdfTable.below(lines, i, region[0], region[1]).ifPresent(tables::add);
                }
            }
        }
        return tables;
    }

    /** As wide as the page, unless it stands in one of two columns and the lines below keep to it. */
    private double[] region(Stretch caption, int at) {
        if (gutter == 0 || caption.crosses(gutter)) {
            return new double[] {0, width};
        }
        boolean left = caption.middle() < gutter;
        int wide = 0;
        int cells = 0;
        for (int i = at + 1; i <= Math.min(lines.size() - 1, at + ENOUGH); i++) {
            for (Stretch s : lines.get(i).stretches()) {
                wide += s.crosses(gutter) ? 1 : 0;
                boolean other = left ? s.left() > gutter : s.right() < gutter;
                cells += other && s.width() < PROSE / 3 * width ? 1 : 0;
            }
        }
        if (wide > 0 || cells >= ENOUGH / 2) {
            return new double[] {0, width};
        }
        return left ? new double[] {0, gutter} : new double[] {gutter, width};
    }

    /** Where the space between two columns of text is; 0 when there is one column. */
    private double gutter() {
        double best = 0;
        int least = Integer.MAX_VALUE;
        for (double x = 0.42 * width; x <= 0.58 * width; x += 2) {
            double at = x;
            int crossing = (int) lines.stream()
                    .flatMap(l -> l.stretches().stream())
                    .filter(s -> s.crosses(at))
                    .count();
            if (crossing < least) {
                least = crossing;
                best = x;
            }
        }
        double middle = best;
        long left = prose().filter(s -> s.right() <= middle).count();
        long right = prose().filter(s -> s.left() >= middle).count();
        boolean two = left >= ENOUGH && right >= ENOUGH && least < Math.min(left, right);
        return two ? best : 0;
    }

    private Stream<Stretch> prose() {
        return lines.stream().flatMap(l -> l.stretches().stream()).filter(s -> s.width() > PROSE * width);
    }

    private void text(List<PdfTable> tables) {
        List<Stretch> right = new ArrayList<>();
        Set<PdfTable> shown = new HashSet<>();
        for (PdfLine line : lines) {
            for (Stretch s : line.stretches()) {
                Optional<PdfTable> table =
                        tables.stream().filter(t -> t.covers(s)).findFirst();
                if (table.isPresent()) {
                    if (shown.add(table.get())) {
                        flush(column);
                        pieces.add(table.get().cells());
                    }
                } else if (gutter > 0 && s.left() >= gutter) {
                    right.add(s);
                } else {
                    if (gutter > 0 && s.crosses(gutter)) {
                        flush(column);
                        flush(right);
                    }
                    column.add(s);
                }
            }
        }
        flush(column);
        flush(right);
    }

    /** Lines of a column to paragraphs. */
    private void flush(List<Stretch> stretches) {
        StringBuilder paragraph = new StringBuilder();
        Stretch last = null;
        for (Stretch s : stretches) {
            boolean heading = Section.of(s.text()).isPresent();
            boolean sameLine = last != null && Math.abs(s.y() - last.y()) < 1;
            boolean gap = last != null
                    && (s.y() - last.y() > PARAGRAPH_GAP * Math.max(s.size(), last.size()) || s.y() < last.y() - 1);
            if (heading || sameLine || gap) {
                add(paragraph);
            }
            if (heading) {
                pieces.add(new Heading(s.text()));
            } else {
                join(paragraph, s.text());
            }
            last = s;
        }
        add(paragraph);
        stretches.clear();
    }

    /** A word parted at the end of a line is put together again; a number never is. */
    private static void join(StringBuilder paragraph, String line) {
        int length = paragraph.length();
        boolean parted = length > 1
                && paragraph.charAt(length - 1) == '-'
                && Character.isLowerCase(paragraph.charAt(length - 2))
                && Character.isLowerCase(line.charAt(0));
        if (parted) {
            paragraph.setLength(length - 1);
        } else if (length > 0 && !han(paragraph.charAt(length - 1))) {
            paragraph.append(' ');
        }
        paragraph.append(line);
    }

    private static boolean han(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private void add(StringBuilder paragraph) {
        if (!paragraph.isEmpty()) {
            pieces.add(new Text(paragraph.toString()));
            paragraph.setLength(0);
        }
    }
}
