package org.counterpart.audit.attainable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.audit.attainable.matrix.DoublyNonnegative;

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
    private static final int MOST_TAKEN_OVER = 12;
    private static final int ROUNDS = 6;
    private static final int STEPS = 25;
    private static final int CHECKS = 16;
    /** What {@value #STEPS} steps must gain to go on. */
    private static final double PROGRESS = 6e-4;
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

    /**
     * The intervals are dealt to parts that are proven side by side, each as if it were alone: so what is proven does
     * not depend on which is faster.
     *
     * @param found a table, the best one known; or none, and then a table beyond the aim ends the proof
     * @param aim the limit that is tried for, with the sign
     */
    Proven prove(AttainableEnd found, double aim) {
        List<Interval> intervals = first(found);
        List<Part> parts = IntStream.range(0, Effort.PARTS)
                .parallel()
                .mapToObj(i -> new Part(i, found, aim).prove(intervals))
                .toList();
        AttainableEnd best = found;
        double top = Double.NEGATIVE_INFINITY;
        for (Part part : parts) {
            best = best.further(part.best, sign);
            top = Math.max(top, part.top);
        }
        return new Proven(best, sign > 0 ? Math.min(1, top) : Math.max(0, -top));
    }

    /** The nearest interval to the best table comes first; so every second one lies on the same side of it. */
    private List<Interval> first(AttainableEnd found) {
        double[] range = patterns.intercepts(model);
        double from = range[0];
        double step = (range[1] - range[0]) / FIRST;
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < FIRST; i++) {
            intervals.add(new Interval(from + i * step, from + (i + 1) * step, null));
        }
        double centre = found.found() ? found.intercept() : (range[0] + range[1]) / 2;
        intervals.sort(Comparator.comparingDouble(n -> Math.abs(n.middle() - centre)));
        return intervals;
    }

    /** What one part of the intervals proves. */
    private final class Part {
        private final int number;
        private AttainableEnd best;
        private double top;
        private final double most;

        Part(int number, AttainableEnd found, double aim) {
            this.number = number;
            this.best = found;
            this.top = aim;
            this.most = found.found() ? Double.POSITIVE_INFINITY : aim;
        }

        Part prove(List<Interval> intervals) {
            Deque<Interval> open = new ArrayDeque<>();
            for (int i = number; i < intervals.size(); i += Effort.PARTS) {
                open.add(intervals.get(i));
            }
            Relaxed last = null;
            while (!open.isEmpty()) {
                if (effort.spent(number) || top > most) {
                    top = Double.NaN;
                    return this;
                }
                Interval interval = open.pop();
                // The last interval lies beside it: its tangents hold everywhere, and its relaxation is near.
                boolean near = interval.before() == null
                        && last != null
                        && last.tangents().size() <= MOST_TAKEN_OVER;
                Relaxed relaxed = relax(near ? new Interval(interval.from(), interval.to(), last) : interval, top);
                last = relaxed;
                double bound = relaxed.bound();
                top = best.found() ? Math.max(top, sign * best.auc() + gap) : top;
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
            return this;
        }

        /**
         * Bounds the AUC, or its negative; work stops when the bound is at most {@code enough}, or can't be brought
         * there.
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
                    effort.spend(number, form.size(), STEPS);
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
            Tables tables = Tables.at(model, patterns, intercept, fit);
            InteriorPoint inside = new InteriorPoint(tables);
            double[] point = inside.centre();
            if (point == null) {
                point = inside.nearest();
            } else {
                inside.climb(point, sign);
                AttainableEnd found = tables.end(point);
                best = best.further(found, sign);
            }
            List<TableForms.Tangent> more = forms.tangents(tables.cases(point), tables.controls(point), intercept);
            if (tangents.size() + more.size() <= MOST_TANGENTS) {
                tangents.addAll(more);
            }
        }
    }
}
