package org.counterpart.simulation;

import java.util.List;
import java.util.SplittableRandom;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.Tails;

/**
 * How one column's values are drawn: each from a single uniform number through the inverse of its distribution
 * function, so that a bound truncates the distribution instead of heaping values on the bound.
 */
public sealed interface Distribution {

    /**
     * @param shift what the subject's other variables add: to the mean of {@link Normal}, to the log of {@link
     *     LogNormal} and {@link Poisson}, to the logit of {@link Binary}; the others take 0 only
     * @return the value on the variable's scale: a number, days since 1970-01-01, the position of a level
     */
    double draw(SplittableRandom random, double shift);

    /** Whether other variables may shift it. */
    default boolean shiftable() {
        return false;
    }

    /** The middle that dependent variables count from; 0 for a yes or no. */
    default double centre() {
        return 0;
    }

    /** Bounds are infinite when there are none. */
    record Normal(double mean, double sd, double min, double max, int decimals) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            double z = truncatedNormal(random, (min - mean - shift) / sd, (max - mean - shift) / sd);
            return Math.min(max, Math.max(min, round(mean + shift + sd * z, decimals)));
        }

        @Override
        public boolean shiftable() {
            return true;
        }

        @Override
        public double centre() {
            return mean;
        }
    }

    /** Mean and SD are those of the values themselves, not of their logarithms. */
    record LogNormal(double mean, double sd, double min, double max, int decimals) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            double variance = Math.log1p(sd / mean * (sd / mean));
            double s = Math.sqrt(variance);
            double m = Math.log(mean) - variance / 2 + shift;
            double low = min > 0 ? (Math.log(min) - m) / s : Double.NEGATIVE_INFINITY;
            double value = Math.exp(m + s * truncatedNormal(random, low, (Math.log(max) - m) / s));
            return Math.min(max, Math.max(min, round(value, decimals)));
        }

        @Override
        public boolean shiftable() {
            return true;
        }

        @Override
        public double centre() {
            return mean;
        }
    }

    record Uniform(double min, double max, int decimals) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            return Math.min(max, Math.max(min, round(min + (max - min) * random.nextDouble(), decimals)));
        }

        @Override
        public double centre() {
            return (min + max) / 2;
        }
    }

    /** Counts from {@code min} to {@code max}, in proportion to their Poisson probabilities. */
    record Poisson(double mean, int min, int max) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            double rate = mean * Math.exp(shift);
            double peak = Math.min(max, Math.max(min, Math.floor(rate)));
            // Weights relative to the likeliest count, so that none of them over- or underflows where it matters.
            CompensatedSum all = new CompensatedSum();
            double u = random.nextDouble();
            int last = (int) Math.min(max, Math.max(peak, rate) + 40 * Math.sqrt(rate + 1) + 40);
            int first = (int) Math.max(min, peak - 40 * Math.sqrt(rate + 1) - 40);
            double[] cumulative = logRatios(first, last, (int) peak, rate);
            for (int i = 0; i < cumulative.length; i++) {
                cumulative[i] = all.add(Math.exp(cumulative[i])).value();
            }
            int i = 0;
            while (i < cumulative.length - 1 && cumulative[i] < u * cumulative[cumulative.length - 1]) {
                i++;
            }
            return first + i;
        }

        /** Logarithms of P(k) / P(peak) for k from first to last, each from its neighbour nearer the peak. */
        private static double[] logRatios(int first, int last, int peak, double rate) {
            double[] log = new double[last - first + 1];
            for (int k = peak + 1; k <= last; k++) {
                log[k - first] = log[k - 1 - first] + Math.log(rate / k);
            }
            for (int k = peak - 1; k >= first; k--) {
                log[k - first] = log[k + 1 - first] - Math.log(rate / (k + 1));
            }
            return log;
        }

        @Override
        public boolean shiftable() {
            return true;
        }

        @Override
        public double centre() {
            return mean;
        }
    }

    record Binary(double probability) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            double logit = Math.log(probability) - Math.log1p(-probability) + shift;
            return random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
        }

        @Override
        public boolean shiftable() {
            return true;
        }
    }

    /** Values and their probabilities side by side; the probabilities sum to 1. */
    record Discrete(List<Double> values, List<Double> probabilities) implements Distribution {
        public Discrete {
            values = List.copyOf(values);
            probabilities = List.copyOf(probabilities);
        }

        @Override
        public double draw(SplittableRandom random, double shift) {
            double u = random.nextDouble();
            double sum = 0;
            for (int i = 0; i < values.size() - 1; i++) {
                sum += probabilities.get(i);
                if (u < sum) {
                    return values.get(i);
                }
            }
            return values.get(values.size() - 1);
        }

        @Override
        public double centre() {
            double mean = 0;
            for (int i = 0; i < values.size(); i++) {
                mean += values.get(i) * probabilities.get(i);
            }
            return mean;
        }
    }

    /** Every day from the first to the last alike. */
    record Days(long first, long last) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            return random.nextLong(first, last + 1);
        }

        @Override
        public double centre() {
            return (first + last) / 2.0;
        }
    }

    /** The same value in every row. */
    record Constant(double value) implements Distribution {
        @Override
        public double draw(SplittableRandom random, double shift) {
            return value;
        }

        @Override
        public double centre() {
            return value;
        }
    }

    /** A standard normal number between two bounds. */
    private static double truncatedNormal(SplittableRandom random, double low, double high) {
        // In the upper tail work with the mirror image, where the distribution function has its digits.
        boolean mirror = low > 0;
        double from = Tails.normalLower(mirror ? -high : low);
        double to = Tails.normalLower(mirror ? -low : high);
        if (!(to > from)) {
            return mirror ? low : high; // the bounds lie beyond all that can be drawn: the nearer of them
        }
        double u = from + (to - from) * (random.nextLong() >>> 11 | 1) * 0x1.0p-53;
        double z = Tails.normalQuantile(u);
        return mirror ? -z : z;
    }

    private static double round(double value, int decimals) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(decimals, java.math.RoundingMode.HALF_UP)
                .doubleValue();
    }
}
