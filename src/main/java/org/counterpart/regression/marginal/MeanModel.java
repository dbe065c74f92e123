package org.counterpart.regression.marginal;

/** How the mean of a 0/1 outcome hangs on the linear predictor, and the variance that goes with it. */
public enum MeanModel {
    /** Odds ratios. */
    LOGIT {
        @Override
        double mean(double eta) {
            return eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));
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
        double link(double mean) {
            return Math.log(mean);
        }

        @Override
        double slope(double mean) {
            return mean;
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
        double link(double mean) {
            return Math.log(mean);
        }

        @Override
        double slope(double mean) {
            return mean;
        }

        @Override
        double variance(double mean) {
            return mean * (1 - mean);
        }
    };

    /** Not a number where there is none. */
    abstract double mean(double eta);

    abstract double link(double mean);

    /** The derivative of the mean in the linear predictor. */
    abstract double slope(double mean);

    abstract double variance(double mean);

    /** Whether coefficients are logarithms of ratios of risks, not of odds. */
    public boolean isOfRisks() {
        return this != LOGIT;
    }
}
