package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.source.IntCells;
import org.counterpart.cohort.source.MissingCells;
import org.counterpart.stats.Note;

/** Cells declared binary without levels: any of the pairs of {@link BinaryWord}. */
final class BinaryReader implements ColumnReader {
    private static final int REMEMBERED = 10_000;
    private static final int MISSING = -1;
    private static final int REFUSED = -2;

    private final Variable variable;
    private final MissingCells missing;
    private final ProblemList problems;
    private final IntCells codes = new IntCells();
    private final Map<String, Integer> known = new HashMap<>();
    private final Set<BinaryWord> pairs = new TreeSet<>();
    /** The words met in the letter case of the file, no and yes. */
    private final List<Set<String>> words = List.of(new TreeSet<>(), new TreeSet<>());

    BinaryReader(Variable variable, MissingCells missing, ProblemList problems) {
        this.variable = variable;
        this.missing = missing;
        this.problems = problems;
    }

    @Override
    public void accept(String cell, int line) {
        Integer code = known.get(cell);
        if (code == null) {
            code = read(Cells.trim(cell));
            if (known.size() < REMEMBERED) {
                known.put(cell, code);
            }
        }
        if (code == REFUSED) {
            problems.add(line, variable.name(), cell, "cohort.not-binary");
        }
        codes.add(code);
    }

    private int read(String text) {
        if (missing.has(text) || (missing.maybeNumbers() && missing.has(DecimalNumber.parse(Cells.plain(text), '.')))) {
            return MISSING;
        }
        String word = variable.form().recode().getOrDefault(Cells.plain(text), text);
        BinaryWord pair = BinaryWord.of(word).orElse(null);
        if (pair == null) {
            return REFUSED;
        }
        int code = pair.code(word);
        pairs.add(pair);
        if (pair != BinaryWord.NUMBER) {
            words.get(code).add(Cells.narrow(word));
        }
        return code;
    }

    @Override
    public void takeFrom(ColumnReader later, int linesAbove) {
        BinaryReader from = (BinaryReader) later;
        codes.takeFrom(from.codes);
        pairs.addAll(from.pairs);
        for (int code = 0; code < 2; code++) {
            words.get(code).addAll(from.words.get(code));
        }
    }

    /** More than one pair of words in the column: all are understood, but somebody should look. */
    @Override
    public List<Note> notes() {
        return pairs.size() > 1 ? List.of(Note.of("cohort.mixed-binary", variable.name())) : List.of();
    }

    /** Levels are the words of the file's pair, no before yes; 0 and 1 where pairs are mixed or nothing is recorded. */
    @Override
    public LevelColumn column() {
        BinaryWord pair = pairs.size() == 1 ? pairs.iterator().next() : BinaryWord.NUMBER;
        List<String> levels = new ArrayList<>();
        for (int code = 0; code < 2; code++) {
            levels.add(written(code, pair));
        }
        return new LevelColumn(variable.withLevels(Variable.Type.BINARY, levels), codes.toArray());
    }

    /** The word in the letter case of the file (No, YES) where it has only one. */
    private String written(int code, BinaryWord pair) {
        Set<String> met = words.get(code);
        return pair != BinaryWord.NUMBER && met.size() == 1 ? met.iterator().next() : pair.word(code);
    }
}
