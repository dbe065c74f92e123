package org.counterpart.plan.size;

import org.counterpart.power.Level;
import org.counterpart.power.MatchedSets;
import org.counterpart.power.SeparateGroups;
import org.counterpart.power.StudyPower;

/**
 * The plan's {@code sample-size:} section: what the study was to find, and how surely.
 *
 * @param exposed share of the controls that are exposed
 * @param controls of a case
 * @param phi correlation of exposure between a case and a control of its set; 0 without sets
 * @param sets whether the design has matched sets
 * @param power to be reached
 */
public record SampleSizePlan(
        double oddsRatio,
        double exposed,
        double controls,
        double phi,
        boolean sets,
        boolean corrected,
        Level level,
        double power) {

    /** The study as planned. */
    public StudyPower planned() {
        return with(controls);
    }

    /**
     * The same with as many controls a case as there are; of sets the whole number below.
     *
     * @throws IllegalArgumentException when no such study is possible
     */
    public StudyPower with(double controlsPerCase) {
        return sets
                ? new MatchedSets(oddsRatio, exposed, (int) Math.max(1, Math.floor(controlsPerCase)), phi)
                : new SeparateGroups(oddsRatio, exposed, controlsPerCase, corrected);
    }
}
