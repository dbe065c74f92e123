package org.counterpart.cohort;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.cell.Written;

/** Numbers; whole numbers; dates as days since 1970-01-01. NaN is a missing cell. */
public final class NumberColumn implements Column {
    private final Variable variable;
    private final double[] values;
    private final Written written;
    private final DatePattern dates;

    /** @param values kept, not copied: the caller gives them away */
    public NumberColumn(Variable variable, double[] values) {
        this(variable, values, new Written());
    }

    public NumberColumn(Variable variable, double[] values, Written written) {
        this.variable = variable;
        this.values = values;
        this.written = written;
        dates = variable.type() == Variable.Type.DATE ? DateFormats.of(variable).written() : null;
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

    /**
     * Whether the cells may be digits that name something and measure nothing: with zeros in front, or more than a
     * number keeps.
     */
    public boolean mayBeCodes() {
        boolean whole = Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == Math.rint(v));
        return whole
                && dates == null
                && (written.forgotten()
                        || IntStream.range(0, values.length)
                                .anyMatch(row -> Math.abs(values[row]) >= 1e15
                                        || text(row).matches("[-+]?0\\d+")));
    }

    /** Whether no cell holds anything but 0 and 1: words for no and yes, and no amounts. */
    public boolean isZeroOrOne() {
        return Arrays.stream(values).allMatch(v -> Double.isNaN(v) || v == 0 || v == 1);
    }

    @Override
    public boolean missing(int row) {
        return Double.isNaN(values[row]);
    }

    @Override
    public String text(int row) {
        return textOf(values[row]);
    }

    private String textOf(double v) {
        if (Double.isNaN(v)) {
            return "";
        }
        if (dates != null) {
            return dates.format(LocalDate.ofEpochDay((long) v));
        }
        String form = written.form(v);
        return form != null ? form : BigDecimal.valueOf(v).stripTrailingZeros().toPlainString();
    }

    /**
     * The values that occur, ascending, as levels named by the cells as written; equal numbers are one level however
     * they are spelled.
     */
    @Override
    public LevelColumn asLevels() {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        Arrays.sort(sorted);
        int distinct = 0;
        for (double v : sorted) {
            if (distinct == 0 || sorted[distinct - 1] != v) {
                sorted[distinct++] = v;
            }
        }
        double[] levels = Arrays.copyOf(sorted, distinct);
        int[] codes = new int[values.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Double.isNaN(values[i]) ? -1 : Arrays.binarySearch(levels, values[i]);
        }
        List<String> names = Arrays.stream(levels).mapToObj(this::textOf).toList();
        return new LevelColumn(variable.withLevels(Variable.Type.CATEGORICAL, names), codes);
    }

    @Override
    public NumberColumn select(int[] rows) {
        return new NumberColumn(
                variable, IntStream.of(rows).mapToDouble(r -> values[r]).toArray(), written);
    }
}
