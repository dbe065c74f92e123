package org.counterpart.audit.reconstruct;

import java.util.SplittableRandom;

/**
 * Which of the subjects with each pattern are the cases: given how many cases are exposed to each predictor (the fit
 * depends on nothing else), looks for whole numbers at which AUC and cut-offs print as asked. Simulated annealing; most
 * steps exchange exposures between two cases, which leaves the exposed as many as they are.
 */
final class CasesSearch {
    private static final int STEPS = 4000;
    private static final double HOT = 2;
    private static final double COLD = 0.02;
    private static final double MARGIN = 3;

    private final ScoreOrder order;
    private final int[] subjects;
    private final int[] wanted;
    private final int[] cases;
    private final int[] controls;
    private final int[] margins;

    /** @param wanted all cases, then those exposed to each predictor */
    CasesSearch(ScoreOrder order, int[] subjects, int[] wanted, int[] start) {
        this.order = order;
        this.subjects = subjects;
        this.wanted = wanted;
        this.cases = new int[subjects.length];
        this.controls = new int[subjects.length];
        for (int x = 0; x < subjects.length; x++) {
            cases[x] = Math.min(start[x], subjects[x]);
            controls[x] = subjects[x] - cases[x];
        }
        margins = WholeTable.margins(cases);
    }

    /** The nearest table found with the exposed cases as wanted; null when none was. */
    WholeTable search(SplittableRandom random) {
        WholeTable best = null;
        double least = Double.POSITIVE_INFINITY;
        double here = height();
        int[] touched = new int[4];
        int[] by = new int[4];
        for (int step = 0; step <= STEPS; step++) {
            if (here < least && marginsOff() == 0) {
                least = here;
                best = new WholeTable(cases, controls);
                if (here == 0) {
                    return best;
                }
            }
            int moves = propose(random, touched, by);
            if (!change(touched, by, moves, 1)) {
                continue;
            }
            double next = height();
            double heat = HOT * Math.pow(COLD / HOT, (double) step / STEPS);
            if (next <= here || random.nextDouble() < Math.exp((here - next) / heat)) {
                here = next;
            } else {
                change(touched, by, moves, -1);
            }
        }
        return best;
    }

    private int propose(SplittableRandom random, int[] touched, int[] by) {
        int x = random.nextInt(subjects.length);
        int y = random.nextInt(subjects.length);
        boolean off = marginsOff() > 0;
        int kind = off ? random.nextInt(3) : 2;
        if (kind == 0) {
            touched[0] = x;
            by[0] = random.nextBoolean() ? 1 : -1;
            return 1;
        }
        if (kind == 1) {
            touched[0] = x;
            by[0] = -1;
            touched[1] = y;
            by[1] = 1;
            return x == y ? 0 : 2;
        }
        int mask = random.nextInt(subjects.length);
        int swappedX = (x & ~mask) | (y & mask);
        int swappedY = (y & ~mask) | (x & mask);
        if (x == y || swappedX == x || swappedX == y) {
            return 0;
        }
        touched[0] = x;
        touched[1] = y;
        touched[2] = swappedX;
        touched[3] = swappedY;
        by[0] = -1;
        by[1] = -1;
        by[2] = 1;
        by[3] = 1;
        return 4;
    }

    private boolean change(int[] touched, int[] by, int moves, int sign) {
        for (int i = 0; i < moves; i++) {
            int next = cases[touched[i]] + sign * by[i];
            if (next < 0 || next > subjects[touched[i]]) {
                return false;
            }
        }
        for (int i = 0; i < moves; i++) {
            cases[touched[i]] += sign * by[i];
            controls[touched[i]] -= sign * by[i];
            for (int t = 0; t < margins.length; t++) {
                margins[t] += PatternFit.in(touched[i], t) ? sign * by[i] : 0;
            }
        }
        return moves > 0;
    }

    private int marginsOff() {
        int sum = 0;
        for (int t = 0; t < margins.length; t++) {
            sum += Math.abs(margins[t] - wanted[t]);
        }
        return sum;
    }

    private double height() {
        return MARGIN * marginsOff() + order.distance(cases, controls, 0);
    }
}
