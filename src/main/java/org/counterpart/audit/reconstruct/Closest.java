package org.counterpart.audit.reconstruct;

import java.util.SplittableRandom;

/** The table nearest to the print among those met. */
final class Closest {
    private final Target target;
    private final PatternFit fit;
    private Closeness closeness = Closeness.NONE;
    private WholeTable table;

    Closest(Target target) {
        this.target = target;
        this.fit = new PatternFit(target.predictors);
    }

    Closeness closeness() {
        return closeness;
    }

    WholeTable table() {
        return table;
    }

    void accept(Closest other) {
        if (other.closeness.compareTo(closeness) < 0) {
            closeness = other.closeness;
            table = other.table;
        }
    }

    /**
     * Fits the model and, when that is not already farther from the print than the closest, spreads the cases.
     *
     * @param cases all, and those exposed to each predictor
     * @param near a table whose cases to start from; null for cases in proportion to the subjects
     * @return how far the fit alone is from the print
     */
    Closeness offer(int[] subjects, int[] cases, WholeTable near, SplittableRandom random) {
        if (closeness.exact() || !fit.fit(subjects, cases)) {
            return Closeness.NONE;
        }
        Closeness ofFit = target.ofFit(fit, subjects, cases);
        if (ofFit.exact() || ofFit.compareTo(closeness) < 0) {
            ScoreOrder order = new ScoreOrder(target, fit.b);
            WholeTable spread = spread(order, subjects, cases, near, random);
            Closeness here = spread == null ? Closeness.NONE : ofFit.plus(order.of(spread.cases(), spread.controls()));
            if (here.compareTo(closeness) < 0) {
                closeness = here;
                table = spread;
            }
        }
        return ofFit;
    }

    /**
     * A table with these subjects and exposed cases, its AUC and cut-offs as near to the print as found; null when
     * there is none.
     */
    WholeTable spread(int[] subjects, int[] cases, WholeTable near, SplittableRandom random) {
        return fit.fit(subjects, cases) ? spread(new ScoreOrder(target, fit.b), subjects, cases, near, random) : null;
    }

    private WholeTable spread(ScoreOrder order, int[] subjects, int[] cases, WholeTable near, SplittableRandom random) {
        int[] start = near == null ? inProportion(subjects, cases[0]) : near.cases();
        return new CasesSearch(order, subjects, cases, start).search(random);
    }

    private static int[] inProportion(int[] subjects, int cases) {
        int total = WholeTable.margin(subjects, 0);
        int[] out = new int[subjects.length];
        for (int x = 0; x < out.length; x++) {
            out[x] = (int) ((long) subjects[x] * cases / total);
        }
        return out;
    }
}
