package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.TestOfP;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.summary.ProfileLikelihood;
import org.counterpart.regression.summary.RobustCovariance;
import org.counterpart.regression.summary.TermTests;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * How a table comes to its intervals and P values. Bootstrap percentiles are drawn where an exposure has fifty exposed
 * and unexposed cases and controls: with few, resamples have no estimate, and the percentiles are skewed by 1.45 over
 * the root of the count.
 */
record HonestInference(Limits limits, Probability probability) {
    enum Limits {
        WALD,
        PROFILE,
        ROBUST,
        BOOTSTRAP
    }

    enum Probability {
        WALD,
        LIKELIHOOD_RATIO,
        SCORE
    }

    /** One coefficient with its interval on the log scale. */
    record Row(double b, Interval ci, double p) {
        boolean exists() {
            return Double.isFinite(ci.low()) && Double.isFinite(ci.high()) && ci.high() < 8 && !Double.isNaN(p);
        }
    }

    static HonestInference draw(
            HonestDraw draw, HonestFit.Likelihood likelihood, HonestData data, Optional<TestOfP> test) {
        Limits limits = draw.oneIn(2) ? Limits.PROFILE : Limits.WALD;
        Probability probability = draw.oneIn(2) ? Probability.LIKELIHOOD_RATIO : Probability.WALD;
        if (likelihood == HonestFit.Likelihood.LOGISTIC && draw.oneIn(4)) {
            boolean enough = data.smallestCell() >= 50;
            limits = enough && draw.oneIn(3) ? Limits.BOOTSTRAP : Limits.ROBUST;
            probability = Probability.WALD;
        } else if (likelihood != HonestFit.Likelihood.FIRTH && draw.oneIn(5)) {
            probability = Probability.SCORE;
        }
        if (test.isPresent()) {
            boolean wald = test.get() == TestOfP.WALD;
            probability = wald ? Probability.WALD : Probability.LIKELIHOOD_RATIO;
            // There is no likelihood beside a robust variance, and of a paper that names the bootstrap nothing is taken
            // as said.
            boolean others = limits == Limits.BOOTSTRAP || (limits == Limits.ROBUST && !wald);
            limits = others ? Limits.WALD : limits;
        }
        return new HonestInference(limits, probability);
    }

    List<Row> of(HonestDraw draw, HonestData data, RegressionFit fit) {
        double[] se = se(data, fit);
        double[][] resampled = limits == Limits.BOOTSTRAP ? resample(draw, data, 500) : new double[0][];
        List<TermTests> tests = probability == Probability.SCORE ? TermTests.of(fit) : List.of();
        List<Row> rows = new ArrayList<>();
        for (int j = 0; j < data.names().size(); j++) {
            int term = fit.hasIntercept() ? j + 1 : j;
            double b = fit.b(term);
            Interval ci = switch (limits) {
                case WALD, ROBUST -> new Interval(b - HonestDraw.REACH * se[term], b + HonestDraw.REACH * se[term]);
                case PROFILE -> ProfileLikelihood.withDefaults().interval(fit, term);
                case BOOTSTRAP -> percentiles(resampled, term);
            };
            double p = switch (probability) {
                case WALD -> Tails.normalTwoSided(b / se[term]);
                case LIKELIHOOD_RATIO -> TermTests.likelihoodRatio(fit, term).p();
                case SCORE -> tests.get(j).score().p();
            };
            rows.add(new Row(b, ci, p));
        }
        return rows;
    }

    private double[] se(HonestData data, RegressionFit fit) {
        double[] se = new double[fit.b().length];
        for (int i = 0; i < se.length; i++) {
            se[i] = fit.se(i);
        }
        if (limits == Limits.ROBUST && fit instanceof LogisticFit logistic) {
            int[] each = new int[data.outcome().length];
            Arrays.setAll(each, i -> i);
            RobustCovariance.Result robust = RobustCovariance.withDefaults().of(logistic, each);
            Arrays.setAll(se, robust::se);
        }
        return se;
    }

    /**
     * Coefficients of resampled subjects; samples whose fit does not exist are drawn again, as programs leave them out.
     */
    private static double[][] resample(HonestDraw draw, HonestData data, int samples) {
        int n = data.outcome().length;
        double[][] b = new double[samples][];
        int failures = 0;
        for (int r = 0; r < samples && failures < samples; ) {
            double[] y = new double[n];
            double[][] x = new double[data.columns().length][n];
            for (int i = 0; i < n; i++) {
                int from = draw.random().nextInt(n);
                y[i] = data.outcome()[from];
                for (int j = 0; j < x.length; j++) {
                    x[j][i] = data.columns()[j][from];
                }
            }
            LogisticFit fit = Logistic.withDefaults().fit(DesignMatrix.ofColumns(data.names(), x), y);
            if (fit.converged() && !fit.separation().detected()) {
                b[r++] = fit.b();
            } else {
                failures++;
            }
        }
        return b[samples - 1] == null ? new double[0][] : b;
    }

    private static Interval percentiles(double[][] resampled, int term) {
        if (resampled.length == 0) {
            return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        double[] b = Arrays.stream(resampled).mapToDouble(r -> r[term]).sorted().toArray();
        return new Interval(b[(int) (0.025 * b.length)], b[(int) (0.975 * b.length)]);
    }
}
