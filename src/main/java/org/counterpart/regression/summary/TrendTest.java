package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.LevelScores;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Term;

/**
 * Ordered levels in a model as one score, and beside it the same model with a contrast for each level: the odds ratios
 * of the levels, the P for trend, and whether the levels depart from a straight line of the scores (the likelihood
 * ratio of the two models).
 *
 * @param levels that occur, the first the reference
 * @param trend tests of the score
 * @param overall tests of the contrasts
 * @param departure NaN with fewer than three levels, and with Firth's penalty, whose models are not nested
 */
public record TrendTest(
        Predictor predictor,
        List<Level> levels,
        SplineCurve.Block trend,
        SplineCurve.Block overall,
        ModelTest departure) {

    /** @param against the first level; empty for it */
    public record Level(String level, double score, int n, int events, Optional<Coefficient> against) {}

    public TrendTest {
        levels = List.copyOf(levels);
    }

    /** Of each predictor in scores that is in no product. */
    static List<TrendTest> of(RegressionFit fit) {
        DesignMatrix x = fit.design();
        return x.predictors().stream()
                .filter(p -> p.scores().isPresent() && x.predictors().stream().noneMatch(p::isIn))
                .map(p -> of(fit, p))
                .toList();
    }

    private static TrendTest of(RegressionFit fit, Predictor predictor) {
        DesignMatrix x = fit.design();
        LevelScores scores = predictor.scores().orElseThrow();
        int[] column = TermTests.columns(x, predictor::equals);
        double[] values = x.column(column[0]);
        RegressionFit contrasts = fit.refit(x.inPlaceOf(predictor, scores.values()));
        int[] ofLevels = TermTests.columns(contrasts.design(), predictor.plain()::equals);
        List<Level> levels = new ArrayList<>();
        for (int l = 0; l < predictor.levels().size(); l++) {
            double score = scores.values().get(l);
            int[] rows = IntStream.range(0, values.length)
                    .filter(i -> values[i] == score)
                    .toArray();
            if (rows.length > 0) {
                String level = predictor.levels().get(l);
                levels.add(new Level(
                        level,
                        score,
                        rows.length,
                        (int) Arrays.stream(rows).filter(fit::isCase).count(),
                        against(contrasts, Term.of(predictor.name(), level))));
            }
        }
        double twice = 2 * (contrasts.logLik() - fit.logLik());
        int df = contrasts.rank() - fit.rank();
        return new TrendTest(
                predictor,
                levels,
                SplineCurve.Block.of(fit, column),
                SplineCurve.Block.of(contrasts, ofLevels),
                fit.isPenalised() || df < 1 ? ModelTest.NONE : ModelTest.of(twice, df));
    }

    private static Optional<Coefficient> against(RegressionFit contrasts, Term term) {
        return contrasts.coefficients().stream()
                .filter(c -> c.term().equals(term))
                .findFirst();
    }
}
