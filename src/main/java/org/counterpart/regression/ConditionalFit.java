package org.counterpart.regression;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.stats.Note;

/** A fitted conditional logistic regression. Where the sets are separated, the likelihood is that of the limit. */
public final class ConditionalFit extends RegressionFit {
    private final Estimate estimate;
    private final Separation separation;
    private final int n;
    private final int events;

    ConditionalFit(Estimate estimate, int n, int events) {
        this(estimate, Separation.of(estimate.regression, estimate.prepared.basis, estimate.trace), n, events);
    }

    private ConditionalFit(Estimate estimate, Separation separation, int n, int events) {
        super(estimate.regression.design, false, estimate.b.clone(), estimate.covariance, notes(estimate, separation));
        this.estimate = estimate;
        this.separation = separation;
        this.n = n;
        this.events = events;
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

    public Estimate estimate() {
        return estimate;
    }

    /** Whether the likelihood is the exact one. */
    public boolean isExact() {
        return ((ConditionalRegression) estimate.regression).ties == Ties.EXACT;
    }

    private RiskSets sets() {
        return ((ConditionalRegression) estimate.regression).sets;
    }

    @Override
    public int n() {
        return n;
    }

    @Override
    public int events() {
        return events;
    }

    /** Sets with a case and a control. */
    public int setsUsed() {
        return sets().sets();
    }

    /** Sets with cases only or controls only, which say nothing. */
    public int setsDropped() {
        return sets().uninformative;
    }

    @Override
    public double logLik() {
        return estimate.logLik;
    }

    @Override
    public double nullLogLik() {
        return estimate.regression.nullLogLik();
    }

    @Override
    public boolean converged() {
        return estimate.converged() && !separation.detected();
    }

    @Override
    public int iterations() {
        return estimate.iterations();
    }

    @Override
    public int rank() {
        return estimate.rank();
    }

    @Override
    public Separation separation() {
        return separation;
    }

    @Override
    public ModelTest likelihoodRatio() {
        return ModelTest.of(2 * (logLik() - nullLogLik()), rank());
    }

    @Override
    public ModelTest score() {
        return ModelTest.of(estimate.scoreStatistic(), rank());
    }

    /** With the number of cases as sample size, as R's {@code BIC} of a {@code clogit}. */
    public double bic() {
        return -2 * logLik() + Math.log(events) * rank();
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
