package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.stats.Note;

/**
 * What reading a file without declarations found and nobody has confirmed.
 *
 * @param unsure for each column that must not be used before somebody says what its cells are: why
 * @param unsureDates the columns among them that look like dates
 * @param notes for each column how its cells were read, where something was decided
 * @param notRecorded for each column the words among its cells that were read as missing
 * @param repeatedIds columns that by their name tell one person from another, and repeat, with what is said of it
 *     (among the notes, too)
 * @param strays rows that look like no subjects
 */
public record ReadingFindings(
        Map<String, List<Problem>> unsure,
        Map<String, UnsureDates> unsureDates,
        Map<String, List<Note>> notes,
        Map<String, List<String>> notRecorded,
        Map<String, Note> repeatedIds,
        StrayRows.Strays strays) {
    static final ReadingFindings NONE =
            new ReadingFindings(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), StrayRows.Strays.NONE);

    static final class Builder {
        private final Map<String, List<Problem>> unsure = new LinkedHashMap<>();
        private final Map<String, UnsureDates> unsureDates = new LinkedHashMap<>();
        private final Map<String, List<Note>> notes = new LinkedHashMap<>();
        private final Map<String, List<String>> notRecorded = new LinkedHashMap<>();
        private final Map<String, Note> repeatedIds = new LinkedHashMap<>();

        void add(String name, ColumnSense.Found found) {
            if (!found.unsure().isEmpty()) {
                unsure.put(name, found.unsure());
            }
            if (found.unsureDates() != null) {
                unsureDates.put(name, found.unsureDates());
            }
            if (!found.notes().isEmpty()) {
                notes.put(name, new ArrayList<>(found.notes()));
            }
            if (!found.notRecorded().isEmpty()) {
                notRecorded.put(name, found.notRecorded());
            }
        }

        /** @param note says that the column repeats */
        void addRepeatedId(String name, Note note) {
            repeatedIds.put(name, note);
            notes.computeIfAbsent(name, n -> new ArrayList<>()).add(note);
        }

        ReadingFindings build(StrayRows.Strays strays) {
            return new ReadingFindings(unsure, unsureDates, notes, notRecorded, repeatedIds, strays);
        }
    }
}
