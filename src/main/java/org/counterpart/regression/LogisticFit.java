package org.counterpart.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.stats.Note;

/**
 * A fitted logistic regression. Where the outcome is separated, likelihood and fitted values are those of the limit.
 */
public final class LogisticFit extends MaximumLikelihoodFit {
    private final double[] y;
    /** A point of the limit likelihood: with the directions of separation it gives every subject's limit. */
    private final double[] limitPoint;

    LogisticFit(Estimate estimate) {
        this(estimate, Separation.of(estimate.regression, estimate.prepared.basis, estimate.trace));
    }

    private LogisticFit(Estimate estimate, Separation separation) {
        super(
                estimate,
                separation,
                notes(estimate, separation, ((UnconditionalRegression) estimate.regression).events()));
        this.y = ((UnconditionalRegression) estimate.regression).y;
        this.limitPoint = estimate.maximum == null
                ? new double[estimate.b.length]
                : estimate.trace.prepared.basis.original(estimate.maximum.at);
    }

    private static List<Note> notes(Estimate e, Separation separation, double events) {
        List<Note> notes = new ArrayList<>(notes(e, separation));
        int rarer = (int) Math.min(events, e.regression.size() - events);
        noteEventsPerVariable(notes, rarer, e.rank() - 1);
        return notes;
    }

    @Override
    public LogisticFit refit(DesignMatrix other) {
        return new LogisticFit(Estimate.of(estimate().regression.on(other)));
    }

    @Override
    public ModelKind kind() {
        return ModelKind.LOGISTIC;
    }

    @Override
    public Optional<LogisticFit> ofAllRows() {
        return Optional.of(this);
    }

    @Override
    public Optional<ConditionalFit> ofSets() {
        return Optional.empty();
    }

    @Override
    public Optional<PenalisedFit> withPenalty() {
        return Optional.of(FirthLogistic.withDefaults().fit(this));
    }

    @Override
    public Optional<double[]> probabilities() {
        return Optional.of(fitted());
    }

    @Override
    public int n() {
        return y.length;
    }

    @Override
    public int events() {
        return (int) ((UnconditionalRegression) estimate().regression).events();
    }

    @Override
    public boolean isCase(int row) {
        return y[row] == 1;
    }

    /** The outcome of a row. */
    public double outcome(int row) {
        return y[row];
    }

    public double deviance() {
        return -2 * logLik();
    }

    public double nullDeviance() {
        return -2 * nullLogLik();
    }

    @Override
    public double bic() {
        return -2 * logLik() + Math.log(n()) * rank();
    }

    /** Log odds of a row of this or another design with the same columns; ±Infinity where separation settles it. */
    public double linearPredictor(DesignMatrix x, int row) {
        for (double[] d : estimate().trace.directions) {
            double along = 0;
            double size = 0;
            for (int j = 0; j <= x.columns(); j++) {
                double part = d[j] * (j == 0 ? 1 : x.value(row, j - 1));
                along += part;
                size += Math.abs(part);
            }
            if (Math.abs(along) > 1e-9 * size) {
                return along > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        return x.linearPredictor(limitPoint, row);
    }

    public double linearPredictor(int row) {
        return linearPredictor(design(), row);
    }

    /** Fitted probability of a row. */
    public double fitted(int row) {
        return probability(linearPredictor(row));
    }

    /** Fitted probabilities of all rows. */
    public double[] fitted() {
        double[] p = new double[n()];
        java.util.stream.IntStream rows = java.util.stream.IntStream.range(0, p.length);
        (p.length > 100_000 ? rows.parallel() : rows).forEach(i -> p[i] = fitted(i));
        return p;
    }

    public static double probability(double eta) {
        if (eta >= 0) {
            return 1 / (1 + Math.exp(-eta));
        }
        double e = Math.exp(eta);
        return e / (1 + e);
    }
}
