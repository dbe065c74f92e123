package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.counterpart.prediction.roc.AucComparison;
import org.counterpart.prediction.roc.DeLong;
import org.counterpart.prediction.roc.Direction;
import org.counterpart.prediction.roc.RocCurve;
import smile.base.cart.SplitRule;
import smile.classification.GradientTreeBoost;
import smile.classification.RandomForest;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;

/**
 * Flexible models beside the logistic one, so that a reader sees whether they find more than its terms do: a random
 * forest and gradient-boosted trees (Smile), each scored by cross-validation in the same folds of whole matched sets.
 *
 * <p>Reference: Breiman (2001) doi:10.1023/A:1010933404324; Friedman (2001) doi:10.1214/aos/1013203451. Everything runs
 * on one thread from stated seeds: Smile's forests differ from run to run otherwise.
 */
public record Benchmarks(int folds, long seed, int forestTrees, int boostedTrees) {
    /** 5 folds, 200 trees in the forest, 100 boosted trees of at most 4 leaves, shrinkage 0.05. */
    public static Benchmarks withSeed(long seed) {
        return new Benchmarks(5, seed, 200, 100);
    }

    /**
     * @param name key of the model: {@code logistic}, {@code random-forest}, {@code boosted-trees}
     * @param auc of the out-of-fold scores
     * @param againstLogistic this model's AUC less the logistic one's on the same rows; null for the logistic model
     *     itself
     */
    public record Model(String name, DeLong.Result auc, AucComparison.Paired againstLogistic) {}

    /**
     * @param columns predictors in columns, no NaN
     * @param set the set each row belongs to
     * @param logistic makes the logistic model
     * @return none where all cases, or all controls, are in one part: no model can be made of the others
     */
    public List<Model> of(double[][] columns, boolean[] cases, int[] set, Refit logistic) {
        Folds parts = Folds.ofSets(set, folds, seed);
        boolean ofBoth = IntStream.range(0, parts.count()).allMatch(f -> holdsBoth(parts.training(f), cases));
        if (!ofBoth) {
            return List.of();
        }
        CrossValidation validation = new CrossValidation(parts, 1);
        double[] plain = validation.scores(logistic);
        List<Model> models = new ArrayList<>();
        models.add(new Model("logistic", auc(plain, cases), null));
        if (columns.length > 0) {
            onOneThread(() -> {
                double[] forest = validation.scores(rows -> forest(columns, cases, rows));
                double[] boosted = validation.scores(rows -> boosted(columns, cases, rows));
                models.add(new Model("random-forest", auc(forest, cases), compare(forest, plain, cases)));
                models.add(new Model("boosted-trees", auc(boosted, cases), compare(boosted, plain, cases)));
            });
        }
        return models;
    }

    private static boolean holdsBoth(int[] rows, boolean[] cases) {
        return IntStream.of(rows).anyMatch(r -> cases[r]) && IntStream.of(rows).anyMatch(r -> !cases[r]);
    }

    private static DeLong.Result auc(double[] scores, boolean[] cases) {
        return DeLong.withDefaults().of(RocCurve.of(scores, cases, Direction.HIGHER));
    }

    private static AucComparison.Paired compare(double[] a, double[] b, boolean[] cases) {
        return AucComparison.withDefaults().paired(a, Direction.HIGHER, b, Direction.HIGHER, cases);
    }

    private Refit.Scorer forest(double[][] columns, boolean[] cases, int[] rows) {
        MathEx.setSeed(seed);
        int perSplit = Math.max(1, (int) Math.floor(Math.sqrt(columns.length)));
        RandomForest forest = RandomForest.fit(
                Formula.lhs("y"),
                frame(columns, cases, rows),
                forestTrees,
                perSplit,
                SplitRule.GINI,
                20,
                Math.max(2, rows.length),
                3,
                1.0,
                null,
                LongStream.range(0, forestTrees).map(t -> seed * 1_000_003L + t + 1));
        return scorer(columns, cases, (frame, row, posterior) -> forest.predict(frame.get(row), posterior));
    }

    private Refit.Scorer boosted(double[][] columns, boolean[] cases, int[] rows) {
        MathEx.setSeed(seed);
        GradientTreeBoost trees =
                GradientTreeBoost.fit(Formula.lhs("y"), frame(columns, cases, rows), boostedTrees, 20, 4, 5, 0.05, 0.7);
        return scorer(columns, cases, (frame, row, posterior) -> trees.predict(frame.get(row), posterior));
    }

    @FunctionalInterface
    private interface Posterior {
        void of(DataFrame frame, int row, double[] posterior);
    }

    /** The predicted share of cases, rounded to 12 digits so that equal patterns tie whatever the order of the sums. */
    private static Refit.Scorer scorer(double[][] columns, boolean[] cases, Posterior model) {
        int[] all = LongStream.range(0, cases.length).mapToInt(i -> (int) i).toArray();
        DataFrame frame = frame(columns, cases, all);
        return row -> {
            double[] posterior = new double[2];
            model.of(frame, row, posterior);
            return Math.rint(posterior[1] * 1e12) / 1e12;
        };
    }

    private static DataFrame frame(double[][] columns, boolean[] cases, int[] rows) {
        double[][] data = new double[rows.length][columns.length];
        int[] y = new int[rows.length];
        String[] names = new String[columns.length];
        for (int j = 0; j < columns.length; j++) {
            names[j] = "x" + j;
        }
        for (int i = 0; i < rows.length; i++) {
            y[i] = cases[rows[i]] ? 1 : 0;
            for (int j = 0; j < columns.length; j++) {
                data[i][j] = columns[j][rows[i]];
            }
        }
        return DataFrame.of(data, names).merge(IntVector.of("y", y));
    }

    private static void onOneThread(Runnable work) {
        ForkJoinPool pool = new ForkJoinPool(1);
        try {
            pool.submit(work).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
        }
    }
}
