package org.counterpart.study.model;

import java.util.Arrays;
import java.util.List;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.derived.ByModel;
import org.counterpart.plan.MissingHandling;
import org.counterpart.regression.LogisticFit;
import org.counterpart.stats.NotAnalysableException;

/**
 * Markers that a plan makes of several variables by a model: the fitted probability of the unconditional logistic model
 * in the subjects of a sample who have all of them, missing for the others, and for all where the model has no finite
 * fit.
 */
public final class CombinedMarkers {
    private CombinedMarkers() {}

    /** The sample with these markers as columns. */
    public static Sample with(Sample sample, List<Derivation> derivations) {
        List<NumberColumn> columns = derivations.stream()
                .filter(ByModel.class::isInstance)
                .map(ByModel.class::cast)
                .map(marker -> new NumberColumn(marker.variable(), values(sample, marker)))
                .toList();
        return columns.isEmpty() ? sample : sample.with(columns);
    }

    private static double[] values(Sample sample, ByModel marker) {
        try {
            Frame frame = sample.frame(marker.predictors(), MissingHandling.COMPLETE);
            LogisticFit fit = Fits.of(frame, List.of()).unconditional();
            if (Arrays.stream(fit.b()).allMatch(Double::isFinite)) {
                return Scores.risks(sample.size(), frame.design(), fit.b());
            }
        } catch (NotAnalysableException nothingToFit) {
            // as where the fit is not finite
        }
        double[] none = new double[sample.size()];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
