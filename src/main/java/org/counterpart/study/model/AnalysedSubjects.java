package org.counterpart.study.model;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.summary.PredictorSelection;

/**
 * The subjects of one analysis, by what {@link ModelRoute} asks of them. A {@link Sample} answers plainly; the others
 * give the same answers sooner, to be asked by the thousand.
 */
public interface AnalysedSubjects {
    /** The subjects with all their cells, for what is asked of few. */
    Sample sample();

    /** P of the test that fills each variable's row in the table. */
    ToDoubleFunction<String> table(UnivariatePlan plan);

    Frame frame(List<String> variables, MissingHandling missing);

    default Frame.Selected select(Frame all, PredictorSelection selection) {
        return all.select(selection);
    }

    default Fits fit(Frame frame, List<MultivariablePlan.Model> models) {
        return Fits.of(frame, models);
    }
}
