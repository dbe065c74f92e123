package org.counterpart.study;

import java.util.ArrayList;
import java.util.List;
import org.counterpart.matching.Caliper;
import org.counterpart.matching.MatchingDesign;

/** The plan's matching section as a design the matcher understands. */
final class StudyMatching {
    private StudyMatching() {}

    static MatchingDesign design(MatchingPlan plan) {
        List<Caliper> calipers = new ArrayList<>();
        plan.caliper()
                .forEach((variable, caliper) -> calipers.add(
                        new Caliper(variable, caliper.width(), caliper.inSd() ? Caliper.Unit.SD : Caliper.Unit.OWN)));
        return MatchingDesign.withDefaults()
                .withExact(plan.exact())
                .withCalipers(calipers)
                .with(MatchingDesign.SdOf.valueOf(plan.sd().name()))
                .withExternalSd(plan.externalSd())
                .withRatio(plan.ratio())
                .with(MatchingDesign.Method.valueOf(plan.method().name()))
                .with(MatchingDesign.Distance.valueOf(plan.distance().name()), plan.distanceVariables())
                .with(MatchingDesign.Order.valueOf(plan.order().name()))
                .with(plan.replace() ? MatchingDesign.Replacement.WITH : MatchingDesign.Replacement.WITHOUT)
                .with(plan.completeSets() ? MatchingDesign.Sets.COMPLETE : MatchingDesign.Sets.PARTIAL)
                .withSeed(plan.seed())
                .with(MatchingDesign.Smd.valueOf(plan.smd().name()));
    }
}
