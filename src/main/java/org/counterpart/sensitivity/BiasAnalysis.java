package org.counterpart.sensitivity;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.counterpart.sensitivity.Classified.Corrected;
import org.counterpart.sensitivity.Classified.Quality;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RandomStreams;

/**
 * Probabilistic bias analysis of a misclassified exposure: sensitivity and specificity are drawn from their priors, the
 * table is corrected by each draw, and the odds ratios are told by their median and the middle 95 %: of the bias
 * alone, and with a normal deviate times the corrected table's standard error of ln OR added to each. A draw that is
 * impossible with these data is left out and counted.
 *
 * <p>Reference: Lash, Fox, Fink (2009), doi:10.1007/978-0-387-87959-8, chapter 8; Greenland (1996),
 * doi:10.1093/ije/25.6.1107.
 *
 * @param cases how well the exposure of the cases is known
 * @param controls of the controls; empty where both are alike, one draw for both
 */
public record BiasAnalysis(Priors cases, Optional<Priors> controls, int draws, long seed) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Of one group. */
    public record Priors(Prior sensitivity, Prior specificity) {
        private Quality draw(SplittableRandom random) {
            return new Quality(sensitivity.quantile(random.nextDouble()), specificity.quantile(random.nextDouble()));
        }
    }

    /** @param interval the middle 95 % of the draws */
    public record Simulated(double median, Interval interval) {
        private static Simulated of(double[] ratios) {
            Arrays.sort(ratios);
            return new Simulated(
                    Quantiles.TYPE7.ofSorted(ratios, 0.5),
                    new Interval(Quantiles.TYPE7.ofSorted(ratios, 0.025), Quantiles.TYPE7.ofSorted(ratios, 0.975)));
        }
    }

    /**
     * @param impossible draws that these data rule out
     * @param systematic the bias alone
     * @param total with random error
     */
    public record Result(BiasAnalysis procedure, int impossible, Simulated systematic, Simulated total) {}

    public Result of(Classified table) {
        RandomStreams streams = new RandomStreams(seed, "misclassification");
        double[] bias = new double[draws];
        double[] both = new double[draws];
        int possible = 0;
        for (int i = 0; i < draws; i++) {
            SplittableRandom random = streams.stream(i);
            Quality ofCases = cases.draw(random);
            Quality ofControls = controls.isPresent() ? controls.get().draw(random) : ofCases;
            double share = random.nextDouble();
            Corrected drawn = table.corrected(ofCases, ofControls);
            if (drawn.possible()) {
                double deviate = NORMAL.inverseCumulativeProbability(Math.max(share, Double.MIN_NORMAL));
                bias[possible] = drawn.oddsRatio();
                both[possible++] = drawn.oddsRatio() * Math.exp(deviate * drawn.se());
            }
        }
        return new Result(
                this,
                draws - possible,
                Simulated.of(Arrays.copyOf(bias, possible)),
                Simulated.of(Arrays.copyOf(both, possible)));
    }
}
