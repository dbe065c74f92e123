package org.counterpart.cohort.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.stats.Note;

/** Days that programs write where nobody recorded one: the first of databases and workbooks, and a far one. */
final class PlaceholderDays {
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(1753, 1, 1),
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            LocalDate.of(1900, 1, 1),
            LocalDate.of(2099, 12, 31));

    private PlaceholderDays() {}

    /**
     * A note on each of them that stands in a column of other days.
     *
     * @param days of the epoch; NaN where none is recorded
     */
    static List<Note> in(String column, double[] days) {
        List<Note> notes = new ArrayList<>();
        for (LocalDate day : DAYS) {
            int same = 0;
            int others = 0;
            for (double d : days) {
                same += d == day.toEpochDay() ? 1 : 0;
                others += !Double.isNaN(d) && d != day.toEpochDay() ? 1 : 0;
            }
            if (same > 0 && others > 0) {
                notes.add(Note.of("cohort.placeholder-day", column, day.toString(), same));
            }
        }
        return notes;
    }
}
