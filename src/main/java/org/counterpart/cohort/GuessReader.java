package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cells of a column nobody declared: numbers as long as every recorded cell is one, else levels in ascending order. A column that turns
 * out to be text after numbers were met must be read again as text ({@link #readAgain}), as the numbers' spellings are not kept.
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
    private State state;
    private int firstText;

    GuessReader(String name, char decimal, MissingCells missing, boolean text) {
        this.name = name;
        this.decimal = decimal;
        this.missing = missing;
        state = text ? State.TEXT : State.EMPTY;
    }

    @Override
    public void accept(String cell, int line) {
        switch (state) {
            case EMPTY, NUMBERS -> number(cell, line);
            case TEXT -> codes.add(code(cell, line));
            case AGAIN -> {}
        }
    }

    private void number(String cell, int line) {
        String form = cell;
        double value = missing.maybeNumbers() ? Double.NaN : DecimalNumber.parse(cell, decimal);
        if (Double.isNaN(value)) {
            String text = Cells.trim(cell);
            if (missing.has(text)) {
                values.add(Double.NaN);
                return;
            }
            form = text;
            value = DecimalNumber.parse(NumberReader.minus(Cells.narrow(text)), decimal);
        }
        if (Math.abs(value) < NumberReader.ABSURD) {
            state = State.NUMBERS;
            values.add(value + 0.0);
            written.remember(value + 0.0, form);
        } else if (state == State.EMPTY) {
            for (int i = values.size(); i > 0; i--) {
                codes.add(-1);
            }
            state = State.TEXT;
            codes.add(code(cell, line));
        } else {
            state = State.AGAIN;
        }
    }

    private int code(String cell, int line) {
        Integer code = levels.get(cell);
        if (code == null) {
            String text = Cells.trim(cell);
            if (missing.has(text)) {
                return -1;
            }
            if (firstText == 0 && !isNumber(text)) {
                firstText = line;
            }
            code = levels.computeIfAbsent(text, t -> levels.size());
        }
        return code;
    }

    private boolean isNumber(String text) {
        return Math.abs(DecimalNumber.parse(NumberReader.minus(Cells.narrow(text)), decimal)) < NumberReader.ABSURD;
    }

    boolean readAgain() {
        return state == State.AGAIN;
    }

    /** Line of the first cell that is no number, where numbers fill at least half of the column: 0 when they do not. */
    int strayText(LevelColumn column) {
        boolean[] number = new boolean[column.variable().levels().size()];
        for (int level = 0; level < number.length; level++) {
            number[level] = isNumber(column.variable().levels().get(level));
        }
        int numbers = 0;
        int recorded = 0;
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row)) {
                recorded++;
                numbers += number[column.code(row)] ? 1 : 0;
            }
        }
        return numbers * 2L >= recorded ? firstText : 0;
    }

    @Override
    public Column column() {
        if (state == State.EMPTY || state == State.NUMBERS) {
            return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), values.toArray(), written);
        }
        List<String> names = new ArrayList<>(levels.keySet());
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
