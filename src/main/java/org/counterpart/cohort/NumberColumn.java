package org.counterpart.cohort;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;

/** Numbers; whole numbers; dates as days since 1970-01-01. NaN is a missing cell. */
public final class NumberColumn implements Column {
    private final Variable variable;
    private final double[] values;

    /** @param values kept, not copied: the caller gives them away */
    public NumberColumn(Variable variable, double[] values) {
        this.variable = variable;
        this.values = values;
    }

    @Override
    public Variable variable() {
        return variable;
    }

    @Override
    public int size() {
        return values.length;
    }

    public double value(int row) {
        return values[row];
    }

    /** A copy of the values, NaN where missing. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public boolean missing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
        double v = values[row];
        if (Double.isNaN(v)) {
            return "";
        }
        if (variable.type() == Variable.Type.DATE) {
            LocalDate date = LocalDate.ofEpochDay((long) v);
            return variable.format() == null
                    ? date.toString()
                    : DateTimeFormatter.ofPattern(variable.format(), java.util.Locale.ROOT)
                            .format(date);
        }
        return BigDecimal.valueOf(v).stripTrailingZeros().toPlainString();
    }

    @Override
    public NumberColumn select(int[] rows) {
        return new NumberColumn(
                variable, IntStream.of(rows).mapToDouble(r -> values[r]).toArray());
    }
}
