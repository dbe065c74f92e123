package org.counterpart.audit.row;

import java.util.EnumMap;
import java.util.Map;
import org.counterpart.audit.paper.Range;
import org.counterpart.stats.NoncentralHypergeometric;
import org.counterpart.stats.Tails;

/**
 * The tests a 2x2 table is printed with, from its four counts: exposed and unexposed cases (a, c) and controls (b, d).
 */
public record FourfoldTests(int a, int b, int c, int d) {
    public enum Test {
        PEARSON,
        YATES,
        FISHER,
        LIKELIHOOD_RATIO
    }

    int total() {
        return a + b + c + d;
    }

    public double pearson() {
        return chiSquare(0);
    }

    public double yates() {
        return chiSquare(Math.min(total() / 2.0, Math.abs((double) a * d - (double) b * c)));
    }

    private double chiSquare(double correction) {
        double margins = (double) (a + b) * (c + d) * (a + c) * (b + d);
        double cross = Math.abs((double) a * d - (double) b * c) - correction;
        return margins == 0 ? 0 : total() * cross * cross / margins;
    }

    double likelihoodRatio() {
        double g = 0;
        int[][] cells = {{a, a + b, a + c}, {b, a + b, b + d}, {c, c + d, a + c}, {d, c + d, b + d}};
        for (int[] cell : cells) {
            g += cell[0] == 0 ? 0 : 2 * cell[0] * Math.log((double) cell[0] * total() / ((double) cell[1] * cell[2]));
        }
        return Math.max(0, g);
    }

    /** Fisher's two-sided P; ties within a factor 1 + 1e-7, as R's {@code fisher.test}; 1 where a margin is empty. */
    double fisher() {
        return law().noLikelier(a, 1 + 1e-7);
    }

    NoncentralHypergeometric law() {
        return new NoncentralHypergeometric((long) a + c, (long) a + b, total());
    }

    /** The exact interval of the log odds ratio, as R's {@code fisher.test}; of a table without empty cells. */
    public Range exact() {
        return new Range(law().logOddsOfUpper(a, 0.025), law().logOddsOfLower(a, 0.025));
    }

    /** The conditional estimate of the log odds ratio, as R's {@code fisher.test}; of a table without empty cells. */
    public double conditionalEstimate() {
        return law().logOddsOfMean(a);
    }

    /** Of the log odds ratio; of a table without empty cells. */
    public double waldP() {
        return Tails.normalTwoSided(Math.log(oddsRatio()) / woolf());
    }

    /** Of the difference of the two shares, each with its own variance. */
    public double unpooledP() {
        double n1 = a + c;
        double n0 = b + d;
        double p1 = a / n1;
        double p0 = b / n0;
        return Tails.normalTwoSided((p1 - p0) / Math.sqrt(p1 * (1 - p1) / n1 + p0 * (1 - p0) / n0));
    }

    public Map<Test, Double> p() {
        Map<Test, Double> p = new EnumMap<>(Test.class);
        p.put(Test.PEARSON, Tails.chiSquareUpper(pearson(), 1));
        p.put(Test.YATES, Tails.chiSquareUpper(yates(), 1));
        p.put(Test.FISHER, fisher());
        p.put(Test.LIKELIHOOD_RATIO, Tails.chiSquareUpper(likelihoodRatio(), 1));
        return p;
    }

    public double[] pValues() {
        return p().values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Pearson, Yates, likelihood ratio. */
    public double[] statistics() {
        return new double[] {pearson(), yates(), likelihoodRatio()};
    }

    public double oddsRatio() {
        return (double) a * d / ((double) b * c);
    }

    public double riskRatio() {
        return ((double) a / (a + c)) / ((double) b / (b + d));
    }

    /** Standard error of the log odds ratio (Woolf 1955, doi:10.1111/j.1469-1809.1955.tb01348.x). */
    public double woolf() {
        return Math.sqrt(1.0 / a + 1.0 / b + 1.0 / c + 1.0 / d);
    }

    /**
     * Limits of the profile-likelihood interval of the log odds ratio: where twice the log likelihood, at the best odds
     * of the controls, has fallen by {@code reach²}. Of a table without empty cells.
     */
    public Range profile(double reach) {
        return new Range(profileLimit(-reach), profileLimit(reach));
    }

    private double profileLimit(double reach) {
        double b = Math.log(oddsRatio());
        double drop = reach * reach / 2;
        double top = profileLogLikelihood(b);
        double near = 0;
        double far = woolf() * reach;
        while (top - profileLogLikelihood(b + far) < drop) {
            near = far;
            far *= 2;
        }
        for (int i = 0; i < 50; i++) {
            double middle = (near + far) / 2;
            if (top - profileLogLikelihood(b + middle) < drop) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return b + far;
    }

    /**
     * At a log odds ratio {@code b}, the best number of exposed cases {@code x} has {@code x(d')/(b'c') = exp(b)} in a
     * table of the same margins.
     */
    private double profileLogLikelihood(double b) {
        double odds = Math.exp(b);
        double cases = (double) a + c;
        double controls = (double) this.b + d;
        double exposed = (double) a + this.b;
        double q = odds * (cases + exposed) + controls - exposed;
        double root = Math.sqrt(Math.max(0, q * q - 4 * (odds - 1) * odds * cases * exposed));
        double x = 2 * odds * cases * exposed / (q + root);
        double p1 = x / cases;
        double p0 = (exposed - x) / controls;
        return a * Math.log(p1) + c * Math.log1p(-p1) + this.b * Math.log(p0) + d * Math.log1p(-p0);
    }

    public boolean hasEmptyCell() {
        return Math.min(Math.min(a, b), Math.min(c, d)) <= 0;
    }
}
