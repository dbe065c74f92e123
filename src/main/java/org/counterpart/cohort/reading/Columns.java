package org.counterpart.cohort.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Outcome;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.BinaryWord;
import org.counterpart.cohort.cell.Cells;
import org.counterpart.cohort.cell.CodePointOrder;
import org.counterpart.cohort.cell.DecimalNumber;
import org.counterpart.cohort.cell.LevelNames;
import org.counterpart.cohort.cell.NearestName;
import org.counterpart.cohort.cell.NotRecorded;
import org.counterpart.cohort.cell.NumberNotation;
import org.counterpart.cohort.cell.OrderedPairs;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.stats.Note;

/**
 * The columns of a cohort as a command asks for them: by name, as numbers, as levels, as an outcome. What does not fit
 * is a
 * {@link ProblemsException} that lists every cell, with its line and what was expected.
 *
 * @param source the file as the user named it
 * @param decimal the file's decimal mark
 * @param findings what is not certain about the columns
 */
public record Columns(Cohort cohort, String source, char decimal, ReadingFindings findings) {
    /** Values of a column that a message lists with their counts. */
    private static final int FEW = 12;

    /** The column of this name. */
    public Column any(String name) {
        requireNames(List.of(name));
        return cohort.column(name);
    }

    /**
     * Nothing when all these names are columns of the file, else one problem for each that is not, with the nearest
     * that is.
     */
    public void requireNames(List<String> names) {
        ProblemList problems = new ProblemList(source);
        for (String name : names) {
            if (!cohort.has(name)) {
                unknown(problems, name, allNames());
            }
        }
        problems.throwIfAny();
    }

    /**
     * Nothing when all these names are columns whose cells are certain, else every problem of them: a column of numbers
     * with other cells
     * among them is not taken for categories before somebody says so.
     */
    public void requireSure(List<String> names) {
        requireNames(names);
        ProblemList problems = new ProblemList(source);
        new LinkedHashSet<>(names)
                .forEach(name -> problems.addAll(findings.unsure().getOrDefault(name, List.of())));
        problems.throwIfAny();
    }

    /** How the cells of these columns were read, where something was decided. */
    public List<Note> notes(List<String> names) {
        return new LinkedHashSet<>(names)
                .stream()
                        .flatMap(name -> findings.notes().getOrDefault(name, List.of()).stream())
                        .toList();
    }

    static void unknown(ProblemList problems, String name, List<String> names) {
        NearestName.of(name, names)
                .ifPresentOrElse(
                        nearest -> problems.add(1, name, "", "cohort.no-such-column-nearest", nearest),
                        () -> problems.add(1, name, "", "cohort.no-such-column", LevelNames.shown(names)));
    }

    private List<String> allNames() {
        return cohort.variables().stream().map(Variable::name).toList();
    }

    /** Numbers (dates as days); a cell that is no number is a problem. Levels that all are numbers will do. */
    public NumberColumn numbers(String name) {
        Column column = any(name);
        if (column instanceof NumberColumn numbers) {
            return numbers;
        }
        LevelColumn levels = column.asLevels();
        double[] value = levels.variable().levels().stream()
                .mapToDouble(level -> DecimalNumber.parse(Cells.plain(level), decimal))
                .toArray();
        ProblemList problems = new ProblemList(source);
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row) && !Double.isFinite(value[levels.code(row)])) {
                NumberNotation.of(Cells.plain(column.text(row)), decimal)
                        .tell(problems, cohort.line(row), name, column.text(row), decimal);
            }
        }
        problems.throwIfAny();
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.missing(row) ? Double.NaN : value[levels.code(row)];
        }
        return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), values);
    }

    /** Levels in their order: numbers as numbers; known pairs (no before yes) and grades; else text by code point. */
    public LevelColumn levels(String name) {
        return any(name).asLevels();
    }

    /** Levels in ascending order, whatever they say: numbers as numbers, else text by code point. */
    public LevelColumn ascending(String name) {
        LevelColumn levels = levels(name);
        if (any(name) instanceof NumberColumn) {
            return levels;
        }
        List<String> order = new ArrayList<>(levels.variable().levels());
        order.sort(CodePointOrder.INSTANCE);
        int[] codes = Arrays.stream(levels.codes())
                .map(c -> c < 0 ? -1 : order.indexOf(levels.variable().levels().get(c)))
                .toArray();
        return new LevelColumn(levels.variable().withLevels(Variable.Type.CATEGORICAL, order), codes);
    }

    /** These levels in this order; a cell that is none of them is a problem. Numbers are compared as numbers. */
    public LevelColumn levels(String name, Variable.Type type, List<String> order) {
        Column column = any(name);
        LevelNames names = new LevelNames(order, decimal);
        LevelColumn found = column.asLevels();
        int[] code = found.variable().levels().stream().mapToInt(names::code).toArray();
        ProblemList problems = new ProblemList(source);
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row) && code[found.code(row)] < 0) {
                names.refuse(problems, cohort.line(row), name, column.text(row));
            }
        }
        problems.throwIfAny();
        int[] codes =
                Arrays.stream(found.codes()).map(c -> c < 0 ? -1 : code[c]).toArray();
        return new LevelColumn(column.variable().withLevels(type, order), codes);
    }

    /** Who is not a case where {@code COL=VALUE} is, when the column has more than two values. */
    public enum Rest {
        /** Nobody said: it is asked. */
        ASK,
        /** Everybody with another recorded value is a control. */
        CONTROLS,
        /**
         * Values that mean "not known" count as not recorded; one other value must be left, or plainly be the
         * controls'.
         */
        MISSING
    }

    /** As {@link #outcome(String, Rest)}; a column of more than two values is a problem. */
    public Outcome outcome(String rule) {
        return outcome(rule, Rest.ASK);
    }

    /**
     * Who is a case.
     *
     * @param rule {@code COL}, whose cells are 1/0, true/false, yes/no, 是/否 or 有/无; or {@code COL=VALUE}, where a
     *     case is whoever has
     *     that value and a control whoever has the other one; {@code COL=VALUE|OTHER} names both
     * @param rest whoever has neither
     */
    public Outcome outcome(String rule, Rest rest) {
        for (int at = rule.indexOf('='); at > 0 && !cohort.has(rule); at = rule.indexOf('=', at + 1)) {
            String name = Cells.trim(rule.substring(0, at));
            if (cohort.has(name)) {
                return equal(name, Cells.trim(rule.substring(at + 1)), rest);
            }
        }
        int at = cohort.has(rule) ? -1 : rule.indexOf('=');
        Column column = any(at > 0 ? Cells.trim(rule.substring(0, at)) : rule);
        LevelColumn levels = column.asLevels();
        List<String> found = levels.variable().levels();
        int[] code = found.stream().mapToInt(BinaryWord::codeOf).toArray();
        if (found.stream().anyMatch(l -> BinaryWord.codeOf(l) < 0)) {
            String counted = counted(levels);
            if (isOneAndTwo(found)) {
                throw new ProblemList(source)
                        .last(
                                0,
                                column.variable().name(),
                                "cohort.outcome-one-two",
                                column.variable().name(),
                                counted);
            }
            if (found.size() <= FEW) {
                throw new ProblemList(source)
                        .last(
                                0,
                                column.variable().name(),
                                "cohort.outcome-values",
                                column.variable().name(),
                                counted);
            }
        }
        refuse(column, row -> code[levels.code(row)] < 0, "cohort.not-an-outcome");
        return new Outcome(column.variable().name(), "", codes(levels, level -> code[level]));
    }

    private static boolean isOneAndTwo(List<String> found) {
        return found.stream()
                .map(l -> DecimalNumber.parse(Cells.plain(l), '.'))
                .collect(java.util.stream.Collectors.toSet())
                .equals(java.util.Set.of(1.0, 2.0));
    }

    /** The values of a column, each with how often it stands: {@code case (61), control (61), unknown (2)}. */
    private static String counted(LevelColumn levels) {
        int[] count = levels.counts();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < count.length; i++) {
            shown.add(Cells.shown(levels.variable().levels().get(i)) + " (" + count[i] + ")");
        }
        return LevelNames.shown(shown);
    }

    private Outcome equal(String name, String value, Rest rest) {
        LevelColumn levels = cohort.column(name).asLevels();
        List<String> found = levels.variable().levels();
        List<Integer> cases = matching(found, value);
        List<Integer> controls = List.of();
        int bar = value.indexOf('|');
        if (cases.isEmpty() && bar > 0) {
            cases = matching(found, Cells.trim(value.substring(0, bar)));
            controls = matching(found, Cells.trim(value.substring(bar + 1)));
            requireValue(name, found, Cells.trim(value.substring(bar + 1)), controls);
        }
        requireValue(name, found, bar > 0 && !controls.isEmpty() ? value.substring(0, bar) : value, cases);
        List<Integer> isCase = cases;
        List<Integer> others = IntStream.range(0, found.size())
                .filter(l -> !isCase.contains(l))
                .boxed()
                .toList();
        if (controls.isEmpty() && others.size() > 1 && rest == Rest.ASK) {
            throw new ProblemList(source)
                    .last(0, name, "cohort.outcome-rest", name, counted(levels), found.get(isCase.get(0)));
        }
        if (controls.isEmpty() && others.size() > 1 && rest == Rest.MISSING) {
            controls = plainControls(found, isCase.get(0), others);
            if (controls.size() != 1) {
                throw new ProblemList(source)
                        .last(0, name, "cohort.outcome-which-control", name, counted(levels), found.get(isCase.get(0)));
            }
        }
        List<Integer> isControl = controls;
        boolean named = !controls.isEmpty();
        return new Outcome(
                name,
                value,
                codes(
                        levels,
                        level -> isCase.contains(level)
                                ? 1
                                : !named || rest == Rest.CONTROLS || isControl.contains(level) ? 0 : -1));
    }

    /**
     * The other values that plainly are the controls': the only one that does not mean "not known", or the one a word
     * for cases has as its pair.
     */
    private static List<Integer> plainControls(List<String> found, int isCase, List<Integer> others) {
        List<Integer> known = others.stream()
                .filter(l -> !NotRecorded.amongNumbers(found.get(l)))
                .toList();
        if (known.size() == 1) {
            return known;
        }
        return known.stream()
                .filter(l -> OrderedPairs.order(List.of(found.get(l), found.get(isCase)))
                        .filter(pair -> pair.get(0).equals(found.get(l)))
                        .isPresent())
                .toList();
    }

    private List<Integer> matching(List<String> found, String value) {
        LevelNames wanted = new LevelNames(List.of(value), decimal);
        return IntStream.range(0, found.size())
                .filter(level -> wanted.code(found.get(level)) == 0)
                .boxed()
                .toList();
    }

    private void requireValue(String name, List<String> found, String value, List<Integer> matching) {
        if (matching.isEmpty()) {
            ProblemList problems = new ProblemList(source);
            Optional<String> nearest = NearestName.of(value, found);
            throw nearest.isPresent()
                    ? problems.last(0, name, "cohort.no-such-value-nearest", value, nearest.get())
                    : problems.last(0, name, "cohort.no-such-value", value, LevelNames.shown(found));
        }
    }

    private static byte[] codes(LevelColumn levels, ToIntFunction<Integer> codeOf) {
        byte[] ofLevel = new byte[levels.variable().levels().size()];
        for (int level = 0; level < ofLevel.length; level++) {
            ofLevel[level] = (byte) codeOf.applyAsInt(level);
        }
        byte[] codes = new byte[levels.size()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = levels.missing(row) ? -1 : ofLevel[levels.code(row)];
        }
        return codes;
    }

    private void refuse(Column column, IntPredicate bad, String code) {
        ProblemList problems = new ProblemList(source);
        for (int row = 0; row < column.size(); row++) {
            if (!column.missing(row) && bad.test(row)) {
                problems.add(cohort.line(row), column.variable().name(), column.text(row), code);
            }
        }
        problems.throwIfAny();
    }
}
