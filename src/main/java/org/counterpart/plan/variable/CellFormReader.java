package org.counterpart.plan.variable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.DatePattern;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.CellForm;
import org.counterpart.cohort.cell.CellForm.Limit;
import org.counterpart.yaml.YamlKey;

/**
 * Reads what a variable's declaration says of how its cells are written: units, limits, percent, thousands, other words
 * for a level.
 */
public final class CellFormReader {
    private static final List<String> OF_NUMBERS =
            List.of("prefix", "suffix", "thousands", "percent", "below-limit", "above-limit");

    private CellFormReader() {}

    public static CellForm read(YamlKey key, Variable.Type type, List<String> levels) {
        boolean number = type == Variable.Type.NUMERIC || type == Variable.Type.INTEGER;
        for (String name : OF_NUMBERS) {
            if (key.key(name).present() && !number) {
                key.key(name).problem("plan.form-of-number", type.word());
            }
        }
        YamlKey firstYear = key.key("first-year");
        if (firstYear.present() && !(type == Variable.Type.DATE && twoDigits(key.key("format")))) {
            firstYear.problem("plan.first-year");
        }
        YamlKey above = key.key("above-limit");
        return new CellForm(
                key.key("prefix").text(),
                key.key("suffix").text(),
                key.key("thousands").text(),
                key.key("percent").flag(false),
                key.key("below-limit").word(Limit.REFUSE),
                above.word(Limit.REFUSE) == Limit.HALF ? Limit.REFUSE : above.word(Limit.REFUSE),
                recode(key.key("recode"), type, levels),
                firstYear.whole(CellForm.FIRST_YEAR));
    }

    /** The format, or each of a list of them; none where the key does not stand. */
    static List<YamlKey> formats(YamlKey key) {
        return !key.present() ? List.of() : key.items().isEmpty() ? List.of(key) : key.items();
    }

    private static boolean twoDigits(YamlKey format) {
        try {
            return formats(format).stream()
                    .anyMatch(f -> DatePattern.of(f.text()).twoDigits());
        } catch (IllegalArgumentException told) {
            return true;
        }
    }

    private static Map<String, String> recode(YamlKey key, Variable.Type type, List<String> levels) {
        Map<String, String> recode = new LinkedHashMap<>();
        if (key.present() && (type == Variable.Type.DATE || type == Variable.Type.TEXT)) {
            key.problem("plan.recode-of", type.word());
            return recode;
        }
        key.keys().forEach((from, to) -> {
            boolean number = type == Variable.Type.NUMERIC || type == Variable.Type.INTEGER;
            boolean word = levels.isEmpty() ? BinaryWord.codeOf(to.text()) >= 0 : levels.contains(to.text());
            boolean known = number ? to.decimal() != null : word;
            if (known) {
                recode.put(from, to.text());
            } else if (levels.isEmpty()) {
                to.problem("plan.recode-to", type.word());
            } else {
                to.unknown(to.text(), "plan.unknown-level", levels);
            }
        });
        return recode;
    }
}
