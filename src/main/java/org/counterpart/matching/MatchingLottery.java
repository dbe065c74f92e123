package org.counterpart.matching;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;

/**
 * Valid matchings at random: which controls could as well have been taken. A design's constraints (exact variables, calipers, ratio,
 * replacement, complete sets) hold in every draw; its method and order do not apply. Cases take their turns in a random order, in rounds, so that
 * every case has its first control before any gets a second; what a case takes in its turn, the {@link Rule} says.
 *
 * <p>{@link Rule#FUZZY} can reach every matching to which no eligible pair can be added, but not all with the same probability: a control whom
 * few cases can have is taken more often than in a uniform draw over all such matchings. A draw may match fewer cases than the optimum.
 * {@link Rule#GREEDY} varies by the order of the cases alone, so a case whose nearest control nobody else wants has it in every draw.
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
    private final PairGraph graph;
    /** Positions among the cases, in the order of their ids. */
    private final int[] byId;

    private MatchingLottery(MatchingDesign design, Rule rule, Cohort cohort, Subjects subjects, PairGraph graph) {
        this.design = design;
        this.rule = rule;
        this.subjects = subjects;
        this.graph = graph;
        this.byId = IntStream.range(0, graph.cases())
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
    public static MatchingLottery of(Cohort cohort, boolean[] isCase, MatchingDesign design, Rule rule) {
        Subjects subjects = Subjects.of(cohort, isCase, design);
        Matcher.requireBothGroups(subjects);
        Coordinates coordinates = new Coordinates(cohort);
        List<CaliperWidth> widths = Widths.of(design, subjects, coordinates);
        DistanceMeasure measure = DistanceMeasure.of(design, cohort, subjects, coordinates, widths);
        ExactCells cells = new ExactCells(cohort, design.exact());
        // A ratio without bound keeps every eligible pair, not only those an optimum could need.
        PairGraph graph = new PairFinder(subjects, cells, widths, coordinates, measure, Integer.MAX_VALUE).find();
        return new MatchingLottery(design, rule, cohort, subjects, graph);
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
        int n = graph.cases();
        int ratio = design.ratio();
        int[] turns = shuffled(n, random);
        int[] taken = new int[n * ratio];
        int[] count = new int[n];
        boolean[] used = new boolean[graph.controls()];
        boolean again = design.replacement() == MatchingDesign.Replacement.WITH;
        for (int round = 1; round <= ratio; round++) {
            for (int i : turns) {
                if (count[i] < round - 1) {
                    continue;
                }
                int pair = again
                        ? choose(i, Arrays.copyOfRange(taken, i * ratio, i * ratio + count[i]), random)
                        : choose(i, used, random);
                if (pair >= 0) {
                    taken[i * ratio + count[i]++] = pair;
                    used[graph.control()[pair]] = true;
                }
            }
        }
        return collected(taken, count);
    }

    /** A pair of the case whose control is free, or -1. */
    private int choose(int i, boolean[] used, SplittableRandom random) {
        int[] control = graph.control();
        int end = graph.start()[i + 1];
        int free = 0;
        for (int k = graph.start()[i]; k < end; k++) {
            if (!used[control[k]]) {
                if (rule == Rule.GREEDY) {
                    return k;
                }
                free++;
            }
        }
        int skip = free == 0 ? -1 : random.nextInt(free);
        for (int k = graph.start()[i]; skip >= 0; k++) {
            if (!used[control[k]] && skip-- == 0) {
                return k;
            }
        }
        return -1;
    }

    /** With replacement: a pair of the case that it does not have yet, or -1. */
    private int choose(int i, int[] own, SplittableRandom random) {
        int candidates = graph.candidates(i) - own.length;
        if (candidates == 0) {
            return -1;
        }
        Arrays.sort(own);
        int pair = graph.start()[i] + (rule == Rule.GREEDY ? 0 : random.nextInt(candidates));
        for (int k : own) {
            pair += k <= pair ? 1 : 0;
        }
        return pair;
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
                rows[at++] = subjects.controls()[graph.control()[taken[i * ratio + k]]];
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
