package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.counterpart.audit.table.PrintedTable.Cell;

/** The head of a table: how many rows it has, and what it says above each column. */
final class Heads {
    private static final int MOST = 4;
    private static final Pattern SIZE = Pattern.compile("\\(? ?[nN] ?= ?[\\d, ]+\\)?");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final PrintedTable grid;
    private final int rows;
    private final List<List<String>> above = new ArrayList<>();
    private final List<Optional<Known>> known = new ArrayList<>();

    Heads(PrintedTable grid) {
        this.grid = grid;
        this.rows = grid.heads() > 0 ? grid.heads() : guess();
        for (int c = 0; c < grid.width(); c++) {
            above.add(words(c));
            known.add(what(c));
        }
    }

    int rows() {
        return rows;
    }

    /** The first row, and those below it that only say what columns hold. */
    private int guess() {
        int rows = 1;
        for (int r = 1; r < Math.min(MOST, grid.rows().size()) && (isHead(r) || namesOnly(r)); r++) {
            rows = isHead(r) ? r + 1 : rows;
        }
        return rows;
    }

    /** A name alone between rows of the head, set at half their height. */
    private boolean namesOnly(int row) {
        for (int c = 1; c < grid.width(); c++) {
            if (!grid.at(row, c).isBlank()) {
                return false;
            }
        }
        return row == 1 && grid.at(0, 0).isBlank();
    }

    private boolean isHead(int row) {
        int words = 0;
        for (int c = 1; c < grid.width(); c++) {
            Cell cell = grid.at(row, c);
            if (cell.isBlank()) {
                continue;
            }
            boolean known = TableColumn.of(cell.text()).isPresent();
            if (!known
                    && DIGIT.matcher(SIZE.matcher(cell.text()).replaceAll("")).find()) {
                return false;
            }
            words++;
        }
        boolean named = !grid.at(row, 0).isBlank() && !grid.at(row, 0).continued();
        return words >= 2 && !(named && repeatsTitle(row));
    }

    /** A row of one merged cell heads the rows below it, not the columns. */
    private boolean repeatsTitle(int row) {
        String first = grid.at(row, 0).text();
        for (int c = 1; c < grid.width(); c++) {
            if (!grid.at(row, c).text().equals(first)) {
                return false;
            }
        }
        return true;
    }

    /** What stands above a column, from the top, nothing twice in a row. */
    List<String> above(int column) {
        return column < above.size() ? above.get(column) : List.of();
    }

    private List<String> words(int column) {
        List<String> texts = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            String text = grid.at(r, column).text().strip().replaceAll("\\s+", " ");
            if (!text.isEmpty()
                    && (texts.isEmpty() || !texts.get(texts.size() - 1).equals(text))) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** What a column holds, by the lowest words above it that say so, and the words above those. */
    Optional<Known> known(int column) {
        return known.get(column);
    }

    private Optional<Known> what(int column) {
        List<String> texts = above(column);
        for (int from = texts.size() - 1; from >= 0; from--) {
            for (int to = texts.size(); to > from; to--) {
                Optional<TableColumn> found = TableColumn.of(String.join(" ", texts.subList(from, to)));
                if (found.isPresent() && !isInBrackets(texts, from, to)) {
                    return Optional.of(withWordsAbove(column, found.get(), texts, from));
                }
            }
        }
        return Optional.empty();
    }

    /** A column of an estimate that is none of the measures, with its interval; its P is not one of theirs. */
    Optional<Known> other(int column) {
        List<String> texts = above(column);
        boolean sized = texts.stream().anyMatch(t -> SIZE.matcher(t).find());
        if (sized || !TableColumn.isOther(String.join(" ", texts))) {
            return Optional.empty();
        }
        TableColumn what = new TableColumn(TableColumn.Kind.OTHER, null, "", false);
        return Optional.of(new Known(column, what, String.join(" ", texts.subList(0, texts.size() - 1))));
    }

    /** Whether these words are an interval in brackets that goes with the measure in the line above it. */
    private static boolean isInBrackets(List<String> texts, int from, int to) {
        return from > 0
                && to == texts.size()
                && texts.get(from).matches("[(\\[].*")
                && TableColumn.of(String.join(" ", texts.subList(from - 1, to)))
                        .filter(c -> c.kind() == TableColumn.Kind.MEASURE)
                        .isPresent();
    }

    /** Words above that say no more than what the column holds are none of a section: 95% CI over lower and upper. */
    private static Known withWordsAbove(int column, TableColumn found, List<String> texts, int lowest) {
        TableColumn what = found;
        int from = lowest;
        for (int above = lowest - 1; above >= 0; above--) {
            Optional<TableColumn> more = TableColumn.of(String.join(" ", texts.subList(above, texts.size())));
            if (more.isPresent() && more.get().kind() == found.kind()) {
                what = more.get();
                from = above;
            }
        }
        return new Known(column, what, String.join(" ", texts.subList(0, from)));
    }

    /** @param section the words above those that say what it holds: {@code Multivariable analysis} */
    record Known(int column, TableColumn what, String section) {}
}
