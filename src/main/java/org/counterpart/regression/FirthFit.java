package org.counterpart.regression;

import java.util.List;
import org.counterpart.stats.Note;

/** A fitted Firth regression: always finite. */
public final class FirthFit extends RegressionFit {
    private final FirthLikelihood likelihood;
    private final Prepared prepared;
    private final Newton.Maximum maximum;
    private final LogisticFit plain;

    FirthFit(
            LogisticFit plain,
            Prepared prepared,
            FirthLikelihood likelihood,
            Newton.Maximum maximum,
            double[] b,
            double[][] covariance,
            List<Note> notes) {
        super(plain.design(), true, b, covariance, notes);
        this.plain = plain;
        this.prepared = prepared;
        this.likelihood = likelihood;
        this.maximum = maximum;
    }

    Prepared prepared() {
        return prepared;
    }

    FirthLikelihood likelihood() {
        return likelihood;
    }

    Newton.Maximum maximum() {
        return maximum;
    }

    /** The maximum-likelihood fit of the same data. */
    public LogisticFit plain() {
        return plain;
    }

    @Override
    public int n() {
        return plain.n();
    }

    @Override
    public int events() {
        return plain.events();
    }

    /** Log-likelihood, without the penalty, at the Firth estimate. */
    @Override
    public double logLik() {
        return likelihood.plain(maximum.at);
    }

    /** Penalised log-likelihood {@code l + ½ log det I}, in the coefficients' own scale. */
    public double penalisedLogLik() {
        return maximum.value + prepared.basis.logSquaredDeterminant() / 2;
    }

    @Override
    public double nullLogLik() {
        return plain.nullLogLik();
    }

    @Override
    public boolean converged() {
        return maximum.converged;
    }

    @Override
    public int iterations() {
        return maximum.iterations;
    }

    @Override
    public int rank() {
        return prepared.basis.parameters();
    }

    @Override
    public Separation separation() {
        return plain.separation();
    }

    /** Penalised likelihood-ratio test of all slopes; the penalty keeps the full information matrix. */
    @Override
    public ModelTest likelihoodRatio() {
        int[] slopes = java.util.stream.IntStream.range(1, terms().size())
                .filter(i -> !Double.isNaN(b(i)))
                .toArray();
        return PenalisedTests.that(this, slopes);
    }

    /** Not defined for a penalised likelihood. */
    @Override
    public ModelTest score() {
        return new ModelTest(Double.NaN, rank() - 1, Double.NaN);
    }

    public double linearPredictor(int row) {
        double sum = b(0);
        for (int j = 0; j < design().columns(); j++) {
            double part = b(j + 1);
            sum += Double.isNaN(part) ? 0 : part * design().value(row, j);
        }
        return sum;
    }

    public double fitted(int row) {
        return LogisticFit.probability(linearPredictor(row));
    }

    public double[] fitted() {
        return java.util.stream.IntStream.range(0, n())
                .mapToDouble(this::fitted)
                .toArray();
    }
}
