package org.counterpart.cohort;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.cell.CodePointOrder;

/** Free text, kept as written; the empty string is a missing cell. */
public final class TextColumn implements Column {
    private final Variable variable;
    private final String[] texts;

    /** @param texts kept, not copied: the caller gives them away; no null */
    public TextColumn(Variable variable, String[] texts) {
        this.variable = variable;
        this.texts = texts;
    }

    @Override
    public Variable variable() {
        return variable;
    }

    @Override
    public int size() {
        return texts.length;
    }

    @Override
    public boolean missing(int row) {
        return texts[row].isEmpty();
    }

    @Override
    public String text(int row) {
        return texts[row];
    }

    @Override
    public LevelColumn asLevels() {
        List<String> levels = Arrays.stream(texts)
                .filter(t -> !t.isEmpty())
                .distinct()
                .sorted(CodePointOrder.INSTANCE)
                .toList();
        Map<String, Integer> codes = new HashMap<>();
        levels.forEach(level -> codes.put(level, codes.size()));
        return new LevelColumn(
                variable.withLevels(Variable.Type.CATEGORICAL, levels),
                Arrays.stream(texts).mapToInt(t -> codes.getOrDefault(t, -1)).toArray());
    }

    @Override
    public TextColumn select(int[] rows) {
        return new TextColumn(
                variable, Arrays.stream(rows).mapToObj(r -> texts[r]).toArray(String[]::new));
    }
}
