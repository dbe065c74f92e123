package org.counterpart.prediction.roc;

/**
 * The share of cases among the people a rule would be used on. Predictive values, accuracy, absolute risks and net
 * benefit depend on it; sensitivity and specificity do not.
 */
public record Prevalence(Source source, double value) {
    public enum Source {
        /** The sample is a random one: its own share of cases. */
        SAMPLE,
        /** Stated by the researcher. */
        GIVEN,
        /** The design fixed the share of cases (matched sets): what depends on it does not exist. */
        FIXED_BY_DESIGN
    }

    public Prevalence {
        if (source == Source.GIVEN && !(value > 0 && value < 1)) {
            throw new IllegalArgumentException("prevalence must be in (0, 1), got " + value);
        }
    }

    public static Prevalence ofSample() {
        return new Prevalence(Source.SAMPLE, Double.NaN);
    }

    public static Prevalence given(double value) {
        return new Prevalence(Source.GIVEN, value);
    }

    public static Prevalence fixedByDesign() {
        return new Prevalence(Source.FIXED_BY_DESIGN, Double.NaN);
    }

    /** The share to use for a sample of n1 cases and n0 controls; NaN when the design fixed it. */
    public double in(int n1, int n0) {
        return source == Source.SAMPLE ? (double) n1 / (n1 + n0) : value;
    }
}
