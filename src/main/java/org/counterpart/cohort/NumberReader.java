package org.counterpart.cohort;

import java.util.Locale;
import java.util.Set;

/** Cells declared numeric or integer. */
final class NumberReader implements ColumnReader {
    /** What is this large is a typing error or an identifier; whole numbers are exact below it. */
    static final double ABSURD = 1e15;

    private static final Set<String> NOT_FINITE =
            Set.of("nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "∞", "+∞", "-∞");

    private final Variable variable;
    private final char decimal;
    private final MissingCells missing;
    private final ProblemList problems;
    private final boolean whole;
    private final double min;
    private final double max;
    private final DoubleCells values = new DoubleCells();
    private final DecimalCell number;

    NumberReader(Variable variable, char decimal, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.decimal = decimal;
        this.missing = missing;
        this.problems = problems;
        number = new DecimalCell(decimal);
        whole = variable.type() == Variable.Type.INTEGER;
        min = variable.min() == null ? Double.NEGATIVE_INFINITY : variable.min();
        max = variable.max() == null ? Double.POSITIVE_INFINITY : variable.max();
    }

    @Override
    public void accept(String cell, int line) {
        double value = missing.maybeNumbers() ? Double.NaN : number.parse(cell);
        if (Double.isNaN(value)) {
            String text = Cells.trim(cell);
            if (missing.has(text)) {
                values.add(Double.NaN);
                return;
            }
            value = DecimalNumber.parse(minus(Cells.narrow(text)), decimal);
        }
        if (!(Math.abs(value) < ABSURD) || value < min || value > max || (whole && value != Math.rint(value))) {
            refuse(value, cell, line);
            value = Double.NaN;
        }
        values.add(value + 0.0);
    }

    /** The minus sign of typesetters as the one of keyboards. */
    static String minus(String text) {
        return text.replace('\u2212', '-');
    }

    private void refuse(double value, String cell, int line) {
        String name = variable.name();
        if (Double.isNaN(value)) {
            problems.add(line, name, cell, whyNoNumber(minus(Cells.narrow(Cells.trim(cell))), decimal));
        } else if (Math.abs(value) >= ABSURD) {
            problems.add(line, name, cell, "cohort.absurd-number");
        } else if (whole && value != Math.rint(value)) {
            problems.add(line, name, cell, "cohort.not-whole");
        } else if (value < min) {
            problems.add(line, name, cell, "cohort.below-min", min);
        } else {
            problems.add(line, name, cell, "cohort.above-max", max);
        }
    }

    static String whyNoNumber(String text, char decimal) {
        if (NOT_FINITE.contains(text.toLowerCase(Locale.ROOT))) {
            return "cohort.not-finite";
        }
        char other = decimal == '.' ? ',' : '.';
        if (!Double.isNaN(DecimalNumber.parse(text, other))) {
            return decimal == '.' ? "cohort.decimal-comma" : "cohort.decimal-point";
        }
        String plain = text.replace(String.valueOf(other), "").replace(" ", "").replace("'", "");
        return Double.isNaN(DecimalNumber.parse(plain, decimal)) ? "cohort.not-a-number" : "cohort.thousands";
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        values.takeFrom(((NumberReader) later).values);
    }

    @Override
    public NumberColumn column() {
        return new NumberColumn(variable, values.toArray());
    }
}
