package org.counterpart.regression.categorical;

/** The probability of each level of an outcome, given some linear predictors of a subject. */
interface LevelProbability {
    int levels();

    /** How many linear predictors there are. */
    int predictors();

    /**
     * The logarithm of the probability of a level; not a number where these predictors give it none.
     *
     * @param gradient filled with its derivatives in the linear predictors
     * @param curvature filled with minus its second derivatives
     */
    double log(int level, double[] eta, double[] gradient, double[][] curvature);

    /** The probability of every level. */
    double[] of(double[] eta);

    /** The linear predictors that give every level its share, where so many subjects have each. */
    double[] alone(long[] counts);

    /** Directions in the linear predictors that all must rise for the probability of a level to rise to 1. */
    double[][] rising(int level);
}
