package org.counterpart.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.stats.Note;

/** A fitted conditional logistic regression. Where the sets are separated, the likelihood is that of the limit. */
public final class ConditionalFit extends MaximumLikelihoodFit {
    private final double[] y;

    ConditionalFit(Estimate estimate, double[] y) {
        this(estimate, Separation.of(estimate.regression, estimate.prepared.basis, estimate.trace), y);
    }

    private ConditionalFit(Estimate estimate, Separation separation, double[] y) {
        super(estimate, separation, notes(estimate, separation));
        this.y = y;
    }

    static List<Note> notes(Estimate e, Separation separation) {
        List<Note> notes = new ArrayList<>(RegressionFit.notes(e, separation));
        RiskSets sets = ((ConditionalRegression) e.regression).sets;
        if (sets.uninformative > 0) {
            notes.add(Note.of("regression.sets-uninformative", sets.uninformative, sets.uninformativeRows));
        }
        int cases = 0;
        for (int c : sets.cases) {
            cases += c;
        }
        noteEventsPerVariable(notes, cases, e.rank());
        return notes;
    }

    /** Whether the likelihood is the exact one. */
    public boolean isExact() {
        return ((ConditionalRegression) estimate().regression).ties == Ties.EXACT;
    }

    private RiskSets sets() {
        return ((ConditionalRegression) estimate().regression).sets;
    }

    @Override
    public ConditionalFit refit(DesignMatrix other) {
        return new ConditionalFit(Estimate.of(estimate().regression.on(other)), y);
    }

    @Override
    public ModelKind kind() {
        return ModelKind.CONDITIONAL;
    }

    @Override
    public Optional<LogisticFit> ofAllRows() {
        return Optional.empty();
    }

    @Override
    public Optional<ConditionalFit> ofSets() {
        return Optional.of(this);
    }

    /** None of an approximate likelihood. */
    @Override
    public Optional<PenalisedFit> withPenalty() {
        return isExact() ? Optional.of(ConditionalFirth.withDefaults().fit(this)) : Optional.empty();
    }

    @Override
    public Optional<double[]> probabilities() {
        return Optional.empty();
    }

    @Override
    public int n() {
        return y.length;
    }

    @Override
    public int events() {
        return (int) Arrays.stream(y).sum();
    }

    @Override
    public boolean isCase(int row) {
        return y[row] == 1;
    }

    /** Sets with a case and a control. */
    public int setsUsed() {
        return sets().sets();
    }

    /** Sets with cases only or controls only, which say nothing. */
    public int setsDropped() {
        return sets().uninformative;
    }

    /** With the number of cases as sample size, as R's {@code BIC} of a {@code clogit}. */
    @Override
    public double bic() {
        return -2 * logLik() + Math.log(events()) * rank();
    }

    /** {@code Σ bⱼ xⱼ} of a row, which compares members of one set only; NaN when a coefficient is not finite. */
    public double linearPredictor(int row) {
        double sum = 0;
        for (int j = 0; j < design().columns(); j++) {
            sum += b(j) * design().value(row, j);
        }
        return sum;
    }
}
