package org.counterpart.weighting;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * The weight of each subject with a value of every predictor of the score.
 *
 * @param rows of the cohort, in its order
 * @param exposed of each of them
 * @param weights of each of them, above 0
 * @param design of the propensity score
 * @param score its model; of {@link WeightRule.Method#ENTROPY} only said, not used
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record GroupWeights(int[] rows, boolean[] exposed, double[] weights, DesignMatrix design, LogisticFit score) {

    /**
     * @param cohort in an order that the file does not decide
     * @throws NotAnalysableException when the predictors tell the groups apart, or no weights make them alike
     */
    public static GroupWeights of(Cohort cohort, boolean[] isExposed, WeightRule rule) {
        List<Predictor> predictors = rule.score().codedIn(cohort);
        DesignMatrix design = DesignMatrix.of(cohort, predictors, List.of());
        int[] rows = design.sourceRows();
        boolean[] exposed = new boolean[rows.length];
        double[] y = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            exposed[i] = isExposed[rows[i]];
            y[i] = exposed[i] ? 1 : 0;
        }
        LogisticFit fit = Logistic.withDefaults().fit(design, y);
        if (fit.separation().detected()) {
            throw new NotAnalysableException(
                    Note.of("weights.separated", rule.score().variables()));
        }
        double[] weights = switch (rule.method()) {
            case ENTROPY -> EntropyBalance.of(design, exposed);
            case IPTW, OVERLAP ->
                IntStream.range(0, rows.length)
                        .mapToDouble(i -> weight(rule.method(), probability(fit, design, i), exposed[i]))
                        .toArray();
        };
        return new GroupWeights(rows, exposed, weights, design, fit);
    }

    private static double weight(WeightRule.Method method, double p, boolean exposed) {
        double own = exposed ? p : 1 - p;
        return method == WeightRule.Method.IPTW ? 1 / own : 1 - own;
    }

    /** A column that depends on others adds nothing. */
    private static double probability(LogisticFit fit, DesignMatrix design, int row) {
        double[] b = fit.b().clone();
        for (int j = 0; j < b.length; j++) {
            b[j] = Double.isNaN(b[j]) ? 0 : b[j];
        }
        return LogisticFit.probability(design.linearPredictor(b, row));
    }

    /** Kish's effective sample size of a group: {@code (Σ w)² / Σ w²} (Kish L (1965) Survey Sampling, section 11.7). */
    public double effective(boolean ofExposed) {
        CompensatedSum sum = new CompensatedSum();
        CompensatedSum squares = new CompensatedSum();
        for (int i = 0; i < weights.length; i++) {
            if (exposed[i] == ofExposed) {
                sum.add(weights[i]);
                squares.add(weights[i] * weights[i]);
            }
        }
        return sum.value() * sum.value() / squares.value();
    }

    public int size(boolean ofExposed) {
        return (int) IntStream.range(0, exposed.length)
                .filter(i -> exposed[i] == ofExposed)
                .count();
    }

    /** The largest weight of a group over the mean of that group. */
    public double largest(boolean ofExposed) {
        double[] own = IntStream.range(0, exposed.length)
                .filter(i -> exposed[i] == ofExposed)
                .mapToDouble(i -> weights[i])
                .sorted()
                .toArray();
        double sum = 0;
        for (double w : own) {
            sum += w;
        }
        return own[own.length - 1] * own.length / sum;
    }
}
