package org.counterpart.app.desk;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;

/**
 * The widths that a caliper is tried at: from 0 in steps to two standard deviations, or to the plan's own width where
 * that is more.
 */
public record CaliperScale(BigDecimal step, int steps) {
    private static final double SDS = 2;
    private static final int STEPS = 60;

    /**
     * @param inSds whether widths are in standard deviations
     * @param width the plan's own
     */
    public static CaliperScale of(Optional<Cohort> cohort, String variable, boolean inSds, double width) {
        Optional<NumberColumn> column = cohort.filter(c -> c.has(variable))
                .map(c -> c.column(variable))
                .filter(NumberColumn.class::isInstance)
                .map(NumberColumn.class::cast);
        double most = SDS * (inSds ? 1 : column.map(CaliperScale::sd).orElse(1.0));
        boolean whole = !inSds
                && column.map(c -> c.variable().type() != Variable.Type.NUMERIC).orElse(false);
        double step = nice(most / STEPS);
        double used = whole ? Math.max(1, step) : step;
        return new CaliperScale(
                BigDecimal.valueOf(used).round(new MathContext(3)), (int) Math.ceil(Math.max(most, width) / used));
    }

    public BigDecimal most() {
        return step.multiply(BigDecimal.valueOf(steps));
    }

    private static double sd(NumberColumn column) {
        double mean = 0;
        double squares = 0;
        int n = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                n++;
                double off = column.value(row) - mean;
                mean += off / n;
                squares += off * (column.value(row) - mean);
            }
        }
        return n > 1 && squares > 0 ? Math.sqrt(squares / (n - 1)) : 1;
    }

    /** 1, 2 or 5 times a power of ten, not above this. */
    private static double nice(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double share = step / power;
        return (share >= 5 ? 5 : share >= 2 ? 2 : 1) * power;
    }
}
