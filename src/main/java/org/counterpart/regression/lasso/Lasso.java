package org.counterpart.regression.lasso;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.RowOrder;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.RoundedOrder;

/**
 * Screening by the LASSO: the logistic log-likelihood less a penalty on the coefficients of standardised columns, over
 * a path of penalties, one of which cross-validation chooses. A factor's contrasts are standardised and chosen as other
 * columns are.
 *
 * <p>Reference: Tibshirani (1996), doi:10.1111/j.2517-6161.1996.tb02080.x; Friedman, Hastie, Tibshirani (2010),
 * doi:10.18637/jss.v033.i01. Same as R: {@code glmnet::cv.glmnet(family = "binomial", foldid =, lambda =)}, each
 * penalty solved to the last digits. With matched sets the likelihood is the unconditional one all the same, and sets
 * stay whole in the folds.
 *
 * @param folds parts of the cross-validation, where no column says them
 * @param seed of the deal
 */
public record Lasso(int folds, Penalty penalty, Measure measure, long seed) {
    /** Which penalty counts. */
    public enum Penalty {
        /** The one whose measure is best. */
        MIN("min"),
        /** The largest within one standard error of the best. */
        ONE_SE("1se");

        private final String word;

        Penalty(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What the parts held out are judged by. */
    public enum Measure {
        /** Mean of −2 log-likelihood, probabilities within 1e-5 of 0 and 1 taken as that far. */
        DEVIANCE,
        /** Area under the ROC curve, ties counted half. */
        AUC;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final double SURE = 1e-5;
    private static final double SAME = 1e-12;

    /** Ten folds, the deviance, and the largest penalty within one standard error of the best. */
    public static Lasso withDefaults() {
        return new Lasso(10, Penalty.ONE_SE, Measure.DEVIANCE, 1);
    }

    public Lasso with(int newFolds, Penalty newPenalty, Measure newMeasure, long newSeed) {
        return new Lasso(newFolds, newPenalty, newMeasure, newSeed);
    }

    /**
     * @param predictors what the terms are of
     * @param terms of the columns
     * @param mean the measure at each penalty, over the folds as many as their rows weigh
     * @param se of that mean
     * @param atMin the step of the best penalty
     * @param atOneSe that of the largest within one standard error
     * @param usedFolds how many folds there were
     */
    public record Result(
            Lasso procedure,
            List<Predictor> predictors,
            List<Term> terms,
            LassoPath path,
            List<Double> mean,
            List<Double> se,
            int atMin,
            int atOneSe,
            int usedFolds) {
        public Result {
            predictors = List.copyOf(predictors);
            terms = List.copyOf(terms);
            mean = List.copyOf(mean);
            se = List.copyOf(se);
        }

        /** The step that the procedure chooses. */
        public int chosen() {
            return procedure.penalty == Penalty.MIN ? atMin : atOneSe;
        }

        /** Terms whose coefficients are not zero at the chosen penalty. */
        public List<Term> selected() {
            return IntStream.of(path.columns(chosen())).mapToObj(terms::get).toList();
        }
    }

    /**
     * @param set of each row, which stay whole; {@code null} without
     * @param fold of each row, any numbers; {@code null} to deal them
     * @throws NotAnalysableException where no column varies with the outcome, or the folds cannot be made
     */
    public Result fit(DesignMatrix x, double[] y, int[] set, int[] fold) {
        double[][] columns = IntStream.range(0, x.columns()).mapToObj(x::column).toArray(double[][]::new);
        int[] order = RowOrder.byContent(x, y);
        LassoPath path = LassoPath.of(columns, y, order);
        if (path.size() == 0) {
            throw new NotAnalysableException(Note.of("regression.lasso.nothing-varies"));
        }
        int[] part = fold == null ? LassoFolds.dealt(x, y, set, folds, seed) : LassoFolds.given(fold, y, set);
        int parts = IntStream.of(part).max().orElse(-1) + 1;
        double[] weight = new double[parts];
        IntStream.of(part).forEach(f -> weight[f]++);
        double[][] judged = IntStream.range(0, parts)
                .parallel()
                .mapToObj(f -> heldOut(columns, y, order, part, f, path.lambda()))
                .toArray(double[][]::new);
        List<Double> mean = new ArrayList<>();
        List<Double> se = new ArrayList<>();
        for (int k = 0; k < path.size(); k++) {
            double sum = 0;
            for (int f = 0; f < parts; f++) {
                sum += weight[f] * judged[f][k];
            }
            double about = sum / y.length;
            double squares = 0;
            for (int f = 0; f < parts; f++) {
                squares += weight[f] * (judged[f][k] - about) * (judged[f][k] - about);
            }
            mean.add(about);
            se.add(Math.sqrt(squares / y.length / (parts - 1)));
        }
        int best = largestWithin(mean, SAME);
        int oneSe = largestWithin(mean, se.get(best));
        return new Result(this, x.predictors(), x.terms(), path, mean, se, best, oneSe, parts);
    }

    private int largestWithin(List<Double> mean, double reach) {
        double sign = measure == Measure.AUC ? -1 : 1;
        double best = mean.stream().mapToDouble(m -> sign * m).min().orElseThrow();
        int step = 0;
        while (sign * mean.get(step) > best + reach) {
            step++;
        }
        return step;
    }

    /** The measure of one part at each penalty, by the model of the others. */
    private double[] heldOut(double[][] columns, double[] y, int[] order, int[] part, int fold, List<Double> lambda) {
        int[] rest = IntStream.of(order).filter(i -> part[i] != fold).toArray();
        int[] out = IntStream.of(order).filter(i -> part[i] == fold).toArray();
        if (measure == Measure.AUC
                && IntStream.of(out).mapToDouble(i -> y[i]).distinct().count() < 2) {
            throw new NotAnalysableException(Note.of("regression.lasso.auc-of-one-kind"));
        }
        double[][] fitted = LassoPath.fitted(columns, y, rest, lambda, out);
        return Stream.of(fitted)
                .mapToDouble(p ->
                        measure == Measure.AUC ? RoundedOrder.of(p).auc(i -> y[out[i]] == 1) : deviance(p, y, out))
                .toArray();
    }

    private static double deviance(double[] p, double[] y, int[] rows) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            double sure = Math.min(1 - SURE, Math.max(SURE, p[i]));
            sum -= 2 * Math.log(y[rows[i]] == 1 ? sure : 1 - sure);
        }
        return sum / rows.length;
    }
}
