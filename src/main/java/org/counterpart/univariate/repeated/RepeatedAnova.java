package org.counterpart.univariate.repeated;

import java.util.Optional;
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
     * @param pGreenhouseGeisser with both multiplied by the factor; equal to {@code p} between subjects
     */
    public record Effect(
            double sumOfSquares,
            double df,
            double errorSumOfSquares,
            double df2,
            double f,
            double p,
            double pGreenhouseGeisser,
            double pHuynhFeldt) {

        private static Effect of(double squares, double df, double error, double df2, double gg, double hf) {
            double f = squares / df / (error / df2);
            return new Effect(
                    squares,
                    df,
                    error,
                    df2,
                    f,
                    Tails.fUpper(f, df, df2),
                    Tails.fUpper(f, gg * df, gg * df2),
                    Tails.fUpper(f, hf * df, hf * df2));
        }
    }

    /**
     * @param group over all times; empty with one group
     * @param interaction of group and time; empty with one group
     */
    public record Result(Optional<Effect> group, Effect time, Optional<Effect> interaction, Sphericity sphericity) {}

    /**
     * @throws NotAnalysableException where there are too few subjects, or every subject of a group changes alike
     */
    public static Result of(Profiles data) {
        int k = data.times() - 1;
        int groups = data.groups();
        int df = data.size() - groups;
        if (df < 1) {
            throw new NotAnalysableException(Note.of("repeated.too-few", data.size()));
        }
        double[][] changes = new double[data.size()][];
        double[][] levels = new double[data.size()][];
        for (int i = 0; i < data.size(); i++) {
            changes[i] = contrasts(data.values()[i]);
            levels[i] = new double[] {CompensatedSum.of(data.values()[i]) / Math.sqrt(k + 1.0)};
        }
        Within within = Within.of(changes, data.group(), groups);
        Within between = Within.of(levels, data.group(), groups);
        double largest = 0;
        for (double[] v : data.values()) {
            for (double x : v) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        double rounding = 10 * Math.ulp(1.0) * largest;
        if (!(within.errorSquares() / df > rounding * rounding)) {
            throw new NotAnalysableException(Note.of("repeated.alike"));
        }
        Sphericity sphericity = Sphericity.of(within.error(), df);
        double gg = sphericity.greenhouseGeisser();
        double hf = sphericity.huynhFeldt();
        double error = within.errorSquares();
        double df2 = (double) df * k;
        Effect time = Effect.of(within.ofMean(), k, error, df2, gg, hf);
        if (groups == 1) {
            return new Result(Optional.empty(), time, Optional.empty(), sphericity);
        }
        // Subjects of a group who have one mean leave nothing to hold the groups against.
        boolean apart = between.errorSquares() / df > rounding * rounding;
        return new Result(
                apart
                        ? Optional.of(Effect.of(
                                between.ofGroups(), groups - 1.0, between.errorSquares(), df, 1, 1))
                        : Optional.empty(),
                time,
                Optional.of(Effect.of(within.ofGroups(), (groups - 1.0) * k, error, df2, gg, hf)),
                sphericity);
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

        static Within of(double[][] values, int[] group, int groups) {
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
