package org.counterpart.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.design.Term;
import org.counterpart.regression.summary.RegressionSummary;

/**
 * The conditional model with the caliper variables in it: a caliper lets case and control differ a little, and what is
 * left of that confounds. Reference: Wan, Colditz, Sutcliffe (2021), doi:10.1093/aje/kwab056.
 *
 * @param variables of calipers that the model does not hold itself
 * @param conditional the model without them, on the same rows
 * @param linear with them as straight lines
 * @param splines with restricted cubic splines of three knots; empty where a variable has too few values for them
 */
public record CaliperAdjusted(
        List<String> variables,
        RegressionSummary conditional,
        RegressionSummary linear,
        Optional<RegressionSummary> splines) {
    public CaliperAdjusted {
        variables = List.copyOf(variables);
    }

    /**
     * How far an odds ratio moves, as its ratio to the one without.
     *
     * @param linear with the variables as straight lines
     */
    public record Move(Term term, double linear, Optional<Double> splines) {
        private double size() {
            return Math.max(
                    Math.abs(Math.log(linear)),
                    splines.map(Math::log).map(Math::abs).orElse(0.0));
        }
    }

    /** The odds ratio that moves farthest; empty where none is finite. Terms of a curve have no odds ratio. */
    public Optional<Move> farthest() {
        return conditional.slopes().stream()
                .filter(c -> !c.term().isOfSpline())
                .map(c -> new Move(
                        c.term(),
                        moved(c, linear),
                        splines.map(s -> moved(c, s)).filter(Double::isFinite)))
                .filter(move -> Double.isFinite(move.linear()))
                .max(Comparator.comparingDouble(Move::size));
    }

    /** The places in a model with the caliper variables of the terms that the model without them has. */
    public int[] own(RegressionSummary with) {
        Set<String> names =
                conditional.coefficients().stream().map(c -> c.term().name()).collect(Collectors.toUnmodifiableSet());
        return IntStream.range(0, with.coefficients().size())
                .filter(i -> names.contains(with.coefficients().get(i).term().name()))
                .toArray();
    }

    /** Sets for each parameter of the largest of the models. */
    public double setsPerParameter() {
        return conditional.fit().events()
                / (double) splines.orElse(linear).coefficients().size();
    }

    private static double moved(Coefficient without, RegressionSummary with) {
        return with.slopes().stream()
                .filter(c -> c.term().name().equals(without.term().name()))
                .mapToDouble(c -> Math.exp(c.b() - without.b()))
                .findFirst()
                .orElse(Double.NaN);
    }
}
