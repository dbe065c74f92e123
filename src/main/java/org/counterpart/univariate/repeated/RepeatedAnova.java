package org.counterpart.univariate.repeated;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.counterpart.stats.Tails;

/**
 * Analysis of variance of repeated measurements, with groups of subjects or without: does the mean change with time, do
 * the groups differ over all times, and do they change differently? Time is tested on the unweighted mean of the groups
 * (type III), so that it does not depend on how many subjects a group has.
 *
 * <p>Reference: Winer (1971), Statistical Principles in Experimental Design, chapter 7; the corrections of {@link
 * Sphericity}. Every subject has every measurement. Same as R: {@code anova.mlm(X = ~1, test = "Spherical")}, and
 * {@code car::Anova(type = 3)} with {@code contr.sum}.
 */
public final class RepeatedAnova {
    private RepeatedAnova() {}

    /**
     * @param df of the numerator, before any correction
     * @param df2 of the denominator
     * @param p with the degrees of freedom as they are
     * @param sphericity of the differences it is tested by; empty between subjects
     */
    public record Effect(
            double sumOfSquares,
            double df,
            double errorSumOfSquares,
            double df2,
            double f,
            double p,
            Optional<Sphericity> sphericity) {

        private static Effect of(double squares, double df, double error, double df2, Optional<Sphericity> sphericity) {
            double f = squares / df / (error / df2);
            return new Effect(squares, df, error, df2, f, Tails.fUpper(f, df, df2), sphericity);
        }

        /** P with both degrees of freedom multiplied by the factor of Greenhouse and Geisser. */
        public double pGreenhouseGeisser() {
            return corrected(sphericity.map(Sphericity::greenhouseGeisser).orElse(1.0));
        }

        /** The same by the factor of Huynh and Feldt. */
        public double pHuynhFeldt() {
            return corrected(sphericity.map(Sphericity::huynhFeldt).orElse(1.0));
        }

        private double corrected(double factor) {
            return Tails.fUpper(f, factor * df, factor * df2);
        }
    }

    /**
     * @param group over all times; empty with one group, and where the subjects of a group do not differ in their means
     * @param interaction of group and time; empty with one group
     */
    public record Result(Optional<Effect> group, Effect time, Optional<Effect> interaction) {}

    /**
     * Of subjects who are independent of each other.
     *
     * @throws NotAnalysableException where there are too few subjects, or every subject of a group changes alike
     */
    public static Result of(Profiles data) {
        int groups = data.groups();
        int k = data.times() - 1;
        double rounding = rounding(data.values());
        Within changes = Within.of(data.values(), RepeatedAnova::contrasts, data.group(), groups);
        double df2 = (double) changes.df() * k;
        Sphericity sphericity = sphericity(changes, rounding);
        Effect time = Effect.of(changes.ofMean(), k, changes.errorSquares(), df2, Optional.of(sphericity));
        if (groups == 1) {
            return new Result(Optional.empty(), time, Optional.empty());
        }
        Within levels = Within.of(data.values(), RepeatedAnova::level, data.group(), groups);
        return new Result(
                between(levels, levels.ofGroups(), groups - 1.0, rounding),
                time,
                Optional.of(Effect.of(
                        changes.ofGroups(), (groups - 1.0) * k, changes.errorSquares(), df2, Optional.of(sphericity))));
    }

    /**
     * Of subjects in matched pairs, of which each has one in either group: the pair is what is measured repeatedly.
     *
     * @param one of each pair the member of the first group
     * @param other of each pair that of the second
     * @throws NotAnalysableException as of independent subjects
     */
    public static Result ofPairs(double[][] one, double[][] other) {
        int pairs = one.length;
        int k = pairs == 0 ? 0 : one[0].length - 1;
        double rounding = Math.max(rounding(one), rounding(other));
        int[] alone = new int[pairs];
        Within sums = Within.of(combined(one, other, 1), RepeatedAnova::contrasts, alone, 1);
        double[][] apart = combined(one, other, -1);
        Within differences = Within.of(apart, RepeatedAnova::contrasts, alone, 1);
        Within levels = Within.of(apart, RepeatedAnova::level, alone, 1);
        double df2 = (double) sums.df() * k;
        return new Result(
                between(levels, levels.ofMean(), 1, rounding),
                Effect.of(sums.ofMean(), k, sums.errorSquares(), df2, Optional.of(sphericity(sums, rounding))),
                Optional.of(Effect.of(
                        differences.ofMean(),
                        k,
                        differences.errorSquares(),
                        df2,
                        Optional.of(sphericity(differences, rounding)))));
    }

    private static Optional<Effect> between(Within levels, double squares, double df, double rounding) {
        // Subjects of a group who have one mean leave nothing to hold the groups against.
        return levels.errorSquares() / levels.df() > rounding * rounding
                ? Optional.of(Effect.of(squares, df, levels.errorSquares(), levels.df(), Optional.empty()))
                : Optional.empty();
    }

    private static Sphericity sphericity(Within changes, double rounding) {
        if (!(changes.errorSquares() / changes.df() > rounding * rounding)) {
            throw new NotAnalysableException(Note.of("repeated.alike"));
        }
        return Sphericity.of(changes.error(), changes.df());
    }

    /** Spread below which values are equal but for rounding. */
    private static double rounding(double[][] values) {
        return 10
                * Math.ulp(1.0)
                * Arrays.stream(values)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(0);
    }

    /** Sums or differences of the members of a pair, to unit length. */
    private static double[][] combined(double[][] one, double[][] other, int sign) {
        double[][] out = new double[one.length][];
        for (int i = 0; i < out.length; i++) {
            double[] a = one[i];
            double[] b = other[i];
            out[i] = IntStream.range(0, a.length)
                    .mapToDouble(t -> (b[t] + sign * a[t]) / Math.sqrt(2))
                    .toArray();
        }
        return out;
    }

    private static double[] level(double[] values) {
        return new double[] {CompensatedSum.of(values) / Math.sqrt(values.length)};
    }

    /** Each measurement against the mean of those before it, to unit length; as changes from the first, so that large
     * numbers keep their digits. */
    private static double[] contrasts(double[] values) {
        double[] out = new double[values.length - 1];
        double before = 0;
        for (int j = 1; j < values.length; j++) {
            double change = values[j] - values[0];
            out[j - 1] = (change - before / j) * Math.sqrt(j / (j + 1.0));
            before += change;
        }
        return out;
    }

    /**
     * Variables with group means taken out.
     *
     * @param n subjects of each group
     * @param means of each group
     * @param error sums of squares and products within the groups
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Within(int[] n, double[][] means, double[][] error) {

        static Within of(double[][] subjects, UnaryOperator<double[]> variables, int[] group, int groups) {
            if (subjects.length <= groups) {
                throw new NotAnalysableException(Note.of("repeated.too-few", subjects.length));
            }
            double[][] values = Arrays.stream(subjects).map(variables).toArray(double[][]::new);
            int k = values[0].length;
            int[] n = new int[groups];
            CompensatedSum[][] sums = new CompensatedSum[groups][k];
            CompensatedSum[][] products = new CompensatedSum[k][k];
            for (int j = 0; j < k; j++) {
                for (int g = 0; g < groups; g++) {
                    sums[g][j] = new CompensatedSum();
                }
                for (int m = 0; m < k; m++) {
                    products[j][m] = new CompensatedSum();
                }
            }
            for (int i = 0; i < values.length; i++) {
                n[group[i]]++;
                for (int j = 0; j < k; j++) {
                    sums[group[i]][j].add(values[i][j]);
                }
            }
            double[][] means = new double[groups][k];
            for (int g = 0; g < groups; g++) {
                for (int j = 0; j < k; j++) {
                    means[g][j] = sums[g][j].value() / n[g];
                }
            }
            for (int i = 0; i < values.length; i++) {
                double[] mean = means[group[i]];
                for (int j = 0; j < k; j++) {
                    for (int m = 0; m < k; m++) {
                        products[j][m].add((values[i][j] - mean[j]) * (values[i][m] - mean[m]));
                    }
                }
            }
            double[][] error = new double[k][k];
            for (int j = 0; j < k; j++) {
                for (int m = 0; m < k; m++) {
                    error[j][m] = products[j][m].value();
                }
            }
            return new Within(n, means, error);
        }

        int size() {
            return IntStream.of(n).sum();
        }

        /** Of the residuals of one variable. */
        int df() {
            return size() - n.length;
        }

        double errorSquares() {
            double trace = 0;
            for (int j = 0; j < error.length; j++) {
                trace += error[j][j];
            }
            return trace;
        }

        /** Between the groups. */
        double ofGroups() {
            int k = error.length;
            double sum = 0;
            for (int j = 0; j < k; j++) {
                double grand = 0;
                int all = 0;
                for (int g = 0; g < n.length; g++) {
                    grand += n[g] * means[g][j];
                    all += n[g];
                }
                grand /= all;
                for (int g = 0; g < n.length; g++) {
                    sum += n[g] * (means[g][j] - grand) * (means[g][j] - grand);
                }
            }
            return sum;
        }

        /** Of the mean of the groups' means against 0. */
        double ofMean() {
            double sum = 0;
            double weight = 0;
            for (int size : n) {
                weight += 1.0 / size;
            }
            for (int j = 0; j < error.length; j++) {
                double mean = 0;
                for (double[] ofGroup : means) {
                    mean += ofGroup[j];
                }
                sum += mean * mean / weight;
            }
            return sum;
        }
    }
}
