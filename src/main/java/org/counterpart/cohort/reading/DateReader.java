package org.counterpart.cohort.reading;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.DateFormats;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.MissingCells;
import org.counterpart.stats.Note;

/** Cells declared dates. A date occurs many times in a cohort: each spelling is read once. */
final class DateReader implements ColumnReader {
    private static final int REMEMBERED = 50_000;
    static final int FIRST_YEAR = 1800;
    static final int LAST_YEAR = 2199;

    private final Variable variable;
    private final DateFormats formats;
    private final int[] cells;
    private final MissingCells missing;
    private final ProblemList problems;
    private final DoubleCells days = new DoubleCells();
    private final Map<String, Known> known = new HashMap<>();
    private int timesLeftOut;
    /** Of the whole column. */
    private List<Note> placeholders = List.of();

    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    /**
     * What a spelling says.
     *
     * @param day NaN when it says that nothing is recorded
     * @param format which one it is written in; -1 where nothing is recorded
     */
    private record Known(double day, int format, boolean timed) {
        static final Known MISSING = new Known(Double.NaN, -1, false);
    }

    DateReader(Variable variable, DateFormats formats, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.formats = formats;
        this.missing = missing;
        this.problems = problems;
        cells = new int[formats.patterns().size()];
    }

    @Override
    public void accept(String cell, int line) {
        Known read = known.get(cell);
        if (read == null) {
            read = read(cell, line);
            if (read == null) {
                days.add(Double.NaN);
                return;
            }
            if (known.size() < REMEMBERED) {
                known.put(cell, read);
            }
        }
        if (read.format() >= 0) {
            cells[read.format()]++;
            timesLeftOut += read.timed() ? 1 : 0;
        }
        days.add(read.day());
    }

    /** Null when refused. */
    private Known read(String cell, int line) {
        String text = Cells.trim(cell);
        if (missing.has(text) || (missing.maybeNumbers() && missing.has(DecimalNumber.parse(Cells.plain(text), '.')))) {
            return Known.MISSING;
        }
        String narrow = Cells.narrow(text);
        DateFormats.Read read = formats.read(narrow).orElse(null);
        if (read == null) {
            problems.add(
                    line,
                    variable.name(),
                    cell,
                    formats.hasShape(narrow) ? "cohort.impossible-date" : "cohort.not-a-date",
                    formats.shown());
            return null;
        }
        LocalDate date = read.date();
        if (read.other().isPresent()) {
            DatePattern first = formats.patterns().get(read.format());
            problems.add(
                    line,
                    variable.name(),
                    cell,
                    "cohort.date-two-ways",
                    first.pattern(),
                    read.other().get().pattern());
            return null;
        }
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            problems.add(
                    line,
                    variable.name(),
                    cell,
                    "cohort.implausible-year",
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
            return null;
        }
        earliest = Math.min(earliest, date.toEpochDay());
        latest = Math.max(latest, date.toEpochDay());
        return new Known(date.toEpochDay(), read.format(), read.timed());
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        DateReader from = (DateReader) later;
        days.takeFrom(from.days);
        earliest = Math.min(earliest, from.earliest);
        latest = Math.max(latest, from.latest);
        for (int i = 0; i < cells.length; i++) {
            cells[i] += from.cells[i];
            from.cells[i] = 0;
        }
        timesLeftOut += from.timesLeftOut;
        from.timesLeftOut = 0;
    }

    @Override
    public NumberColumn column() {
        double[] all = days.toArray();
        placeholders = PlaceholderDays.in(variable.name(), all);
        return new NumberColumn(variable, all);
    }

    /**
     * How many cells each of several formats read, how many times of day were left out, and which century the years of
     * two digits were put in with the days that this leaves.
     */
    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        if (earliest > latest) {
            return notes;
        }
        if (cells.length > 1) {
            List<Object> counts = new ArrayList<>();
            for (int i = 0; i < cells.length; i++) {
                counts.add(formats.patterns().get(i).pattern() + " (" + cells[i] + ")");
            }
            notes.add(Note.of("cohort.date-formats", variable.name(), counts));
        }
        if (timesLeftOut > 0) {
            notes.add(Note.of("cohort.times-left-out", variable.name(), timesLeftOut));
        }
        notes.addAll(placeholders);
        if (!formats.twoDigits()) {
            return notes;
        }
        int first = variable.form().firstYear();
        notes.add(Note.of(
                "cohort.two-digit-years",
                variable.name(),
                Integer.toString(first),
                Integer.toString(first + 99),
                LocalDate.ofEpochDay(earliest).toString(),
                LocalDate.ofEpochDay(latest).toString()));
        return notes;
    }
}
