package org.counterpart.multiverse;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Selection;
import org.counterpart.matching.MatchingLottery;
import org.counterpart.plan.StudyPlan;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.study.model.AnalysedSubjects;
import org.counterpart.study.model.CountedCohort;
import org.counterpart.study.model.MatchingPool;
import org.counterpart.study.model.ModelRoute;
import org.counterpart.study.model.Reanalysis;
import org.counterpart.study.model.Remembered;
import org.counterpart.study.model.Sample;
import org.counterpart.study.model.StudySample;
import org.counterpart.study.model.ValidationSplit;

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
        Drawn drawn = null;
        for (int m = 0; m < universes.length; m++) {
            int at = members.get(m);
            Specification specification = specifications.get(at);
            if (specification.plan().isEmpty()) {
                universes[m] = Universe.failed(at, number, specification.refused());
                continue;
            }
            try {
                StudyPlan plan = specification.plan().get();
                if (drawn == null) {
                    drawn = drawn(plan, random);
                }
                ModelRoute route = ModelRoute.of(plan, specification.missing());
                universes[m] = new Universe(at, number, drawn.sets, Reanalysis.of(route, drawn.subjects), null);
            } catch (NotAnalysableException e) {
                universes[m] = Universe.failed(at, number, e.note());
            }
        }
        return universes;
    }

    /** A matched sample and its number of sets; what several specifications ask of it is made once. */
    private record Drawn(int sets, AnalysedSubjects subjects) {}

    private Drawn drawn(StudyPlan plan, SplittableRandom random) {
        Prepared ready = prepared(plan);
        if (ready.lottery == null) {
            Sample sample = StudySample.of(plan, ready.selected).sample();
            return new Drawn(sample.setCount(), new Remembered(sample));
        }
        MatchingLottery.Draw draw = ready.lottery.draw(random);
        if (draw.setCount() == 0) {
            throw new NotAnalysableException(Note.of("multiverse.no-set"));
        }
        boolean[] cases = new boolean[draw.rows().length];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = ready.pool.isCase()[draw.rows()[i]];
        }
        return new Drawn(draw.setCount(), new Remembered(ready.columns.draw(draw.rows(), cases, draw.sets())));
    }

    /** What all draws share. */
    private static final class Prepared {
        private final Selection.Selected selected;
        private final MatchingPool pool;
        private final MatchingLottery lottery;
        private final CountedCohort columns;

        Prepared(Selection.Selected selected, StudyPlan plan, Optional<MatchingLottery.Rule> rule) {
            this.selected = selected;
            pool = MatchingPool.of(plan, selected);
            columns = new CountedCohort(pool.cohort());
            lottery = rule.map(r -> MatchingLottery.of(
                            pool.cohort(), pool.partnered(), plan.matching().orElseThrow(), r))
                    .orElse(null);
        }
    }

    private synchronized Prepared prepared(StudyPlan plan) {
        if (prepared == null) {
            prepared = new Prepared(ValidationSplit.of(plan, cohort).derivation(), plan, rule);
        }
        return prepared;
    }
}
