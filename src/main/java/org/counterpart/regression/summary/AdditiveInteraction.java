package org.counterpart.regression.summary;

import java.util.Optional;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * How far the odds ratio of two exposures together is above what adds up: the relative excess risk due to interaction,
 * the attributable proportion and the synergy index, with Hosmer and Lemeshow's intervals by the delta method (of the
 * synergy index on the log scale).
 *
 * <p>Reference: Hosmer and Lemeshow (1992), doi:10.1097/00001648-199209000-00012. Same as R: {@code
 * epiR::epi.interaction(param = "product")}.
 *
 * @param s NaN where the one odds ratio adds what the other takes away
 * @param sCi NaN where S is not above 0
 */
public record AdditiveInteraction(
        double or10,
        double or01,
        double or11,
        double reri,
        Interval reriCi,
        double ap,
        Interval apCi,
        double s,
        Interval sCi) {

    /** Whether an odds ratio is below 1: then the measures mean little until the reference is the lowest risk. */
    public boolean isProtective() {
        return or10 < 1 || or01 < 1;
    }

    /** Of two binaries and their product; empty where one has no estimate. */
    static Optional<AdditiveInteraction> of(double[] b, double[][] covariance, int one, int other, int both) {
        double or10 = Math.exp(b[one]);
        double or01 = Math.exp(b[other]);
        double or11 = Math.exp(b[one] + b[other] + b[both]);
        if (!Double.isFinite(or10) || !Double.isFinite(or01) || !Double.isFinite(or11)) {
            return Optional.empty();
        }
        Delta delta = new Delta(covariance, new int[] {one, other, both});
        double reri = or11 - or10 - or01 + 1;
        double reriSe = delta.se(or11 - or10, or11 - or01, or11);
        double ap = reri / or11;
        double apSe = delta.se((or11 - or10) / or11 - ap, (or11 - or01) / or11 - ap, 1 - ap);
        double apart = or10 + or01 - 2;
        double s = (or11 - 1) / apart;
        double together = or11 / (or11 - 1);
        double sSe = delta.se(together - or10 / apart, together - or01 / apart, together);
        double z = Tails.normalCritical(0.95);
        return Optional.of(new AdditiveInteraction(
                or10,
                or01,
                or11,
                reri,
                new Interval(reri - z * reriSe, reri + z * reriSe),
                ap,
                new Interval(ap - z * apSe, ap + z * apSe),
                Double.isFinite(s) ? s : Double.NaN,
                s > 0 && Double.isFinite(s)
                        ? new Interval(Math.exp(Math.log(s) - z * sSe), Math.exp(Math.log(s) + z * sSe))
                        : new Interval(Double.NaN, Double.NaN)));
    }

    /** The standard error of a function of three coefficients by its derivatives. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Delta(double[][] covariance, int[] at) {
        double se(double... derivatives) {
            double variance = 0;
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    variance += derivatives[i] * derivatives[j] * covariance[at[i]][at[j]];
                }
            }
            return Math.sqrt(variance);
        }
    }
}
