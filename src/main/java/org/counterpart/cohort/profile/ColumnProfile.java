package org.counterpart.cohort.profile;

import java.util.List;
import org.counterpart.cohort.Variable;

/**
 * One column of a file as it was found.
 *
 * @param recorded cells that are not missing
 * @param distinct different recorded cells
 * @param numbers summary of the recorded numbers; null for a column that is read as levels
 * @param low smallest recorded number or earliest date as written; empty when neither
 * @param high largest recorded number or latest date as written; empty when neither
 * @param levels the levels and how often each occurs, the type's order; empty for numbers, dates and free text
 */
public record ColumnProfile(
        FoundVariable found,
        int recorded,
        int missing,
        int distinct,
        Numbers numbers,
        String low,
        String high,
        List<Count> levels) {

    /** Mean, standard deviation (n - 1) and quartiles (type 7). */
    public record Numbers(double min, double q1, double median, double q3, double max, double mean, double sd) {}

    public record Count(String level, int n) {}

    public ColumnProfile {
        levels = List.copyOf(levels);
    }

    /** The same column, more found of it. */
    ColumnProfile with(FoundVariable more) {
        return new ColumnProfile(more, recorded, missing, distinct, numbers, low, high, levels);
    }

    public Variable variable() {
        return found.variable();
    }

    public String name() {
        return found.variable().name();
    }

    public boolean has(FoundVariable.Remark remark) {
        return found.remarks().contains(remark);
    }
}
