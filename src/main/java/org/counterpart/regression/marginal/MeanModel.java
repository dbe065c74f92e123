package org.counterpart.regression.marginal;

import org.counterpart.regression.LogisticFit;

/** How the mean of a 0/1 outcome hangs on the linear predictor, and the variance that goes with it. */
public enum MeanModel {
    /** Odds ratios. */
    LOGIT {
        @Override
        double mean(double eta) {
            return LogisticFit.probability(eta);
        }

        @Override
        double link(double mean) {
            return Math.log(mean / (1 - mean));
        }

        @Override
        double slope(double mean) {
            return mean * (1 - mean);
        }

        @Override
        double variance(double mean) {
            return mean * (1 - mean);
        }
    },
    /** Risk ratios by a Poisson likelihood; its own standard errors do not hold (Zou 2004, doi:10.1093/aje/kwh090). */
    POISSON {
        @Override
        double mean(double eta) {
            return Math.exp(eta);
        }

        @Override
        double variance(double mean) {
            return mean;
        }
    },
    /** Risk ratios by the binomial likelihood; no mean is above 1. */
    LOG_BINOMIAL {
        @Override
        double mean(double eta) {
            return eta < 0 ? Math.exp(eta) : Double.NaN;
        }

        @Override
        double variance(double mean) {
            return mean * (1 - mean);
        }
    };

    /** Not a number where there is none. */
    abstract double mean(double eta);

    /** The linear predictor of a mean: its logarithm, where the model is of risks. */
    double link(double mean) {
        return Math.log(mean);
    }

    /** The derivative of the mean in the linear predictor. */
    double slope(double mean) {
        return mean;
    }

    abstract double variance(double mean);

    /** Whether coefficients are logarithms of ratios of risks, not of odds. */
    public boolean isOfRisks() {
        return this != LOGIT;
    }
}
