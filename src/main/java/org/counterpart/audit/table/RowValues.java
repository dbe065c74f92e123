package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.table.Heads.Known;
import org.counterpart.audit.table.PrintedTable.Cell;
import org.counterpart.audit.table.RowLabels.Label;

/**
 * The numbers that one row prints in one block of columns. A row of which a cell cannot be read has none; a reference
 * level has none either, as its 1 is no estimate.
 */
final class RowValues {
    private static final String N = "(-?\\d*\\.?\\d+)";
    private static final String TO = " ?(?:-|~|to|至|,|;|/) ?";
    private static final Pattern VALUE = Pattern.compile(N + "( ?%)? *");
    private static final Pattern LIMITS = Pattern.compile("[(\\[]? ?" + N + TO + N + " ?[)\\]]? *");
    private static final Pattern BOTH =
            Pattern.compile(N + "( ?%)? *[,;:(\\[] ?(?:95 ?% ?CI[:,]? ?)?" + N + "%?" + TO + N + "%? ?[)\\]]? *");
    private static final Pattern P = Pattern.compile(
            "(?:[Pp] ?)?([<>≤≥=]?) ?(\\d?\\.\\d+|\\d)(?: ?(?:n\\.?s\\.?|[a-e]))? *", Pattern.CASE_INSENSITIVE);
    private static final String ONE = "1(?:\\.0+)?";
    private static final String CHOSEN =
            "(?:ref\\.?|reference|referent|(?:ref(?:erence|\\.)? ?)?(?:level|group|category)"
                    + "|base(?:line)?|参照组?|参考组?|对照组?)";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:" + ONE + ")? ?[(\\[]? ?(?:" + CHOSEN + "|-+) ?[)\\]]?|" + CHOSEN + " ?[(\\[]? ?" + ONE + " ?[)\\]]?|"
                    + ONE + "(?: ?[(\\[] ?" + ONE + TO + ONE + " ?[)\\]])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_P =
            Pattern.compile("n\\.?s\\.?|not significant|" + CHOSEN, Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_COUNTS = Pattern.compile(N + "( ?%)? ?[(\\[] ?\\d+ ?/ ?\\d+ ?[)\\]] *");
    private static final Pattern NOTHING =
            Pattern.compile("(?:-+|/|NA|N/A|n\\.a\\.|…|\\.\\.\\.)? *", Pattern.CASE_INSENSITIVE);

    private final PrintedTable grid;
    private final int row;
    private final Map<String, Printed> numbers = new HashMap<>();
    private final List<Use> uses = new ArrayList<>();
    private boolean unread;
    private boolean reference;

    private RowValues(PrintedTable grid, int row) {
        this.grid = grid;
        this.row = row;
    }

    /** One a row, in their order. */
    static List<RowValues> of(PrintedTable grid, List<Label> labels, Block block) {
        return labels.stream().map(label -> of(grid, label.row(), block)).toList();
    }

    private static RowValues of(PrintedTable grid, int row, Block block) {
        RowValues values = new RowValues(grid, row);
        for (Known known : block.columns()) {
            Cell cell = grid.at(row, known.column());
            if (!cell.continued() && !NOTHING.matcher(cell.text()).matches()) {
                boolean ratio =
                        known.what().measure() != null && known.what().measure().isRatio();
                if (known.what().kind() == TableColumn.Kind.P
                        && NO_P.matcher(cell.text().strip()).matches()) {
                    continue;
                }
                if (ratio && REFERENCE.matcher(cell.text().strip()).matches()) {
                    values.reference = true;
                    values.use("or", known.column(), 0, cell.text().length());
                } else if (!values.read(known, cell.text())) {
                    values.unread = true;
                }
            }
        }
        if (!block.intervals()) {
            values.forget("ci_low");
            values.forget("ci_high");
        }
        return values;
    }

    /** Whether it is the level that the others are compared with. */
    boolean isReference() {
        return reference && !unread;
    }

    boolean has(String key) {
        return !unread && !reference && numbers.containsKey(key);
    }

    Printed of(String key) {
        return numbers.getOrDefault(key, Printed.NONE);
    }

    Printed of(Cue measure) {
        return of(measure.key());
    }

    /** What was read, when the row is taken. */
    List<Use> uses() {
        return unread
                ? List.of()
                : reference ? uses.stream().filter(u -> u.what().equals("or")).toList() : uses;
    }

    private void forget(String key) {
        numbers.remove(key);
        uses.removeIf(u -> u.what().equals(key));
    }

    private void use(String what, int column, int from, int to) {
        uses.add(new Use(what, row, column, from, to));
    }

    private boolean read(Known known, String text) {
        TableColumn what = known.what();
        int at = known.column();
        return switch (what.kind()) {
            case MEASURE -> measure(what, at, text);
            case INTERVAL -> taken(LIMITS.matcher(text), at, s -> s, "ci_low", "ci_high");
            case LOWER -> taken(VALUE.matcher(text), at, s -> s, "ci_low");
            case UPPER -> taken(VALUE.matcher(text), at, s -> s, "ci_high");
            case COEFFICIENT -> taken(VALUE.matcher(text), at, s -> s, "b");
            case STANDARD_ERROR -> taken(VALUE.matcher(text), at, s -> s, "se");
            case WALD -> taken(VALUE.matcher(text), at, s -> s, "wald");
            case DEGREES -> taken(VALUE.matcher(text), at, s -> s, "df");
            case P -> probability(at, text);
            case T, CHI_SQUARE, T_OR_CHI_SQUARE, OTHER -> true;
        };
    }

    private boolean measure(TableColumn what, int column, String text) {
        Matcher alone = VALUE.matcher(text);
        Matcher with = BOTH.matcher(text);
        String key = what.measure().key();
        if (what.measure() == Cue.CUTOFF) {
            // A cut may carry its sign and unit; it is a name and nothing is computed from it.
            numbers.put(key, Printed.of(grid.at(row, column).original()));
            use(key, column, 0, text.length());
            return true;
        }
        boolean percent = what.percent()
                || (alone.matches() ? alone.group(2) : with.matches() ? with.group(2) : signed(text)) != null;
        UnaryOperator<String> sign = s -> s + (percent ? "%" : "");
        boolean read;
        if (alone.matches()) {
            read = taken(alone, column, sign, key);
        } else if (what.measure().isRatio() || what.measure() == Cue.AUC) {
            read = with.matches() && three(with, column, sign, key);
        } else {
            // Nothing is computed from the interval of a sensitivity, nor from its counts.
            Matcher counts = OF_COUNTS.matcher(text);
            read = taken(with.matches() ? with : counts, column, sign, key);
        }
        return read && what.measure().takes(of(key));
    }

    /** The sign of per cent of a share with its counts; {@code null} where there is none. */
    private static String signed(String text) {
        Matcher counts = OF_COUNTS.matcher(text);
        return counts.matches() ? counts.group(2) : null;
    }

    private boolean three(Matcher m, int column, UnaryOperator<String> sign, String key) {
        put(key, m, 1, column, sign);
        put("ci_low", m, 3, column, sign);
        put("ci_high", m, 4, column, sign);
        return true;
    }

    private boolean taken(Matcher m, int column, UnaryOperator<String> sign, String... keys) {
        if (!m.matches()) {
            return false;
        }
        for (int g = 0; g < keys.length; g++) {
            put(keys[g], m, g + 1, column, sign);
        }
        return true;
    }

    private void put(String key, Matcher m, int group, int column, UnaryOperator<String> sign) {
        numbers.put(key, Printed.of(sign.apply(m.group(group))));
        use(key, column, m.start(group), m.end(group));
    }

    private boolean probability(int column, String text) {
        Matcher m = P.matcher(text);
        if (!m.matches()) {
            return false;
        }
        String sign = m.group(1).equals("=") ? "" : m.group(1);
        numbers.put("p", Printed.of(sign + m.group(2)));
        use("p", column, m.start(2), m.end(2));
        return true;
    }
}
