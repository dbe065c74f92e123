package org.counterpart.cohort.reading;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final DatePattern pattern;
    private final MissingCells missing;
    private final ProblemList problems;
    private final DoubleCells days = new DoubleCells();
    private final Map<String, Double> known = new HashMap<>();
    private long earliest = Long.MAX_VALUE;
    private long latest = Long.MIN_VALUE;

    DateReader(Variable variable, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.missing = missing;
        this.problems = problems;
        pattern = DatePattern.of(variable);
    }

    @Override
    public void accept(String cell, int line) {
        Double day = known.get(cell);
        if (day == null) {
            day = read(cell, line);
            if (!day.isInfinite() && known.size() < REMEMBERED) {
                known.put(cell, day);
            }
        }
        days.add(day);
    }

    /** The day, NaN when missing, infinite when refused. */
    private double read(String cell, int line) {
        String text = Cells.trim(cell);
        if (missing.has(text) || (missing.maybeNumbers() && missing.has(DecimalNumber.parse(Cells.plain(text), '.')))) {
            return Double.NaN;
        }
        String narrow = Cells.narrow(text);
        LocalDate date = pattern.parse(narrow).orElse(null);
        if (date == null) {
            problems.add(
                    line,
                    variable.name(),
                    cell,
                    pattern.hasShape(narrow) ? "cohort.impossible-date" : "cohort.not-a-date",
                    pattern.pattern());
            return Double.POSITIVE_INFINITY;
        }
        if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
            problems.add(
                    line,
                    variable.name(),
                    cell,
                    "cohort.implausible-year",
                    Integer.toString(FIRST_YEAR),
                    Integer.toString(LAST_YEAR));
            return Double.POSITIVE_INFINITY;
        }
        earliest = Math.min(earliest, date.toEpochDay());
        latest = Math.max(latest, date.toEpochDay());
        return date.toEpochDay();
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        DateReader from = (DateReader) later;
        days.takeFrom(from.days);
        earliest = Math.min(earliest, from.earliest);
        latest = Math.max(latest, from.latest);
    }

    @Override
    public NumberColumn column() {
        return new NumberColumn(variable, days.toArray());
    }

    /** Which century the years of two digits were put in, and between which days that leaves the cells. */
    @Override
    public List<Note> notes() {
        if (!pattern.twoDigits() || earliest > latest) {
            return List.of();
        }
        int first = variable.form().firstYear();
        return List.of(Note.of(
                "cohort.two-digit-years",
                variable.name(),
                Integer.toString(first),
                Integer.toString(first + 99),
                LocalDate.ofEpochDay(earliest).toString(),
                LocalDate.ofEpochDay(latest).toString()));
    }
}
