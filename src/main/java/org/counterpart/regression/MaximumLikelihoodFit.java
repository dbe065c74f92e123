package org.counterpart.regression;

import java.util.List;
import java.util.function.Function;
import org.counterpart.stats.Note;

/** A regression fitted without a penalty. Where the data are separated, the likelihood is that of the limit. */
public abstract sealed class MaximumLikelihoodFit extends RegressionFit permits LogisticFit, ConditionalFit {
    private final Estimate estimate;
    private final Separation separation;

    MaximumLikelihoodFit(Estimate estimate, Separation separation, List<Note> notes) {
        super(
                estimate.regression.design,
                estimate.regression.intercept,
                estimate.b.clone(),
                estimate.covariance,
                notes);
        this.estimate = estimate;
        this.separation = separation;
    }

    public final Estimate estimate() {
        return estimate;
    }

    @Override
    public final <T> T either(
            Function<? super MaximumLikelihoodFit, ? extends T> unpenalised,
            Function<? super PenalisedFit, ? extends T> penalised) {
        return unpenalised.apply(this);
    }

    /** Likelihood-ratio test of all slopes. */
    @Override
    public final ModelTest likelihoodRatio() {
        return ModelTest.of(2 * (logLik() - nullLogLik()), slopes());
    }

    @Override
    public final ModelTest score() {
        return ModelTest.of(estimate.scoreStatistic(), slopes());
    }

    private int slopes() {
        return rank() - (hasIntercept() ? 1 : 0);
    }

    @Override
    public final double logLik() {
        return estimate.logLik;
    }

    @Override
    public final double nullLogLik() {
        return estimate.regression.nullLogLik();
    }

    @Override
    public final boolean converged() {
        return estimate.converged() && !separation.detected();
    }

    @Override
    public final int iterations() {
        return estimate.iterations();
    }

    @Override
    public final int rank() {
        return estimate.rank();
    }

    @Override
    public final Separation separation() {
        return separation;
    }
}
