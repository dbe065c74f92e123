package org.counterpart.prediction.reclassification;

/**
 * Integrated discrimination improvement: by how much the mean probability of the events rose and that of the others
 * fell. SE² is the sum of the variances of the two mean differences.
 *
 * <p>Reference: Pencina, D'Agostino, D'Agostino, Vasan (2008), doi:10.1002/sim.2929. Same as R: {@code
 * Hmisc::improveProb}. The P of nested models in the data that fitted them is not that of the normal: Demler, Pencina,
 * Cook, D'Agostino (2017), doi:10.1002/sim.7333.
 *
 * @param events by how much the mean probability of the events rose
 * @param others by how much that of the others fell
 * @param slopeBefore mean of the events less that of the others, by the first probabilities
 * @param slopeAfter the same by the second
 */
public record Discrimination(Gain gain, double events, double others, double slopeBefore, double slopeAfter) {
    /** The gain as a share of what the first probabilities told. */
    public double relative() {
        return gain.estimate() / slopeBefore;
    }
}
