package org.counterpart.matching.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;

/** Numbers the combinations of values of the exact variables: of the first, of the first two, and so on. */
public final class ExactCells {
    /** For each number of exact variables taken (0, 1, ... all), each row's combination. */
    private final int[][] cell;

    private final int[] count;

    public ExactCells(Cohort cohort, List<String> exact) {
        cell = new int[exact.size() + 1][];
        count = new int[exact.size() + 1];
        cell[0] = new int[cohort.size()];
        count[0] = 1;
        for (int j = 0; j < exact.size(); j++) {
            int[] codes = codes(cohort.column(exact.get(j)));
            int[] combined = new int[codes.length];
            Map<Long, Integer> numbers = new HashMap<>();
            for (int row = 0; row < codes.length; row++) {
                long key = (long) cell[j][row] << 32 | codes[row] + 1L;
                Integer known = numbers.get(key);
                if (known == null) {
                    known = numbers.size();
                    numbers.put(key, known);
                }
                combined[row] = known;
            }
            cell[j + 1] = combined;
            count[j + 1] = numbers.size();
        }
    }

    /** The combination a row has of the first {@code variables} exact variables. */
    int cell(int variables, int row) {
        return cell[variables][row];
    }

    /** The combination of all exact variables. */
    int cell(int row) {
        return cell[cell.length - 1][row];
    }

    int count(int variables) {
        return count[variables];
    }

    int count() {
        return count[count.length - 1];
    }

    private static int[] codes(Column column) {
        if (column instanceof LevelColumn levels) {
            return levels.codes();
        }
        Map<Object, Integer> numbers = new HashMap<>();
        int[] codes = new int[column.size()];
        for (int row = 0; row < codes.length; row++) {
            Object value = column instanceof NumberColumn n ? (Object) (n.value(row) + 0.0) : column.text(row);
            codes[row] = column.missing(row) ? -1 : numbers.computeIfAbsent(value, v -> numbers.size());
        }
        return codes;
    }
}
