package org.counterpart.audit.attainable;

import java.util.SplittableRandom;

/**
 * Searches the tables that agree with a printed model for the largest or smallest AUC: from several starts, over a grid of intercepts that is
 * then refined. What it finds is a table, so the true extreme is at least as far out; it proves nothing about tables it did not see.
 */
final class TableSearch {
    private static final double FIRST = -8;
    private static final double STEP = 0.8;
    private static final int GRID = 21;
    private static final int STARTS = 4;

    private final PrintedModel model;
    private final Patterns patterns;
    private final Tables.Fit fit;
    private final int sign;

    /** @param sign 1 for the largest AUC, −1 for the smallest */
    TableSearch(PrintedModel model, Tables.Fit fit, int sign) {
        this.model = model;
        this.patterns = new Patterns(model.beta());
        this.fit = fit;
        this.sign = sign;
    }

    Bound search() {
        Bound best = Bound.NONE;
        for (int i = 0; i < GRID; i++) {
            best = better(best, at(FIRST + i * STEP));
        }
        for (double step = STEP / 2; best.found() && step > 5e-3; step /= 2) {
            double centre = best.intercept();
            best = better(best, at(centre - step));
            best = better(best, at(centre + step));
        }
        return best;
    }

    private Bound better(Bound a, Bound b) {
        return !b.found() || (a.found() && sign * a.auc() >= sign * b.auc()) ? a : b;
    }

    private Bound at(double intercept) {
        Tables tables = new Tables(model, patterns, intercept, fit);
        InteriorPoint inside = new InteriorPoint(tables);
        double[] centre = inside.centre();
        Bound best = Bound.NONE;
        SplittableRandom random = new SplittableRandom(20251L);
        for (int start = 0; centre != null && start < STARTS; start++) {
            double[] point = centre.clone();
            inside.climb(point, sign, 0, start == 0 ? null : noise(tables, random));
            best = better(best, bound(tables, intercept, point));
        }
        return best;
    }

    /** The direction in which the AUC of some random table grows: sparse tables are looked at from many sides. */
    private double[] noise(Tables tables, SplittableRandom random) {
        double[] out = new double[tables.dimension()];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.pow(random.nextDouble(), 6);
        }
        double[] gradient = tables.aucGradient(out);
        for (int i = 0; i < out.length; i++) {
            out[i] = sign * 4 * gradient[i] + 2 * (random.nextDouble() - 0.5);
        }
        return out;
    }

    static Bound bound(Tables tables, double intercept, double[] point) {
        double[] cases = tables.cases(point);
        double[] controls = tables.controls(point);
        for (int x = 0; x < cases.length; x++) {
            cases[x] *= tables.model.n1();
            controls[x] *= tables.model.n0();
        }
        return new Bound(tables.auc(point), intercept, cases, controls);
    }
}
