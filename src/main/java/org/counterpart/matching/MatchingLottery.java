package org.counterpart.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.search.CandidateLists;
import org.counterpart.matching.search.PairFinder;
import org.counterpart.matching.search.ScoreFit;
import org.counterpart.matching.search.Subjects;

/**
 * Valid matchings at random: which controls could as well have been taken. A design's constraints (exact variables,
 * calipers, ratio, replacement, complete sets) hold in every draw; its method and order do not apply. Cases take their
 * turns in a random order, in rounds, so that every case has its first control before any gets a second; what a case
 * takes in its turn, the {@link Rule} says.
 *
 * <p>{@link Rule#FUZZY} can reach every matching to which no eligible pair can be added, but not all with the same
 * probability: a control whom few cases can have is taken more often than in a uniform draw over all such matchings. A
 * draw may match fewer cases than the optimum. {@link Rule#GREEDY} varies by the order of the cases alone, so a case
 * whose nearest control nobody else wants has it in every draw.
 *
 * <p>A draw depends on the random numbers and the subjects, not on the order of the rows.
 */
public final class MatchingLottery {
    /** What a case takes in its turn. */
    public enum Rule {
        /** The nearest eligible control left. */
        GREEDY,
        /** Any eligible control left, each with the same probability, as the FUZZY extension of SPSS does. */
        FUZZY
    }

    private final MatchingDesign design;
    private final Rule rule;
    private final Subjects subjects;
    private final CandidateLists lists;
    /** Positions among the cases, in the order of their ids. */
    private final int[] byId;

    private MatchingLottery(MatchingDesign design, Rule rule, Cohort cohort, Subjects subjects, CandidateLists lists) {
        this.design = design;
        this.rule = rule;
        this.subjects = subjects;
        this.lists = lists;
        this.byId = IntStream.range(0, lists.cases())
                .boxed()
                .sorted(Comparator.comparing(i -> cohort.id(subjects.cases()[i])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Finds the eligible pairs once.
     *
     * @throws org.counterpart.stats.NotAnalysableException when there is no case or no control
     */
    public static MatchingLottery of(Cohort eligible, boolean[] isCase, MatchingDesign design, Rule rule) {
        Subjects subjects = Subjects.of(eligible, isCase, design);
        Matcher.requireBothGroups(subjects);
        Cohort cohort = design.score()
                .map(score -> ScoreFit.of(eligible, subjects, score).in(eligible))
                .orElse(eligible);
        PairFinder pairs = PossiblePairs.of(cohort, subjects, design).finder();
        return new MatchingLottery(design, rule, cohort, subjects, new CandidateLists(pairs, CandidateLists.ALL));
    }

    /**
     * The subjects of each set in turn, its case first; sets in the order of the cases' ids.
     *
     * @param rows of the cohort that was matched
     * @param cases which of them are cases
     * @param sets set number of each, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // a hot-path value, never compared
    public record Draw(int[] rows, boolean[] cases, int[] sets) {
        public int setCount() {
            return sets.length == 0 ? 0 : sets[sets.length - 1];
        }
    }

    public Draw draw(SplittableRandom random) {
        int n = lists.cases();
        int ratio = design.ratio();
        int[] turns = shuffled(n, random);
        int[] taken = new int[n * ratio];
        int[] count = new int[n];
        boolean[] used = new boolean[lists.controls()];
        boolean again = design.replacement() == MatchingDesign.Replacement.WITH;
        for (int round = 1; round <= ratio; round++) {
            for (int i : turns) {
                if (count[i] < round - 1) {
                    continue;
                }
                int place = again
                        ? choose(i, Arrays.copyOfRange(taken, i * ratio, i * ratio + count[i]), random)
                        : choose(i, used, random);
                if (place >= 0) {
                    taken[i * ratio + count[i]++] = place;
                    used[lists.control(i, place)] = true;
                }
            }
        }
        return collected(taken, count);
    }

    /** Where in the case's list a free control stands, or -1. */
    private int choose(int i, boolean[] used, SplittableRandom random) {
        int[] control = lists.listed(i);
        int free = 0;
        for (int k = 0; k < control.length; k++) {
            if (!used[control[k]]) {
                if (rule == Rule.GREEDY) {
                    return k;
                }
                free++;
            }
        }
        int skip = free == 0 ? -1 : random.nextInt(free);
        for (int k = 0; skip >= 0; k++) {
            if (!used[control[k]] && skip-- == 0) {
                return k;
            }
        }
        return -1;
    }

    /** With replacement: where in the case's list a control stands that it does not have yet, or -1. */
    private int choose(int i, int[] own, SplittableRandom random) {
        int candidates = lists.eligible(i) - own.length;
        if (candidates == 0) {
            return -1;
        }
        Arrays.sort(own);
        int place = rule == Rule.GREEDY ? 0 : random.nextInt(candidates);
        for (int k : own) {
            place += k <= place ? 1 : 0;
        }
        return place;
    }

    private Draw collected(int[] taken, int[] count) {
        int ratio = design.ratio();
        int least = design.sets() == MatchingDesign.Sets.COMPLETE ? ratio : 1;
        int size = 0;
        for (int c : count) {
            size += c >= least ? 1 + c : 0;
        }
        int[] rows = new int[size];
        boolean[] cases = new boolean[size];
        int[] sets = new int[size];
        int at = 0;
        int set = 0;
        for (int i : byId) {
            if (count[i] < least) {
                continue;
            }
            set++;
            cases[at] = true;
            sets[at] = set;
            rows[at++] = subjects.cases()[i];
            Arrays.sort(taken, i * ratio, i * ratio + count[i]); // nearest first
            for (int k = 0; k < count[i]; k++) {
                sets[at] = set;
                rows[at++] = subjects.controls()[lists.control(i, taken[i * ratio + k])];
            }
        }
        return new Draw(rows, cases, sets);
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
