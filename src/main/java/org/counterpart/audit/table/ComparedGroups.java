package org.counterpart.audit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.table.Heads.Known;
import org.counterpart.audit.table.TableColumn.Kind;

/**
 * Groups of a table that are compared with each other, with the columns of the test behind them. A table may hold
 * several: before and after matching, training and validation.
 */
record ComparedGroups(String section, List<GroupColumn> groups, List<Known> tests) {
    static List<ComparedGroups> of(Heads heads, int width) {
        List<GroupColumn> groups = GroupColumn.of(heads, width);
        List<ComparedGroups> comparisons = new ArrayList<>();
        for (int c = 1; c < width; c++) {
            int at = c;
            groups.stream().filter(g -> g.columns().get(0) == at).forEach(g -> {
                ComparedGroups last = comparisons.isEmpty() ? null : comparisons.get(comparisons.size() - 1);
                if (last == null || !last.section.equals(g.section()) || !last.tests.isEmpty()) {
                    last = new ComparedGroups(g.section(), new ArrayList<>(), new ArrayList<>());
                    comparisons.add(last);
                }
                last.groups.add(g);
            });
            if (!comparisons.isEmpty()) {
                ComparedGroups last = comparisons.get(comparisons.size() - 1);
                heads.known(c).filter(k -> k.what().measure() == null).ifPresent(last.tests::add);
            }
        }
        return comparisons;
    }

    /** The two groups that are compared, cases first where their names say so; none where there are not two. */
    List<GroupColumn> pair() {
        List<GroupColumn> apart = groups.stream().filter(g -> !isSum(g)).toList();
        if (apart.size() != 2) {
            return List.of();
        }
        boolean turned = apart.get(0).isControls() && !apart.get(1).isControls();
        return turned ? List.of(apart.get(1), apart.get(0)) : apart;
    }

    /** Whether a column is of all subjects, by its name or because it has as many as the others together. */
    private boolean isSum(GroupColumn group) {
        int others =
                groups.stream().mapToInt(g -> g.n().count()).sum() - group.n().count();
        return groups.size() > 2 && (group.isAll() || group.n().count() == others);
    }

    /** Whether the same subjects stand in both columns: tests of such are paired. */
    boolean isPaired() {
        return groups.stream().allMatch(GroupColumn::isTime);
    }

    /** The column of this kind; none where there are two, or where the test is one of pairs. */
    Optional<Integer> test(Kind kind) {
        if (isPaired()) {
            return Optional.empty();
        }
        List<Known> found = tests.stream().filter(k -> k.what().kind() == kind).toList();
        return found.size() == 1 ? Optional.of(found.get(0).column()) : Optional.empty();
    }

    /** The number in this row of the test's column, or none. */
    static Printed number(PrintedTable grid, int row, Optional<Integer> column) {
        if (column.isEmpty() || grid.at(row, column.get()).continued()) {
            return Printed.NONE;
        }
        String text = grid.at(row, column.get())
                .text()
                .strip()
                .replaceFirst("^[Pp] ?", "")
                .replaceFirst("^= ?", "");
        Printed number = Printed.of(text);
        return number.isNumber() && number.value() >= 0 ? number : Printed.NONE;
    }
}
