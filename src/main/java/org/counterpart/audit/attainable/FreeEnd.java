package org.counterpart.audit.attainable;

import java.util.HashMap;
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
    private final Effort told;
    private final Map<Double, End> proofs = new HashMap<>();
    private End found;

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
        if (found == null) {
            found = new End(new TableSearch(model, Tables.Fit.FREE, sign).search(), Double.NaN);
        }
        return found;
    }

    /** @param reported the end of a printed AUC's rounding interval that is easiest to reach from here */
    End proven(double reported) {
        AttainableEnd table = found().table();
        double beyond = sign * (reported - table.auc());
        int most = beyond > 0 ? FEASIBLE : always ? QUICK : 0;
        if (!table.found() || model.predictors() > most) {
            return found;
        }
        double usual = model.predictors() <= FEW ? SMALL_GAP : GAP;
        double gap = beyond > 0 ? Math.max(SMALL_GAP, Math.min(usual, 0.8 * beyond)) : usual;
        return proofs.computeIfAbsent(gap, g -> proof(g, beyond > 0 ? deciding : told));
    }

    private End proof(double gap, Effort effort) {
        AttainableEnd table = found.table();
        Reach.Proven proven = new Reach(model.withoutCut(), Tables.Fit.FREE, sign, gap, effort).prove(table);
        if (model.cut() == null) {
            return new End(proven.best(), proven.limit());
        }
        double limit = sign > 0
                ? Math.min(proven.limit(), model.cut().highest())
                : Math.max(proven.limit(), model.cut().lowest());
        return new End(table, limit);
    }
}
