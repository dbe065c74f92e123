package org.counterpart.regression;

import org.counterpart.regression.design.Term;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * One row of a regression table.
 *
 * @param b log odds ratio; NaN when it has no finite estimate or cannot be told apart from other terms
 * @param z b over its standard error
 * @param wald z squared, SPSS's Wald
 * @param ci Wald interval of the odds ratio
 */
public record Coefficient(
        Term term, double b, double se, double z, double wald, double p, double oddsRatio, Interval ci) {

    public static Coefficient of(Term term, double b, double se, double level) {
        double z = b / se;
        double reach = Tails.normalCritical(level) * se;
        return new Coefficient(
                term,
                b,
                se,
                z,
                z * z,
                Tails.normalTwoSided(z),
                Math.exp(b),
                new Interval(Math.exp(b - reach), Math.exp(b + reach)));
    }
}
