package org.counterpart.audit.attainable;

import java.util.List;

/**
 * The smallest deviance from the saturated table at which a model reaches an AUC: from each table that reaches it, the
 * deviance is brought down while the AUC is kept. A search, so the true smallest is at most this.
 */
final class SmallestLackOfFit {
    private final PrintedModel model;
    private final double target;

    SmallestLackOfFit(PrintedModel model, double target) {
        this.model = model;
        this.target = target;
    }

    /** @param deviance NaN when no table reaches the AUC */
    record Found(double deviance, AttainableEnd table) {
        static final Found NONE = new Found(Double.NaN, AttainableEnd.NONE);
    }

    /** @param tables tables found, with the order of the scores they have */
    Found search(List<AttainableEnd> tables) {
        Found best = Found.NONE;
        for (AttainableEnd table : tables) {
            if (table.auc() > target) {
                Found found = from(table);
                best = Double.isNaN(best.deviance()) || found.deviance() < best.deviance() ? found : best;
            }
        }
        return best;
    }

    private Found from(AttainableEnd reaching) {
        Patterns patterns = new Patterns(reaching.beta());
        double[] range = patterns.intercepts(model);
        Tables tables = Tables.within(model, patterns, range[0], range[1], Tables.Fit.FREE, reaching.cut());
        double[] point = tables.point(reaching);
        InteriorPoint inside = new InteriorPoint(tables);
        inside.fit(point, target);
        return inside.agrees(point) ? new Found(LackOfFit.deviance(tables, point), tables.end(point)) : Found.NONE;
    }
}
