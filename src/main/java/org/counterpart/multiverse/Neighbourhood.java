package org.counterpart.multiverse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Selection;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.matching.design.Matching;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.MatchedData;
import org.counterpart.study.Reanalysis;
import org.counterpart.study.RepeatedAnalysis;
import org.counterpart.study.SampleAnalyses;

/** Specifications that choose the same subjects and match them by the same design: each matching serves them all. */
final class Neighbourhood {
    private final List<Integer> members;
    private final List<Specification> specifications;
    private final Cohort cohort;
    private final Optional<MatchingLottery.Rule> rule;
    private Prepared prepared;

    /**
     * @param members positions among the specifications
     * @param cohort as the file holds it
     * @param rule of the lottery; empty when each specification has its own matching only
     */
    Neighbourhood(
            List<Integer> members,
            List<Specification> specifications,
            Cohort cohort,
            Optional<MatchingLottery.Rule> rule) {
        this.members = members;
        this.specifications = specifications;
        this.cohort = cohort;
        this.rule = rule;
    }

    /** The members' universes for one matching: drawn by the lottery, or the design's own. */
    Universe[] universes(int draw, SplittableRandom random) {
        int number = rule.isPresent() ? draw : 0;
        Universe[] universes = new Universe[members.size()];
        Sample sample = null;
        for (int m = 0; m < universes.length; m++) {
            int at = members.get(m);
            Specification specification = specifications.get(at);
            if (specification.plan().isEmpty()) {
                universes[m] = Universe.failed(at, number, specification.refused());
                continue;
            }
            try {
                StudyPlan plan = specification.plan().get();
                if (sample == null) {
                    sample = sample(plan, random);
                }
                universes[m] = new Universe(at, number, sample.sets, sample.analysis.apply(at), null);
            } catch (NotAnalysableException e) {
                universes[m] = Universe.failed(at, number, e.note());
            }
        }
        return universes;
    }

    /** A matched sample: its number of sets, and what each specification (by position) finds in it. */
    private record Sample(int sets, IntFunction<Reanalysis> analysis) {}

    private Sample sample(StudyPlan plan, SplittableRandom random) {
        Prepared ready = prepared(plan);
        if (ready.lottery == null) {
            Matching matching = Matcher.match(ready.subjects, ready.isCase, plan.matching());
            SampleAnalyses analyses = new SampleAnalyses(MatchedData.of(ready.subjects, matching));
            return new Sample(
                    matching.sets().size(),
                    at -> analyses.of(plan(at), specifications.get(at).missing()));
        }
        MatchingLottery.Draw draw = ready.lottery.draw(random);
        if (draw.setCount() == 0) {
            throw new NotAnalysableException(Note.of("multiverse.no-set"));
        }
        return new Sample(
                draw.setCount(),
                at -> ready.analyses
                        .computeIfAbsent(
                                at,
                                a -> new RepeatedAnalysis(
                                        plan(a), specifications.get(a).missing(), ready.subjects))
                        .of(draw));
    }

    /** What all draws share. */
    private static final class Prepared {
        private final Cohort subjects;
        private final boolean[] isCase;
        private final MatchingLottery lottery;
        /** By position among the specifications. */
        private final Map<Integer, RepeatedAnalysis> analyses = new ConcurrentHashMap<>();

        Prepared(Selection.Selected selected, StudyPlan plan, Optional<MatchingLottery.Rule> rule) {
            subjects = selected.cohort();
            isCase = selected.isCase();
            lottery = rule.map(r -> MatchingLottery.of(subjects, isCase, plan.matching(), r))
                    .orElse(null);
        }
    }

    private StudyPlan plan(int specification) {
        return specifications.get(specification).plan().orElseThrow();
    }

    private synchronized Prepared prepared(StudyPlan plan) {
        if (prepared == null) {
            prepared = new Prepared(plan.selection().select(cohort).requireBothGroups(), plan, rule);
        }
        return prepared;
    }
}
