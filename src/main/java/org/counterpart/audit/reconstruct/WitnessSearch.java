package org.counterpart.audit.reconstruct;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.stats.RandomStreams;

/**
 * Looks for a whole table whose fit prints every number of a model: many starts, each a coarse table ({@link CoarseSearch}), around which the score
 * equations are solved in whole numbers ({@link ScoreLattice}) and the cases are spread until AUC and cut-offs print, too
 * ({@link CasesSearch}). The budget is counted, the seed fixed, and the first start that succeeds wins: the same table on any machine with any
 * number of threads.
 *
 * @param starts most tables to start from
 */
public record WitnessSearch(int starts) {
    private static final int AT_ONCE = 4;
    private static final int PLANES = 300_000;
    private static final double[] ABOVE = {0, 0.012, 0.024, -0.012};
    private static final double[] SHIFTS = {
        0, 0.03, -0.03, 0.06, -0.06, 0.09, -0.09, 0.12, -0.12, 0.15, -0.15, 0.2, -0.2
    };

    public static WitnessSearch withDefaults() {
        return new WitnessSearch(96);
    }

    /**
     * @param table the one found, else the closest
     * @param missed how many numbers it prints otherwise
     * @param starts how many were needed
     */
    public record Found(WholeTable table, int missed, int starts) {}

    /** Empty when no table with a finite estimate was met. */
    public Optional<Found> search(Wanted wanted) {
        Target target = new Target(wanted);
        Start best = null;
        if (EveryTable.feasible(wanted)) {
            best = new Start(target, 0).every();
        }
        for (int from = 0; from < starts && !(best != null && best.closeness.exact()); from += AT_ONCE) {
            List<Start> some = IntStream.range(from, Math.min(starts, from + AT_ONCE))
                    .parallel()
                    .mapToObj(i -> new Start(target, i).run())
                    .toList();
            for (Start start : some) {
                if (best == null || start.closeness.compareTo(best.closeness) < 0) {
                    best = start;
                }
            }
        }
        return best == null || best.closest == null
                ? Optional.empty()
                : Optional.of(new Found(best.closest, best.closeness.missed(), best.number + 1));
    }

    /** One start and the closest table it came to. */
    private static final class Start {
        private final Target target;
        private final int number;
        private final SplittableRandom random;
        private final PatternFit fit;
        private Closeness closeness = Closeness.NONE;
        private WholeTable closest;

        Start(Target target, int number) {
            this.target = target;
            this.number = number;
            this.random = new RandomStreams(20256L, "reconstruct").stream(number);
            this.fit = new PatternFit(target.predictors);
        }

        Start run() {
            WholeTable coarse = new CoarseSearch(target, fit, ABOVE[number % ABOVE.length], random).search();
            offer(coarse.subjects(), WholeTable.margins(coarse.cases()), coarse);
            for (double shift : SHIFTS) {
                if (closeness.exact()) {
                    break;
                }
                PatternFit at = new PatternFit(target.predictors);
                new ScoreLattice(target, at, coarse, shift).search(PLANES, (m, e) -> offer(m, e, coarse));
            }
            return this;
        }

        Start every() {
            new EveryTable(target).each((m, e) -> offer(m, e, spread(m, e[0])));
            return this;
        }

        /** Cases in proportion to the subjects, to start from. */
        private static WholeTable spread(int[] subjects, int cases) {
            int total = java.util.Arrays.stream(subjects).sum();
            int[] out = new int[subjects.length];
            int[] rest = subjects.clone();
            for (int x = 0; x < out.length; x++) {
                out[x] = (int) ((long) subjects[x] * cases / total);
                rest[x] -= out[x];
            }
            return new WholeTable(out, rest);
        }

        private void offer(int[] subjects, int[] cases, WholeTable near) {
            if (closeness.exact() || !fit.fit(subjects, cases)) {
                return;
            }
            Closeness ofFit = target.ofFit(fit, subjects, cases);
            if (!ofFit.exact() && ofFit.compareTo(closeness) >= 0) {
                return;
            }
            ScoreOrder order = new ScoreOrder(target, fit.b);
            WholeTable table = new CasesSearch(target, order, subjects, cases, near.cases()).search(random);
            if (table == null) {
                return;
            }
            Closeness here = ofFit.plus(order.of(table.cases(), table.controls()));
            if (here.compareTo(closeness) < 0) {
                closeness = here;
                closest = table;
            }
        }
    }
}
