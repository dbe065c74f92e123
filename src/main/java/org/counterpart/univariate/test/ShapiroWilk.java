package org.counterpart.univariate.test;

import java.util.Arrays;
import java.util.List;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Could a sample come from a normal distribution? {@code W = (Σ aᵢx₍ᵢ₎)² / Σ(xᵢ − x̄)²}, the squared correlation of the
 * ordered values with approximate normal scores; small W speaks against normality.
 *
 * <p>Reference: Shapiro &amp; Wilk (1965) doi:10.2307/2333709; scores and P by the polynomials of Royston (1992)
 * doi:10.1007/BF01891203 and (1995) algorithm AS R94 doi:10.2307/2986146. Between 3 and 5000 values, not all equal, no
 * NaN. Same as R: {@code shapiro.test}.
 */
public record ShapiroWilk() {
    /** Sizes Royston's approximation was made for. */
    public static final int LEAST = 3;

    public static final int MOST = 5000;

    private static final double[] LAST_SCORE = {0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056};
    private static final double[] NEXT_SCORE = {0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633};
    private static final double[] SMALL_BOUND = {-2.273, 0.459};
    private static final double[] SMALL_MEAN = {0.544, -0.39978, 0.025054, -6.714e-4};
    private static final double[] SMALL_LOG_SD = {1.3822, -0.77857, 0.062767, -0.0020322};
    private static final double[] LARGE_MEAN = {-1.5861, -0.31082, -0.083751, 0.0038915};
    private static final double[] LARGE_LOG_SD = {-0.4803, -0.082676, 0.0030302};

    public static ShapiroWilk withDefaults() {
        return new ShapiroWilk();
    }

    /** @param statistic W, in (0, 1] */
    public record Result(ShapiroWilk procedure, double statistic, double p, int n, List<Note> notes)
            implements TestResult {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    public Result test(double[] values) {
        int n = values.length;
        if (n < LEAST || n > MOST) {
            return absent(n, Note.of("univariate.shapiro-size", n));
        }
        double[] x = values.clone();
        Arrays.sort(x);
        double range = x[n - 1] - x[0];
        if (range == 0) {
            return absent(n, Note.of("univariate.constant"));
        }
        double origin = x[n / 2];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            x[i] = (x[i] - origin) / range;
            mean += x[i] / n;
        }
        double[] a = scores(n);
        double squares = 0;
        double scoreSquares = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            double d = x[i] - mean;
            squares += d * d;
            scoreSquares += a[i] * a[i];
            product += a[i] * d;
        }
        // 1 − W without cancellation when W is near 1.
        double both = Math.sqrt(scoreSquares * squares);
        double rest = (both - product) * (both + product) / (scoreSquares * squares);
        return new Result(this, 1 - rest, p(rest, n), n, List.of());
    }

    private Result absent(int n, Note why) {
        return new Result(this, Double.NaN, Double.NaN, n, List.of(why));
    }

    /** The coefficients aᵢ: antisymmetric, normal scores but for the outermost one (n ≤ 5) or two. */
    private static double[] scores(int n) {
        double[] a = new double[n];
        int half = n / 2;
        if (n == 3) {
            a[0] = -Math.sqrt(0.5);
        } else {
            double[] m = new double[half];
            double sum = 0;
            for (int i = 0; i < half; i++) {
                m[i] = Tails.normalQuantile((i + 1 - 0.375) / (n + 0.25));
                sum += 2 * m[i] * m[i];
            }
            double root = 1 / Math.sqrt(n);
            int given = n > 5 ? 2 : 1;
            a[0] = m[0] / Math.sqrt(sum) - polynomial(LAST_SCORE, root);
            double left = sum - 2 * m[0] * m[0];
            double room = 1 - 2 * a[0] * a[0];
            if (given == 2) {
                a[1] = m[1] / Math.sqrt(sum) - polynomial(NEXT_SCORE, root);
                left -= 2 * m[1] * m[1];
                room -= 2 * a[1] * a[1];
            }
            double scale = Math.sqrt(left / room);
            for (int i = given; i < half; i++) {
                a[i] = m[i] / scale;
            }
        }
        for (int i = 0; i < half; i++) {
            a[n - 1 - i] = -a[i];
        }
        return a;
    }

    /** @param rest 1 − W */
    private static double p(double rest, int n) {
        if (n == 3) {
            return Math.max(0, 6 / Math.PI * (Math.asin(Math.sqrt(1 - rest)) - Math.asin(Math.sqrt(0.75))));
        }
        double y = Math.log(rest);
        if (n > 11) {
            double logN = Math.log(n);
            double sd = Math.exp(polynomial(LARGE_LOG_SD, logN));
            return Tails.normalUpper((y - polynomial(LARGE_MEAN, logN)) / sd);
        }
        double bound = polynomial(SMALL_BOUND, n);
        if (y >= bound) {
            return 1e-99; // as R: W is below what the approximation can represent
        }
        double sd = Math.exp(polynomial(SMALL_LOG_SD, n));
        return Tails.normalUpper((-Math.log(bound - y) - polynomial(SMALL_MEAN, n)) / sd);
    }

    private static double polynomial(double[] coefficients, double x) {
        double value = 0;
        for (int i = coefficients.length - 1; i >= 0; i--) {
            value = value * x + coefficients[i];
        }
        return value;
    }
}
