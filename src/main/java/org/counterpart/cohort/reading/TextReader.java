package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.source.MissingCells;

/** Cells declared text: kept as written, but for the white space around them. */
final class TextReader implements ColumnReader {
    private final Variable variable;
    private final MissingCells missing;
    private final List<String> texts = new ArrayList<>();

    TextReader(Variable variable, MissingCells missing) {
        this.variable = variable;
        this.missing = missing;
    }

    @Override
    public void accept(String cell, int line) {
        String text = Cells.trim(cell);
        texts.add(missing.has(text) ? "" : text);
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        List<String> more = ((TextReader) later).texts;
        texts.addAll(more);
        more.clear();
    }

    @Override
    public TextColumn column() {
        return new TextColumn(variable, texts.toArray(String[]::new));
    }
}
