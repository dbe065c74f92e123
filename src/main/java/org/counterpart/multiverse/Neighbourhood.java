package org.counterpart.multiverse;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Selection;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.Matching;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.MatchedData;
import org.counterpart.study.Reanalysis;
import org.counterpart.study.StudyPlan;

/** Specifications that choose the same subjects and match them by the same design: each matching serves them all. */
final class Neighbourhood {
    private final List<Integer> members;
    private final List<Specification> specifications;
    private final Cohort cohort;
    private final Optional<MatchingLottery.Rule> rule;
    private Prepared prepared;

    /**
     * @param members positions among the specifications
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

    /** What all draws share. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Prepared(Cohort subjects, boolean[] isCase, MatchingLottery lottery, Note failure) {}

    private synchronized Prepared prepared(StudyPlan plan) {
        if (prepared == null) {
            try {
                Selection.Selected selected = plan.selection().select(cohort).requireBothGroups();
                prepared = new Prepared(
                        selected.cohort(),
                        selected.isCase(),
                        rule.map(r -> MatchingLottery.of(selected.cohort(), selected.isCase(), plan.matching(), r))
                                .orElse(null),
                        null);
            } catch (NotAnalysableException e) {
                prepared = new Prepared(null, null, null, e.note());
            }
        }
        return prepared;
    }

    /** The members' universes for one matching. */
    Universe[] universes(int draw, SplittableRandom random) {
        int number = rule.isPresent() ? draw : 0;
        Universe[] universes = new Universe[members.size()];
        Sample sample = null;
        for (int m = 0; m < universes.length; m++) {
            Specification specification = specifications.get(members.get(m));
            if (specification.plan().isEmpty()) {
                universes[m] = Universe.failed(members.get(m), number, specification.refused());
                continue;
            }
            StudyPlan plan = specification.plan().get();
            if (sample == null) {
                sample = sample(plan, random);
            }
            universes[m] = sample.failure != null
                    ? Universe.failed(members.get(m), number, sample.failure)
                    : universe(members.get(m), number, plan, sample);
        }
        return universes;
    }

    private Universe universe(int specification, int draw, StudyPlan plan, Sample sample) {
        try {
            return new Universe(specification, draw, sample.sets, Reanalysis.of(plan, sample.data), null);
        } catch (NotAnalysableException e) {
            return Universe.failed(specification, draw, e.note());
        }
    }

    private record Sample(MatchedData data, int sets, Note failure) {}

    private Sample sample(StudyPlan plan, SplittableRandom random) {
        Prepared ready = prepared(plan);
        if (ready.failure != null) {
            return new Sample(null, 0, ready.failure);
        }
        if (ready.lottery == null) {
            try {
                Matching matching = Matcher.match(ready.subjects, ready.isCase, plan.matching());
                return new Sample(
                        MatchedData.of(ready.subjects, matching),
                        matching.sets().size(),
                        null);
            } catch (NotAnalysableException e) {
                return new Sample(null, 0, e.note());
            }
        }
        MatchingLottery.Draw draw = ready.lottery.draw(random);
        return draw.setCount() == 0
                ? new Sample(null, 0, Note.of("multiverse.no-set"))
                : new Sample(MatchedData.of(ready.subjects, draw), draw.setCount(), null);
    }
}
