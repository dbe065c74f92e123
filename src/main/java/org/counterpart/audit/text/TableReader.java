package org.counterpart.audit.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.PublishedResults.Auc;
import org.counterpart.audit.paper.PublishedResults.Model;
import org.counterpart.audit.paper.PublishedResults.Predictor;
import org.counterpart.audit.paper.PublishedResults.Threshold;
import org.counterpart.audit.text.PastedTable.TableCell;

/**
 * A regression table or a table of ROC curves: the head says what each column holds, the first column names rows. A
 * table whose head holds two columns alike (crude and adjusted side by side) is not read, nor a row of which a number
 * cannot be one of its column.
 */
final class TableReader {
    private static final String N = "(-?\\d*\\.?\\d+)";
    private static final String TO = " ?(?:-|~|to|至|,|;) ?";
    private static final Pattern VALUE = Pattern.compile(N + "( ?%)?");
    private static final Pattern LIMITS = Pattern.compile("[(\\[]?" + N + TO + N + "[)\\]]?");
    private static final Pattern BOTH = Pattern.compile(N + " ?[,(\\[] ?(?:95 ?% ?CI:? ?)?" + N + TO + N + " ?[)\\]]?");
    private static final Pattern P = Pattern.compile("([<>≤≥=]?) ?(\\d?\\.\\d+)");

    private final PlainText plain;
    private final Said said;
    private final NumberStyle style;
    private final List<Model> models;
    private final List<Auc> aucs;
    private final List<Threshold> thresholds;

    TableReader(
            PlainText plain,
            Said said,
            NumberStyle style,
            List<Model> models,
            List<Auc> aucs,
            List<Threshold> thresholds) {
        this.plain = plain;
        this.said = said;
        this.style = style;
        this.models = models;
        this.aucs = aucs;
        this.thresholds = thresholds;
    }

    void read(PastedTable table) {
        if (style == NumberStyle.COMMA) {
            return;
        }
        List<TableCell> head = table.rows().get(0);
        Map<Integer, TableColumn> columns = new HashMap<>();
        Set<TableColumn> seen = new HashSet<>();
        for (int c = 1; c < head.size(); c++) {
            int at = c;
            boolean twice = TableColumn.of(head.get(c).text())
                    .map(column -> {
                        columns.put(at, column);
                        return !seen.add(column);
                    })
                    .orElse(false);
            if (twice) {
                return;
            }
        }
        boolean known = seen.stream().anyMatch(c -> c.measure() != null);
        List<Cue> ratios = seen.stream()
                .map(TableColumn::measure)
                .filter(m -> m != null && m.isRatio())
                .toList();
        if (!known || ratios.size() > 1) {
            return;
        }
        // The 95 of a head is understood where the table is read.
        head.forEach(cell -> said.use(cell.from(), cell.to()));
        if (ratios.size() == 1) {
            regression(table, columns, ratios.get(0));
        } else {
            curves(table, columns);
        }
    }

    /** The numbers of one row by what they are; {@code null} where one cannot be read. */
    private Map<String, Printed> row(List<TableCell> cells, Map<Integer, TableColumn> columns) {
        Map<String, Printed> numbers = new HashMap<>();
        List<Runnable> marks = new ArrayList<>();
        for (Map.Entry<Integer, TableColumn> e : columns.entrySet()) {
            TableCell cell = cells.get(e.getKey());
            if (!cell.text().isEmpty() && !read(cell, e.getValue(), numbers, marks)) {
                return null;
            }
        }
        marks.forEach(Runnable::run);
        return numbers;
    }

    private boolean read(TableCell cell, TableColumn column, Map<String, Printed> to, List<Runnable> marks) {
        return switch (column.kind()) {
            case MEASURE -> {
                String what = ItemParser.word(column.measure());
                yield taken(VALUE.matcher(cell.text()), cell, to, marks, what)
                        || taken(BOTH.matcher(cell.text()), cell, to, marks, what, "ci_low", "ci_high");
            }
            case INTERVAL -> taken(LIMITS.matcher(cell.text()), cell, to, marks, "ci_low", "ci_high");
            case LOWER -> taken(VALUE.matcher(cell.text()), cell, to, marks, "ci_low");
            case UPPER -> taken(VALUE.matcher(cell.text()), cell, to, marks, "ci_high");
            case COEFFICIENT -> taken(VALUE.matcher(cell.text()), cell, to, marks, "b");
            case STANDARD_ERROR -> taken(VALUE.matcher(cell.text()), cell, to, marks, "se");
            case WALD -> taken(VALUE.matcher(cell.text()), cell, to, marks, "wald");
            case P -> probability(cell, to, marks);
        };
    }

    private boolean taken(Matcher m, TableCell cell, Map<String, Printed> to, List<Runnable> marks, String... names) {
        if (!m.matches()) {
            return false;
        }
        for (int g = 0; g < names.length; g++) {
            int from = cell.from() + m.start(g + 1);
            int end = cell.from() + m.end(g + 1);
            boolean percent = names.length == 1 && m.groupCount() > 1 && m.group(2) != null;
            String name = names[g];
            to.put(name, Printed.of(m.group(g + 1) + (percent ? "%" : ""), plain.line(from)));
            marks.add(() -> said.understand(name, from, end));
        }
        return true;
    }

    private boolean probability(TableCell cell, Map<String, Printed> to, List<Runnable> marks) {
        Matcher m = P.matcher(cell.text());
        if (!m.matches()) {
            return false;
        }
        String sign = m.group(1).equals("=") ? "" : m.group(1);
        int from = cell.from() + m.start(2);
        int end = cell.from() + m.end(2);
        to.put("p", Printed.of(sign + m.group(2), plain.line(from)));
        marks.add(() -> said.understand("p", from, end));
        return true;
    }

    private void regression(PastedTable table, Map<Integer, TableColumn> columns, Cue ratio) {
        List<Predictor> rows = new ArrayList<>();
        for (List<TableCell> cells : table.rows().subList(1, table.rows().size())) {
            Map<String, Printed> row = row(cells, columns);
            String name = cells.get(0).text();
            if (row != null && row.containsKey("or") && !name.matches("(?i)constant|intercept|常量|常数项?|截距")) {
                rows.add(new Predictor(
                        plain.original(cells.get(0).from(), cells.get(0).to()),
                        "",
                        of(row, "or"),
                        of(row, "ci_low"),
                        of(row, "ci_high"),
                        of(row, "p"),
                        of(row, "b"),
                        of(row, "se"),
                        of(row, "wald"),
                        null));
            }
        }
        if (!rows.isEmpty()) {
            models.add(new Model("", PastedText.effect(ratio), "all", "", rows));
        }
    }

    private void curves(PastedTable table, Map<Integer, TableColumn> columns) {
        for (List<TableCell> cells : table.rows().subList(1, table.rows().size())) {
            Map<String, Printed> row = row(cells, columns);
            if (row == null) {
                continue;
            }
            String name = plain.original(cells.get(0).from(), cells.get(0).to());
            if (row.containsKey("auc")) {
                aucs.add(new Auc(
                        "all",
                        name,
                        of(row, "auc"),
                        of(row, "ci_low"),
                        of(row, "ci_high"),
                        of(row, "p"),
                        of(row, "se"),
                        Printed.NONE,
                        Printed.NONE));
            }
            if (row.containsKey("sensitivity") || row.containsKey("specificity")) {
                thresholds.add(ThresholdRows.threshold("all", name, cue -> of(row, ItemParser.word(cue))));
            }
        }
    }

    private static Printed of(Map<String, Printed> row, String what) {
        return row.getOrDefault(what, Printed.NONE);
    }
}
