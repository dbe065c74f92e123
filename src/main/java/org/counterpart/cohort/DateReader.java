package org.counterpart.cohort;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

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

    DateReader(Variable variable, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.missing = missing;
        this.problems = problems;
        pattern = variable.format() == null ? DatePattern.ISO : DatePattern.of(variable.format());
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
        if (missing.has(text)) {
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
        return date.toEpochDay();
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        days.takeFrom(((DateReader) later).days);
    }

    @Override
    public NumberColumn column() {
        return new NumberColumn(variable, days.toArray());
    }
}
