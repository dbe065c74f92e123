package org.counterpart.cohort;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.counterpart.cohort.cell.Bound;

/**
 * Comparisons of one variable that must all hold: {@code vas_day2 above 3}, {@code surgery_date from 2020-07-01 to
 * 2025-06-30}. A missing cell leaves the condition open. Dates compare by day, ordinal levels by their order, yes/no
 * words by their meaning, numbers as decimals. Levels that the cohort's column does not have (a file may hold fewer
 * than were thought of) match no cell.
 */
public record Condition(String variable, List<Bound> bounds) implements Rule {
    public Condition {
        bounds = List.copyOf(bounds);
        if (bounds.isEmpty()) {
            throw new IllegalArgumentException("bounds must not be empty");
        }
    }

    public static Condition of(String variable, Bound.Relation relation, String... values) {
        return new Condition(variable, List.of(Bound.of(relation, values)));
    }

    @Override
    public InCohort in(Cohort cohort) {
        Column column = cohort.column(variable);
        if (column instanceof TextColumn) {
            return row -> column.missing(row) ? Truth.UNKNOWN : Truth.of(textHolds(column.text(row)));
        }
        Scale scale = new Scale(column.variable());
        double[][] limits = bounds.stream()
                .map(b -> b.values().stream()
                        .mapToDouble(v -> scale.position(v).orElse(Double.NaN))
                        .toArray())
                .toArray(double[][]::new);
        return row -> {
            double value = Scale.position(column, row);
            return Double.isNaN(value) ? Truth.UNKNOWN : Truth.of(holds(value, limits));
        };
    }

    private boolean holds(double value, double[][] limits) {
        for (int b = 0; b < limits.length; b++) {
            Bound.Relation relation = bounds.get(b).relation();
            if (Arrays.stream(limits[b]).noneMatch(limit -> relation.holds(value, limit))) {
                return false;
            }
        }
        return true;
    }

    private boolean textHolds(String text) {
        return bounds.stream().allMatch(b -> {
            if (b.relation().ordered()) {
                throw new IllegalArgumentException(
                        "a condition on the free text " + variable + " must be EQUALS or IN, got " + b.relation());
            }
            return b.values().contains(text);
        });
    }

    @Override
    public Set<String> variables() {
        return Set.of(variable);
    }
}
