package org.counterpart.study.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.univariate.Comparison;

/** The variables of a plan's table compared between two samples, whoever is a case in them. */
public record PartsTable(UnivariatePlan plan) {
    /** The groups, in this order. */
    public static final List<String> PARTS = List.of("derivation", "validation");

    public Comparison compare(Sample derivation, Sample validation) {
        int n = derivation.size();
        int all = n + validation.size();
        List<Column> columns = new ArrayList<>();
        for (String name : plan.variables()) {
            columns.add(
                    joined(derivation.cohort().column(name), validation.cohort().column(name)));
        }
        LevelColumn part = new LevelColumn(
                Variable.of("part", Variable.Type.CATEGORICAL, PARTS.toArray(String[]::new)),
                IntStream.range(0, all).map(i -> i < n ? 0 : 1).toArray());
        Cohort both = Cohort.withoutIds(IntStream.range(0, all).toArray(), columns);
        return new UnivariateTable(plan).compare(both, part);
    }

    private static Column joined(Column one, Column other) {
        Variable variable = one.variable();
        if (one instanceof NumberColumn a && other instanceof NumberColumn b) {
            return new NumberColumn(
                    variable,
                    Stream.of(a, b)
                            .flatMapToDouble(c -> Arrays.stream(c.values()))
                            .toArray());
        }
        if (one instanceof LevelColumn a && other instanceof LevelColumn b) {
            return new LevelColumn(
                    variable,
                    Stream.of(a, b).flatMapToInt(c -> Arrays.stream(c.codes())).toArray());
        }
        throw new IllegalArgumentException("variable " + variable.name() + " must hold numbers or levels, got text");
    }
}
