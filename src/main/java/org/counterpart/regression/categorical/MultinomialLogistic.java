package org.counterpart.regression.categorical;

import org.counterpart.regression.design.DesignMatrix;

/**
 * Multinomial logistic regression: {@code log P(level) / P(reference) = b₀ + Σ bⱼ xⱼ} with coefficients of its own for
 * each level but the reference. The linear predictors of {@link LevelFit} are those levels in their order.
 *
 * <p>Reference: Agresti (2013), Categorical Data Analysis, 8.1. Same as R: {@code nnet::multinom} iterated to full
 * convergence.
 */
public record MultinomialLogistic(int levels, int reference) {
    public MultinomialLogistic {
        if (levels < 2 || reference < 0 || reference >= levels) {
            throw new IllegalArgumentException("no reference among " + levels + " levels: " + reference);
        }
    }

    /** @param level of each row of the design, from 0; every level occurs */
    public LevelFit fit(DesignMatrix x, int[] level) {
        return LevelFit.of(x, level, new BaselineLogit(levels, reference), false);
    }

    /** The level that a linear predictor of the fit is of. */
    public int level(int predictor) {
        return new BaselineLogit(levels, reference).level(predictor);
    }
}
