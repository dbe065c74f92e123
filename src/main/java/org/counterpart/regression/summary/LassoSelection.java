package org.counterpart.regression.summary;

import java.util.stream.IntStream;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.lasso.Lasso;

/**
 * The predictors that the LASSO leaves in, to be refitted without its penalty. A factor with a contrast that is left in
 * enters whole: its reference stays what it was. The intervals of the refitted model ignore the choice.
 *
 * @param foldOf the fold of each row of the cohort, any numbers; {@code null} to deal them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LassoSelection(Lasso lasso, int[] foldOf) implements PredictorSelection {
    /** The path and what was chosen on it. */
    public record Result(Lasso.Result path) implements Trace {}

    @Override
    public SelectionMethod method() {
        return SelectionMethod.LASSO;
    }

    @Override
    public Chosen choose(DesignMatrix all, double[] y, int[] set) {
        if (all.predictors().isEmpty()) {
            return new Chosen(all, null);
        }
        int[] fold = foldOf == null
                ? null
                : IntStream.of(all.sourceRows()).map(row -> foldOf[row]).toArray();
        Lasso.Result result = lasso.fit(all, y, set, fold);
        int[] predictors = IntStream.of(result.path().columns(result.chosen()))
                .map(all::predictorOf)
                .distinct()
                .toArray();
        return new Chosen(all.select(predictors), new Result(result));
    }

    @Override
    public Chosen chooseUnconditionally(DesignMatrix all, double[] y, int[] set) {
        return choose(all, y, set);
    }
}
