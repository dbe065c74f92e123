package org.counterpart.audit.attainable;

/**
 * The smallest deviance from the saturated table at which a model reaches an AUC: at each intercept the AUC is weighed
 * against the deviance, and the weight is found at which the AUC is the one asked for. A search, so the true smallest
 * is at most this.
 */
final class SmallestLackOfFit {
    private final PrintedModel model;
    private final Patterns patterns;
    private final double target;

    SmallestLackOfFit(PrintedModel model, double target) {
        this.model = model;
        this.patterns = new Patterns(model.beta());
        this.target = target;
    }

    /** @param deviance NaN when no table found reaches the AUC */
    record Found(double deviance, AttainableEnd table) {
        static final Found NONE = new Found(Double.NaN, AttainableEnd.NONE);
    }

    /** @param reaching a table that reaches the AUC */
    Found search(AttainableEnd reaching) {
        double from = reaching.intercept();
        int cut = reaching.cut();
        Found best = at(from, cut);
        for (double step = 0.4; step > 0.02; step /= 2) {
            for (int way = -1; way <= 1; way += 2) {
                for (int i = 0; i < 20; i++) {
                    double next = best.table().found() ? best.table().intercept() : from;
                    Found found = at(next + way * step, cut);
                    if (Double.isNaN(found.deviance()) || found.deviance() >= best.deviance()) {
                        break;
                    }
                    best = found;
                }
            }
        }
        return best;
    }

    private Found at(double intercept, int cut) {
        Tables tables = new Tables(model, patterns, intercept, Tables.Fit.FREE, cut);
        double[] centre = new InteriorPoint(tables).centre();
        if (centre == null) {
            return Found.NONE;
        }
        double low = Math.log(1e-4);
        double high = Math.log(1e3);
        double[] reached = null;
        for (int i = 0; i < 13; i++) {
            double middle = (low + high) / 2;
            double[] point = centre.clone();
            new InteriorPoint(tables).climb(point, Math.exp(middle), 1, null);
            if (tables.auc(point) >= target) {
                high = middle;
                reached = point;
            } else {
                low = middle;
            }
        }
        return reached == null
                ? Found.NONE
                : new Found(LackOfFit.deviance(tables, reached), TableSearch.bound(tables, intercept, reached));
    }
}
