package org.counterpart.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.TextColumn;
import org.counterpart.cohort.Variable;

/** The cohort's columns as numbers that can be subtracted, each made once. */
public final class Coordinates {
    private final Cohort cohort;
    private final Map<String, Decimals> made = new HashMap<>();

    public Coordinates(Cohort cohort) {
        this.cohort = cohort;
    }

    /** A variable that has a caliper: numbers, dates (days), or levels that are all numbers. */
    public Decimals of(String name) {
        return made.computeIfAbsent(name, n -> {
            Column column = cohort.column(n);
            if (column instanceof NumberColumn numbers) {
                return Decimals.of(numbers.values());
            }
            double[] values = column instanceof LevelColumn levels ? numbers(levels) : null;
            if (values == null) {
                throw new IllegalArgumentException("variable " + n + " must hold numbers or dates to have a caliper");
            }
            return Decimals.of(values);
        });
    }

    /**
     * The coordinates a variable adds to a distance: itself when it holds numbers or is binary, else (as MatchIt) an
     * indicator of each level divided by √2, so that two different levels are 1 apart.
     */
    List<Decimals> axes(String name) {
        Column column = cohort.column(name);
        if (column instanceof TextColumn) {
            throw new IllegalArgumentException("distance variable " + name + " must hold numbers or levels");
        }
        if (!(column instanceof LevelColumn levels) || numbers(levels) != null) {
            return List.of(of(name));
        }
        List<Decimals> axes = new ArrayList<>();
        for (int level = 0; level < column.variable().levels().size(); level++) {
            int wanted = level;
            axes.add(Decimals.of(Arrays.stream(levels.codes())
                    .mapToDouble(c -> c < 0 ? Double.NaN : c == wanted ? Math.sqrt(0.5) : 0)
                    .toArray()));
        }
        return axes;
    }

    /** The numbers that the levels are, the codes of a binary variable, or null. */
    private static double[] numbers(LevelColumn column) {
        List<String> levels = column.variable().levels();
        double[] number = new double[levels.size()];
        for (int i = 0; i < number.length; i++) {
            try {
                number[i] = Double.parseDouble(levels.get(i));
            } catch (NumberFormatException notANumber) {
                return column.variable().type() == Variable.Type.BINARY ? column.numbers() : null;
            }
            if (!Double.isFinite(number[i])) {
                return null;
            }
        }
        double[] values = new double[column.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = column.missing(row) ? Double.NaN : number[column.code(row)];
        }
        return values;
    }
}
