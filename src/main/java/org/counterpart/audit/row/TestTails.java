package org.counterpart.audit.row;

import org.counterpart.audit.paper.PublishedResults;

/**
 * How often the root of a likelihood-ratio or score statistic is so far from Wald's |z| of the same coefficient, and
 * how often it is so near: shares of rows of simulated fits, each the largest over its kinds of fit.
 *
 * <p>An exposure's ratio to Wald's |z| is that of the bound of {@link OtherTests} for a coefficient of {@code x·b}
 * instead of b, after what Firth's penalty can add ({@code se²/4} to its square) is taken off. So written, the
 * distribution of x hardly depends on the standard error or |z|: 150,000 rows of odds ratios (unconditional,
 * conditional and Firth's fits; 30 to 3,000 subjects, |z| from 0.3 to 4, standard errors from 0.15 up). Of rates and
 * hazards (15,051 rows of Poisson and Cox regressions with |z| from 1.1 to 2.7) the third derivative of the likelihood
 * is nearly its second, and x is near its bound of 1 more often; of risk ratios (4,810 rows of log-binomial
 * regressions) that bound does not hold where risks are near 1.
 *
 * <p>A measurement's ratio is that of the coefficient γz, γ the standardised third derivative of the likelihood at its
 * maximum, and γ falls as one over the root of n, the smaller group: the points are of {@code 0.64γ√n} (13,724
 * rows of odds ratios, 7,196 of rates; 9,249 of matched sets; 2,065 of log-binomial regressions are like those; |z|
 * from 1.1 to 2.7). In large groups extremes of skewness count less, as a power of n that was fitted; below |z| of 1.1
 * what is not of γz counts more, and the points hold of γz³.
 *
 * <p>Beyond the last point each tail goes on falling as between the last two.
 */
enum TestTails {
    ODDS(1),
    RATES(10),
    RISKS(10);

    private static final double[][] OF_ODDS = {
        {0.08, 0.5},
        {0.38, 0.2},
        {0.49, 0.1},
        {0.58, 0.05},
        {0.67, 0.02},
        {0.73, 0.01},
        {0.77, 0.005},
        {0.82, 0.001},
        {0.87, 0.0001}
    };
    private static final double[][] OF_RATES = {
        {0.2, 0.5},
        {0.77, 0.2},
        {0.88, 0.1},
        {0.93, 0.05},
        {0.95, 0.02},
        {0.965, 0.01},
        {0.975, 0.005},
        {0.985, 0.001},
        {0.995, 0.0001}
    };
    private static final double[][] OF_RISKS = {
        {0.32, 0.5},
        {1.2, 0.2},
        {1.7, 0.1},
        {2.4, 0.05},
        {4.5, 0.02},
        {6.3, 0.01},
        {8.5, 0.005},
        {16.4, 0.001},
        {23, 0.0001}
    };
    private static final double[][] MEASUREMENT = {
        {0.66, 0.5},
        {1.35, 0.2},
        {1.68, 0.1},
        {2, 0.05},
        {2.5, 0.02},
        {2.9, 0.01},
        {3.5, 0.005},
        {5.2, 0.001},
        {7.5, 0.0001}
    };
    private static final double[][] OF_SETS = {
        {1, 0.5},
        {1.9, 0.2},
        {2.6, 0.1},
        {3.6, 0.05},
        {5.4, 0.02},
        {6.8, 0.01},
        {8.3, 0.005},
        {12.4, 0.001},
        {15, 0.0001}
    };

    private static final double SMALL = 1.1;

    /** How many times likelier than an odds ratio's test it is that of a measurement as near as that. */
    private final double nearer;

    TestTails(double nearer) {
        this.nearer = nearer;
    }

    static TestTails of(RatioRow row) {
        return !row.oddsOrHazards()
                ? RISKS
                : PublishedResults.matches(row.model().effect(), "hr|irr|hazard|rate|风险比") ? RATES : ODDS;
    }

    /** Share of exposures with this coefficient in which another test is so many times Wald's. */
    double ofExposure(double ratio, double b, double se) {
        double plain = this == ODDS ? Math.sqrt(Math.max(1, ratio * ratio - se * se / 4)) : ratio;
        return tail(exposure(), OtherTests.coefficient(plain) / b);
    }

    private double[][] exposure() {
        return switch (this) {
            case ODDS -> OF_ODDS;
            case RATES -> OF_RATES;
            case RISKS -> OF_RISKS;
        };
    }

    /** The same of measurements, from Wald's |z| and the size of the smaller group. */
    double ofMeasurement(double ratio, double z, double smallerGroup, boolean matched) {
        double small = Math.min(1, z * z / (SMALL * SMALL));
        double skewness = 0.64 * OtherTests.coefficient(ratio) / z * Math.sqrt(smallerGroup) * small;
        if (this == RISKS) {
            return tail(OF_SETS, skewness);
        }
        return matched
                ? tail(OF_SETS, skewness * Math.max(1, Math.pow(smallerGroup / 30, 0.35)))
                : tail(MEASUREMENT, skewness * Math.max(1, Math.pow(smallerGroup / 60, 0.25)));
    }

    /**
     * Share of exposures of this coefficient in which another test is within so much of Wald's, relatively. The
     * ratio is 1 + xb/6 and more, so it falls as one over |b|, and once more since exposures far from 1 are seldom
     * balanced enough for x to be near 0.
     */
    static double nearOfExposure(double blur, double b) {
        return Math.min(1, 30 * blur / (b * b));
    }

    /**
     * The same of rows of this |z|, by the size of the smaller group: of odds ratios the largest share over tests,
     * exposures and measurements is {@code 90·blur/z²}, and {@code 12·blur} for large z, times n/60. Likelihoods with a
     * log link have no skewness where the measurement has none: ten times as many.
     */
    double near(double blur, double z, double smallerGroup) {
        return Math.min(1, nearer * Math.max(12, 90 / (z * z)) * blur * Math.max(0.6, smallerGroup / 60));
    }

    /** The same where the size does not tell. */
    double near(double blur) {
        return Math.max(0.1, Math.min(1, 50 * nearer * blur));
    }

    /** Falls in a straight line on the log scale between the points; 1 at 0. */
    private static double tail(double[][] points, double x) {
        double from = 0;
        double share = 1;
        double slope = 0;
        for (double[] point : points) {
            slope = Math.log(point[1] / share) / (point[0] - from);
            if (x <= point[0]) {
                break;
            }
            from = point[0];
            share = point[1];
        }
        return share * Math.exp(slope * (x - from));
    }
}
