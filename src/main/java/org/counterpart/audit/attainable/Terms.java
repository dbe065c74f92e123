package org.counterpart.audit.attainable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The intercept and the log odds ratios of a model, either all fixed or moving with the table: then each log odds ratio
 * stays within its printed rounding, the intercept where a fitted one can be, and the order of the patterns' scores as
 * it is at the start. All of these are linear in the coordinates, the {@link #rooms}, and each is positive inside. A
 * coordinate is the intercept, or by how many of its own slacks a log odds ratio lies above the printed one.
 */
final class Terms {
    /** Two scores this near would count as tied. */
    private static final double APART = 2 * Patterns.TIE;

    private final PrintedModel model;
    private final Patterns patterns;
    private final double intercept;
    /** The predictors whose coordinates follow that of the intercept; null where nothing moves. */
    private final int[] moving;

    /** The derivative of each pattern's score by each coordinate. */
    private final double[][] slope;

    private final List<Room> rooms = new ArrayList<>();

    private Terms(PrintedModel model, Patterns patterns, double intercept, int[] moving) {
        this.model = model;
        this.patterns = patterns;
        this.intercept = intercept;
        this.moving = moving;
        this.slope = new double[patterns.size()][count()];
        for (int x = 0; x < slope.length; x++) {
            for (int i = 0; i < slope[x].length; i++) {
                slope[x][i] = i == 0 ? 1 : Patterns.design(x, moving[i - 1] + 1) * model.slack(moving[i - 1]);
            }
        }
    }

    /** How far inside a limit the coordinates are, as {@code constant + Σ slope·coordinate}. */
    static final class Room {
        private final double constant;
        private final double[] slope;
        private final double leeway;

        Room(double constant, double[] slope, double leeway) {
            this.constant = constant;
            this.slope = slope.clone();
            this.leeway = leeway;
        }

        double slope(int coordinate) {
            return slope[coordinate];
        }

        /** By how much it widens where each log odds ratio may leave its rounding by 1. */
        double leeway() {
            return leeway;
        }

        double at(double[] point, int from) {
            double sum = constant;
            for (int i = 0; i < slope.length; i++) {
                sum += slope[i] * point[from + i];
            }
            return sum;
        }

        /** By how much a step widens it. */
        double along(double[] step, int from) {
            return at(step, from) - constant;
        }
    }

    /** Terms that stay where the patterns' scores and the intercept put them. */
    static Terms fixed(PrintedModel model, Patterns patterns, double intercept) {
        return new Terms(model, patterns, intercept, null);
    }

    /** Terms that start at the patterns' log odds ratios, with an intercept in an interval. */
    static Terms moving(PrintedModel model, Patterns patterns, double from, double to) {
        int[] moving = new int[model.predictors()];
        int count = 0;
        for (int j = 0; j < moving.length; j++) {
            if (model.slack(j) > 0) {
                moving[count++] = j;
            }
        }
        Terms terms = new Terms(model, patterns, (from + to) / 2, Arrays.copyOf(moving, count));
        terms.limit(from, to);
        return terms;
    }

    private void limit(double from, double to) {
        double wide = to - from;
        double[] up = new double[count()];
        up[0] = 1 / wide;
        room(-from / wide, up);
        up[0] = -1 / wide;
        room(to / wide, up);
        for (int i = 1; i < count(); i++) {
            double[] side = new double[count()];
            side[i] = -1;
            room(1, side);
            side[i] = 1;
            room(1, side);
        }
        for (int level = 1; level < patterns.levels(); level++) {
            int above = patterns.level(level)[0];
            int below = patterns.level(level - 1)[0];
            double open = patterns.slack(above ^ below, model);
            double[] apart = new double[count()];
            double printed = 0;
            for (int j = 0; j < model.predictors(); j++) {
                printed += (Patterns.design(above, j + 1) - Patterns.design(below, j + 1)) * model.beta(j);
            }
            for (int i = 1; i < count(); i++) {
                apart[i] = (slope(above, i) - slope(below, i)) / open;
            }
            if (printed - open < APART) {
                room((printed - APART) / open, apart);
            }
        }
    }

    private void room(double constant, double[] slope) {
        double leeway = 0;
        for (int i = 1; i < slope.length; i++) {
            leeway += Math.abs(slope[i]) / model.slack(moving[i - 1]);
        }
        rooms.add(new Room(constant, slope, leeway));
    }

    List<Room> rooms() {
        return rooms;
    }

    /** How many coordinates there are. */
    int count() {
        return moving == null ? 0 : 1 + moving.length;
    }

    /** The derivative of a pattern's score by a coordinate. */
    double slope(int pattern, int coordinate) {
        return slope[pattern][coordinate];
    }

    /** Writes the start's coordinates. */
    void start(double[] point, int from) {
        if (moving != null) {
            point[from] = intercept;
            for (int i = 0; i < moving.length; i++) {
                int j = moving[i];
                point[from + 1 + i] = (patterns.score(1 << j) - model.beta(j)) / model.slack(j);
            }
        }
    }

    double intercept(double[] point, int from) {
        return moving == null ? intercept : point[from];
    }

    double[] beta(double[] point, int from) {
        double[] beta = new double[model.predictors()];
        for (int j = 0; j < beta.length; j++) {
            beta[j] = patterns.score(1 << j);
        }
        for (int i = 0; moving != null && i < moving.length; i++) {
            beta[moving[i]] = model.beta(moving[i]) + model.slack(moving[i]) * point[from + 1 + i];
        }
        return beta;
    }

    /** The share of cases that the model gives each pattern. */
    double[] risks(double[] point, int from) {
        double[] beta = beta(point, from);
        double alone = intercept(point, from);
        double[] risk = new double[patterns.size()];
        for (int x = 0; x < risk.length; x++) {
            double score = alone;
            for (int j = 0; j < beta.length; j++) {
                score += Patterns.exposed(x, j) ? beta[j] : 0;
            }
            risk[x] = 1 / (1 + Math.exp(-score));
        }
        return risk;
    }
}
