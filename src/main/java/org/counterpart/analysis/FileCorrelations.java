package org.counterpart.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.reading.Columns;
import org.counterpart.cohort.reading.ReadResult;
import org.counterpart.univariate.correlation.Correlation;

/**
 * Pairs of columns of a file that are correlated.
 *
 * @param table whose orders and categories hold for these columns too
 * @param pairs each two names with a colon between them; a name may hold a colon where one split alone makes two
 *     columns
 */
public record FileCorrelations(GroupTable table, List<String> pairs) {
    private static final char BETWEEN = ':';

    public FileCorrelations {
        pairs = List.copyOf(pairs);
        for (String pair : pairs) {
            if (pair.indexOf(BETWEEN) < 1 || pair.lastIndexOf(BETWEEN) == pair.length() - 1) {
                throw new AskedWrongly("correlations are pairs of columns, crp:esr,age:bmd, got " + pair);
            }
        }
    }

    /** The columns of the pairs; an exception names every one that is not there or not certain. */
    public List<String> ask(ReadResult read) {
        List<String> names = new ArrayList<>();
        List<String> toBeSure = new ArrayList<>();
        for (Correlation.Of pair : pairs(read.columns())) {
            for (String name : List.of(pair.a(), pair.b())) {
                names.add(name);
                if (!table.orders().containsKey(name)) {
                    toBeSure.add(name);
                }
            }
        }
        read.columns().requireNames(names);
        read.columns().requireSure(toBeSure);
        return toBeSure.stream().distinct().toList();
    }

    /** One answer a pair, in their order; an exception names every column that cannot be correlated. */
    public List<Correlation> of(ReadResult read) {
        Columns columns = read.columns();
        ProblemList problems = new ProblemList(columns.source());
        List<Correlation> all = new ArrayList<>();
        for (Correlation.Of pair : pairs(columns)) {
            if (pair.a().equals(pair.b())) {
                problems.add(0, pair.a(), "", "correlation.twice", pair.a());
                continue;
            }
            Optional<Column> a = column(columns, pair.a(), problems);
            Optional<Column> b = column(columns, pair.b(), problems);
            if (a.isPresent() && b.isPresent()) {
                all.add(Correlation.of(a.get(), b.get()));
            }
        }
        problems.throwIfAny();
        return all;
    }

    private List<Correlation.Of> pairs(Columns columns) {
        return pairs.stream().map(pair -> split(columns, pair)).toList();
    }

    /** At the colon both sides of which are columns, else at the first. */
    private static Correlation.Of split(Columns columns, String pair) {
        for (int at = pair.indexOf(BETWEEN, 1); at > 0; at = pair.indexOf(BETWEEN, at + 1)) {
            Correlation.Of two = at(pair, at);
            if (columns.cohort().has(two.a()) && columns.cohort().has(two.b())) {
                return two;
            }
        }
        return at(pair, pair.indexOf(BETWEEN));
    }

    private static Correlation.Of at(String pair, int at) {
        return new Correlation.Of(
                pair.substring(0, at).strip(), pair.substring(at + 1).strip());
    }

    /** Ordered where the table orders it; two numbers as levels; empty where it cannot be correlated, which is told. */
    private Optional<Column> column(Columns columns, String name, ProblemList problems) {
        List<String> order = table.orders().get(name);
        Column column = columns.any(name);
        if (order != null) {
            return Optional.of(
                    order.isEmpty() ? ordered(columns, name) : columns.levels(name, Variable.Type.ORDINAL, order));
        }
        boolean numbers = column instanceof NumberColumn && !table.categorical().contains(name);
        if (numbers && column.variable().type() != Variable.Type.DATE) {
            Column levels = column.asLevels();
            return Optional.of(levels.variable().levels().size() == 2 ? levels : column);
        }
        if (column.variable().type() == Variable.Type.DATE) {
            problems.add(0, name, "", "correlation.text", name);
            return Optional.empty();
        }
        Column levels = column.asLevels();
        if (!Correlation.takes(levels)) {
            problems.add(
                    0,
                    name,
                    "",
                    "correlation.unordered",
                    name,
                    levels.variable().levels().size());
            return Optional.empty();
        }
        return Optional.of(levels);
    }

    private static Column ordered(Columns columns, String name) {
        return columns.levels(
                name, Variable.Type.ORDINAL, columns.levels(name).variable().levels());
    }
}
