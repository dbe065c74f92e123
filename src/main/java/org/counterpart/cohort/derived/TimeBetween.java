package org.counterpart.cohort.derived;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.stats.Note;

/**
 * Completed years or completed months from one date to another, or days. A year is completed on the day of the same
 * month and number; who was born on the 29th of February completes one on the 1st of March of an ordinary year. Missing
 * where a date is. From a later date to an earlier one the number is that of the way back with a minus.
 */
public record TimeBetween(
        Variable variable, Unit unit, String from, String to, Negative negative, Stage stage, Place place)
        implements Derivation {

    /** What is counted. */
    public enum Unit {
        YEARS(ChronoUnit.YEARS),
        MONTHS(ChronoUnit.MONTHS),
        DAYS(ChronoUnit.DAYS);

        private final ChronoUnit counted;

        Unit(ChronoUnit counted) {
            this.counted = counted;
        }

        /** The key of the plan: {@code years-between}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT) + "-between";
        }

        public long between(LocalDate from, LocalDate to) {
            return counted.between(from, to);
        }
    }

    /** What is done where the second date lies before the first. */
    public enum Negative {
        /** A problem with the row: -0 completed years would hide that the dates are exchanged. */
        REFUSE,
        MISSING,
        KEEP
    }

    @Override
    public Set<String> variables() {
        return new LinkedHashSet<>(List.of(from, to));
    }

    @Override
    public String kind() {
        return unit.key();
    }

    @Override
    public NumberColumn of(Cohort cohort, ProblemList problems) {
        NumberColumn first = cohort.numbers(from);
        NumberColumn second = cohort.numbers(to);
        double[] values = new double[cohort.size()];
        for (int row = 0; row < values.length; row++) {
            boolean missing = first.missing(row) || second.missing(row);
            boolean backward = !missing && second.value(row) < first.value(row);
            values[row] = missing || (backward && negative == Negative.MISSING)
                    ? Double.NaN
                    : (double) unit.between(day(first, row), day(second, row));
            if (backward && negative == Negative.REFUSE) {
                problems.add(
                        cohort.line(row),
                        name(),
                        from + " = " + first.text(row) + ", " + to + " = " + second.text(row),
                        "derive.backward");
            }
        }
        return new NumberColumn(variable, values);
    }

    @Override
    public int undefined(Cohort cohort) {
        return negative == Negative.MISSING ? backward(cohort) : 0;
    }

    @Override
    public List<Note> notes(Cohort cohort) {
        int backward = backward(cohort);
        return backward == 0
                ? List.of()
                : List.of(Note.of(
                        negative == Negative.MISSING ? "derive.backward-missing" : "derive.backward-kept",
                        name(),
                        backward));
    }

    private static LocalDate day(NumberColumn dates, int row) {
        return LocalDate.ofEpochDay((long) dates.value(row));
    }

    private int backward(Cohort cohort) {
        NumberColumn first = cohort.numbers(from);
        NumberColumn second = cohort.numbers(to);
        int count = 0;
        for (int row = 0; row < cohort.size(); row++) {
            if (second.value(row) < first.value(row)) {
                count++;
            }
        }
        return count;
    }
}
