package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.GroupComparison;
import org.counterpart.univariate.posthoc.PostHoc;
import org.counterpart.univariate.posthoc.PostHocTests;

/**
 * Table 1 of a file: groups compared on each variable.
 *
 * @param group column that makes the groups, which stand in ascending order
 * @param variables in the order of the rows; empty for every other column but ids, dates and free text
 * @param id column of the subjects' ids; empty for one called id, or ending in _id, without a repeated cell
 * @param sets column of the matched sets, which the tests then respect; empty without
 * @param orders levels of ordered variables, lowest first; an empty list for ascending order
 * @param categorical columns of numbers that hold categories
 * @param procedure how each variable is summarised and tested
 */
public record GroupTable(
        String group,
        List<String> variables,
        Optional<String> id,
        Optional<String> sets,
        Map<String, List<String>> orders,
        Set<String> categorical,
        GroupComparison procedure) {
    /** A text of more levels that nobody asked for is no category. */
    private static final int MANY_TEXTS = 30;
    /** A column of more levels is a mistaken name and no group. */
    private static final int MOST_GROUPS = 50;

    public GroupTable {
        variables = List.copyOf(variables);
        orders = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(orders));
        categorical = Set.copyOf(categorical);
    }

    /** Every column compared between these groups, by the textbook rules. */
    public static GroupTable by(String group) {
        return new GroupTable(
                group,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Set.of(),
                GroupComparison.withDefaults());
    }

    public GroupTable of(List<String> newVariables) {
        return new GroupTable(group, newVariables, id, sets, orders, categorical, procedure);
    }

    public GroupTable withId(String column) {
        return new GroupTable(group, variables, Optional.of(column), sets, orders, categorical, procedure);
    }

    public GroupTable withSets(String column) {
        return new GroupTable(group, variables, id, Optional.of(column), orders, categorical, procedure);
    }

    public GroupTable withOrders(Map<String, List<String>> newOrders) {
        return new GroupTable(group, variables, id, sets, newOrders, categorical, procedure);
    }

    public GroupTable withCategorical(Set<String> columns) {
        return new GroupTable(group, variables, id, sets, orders, columns, procedure);
    }

    public GroupTable with(GroupComparison newProcedure) {
        return new GroupTable(group, variables, id, sets, orders, categorical, newProcedure);
    }

    /**
     * What is compared in a file.
     *
     * @param variables in the order of the rows
     * @param leftOut columns that nobody named and that cannot be compared, and why
     */
    public record Asked(List<String> variables, List<Note> leftOut) {
        public Asked {
            variables = List.copyOf(variables);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** What would be compared; an exception names every column that is not there or not certain. */
    public Asked ask(ReadResult read) {
        Columns columns = read.columns();
        List<String> needed = new ArrayList<>(variables);
        needed.add(group);
        needed.addAll(categorical);
        needed.addAll(orders.keySet());
        sets.ifPresent(needed::add);
        id.ifPresent(needed::add);
        columns.requireNames(needed);
        if (columns.ascending(group).variable().levels().size() < 2) {
            throw new NotAnalysableException(Note.of("univariate.one-level", group));
        }
        List<Note> leftOut = new ArrayList<>();
        List<String> compared = variables.isEmpty() ? others(columns, leftOut) : variables;
        columns.requireSure(sure(compared));
        return new Asked(compared, leftOut);
    }

    /** Those of these columns, and the group, whose cells must be certain: an order says what the cells mean. */
    public List<String> sure(List<String> compared) {
        List<String> sure = new ArrayList<>(compared);
        sure.removeAll(orders.keySet());
        sure.add(group);
        return sure;
    }

    public Comparison compare(ReadResult read) {
        return compare(read, ask(read));
    }

    /** @param asked of the same file */
    public Comparison compare(ReadResult read, Asked asked) {
        Columns columns = read.columns();
        LevelColumn groups = columns.ascending(group);
        int levels = groups.variable().levels().size();
        if (levels > MOST_GROUPS) {
            throw new NotAnalysableException(Note.of("univariate.many-groups", group, levels, MOST_GROUPS));
        }
        Cohort cohort = columns.cohort();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String name : asked.variables()) {
            if (orders.containsKey(name)) {
                List<String> order = orders.get(name);
                cohort = cohort.with(
                        order.isEmpty() ? columns.levels(name) : columns.levels(name, Variable.Type.ORDINAL, order));
                kinds.put(name, Kind.ORDINAL);
            } else {
                Kind found = GroupComparison.kindOf(cohort.column(name));
                kinds.put(name, categorical.contains(name) ? Kind.CATEGORICAL : found);
            }
        }
        if (kinds.isEmpty()) {
            throw new NotAnalysableException(Note.of("univariate.no-variable"));
        }
        if (sets.isEmpty()) {
            return procedure.compare(cohort, groups, kinds, null);
        }
        return procedure
                .compare(cohort, groups, kinds, members(columns, groups))
                .filledByPairs();
    }

    /**
     * Which groups differ in each variable, asked where all of them together do.
     *
     * @param comparison of the same file
     */
    public List<PostHoc> posthoc(ReadResult read, Comparison comparison, PostHocTests tests) {
        Columns columns = read.columns();
        return tests.with(procedure.choice()).of(comparison, columns.ascending(group), row -> column(columns, row));
    }

    /** The column as the row compared it. */
    private static Column column(Columns columns, Comparison.Row row) {
        String name = row.variable().name();
        return row.kind() == Kind.ORDINAL
                ? columns.levels(name, Variable.Type.ORDINAL, row.categories())
                : columns.any(name);
    }

    /** Each row's set, numbered from 1; 0 where none is recorded. */
    private int[] members(Columns columns, LevelColumn groups) {
        String name = sets.orElseThrow();
        LevelColumn column = columns.levels(name);
        int[] members = IntStream.of(column.codes()).map(c -> c + 1).toArray();
        boolean[][] seen = new boolean[groups.variable().levels().size()]
                [column.variable().levels().size() + 1];
        for (int i = 0; i < members.length; i++) {
            if (groups.code(i) >= 0) {
                seen[groups.code(i)][members[i]] = true;
            }
        }
        boolean both = IntStream.range(1, seen[0].length).anyMatch(s -> seen[0][s] && seen[1][s]);
        if (seen.length == 2 && !both) {
            throw new NotAnalysableException(Note.of("univariate.no-set", name));
        }
        return members;
    }

    /** Every column but the group, the sets, ids, dates and free text. */
    private List<String> others(Columns columns, List<Note> leftOut) {
        List<String> names = new ArrayList<>();
        for (Variable variable : columns.cohort().variables()) {
            String name = variable.name();
            Column column = columns.cohort().column(name);
            if (name.equals(group) || isNamed(sets, name) || isNamed(id, name)) {
                continue;
            }
            boolean date = columns.findings().unsureDates().containsKey(name);
            if (id.isEmpty()
                    && ((idName(name) && distinct(column))
                            || columns.findings().repeatedIds().containsKey(name))) {
                leftOut.add(Note.of("univariate.id-left-out", name));
            } else if (columns.findings().unsure().containsKey(name) && !date) {
                names.add(name);
            } else if (date || column.variable().type() == Variable.Type.DATE) {
                leftOut.add(Note.of("univariate.date-left-out", name));
            } else if (texts(column) > MANY_TEXTS && !categorical.contains(name) && !orders.containsKey(name)) {
                leftOut.add(Note.of("univariate.many-texts", name, texts(column)));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private static boolean isNamed(Optional<String> column, String name) {
        return column.isPresent() && column.get().equals(name);
    }

    /** How many levels a column has that holds no numbers. */
    private static int texts(Column column) {
        return column instanceof NumberColumn
                ? 0
                : column.asLevels().variable().levels().size();
    }

    private static boolean idName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("id") || lower.endsWith("_id");
    }

    private static boolean distinct(Column column) {
        return column.missingCount() == 0
                && IntStream.range(0, column.size())
                                .mapToObj(column::text)
                                .distinct()
                                .count()
                        == column.size();
    }
}
