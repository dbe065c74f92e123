package org.counterpart.sensitivity;

import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * A table of two by two whose exposure may be misclassified, and what it would be without. With sensitivity and
 * specificity of cases and of controls, {@code A = (a − (1 − Sp)·n) / (Se + Sp − 1)} of {@code n} are truly exposed
 * where {@code a} are called so; the variance of ln OR is that of the delta method with both known.
 *
 * <p>Reference: Greenland (1996), doi:10.1093/ije/25.6.1107; Lash, Fox, Fink (2009), doi:10.1007/978-0-387-87959-8.
 *
 * @param exposedCases those called exposed, as are the next
 */
public record Classified(int exposedCases, int exposedControls, int unexposedCases, int unexposedControls) {

    /** How well the exposure is known in one group. */
    public record Quality(double sensitivity, double specificity) {
        private double sum() {
            return sensitivity + specificity - 1;
        }
    }

    /**
     * What the table would be.
     *
     * @param exposedCases truly exposed
     * @param exposedControls likewise
     * @param oddsRatio NaN where the values are impossible with these data
     */
    public record Corrected(
            Quality cases,
            Quality controls,
            double exposedCases,
            double exposedControls,
            double oddsRatio,
            double se,
            Interval ci) {
        public boolean possible() {
            return !Double.isNaN(oddsRatio);
        }
    }

    /** As the table stands. */
    public Corrected observed() {
        Quality perfect = new Quality(1, 1);
        return corrected(perfect, perfect);
    }

    /** What it would be if cases and controls are classified so. */
    public Corrected corrected(Quality cases, Quality controls) {
        int n1 = exposedCases + unexposedCases;
        int n0 = exposedControls + unexposedControls;
        double a = (exposedCases - (1 - cases.specificity()) * n1) / cases.sum();
        double b = (exposedControls - (1 - controls.specificity()) * n0) / controls.sum();
        boolean possible = cases.sum() > 0 && controls.sum() > 0 && a > 0 && a < n1 && b > 0 && b < n0;
        if (!possible) {
            return new Corrected(cases, controls, a, b, Double.NaN, Double.NaN, Interval.NONE);
        }
        double ratio = a * (n0 - b) / (b * (n1 - a));
        double se = Math.sqrt(variance(exposedCases, n1, a, cases) + variance(exposedControls, n0, b, controls));
        double margin = Tails.normalCritical(0.95) * se;
        double log = Math.log(ratio);
        return new Corrected(cases, controls, a, b, ratio, se, new Interval(log - margin, log + margin).exp());
    }

    private static double variance(int called, int n, double exposed, Quality quality) {
        double seen = (double) called / n;
        double truth = exposed / n;
        double slope = quality.sum() * truth * (1 - truth);
        return seen * (1 - seen) / n / (slope * slope);
    }
}
