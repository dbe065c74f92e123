package org.counterpart.cohort.reading;

import java.util.List;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalCell;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.NumberNotation;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.MissingCells;
import org.counterpart.stats.Note;

/** Cells declared numeric or integer. */
final class NumberReader implements ColumnReader {
    /** What is this large is a typing error or an identifier; whole numbers are exact below it. */
    static final double ABSURD = 1e15;

    private final Variable variable;
    private final CellForm form;
    private final char decimal;
    private final MissingCells missing;
    private final ProblemList problems;
    private final boolean whole;
    private final double min;
    private final double max;
    private final DoubleCells values = new DoubleCells();
    private final DecimalCell number;
    /** The plan says something of the cells besides the number. */
    private final boolean marked;

    private int below;
    private int above;

    NumberReader(Variable variable, char decimal, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.decimal = decimal;
        this.missing = missing;
        this.problems = problems;
        form = variable.form();
        marked = form.marksNumbers() || !form.recode().isEmpty();
        number = new DecimalCell(decimal);
        whole = variable.type() == Variable.Type.INTEGER;
        min = variable.min() == null ? Double.NEGATIVE_INFINITY : variable.min();
        max = variable.max() == null ? Double.POSITIVE_INFINITY : variable.max();
    }

    @Override
    public void accept(String cell, int line) {
        double value = marked || missing.maybeNumbers() ? Double.NaN : number.parse(cell);
        if (Double.isNaN(value)) {
            String text = Cells.trim(cell);
            if (missing.has(text)) {
                values.add(Double.NaN);
                return;
            }
            String plain = Cells.minus(Cells.narrow(text));
            value = marked ? marked(plain) : DecimalNumber.parse(plain, decimal);
            if (value == Double.NEGATIVE_INFINITY || missing.has(value)) {
                values.add(Double.NaN);
                return;
            }
        }
        if (!(Math.abs(value) < ABSURD) || value < min || value > max || (whole && value != Math.rint(value))) {
            refuse(value, cell, line);
            value = Double.NaN;
        }
        values.add(value + 0.0);
    }

    /** The number of a cell written as the plan declares; negative infinity when the cell means "not recorded". */
    private double marked(String plain) {
        String text = form.recode().getOrDefault(plain, plain);
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        boolean low = first == '<' || first == '≤';
        boolean high = first == '>' || first == '≥';
        if (low || high) {
            double limit = value(text.substring(text.startsWith("=", 1) ? 2 : 1).strip());
            CellForm.Limit means = low ? form.below() : form.above();
            if (Double.isNaN(limit) || means == CellForm.Limit.REFUSE) {
                return Double.NaN;
            }
            below += low ? 1 : 0;
            above += high ? 1 : 0;
            return switch (means) {
                case HALF -> limit / 2;
                case LIMIT -> limit;
                case MISSING, REFUSE -> Double.NEGATIVE_INFINITY;
            };
        }
        return value(text);
    }

    private double value(String given) {
        String text = given;
        if (!form.prefix().isEmpty() && text.startsWith(form.prefix())) {
            text = text.substring(form.prefix().length()).strip();
        }
        if (!form.suffix().isEmpty() && text.endsWith(form.suffix())) {
            text = text.substring(0, text.length() - form.suffix().length()).strip();
        }
        boolean percent = text.endsWith("%");
        if (form.percent() && percent) {
            text = text.substring(0, text.length() - 1).strip();
        }
        double value = DecimalNumber.parse(text, decimal);
        if (Double.isNaN(value) && !form.thousands().isEmpty()) {
            value = NumberNotation.grouped(text, decimal);
        }
        if (!form.percent()) {
            return value;
        }
        // A number without the sign among percentages may be a share or a percentage: it is asked, but for 0.
        return percent ? value / 100 : value == 0 ? 0 : Double.NaN;
    }

    private void refuse(double value, String cell, int line) {
        String name = variable.name();
        if (Double.isNaN(value)) {
            String plain = Cells.plain(cell);
            if (form.percent() && !Double.isNaN(DecimalNumber.parse(plain, decimal))) {
                problems.add(line, name, cell, "cohort.no-percent");
                return;
            }
            NumberNotation notation = NumberNotation.of(plain, decimal);
            notation.tell(problems, line, name, cell, decimal);
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

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        NumberReader from = (NumberReader) later;
        values.takeFrom(from.values);
        below += from.below;
        above += from.above;
        from.below = 0;
        from.above = 0;
    }

    @Override
    public NumberColumn column() {
        return new NumberColumn(variable, values.toArray());
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new java.util.ArrayList<>();
        if (below > 0) {
            notes.add(Note.of(
                    "cohort.read-below-limit." + form.below().name().toLowerCase(java.util.Locale.ROOT),
                    variable.name(),
                    below));
        }
        if (above > 0) {
            notes.add(Note.of(
                    "cohort.read-above-limit." + form.above().name().toLowerCase(java.util.Locale.ROOT),
                    variable.name(),
                    above));
        }
        return notes;
    }
}
