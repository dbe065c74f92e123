package org.counterpart.audit.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.counterpart.audit.document.DocumentPart.Cells;
import org.counterpart.audit.document.PdfLine.Stretch;
import org.counterpart.audit.table.PrintedTable.Cell;

/**
 * A table of a PDF, by position: what stands below a caption until a line of prose or a wide gap. Its columns are
 * where no line but a few has letters between; a stretch over several columns heads them all.
 */
final class PdfTable {
    private static final double GAP = 3.2;
    private static final double PROSE_SHARE = 0.55;
    private static final int PROSE_WORDS = 9;
    private static final int MOST_CAPTION_LINES = 4;
    private static final int MOST_NOTES = 10;
    private static final double INDENT_STEP = 3;
    private static final double WRAPPED = 1.6;
    private static final int ENOUGH = 3;
    private static final int MOST_HEADS = 4;
    private static final Pattern BROKEN = Pattern.compile(".*(?:[(\\[][^)\\]]*|\\d ?[-~])");
    private static final Pattern SIZE = Pattern.compile("[(\\[]? ?[nN] ?= ?[\\d, ]+[)\\]]?");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final List<PdfLine> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<Stretch> covered = new HashSet<>();
    private final StringBuilder caption = new StringBuilder();

    private PdfTable() {}

    /** The table whose caption is this line; none where nothing below it looks like one. */
    static Optional<PdfTable> below(List<PdfLine> lines, int at, double left, double right) {
        PdfTable table = new PdfTable();
        int next = table.readCaption(lines, at, left, right);
        next = table.readRows(lines, next, left, right);
        table.readNotes(lines, next, left, right);
        boolean found = table.rows.size() > 1
                && table.rows.stream().anyMatch(r -> r.stretches().size() > 1);
        return found ? Optional.of(table) : Optional.empty();
    }

    boolean covers(Stretch s) {
        return covered.contains(s);
    }

    private int readCaption(List<PdfLine> lines, int at, double left, double right) {
        int i = at;
        while (i < lines.size() && i < at + MOST_CAPTION_LINES) {
            PdfLine line = lines.get(i).within(left, right);
            boolean far = i > at && line.y() - lines.get(i - 1).y() > GAP * line.size();
            if (far || (i > at && line.asRow().stretches().size() > 2)) {
                break;
            }
            if (!line.isEmpty()) {
                // A head may begin with a row of one cell: it stands away from the left edge.
                boolean head = i > at
                        && line.left() > lines.get(at).within(left, right).left() + 0.15 * (right - left);
                if (head) {
                    break;
                }
                caption.append(caption.isEmpty() ? "" : " ").append(line.text());
                covered.addAll(line.stretches());
            }
            i++;
        }
        return i;
    }

    private int readRows(List<PdfLine> lines, int from, double left, double right) {
        double width = 0;
        PdfLine last = null;
        int i = from;
        for (; i < lines.size(); i++) {
            PdfLine line = lines.get(i).within(left, right);
            if (line.isEmpty()) {
                continue;
            }
            width = Math.max(width, line.right() - line.left());
            Stretch first = line.stretches().get(0);
            boolean prose = line.stretches().size() == 1
                    && (first.width() > PROSE_SHARE * width || first.text().split("\\s+").length >= PROSE_WORDS);
            boolean far = last != null && line.y() - last.y() > GAP * last.size();
            boolean another = PdfPage.CAPTION.matcher(first.text()).matches()
                    || Section.of(first.text()).isPresent();
            if (last != null && (prose || far || another)) {
                break;
            }
            rows.add(line.asRow());
            covered.addAll(line.stretches());
            last = line;
        }
        return i;
    }

    private void readNotes(List<PdfLine> lines, int from, double left, double right) {
        double size = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).size();
        double y = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).y();
        for (int i = from; i < lines.size() && notes.size() < MOST_NOTES; i++) {
            PdfLine line = lines.get(i).within(left, right);
            if (line.isEmpty()) {
                continue;
            }
            boolean near = line.y() - y < 1.8 * size && line.size() <= size + 0.5;
            if (!near
                    || line.stretches().size() > 1
                    || PdfPage.CAPTION.matcher(line.text()).matches()) {
                break;
            }
            notes.add(line.text());
            covered.addAll(line.stretches());
            y = line.y();
        }
    }

    Cells cells() {
        List<double[]> columns = columns();
        List<List<Cell>> cells = new ArrayList<>();
        double edge = rows.stream().mapToDouble(PdfLine::left).min().orElse(0);
        double y = 0;
        for (PdfLine line : rows) {
            PdfLine row = line.apart(columns);
            List<Cell> read = row(row, columns, edge);
            List<Cell> above = cells.isEmpty() ? List.of() : cells.get(cells.size() - 1);
            if (row.y() - y < WRAPPED * row.size() && goesOn(above, read)) {
                cells.set(cells.size() - 1, joined(above, read));
            } else {
                cells.add(read);
            }
            y = row.y();
        }
        for (int r = 0; r + 1 < Math.min(cells.size(), MOST_HEADS); r++) {
            int below = r + 1;
            while (below + 1 < cells.size() && values(cells.get(below)) == 0) {
                below++;
            }
            cells.set(r, spread(cells.get(r), cells.get(below)));
        }
        return new Cells("", caption.toString(), cells, 0, notes);
    }

    /** Whether a cell above is broken off within brackets or behind a dash, and this line ends it. */
    private static boolean goesOn(List<Cell> above, List<Cell> below) {
        for (int c = 0; c < Math.min(above.size(), below.size()); c++) {
            if (!below.get(c).text().isBlank()
                    && BROKEN.matcher(above.get(c).text()).matches()) {
                return true;
            }
        }
        return false;
    }

    private static List<Cell> joined(List<Cell> above, List<Cell> below) {
        List<Cell> joined = new ArrayList<>();
        for (int c = 0; c < above.size(); c++) {
            String gap = above.get(c).text().matches(".*[-~]") ? "" : " ";
            joined.add(Cell.of(
                    above.get(c).original() + gap + below.get(c).original(),
                    above.get(c).indent(),
                    above.get(c).continued()));
        }
        return joined;
    }

    /** How many cells behind the first hold something. */
    private static long values(List<Cell> row) {
        return row.stream().skip(1).filter(c -> !c.text().isBlank()).count();
    }

    /**
     * Words of a head that stand over several columns are set over one of them: they are those of the others too. Over
     * which is certain where each stands over as many, called the same, or where each begins above its first. Else the
     * columns have nothing in common, so that no P is taken for that of a ratio beside it.
     */
    private static List<Cell> spread(List<Cell> row, List<Cell> below) {
        boolean head =
                row.stream().skip(1).noneMatch(c -> DIGIT.matcher(unsized(c)).find())
                        && values(row) > 0
                        && values(below) > values(row);
        if (!head) {
            return row;
        }
        List<Integer> under = new ArrayList<>();
        List<Integer> heads = new ArrayList<>();
        for (int c = 1; c < row.size(); c++) {
            if (!below.get(c).text().isBlank()) {
                under.add(c);
                if (!row.get(c).text().isBlank() && !row.get(c).continued()) {
                    heads.add(c);
                }
            }
        }
        int each = heads.isEmpty() ? 0 : under.size() / heads.size();
        boolean centred = row.get(under.get(0)).text().isBlank();
        boolean evenly = each > 1 && isEven(under, heads, each) && (centred || comesAgain(under, each, below));
        List<Cell> spread = new ArrayList<>(row);
        for (int i = 0; i < under.size(); i++) {
            int c = under.get(i);
            if (evenly) {
                Cell over = row.get(heads.get(i / each));
                spread.set(c, new Cell(over.original(), over.text(), 0, i % each > 0));
            } else if (centred) {
                spread.set(c, Cell.of("?".repeat(i + 1), 0, false));
            } else if (row.get(c).text().isBlank()) {
                Cell before = spread.get(under.get(i - 1));
                spread.set(c, new Cell(before.original(), before.text(), 0, true));
            }
        }
        return spread;
    }

    /** Whether every head stands above one of its own, when each has as many. */
    private static boolean isEven(List<Integer> under, List<Integer> heads, int each) {
        boolean even = heads.size() > 1 && under.size() == each * heads.size();
        for (int h = 0; even && h < heads.size(); h++) {
            even = under.subList(h * each, (h + 1) * each).contains(heads.get(h));
        }
        return even;
    }

    /** Whether the columns below are called the same under every head. */
    private static boolean comesAgain(List<Integer> under, int each, List<Cell> below) {
        boolean again = true;
        for (int i = 0; again && i < under.size(); i++) {
            again = unsized(below.get(under.get(i))).equals(unsized(below.get(under.get(i % each))));
        }
        return again;
    }

    /** Words of a head without the size of its group. */
    private static String unsized(Cell cell) {
        return SIZE.matcher(cell.text()).replaceAll("");
    }

    /** Places that letters of more than a twelfth of the fuller rows cover, joined. */
    private List<double[]> columns() {
        int most = rows.stream().mapToInt(r -> r.stretches().size()).max().orElse(1);
        List<PdfLine> full = atLeast(0.8 * most);
        full = full.size() < ENOUGH ? atLeast(0.6 * most) : full;
        List<PdfLine> fullest = full;
        double from = full.stream().mapToDouble(PdfLine::left).min().orElse(0);
        double to = full.stream().mapToDouble(PdfLine::right).max().orElse(0);
        List<double[]> columns = new ArrayList<>();
        double begin = -1;
        for (double x = from; x <= to + 1; x += 0.5) {
            double at = x;
            long letters = fullest.stream()
                    .flatMap(r -> r.stretches().stream())
                    .filter(s -> s.left() <= at && s.right() >= at)
                    .count();
            boolean covers = letters > full.size() / 12.0 && x <= to;
            if (covers && begin < 0) {
                begin = x;
            } else if (!covers && begin >= 0) {
                columns.add(new double[] {begin, x});
                begin = -1;
            }
        }
        return columns;
    }

    private List<PdfLine> atLeast(double stretches) {
        return rows.stream()
                .filter(r -> r.stretches().size() >= Math.max(2, stretches))
                .toList();
    }

    private static List<Cell> row(PdfLine row, List<double[]> columns, double edge) {
        List<Cell> cells = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            StringBuilder text = new StringBuilder();
            boolean continued = false;
            int indent = 0;
            for (Stretch s : row.stretches()) {
                if (overlaps(s, columns.get(c)) || nearest(s, columns) == c) {
                    continued |= first(s, columns) < c;
                    indent = text.isEmpty() ? (int) Math.max(0, Math.round((s.left() - edge) / INDENT_STEP)) : indent;
                    text.append(text.isEmpty() ? "" : " ").append(s.text());
                }
            }
            cells.add(Cell.of(text.toString(), indent, continued));
        }
        return cells;
    }

    private static boolean overlaps(Stretch s, double[] column) {
        double shared = Math.min(s.right(), column[1]) - Math.max(s.left(), column[0]);
        return shared > 0.25 * Math.min(s.width(), column[1] - column[0]);
    }

    private static int first(Stretch s, List<double[]> columns) {
        for (int c = 0; c < columns.size(); c++) {
            if (overlaps(s, columns.get(c))) {
                return c;
            }
        }
        return nearest(s, columns);
    }

    private static int nearest(Stretch s, List<double[]> columns) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int c = 0; c < columns.size(); c++) {
            double[] column = columns.get(c);
            double away = Math.max(0, Math.max(column[0] - s.right(), s.left() - column[1]));
            double middle = Math.abs((column[0] + column[1]) / 2 - s.middle());
            if (away * 1000 + middle < least) {
                least = away * 1000 + middle;
                nearest = c;
            }
        }
        return nearest;
    }
}
