package org.counterpart.study.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Points;
import org.counterpart.prediction.Refit;
import org.counterpart.regression.Logistic;

/**
 * The plan's unconditional model made again on some rows of a sample, from the table on: what the bootstrap and
 * cross-validation repeat, by the thousand. A design of their own is made for the rows where variables are selected;
 * else the columns of each list of variables are made once, for all rows.
 */
public final class ModelRefit implements Refit {
    private final ModelRoute route;
    private final Sample sample;
    private final CountedCohort columns;
    private final UnaryOperator<double[]> reading;

    /** Made when a resample first offers the variables. */
    private final Map<List<String>, WholeFrame> wholes = new ConcurrentHashMap<>();

    public ModelRefit(StudyPlan plan, Sample sample) {
        this(plan, sample, b -> b);
    }

    /** @param reading what stands in the place of the coefficients of each model */
    private ModelRefit(StudyPlan plan, Sample sample, UnaryOperator<double[]> reading) {
        this.reading = reading;
        this.route = ModelRoute.of(plan);
        this.sample = sample.only(route.candidates());
        this.columns = new CountedCohort(this.sample.cohort(), this.sample.codings());
    }

    /** The same with each model's coefficients made points anew, so that it scores in whole numbers. */
    public static ModelRefit ofPoints(StudyPlan plan, Sample sample, Points points) {
        return new ModelRefit(plan, sample, points::of);
    }

    @Override
    public Scorer fit(int[] rows) {
        return fit(rows, route.models().selection().selects() ? columns.draw(sample, rows) : new Counted(rows));
    }

    /** @param drawn these rows */
    Scorer fit(int[] rows, AnalysedSubjects drawn) {
        ModelRoute.Chosen chosen = route.choose(drawn);
        if (chosen.refused().isPresent()) {
            return null;
        }
        Frame frame = chosen.frame();
        if (frame.design().columns() == 0) {
            long cases = IntStream.of(rows).filter(sample::isCase).count();
            double constant = Math.log((double) cases / (rows.length - cases));
            return row -> constant;
        }
        double[] b = Logistic.coefficients(frame.design(), frame.y(), frame.rows());
        if (Double.isNaN(b[0])) {
            return null;
        }
        double[] scores =
                Scores.linear(sample.size(), whole(frame.variables()).design(), frame.design(), reading.apply(b));
        return row -> scores[row];
    }

    private WholeFrame whole(List<String> variables) {
        return wholes.computeIfAbsent(variables, names -> new WholeFrame(sample, names));
    }

    /** A resample where all that is offered enters. */
    private final class Counted extends CountedCohort.Draw {
        private final int[] rows;

        Counted(int[] rows) {
            super(columns, rows, sample.cases(rows), sample.sets(rows));
            this.rows = rows;
        }

        @Override
        public Frame frame(List<String> variables, MissingHandling missing) {
            WholeFrame whole = whole(variables);
            Frame drawn = whole.drawn(rows);
            return whole.hasReferences(drawn) ? drawn : super.frame(variables, missing);
        }
    }
}
