package org.counterpart.cohort.derived;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Scale;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.stats.Note;

/**
 * A number computed from others, of a binary variable from its 0 and 1. Missing where a part is; where the parts are
 * recorded and the formula has no value (division by zero, a logarithm of 0), a problem with the row, or missing where
 * the plan says {@code undefined: missing}. Values are given to 15 significant digits ({@link Digits}).
 *
 * @param decimals the value is rounded to, half away from zero; empty when it is not
 * @param mayBeUndefined whether a row may have no value although its parts are recorded
 */
public record ByFormula(
        Variable variable, Formula formula, OptionalInt decimals, boolean mayBeUndefined, Stage stage, Place place)
        implements Derivation {

    @Override
    public Set<String> variables() {
        return new LinkedHashSet<>(formula.names());
    }

    @Override
    public String kind() {
        return "formula";
    }

    @Override
    public NumberColumn of(Cohort cohort, ProblemList problems) {
        List<Column> columns = columns(cohort);
        double[] values = new double[cohort.size()];
        for (int row = 0; row < values.length; row++) {
            double[] parts = parts(columns, row);
            values[row] = parts == null ? Double.NaN : value(parts);
            if (parts != null && Double.isNaN(values[row]) && !mayBeUndefined) {
                Optional<Formula.Fault> fault = formula.fault(parts);
                problems.add(
                        cohort.line(row),
                        name(),
                        shown(columns, row),
                        "derive.undefined."
                                + fault.map(f -> f.kind().word()).orElse(Formula.Fault.Kind.OVERFLOW.word()),
                        fault.map(Formula.Fault::place).orElse(1),
                        formula.text());
            }
        }
        return new NumberColumn(variable, values);
    }

    @Override
    public int undefined(Cohort cohort) {
        List<Column> columns = columns(cohort);
        int count = 0;
        for (int row = 0; row < cohort.size(); row++) {
            double[] parts = parts(columns, row);
            if (parts != null && Double.isNaN(value(parts))) {
                count++;
            }
        }
        return count;
    }

    @Override
    public List<Note> notes(Cohort cohort) {
        int undefined = undefined(cohort);
        return undefined == 0 ? List.of() : List.of(Note.of("derive.undefined-missing", name(), undefined));
    }

    private double value(double[] parts) {
        double value = formula.of(parts);
        return decimals.isPresent() ? Digits.rounded(value, decimals.getAsInt()) : Digits.fifteen(value);
    }

    private List<Column> columns(Cohort cohort) {
        return formula.names().stream().map(cohort::column).toList();
    }

    /** Null when one is missing. */
    private static double[] parts(List<Column> columns, int row) {
        double[] parts = new double[columns.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Scale.position(columns.get(i), row);
            if (Double.isNaN(parts[i])) {
                return null;
            }
        }
        return parts;
    }

    private static String shown(List<Column> columns, int row) {
        List<String> shown = new ArrayList<>();
        columns.forEach(c -> shown.add(c.variable().name() + " = " + c.text(row)));
        return String.join(", ", shown);
    }
}
