package org.counterpart.audit.attainable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * How far the AUC of any table that agrees with a printed model can reach, proven. The AUC is a quadratic form in the
 * table, neither convex nor concave; it is bounded by a doubly nonnegative relaxation for each interval of intercepts.
 * Intervals that do not prove enough are halved.
 */
final class Reach {
    private static final int FIRST = 48;
    /** An interval of intercepts this many times the gap wide is not halved. */
    private static final double NARROW = 5;

    private static final int MOST_TANGENTS = 20;
    private static final int ROUNDS = 6;
    private static final int STEPS = 25;
    private static final int CHECKS = 16;
    /** What {@value #STEPS} steps must gain to go on. */
    private static final double PROGRESS = 3e-4;
    /** How much further tangents may bring a bound down; half the interval brings more. */
    private static final double HOPE = 5e-3;
    /** A bound this far off after a few steps will not come down either. */
    private static final double FAR = 0.03;

    private final PrintedModel model;
    private final Patterns patterns;
    private final Tables.Fit fit;
    private final int sign;
    private final TableForms forms;
    private final double gap;
    private final Effort effort;
    private AttainableEnd best;

    /**
     * @param sign 1 for how high, −1 for how low
     * @param gap how far beyond the best table a bound may stay
     * @param effort what the proof may take
     */
    Reach(PrintedModel model, Tables.Fit fit, int sign, double gap, Effort effort) {
        this.model = model;
        this.patterns = new Patterns(model.beta());
        this.fit = fit;
        this.sign = sign;
        this.forms = new TableForms(model, patterns, fit);
        this.gap = gap;
        this.effort = effort;
    }

    /**
     * @param best the best table
     * @param limit no table has a larger AUC (or, looking down, a smaller one); NaN when the effort was spent before
     *     that was proven
     */
    record Proven(AttainableEnd best, double limit) {}

    /** @param before what was found out about the interval of which this is a part; null at first */
    private record Interval(double from, double to, Relaxed before) {
        double middle() {
            return (from + to) / 2;
        }
    }

    private record Relaxed(DoublyNonnegative form, List<TableForms.Tangent> tangents, double bound) {}

    /** @param found a table, the best one known */
    Proven prove(AttainableEnd found) {
        best = found;
        double top = sign * best.auc() + gap;
        Deque<Interval> open = new ArrayDeque<>(first());
        while (!open.isEmpty()) {
            if (effort.spent()) {
                return new Proven(best, Double.NaN);
            }
            Interval interval = open.pop();
            Relaxed relaxed = relax(interval, top);
            double bound = relaxed.bound();
            top = Math.max(top, sign * best.auc() + gap);
            if (bound <= top) {
                continue;
            }
            if (interval.to() - interval.from() > NARROW * gap) {
                open.push(new Interval(interval.middle(), interval.to(), relaxed));
                open.push(new Interval(interval.from(), interval.middle(), relaxed));
            } else {
                top = bound;
            }
        }
        return new Proven(best, sign > 0 ? Math.min(1, top) : Math.max(0, -top));
    }

    /** The nearest interval to the best table comes first. */
    private List<Interval> first() {
        double[] range = patterns.intercepts(model);
        double from = range[0];
        double step = (range[1] - range[0]) / FIRST;
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            intervals.add(new Interval(from + i * step, from + (i + 1) * step, null));
        }
        intervals.sort(Comparator.comparingDouble(n -> Math.abs(n.middle() - best.intercept())));
        return intervals;
    }

    /**
     * Bounds the AUC, or its negative; work stops when the bound is at most {@code enough}, or can't be brought there.
     */
    private Relaxed relax(Interval interval, double enough) {
        List<TableForms.Tangent> tangents = new ArrayList<>();
        DoublyNonnegative former = null;
        if (interval.before() != null) {
            tangents.addAll(interval.before().tangents());
            former = interval.before().form();
        }
        climb(interval.middle(), tangents);
        double lowest = sign > 0 ? 1 : 0;
        for (int round = 0; ; round++) {
            double[][] kept = forms.kept(interval.from(), interval.to(), tangents);
            int n = forms.variables(tangents.size());
            DoublyNonnegative form = new DoublyNonnegative(forms.zero(kept), forms.auc(n, sign), forms.unit(n));
            if (former != null) {
                form.startFrom(former, Arrays.copyOfRange(kept, former.size() - forms.shares(), kept.length));
            }
            double before = Double.POSITIVE_INFINITY;
            for (int check = 0; check < CHECKS; check++) {
                form.improve(STEPS);
                effort.spend(form.size(), STEPS);
                double bound = form.bound(forms.mass(tangents.size()));
                lowest = Math.min(lowest, bound);
                if (lowest <= enough) {
                    return new Relaxed(form, tangents, lowest);
                }
                boolean stalled = bound > before - PROGRESS;
                if (check > 0 && (stalled || bound > enough + FAR)) {
                    break;
                }
                before = bound;
            }
            double[] w = form.vector(forms.shares(), 2);
            List<TableForms.Tangent> more = forms.tangents(
                    Arrays.copyOf(w, patterns.size()),
                    Arrays.copyOfRange(w, patterns.size(), forms.shares()),
                    interval.middle());
            boolean hopeless = lowest - enough > HOPE && interval.to() - interval.from() > NARROW * gap;
            if (hopeless || round == ROUNDS || more.isEmpty() || tangents.size() + more.size() > MOST_TANGENTS) {
                return new Relaxed(form, tangents, lowest);
            }
            tangents = new ArrayList<>(tangents);
            tangents.addAll(more);
            former = form;
        }
    }

    /** The best table that is found from inside; its standard errors give the first tangents. */
    private void climb(double intercept, List<TableForms.Tangent> tangents) {
        Tables tables = new Tables(model, patterns, intercept, fit);
        InteriorPoint inside = new InteriorPoint(tables);
        double[] point = inside.centre();
        if (point == null) {
            point = inside.nearest();
        } else {
            inside.climb(point, sign, 0, null);
            AttainableEnd found = TableSearch.bound(tables, intercept, point);
            best = sign * found.auc() > sign * best.auc() ? found : best;
        }
        List<TableForms.Tangent> more = forms.tangents(tables.cases(point), tables.controls(point), intercept);
        if (tangents.size() + more.size() <= MOST_TANGENTS) {
            tangents.addAll(more);
        }
    }
}
