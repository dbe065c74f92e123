package org.counterpart.univariate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
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
    static LikelihoodRatio of(Column column, Sets sets) {
        int[] rows = sets.rows(i -> !column.missing(i));
        List<double[]> columns = columns(column, rows);
        if (columns.isEmpty()) {
            return LikelihoodRatio.absent(Note.of("univariate.one-category"));
        }
        if (!sets.anyWithBoth(i -> !column.missing(i))) {
            return LikelihoodRatio.absent(Note.of("univariate.no-complete-set"));
        }
        DesignMatrix design = DesignMatrix.ofColumns(
                Collections.nCopies(columns.size(), column.variable().name()), columns.toArray(double[][]::new));
        ModelTest lr = ConditionalLogistic.withDefaults()
                .fit(
                        design,
                        IntStream.of(rows).mapToDouble(sets::group).toArray(),
                        IntStream.of(rows).map(sets::number).toArray())
                .likelihoodRatio();
        return lr.df() == 0
                ? LikelihoodRatio.absent(Note.of("univariate.one-category"))
                : LikelihoodRatio.of(lr.statistic(), lr.df(), lr.p());
    }

    /** The number, or an indicator of each category that occurs but the first; none when there is nothing to compare. */
    private static List<double[]> columns(Column column, int[] rows) {
        List<double[]> columns = new ArrayList<>();
        if (column instanceof NumberColumn numbers) {
            if (rows.length > 0) {
                columns.add(IntStream.of(rows).mapToDouble(numbers::value).toArray());
            }
            return columns;
        }
        LevelColumn levels = column.asLevels();
        IntStream.of(rows)
                .map(levels::code)
                .distinct()
                .sorted()
                .skip(1)
                .forEach(level -> columns.add(IntStream.of(rows)
                        .mapToDouble(i -> levels.code(i) == level ? 1 : 0)
                        .toArray()));
        return columns;
    }
}
