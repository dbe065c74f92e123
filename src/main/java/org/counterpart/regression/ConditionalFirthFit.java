package org.counterpart.regression;

import java.util.Optional;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;

/** A conditional logistic regression fitted with Firth's penalty: always finite. */
public final class ConditionalFirthFit extends PenalisedFit {
    private final ConditionalFirthLikelihood likelihood;
    private final ConditionalFit plain;

    ConditionalFirthFit(
            ConditionalFit plain, Prepared prepared, ConditionalFirthLikelihood likelihood, Newton.Maximum maximum) {
        super(plain, prepared, likelihood, maximum, likelihood.information(maximum.at));
        this.plain = plain;
        this.likelihood = likelihood;
    }

    @Override
    public ConditionalFirthFit refit(DesignMatrix other) {
        return ConditionalFirth.withDefaults().fit(plain.refit(other));
    }

    @Override
    public ModelKind kind() {
        return ModelKind.CONDITIONAL_FIRTH;
    }

    @Override
    public Optional<LogisticFit> ofAllRows() {
        return Optional.empty();
    }

    @Override
    public Optional<ConditionalFit> ofSets() {
        return Optional.of(plain);
    }

    @Override
    public Optional<double[]> probabilities() {
        return Optional.empty();
    }

    @Override
    public boolean isCase(int row) {
        return plain.isCase(row);
    }

    /** The maximum-likelihood fit of the same data. */
    public ConditionalFit plain() {
        return plain;
    }

    /** Conditional log-likelihood, without the penalty, at the penalised estimate. */
    @Override
    public double logLik() {
        return likelihood.plain(maximum().at);
    }
}
