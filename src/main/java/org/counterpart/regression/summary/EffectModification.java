package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.Predictor.Coding;
import org.counterpart.regression.design.Term;

/**
 * A product of a fitted model: whether the odds ratio of the one depends on the other, what it is at each level of the
 * other, and, of two that are yes or no, the interaction on the additive scale.
 *
 * @param product of two predictors of the model
 * @param test of the terms of the product
 * @param strata the odds ratio of each term of the one at each level of the other, both ways; only at those that have
 *     levels, and of one in no other product, as its odds ratio would depend on a third variable
 * @param joint of two binaries: each combination against none of both
 * @param several those of the two that are in another product, too
 */
public record EffectModification(
        Predictor product,
        SplineCurve.Block test,
        List<Stratum> strata,
        List<Joint> joint,
        Optional<AdditiveInteraction> additive,
        List<String> several) {

    /**
     * The odds ratio of a term at a level.
     *
     * @param term whose odds ratio it is
     * @param of the predictor that is held at the level
     */
    public record Stratum(Term term, Predictor of, String level, Contrast contrast) {}

    /** One level of each against the reference of both. */
    public record Joint(String one, String other, Contrast contrast) {}

    public EffectModification {
        strata = List.copyOf(strata);
        joint = List.copyOf(joint);
        several = List.copyOf(several);
    }

    /** Of each product of a fit, in order. */
    static List<EffectModification> of(RegressionFit fit, RobustCovariance.Result robust) {
        return fit.design().predictors().stream()
                .filter(Predictor::isProduct)
                .map(p -> new Reading(fit, p, Contrast.covariance(fit, robust)).read())
                .toList();
    }

    /** A level and what it adds to each column of its predictor. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Level(String name, double[] columns) {}

    private static final class Reading {
        private final RegressionFit fit;
        private final DesignMatrix x;
        private final Predictor product;
        private final double[][] covariance;
        private final Predictor one;
        private final Predictor other;
        private final int[] ofOne;
        private final int[] ofOther;
        private final int[] ofBoth;

        Reading(RegressionFit fit, Predictor product, double[][] covariance) {
            this.fit = fit;
            this.x = fit.design();
            this.product = product;
            this.covariance = covariance;
            this.one = product.factors().get(0);
            this.other = product.factors().get(1);
            this.ofOne = TermTests.columns(x, one::equals);
            this.ofOther = TermTests.columns(x, other::equals);
            this.ofBoth = TermTests.columns(x, product::equals);
        }

        EffectModification read() {
            List<Stratum> strata = new ArrayList<>();
            strata(strata, one, ofOne, other, levels(other, ofOther), (j, g) -> ofBoth[j * ofOther.length + g]);
            strata(strata, other, ofOther, one, levels(one, ofOne), (j, g) -> ofBoth[g * ofOther.length + j]);
            List<Level> first = levels(one, ofOne);
            List<Level> second = levels(other, ofOther);
            boolean binaries = first.size() == 2 && second.size() == 2 && isAlone(one) && isAlone(other);
            return new EffectModification(
                    product,
                    SplineCurve.Block.of(fit, ofBoth),
                    strata,
                    binaries ? joint(first, second) : List.of(),
                    binaries
                            ? AdditiveInteraction.of(fit.b(), covariance, at(ofOne[0]), at(ofOther[0]), at(ofBoth[0]))
                            : Optional.empty(),
                    Stream.of(one, other)
                            .filter(p -> !isAlone(p))
                            .map(Predictor::name)
                            .toList());
        }

        /** Whether its odds ratio depends on no third variable. */
        private boolean isAlone(Predictor of) {
            return x.predictors().stream().filter(of::isIn).count() == 1;
        }

        private interface Column {
            int of(int term, int level);
        }

        private void strata(
                List<Stratum> strata, Predictor of, int[] columns, Predictor held, List<Level> levels, Column both) {
            if (of.spline().isPresent() || !isAlone(of)) {
                return;
            }
            for (Level level : levels) {
                for (int j = 0; j < columns.length; j++) {
                    double[] weights = new double[fit.terms().size()];
                    weights[at(columns[j])] = 1;
                    for (int g = 0; g < level.columns.length; g++) {
                        weights[at(both.of(j, g))] = level.columns[g];
                    }
                    Contrast contrast = Contrast.of(fit.b(), covariance, weights);
                    if (!Double.isNaN(contrast.b())) {
                        strata.add(new Stratum(x.terms().get(columns[j]), held, level.name, contrast));
                    }
                }
            }
        }

        private List<Joint> joint(List<Level> first, List<Level> second) {
            List<Joint> joint = new ArrayList<>();
            for (boolean[] both : new boolean[][] {{true, false}, {false, true}, {true, true}}) {
                double[] weights = new double[fit.terms().size()];
                weights[at(ofOne[0])] = both[0] ? 1 : 0;
                weights[at(ofOther[0])] = both[1] ? 1 : 0;
                weights[at(ofBoth[0])] = both[0] && both[1] ? 1 : 0;
                joint.add(new Joint(
                        first.get(both[0] ? 1 : 0).name,
                        second.get(both[1] ? 1 : 0).name,
                        Contrast.of(fit.b(), covariance, weights)));
            }
            return joint;
        }

        private int at(int column) {
            return column + (fit.hasIntercept() ? 1 : 0);
        }

        /** The levels that occur, the reference first; of a number that is 0 or 1, these; else none. */
        private List<Level> levels(Predictor p, int[] columns) {
            if (columns.length == 0) {
                return List.of();
            }
            if (p.coding() == Coding.NUMBER && p.form().isEmpty()) {
                boolean binary = Arrays.stream(x.column(columns[0])).allMatch(v -> v == 0 || v == 1);
                return binary ? List.of(new Level("0", new double[] {0}), new Level("1", new double[] {1})) : List.of();
            }
            if (p.coding() == Coding.INDICATOR) {
                return List.of(
                        new Level(p.levels().get(0), new double[] {0}),
                        new Level(p.levels().get(1), new double[] {1}));
            }
            if (p.coding() == Coding.SCORES) {
                return IntStream.range(0, p.levels().size())
                        .mapToObj(i -> new Level(
                                p.levels().get(i),
                                new double[] {p.scores().orElseThrow().values().get(i)}))
                        .toList();
            }
            if (p.coding() != Coding.CONTRASTS) {
                return List.of();
            }
            List<Level> levels = new ArrayList<>();
            List<String> others = Arrays.stream(columns)
                    .mapToObj(j -> x.terms().get(j).level().orElseThrow())
                    .toList();
            p.levels().stream()
                    .filter(l -> !others.contains(l) && isReference(l, p, others))
                    .findFirst()
                    .ifPresent(l -> levels.add(new Level(l, new double[columns.length])));
            for (int g = 0; g < columns.length; g++) {
                double[] of = new double[columns.length];
                of[g] = 1;
                levels.add(new Level(others.get(g), of));
            }
            return levels;
        }

        /** The last level before those that have a term: earlier ones do not occur. */
        private static boolean isReference(String level, Predictor p, List<String> others) {
            int at = p.levels().indexOf(level);
            return at + 1 < p.levels().size()
                    && p.levels().indexOf(others.get(0)) > at
                    && p.levels()
                            .subList(at + 1, p.levels().indexOf(others.get(0)))
                            .isEmpty();
        }
    }
}
