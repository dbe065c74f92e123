package org.counterpart.regression;

import java.util.Optional;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;

/** A fitted Firth regression: always finite. */
public final class FirthFit extends PenalisedFit {
    private final FirthLikelihood likelihood;
    private final LogisticFit plain;

    FirthFit(LogisticFit plain, Prepared prepared, FirthLikelihood likelihood, Newton.Maximum maximum) {
        super(plain, prepared, likelihood, maximum, likelihood.information(maximum.at));
        this.plain = plain;
        this.likelihood = likelihood;
    }

    public FirthLikelihood penalised() {
        return likelihood;
    }

    @Override
    public FirthFit refit(DesignMatrix other) {
        return FirthLogistic.withDefaults().fit(plain.refit(other));
    }

    @Override
    public ModelKind kind() {
        return ModelKind.FIRTH;
    }

    @Override
    public Optional<LogisticFit> ofAllRows() {
        return Optional.of(plain);
    }

    @Override
    public Optional<ConditionalFit> ofSets() {
        return Optional.empty();
    }

    @Override
    public Optional<double[]> probabilities() {
        return Optional.of(fitted());
    }

    @Override
    public boolean isCase(int row) {
        return plain.isCase(row);
    }

    /** The maximum-likelihood fit of the same data. */
    public LogisticFit plain() {
        return plain;
    }

    /** Log-likelihood, without the penalty, at the Firth estimate. */
    @Override
    public double logLik() {
        return likelihood.plain(maximum().at);
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
