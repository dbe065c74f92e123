package org.counterpart.audit.row;

import java.util.List;
import java.util.OptionalInt;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;

/**
 * Parts of a group that a percentage may be of: those of a count printed above it in its column, as the smokers of
 * those who smoke much, or those of the rows around it, as all fractures of those of one type,
 * or of rows above that are such a part together. A part is less than
 * three fifths of the group; more is called the group without those that have no value.
 */
public final class PartTotals {
    private PartTotals() {}

    /** A cell of a column: a count with its percentage; either may be {@link Printed#NONE}. */
    public record Cell(Printed count, Printed percent) {
        private boolean isOf(int total) {
            int k = count.count();
            return k >= 0
                    && total > 0
                    && k <= total
                    && percent.isExact()
                    && percent.rounded().times(0.01).holds((double) k / total);
        }

        /** Whether the count is that of the whole group by its percentage. */
        private boolean isOfGroup(int n) {
            Range share = percent.usual().times(0.01);
            return count.count() >= 0 && percent.isExact() && share.holds((double) count.count() / n);
        }
    }

    /**
     * How many subjects the part has that the cell's percentage is of; empty where there is none.
     *
     * @param column cells of one group, from the top
     * @param n how many subjects the group has
     */
    public static OptionalInt of(List<Cell> column, int at, int n) {
        Cell cell = column.get(at);
        for (int above = at - 1; above >= 0; above--) {
            int total = column.get(above).count().count();
            if (isPart(total, n) && cell.isOf(total)) {
                return OptionalInt.of(total);
            }
        }
        OptionalInt own = around(column, at, n);
        for (int above = at - 1; above >= 0 && own.isEmpty(); above--) {
            OptionalInt part = around(column, above, n);
            own = part.isPresent() && cell.isOf(part.getAsInt()) ? part : own;
        }
        return own;
    }

    private static OptionalInt around(List<Cell> column, int at, int n) {
        for (int from = at; from >= 0 && !column.get(from).isOfGroup(n); from--) {
            int sum = 0;
            for (int to = from; to < column.size() && column.get(to).count().count() >= 0; to++) {
                sum += column.get(to).count().count();
                int total = sum;
                boolean several = to >= at && to > from && isPart(total, n);
                if (several && column.subList(from, to + 1).stream().allMatch(c -> c.isOf(total))) {
                    return OptionalInt.of(total);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isPart(int total, int n) {
        return total > 0 && 5L * total < 3L * n;
    }
}
