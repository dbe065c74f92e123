package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.Estimate;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.Regression;
import org.counterpart.regression.UnconditionalRegression;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;

/**
 * Stepwise selection of predictors, its trace kept. The terms of a factor or a curve move together, a product is never
 * in a model without what it is made of; all steps use the rows complete in all candidates.
 *
 * <p>{@link SelectionMethod#FORWARD_LR} as SPSS's Forward: LR: the predictor with the smallest P of Rao's score test
 * enters if that is below {@code entry}; then those whose likelihood-ratio P is above {@code removal} leave, the
 * largest first. {@link SelectionMethod#BACKWARD_LR} removes only. The AIC methods take the step that lowers AIC most,
 * as R's {@code step}; backward and both start from all predictors, forward from none.
 *
 * @param criterion the test a predictor enters by in forward selection
 */
public record StepwiseSelection(SelectionMethod method, Entry criterion, double entry, double removal)
        implements PredictorSelection {
    private static final int MOST_STEPS = 1000;

    public enum Entry {
        /** Rao's score test, as SPSS. */
        SCORE,
        LIKELIHOOD_RATIO
    }

    public enum Action {
        ENTER,
        REMOVE
    }

    /**
     * One step.
     *
     * @param predictor the variable that entered or left
     * @param test the test that decided (score on entry, likelihood ratio on removal and in AIC selection)
     * @param logLik of the model after the step
     * @param aic of the model after the step
     */
    public record Step(Action action, String predictor, ModelTest test, double logLik, double aic) {}

    /**
     * @param startAic AIC of the model the selection started from
     * @param selected positions of the chosen predictors in the design, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // a list of positions, never compared
    public record Result(StepwiseSelection procedure, List<Step> steps, double startAic, int[] selected)
            implements Trace {}

    public StepwiseSelection {
        if (method == SelectionMethod.LASSO) {
            throw new IllegalArgumentException("method must take steps, got " + method);
        }
        if (!(entry > 0 && entry < 1 && removal > 0 && removal < 1)) {
            throw new IllegalArgumentException("entry and removal must be in (0, 1), got " + entry + " and " + removal);
        }
        if (method == SelectionMethod.FORWARD_LR && removal < entry) {
            throw new IllegalArgumentException("removal must not be below entry, got " + removal + " and " + entry
                    + ": selection could go in circles");
        }
    }

    /**
     * All predictors enter; 0.05 to enter by the score test and 0.10 to leave, SPSS's defaults, when a method is
     * chosen.
     */
    public static StepwiseSelection withDefaults() {
        return new StepwiseSelection(SelectionMethod.ENTER, Entry.SCORE, 0.05, 0.10);
    }

    public StepwiseSelection with(SelectionMethod newMethod) {
        return new StepwiseSelection(newMethod, criterion, entry, removal);
    }

    public StepwiseSelection with(Entry newCriterion) {
        return new StepwiseSelection(method, newCriterion, entry, removal);
    }

    public StepwiseSelection withEntry(double newEntry, double newRemoval) {
        return new StepwiseSelection(method, criterion, newEntry, newRemoval);
    }

    @Override
    public Chosen chooseUnconditionally(DesignMatrix all, double[] y, int[] set) {
        return choose(all, y, null);
    }

    @Override
    public Chosen choose(DesignMatrix all, double[] y, int[] set) {
        if (!selects() || all.predictors().isEmpty()) {
            return new Chosen(all, null);
        }
        Result steps = set == null ? select(all, y) : select(all, y, set);
        return new Chosen(all.select(steps.selected()), steps);
    }

    /** Selection by unconditional logistic regression. */
    public Result select(DesignMatrix x, double[] y) {
        Logistic.check(x, y);
        return select(UnconditionalRegression.of(x, y));
    }

    /** Selection by conditional logistic regression. */
    public Result select(DesignMatrix x, double[] y, int[] set) {
        return select(ConditionalLogistic.withDefaults().regression(x, y, set));
    }

    private Result select(Regression regression) {
        Path path = new Path(regression);
        int all = regression.design.predictors().size();
        boolean fromNone = method == SelectionMethod.FORWARD_LR || method == SelectionMethod.AIC_FORWARD;
        path.in = new boolean[all];
        Arrays.fill(path.in, !fromNone);
        double startAic = path.aic(path.in);
        switch (method) {
            case ENTER -> {}
            case FORWARD_LR -> {
                while (path.steps.size() < MOST_STEPS && path.enter(this)) {
                    while (path.remove(removal)) {
                        // the largest P first, until none is above the limit
                    }
                }
            }
            case BACKWARD_LR -> {
                while (path.remove(removal)) {
                    // as above
                }
            }
            case LASSO -> throw new IllegalStateException("the LASSO takes no steps");
            case AIC_FORWARD, AIC_BACKWARD, AIC_BOTH -> {
                while (path.steps.size() < MOST_STEPS
                        && path.lowerAic(
                                method != SelectionMethod.AIC_FORWARD, method != SelectionMethod.AIC_BACKWARD)) {
                    // the step that lowers AIC most
                }
            }
        }
        return new Result(this, List.copyOf(path.steps), startAic, path.selected());
    }

    /** The models met on the way. */
    private static final class Path {
        final Regression whole;
        final Map<String, Estimate> seen = new HashMap<>();
        final List<Step> steps = new ArrayList<>();
        boolean[] in;

        Path(Regression whole) {
            this.whole = whole;
        }

        Estimate estimate(boolean[] model) {
            return seen.computeIfAbsent(Arrays.toString(model), k -> Estimate.of(regression(model)));
        }

        Regression regression(boolean[] model) {
            int[] columns = IntStream.range(0, whole.design.columns())
                    .filter(j -> model[whole.design.predictorOf(j)])
                    .toArray();
            return whole.with(columns, whole.intercept);
        }

        double aic(boolean[] model) {
            Estimate e = estimate(model);
            return -2 * e.logLik + 2 * e.rank();
        }

        int[] selected() {
            return IntStream.range(0, in.length).filter(i -> in[i]).toArray();
        }

        /** Whether it may enter or leave: a product is never in a model without what it is made of. */
        boolean isFree(int predictor) {
            List<Predictor> all = whole.design.predictors();
            Predictor moving = all.get(predictor);
            return IntStream.range(0, in.length)
                    .noneMatch(i -> in[predictor]
                            ? in[i] && moving.isIn(all.get(i))
                            : !in[i] && all.get(i).isIn(moving));
        }

        boolean[] flipped(int predictor) {
            boolean[] other = in.clone();
            other[predictor] = !other[predictor];
            return other;
        }

        ModelTest ratio(boolean[] smaller, boolean[] larger) {
            Estimate small = estimate(smaller);
            Estimate large = estimate(larger);
            return ModelTest.of(2 * (large.logLik - small.logLik), large.rank() - small.rank());
        }

        void take(int predictor, Action action, ModelTest test) {
            in[predictor] = !in[predictor];
            steps.add(new Step(
                    action, whole.design.predictors().get(predictor).name(), test, estimate(in).logLik, aic(in)));
        }

        boolean enter(StepwiseSelection options) {
            int best = -1;
            ModelTest bestTest = ModelTest.NONE;
            for (int i = 0; i < in.length; i++) {
                if (in[i] || !isFree(i)) {
                    continue;
                }
                ModelTest test =
                        options.criterion == Entry.LIKELIHOOD_RATIO ? ratio(in, flipped(i)) : score(flipped(i));
                if (test.df() > 0 && (best < 0 || test.p() < bestTest.p())) {
                    best = i;
                    bestTest = test;
                }
            }
            if (best < 0 || !(bestTest.p() < options.entry)) {
                return false;
            }
            take(best, Action.ENTER, bestTest);
            return true;
        }

        /** Rao's test of the larger model at the estimate of the present one. */
        ModelTest score(boolean[] larger) {
            Estimate small = estimate(in);
            Regression large = regression(larger);
            int df = large.prepare().basis.parameters() - small.rank();
            return ModelTest.of(TermTests.score(large, small), df);
        }

        boolean remove(double limit) {
            int worst = -1;
            ModelTest worstTest = ModelTest.NONE;
            for (int i = 0; i < in.length; i++) {
                if (!in[i] || !isFree(i)) {
                    continue;
                }
                ModelTest test = ratio(flipped(i), in);
                double p = test.df() == 0 ? 1 : test.p();
                double worstP = worstTest.df() == 0 ? 1 : worstTest.p();
                if (worst < 0 || p > worstP) {
                    worst = i;
                    worstTest = test;
                }
            }
            if (worst < 0 || !((worstTest.df() == 0 ? 1 : worstTest.p()) > limit)) {
                return false;
            }
            take(worst, Action.REMOVE, worstTest);
            return true;
        }

        /** As R's {@code step}: removals are looked at before additions, and the first of equals wins. */
        boolean lowerAic(boolean removals, boolean additions) {
            int best = -1;
            double bestAic = aic(in);
            for (boolean leaving : new boolean[] {true, false}) {
                for (int i = 0; i < in.length; i++) {
                    if (in[i] != leaving || !(leaving ? removals : additions) || !isFree(i)) {
                        continue;
                    }
                    double aic = aic(flipped(i));
                    if (aic < bestAic) {
                        best = i;
                        bestAic = aic;
                    }
                }
            }
            if (best < 0) {
                return false;
            }
            ModelTest test = in[best] ? ratio(flipped(best), in) : ratio(in, flipped(best));
            take(best, in[best] ? Action.REMOVE : Action.ENTER, test);
            return true;
        }
    }
}
