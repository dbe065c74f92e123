package org.counterpart.regression.categorical;

import java.util.Arrays;
import java.util.stream.IntStream;

/** {@code log P(level) / P(reference)}, one linear predictor for each level but the reference, in order. */
record BaselineLogit(int levels, int reference) implements LevelProbability {
    @Override
    public int predictors() {
        return levels - 1;
    }

    /** The linear predictor of a level; -1 for the reference. */
    int predictor(int level) {
        return level == reference ? -1 : level < reference ? level : level - 1;
    }

    /** The level of a linear predictor. */
    int level(int predictor) {
        return predictor < reference ? predictor : predictor + 1;
    }

    @Override
    public double log(int level, double[] eta, double[] gradient, double[][] curvature) {
        double top = Math.max(0, Arrays.stream(eta).max().orElse(0));
        double sum = Math.exp(-top);
        for (int e = 0; e < eta.length; e++) {
            gradient[e] = Math.exp(eta[e] - top);
            sum += gradient[e];
        }
        for (int e = 0; e < eta.length; e++) {
            gradient[e] /= sum;
        }
        for (int e = 0; e < eta.length; e++) {
            for (int f = 0; f < eta.length; f++) {
                curvature[e][f] = (e == f ? gradient[e] : 0) - gradient[e] * gradient[f];
            }
        }
        int own = predictor(level);
        for (int e = 0; e < eta.length; e++) {
            gradient[e] = (e == own ? 1 : 0) - gradient[e];
        }
        return (own < 0 ? 0 : eta[own]) - top - Math.log(sum);
    }

    @Override
    public double[] of(double[] eta) {
        double top = Math.max(0, Arrays.stream(eta).max().orElse(0));
        double[] p = new double[levels];
        double sum = 0;
        for (int l = 0; l < levels; l++) {
            int e = predictor(l);
            p[l] = Math.exp((e < 0 ? 0 : eta[e]) - top);
            sum += p[l];
        }
        for (int l = 0; l < levels; l++) {
            p[l] /= sum;
        }
        return p;
    }

    @Override
    public double[] alone(long[] counts) {
        return IntStream.range(0, predictors())
                .mapToDouble(e -> Math.log((double) counts[level(e)] / counts[reference]))
                .toArray();
    }

    @Override
    public double[][] rising(int level) {
        int own = predictor(level);
        double[][] rising = new double[levels - 1][levels - 1];
        int r = 0;
        for (int other = 0; other < levels; other++) {
            if (other == level) {
                continue;
            }
            if (own >= 0) {
                rising[r][own] += 1;
            }
            if (predictor(other) >= 0) {
                rising[r][predictor(other)] -= 1;
            }
            r++;
        }
        return rising;
    }
}
