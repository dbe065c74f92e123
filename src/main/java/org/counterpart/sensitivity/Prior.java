package org.counterpart.sensitivity;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** What is thought of a sensitivity or specificity before the data: one value, or a distribution of values. */
public sealed interface Prior {
    /** The value below which this share of the distribution lies; a draw for a uniform share. */
    double quantile(double share);

    /** Just this. */
    record Known(double value) implements Prior {
        @Override
        public double quantile(double share) {
            return value;
        }
    }

    /** Everything between two values alike. */
    record Uniform(double low, double high) implements Prior {
        @Override
        public double quantile(double share) {
            return low + share * (high - low);
        }
    }

    /** Rising from {@code low}, level between the two modes, falling to {@code high}. */
    record Trapezoidal(double low, double lowMode, double highMode, double high) implements Prior {
        @Override
        public double quantile(double share) {
            double height = 2 / (high + highMode - low - lowMode);
            double rising = height * (lowMode - low) / 2;
            double falling = height * (high - highMode) / 2;
            if (share < rising) {
                return low + Math.sqrt(2 * share * (lowMode - low) / height);
            }
            if (share > 1 - falling) {
                return high - Math.sqrt(2 * (1 - share) * (high - highMode) / height);
            }
            return lowMode + (share - rising) / height;
        }
    }

    /** As of a validation study with {@code alpha − 1} right and {@code beta − 1} wrong. */
    record Beta(double alpha, double beta) implements Prior {
        @Override
        public double quantile(double share) {
            return BetaDistribution.of(alpha, beta).inverseCumulativeProbability(share);
        }
    }
}
