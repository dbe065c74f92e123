package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.Layout;
import org.counterpart.cohort.source.MissingCells;

/**
 * The ids of the subjects: present, and each once. Found again by a table of positions, so an id costs little more than
 * itself.
 */
public final class IdReader {
    private static final Pattern SPREADSHEET = Pattern.compile("[0-9][.,]?[0-9]*[eE]\\+?[0-9]{2}");

    private final String name;
    private final MissingCells missing;
    private final Layout.Duplicates duplicates;
    private final ProblemList problems;
    private final List<String> ids = new ArrayList<>();
    private boolean repeats;
    /**
     * Open addressing: an id's hash above, its position plus one below, so that few ids are looked at; 0 where free.
     */
    private long[] slots = new long[64];

    IdReader(String name, MissingCells missing, Layout.Duplicates duplicates, ProblemList problems) {
        this.duplicates = duplicates;
        this.name = name;
        this.missing = missing;
        this.problems = problems;
    }

    /** @param lines of the rows up to this one, or beyond */
    void accept(String cell, int line, IntCells lines) {
        String id = Cells.trim(cell);
        if (missing.has(id)) {
            problems.add(line, name, "", "cohort.missing-id");
        } else {
            int at = slot(id);
            if (slots[at] != 0 && duplicates != Layout.Duplicates.REFUSE) {
                repeats = true;
            } else if (slots[at] != 0) {
                String code = spreadsheetNumber(id) ? "cohort.duplicate-spreadsheet-id" : "cohort.duplicate-id";
                problems.add(line, name, id, code, lines.get((int) slots[at] - 1));
            } else {
                slots[at] = (long) id.hashCode() << 32 | (ids.size() + 1);
            }
        }
        ids.add(id);
        if (ids.size() * 2 > slots.length) {
            grow();
        }
    }

    /** An id of many digits that a spreadsheet took for a number and rounded: 1.10101E+17. */
    public static boolean spreadsheetNumber(String id) {
        return SPREADSHEET.matcher(id).matches();
    }

    boolean repeats() {
        return repeats;
    }

    /**
     * One row of each id: the first or the last.
     *
     * @param order what says which is first, missing cells first of all; null for the order of the rows
     */
    int[] kept(Column order) {
        Map<String, Integer> kept = new LinkedHashMap<>();
        Comparator<Integer> by = order == null
                ? Comparator.naturalOrder()
                : Comparator.comparing(
                                (Integer row) -> Scale.position(order, row), Comparator.nullsFirst(Double::compare))
                        .thenComparing(row -> order.text(row))
                        .thenComparing(Comparator.naturalOrder());
        for (int row = 0; row < ids.size(); row++) {
            kept.merge(ids.get(row), row, (a, b) -> {
                boolean bFirst = by.compare(b, a) < 0;
                return bFirst == (duplicates == Layout.Duplicates.FIRST) ? b : a;
            });
        }
        return kept.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private int slot(String id) {
        int hash = id.hashCode();
        int at = home(hash);
        while (slots[at] != 0
                && !((int) (slots[at] >>> 32) == hash
                        && ids.get((int) slots[at] - 1).equals(id))) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    /** The high bits of the product spread ids that count upwards (Knuth's multiplicative hashing). */
    private int home(int hash) {
        return (hash * 0x9E3779B9) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 4];
        for (long slot : old) {
            if (slot != 0) {
                int at = home((int) (slot >>> 32));
                while (slots[at] != 0) {
                    at = (at + 1) & (slots.length - 1);
                }
                slots[at] = slot;
            }
        }
    }

    String[] ids() {
        return ids.toArray(String[]::new);
    }
}
