package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.stats.Note;

/**
 * What reading a file without declarations found and nobody has confirmed.
 *
 * @param unsure for each column that must not be used before somebody says what its cells are: why
 * @param notes for each column how its cells were read, where something was decided
 * @param notRecorded for each column the words among its cells that were read as missing
 * @param strayRows rows that look like no subjects
 */
public record Findings(
        Map<String, List<Problem>> unsure,
        Map<String, List<Note>> notes,
        Map<String, List<String>> notRecorded,
        List<Problem> strayRows) {
    static final Findings NONE = new Findings(Map.of(), Map.of(), Map.of(), List.of());

    /** Whether a column looks like dates that are not certain: a part of it, the century, or day and month. */
    public boolean unsureDates(String column) {
        List<Problem> why = unsure.getOrDefault(column, List.of());
        return !why.isEmpty()
                && List.of("cohort.found-two-digit-years", "cohort.found-day-or-month", "cohort.not-certain-date")
                        .contains(why.get(why.size() - 1).what().code());
    }

    static final class Builder {
        private final Map<String, List<Problem>> unsure = new LinkedHashMap<>();
        private final Map<String, List<Note>> notes = new LinkedHashMap<>();
        private final Map<String, List<String>> notRecorded = new LinkedHashMap<>();

        void add(String name, ColumnSense.Found found) {
            if (!found.unsure().isEmpty()) {
                unsure.put(name, new ArrayList<>(found.unsure()));
            }
            if (!found.notes().isEmpty()) {
                notes.put(name, found.notes());
            }
            if (!found.notRecorded().isEmpty()) {
                notRecorded.put(name, found.notRecorded());
            }
        }

        void add(String name, Note note) {
            List<Note> both = new ArrayList<>(notes.getOrDefault(name, List.of()));
            both.add(note);
            notes.put(name, both);
        }

        Findings build(List<Problem> strayRows) {
            return new Findings(unsure, notes, notRecorded, strayRows);
        }
    }
}
