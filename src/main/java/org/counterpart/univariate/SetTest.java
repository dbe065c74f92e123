package org.counterpart.univariate;

import java.util.Collections;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.cohort.Column;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;
import org.counterpart.univariate.test.LikelihoodRatio;

/**
 * The likelihood-ratio test of a conditional logistic model of one variable: how a table tests sets that are not pairs.
 * Categories stand against the first that occurs.
 */
final class SetTest {
    private SetTest() {}

    /** @param column numbers, or levels when they are compared as categories */
    static LikelihoodRatio of(Column column, SetMembers sets) {
        IntStream.Builder rows = IntStream.builder();
        IntStream.Builder groups = IntStream.builder();
        IntStream.Builder numbers = IntStream.builder();
        for (int s = 0; s < sets.count(); s++) {
            int[] first = sets.members(s, 0, i -> !column.missing(i));
            int[] second = sets.members(s, 1, i -> !column.missing(i));
            for (int i = 0; first.length > 0 && second.length > 0 && i < first.length + second.length; i++) {
                rows.add(i < first.length ? first[i] : second[i - first.length]);
                groups.add(i < first.length ? 0 : 1);
                numbers.add(s);
            }
        }
        int[] complete = rows.build().toArray();
        if (complete.length == 0) {
            return LikelihoodRatio.absent(Note.of("univariate.no-complete-set"));
        }
        double[][] columns = columns(column, complete).toArray(double[][]::new);
        DesignMatrix design = DesignMatrix.ofColumns(
                Collections.nCopies(columns.length, column.variable().name()), columns, complete);
        ModelTest lr = ConditionalLogistic.withDefaults()
                .fit(
                        design,
                        groups.build().asDoubleStream().toArray(),
                        numbers.build().toArray())
                .likelihoodRatio();
        return lr.df() == 0
                ? LikelihoodRatio.absent(Note.of("univariate.one-category"))
                : LikelihoodRatio.of(lr.statistic(), lr.df(), lr.p());
    }

    /** The number, or an indicator of each category that occurs but the first. */
    private static Stream<double[]> columns(Column column, int[] rows) {
        if (column instanceof NumberColumn numbers) {
            return Stream.of(IntStream.of(rows).mapToDouble(numbers::value).toArray());
        }
        LevelColumn levels = column.asLevels();
        return IntStream.of(rows)
                .map(levels::code)
                .distinct()
                .sorted()
                .skip(1)
                .mapToObj(level -> IntStream.of(rows)
                        .mapToDouble(i -> levels.code(i) == level ? 1 : 0)
                        .toArray());
    }
}
