package org.counterpart.cohort;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * The columns of a cohort as a command asks for them: by name, as numbers, as levels, as an outcome. What does not fit is a
 * {@link ProblemsException} that lists every cell, with its line and what was expected.
 *
 * @param source the file as the user named it
 * @param decimal the file's decimal mark
 */
public record Columns(Cohort cohort, String source, char decimal) {

    /** The column of this name. */
    public Column any(String name) {
        requireNames(List.of(name));
        return cohort.column(name);
    }

    /** Nothing when all these names are columns of the file, else one problem for each that is not, with the nearest that is. */
    public void requireNames(List<String> names) {
        ProblemList problems = new ProblemList(source);
        for (String name : names) {
            if (!cohort.has(name)) {
                unknown(problems, name, allNames());
            }
        }
        problems.throwIfAny();
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
                .mapToDouble(level -> DecimalNumber.parse(Cells.narrow(level), decimal))
                .toArray();
        refuse(column, row -> !Double.isFinite(value[levels.code(row)]), "cohort.not-a-number");
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.missing(row) ? Double.NaN : value[levels.code(row)];
        }
        return new NumberColumn(Variable.of(name, Variable.Type.NUMERIC), values);
    }

    /** Levels in ascending order (numbers as numbers, else text by code point), or as the plan declared them. */
    public LevelColumn levels(String name) {
        return any(name).asLevels();
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

    /**
     * Who is a case.
     *
     * @param rule {@code COL}, whose cells are 1/0, true/false, yes/no, 是/否 or 有/无; or {@code COL=VALUE}, where a case is whoever has
     *     that value and a control whoever has another
     */
    public Outcome outcome(String rule) {
        for (int at = rule.indexOf('='); at > 0 && !cohort.has(rule); at = rule.indexOf('=', at + 1)) {
            String name = Cells.trim(rule.substring(0, at));
            if (cohort.has(name)) {
                return equal(name, Cells.trim(rule.substring(at + 1)));
            }
        }
        int at = cohort.has(rule) ? -1 : rule.indexOf('=');
        Column column = any(at > 0 ? Cells.trim(rule.substring(0, at)) : rule);
        LevelColumn levels = column.asLevels();
        int[] code =
                levels.variable().levels().stream().mapToInt(BinaryWord::codeOf).toArray();
        refuse(column, row -> code[levels.code(row)] < 0, "cohort.not-an-outcome");
        return new Outcome(column.variable().name(), "", codes(levels, level -> code[level]));
    }

    private Outcome equal(String name, String value) {
        LevelColumn levels = cohort.column(name).asLevels();
        List<String> found = levels.variable().levels();
        LevelNames wanted = new LevelNames(List.of(value), decimal);
        List<Integer> matching = new ArrayList<>();
        for (int level = 0; level < found.size(); level++) {
            if (wanted.code(found.get(level)) == 0) {
                matching.add(level);
            }
        }
        if (matching.isEmpty()) {
            ProblemList problems = new ProblemList(source);
            Optional<String> nearest = NearestName.of(value, found);
            throw nearest.isPresent()
                    ? problems.last(0, name, "cohort.no-such-value-nearest", value, nearest.get())
                    : problems.last(0, name, "cohort.no-such-value", value, LevelNames.shown(found));
        }
        return new Outcome(name, value, codes(levels, level -> matching.contains(level) ? 1 : 0));
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
