package org.counterpart.audit.reconstruct;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.stats.RandomStreams;

/**
 * One start of the search: a coarse table ({@link CoarseSearch}), around which the score equations are solved in whole
 * numbers ({@link ScoreLattice}) and the cases spread until AUC and cut-offs print, too ({@link CasesSearch}). Where
 * standard errors are printed, the nearest solution is the next table to search around: the equations are linear in the
 * subjects, standard errors only nearly so.
 */
final class Start {
    private static final int STEPS = 40;
    private static final int PLANES = 300_000;
    /** By how much the coarse table's AUC lies above the print. */
    private static final double[] ABOVE = {0, 0.012, 0.024, -0.012};

    private static final double[] INTERCEPTS = {
        0, 0.03, -0.03, 0.06, -0.06, 0.09, -0.09, 0.12, -0.12, 0.15, -0.15, 0.2, -0.2
    };

    private final Target target;
    private final int number;
    private final SplittableRandom random;
    private final Closest closest;

    Start(Target target, int number) {
        this.target = target;
        this.number = number;
        this.random = random(number);
        this.closest = new Closest(target);
    }

    static SplittableRandom random(int number) {
        return new RandomStreams(20256L, "reconstruct").stream(number);
    }

    Closest run() {
        WholeTable coarse = new CoarseSearch(target, ABOVE[number % ABOVE.length], random).search();
        closest.offer(coarse.subjects(), WholeTable.margins(coarse.cases()), coarse, random);
        if (IntStream.range(0, target.predictors).anyMatch(target::seAsked)) {
            walk(coarse);
        } else {
            for (double shift : INTERCEPTS) {
                around(coarse, shift, new Walk());
            }
        }
        return closest;
    }

    private void walk(WholeTable coarse) {
        Walk walk = new Walk();
        WholeTable base = coarse;
        for (int step = 0; step < STEPS && base != null; step++) {
            walk.leave(base.subjects());
            around(base, 0, walk);
            base = walk.subjects == null ? null : closest.spread(walk.subjects, walk.cases, base, random);
        }
    }

    private void around(WholeTable base, double shift, Walk walk) {
        if (!closest.closeness().exact()) {
            new ScoreLattice(target, base, shift)
                    .search(
                            PLANES,
                            (subjects, cases) ->
                                    walk.look(subjects, cases, closest.offer(subjects, cases, base, random)));
        }
    }

    /** Where to go next: the nearest to the print of the tables seen that was not searched around yet. */
    private static final class Walk {
        private final Set<List<Integer>> left = new HashSet<>();
        private int[] subjects;
        private int[] cases;
        private double excess;

        void leave(int[] here) {
            left.add(key(here));
            subjects = null;
            excess = Double.POSITIVE_INFINITY;
        }

        void look(int[] there, int[] itsCases, Closeness ofFit) {
            if (ofFit.excess() < excess && !left.contains(key(there))) {
                excess = ofFit.excess();
                subjects = there.clone();
                cases = itsCases.clone();
            }
        }

        private static List<Integer> key(int[] subjects) {
            return Arrays.stream(subjects).boxed().toList();
        }
    }
}
