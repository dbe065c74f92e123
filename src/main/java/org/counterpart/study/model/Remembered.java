package org.counterpart.study.model;

import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.counterpart.plan.MissingHandling;
import org.counterpart.plan.MultivariablePlan;
import org.counterpart.plan.UnivariatePlan;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.univariate.Comparison;

/** Subjects that one plan after another asks: what several plans have in common is made once. For one thread. */
public final class Remembered implements AnalysedSubjects {
    private final AnalysedSubjects subjects;
    private final Map<UnivariatePlan, ToDoubleFunction<String>> tables = new HashMap<>();
    private final Map<Variables, Frame> frames = new HashMap<>();
    private final IdentityHashMap<Frame, Map<PredictorSelection, Frame.Selected>> selections = new IdentityHashMap<>();
    private final Map<Fitting, Fits> fits = new HashMap<>();

    private record Variables(List<String> names, MissingHandling missing) {}

    /** What a fit depends on: the predictors as they are coded, the rows that have them all, the models asked for. */
    private record Fitting(List<Predictor> predictors, IntBuffer rows, List<MultivariablePlan.Model> models) {}

    public Remembered(AnalysedSubjects subjects) {
        this.subjects = subjects;
    }

    /** The same, whose table by this plan is known. */
    public Remembered with(UnivariatePlan plan, Comparison table) {
        tables.put(plan, variable -> table.row(variable).chosen().result().p());
        return this;
    }

    @Override
    public Sample sample() {
        return subjects.sample();
    }

    @Override
    public ToDoubleFunction<String> table(UnivariatePlan plan) {
        return tables.computeIfAbsent(plan, asked -> {
            ToDoubleFunction<String> table = subjects.table(asked);
            Map<String, Double> known = new HashMap<>();
            return variable -> known.computeIfAbsent(variable, table::applyAsDouble);
        });
    }

    @Override
    public Frame frame(List<String> variables, MissingHandling missing) {
        return frames.computeIfAbsent(new Variables(variables, missing), v -> subjects.frame(v.names, v.missing));
    }

    @Override
    public Frame.Selected select(Frame all, PredictorSelection selection) {
        return selections
                .computeIfAbsent(all, frame -> new HashMap<>())
                .computeIfAbsent(selection, asked -> subjects.select(all, asked));
    }

    @Override
    public Fits fit(Frame frame, List<MultivariablePlan.Model> models) {
        Fitting asked = new Fitting(
                frame.design().predictors(), IntBuffer.wrap(frame.design().sourceRows()), models);
        return fits.computeIfAbsent(asked, f -> subjects.fit(frame, models));
    }
}
