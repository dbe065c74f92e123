package org.counterpart.audit.attainable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The AUCs that tables agreeing with a printed logistic model can have, each end with a table that reaches it. {@code any}: the score equations
 * hold. {@code calibrated}: moreover each pattern has the model's share of cases. {@code independent}: moreover the predictors are
 * independent among the controls. The ends are found by search: the true ranges are at least as wide. How much wider the ranges of the last two can be
 * is proven, whatever the odds ratios are within their rounding.
 *
 * @param calibratedAtMost no calibrated table has a larger AUC; NaN when none was found
 * @param independentAtLeast no table with independent predictors has a smaller AUC; NaN likewise
 * @param independentAtMost nor a larger one
 * @param deviance smallest deviance from the saturated table found at which the reported AUC is reached; 0 when a calibrated table reaches it,
 *     NaN when none found does
 * @param witness a table with that deviance
 * @param typical where the reported AUC stands among tables drawn from plausible populations; empty when no table was found
 */
public record Attainable(
        Bound anyLow,
        Bound anyHigh,
        Bound calibratedLow,
        Bound calibratedHigh,
        Bound independentLow,
        Bound independentHigh,
        double calibratedAtMost,
        double independentAtLeast,
        double independentAtMost,
        double deviance,
        Bound witness,
        List<TypicalAuc> typical) {
    public Attainable {
        typical = List.copyOf(typical);
    }

    /** @param reported the least AUC that prints as reported */
    public static Attainable of(PrintedModel model, double reported) {
        IndependentRange independent = IndependentRange.of(model);
        List<End> ends = Stream.of(1, -1, 2, -2, 3, -3)
                .parallel()
                .map(task -> end(model, task))
                .toList();
        SmallestLackOfFit.Found lack = SmallestLackOfFit.Found.NONE;
        Bound anyHigh = ends.get(0).table();
        Bound calibrated = ends.get(2).table();
        if (calibrated.found() && reported <= calibrated.auc()) {
            lack = new SmallestLackOfFit.Found(0, calibrated);
        } else if (anyHigh.found() && reported <= anyHigh.auc()) {
            lack = new SmallestLackOfFit(model, reported).search(anyHigh.intercept());
        }
        return new Attainable(
                ends.get(1).table(),
                anyHigh,
                ends.get(3).table(),
                calibrated,
                ends.get(5).table(),
                ends.get(4).table(),
                ends.get(2).proven(),
                independent.low(),
                independent.high(),
                lack.deviance(),
                lack.table(),
                anyHigh.found() ? typical(model, reported) : List.of());
    }

    private static List<TypicalAuc> typical(PrintedModel model, double reported) {
        return Stream.of(TypicalAuc.Population.values())
                .parallel()
                .map(p -> TypicalAuc.of(model, p, reported))
                .toList();
    }

    /** @param proven beyond which no table of the kind lies; NaN when nothing is proven */
    private record End(Bound table, double proven) {}

    private static End end(PrintedModel model, int task) {
        int sign = Integer.signum(task);
        return switch (Math.abs(task)) {
            case 1 -> new End(new TableSearch(model, Tables.Fit.FREE, sign).search(), Double.NaN);
            case 2 -> calibrated(model, sign);
            default -> new End(new IndependentFactors(model, sign).search(), Double.NaN);
        };
    }

    private static End calibrated(PrintedModel model, int sign) {
        Bound found = new TableSearch(model, Tables.Fit.CALIBRATED, sign).search();
        if (sign < 0 || !found.found()) {
            return new End(found, Double.NaN);
        }
        CalibratedCeiling.Proven proven = new CalibratedCeiling(model, found).prove();
        return new End(proven.best(), proven.atMost());
    }
}
