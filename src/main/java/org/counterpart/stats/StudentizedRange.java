package org.counterpart.stats;

import java.util.Arrays;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.special.Gamma;

/**
 * The law of the range of {@code k} independent normal means over an independent estimate of their standard deviation
 * with {@code ν} degrees of freedom: what Tukey's and Games and Howell's comparisons refer to. Upper tails are
 * integrated as such and not as one minus the rest, so that a small P keeps its digits: of the range {@code k ∫ φ(z)
 * {Φ(z)^(k−1) − [Φ(z) − Φ(z − w)]^(k−1)} dz}, and of that the mean over the estimate.
 *
 * <p>Both integrands are smooth and fade as a normal density does, for which the trapezoidal rule is exact to rounding
 * at a fixed step (Trefethen &amp; Weideman 2014, doi:10.1137/130932132). Reference: Copenhaver &amp; Holland (1988)
 * doi:10.1080/00949658808811082. Same as R: {@code ptukey(q, k, ν, lower.tail = FALSE)}, {@code qtukey}, which have
 * four to nine digits. For one thread.
 */
public final class StudentizedRange {
    /** A term of this share of the sum is the end of it. */
    private static final double LEAST = 1e-18;
    /** A normal density at this distance is nothing beside the whole. */
    private static final double FAR = 9;
    /** From here on the standard deviation is as good as known: the rest is below 1e-10 of P. */
    private static final double MANY = 1e12;

    private static final double SMALLEST_P = 1e-12;
    /** Of the secant; whatever needs more is bracketed. */
    private static final int MOST_STEPS = 20;

    private final int groups;
    private final double df;
    /** Of the rule of the range. */
    private final double step;
    /** From −FAR on, a step apart: Φ(z), and φ(z)Φ(z)^(k−1). */
    private double[] below = {};

    private double[] weight = {};

    private StudentizedRange(int groups, double df) {
        this.groups = groups;
        this.df = df;
        step = groups <= 12 ? 0.25 : groups <= 60 ? 0.125 : 0.0625;
    }

    /**
     * @param groups how many means, 2 or more
     * @param df degrees of freedom of their standard deviation, above 0; infinite where it is known
     */
    public static StudentizedRange of(int groups, double df) {
        if (groups < 2 || !(df > 0)) {
            throw new IllegalArgumentException("a range needs two groups and df > 0, got " + groups + " and " + df);
        }
        return new StudentizedRange(groups, df);
    }

    /** P(Q ≥ q); 1 for a q of 0 or less, NaN for NaN. */
    public double upper(double q) {
        if (Double.isNaN(q)) {
            return Double.NaN;
        }
        if (q <= 0) {
            return 1;
        }
        if (Double.isInfinite(q)) {
            return 0;
        }
        return Math.min(1, df >= MANY ? range(q) : studentized(q));
    }

    /** The q that is reached with this probability: 3.578 for 0.05, three groups and 20 degrees of freedom. */
    public double critical(double probability) {
        if (!(probability >= SMALLEST_P && probability < 1)) {
            throw new IllegalArgumentException("probability must be in [1e-12, 1), got " + probability);
        }
        // Bonferroni's bound is near; the logarithm of the tail is almost a line there.
        double pairs = groups * (groups - 1) / 2.0;
        double last = Math.sqrt(2)
                * (df >= MANY
                        ? Tails.normalCritical(1 - probability / pairs)
                        : Tails.tCritical(1 - probability / pairs, df));
        double next = 0.95 * last;
        double offLast = Math.log(upper(last) / probability);
        for (int i = 0; i < MOST_STEPS && next > 0; i++) {
            double off = Math.log(upper(next) / probability);
            double step = off * (next - last) / (off - offLast);
            last = next;
            offLast = off;
            next -= off == 0 ? 0 : step;
            if (Math.abs(next - last) <= 1e-12 * last) {
                return next;
            }
        }
        double high = 4;
        while (upper(high) > probability) {
            high *= 2;
        }
        return new BrentSolver(1e-12, 1e-12, 1e-15).solve(200, q -> upper(q) - probability, 0, high);
    }

    /**
     * The mean of the range's tail over {@code s = e^t}, whose density is {@code exp(logDensity(t))}: from the place
     * where density and tail together are largest, to both sides until nothing is added.
     */
    private double studentized(double q) {
        double mode = 0.5 * Math.log(df / (df + q * q / 2));
        double step = Math.min(0.1, 0.35 / Math.sqrt(2 * df));
        double sum = term(q, mode);
        for (int side = -1; side <= 1; side += 2) {
            double before = 0;
            for (int i = 1; ; i++) {
                double term = term(q, mode + side * i * step);
                sum += term;
                if (term <= before && term < LEAST * sum) {
                    break;
                }
                before = term;
            }
        }
        return sum * step;
    }

    private double term(double q, double t) {
        double density = Math.exp(logDensity(t));
        return density == 0 ? 0 : density * range(q * Math.exp(t));
    }

    /** Of ln(χ/√ν), with Stirling's formula so that nothing cancels: ½ ln(ν/π) − c(ν/2) + ν(1 + 2t − e^2t)/2. */
    private double logDensity(double t) {
        double x = df / 2;
        return 0.5 * Math.log(df / Math.PI) - stirling(x) + x * (2 * t - Math.expm1(2 * t));
    }

    /** ln Γ(x) less (x − ½) ln x − x + ½ ln 2π. */
    private static double stirling(double x) {
        if (x < 15) {
            return Gamma.logGamma(x) - ((x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI));
        }
        double y = 1 / (x * x);
        return (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / x;
    }

    /** P(range ≥ w) of the means themselves. */
    private double range(double w) {
        int points = (int) Math.ceil((w / 2 + 2 * FAR) / step) + 1;
        reach(points);
        int others = groups - 1;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double far = Tails.normalLower(i * step - FAR - w);
            if (far > 0 && weight[i] > 0) {
                sum += weight[i] * -Math.expm1(others * Math.log1p(-far / below[i]));
            }
        }
        return Math.min(1, groups * sum * step);
    }

    /** What does not depend on w, up to this point. */
    private void reach(int points) {
        int known = weight.length;
        if (known >= points) {
            return;
        }
        below = Arrays.copyOf(below, Math.max(points, 2 * known));
        weight = Arrays.copyOf(weight, below.length);
        for (int i = known; i < weight.length; i++) {
            double z = i * step - FAR;
            below[i] = Tails.normalLower(z);
            weight[i] = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * Math.pow(below[i], groups - 1);
        }
    }
}
