package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.counterpart.audit.lexicon.Cue;
import org.counterpart.audit.table.PrintedTable.Cell;

/**
 * What the rows of a table are called: the words before its numbers, and those of the row without numbers above that
 * heads them. A heading may also say of which subjects or of which model the rows below it are.
 */
final class RowLabels {
    private static final Pattern LEVEL =
            Pattern.compile("(?i)(?:yes|no|never|ever|male|female|men|women|none|present|absent|positive|negative"
                    + "|是|否|有|无|男性?|女性?|阳性|阴性)\\b.*|[<>≤≥=\\d].*|[IVⅠⅡⅢⅣ]+\\b.*|[是否有无男女].{0,2}");
    /** A cell that is no name of a level, as 18-24 and ≥65 are: a number, or one with another behind it. */
    private static final Pattern NUMBERS = Pattern.compile("[+-]?\\d[\\d.,]* ?%?(?: ?[(\\[/±].*)?|[(\\[].*\\d.*|[-/]+");

    private static final Pattern MODEL =
            Pattern.compile("(?i)(?:model|模型) ?[a-z0-9Ⅰ-Ⅳ]+\\b.*|(?:un)?adjusted\\b.*|crude\\b.*"
                    + "|(?:uni|bi|multi)varia(?:te|ble)\\b.*|[单多]因素.*");

    /**
     * A row with numbers.
     *
     * @param name with the words that head it
     * @param heading the words that head it; may be empty
     * @param part of the subjects it is of; empty where none is named
     * @param model of which it is; empty where none is named
     * @param begins whether it is the first below its heading, or has none
     */
    record Label(int row, String name, String heading, String part, String model, boolean begins) {}

    private final PrintedTable grid;
    private final int names;
    private final Set<Integer> tests;
    private final boolean indented;

    private RowLabels(PrintedTable grid, int heads, int names, Set<Integer> tests) {
        this.tests = tests;
        this.grid = grid;
        this.names = names;
        boolean some = false;
        for (int r = heads; r < grid.rows().size(); r++) {
            some |= grid.at(r, 0).indent() > 0;
        }
        this.indented = some;
    }

    /**
     * @param names how many columns name rows
     * @param tests columns of P values and statistics
     */
    static List<Label> of(PrintedTable grid, int heads, int names, Set<Integer> tests) {
        return new RowLabels(grid, heads, names, tests).labels(heads);
    }

    private List<Label> labels(int heads) {
        List<Label> labels = new ArrayList<>();
        String heading = "";
        int headingIndent = 0;
        String part = "";
        String model = "";
        boolean begins = true;
        for (int r = heads; r < grid.rows().size(); r++) {
            String name = name(r);
            int indent = grid.at(r, 0).indent();
            if (isHeading(r)) {
                begins = true;
                if (isPart(name)) {
                    part = name;
                    heading = "";
                } else if (MODEL.matcher(name).matches()) {
                    model = name;
                    heading = "";
                } else {
                    heading = name;
                    headingIndent = indent;
                }
                continue;
            }
            boolean below = !heading.isEmpty()
                    && (indented ? indent > headingIndent : LEVEL.matcher(name).matches());
            String full = below
                    ? heading.replaceFirst("[,，:：]? ?(?:[nN]o?\\.? ?\\(%\\)|[例名] ?\\(%\\))$", "") + ": " + name
                    : name;
            labels.add(new Label(r, full, below ? heading : "", isPart(name) ? name : part, model, begins || !below));
            begins = false;
            if (!below) {
                heading = "";
            }
        }
        return labels;
    }

    /** Whether two rows are levels of one variable: no other begins between them. */
    static boolean ofOneVariable(Label one, Label other, List<Label> labels) {
        int from = Math.min(one.row(), other.row());
        int to = Math.max(one.row(), other.row());
        return !one.heading().isEmpty()
                && one.heading().equals(other.heading())
                && labels.stream().noneMatch(l -> l.row() > from && l.row() <= to && l.begins());
    }

    private static boolean isPart(String name) {
        int end = Cue.PART.end(name, 0);
        return end > 0 && name.substring(end).matches("(?: ?[(\\[].*)?");
    }

    /** The columns of names joined, nothing twice. */
    private String name(int row) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < names; c++) {
            String text = grid.at(row, c).original().replaceAll("\\s+", " ");
            boolean number =
                    c > 0 && NUMBERS.matcher(grid.at(row, c).text().strip()).matches();
            if (!text.isEmpty() && !number && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return String.join(": ", texts);
    }

    /** Whether a row has a name and no number but those of tests, which are of all rows below it. */
    private boolean isHeading(int row) {
        String first = grid.at(row, 0).text();
        for (int c = names; c < grid.width(); c++) {
            Cell cell = grid.at(row, c);
            boolean title = cell.text().equals(first) && cell.continued();
            if (!title && !cell.continued() && !cell.isBlank() && !tests.contains(c)) {
                return false;
            }
        }
        return true;
    }
}
