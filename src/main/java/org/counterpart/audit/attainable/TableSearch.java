package org.counterpart.audit.attainable;

import java.util.SplittableRandom;

/**
 * Searches the tables that agree with a printed model for the largest or smallest AUC: from several starts, over a grid
 * of intercepts that is then refined. What it finds is a table, so the true extreme is at least as far out; it proves
 * nothing about tables it did not see.
 */
final class TableSearch {
    private static final int GRID = 11;
    private static final double LAST = 5e-3;
    private static final int STARTS = 4;
    /** Each of many cuts is searched less thoroughly. */
    private static final int STARTS_AT_A_CUT = 1;

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

    AttainableEnd search() {
        if (model.cut() == null) {
            return search(Tables.NO_CUT);
        }
        AttainableEnd best = AttainableEnd.NONE;
        for (int cut = 1; cut < patterns.levels(); cut++) {
            best = better(best, search(cut));
        }
        return best;
    }

    private AttainableEnd search(int cut) {
        AttainableEnd best = AttainableEnd.NONE;
        double nearest = Double.NaN;
        double least = Double.POSITIVE_INFINITY;
        double[] range = patterns.intercepts(model);
        double apart = (range[1] - range[0]) / GRID;
        for (int i = 0; i < GRID; i++) {
            double intercept = range[0] + (i + 0.5) * apart;
            InteriorPoint inside = inside(intercept, cut);
            best = better(best, at(inside, intercept));
            if (inside.excess() < least) {
                least = inside.excess();
                nearest = intercept;
            }
        }
        // Narrow bounds may leave room between two intercepts of the grid only: where the standard errors came nearest
        // to them.
        for (double step = apart / 2; !best.found() && least < Double.POSITIVE_INFINITY && step > LAST; step /= 2) {
            double centre = nearest;
            for (int way = -1; way <= 1; way += 2) {
                InteriorPoint inside = inside(centre + way * step, cut);
                best = better(best, at(inside, centre + way * step));
                if (inside.excess() < least) {
                    least = inside.excess();
                    nearest = centre + way * step;
                }
            }
        }
        for (double step = apart / 2; best.found() && step > LAST; step /= 2) {
            double centre = best.intercept();
            best = better(best, at(inside(centre - step, cut), centre - step));
            best = better(best, at(inside(centre + step, cut), centre + step));
        }
        return best;
    }

    private InteriorPoint inside(double intercept, int cut) {
        return new InteriorPoint(new Tables(model, patterns, intercept, fit, cut));
    }

    private AttainableEnd better(AttainableEnd a, AttainableEnd b) {
        return !b.found() || (a.found() && sign * a.auc() >= sign * b.auc()) ? a : b;
    }

    private AttainableEnd at(InteriorPoint inside, double intercept) {
        Tables tables = inside.tables();
        double[] centre = inside.centre();
        AttainableEnd best = AttainableEnd.NONE;
        SplittableRandom random = new SplittableRandom(20251L);
        int starts = tables.cut == Tables.NO_CUT ? STARTS : STARTS_AT_A_CUT;
        for (int start = 0; centre != null && start < starts; start++) {
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

    static AttainableEnd bound(Tables tables, double intercept, double[] point) {
        double[] cases = tables.cases(point);
        double[] controls = tables.controls(point);
        for (int x = 0; x < cases.length; x++) {
            cases[x] *= tables.model.n1();
            controls[x] *= tables.model.n0();
        }
        return new AttainableEnd(tables.auc(point), intercept, tables.cut, cases, controls);
    }
}
