package org.counterpart.cohort.reading;

import java.util.HashMap;
import java.util.Map;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.LevelNames;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.MissingCells;

/**
 * Cells declared one of a few levels: categorical, ordinal, binary with declared levels. Each spelling is looked up
 * once.
 */
final class LevelReader implements ColumnReader {
    private static final int REMEMBERED = 10_000;
    private static final int MISSING = -1;
    private static final int REFUSED = -2;

    private final Variable variable;
    private final LevelNames names;
    private final char decimal;
    private final MissingCells missing;
    private final ProblemList problems;
    private final IntCells codes = new IntCells();
    private final Map<String, Integer> known = new HashMap<>();

    LevelReader(Variable variable, char decimal, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.decimal = decimal;
        this.missing = missing;
        this.problems = problems;
        names = new LevelNames(variable.levels(), decimal);
    }

    @Override
    public void accept(String cell, int line) {
        Integer code = known.get(cell);
        if (code == null) {
            String text = Cells.trim(cell);
            String meant = variable.form().recode().get(Cells.plain(text));
            int found = names.code(meant == null ? text : meant);
            // A declared level that is spelled like a missing token ("NA" for North America) is a level.
            code = found >= 0 && !text.isEmpty() ? found : missing.has(text) || isMissing(text) ? MISSING : REFUSED;
            if (known.size() < REMEMBERED) {
                known.put(cell, code);
            }
        }
        if (code == REFUSED) {
            names.refuse(problems, line, variable.name(), cell);
        }
        codes.add(code);
    }

    private boolean isMissing(String text) {
        return missing.maybeNumbers() && missing.has(DecimalNumber.parse(Cells.minus(Cells.narrow(text)), decimal));
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        codes.takeFrom(((LevelReader) later).codes);
    }

    @Override
    public LevelColumn column() {
        return new LevelColumn(variable, codes.toArray());
    }
}
