package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.List;

/** The ids of the subjects: present, and each once. Found again by a table of positions, so an id costs little more than itself. */
final class IdReader {
    private final String name;
    private final MissingCells missing;
    private final ProblemList problems;
    private final List<String> ids = new ArrayList<>();
    /** Open addressing: position of an id plus one, 0 where free. */
    private int[] slots = new int[64];

    IdReader(String name, MissingCells missing, ProblemList problems) {
        this.name = name;
        this.missing = missing;
        this.problems = problems;
    }

    /** @param lines lines of the rows accepted so far */
    void accept(String cell, int line, IntCells lines) {
        String id = Cells.trim(cell);
        if (missing.has(id)) {
            problems.add(line, name, "", "cohort.missing-id");
        } else {
            int at = slot(id);
            if (slots[at] > 0) {
                problems.add(line, name, id, "cohort.duplicate-id", lines.get(slots[at] - 1));
            } else {
                slots[at] = ids.size() + 1;
            }
        }
        ids.add(id);
        if (ids.size() * 2 > slots.length) {
            grow();
        }
    }

    private int slot(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        int at = (hash >>> 8 ^ hash) & (slots.length - 1);
        while (slots[at] > 0 && !ids.get(slots[at] - 1).equals(id)) {
            at = (at + 1) & (slots.length - 1);
        }
        return at;
    }

    private void grow() {
        int[] old = slots;
        slots = new int[old.length * 2];
        for (int position : old) {
            if (position > 0) {
                slots[slot(ids.get(position - 1))] = position;
            }
        }
    }

    String[] ids() {
        return ids.toArray(String[]::new);
    }
}
