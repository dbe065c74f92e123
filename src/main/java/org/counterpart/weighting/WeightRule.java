package org.counterpart.weighting;

import org.counterpart.matching.design.ScoreRule;

/**
 * How the exposed and the unexposed are made alike by weights.
 *
 * @param score the propensity score; of {@link Method#ENTROPY} its predictors alone are used
 */
public record WeightRule(Method method, ScoreRule score) {

    /** Whose effect the weighted subjects show. */
    public enum Method {
        /**
         * One over the probability of the group a subject is in: the effect in everybody. Rosenbaum PR (1987),
         * doi:10.1080/01621459.1987.10478441.
         */
        IPTW,
        /**
         * The probability of the other group: the effect in those who might have been in either. Li F, Morgan KL,
         * Zaslavsky AM (2018), doi:10.1080/01621459.2016.1260466.
         */
        OVERLAP,
        /**
         * The unexposed weighted to the means of the exposed, as evenly as can be: the effect in the exposed.
         * Hainmueller J (2012), doi:10.1093/pan/mpr025.
         */
        ENTROPY
    }
}
