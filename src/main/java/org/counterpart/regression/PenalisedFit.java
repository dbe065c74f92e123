package org.counterpart.regression;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.stats.Note;

/** A regression fitted with Firth's penalty, of all rows or given the matched sets: always finite. */
public abstract sealed class PenalisedFit extends RegressionFit permits FirthFit, ConditionalFirthFit {
    private final RegressionFit plain;
    private final Prepared prepared;
    private final Likelihood likelihood;
    private final Newton.Maximum maximum;

    /** From a fit without the penalty, the maximum with it, and the information there, of the working parameters. */
    PenalisedFit(
            RegressionFit plain,
            Prepared prepared,
            Likelihood likelihood,
            Newton.Maximum maximum,
            double[] information) {
        super(
                plain.design(),
                plain.hasIntercept(),
                b(prepared, maximum),
                covariance(prepared, information),
                notes(plain, maximum));
        this.plain = plain;
        this.prepared = prepared;
        this.likelihood = likelihood;
        this.maximum = maximum;
    }

    private static double[] b(Prepared prepared, Newton.Maximum maximum) {
        double[] b = prepared.basis.original(maximum.at);
        for (int i = 0; i < b.length; i++) {
            b[i] = prepared.basis.aliased(i) ? Double.NaN : b[i];
        }
        return b;
    }

    private static double[][] covariance(Prepared prepared, double[] information) {
        double[][] covariance = prepared.basis.covariance(information);
        for (int i = 0; i < covariance.length; i++) {
            if (prepared.basis.aliased(i)) {
                java.util.Arrays.fill(covariance[i], Double.NaN);
            }
        }
        return covariance;
    }

    private static List<Note> notes(RegressionFit plain, Newton.Maximum maximum) {
        List<Note> notes = new java.util.ArrayList<>(plain.notes());
        notes.removeIf(
                n -> n.code().startsWith("regression.separated") || n.code().equals("regression.not-converged"));
        if (!maximum.converged) {
            notes.add(Note.of("regression.not-converged", maximum.iterations));
        }
        return notes;
    }

    @Override
    public final <T> T either(
            Function<? super MaximumLikelihoodFit, ? extends T> unpenalised,
            Function<? super PenalisedFit, ? extends T> penalised) {
        return penalised.apply(this);
    }

    @Override
    public final Optional<PenalisedFit> withPenalty() {
        return Optional.of(this);
    }

    /** Not defined for a penalised likelihood. */
    @Override
    public final double bic() {
        return Double.NaN;
    }

    public final Prepared prepared() {
        return prepared;
    }

    public final Likelihood likelihood() {
        return likelihood;
    }

    public final Newton.Maximum maximum() {
        return maximum;
    }

    /** Penalised log-likelihood {@code l + ½ log det I}, in the coefficients' own scale. */
    public final double penalisedLogLik() {
        return maximum.value + prepared.basis.logSquaredDeterminant() / 2;
    }

    @Override
    public final int n() {
        return plain.n();
    }

    @Override
    public final int events() {
        return plain.events();
    }

    @Override
    public final double nullLogLik() {
        return plain.nullLogLik();
    }

    @Override
    public final Separation separation() {
        return plain.separation();
    }

    @Override
    public final boolean converged() {
        return maximum.converged;
    }

    @Override
    public final int iterations() {
        return maximum.iterations;
    }

    @Override
    public final int rank() {
        return prepared.basis.parameters();
    }

    /** Penalised likelihood-ratio test of all slopes; the penalty keeps the full information matrix. */
    @Override
    public final ModelTest likelihoodRatio() {
        int[] slopes = IntStream.range(hasIntercept() ? 1 : 0, terms().size())
                .filter(i -> !Double.isNaN(b(i)))
                .toArray();
        return PenalisedTests.that(this, slopes);
    }

    /** Not defined for a penalised likelihood. */
    @Override
    public final ModelTest score() {
        return new ModelTest(Double.NaN, rank() - (hasIntercept() ? 1 : 0), Double.NaN);
    }
}
