package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.cohort.cell.DecimalCell;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.MarkEvidence;
import org.counterpart.cohort.cell.Written;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.MissingCells;

/**
 * Cells of a column nobody declared: numbers as long as every recorded cell is one, else levels in ascending order. A
 * column that turns
 * out to be text after numbers were met must be read again as text ({@link #readAgain}), as the numbers' spellings are
 * not kept.
 */
final class GuessReader implements ColumnReader {
    private enum State {
        EMPTY,
        NUMBERS,
        TEXT,
        AGAIN
    }

    private final String name;
    private final char decimal;
    private final MissingCells missing;
    private final DoubleCells values = new DoubleCells();
    private final Written written = new Written();
    private final IntCells codes = new IntCells();
    private final Map<String, Integer> levels = new HashMap<>();
    private final List<String> texts = new ArrayList<>();
    /** The codes that a reader of rows above gave to these texts. */
    private final IntCells codesAbove = new IntCells();

    private final DecimalCell decimalCell;
    private final MarkEvidence marks = new MarkEvidence();
    private State state;

    GuessReader(String name, char decimal, MissingCells missing, boolean text) {
        this.name = name;
        this.decimal = decimal;
        this.missing = missing;
        decimalCell = new DecimalCell(decimal);
        state = text ? State.TEXT : State.EMPTY;
    }

    @Override
    public void accept(String cell, int line) {
        switch (state) {
            case EMPTY, NUMBERS -> number(cell);
            case TEXT -> codes.add(code(cell));
            case AGAIN -> {}
        }
    }

    private void number(String cell) {
        String form = cell;
        double value = missing.maybeNumbers() ? Double.NaN : decimalCell.parse(cell);
        boolean plain = decimalCell.plain();
        if (Double.isNaN(value)) {
            String text = Cells.trim(cell);
            if (missing.has(text)) {
                values.add(Double.NaN);
                return;
            }
            form = text;
            value = DecimalNumber.parse(Cells.minus(Cells.narrow(text)), decimal);
            plain = DecimalNumber.isPlainInteger(text);
            if (missing.has(value)) {
                values.add(Double.NaN);
                return;
            }
        }
        if (Math.abs(value) < NumberReader.ABSURD) {
            state = State.NUMBERS;
            if (!plain) {
                if (!marks.settled(decimal)) {
                    marks.add(form);
                }
                if (!written.forgotten()) {
                    written.remember(value + 0.0, form, values.size());
                }
            }
            values.add(value + 0.0);
        } else if (state == State.EMPTY) {
            addMissing(values.size());
            values.clear();
            state = State.TEXT;
            codes.add(code(cell));
        } else {
            state = State.AGAIN;
        }
    }

    private int code(String cell) {
        Integer code = levels.get(cell);
        if (code == null) {
            String text = Cells.trim(cell);
            if (missing.has(text)
                    || (missing.maybeNumbers()
                            && missing.has(DecimalNumber.parse(Cells.minus(Cells.narrow(text)), decimal)))) {
                return -1;
            }
            code = codeOf(text);
        }
        return code;
    }

    private int codeOf(String text) {
        Integer code = levels.putIfAbsent(text, texts.size());
        if (code != null) {
            return code;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        GuessReader from = (GuessReader) later;
        marks.addAll(from.marks);
        switch (joined(state, from.state)) {
            case EMPTY, NUMBERS -> {
                written.takeFrom(from.written, values.size());
                values.takeFrom(from.values);
                state = joined(state, from.state);
            }
            case TEXT -> {
                addMissing(values.size());
                values.clear();
                state = State.TEXT;
                addMissing(from.values.size());
                takeCodes(from);
            }
            case AGAIN -> {
                values.clear();
                codes.clear();
                state = State.AGAIN;
            }
        }
        from.begin(state);
    }

    /** What rows are together. Numbers behind text are texts, but their spellings were not kept. */
    private static State joined(State above, State below) {
        return above == State.EMPTY || above == below ? below : below == State.EMPTY ? above : State.AGAIN;
    }

    private void takeCodes(GuessReader from) {
        while (from.codesAbove.size() < from.texts.size()) {
            from.codesAbove.add(codeOf(from.texts.get(from.codesAbove.size())));
        }
        for (int i = 0; i < from.codes.size(); i++) {
            int code = from.codes.get(i);
            codes.add(code < 0 ? -1 : from.codesAbove.get(code));
        }
    }

    private void addMissing(int rows) {
        for (int i = 0; i < rows; i++) {
            codes.add(-1);
        }
    }

    /** With no cell; what the rows above are found to be is known. */
    private void begin(State above) {
        values.clear();
        codes.clear();
        state = above == State.NUMBERS ? State.EMPTY : above;
    }

    /** The different cells, where they are texts. */
    List<String> texts() {
        return texts;
    }

    boolean readAgain() {
        return state == State.AGAIN;
    }

    /** What the numbers say of the decimal mark. */
    MarkEvidence marks() {
        return marks;
    }

    @Override
    public Column column() {
        if (state == State.EMPTY || state == State.NUMBERS) {
            double[] numbers = values.toArray();
            written.settle(numbers);
            return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), numbers, written);
        }
        List<String> names = new ArrayList<>(texts);
        names.sort(CodePointOrder.INSTANCE);
        int[] rank = new int[names.size()];
        for (int i = 0; i < rank.length; i++) {
            rank[levels.get(names.get(i))] = i;
        }
        int[] ranked = codes.toArray();
        Arrays.setAll(ranked, row -> ranked[row] < 0 ? -1 : rank[ranked[row]]);
        return new LevelColumn(Variable.of(name, Variable.Type.CATEGORICAL, names.toArray(String[]::new)), ranked);
    }
}
