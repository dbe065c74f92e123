package org.counterpart.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.SeparatingDirection;
import org.counterpart.regression.design.Term;

/**
 * Separation of an outcome: a direction of the coefficients along which the likelihood keeps rising, so that no finite
 * maximum exists (Albert and Anderson 1984, doi:10.1093/biomet/71.1.1; Heinze and Schemper 2002, doi:10.1002/sim.1047).
 * It is proved by that direction, which every subject (every case with every control of its set) agrees with, never
 * guessed from a large coefficient.
 *
 * @param detected whether there is such a direction
 * @param complete whether it settles every outcome, so that the likelihood reaches 1
 * @param terms terms whose coefficient has no finite estimate
 * @param limits of those terms, ±Infinity; NaN when the likelihood's limit does not say which
 * @param direction the change of each coefficient (intercept first, where there is one), scaled to a largest part of 1
 *     in standard deviations of its column
 */
public record Separation(
        boolean detected, boolean complete, List<Term> terms, List<Double> limits, List<Double> direction) {
    static final Separation NONE = new Separation(false, false, List.of(), List.of(), List.of());

    public Separation {
        terms = List.copyOf(terms);
        limits = List.copyOf(limits);
        direction = List.copyOf(direction);
    }

    /** What is left of a regression along its directions of separation. */
    public static final class Trace {
        /** Directions in coefficients, each taken on what the one before left. */
        final List<double[]> directions = new ArrayList<>();
        /** What still counts; null when nothing is left. */
        public Regression face;
        /** That, ready to be fitted; null when nothing is left. */
        public Prepared prepared;
    }

    public static Trace trace(Regression regression, Prepared prepared) {
        Trace trace = new Trace();
        trace.face = regression;
        trace.prepared = prepared;
        while (trace.face != null) {
            double[] d = SeparatingDirection.find(trace.prepared.cone());
            if (d == null) {
                break;
            }
            trace.directions.add(trace.prepared.basis.direction(d));
            trace.face = trace.face.face(trace.prepared, d);
            trace.prepared = trace.face == null ? null : trace.face.prepare();
        }
        return trace;
    }

    static Separation of(Regression regression, Basis whole, Trace trace) {
        if (trace.directions.isEmpty()) {
            return NONE;
        }
        List<Term> terms = new ArrayList<>();
        List<Double> limits = new ArrayList<>();
        for (int p = 0; p < regression.parameters(); p++) {
            if (infinite(whole, trace, p)) {
                terms.add(regression.term(p));
                limits.add(limit(trace, p));
            }
        }
        double[] first = trace.directions.get(0);
        double largest = IntStream.range(0, first.length)
                .mapToDouble(p -> Math.abs(inDeviations(regression, first, p)))
                .max()
                .orElse(1);
        return new Separation(
                true,
                trace.face == null,
                terms,
                limits,
                Arrays.stream(first).map(d -> d / largest + 0.0).boxed().toList());
    }

    private static double inDeviations(Regression regression, double[] direction, int p) {
        int column = regression.column(p);
        return column < 0 ? 0 : direction[p] / regression.design.scale(column);
    }

    /** Whether the coefficient has no finite limit, though the data as such would tell it from the others. */
    static boolean infinite(Basis whole, Trace trace, int p) {
        return !trace.directions.isEmpty()
                && !whole.aliased(p)
                && (trace.prepared == null
                        || trace.prepared.basis.aliases().stream()
                                .anyMatch(a -> a.involves(p) && !whole.aliased(a.parameter())));
    }

    public static double limit(Trace trace, int p) {
        for (double[] d : trace.directions) {
            if (d[p] != 0) {
                return d[p] > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        return Double.NaN;
    }
}
