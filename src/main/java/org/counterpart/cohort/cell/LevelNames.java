package org.counterpart.cohort.cell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The declared levels of a variable, and which one a cell is: the same text, full-width or not, or the same number. */
public final class LevelNames {
    private static final int SHOWN = 12;

    private final List<String> levels;
    private final char decimal;
    private final Map<String, Integer> byText = new HashMap<>();
    private final Map<Double, Integer> byNumber = new HashMap<>();

    public LevelNames(List<String> levels, char decimal) {
        this.levels = List.copyOf(levels);
        this.decimal = decimal;
        for (int i = 0; i < levels.size(); i++) {
            String level = normal(levels.get(i));
            byText.putIfAbsent(level, i);
            double value = DecimalNumber.parse(level, decimal);
            if (Double.isFinite(value)) {
                byNumber.putIfAbsent(value + 0.0, i);
            }
        }
    }

    private static String normal(String text) {
        return Cells.narrow(Cells.trim(text));
    }

    /** Position of the level a cell is, -1 when it is none. */
    public int code(String cell) {
        String text = normal(cell);
        Integer code = byText.get(text);
        if (code == null && !byNumber.isEmpty()) {
            code = byNumber.get(DecimalNumber.parse(text, decimal) + 0.0);
        }
        return code == null ? -1 : code;
    }

    public void refuse(ProblemList problems, int line, String column, String cell) {
        Optional<String> nearest = NearestName.of(cell, levels);
        if (nearest.isPresent()) {
            problems.add(line, column, cell, "cohort.unknown-level-nearest", shown(levels), nearest.get());
        } else {
            problems.add(line, column, cell, "cohort.unknown-level", shown(levels));
        }
    }

    /** A list of names as a message shows it. */
    public static String shown(List<String> names) {
        return names.stream().limit(SHOWN).map(Cells::shown).collect(Collectors.joining(", "))
                + (names.size() > SHOWN ? ", …" : "");
    }
}
