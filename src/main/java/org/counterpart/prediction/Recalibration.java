package org.counterpart.prediction;

/**
 * The logistic regression of the outcome on a linear predictor, {@code logit P = a + b·lp}, and on it as an offset, {@code logit P = c +
 * lp}: Newton's method in one or two parameters, the linear predictor centred, steps halved while the likelihood falls.
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
        double a = centre;
        double b = 1;
        double logLik = logLik(lp, cases, centre, a, b);
        for (int step = 0; step < MOST_STEPS; step++) {
            double g0 = 0;
            double g1 = 0;
            double h00 = 0;
            double h01 = 0;
            double h11 = 0;
            for (int i = 0; i < n; i++) {
                double x = lp[i] - centre;
                double p = Logit.inverse(a + b * x);
                double r = (cases[i] ? 1 : 0) - p;
                double w = p * (1 - p);
                g0 += r;
                g1 += r * x;
                h00 += w;
                h01 += w * x;
                h11 += w * x * x;
            }
            double det = h00 * h11 - h01 * h01;
            if (!(det > 0)) {
                return NONE;
            }
            double da = (h11 * g0 - h01 * g1) / det;
            double db = (h00 * g1 - h01 * g0) / det;
            // Twice the rise of the likelihood the step promises; below rounding the step is the last one and safe to
            // take whole.
            double promise = da * g0 + db * g1;
            if (promise < 1e-12) {
                a += da;
                b += db;
                double variance = (h11 + 2 * centre * h01 + centre * centre * h00) / det;
                return new Recalibration(
                        a - b * centre, b, Math.sqrt(variance), Math.sqrt(h00 / det), logLik(lp, cases, centre, a, b));
            }
            double share = 1;
            double next = logLik(lp, cases, centre, a + da, b + db);
            while (!(next >= logLik) && share > 1e-10) {
                share /= 2;
                next = logLik(lp, cases, centre, a + share * da, b + share * db);
            }
            a += share * da;
            b += share * db;
            logLik = next;
        }
        return NONE;
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

    static double logLik(double[] lp, boolean[] cases, double centre, double a, double b) {
        double sum = 0;
        for (int i = 0; i < lp.length; i++) {
            double eta = a + b * (lp[i] - centre);
            sum -= Logit.log1pExp(cases[i] ? -eta : eta);
        }
        return sum;
    }
}
