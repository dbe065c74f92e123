package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.List;

/** The ids of the subjects: present, and each once. Found again by a table of positions, so an id costs little more than itself. */
final class IdReader {
    private final String name;
    private final MissingCells missing;
    private final ProblemList problems;
    private final List<String> ids = new ArrayList<>();
    /** Open addressing: an id's hash above, its position plus one below, so that few ids are looked at; 0 where free. */
    private long[] slots = new long[64];

    IdReader(String name, MissingCells missing, ProblemList problems) {
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
            if (slots[at] != 0) {
                problems.add(line, name, id, "cohort.duplicate-id", lines.get((int) slots[at] - 1));
            } else {
                slots[at] = (long) id.hashCode() << 32 | (ids.size() + 1);
            }
        }
        ids.add(id);
        if (ids.size() * 2 > slots.length) {
            grow();
        }
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
