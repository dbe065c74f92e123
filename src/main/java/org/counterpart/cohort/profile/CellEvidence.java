package org.counterpart.cohort.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.NumberNotation;
import org.counterpart.cohort.cell.Problem;
import org.counterpart.cohort.profile.FoundVariable.Remark;
import org.counterpart.stats.Note;

/** The cells that ask for what {@code init} proposes for a column, each kind with its line and how many there are. */
final class CellEvidence {
    private static final Pattern TWO = Pattern.compile("[0-9]+([.][0-9]+)?\\s*/\\s*[0-9]+([.][0-9]+)?");
    private static final String PARTS = "\\s*[,，、;；]\\s*";
    private static final double MOST = 0.8;

    private final Cohort cohort;
    private final LevelColumn cells;
    private final List<String> levels;
    private final int[] count;
    /** The first row of each level. */
    private final int[] first;

    CellEvidence(Cohort cohort, LevelColumn cells) {
        this.cohort = cohort;
        this.cells = cells;
        levels = cells.variable().levels();
        count = cells.counts();
        first = new int[levels.size()];
        for (int row = cells.size() - 1; row >= 0; row--) {
            if (!cells.missing(row)) {
                first[cells.code(row)] = row;
            }
        }
    }

    /** The variable with what its cells ask for. */
    FoundVariable add(FoundVariable found) {
        Variable.Type type = found.variable().type();
        if (!found.variable().form().recode().isEmpty()) {
            return sameWords(found);
        }
        if (type == Variable.Type.NUMERIC || type == Variable.Type.INTEGER) {
            return units(found);
        }
        if (type == Variable.Type.DATE || levels.isEmpty()) {
            return found;
        }
        int two = count(level -> TWO.matcher(Cells.plain(level)).matches());
        if (two >= MOST * (cells.size() - cells.missingCount())) {
            FoundVariable text = new FoundVariable(
                    Variable.of(found.variable().name(), Variable.Type.TEXT),
                    java.util.Set.of(),
                    found.missing(),
                    found.ask());
            return text.with(Remark.TWO_NUMBERS, List.of(problem(0, Note.of("cohort.found-two-numbers", two))));
        }
        return answers(found);
    }

    private int count(java.util.function.Predicate<String> is) {
        int sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += is.test(levels.get(i)) ? count[i] : 0;
        }
        return sum;
    }

    private Problem problem(int level, Note what) {
        return new Problem("", cohort.line(first[level]), cells.variable().name(), levels.get(level), what);
    }

    /** A level with how often it stands and the line of the first: {@code F (3: 7)}. */
    private String shown(String level) {
        int at = levels.indexOf(level);
        return Cells.shown(level) + " (" + count[at] + ": " + cohort.line(first[at]) + ")";
    }

    private FoundVariable sameWords(FoundVariable found) {
        Map<String, List<String>> joined = new LinkedHashMap<>();
        Map<String, String> recode = found.variable().form().recode();
        int one = -1;
        for (int i = 0; i < count.length; i++) {
            String to = recode.get(Cells.plain(levels.get(i)));
            if (to != null) {
                joined.computeIfAbsent(to, k -> new ArrayList<>()).add(shown(levels.get(i)));
                one = one < 0 ? i : one;
            }
        }
        if (one < 0) {
            return found;
        }
        List<String> all = new ArrayList<>();
        joined.forEach((to, from) -> all.add(String.join(", ", from) + " = " + to));
        List<Problem> ask = new ArrayList<>();
        ask.add(problem(one, Note.of("cohort.found-same-words", String.join("; ", all))));
        int coded = levels.indexOf("1") >= 0 ? levels.indexOf("1") : levels.indexOf("2");
        if (coded >= 0
                && found.variable().type() == Variable.Type.CATEGORICAL
                && recode.containsKey(levels.get(coded))) {
            ask.add(problem(coded, Note.of("cohort.found-sex-numbers")));
        }
        return found.with(Remark.SPELLINGS, ask);
    }

    /** Units that differ between the cells: what they are worth nobody can tell for the researcher. */
    private FoundVariable units(FoundVariable found) {
        Map<String, Integer> units = new LinkedHashMap<>();
        Map<String, Integer> firsts = new LinkedHashMap<>();
        for (int i = 0; i < count.length; i++) {
            String plain = Cells.plain(levels.get(i));
            boolean number = !Double.isNaN(DecimalNumber.parse(plain, '.'));
            if (!number && NumberNotation.of(plain, '.') == NumberNotation.UNIT) {
                units.merge(NumberNotation.unit(plain), count[i], Integer::sum);
                firsts.merge(NumberNotation.unit(plain), i, (a, b) -> first[a] <= first[b] ? a : b);
            }
        }
        if (units.size() < 2) {
            return found;
        }
        List<String> shown = new ArrayList<>();
        firsts.forEach((unit, level) ->
                shown.add(Cells.shown(unit) + " (" + units.get(unit) + ": " + cohort.line(first[level]) + ")"));
        int second = new ArrayList<>(firsts.values()).get(1);
        return found.with(
                Remark.UNREADABLE, List.of(problem(second, Note.of("cohort.found-units", String.join(", ", shown)))));
    }

    /** Several of the column's own categories in one cell. */
    private FoundVariable answers(FoundVariable found) {
        for (int i = 0; i < count.length; i++) {
            String[] parts = Cells.trim(levels.get(i)).split(PARTS);
            if (parts.length > 1 && java.util.Arrays.stream(parts).anyMatch(levels::contains)) {
                int several = count(level -> Cells.trim(level).split(PARTS).length > 1);
                return found.with(
                        Remark.SEVERAL_ANSWERS, List.of(problem(i, Note.of("cohort.found-answers", several))));
            }
        }
        return found;
    }
}
