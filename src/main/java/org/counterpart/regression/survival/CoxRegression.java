package org.counterpart.regression.survival;

import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Proportional hazards regression: the hazard of a subject is that of its stratum times {@code exp(Σ b x)}.
 * Coefficients are logarithms of hazard ratios. With clusters the standard errors are robust (sandwich of the score
 * residuals summed within clusters).
 *
 * <p>References: Cox (1972), doi:10.1111/j.2517-6161.1972.tb00899.x; Efron (1977), doi:10.1080/01621459.1977.10480613;
 * Breslow (1974), doi:10.2307/2529620; Lin and Wei (1989), doi:10.1080/01621459.1989.10478874. Same as R:
 * {@code survival::coxph}.
 *
 * @param ties how events at one time are taken; not exactly
 */
public record CoxRegression(Ties ties) {
    public CoxRegression {
        if (ties == Ties.EXACT) {
            throw new IllegalArgumentException("ties must be EFRON or BRESLOW, got " + ties);
        }
    }

    public static CoxRegression withDefaults() {
        return new CoxRegression(Ties.EFRON);
    }

    /**
     * @param times of each row of the design
     * @param cluster of each row, a number that does not hang on the order of the rows; null when each is alone and the
     *     standard errors are the model's own
     * @throws NotAnalysableException when nobody has the event
     */
    public CoxFit fit(DesignMatrix x, SurvivalTimes times, int[] cluster) {
        if (times.size() != x.rows()) {
            throw new IllegalArgumentException("times must be of " + x.rows() + " rows, got " + times.size());
        }
        if (times.events() == 0) {
            throw new NotAnalysableException(Note.of("regression.no-event"));
        }
        return new CoxFit(this, x, IntStream.range(0, x.columns()).toArray(), times, AtRisk.of(x, times), cluster);
    }
}
