package org.counterpart.regression.design;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Quantiles;

/**
 * A restricted cubic spline: a curve with bends at its knots that is a straight line beyond the outer ones. With k
 * knots it is the number itself and k − 2 cubic terms, each over the squared distance of the outer knots.
 *
 * <p>Reference: Harrell (2015), Regression Modeling Strategies, section 2.4. Same as R: {@code Hmisc::rcspline.eval(x,
 * nk = k, inclx = TRUE)}, that is {@code rms::rcs}, of the analysed values.
 *
 * @param count how many knots
 * @param knots where they are, ascending; empty until the analysed values are known
 * @param reference the value that the odds ratios of the curve are against; empty for the median
 */
public record Spline(int count, List<Double> knots, OptionalDouble reference) implements PredictorForm {
    public static final int LEAST = 3;
    public static final int MOST = 7;

    /** Harrell's quantiles of 3, 4 and 5 knots. */
    private static final double[][] QUANTILES = {
        {0.1, 0.5, 0.9}, {0.05, 0.35, 0.65, 0.95}, {0.05, 0.275, 0.5, 0.725, 0.95}
    };
    /** An extreme value that so many have gets no knot of its own. */
    private static final double TIED = 0.05;
    /** Among fewer values the outer knots are the fifth from either end. */
    private static final int FEW = 100;

    private static final int FIFTH = 4;

    public Spline {
        knots = List.copyOf(knots);
        if (count < LEAST || count > MOST) {
            throw new IllegalArgumentException("knots must be from " + LEAST + " to " + MOST + ", got " + count);
        }
        for (int i = 1; i < knots.size(); i++) {
            if (!(knots.get(i) > knots.get(i - 1))) {
                throw new IllegalArgumentException("knots must ascend, got " + knots);
            }
        }
    }

    /** So many knots at Harrell's quantiles of the values it will be fitted to. */
    public static Spline of(int count) {
        return new Spline(count, List.of(), OptionalDouble.empty());
    }

    public static Spline at(List<Double> knots) {
        return new Spline(knots.size(), knots, OptionalDouble.empty());
    }

    public Spline against(OptionalDouble newReference) {
        return new Spline(count, knots, newReference);
    }

    /** With knots: its own, or those of these values, of which there may be fewer than asked for. */
    Spline known(String variable, double[] values) {
        if (!knots.isEmpty()) {
            return this;
        }
        List<Double> found = knots(values);
        if (found.size() < LEAST) {
            throw new NotAnalysableException(Note.of("regression.spline.few-values", variable));
        }
        return new Spline(found.size(), found, reference);
    }

    /** Harrell's quantiles (type 7) for 3, 4 or 5 knots, whether or not they fall together. */
    public static double[] quantiles(double[] values, int count) {
        return Arrays.stream(QUANTILES[count - LEAST])
                .map(q -> Quantiles.TYPE7.of(values, q))
                .toArray();
    }

    /**
     * As {@code Hmisc::rcspline.eval}, which moves the outer knots of few values and of tied extremes; those that fall
     * together are one, and few distinct values are knots themselves but for the outermost.
     */
    private List<Double> knots(double[] values) {
        double[] x = Arrays.stream(values).sorted().toArray();
        double[] distinct = Arrays.stream(x).distinct().toArray();
        if (distinct.length - 2 <= count) {
            return distinct.length < 3
                    ? List.of()
                    : Arrays.stream(distinct, 1, distinct.length - 1).boxed().toList();
        }
        List<Double> knots = new ArrayList<>();
        boolean first = false;
        boolean last = false;
        if (!tiedInside(x, distinct)) {
            double most = distinct[distinct.length - 1];
            last = share(x, most) >= TIED;
            first = share(x, distinct[0]) >= TIED;
            if (first) {
                knots.add(distinct[1]);
                x = Arrays.stream(x).filter(v -> v > distinct[1]).toArray();
            }
            if (last) {
                double next = distinct[distinct.length - 2];
                knots.add(next);
                x = Arrays.stream(x).filter(v -> v < next).toArray();
            }
        }
        double[] inner = inner(x, count - knots.size());
        if (x.length > FIFTH && x.length < FEW && inner.length > 1) {
            if (!first) {
                inner[0] = x[FIFTH];
            }
            if (!last) {
                inner[inner.length - 1] = x[x.length - 1 - FIFTH];
            }
        }
        Arrays.stream(inner).forEach(knots::add);
        return knots.stream().filter(k -> !Double.isNaN(k)).distinct().sorted().toList();
    }

    private double[] inner(double[] x, int left) {
        if (left == 1) {
            return new double[] {Quantiles.TYPE7.of(x, 0.5)};
        }
        double outer = count == LEAST ? 0.1 : count == MOST ? 0.025 : 0.05;
        double from = left == 2 ? 0.5 : outer;
        double[] inner = new double[left];
        for (int i = 0; i < left; i++) {
            inner[i] = Quantiles.TYPE7.of(x, from + i * (1 - outer - from) / (left - 1));
        }
        return inner;
    }

    /** Whether a value between the extremes is one that many have. */
    private static boolean tiedInside(double[] x, double[] distinct) {
        return Arrays.stream(distinct, 1, distinct.length - 1).anyMatch(v -> share(x, v) >= TIED);
    }

    private static double share(double[] x, double value) {
        return (double) Arrays.stream(x).filter(v -> v == value).count() / x.length;
    }

    /** Terms: the number itself and its bends. */
    public int terms() {
        return count - 1;
    }

    /** A term at a recorded value: 0 is the number itself. */
    public double of(double x, int term) {
        if (term == 0) {
            return x;
        }
        int k = knots.size();
        double first = knots.get(0);
        double last = knots.get(k - 1);
        double next = knots.get(k - 2);
        double at = knots.get(term - 1);
        double width = last - first;
        return (cube(x - at)
                        - cube(x - next) * (last - at) / (last - next)
                        + cube(x - last) * (next - at) / (last - next))
                / (width * width);
    }

    private static double cube(double v) {
        return v > 0 ? v * v * v : 0;
    }
}
