package org.counterpart.report;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;

/**
 * To how many decimals each number variable of a cohort was recorded: the fewest that write at least {@value #SHARE} of
 * a hundred of its values
 * exactly, so that one odd cell does not decide for all.
 */
public final class RecordedDecimals {
    private static final int SHARE = 95;

    /** The decimals of the smallest double. */
    private static final int MOST = 1100;

    /** Cells whose spelling is looked at. */
    private static final int MANY = 20_000;

    /** Decimals that plain arithmetic tells apart. */
    private static final int QUICK = 6;

    private final Cohort cohort;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    public RecordedDecimals(Cohort cohort) {
        this.cohort = cohort;
    }

    public int of(String variable) {
        return known.computeIfAbsent(variable, this::find);
    }

    private int find(String variable) {
        Column column = cohort.has(variable) ? cohort.column(variable) : null;
        return column instanceof NumberColumn numbers ? of(numbers) : 0;
    }

    private static int of(NumberColumn column) {
        int[] with = new int[MOST];
        int values = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                double value = column.value(row);
                int decimals = column.size() > MANY ? decimals(value) : decimals(value, column.text(row));
                with[Math.min(with.length - 1, decimals)]++;
                values++;
            }
        }
        int so = 0;
        for (int decimals = 0; decimals < with.length; decimals++) {
            so += with[decimals];
            if (100L * so >= (long) SHARE * values) {
                return decimals;
            }
        }
        return 0;
    }

    /** Those of the cell as written, trailing zeros counted; of many cells those of the value, which is quicker. */
    private static int decimals(double value, String written) {
        if (value == Math.rint(value) && written.indexOf('.') < 0 && written.indexOf(',') < 0) {
            return 0;
        }
        try {
            return Math.max(0, new BigDecimal(written.replace(',', '.').strip()).scale());
        } catch (NumberFormatException e) {
            return decimals(value);
        }
    }

    private static int decimals(double value) {
        double power = 1;
        for (int decimals = 0; decimals <= QUICK; decimals++) {
            if (Math.rint(value * power) / power == value) {
                return decimals;
            }
            power *= 10;
        }
        return Math.max(0, BigDecimal.valueOf(value).stripTrailingZeros().scale());
    }
}
