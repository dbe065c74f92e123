package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Searches the tables that agree with a printed model for the largest or smallest AUC. A table climbs with its
 * intercept and its odds ratios: exposure counts leave so few tables that none may have a given intercept, or odds
 * ratios at their printed values, so the equalities are met while all of these move. Where it gets depends on where it
 * starts; so the intercepts a fitted model can have are searched as a whole and in parts, each from other odds ratios
 * within their rounding, which may give the patterns' scores another order; then in ever smaller parts around the best.
 * What it finds is a table, so the true extreme is at least as far out; it proves nothing about tables it did not see.
 */
final class TableSearch {
    private static final int PARTS = 12;
    private static final double LAST = 1e-2;
    private static final double FINER = 4;
    /** Share of its rounding that an odds ratio may have at a start. */
    private static final double WITHIN = 0.9;

    private final PrintedModel model;
    private final Tables.Fit fit;
    private final int sign;
    private final SplittableRandom random = new SplittableRandom(20251L);
    private final List<AttainableEnd> all = new ArrayList<>();
    private AttainableEnd best = AttainableEnd.NONE;

    /** @param sign 1 for the largest AUC, −1 for the smallest */
    TableSearch(PrintedModel model, Tables.Fit fit, int sign) {
        this.model = model;
        this.fit = fit;
        this.sign = sign;
    }

    AttainableEnd search() {
        double[] range = new Patterns(model.beta()).intercepts(model);
        double part = (range[1] - range[0]) / PARTS;
        for (int i = -1; i < PARTS; i++) {
            Patterns patterns = new Patterns(near(model.beta(), WITHIN));
            double from = range[0] + Math.max(0, i) * part;
            double to = i < 0 ? range[1] : from + part;
            int first = model.cut() == null ? Tables.NO_CUT : 1;
            int last = model.cut() == null ? Tables.NO_CUT : patterns.levels() - 1;
            for (int cut = first; cut <= last; cut++) {
                climb(Tables.within(model, patterns, from, to, fit, cut), i < 0);
            }
        }
        for (double wide = part; best.found() && wide > LAST; wide /= FINER) {
            double centre = best.intercept();
            for (int way = -1; way <= 1; way++) {
                Patterns patterns = new Patterns(near(best.beta(), way == 0 ? 0 : 0.5));
                double middle = centre + way * wide / 2;
                climb(Tables.within(model, patterns, middle - wide / 2, middle + wide / 2, fit, best.cut()), false);
            }
        }
        return best;
    }

    /** All tables that the search came to. */
    List<AttainableEnd> all() {
        return all;
    }

    /** Log odds ratios this share of the way to some that are anywhere within their rounding. */
    private double[] near(double[] beta, double share) {
        double[] out = new double[beta.length];
        for (int j = 0; j < beta.length; j++) {
            double printed = model.beta(j) + model.slack(j) * (2 * random.nextDouble() - 1);
            out[j] = beta[j] + share * (printed - beta[j]);
        }
        return out;
    }

    private void climb(Tables tables, boolean afar) {
        double[] point = Centre.of(tables, afar);
        if (point != null) {
            InteriorPoint inside = new InteriorPoint(tables);
            inside.climb(point, sign);
            if (inside.agrees(point)) {
                AttainableEnd found = tables.end(point);
                all.add(found);
                best = best.further(found, sign);
            }
        }
    }
}
