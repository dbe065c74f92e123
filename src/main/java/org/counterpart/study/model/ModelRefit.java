package org.counterpart.study.model;

import java.util.stream.IntStream;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Refit;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;

/**
 * The plan's unconditional model made again on some rows of a sample, from the table on: what the bootstrap and
 * cross-validation repeat, by the thousand.
 */
public final class ModelRefit implements Refit {
    private final ModelRoute route;
    private final Sample sample;
    private final CountedCohort columns;
    private final WholeDesigns wholes;

    public ModelRefit(StudyPlan plan, Sample sample) {
        this.route = ModelRoute.of(plan);
        this.sample = sample.only(route.candidates());
        this.columns = new CountedCohort(this.sample.cohort());
        this.wholes = new WholeDesigns(this.sample);
    }

    @Override
    public Scorer fit(int[] rows) {
        Subjects drawn = columns.draw(rows, sample.cases(rows), sample.sets(rows));
        return fit(rows, route.selection().selects() ? drawn : wholes.counted(drawn, rows));
    }

    /** @param drawn these rows */
    Scorer fit(int[] rows, Subjects drawn) {
        ModelRoute.Chosen chosen = route.choose(drawn);
        if (chosen.refused().isPresent()) {
            return null;
        }
        Frame frame = chosen.frame();
        if (frame.design().columns() == 0) {
            return constant(rows);
        }
        double[] b = Logistic.coefficients(frame.design(), frame.y(), frame.rows());
        if (Double.isNaN(b[0])) {
            return null;
        }
        DesignMatrix whole = wholes.design(frame.variables());
        double[] scores = Scores.linear(sample.size(), whole, frame.design(), b);
        return row -> scores[row];
    }

    private Scorer constant(int[] rows) {
        long cases = IntStream.of(rows).filter(sample::isCase).count();
        double intercept = Math.log((double) cases / (rows.length - cases));
        return row -> intercept;
    }
}
