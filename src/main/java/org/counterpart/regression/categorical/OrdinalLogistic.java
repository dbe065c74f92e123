package org.counterpart.regression.categorical;

import org.counterpart.regression.design.DesignMatrix;

/**
 * Ordinal logistic regression with proportional odds: {@code logit P(Y ≤ j) = θⱼ − Σ b x}. A positive coefficient moves
 * towards higher levels, and its odds ratio is that of a level above any cut. The coefficients of {@link LevelFit} are
 * the thresholds in order, then the slopes. Standard errors are from the observed information.
 *
 * <p>Reference: McCullagh (1980), doi:10.1111/j.2517-6161.1980.tb01109.x. Same as R: {@code ordinal::clm},
 * {@code MASS::polr}.
 */
public record OrdinalLogistic(int levels) {
    public OrdinalLogistic {
        if (levels < 2) {
            throw new IllegalArgumentException("an ordinal outcome has at least two levels, got " + levels);
        }
    }

    /** @param level of each row of the design, from 0 in order; every level occurs */
    public LevelFit fit(DesignMatrix x, int[] level) {
        return LevelFit.of(x, level, new CumulativeLogit(levels), true);
    }
}
