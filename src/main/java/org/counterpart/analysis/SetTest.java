package org.counterpart.analysis;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.univariate.Comparison.Kind;
import org.counterpart.univariate.test.LikelihoodRatio;

/**
 * The likelihood-ratio test of a conditional logistic model of one variable: how Table 1 tests sets that are not pairs.
 */
final class SetTest {
    private SetTest() {}

    /** @param sets each row's set, 0 when in none */
    static LikelihoodRatio of(Cohort cohort, String name, Kind kind, LevelColumn groups, int[] sets) {
        Cohort typed =
                kind == Kind.NUMERIC ? cohort : cohort.with(cohort.column(name).asLevels());
        int[] members = IntStream.range(0, sets.length)
                .filter(i -> sets[i] > 0
                        && groups.code(i) >= 0
                        && !typed.column(name).missing(i))
                .toArray();
        Cohort matched = typed.select(members);
        List<String> levels = kind == Kind.NUMERIC ? List.of() : occurring(matched.levels(name));
        if (members.length == 0 || (kind != Kind.NUMERIC && levels.size() < 2)) {
            return LikelihoodRatio.absent(Note.of("univariate.one-category"));
        }
        Predictor predictor = kind == Kind.NUMERIC ? Predictor.number(name) : Predictor.contrasts(name, levels);
        DesignMatrix design = DesignMatrix.of(matched, List.of(predictor), List.of());
        double[] outcome = new double[design.rows()];
        int[] set = new int[design.rows()];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = groups.code(members[design.sourceRow(i)]);
            set[i] = sets[members[design.sourceRow(i)]];
        }
        try {
            ModelTest lr =
                    ConditionalLogistic.withDefaults().fit(design, outcome, set).likelihoodRatio();
            return lr.df() == 0
                    ? LikelihoodRatio.absent(Note.of("univariate.one-category"))
                    : LikelihoodRatio.of(lr.statistic(), lr.df(), lr.p());
        } catch (NotAnalysableException e) {
            return LikelihoodRatio.absent(e.note());
        }
    }

    private static List<String> occurring(LevelColumn column) {
        return IntStream.of(column.codes())
                .filter(c -> c >= 0)
                .distinct()
                .sorted()
                .mapToObj(column.variable().levels()::get)
                .toList();
    }
}
