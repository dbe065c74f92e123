package org.counterpart.matching.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.ScoreRule;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.RegressionSummary;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.TwelveDigits;

/**
 * Fits the score of a design by maximum likelihood. Same as R: {@code glm(case ~ predictors, binomial)}, its linear
 * predictor or fitted values, as {@code matchit(distance = "glm")} takes them. Scores are kept to twelve significant
 * digits, so that subjects alike on paper have one score.
 */
public final class ScoreFit {
    private ScoreFit() {}

    /**
     * @param subjects those with every matching variable, cases and controls both
     * @throws NotAnalysableException when the predictors tell the groups apart without error, so that no score has a
     *     finite value, or when everybody has one and the same score, so that only chance would pair
     */
    public static MatchingScore of(Cohort cohort, Subjects subjects, ScoreRule rule) {
        int[] both = IntStream.concat(IntStream.of(subjects.cases()), IntStream.of(subjects.controls()))
                .toArray();
        boolean[] isCase = new boolean[cohort.size()];
        IntStream.of(subjects.cases()).forEach(row -> isCase[row] = true);
        // In an order that neither the file nor the seed of the ties decides.
        int[] rows = SeededOrder.of(cohort, both, SeededOrder.FIXED);
        double[] y = IntStream.of(rows).mapToDouble(row -> isCase[row] ? 1 : 0).toArray();
        DesignMatrix design = DesignMatrix.of(cohort.select(rows), rule.codedIn(cohort), List.of());
        LogisticFit fit = Logistic.withDefaults().fit(design, y);
        if (fit.separation().detected()) {
            throw new NotAnalysableException(Note.of("matching.score-separated", rule.variables()));
        }
        // A column that depends on others adds nothing, as in R.
        double[] b = Arrays.stream(fit.b()).map(v -> Double.isNaN(v) ? 0 : v).toArray();
        double[] scores = new double[cohort.size()];
        Arrays.fill(scores, Double.NaN);
        double[] sorted = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double logit = design.linearPredictor(b, i);
            sorted[i] = rule.scale() == ScoreRule.Scale.LOGIT ? logit : LogisticFit.probability(logit);
            scores[rows[i]] = TwelveDigits.of(sorted[i]);
        }
        if (IntStream.of(rows).allMatch(row -> scores[row] == scores[rows[0]])) {
            throw new NotAnalysableException(Note.of("matching.score-constant", rule.variables()));
        }
        Arrays.sort(sorted);
        return new MatchingScore(
                rule,
                new NumberColumn(rule.variable(), scores),
                RegressionSummary.of(fit, RegressionSummary.CiMethod.WALD),
                Moments.of(sorted).sd());
    }
}
