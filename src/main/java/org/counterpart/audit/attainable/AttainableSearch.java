package org.counterpart.audit.attainable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.counterpart.stats.Progress;

/**
 * What is searched and proven of one printed model. Most of it is the same whatever AUC is printed, so all AUCs of a
 * model are placed by one search, one after the other.
 */
public final class AttainableSearch {
    /** Both ends of the three kinds of table, and the proofs of both ends of one. */
    private static final int STEPS = 8;

    private final PrintedModel model;
    private final FreeEnd highest;
    private final FreeEnd lowest;
    private final IndependentRange independentRange;
    private final Progress progress = Progress.current();
    private final AtomicInteger done = new AtomicInteger();
    private Fixed fixed;
    private List<TypicalAuc.Drawn> drawn;

    /** @param models how many models of the paper are searched */
    public AttainableSearch(PrintedModel model, Proof proof, int models) {
        this.model = model;
        this.highest = new FreeEnd(model, 1, proof == Proof.ALWAYS, models);
        // The lower end is proven only where the verdict depends on it.
        this.lowest = new FreeEnd(model, -1, false, models);
        this.independentRange = IndependentRange.of(model);
    }

    /** The ranges in which no printed AUC has a part. */
    private record Fixed(Extent calibrated, Extent independent) {}

    /**
     * @param least the least AUC that prints as reported
     * @param most the largest one
     */
    public Attainable around(double least, double most) {
        if (fixed == null) {
            search();
        }
        CompletableFuture<List<TypicalAuc>> typical =
                CompletableFuture.supplyAsync(() -> highest.found().table().found() ? typical(least) : List.of());
        List<FreeEnd.End> ends = Stream.of(highest, lowest)
                .parallel()
                .map(end -> told(end.proven(end == highest ? least : most)))
                .toList();
        Extent any = extent(ends.get(1), ends.get(0));
        Extent calibrated = fixed.calibrated().within(any);
        Extent independent = model.cut() == null ? fixed.independent().within(calibrated) : fixed.independent();
        SmallestLackOfFit.Found lack =
                calibrated.high().found() && least <= calibrated.high().auc()
                        ? new SmallestLackOfFit.Found(0, calibrated.high())
                        : new SmallestLackOfFit(model, least).search(highest.tables());
        return new Attainable(any, calibrated, independent, lack.deviance(), lack.table(), typical.join());
    }

    /** One end of the AUCs of one kind of table; the searches run side by side. */
    private enum Search {
        HIGHEST_CALIBRATED,
        LOWEST_CALIBRATED,
        HIGHEST_INDEPENDENT,
        LOWEST_INDEPENDENT,
        HIGHEST_OF_ANY,
        LOWEST_OF_ANY
    }

    /**
     * Tables of one kind are tables of every kind of which less is asked: each range takes the ends of the narrower
     * kinds where they are further out. Tables with independent factors were not asked for what is printed at a cut.
     */
    private void search() {
        Map<Search, FreeEnd.End> ends = Stream.of(Search.values())
                .parallel()
                .collect(Collectors.toMap(search -> search, search -> told(search(search))));
        Extent independent = new Extent(
                ends.get(Search.LOWEST_INDEPENDENT).table(),
                ends.get(Search.HIGHEST_INDEPENDENT).table(),
                independentRange.low(),
                independentRange.high());
        Extent calibrated = extent(ends.get(Search.LOWEST_CALIBRATED), ends.get(Search.HIGHEST_CALIBRATED));
        if (model.cut() == null) {
            calibrated = calibrated.with(independent);
        }
        highest.add(calibrated.high());
        lowest.add(calibrated.low());
        fixed = new Fixed(calibrated, independent);
    }

    /** Further AUCs of a model add proofs that nobody counted: they are told as done. */
    private FreeEnd.End told(FreeEnd.End end) {
        progress.done(Math.min(STEPS, done.incrementAndGet()), STEPS);
        return end;
    }

    private static Extent extent(FreeEnd.End low, FreeEnd.End high) {
        return new Extent(low.table(), high.table(), low.limit(), high.limit());
    }

    private FreeEnd.End search(Search search) {
        return switch (search) {
            case HIGHEST_CALIBRATED -> calibrated(1);
            case LOWEST_CALIBRATED -> calibrated(-1);
            case HIGHEST_INDEPENDENT -> independent(1);
            case LOWEST_INDEPENDENT -> independent(-1);
            case HIGHEST_OF_ANY -> highest.found();
            case LOWEST_OF_ANY -> lowest.found();
        };
    }

    private FreeEnd.End independent(int sign) {
        return new FreeEnd.End(new IndependentFactors(model, sign).search(), Double.NaN);
    }

    private FreeEnd.End calibrated(int sign) {
        AttainableEnd found = new TableSearch(model, Tables.Fit.CALIBRATED, sign).search();
        if (!found.found()) {
            return new FreeEnd.End(found, Double.NaN);
        }
        if (sign < 0) {
            // A model without lack of fit orders as the risks do.
            return new FreeEnd.End(found, 0.5);
        }
        CalibratedCeiling.Proven proven = new CalibratedCeiling(model.withoutCut(), found).prove();
        return new FreeEnd.End(model.cut() == null ? proven.best() : found, proven.atMost());
    }

    private List<TypicalAuc> typical(double reported) {
        if (drawn == null) {
            drawn = Stream.of(TypicalAuc.Population.values())
                    .parallel()
                    .map(population -> TypicalAuc.Drawn.of(model, population))
                    .toList();
        }
        return drawn.stream().map(tables -> tables.around(reported)).toList();
    }
}
