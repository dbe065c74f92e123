package org.counterpart.audit.attainable;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The largest AUC of a calibrated model, found and proven: at one intercept the AUC is concave in the table and the
 * bounds of the standard errors are convex, so the interior point's table is the best there; over all intercepts the
 * interval whose proven bound is highest is halved until the bound is within {@value #GAP} of the best table, or the
 * budget is spent.
 */
final class CalibratedCeiling {
    static final double GAP = 1e-3;
    private static final int FIRST = 16;
    /** Intervals looked at: fewer where each has many patterns. */
    private static final int MOST = 600;

    private static final int MOST_OF_MANY = 200;
    private static final int MANY = 16;

    private final PrintedModel model;
    private final Patterns patterns;
    private final CalibratedDual dual;
    private AttainableEnd best;

    /** @param found a calibrated table, the best one known */
    CalibratedCeiling(PrintedModel model, AttainableEnd found) {
        this.best = found;
        this.model = model;
        this.patterns = new Patterns(model.beta());
        this.dual = new CalibratedDual(model, patterns);
    }

    /**
     * @param best the best table
     * @param atMost no calibrated table has a larger AUC
     */
    record Proven(AttainableEnd best, double atMost) {}

    private record Node(double from, double to, double bound) {
        /** A part of an interval has no larger bound than the whole. */
        Node atMost(double whole) {
            return bound <= whole ? this : new Node(from, to, whole);
        }
    }

    Proven prove() {
        double[] range = patterns.intercepts(model);
        double from = range[0];
        double step = (range[1] - range[0]) / FIRST;
        PriorityQueue<Node> open = new PriorityQueue<>(
                Comparator.comparingDouble((Node n) -> -n.bound()).thenComparingDouble(Node::from));
        for (int i = 0; i < FIRST; i++) {
            open.add(node(from + i * step, from + (i + 1) * step));
        }
        int most = patterns.size() > MANY ? MOST_OF_MANY : MOST;
        for (int i = FIRST; i < most && open.element().bound() > best.auc() + GAP; i += 2) {
            Node widest = open.remove();
            double half = (widest.from() + widest.to()) / 2;
            open.add(node(widest.from(), half).atMost(widest.bound()));
            open.add(node(half, widest.to()).atMost(widest.bound()));
        }
        return new Proven(best, Math.min(1, open.element().bound()));
    }

    private Node node(double from, double to) {
        double intercept = (from + to) / 2;
        Tables tables = Tables.at(model, patterns, intercept, Tables.Fit.CALIBRATED);
        InteriorPoint inside = new InteriorPoint(tables);
        double[] point = inside.centre();
        if (point == null) {
            point = inside.nearest();
        } else {
            inside.climb(point, 1);
            AttainableEnd found = tables.end(point);
            best = found.auc() > best.auc() ? found : best;
        }
        return new Node(from, to, dual.bound(from, to, point));
    }
}
