package org.counterpart.audit.attainable;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.counterpart.stats.Progress;

/**
 * The AUCs that tables agreeing with a printed logistic model can have, each end with a table that reaches it, and how far any table can reach, proven,
 * whatever the odds ratios are within their rounding.
 *
 * @param any the score equations hold
 * @param calibrated moreover each pattern has the model's share of cases
 * @param independent moreover the predictors are independent among the controls
 * @param deviance smallest deviance from the saturated table found at which the reported AUC is reached; 0 when a calibrated table reaches it,
 *     NaN when none found does
 * @param witness a table with that deviance
 * @param typical where the reported AUC stands among tables drawn from plausible populations; empty when no table was found
 */
public record Attainable(
        Extent any, Extent calibrated, Extent independent, double deviance, Bound witness, List<TypicalAuc> typical) {
    /** How far beyond the best table a proof may stop; one that must tell a printed AUC from the tables found goes further. */
    private static final double GAP = 1e-2;

    private static final double SMALL_GAP = 3e-3;
    /** With so few predictors a proof costs little. */
    private static final int FEW = 2;
    /** With more predictors the proof takes minutes: it is made where the printed AUC depends on it, or not at all. */
    private static final int QUICK = 4;

    private static final int FEASIBLE = 5;
    /** Both ends of the three kinds of table. */
    private static final int SEARCHES = 6;

    public Attainable {
        typical = List.copyOf(typical);
    }

    /**
     * @param least the least AUC that prints as reported
     * @param most the largest one
     */
    public static Attainable of(PrintedModel model, double least, double most, Proof proof) {
        IndependentRange independent = IndependentRange.of(model);
        Progress progress = Progress.current();
        AtomicInteger done = new AtomicInteger();
        List<End> ends = Stream.of(1, 2, -2, -1, 3, -3)
                .parallel()
                .map(task -> {
                    End end = end(model, task, least, most, proof);
                    progress.done(done.incrementAndGet(), SEARCHES);
                    return end;
                })
                .toList();
        Extent any = extent(ends.get(3), ends.get(0));
        Extent calibrated = extent(ends.get(2), ends.get(1));
        SmallestLackOfFit.Found lack = SmallestLackOfFit.Found.NONE;
        if (calibrated.high().found() && least <= calibrated.high().auc()) {
            lack = new SmallestLackOfFit.Found(0, calibrated.high());
        } else if (any.high().found() && least <= any.high().auc()) {
            lack = new SmallestLackOfFit(model, least).search(any.high());
        }
        return new Attainable(
                any,
                calibrated,
                new Extent(ends.get(5).table(), ends.get(4).table(), independent.low(), independent.high()),
                lack.deviance(),
                lack.table(),
                any.high().found() ? typical(model, least) : List.of());
    }

    private static Extent extent(End low, End high) {
        return new Extent(low.table(), high.table(), low.proven(), high.proven());
    }

    private static List<TypicalAuc> typical(PrintedModel model, double reported) {
        return Stream.of(TypicalAuc.Population.values())
                .parallel()
                .map(p -> TypicalAuc.of(model, p, reported))
                .toList();
    }

    /** @param proven beyond which no table of the kind lies; NaN when nothing is proven */
    private record End(Bound table, double proven) {}

    private static End end(PrintedModel model, int task, double least, double most, Proof proof) {
        int sign = Integer.signum(task);
        return switch (Math.abs(task)) {
            case 1 -> any(model, sign, sign > 0 ? least : most, proof);
            case 2 -> calibrated(model, sign);
            default -> new End(new IndependentFactors(model, sign).search(), Double.NaN);
        };
    }

    /** The lower end is proven only where the verdict depends on it. */
    private static End any(PrintedModel model, int sign, double reported, Proof proof) {
        Bound found = new TableSearch(model, Tables.Fit.FREE, sign).search();
        double beyond = sign * (reported - found.auc());
        int most = beyond > 0 ? FEASIBLE : sign > 0 && proof == Proof.ALWAYS ? QUICK : 0;
        if (!found.found() || model.predictors() > most) {
            return new End(found, Double.NaN);
        }
        double usual = model.predictors() <= FEW ? SMALL_GAP : GAP;
        double gap = beyond > 0 ? Math.max(SMALL_GAP, Math.min(usual, 0.8 * beyond)) : usual;
        Reach.Proven proven = new Reach(model.withoutCut(), Tables.Fit.FREE, sign, gap).prove(found);
        double limit = model.cut() == null
                ? proven.limit()
                : sign > 0
                        ? Math.min(proven.limit(), model.cut().highest())
                        : Math.max(proven.limit(), model.cut().lowest());
        return new End(model.cut() == null ? proven.best() : found, limit);
    }

    private static End calibrated(PrintedModel model, int sign) {
        Bound found = new TableSearch(model, Tables.Fit.CALIBRATED, sign).search();
        if (!found.found()) {
            return new End(found, Double.NaN);
        }
        if (sign < 0) {
            // A model without lack of fit orders as the risks do.
            return new End(found, 0.5);
        }
        CalibratedCeiling.Proven proven = new CalibratedCeiling(model.withoutCut(), found).prove();
        return new End(model.cut() == null ? proven.best() : found, proven.atMost());
    }
}
