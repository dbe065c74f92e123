package org.counterpart.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingScore;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.matching.search.Assignment;
import org.counterpart.matching.search.CandidateLists;
import org.counterpart.matching.search.Constraints;
import org.counterpart.matching.search.DealtMatcher;
import org.counterpart.matching.search.DistanceMeasure;
import org.counterpart.matching.search.DrawnMatcher;
import org.counterpart.matching.search.NearestMatcher;
import org.counterpart.matching.search.OptimalMatcher;
import org.counterpart.matching.search.PairFinder;
import org.counterpart.matching.search.Reasons;
import org.counterpart.matching.search.ScoreFit;
import org.counterpart.matching.search.Subjects;
import org.counterpart.matching.search.Turns;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * Gives each case its controls.
 *
 * <p>A pair is eligible when the two agree on every exact variable and lie within every caliper, bounds included,
 * compared as the decimals that stand in the file. {@link MatchingDesign.Method#OPTIMAL}: as many cases as possible get
 * a first control, then as many as possible a second, and so on, then the smallest total distance; exact, and proven
 * anew on every run. {@link MatchingDesign.Method#NEAREST}: greedy.
 *
 * <p>Reference: Rosenbaum PR (1989) Optimal matching for observational studies, doi:10.1080/01621459.1989.10478868.
 * Subjects that lack a matching value are left out and counted. Ties are broken by seed and id; but for {@link
 * MatchingDesign.Order#DATA} the order of the rows does not matter.
 */
public final class Matcher {
    private Matcher() {}

    /**
     * @param cohort the eligible subjects, each a case or a control
     * @param isCase by row
     * @throws NotAnalysableException when there is no case, no control, or no case can be matched
     */
    public static Matching match(Cohort cohort, boolean[] isCase, MatchingDesign design) {
        if (isCase.length != cohort.size()) {
            throw new IllegalArgumentException("isCase must have " + cohort.size() + " elements, got " + isCase.length);
        }
        Subjects subjects = Subjects.of(cohort, isCase, design);
        requireBothGroups(subjects);
        Optional<MatchingScore> score = design.score().map(rule -> ScoreFit.of(cohort, subjects, rule));
        return match(score.map(s -> s.in(cohort)).orElse(cohort), isCase, subjects, design, score);
    }

    private static Matching match(
            Cohort cohort, boolean[] isCase, Subjects subjects, MatchingDesign design, Optional<MatchingScore> score) {
        PossiblePairs possible = PossiblePairs.of(cohort, subjects, design);
        CandidateLists lists = possible.lists();
        Assignment assignment = assignment(possible.finder(), lists, design, Turns.of(cohort, subjects, design));
        int least = design.sets() == MatchingDesign.Sets.COMPLETE ? design.ratio() : 1;
        List<MatchedSet> sets = sets(cohort, subjects, assignment, least);
        Constraints.check(cohort, isCase, design, possible.widths(), sets);
        List<Unmatched> unmatched = unmatched(
                cohort,
                subjects,
                assignment,
                least,
                new Reasons(cohort, subjects, design, possible.cells(), possible.widths(), possible.finder()));
        if (sets.isEmpty()) {
            throw new NotAnalysableException(noneMatched(unmatched));
        }
        CompensatedSum total = new CompensatedSum();
        sets.forEach(s -> s.controls().forEach(c -> total.add(c.distance())));
        return new Matching(
                design,
                possible.given(),
                score,
                subjects.cases().length,
                subjects.controls().length,
                lists.eligible(),
                sets,
                unmatched,
                subjects.missing(),
                subjects.casesLeftOut(),
                subjects.controlsLeftOut(),
                total.value(),
                notes(design, possible.measure(), subjects, sets, assignment));
    }

    private static Assignment assignment(
            PairFinder pairs, CandidateLists lists, MatchingDesign design, Optional<int[]> turns) {
        if (pairs.allAlike() && turns.isEmpty()) {
            return DealtMatcher.match(pairs.caseBlocks(), pairs.controlBlocks(), design);
        }
        if (design.riskSet().isPresent()
                && design.method() == MatchingDesign.Method.NEAREST
                && pairs.isWithoutDistance()) {
            return DrawnMatcher.match(pairs, lists, design);
        }
        return design.method() == MatchingDesign.Method.OPTIMAL
                ? OptimalMatcher.match(lists, design.ratio())
                : NearestMatcher.match(lists, design, turns);
    }

    public static void requireBothGroups(Subjects subjects) {
        if (subjects.cases().length == 0) {
            throw new NotAnalysableException(
                    subjects.casesLeftOut() > 0
                            ? Note.of("matching.no-complete-case", subjects.casesLeftOut())
                            : Note.of("matching.no-case"));
        }
        if (subjects.controls().length == 0) {
            throw new NotAnalysableException(
                    subjects.controlsLeftOut() > 0
                            ? Note.of("matching.no-complete-control", subjects.controlsLeftOut())
                            : Note.of("matching.no-control"));
        }
    }

    private static List<MatchedSet> sets(Cohort cohort, Subjects subjects, Assignment assignment, int least) {
        List<MatchedSet> sets = new ArrayList<>();
        for (int i : byId(cohort, subjects.cases())) {
            if (assignment.controls(i) >= least) {
                List<MatchedSet.Partner> partners = new ArrayList<>();
                for (int k = assignment.start()[i]; k < assignment.start()[i + 1]; k++) {
                    partners.add(new MatchedSet.Partner(
                            subjects.controls()[assignment.control()[k]],
                            assignment.distance()[k]));
                }
                sets.add(new MatchedSet(sets.size() + 1, subjects.cases()[i], partners));
            }
        }
        return sets;
    }

    private static List<Unmatched> unmatched(
            Cohort cohort, Subjects subjects, Assignment assignment, int least, Reasons reasons) {
        List<Unmatched> unmatched = new ArrayList<>();
        for (int i : byId(cohort, subjects.cases())) {
            if (assignment.controls(i) < least) {
                unmatched.add(reasons.of(subjects.cases()[i], assignment.controls(i)));
            }
        }
        return unmatched;
    }

    /** Positions among the cases, in the order of their ids. */
    private static int[] byId(Cohort cohort, int[] cases) {
        return java.util.stream.IntStream.range(0, cases.length)
                .boxed()
                .sorted(Comparator.comparing(i -> cohort.id(cases[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The commonest reason stands for all. */
    private static Note noneMatched(List<Unmatched> unmatched) {
        Map<Note, Integer> count = new HashMap<>();
        unmatched.forEach(u -> count.merge(u.reason(), 1, Integer::sum));
        Note commonest = unmatched.get(0).reason();
        for (Unmatched u : unmatched) {
            if (count.get(u.reason()) > count.get(commonest)) {
                commonest = u.reason();
            }
        }
        List<Object> arguments = new ArrayList<>(List.of(unmatched.size(), count.get(commonest)));
        arguments.addAll(commonest.arguments());
        return new Note("matching.none-" + commonest.code().substring("matching.".length()), arguments);
    }

    private static List<Note> notes(
            MatchingDesign design,
            DistanceMeasure measure,
            Subjects subjects,
            List<MatchedSet> sets,
            Assignment assignment) {
        List<Note> notes = new ArrayList<>();
        boolean drawn = design.riskSet().isPresent() && design.method() == MatchingDesign.Method.NEAREST;
        if (measure.isZero()) {
            notes.add(Note.of(drawn ? "matching.risk-set.drawn" : "matching.no-distance"));
        }
        if (design.riskSet().isPresent() && design.replacement() == MatchingDesign.Replacement.WITHOUT) {
            notes.add(Note.of("matching.risk-set.once"));
        }
        int incomplete = 0;
        for (int i = 0; i < subjects.cases().length; i++) {
            incomplete += assignment.controls(i) > 0 && assignment.controls(i) < design.ratio() ? 1 : 0;
        }
        if (incomplete > 0) {
            notes.add(Note.of(
                    design.sets() == MatchingDesign.Sets.COMPLETE
                            ? "matching.incomplete-left-out"
                            : "matching.incomplete-kept",
                    incomplete,
                    design.ratio()));
        }
        if (design.replacement() == MatchingDesign.Replacement.WITH) {
            long pairs = sets.stream().mapToLong(s -> s.controls().size()).sum();
            long distinct = sets.stream()
                    .flatMap(s -> s.controls().stream())
                    .mapToInt(MatchedSet.Partner::row)
                    .distinct()
                    .count();
            if (distinct < pairs) {
                notes.add(Note.of("matching.controls-reused", pairs, distinct));
            }
        }
        return notes;
    }
}
