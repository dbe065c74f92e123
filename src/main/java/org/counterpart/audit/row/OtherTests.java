package org.counterpart.audit.row;

/**
 * How much larger than Wald's |z| the root of the likelihood-ratio or score statistic of the same coefficient can be.
 *
 * <p>Of an exposure with two values: the fourfold table with these group sizes whose odds ratio and standard error are
 * the printed ones is solved for (there are two, with few and with most exposed), and for pairs the table of discordant
 * pairs. A model with other predictors has a larger standard error than its crude table, so the table solved for has
 * smaller cells than the study, and a larger ratio: of 5,372 rows of simulated logistic models (80 to 1,200
 * subjects, 2 to 6 predictors, 5 and more cases for each) none was above it by more than 0.009.
 *
 * <p>Without sizes: the information about a log odds or hazard ratio b of an exposure coded 0 and 1 changes by a
 * factor of at most e with each unit of b, since the third derivative of the log likelihood is a sum of the terms of
 * the second, each times a factor between −1 and 1. So twice the fall of the likelihood from the estimate to 0 is at
 * most {@code 2(e^|b| − 1 − |b|)/se²}, and its root over |b|/se at most {@code √(2(e^|b| − 1 − |b|))/|b|}, about
 * 1 + |b|/6. The score statistic of a fourfold table stays below: with shares p1, p0 and weights w of the groups its
 * squared ratio is {@code (p1 − p0)²/b² · (w0/p1q1 + w1/p0q0)/pq}, where pq of both groups together is at least
 * w1·p1q1 + w0·p0q0, so that it is at most {@code (p1 − p0)²/(b²·p1q1·p0q0) = (2 sinh(b/2)/b)²}. Firth's penalty, half
 * the log determinant of the information, has a curvature of at most 1/4 and adds se²/4 to the squared ratio. Other
 * predictors change both arguments a little; none of 21,137 binary rows of simulated fits with |z| from 0.8 to 3.3
 * (unconditional, conditional and Firth's; 30 to 3,000 subjects, 2 to 8 predictors, 2 and more cases for each) was
 * above it.
 *
 * <p>Of a measurement no table tells: {@code 1 + c·z/√n}, n the smaller group, was enough for 10,747 rows of normal and
 * log-normal measurements (sigma up to 1) with c = 3, and with c = 1.7 where n is 80 and more.
 */
public final class OtherTests {
    /** Beyond what was simulated. */
    private static final double SLACK = 0.02;

    private static final double FEWEST = 1e-6;
    /** Where e^b − 1 − b still has six digits; the ratio is 1 to as many. */
    private static final double SMALL = 1e-5;

    private static final double LARGE = 30;

    /** Of a measurement in the smallest groups. */
    private static final double LARGEST = 3;

    private static final int STEPS = 280;

    private OtherTests() {}

    /** @return how many times Wald's |z| another test's can be, at least 1 */
    public static double ofExposure(double b, double se, int cases, int controls) {
        double most = Math.max(1, ofPairs(b, se));
        double before = Double.NaN;
        double last = Double.NaN;
        for (int i = 0; i <= STEPS; i++) {
            double logit = -14 + 28.0 * i / STEPS;
            double off = variance(logit, b, cases, controls) - se * se;
            if (before * off <= 0) {
                most = Math.max(most, ratio(root(last, logit, b, se, cases, controls), b, se, cases, controls));
            }
            before = off;
            last = logit;
        }
        return penalised(most, se);
    }

    /** The same where nothing is known of the groups: the largest of all studies with this coefficient. */
    public static double ofAnyExposure(double b, double se) {
        return penalised(ratio(Math.abs(b)), se);
    }

    /** The same with Firth's penalty, and beyond what was simulated. */
    private static double penalised(double ratio, double se) {
        return Math.sqrt(ratio * ratio + se * se / 4) + SLACK;
    }

    private static double ratio(double b) {
        double size = Math.max(SMALL, Math.min(LARGE, b));
        return Math.sqrt(2 * (Math.expm1(size) - size)) / size;
    }

    /** The coefficient that has this ratio. */
    static double coefficient(double ratio) {
        double low = 0;
        double high = LARGE;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (ratio(middle) < ratio) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    public static double ofMeasurement(double z, double smallerGroup) {
        return 1 + (smallerGroup >= 80 ? 1.7 : LARGEST) * z / Math.sqrt(smallerGroup);
    }

    private static double share(double logit) {
        return Math.min(1 - FEWEST, Math.max(FEWEST, 1 / (1 + Math.exp(-logit))));
    }

    /** Of the log odds ratio, by the share of exposed controls. */
    private static double variance(double logit, double b, int cases, int controls) {
        double p0 = share(logit);
        double p1 = share(logit + b);
        return 1 / (cases * p1 * (1 - p1)) + 1 / (controls * p0 * (1 - p0));
    }

    private static double root(double from, double to, double b, double se, int cases, int controls) {
        double low = from;
        double high = to;
        boolean falls = variance(low, b, cases, controls) > se * se;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (variance(middle, b, cases, controls) > se * se == falls) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** The larger of both statistics over Wald's, of one table. */
    private static double ratio(double logit, double b, double se, int cases, int controls) {
        double x = cases * share(logit + b);
        double y = controls * share(logit);
        double n = cases + controls;
        double exposed = x + y;
        double deviance = 2
                * (part(x, cases * exposed / n)
                        + part(cases - x, cases * (n - exposed) / n)
                        + part(y, controls * exposed / n)
                        + part(controls - y, controls * (n - exposed) / n));
        double cross = x * (controls - y) - (cases - x) * y;
        double score = n * cross * cross / ((double) cases * controls * exposed * (n - exposed));
        return Math.sqrt(Math.max(deviance, score)) / Math.abs(b / se);
    }

    /** Discordant pairs: b of them e^b times as many as the others, 1/b + 1/c the squared standard error. */
    private static double ofPairs(double b, double se) {
        double size = Math.abs(b);
        double fewer = (1 + Math.exp(-size)) / (se * se);
        double more = fewer * Math.exp(size);
        double half = (fewer + more) / 2;
        double deviance = 2 * (part(fewer, half) + part(more, half));
        double score = (more - fewer) * (more - fewer) / (more + fewer);
        return Math.sqrt(Math.max(deviance, score)) / (size / se);
    }

    private static double part(double observed, double expected) {
        return observed * Math.log(observed / expected);
    }
}
