package org.counterpart.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Alias;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.ModelKind;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.Note;

/**
 * What every fitted regression has: coefficients with their covariance, a likelihood, and notes on what the data could
 * not answer. What a reader would ask the class of a fit for is a method here, so that a new one must answer.
 */
public abstract sealed class RegressionFit permits MaximumLikelihoodFit, PenalisedFit {
    private final DesignMatrix design;
    private final List<Term> terms;
    private final boolean intercept;
    private final double[] b;
    private final double[][] covariance;
    private final List<Note> notes;

    RegressionFit(DesignMatrix design, boolean intercept, double[] b, double[][] covariance, List<Note> notes) {
        this.design = design;
        this.intercept = intercept;
        this.b = b;
        this.covariance = covariance;
        this.notes = List.copyOf(notes);
        List<Term> names = new ArrayList<>(design.terms());
        if (intercept) {
            names.add(0, Term.INTERCEPT);
        }
        this.terms = List.copyOf(names);
    }

    public final DesignMatrix design() {
        return design;
    }

    /** What the coefficients belong to, the intercept first where there is one. */
    public final List<Term> terms() {
        return terms;
    }

    public final boolean hasIntercept() {
        return intercept;
    }

    public final double b(int parameter) {
        return b[parameter];
    }

    /** A copy of the coefficients, the intercept first where there is one. */
    public final double[] b() {
        return b.clone();
    }

    public final double se(int parameter) {
        return Math.sqrt(covariance[parameter][parameter]);
    }

    public final double covariance(int i, int j) {
        return covariance[i][j];
    }

    public final double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** Rows of the regression table at this confidence level. */
    public final List<Coefficient> coefficients(double level) {
        return IntStream.range(0, b.length)
                .mapToObj(i -> Coefficient.of(terms.get(i), b[i], se(i), level))
                .toList();
    }

    /** Rows of the regression table with a 95% interval. */
    public final List<Coefficient> coefficients() {
        return coefficients(0.95);
    }

    public final List<Note> notes() {
        return notes;
    }

    /** The same model of the same outcome with the columns of another design of these rows. */
    public abstract RegressionFit refit(DesignMatrix other);

    /** Which model it is. */
    public abstract ModelKind kind();

    /** What is made of a fit without a penalty, and what of one with. */
    public abstract <T> T either(
            Function<? super MaximumLikelihoodFit, ? extends T> unpenalised,
            Function<? super PenalisedFit, ? extends T> penalised);

    public final boolean isPenalised() {
        return either(fit -> false, fit -> true);
    }

    /** The fit without a penalty where all rows enter the likelihood as they are; empty where the sets are given. */
    public abstract Optional<LogisticFit> ofAllRows();

    /** The fit without a penalty where the likelihood is given the matched sets; empty elsewhere. */
    public abstract Optional<ConditionalFit> ofSets();

    /** The same data with Firth's penalty; empty where there is no such regression. */
    public abstract Optional<PenalisedFit> withPenalty();

    /** The fitted probability of each row; empty where the model gives none. */
    public abstract Optional<double[]> probabilities();

    /** Schwarz's criterion; NaN where it is not defined. */
    public abstract double bic();

    /** Subjects in the model. */
    public abstract int n();

    public abstract int events();

    /** Whether the outcome of a row of the design is the event. */
    public abstract boolean isCase(int row);

    public abstract double logLik();

    /** Log-likelihood of the null model: the intercept alone, or no parameter. */
    public abstract double nullLogLik();

    public abstract boolean converged();

    public abstract int iterations();

    /** Parameters the data determine. */
    public abstract int rank();

    public abstract Separation separation();

    /** Likelihood-ratio test of all slopes. */
    public abstract ModelTest likelihoodRatio();

    /** Rao's score test of all slopes, at the null model. */
    public abstract ModelTest score();

    public final double aic() {
        return -2 * logLik() + 2 * rank();
    }

    /** Wald test of all slopes, {@code b'V⁻¹b}. */
    public final ModelTest wald() {
        return wald(IntStream.range(intercept ? 1 : 0, b.length)
                .filter(i -> !Double.isNaN(b[i]) || separation().terms().contains(terms.get(i)))
                .toArray());
    }

    /** Wald test that these coefficients are all 0. */
    public final ModelTest wald(int... parameters) {
        return ModelTest.wald(b, covariance, parameters);
    }

    /**
     * Why coefficients cannot be told: their columns are constant, or combinations of others.
     *
     * @param term of a parameter, the intercept first where there is one
     */
    public static List<Note> notes(List<Alias> aliases, IntFunction<Term> term, boolean intercept) {
        return notes(
                aliases, term, intercept ? 1 : 0, intercept ? "regression.constant" : "regression.constant-in-sets");
    }

    /**
     * @param first parameter that belongs to a column
     * @param constant the note of a column that is a combination of none
     */
    public static List<Note> notes(List<Alias> aliases, IntFunction<Term> term, int first, String constant) {
        List<Note> notes = new ArrayList<>();
        for (Alias alias : aliases) {
            Term of = term.apply(alias.parameter());
            List<Term> others = Arrays.stream(alias.others())
                    .filter(p -> p >= first)
                    .mapToObj(term)
                    .toList();
            notes.add(others.isEmpty() ? Note.of(constant, of) : Note.of("regression.collinear", of, others));
        }
        return notes;
    }

    static List<Note> notes(Estimate e, Separation separation) {
        List<Note> notes = new ArrayList<>(e.regression.design.notes());
        notes.addAll(notes(e.prepared.basis.aliases(), e.regression::term, e.regression.intercept));
        if (separation.detected()) {
            notes.add(Note.of(
                    separation.complete() ? "regression.separated-completely" : "regression.separated",
                    separation.terms()));
        } else if (!e.converged()) {
            notes.add(Note.of("regression.not-converged", e.iterations()));
        }
        return notes;
    }

    /** A note when there are fewer than ten events (or non-events, when those are rarer) for each slope. */
    static void noteEventsPerVariable(List<Note> notes, int events, int slopes) {
        if (slopes > 0 && events < 10 * slopes) {
            notes.add(Note.of("regression.events-per-variable", events, slopes, (double) events / slopes));
        }
    }
}
