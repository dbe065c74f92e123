package org.counterpart.study;

import org.counterpart.plan.size.SampleSizePlan;
import org.counterpart.power.StudyPower;
import org.counterpart.study.model.Sample;

/**
 * How many subjects the study needed by its plan, and what power it has with those analysed, for the planned odds ratio
 * and not the one that was found.
 *
 * @param unrounded cases, or sets, needed
 * @param analysed cases, or sets, there are
 * @param controlsPerCase there are
 * @param reached power with them
 */
public record SampleSize(SampleSizePlan plan, double unrounded, int analysed, double controlsPerCase, double reached) {
    private static final double HAIR = 1e-9;

    static SampleSize of(SampleSizePlan plan, Sample data) {
        int cases = data.hasSets() ? data.setCount() : data.caseCount();
        double controls = data.hasSets()
                ? (double) (data.size() - data.caseCount()) / data.setCount()
                : (double) (data.size() - data.caseCount()) / data.caseCount();
        StudyPower actual = plan.with(controls);
        return new SampleSize(
                plan,
                plan.planned().cases(plan.level(), plan.power()),
                cases,
                controls,
                actual.power(plan.level(), cases));
    }

    /** Cases, or sets, needed. */
    public long cases() {
        return (long) Math.ceil(unrounded - HAIR);
    }

    public long controls() {
        return (long) Math.ceil(cases() * plan.controls() - HAIR);
    }
}
