package org.counterpart.audit.reconstruct;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.stats.Progress;

/**
 * Looks for a whole table whose fit prints every number of a model: first, for one or two predictors, among all tables
 * ({@link EveryTable}); then from many starts ({@link Start}). The budget is counted, the seed fixed, and of the starts
 * made at once the first that succeeds wins: the same table with any number of threads. What is found is a proof; what
 * is not found proves nothing.
 *
 * @param starts most tables to start from
 */
public record WitnessSearch(int starts) {
    private static final int AT_ONCE = 4;

    public WitnessSearch {
        if (starts < 1) {
            throw new IllegalArgumentException("starts must be at least 1, got " + starts);
        }
    }

    /** 96 starts: from a few seconds to two minutes on one processor. */
    public static WitnessSearch withDefaults() {
        return new WitnessSearch(96);
    }

    /**
     * @param table the one found, else the closest
     * @param missed how many numbers it prints otherwise
     * @param starts how many were made; 0 when one of all tables was found
     */
    public record Found(WholeTable table, int missed, int starts) {}

    /** Empty when no table with a finite estimate was met. */
    public Optional<Found> search(Wanted wanted) {
        Target target = new Target(wanted);
        Closest closest = new Closest(target);
        if (EveryTable.feasible(wanted)) {
            new EveryTable(target).each((m, e) -> closest.offer(m, e, null, Start.random(-1)));
        }
        int made = 0;
        while (made < starts && !closest.closeness().exact()) {
            int from = made;
            made = Math.min(starts, from + AT_ONCE);
            List<Closest> some = IntStream.range(from, made)
                    .parallel()
                    .mapToObj(i -> new Start(target, i).run())
                    .toList();
            some.forEach(closest::accept);
            Progress.current().done(made, starts);
        }
        return closest.table() == null
                ? Optional.empty()
                : Optional.of(new Found(closest.table(), closest.closeness().missed(), made));
    }
}
