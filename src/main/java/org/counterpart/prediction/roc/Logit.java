package org.counterpart.prediction.roc;

/** Log odds and back, exact in both tails. */
public final class Logit {
    private Logit() {}

    public static double of(double probability) {
        return Math.log(probability / (1 - probability));
    }

    public static double inverse(double logit) {
        if (logit >= 0) {
            return 1 / (1 + Math.exp(-logit));
        }
        double e = Math.exp(logit);
        return e / (1 + e);
    }

    /** log(1 + exp(x)) without overflow. */
    public static double log1pExp(double x) {
        return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
    }
}
