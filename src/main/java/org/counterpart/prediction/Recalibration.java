package org.counterpart.prediction;

import org.counterpart.prediction.roc.Logit;

/**
 * The logistic regression of the outcome on a linear predictor, {@code logit P = a + b·lp}, and on it as an offset,
 * {@code logit P = c + lp}: Newton's method in one or two parameters over the standardised linear predictor, from the
 * better of (0, 1) and no slope at all, steps halved while the likelihood falls.
 *
 * @param intercept a
 * @param slope b; NaN when the linear predictor is constant or separates cases from controls
 * @param logLik of a + b·lp
 */
record Recalibration(double intercept, double slope, double interceptSe, double slopeSe, double logLik) {
    private static final Recalibration NONE =
            new Recalibration(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    private static final int MOST_STEPS = 100;

    static Recalibration of(double[] lp, boolean[] cases) {
        int n = lp.length;
        double lowest1 = Double.POSITIVE_INFINITY;
        double highest1 = Double.NEGATIVE_INFINITY;
        double lowest0 = Double.POSITIVE_INFINITY;
        double highest0 = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += lp[i];
            if (cases[i]) {
                lowest1 = Math.min(lowest1, lp[i]);
                highest1 = Math.max(highest1, lp[i]);
            } else {
                lowest0 = Math.min(lowest0, lp[i]);
                highest0 = Math.max(highest0, lp[i]);
            }
        }
        // Also without a case or a control, constant, or infinite. Negated so that NaN is refused too.
        if (!(highest0 > lowest1 && highest1 > lowest0 && Double.isFinite(sum))) {
            return NONE;
        }
        double centre = sum / n;
        double squares = 0;
        int events = 0;
        for (int i = 0; i < n; i++) {
            squares += (lp[i] - centre) * (lp[i] - centre);
            events += cases[i] ? 1 : 0;
        }
        double sd = Math.sqrt(squares / n);
        double none = Logit.of((double) events / n);
        double noneLogLik = -events * Logit.log1pExp(-none) - (n - events) * Logit.log1pExp(none);
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (lp[i] - centre) / sd;
        }
        Point at = Point.of(x, cases, centre, sd);
        if (!(at.logLik > noneLogLik)) {
            at = Point.of(x, cases, none, 0);
        }
        for (int step = 0; step < MOST_STEPS; step++) {
            double det = at.h00 * at.h11 - at.h01 * at.h01;
            if (!(det > 0)) {
                return NONE;
            }
            double da = (at.h11 * at.g0 - at.h01 * at.g1) / det;
            double db = (at.h00 * at.g1 - at.h01 * at.g0) / det;
            // Twice the rise of the likelihood the step promises; below rounding the step is the last one and safe to
            // take whole.
            double promise = da * at.g0 + db * at.g1;
            if (promise < 1e-12) {
                double shift = centre / sd;
                double slope = at.b + db;
                return new Recalibration(
                        at.a + da - slope * shift,
                        slope / sd,
                        Math.sqrt((at.h11 + 2 * shift * at.h01 + shift * shift * at.h00) / det),
                        Math.sqrt(at.h00 / det) / sd,
                        at.logLik + promise / 2);
            }
            double share = 1;
            Point next = Point.of(x, cases, at.a + da, at.b + db);
            while (!(next.logLik >= at.logLik) && share > 1e-10) {
                share /= 2;
                next = Point.of(x, cases, at.a + share * da, at.b + share * db);
            }
            at = next;
        }
        return NONE;
    }

    /**
     * The log-likelihood of {@code logit P = a + b·x}, its gradient and its information, in one pass; one logarithm of
     * a product stands for the sum of logarithms.
     */
    private record Point(double a, double b, double logLik, double g0, double g1, double h00, double h01, double h11) {
        /** So many factors of at most 2 make a product that is a number. */
        private static final int FACTORS = 512;

        static Point of(double[] x, boolean[] cases, double a, double b) {
            double logLik = 0;
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int from = 0; from < x.length; from += FACTORS) {
                double product = 1;
                for (int i = from; i < Math.min(x.length, from + FACTORS); i++) {
                    double eta = a + b * x[i];
                    double e = Math.exp(-Math.abs(eta));
                    double q = 1 / (1 + e);
                    double w = e * q * q;
                    double r = (cases[i] ? 1 : 0) - (eta >= 0 ? q : e * q);
                    product *= 1 + e;
                    logLik -= cases[i] == eta >= 0 ? 0 : Math.abs(eta);
                    g0 += r;
                    g1 += r * x[i];
                    h00 += w;
                    h01 += w * x[i];
                    h11 += w * x[i] * x[i];
                }
                logLik -= Math.log(product);
            }
            return new Point(a, b, logLik, g0, g1, h00, h01, h11);
        }
    }

    /** The intercept c of {@code logit P = c + lp} and its standard error. */
    static double[] inTheLarge(double[] lp, boolean[] cases) {
        int n = lp.length;
        int events = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            events += cases[i] ? 1 : 0;
            lowest = Math.min(lowest, lp[i]);
            highest = Math.max(highest, lp[i]);
        }
        if (events == 0 || events == n || !Double.isFinite(lowest + highest)) {
            return new double[] {Double.NaN, Double.NaN};
        }
        // The root lies where every fitted value would be the mean: the expected number rises from below to above the
        // observed one.
        double from = Logit.of((double) events / n) - highest;
        double to = Logit.of((double) events / n) - lowest;
        double c = Math.min(Math.max(0, from), to);
        double information = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double expected = 0;
            information = 0;
            for (int i = 0; i < n; i++) {
                double p = Logit.inverse(c + lp[i]);
                expected += p;
                information += p * (1 - p);
            }
            double surplus = events - expected;
            if (surplus > 0) {
                from = c;
            } else {
                to = c;
            }
            double next = c + surplus / information;
            if (Math.abs(next - c) <= 1e-13 * Math.max(1, Math.abs(c))) {
                c = next;
                break;
            }
            c = next > from && next < to ? next : (from + to) / 2;
        }
        return new double[] {c, 1 / Math.sqrt(information)};
    }

    /** The log-likelihood of these log odds as they are. */
    static double logLik(double[] lp, boolean[] cases) {
        double sum = 0;
        for (int i = 0; i < lp.length; i++) {
            sum -= Logit.log1pExp(cases[i] ? -lp[i] : lp[i]);
        }
        return sum;
    }
}
