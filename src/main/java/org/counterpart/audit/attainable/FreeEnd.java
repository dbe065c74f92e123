package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How high, or how low, the AUC of any table that agrees with a printed model can be: the best table found, and what is
 * proven beyond it.
 */
final class FreeEnd {
    /**
     * How far beyond the best table a proof may stop; one that must tell a printed AUC from the tables found goes
     * further.
     */
    private static final double GAP = 1e-2;

    private static final double SMALL_GAP = 3e-3;
    /** With so few predictors a proof costs little. */
    private static final int FEW = 2;
    /** With more predictors the proof is made where the printed AUC depends on it, or not at all. */
    private static final int QUICK = 4;

    private static final int FEASIBLE = 5;

    private final PrintedModel model;
    private final int sign;
    private final boolean always;
    private final Effort deciding = Effort.whole();
    private final Effort withoutCounts = Effort.whole();
    private final Effort told;
    private final Map<Double, Double> proofs = new HashMap<>();
    private final List<AttainableEnd> tables = new ArrayList<>();
    private AttainableEnd best;

    /**
     * @param sign 1 for how high, −1 for how low
     * @param always whether it is proven too where the printed AUC does not lie beyond the tables found
     * @param models how many models of the paper are searched
     */
    FreeEnd(PrintedModel model, int sign, boolean always, int models) {
        this.model = model;
        this.sign = sign;
        this.always = always;
        this.told = Effort.share(models);
    }

    /** @param limit beyond which no table lies; NaN when nothing is proven */
    record End(AttainableEnd table, double limit) {}

    /** The best table found, with nothing proven. */
    End found() {
        if (best == null) {
            TableSearch search = new TableSearch(model, Tables.Fit.FREE, sign);
            best = search.search();
            tables.addAll(search.all());
        }
        return new End(best, Double.NaN);
    }

    /** A table that was found elsewhere. */
    void add(AttainableEnd table) {
        if (table.found()) {
            tables.add(table);
            best = best.further(table, sign);
        }
    }

    /** All tables that were found on the way. */
    List<AttainableEnd> tables() {
        return List.copyOf(tables);
    }

    /**
     * What is proven with the exposure counts, and where that leaves a printed AUC open, without them: whatever no
     * table reaches, no table with these counts reaches. Where no table was found at all, the counts may not be those
     * of the model's subjects; then they prove nothing.
     *
     * @param reported the end of a printed AUC's rounding interval that is easiest to reach from here
     */
    End proven(double reported) {
        boolean decides = !best.found() || sign * (reported - best.auc()) > 0;
        int most = decides ? FEASIBLE : always ? QUICK : 0;
        if (model.predictors() > most) {
            return found();
        }
        double limit = best.found() ? limit(reported, decides) : Double.NaN;
        boolean open = !(sign * (reported - limit) > 0);
        if (decides && open && (model.hasCounts() || !best.found())) {
            limit = nearer(limit, limitWithoutCounts(reported));
        }
        if (model.cut() != null) {
            limit = nearer(limit, sign > 0 ? model.cut().highest() : model.cut().lowest());
        }
        return new End(best, limit);
    }

    private double nearer(double a, double b) {
        return Double.isNaN(a) || sign * b < sign * a ? b : a;
    }

    private double limit(double reported, boolean decides) {
        double beyond = sign * (reported - best.auc());
        double usual = model.predictors() <= FEW ? SMALL_GAP : GAP;
        double gap = decides ? Math.max(SMALL_GAP, Math.min(usual, 0.8 * beyond)) : usual;
        return proofs.computeIfAbsent(gap, g -> {
            Reach reach = new Reach(model.withoutCut(), Tables.Fit.FREE, sign, g, decides ? deciding : told);
            Reach.Proven proven = reach.prove(best, sign * best.auc() + g);
            if (model.cut() == null) {
                add(proven.best());
            }
            return proven.limit();
        });
    }

    private double limitWithoutCounts(double reported) {
        Reach reach = new Reach(model.withoutCut().withoutCounts(), Tables.Fit.FREE, sign, SMALL_GAP, withoutCounts);
        return reach.prove(AttainableEnd.NONE, sign * reported - SMALL_GAP).limit();
    }
}
