package org.counterpart.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.SetRecursion;
import org.counterpart.regression.algebra.TiedSet;
import org.counterpart.regression.algebra.Ties;

/**
 * The conditional log-likelihood of matched sets. A pair of one case and one control counts as one success of a
 * logistic regression
 * without intercept on the differences of their columns; other sets go through {@link SetRecursion}.
 */
final class ConditionalLikelihood implements Likelihood, Cone {
    private static final int CHUNK = 4096;

    /** Working columns: first the pairs' differences, then the members of the other sets about their set's mean. */
    private final double[][] z;

    private final RiskSets sets;
    private final Ties ties;
    private final int k;
    private final LogisticLikelihood pairs;
    private final int[] chunks;

    ConditionalLikelihood(double[][] z, RiskSets sets, Ties ties) {
        this.z = z;
        this.sets = sets;
        this.ties = ties;
        this.k = z.length;
        double[] ones = new double[sets.pairs];
        Arrays.fill(ones, 1);
        double[] unit = new double[k];
        Arrays.fill(unit, 1);
        this.pairs = new LogisticLikelihood(z, new double[k], unit, false, ones, null, null);
        this.chunks = chunks();
    }

    /** The same with Firth's penalty; exact. */
    ConditionalFirthLikelihood penalised() {
        if (ties != Ties.EXACT) {
            throw new IllegalStateException("Firth's penalty goes with the exact likelihood, got " + ties);
        }
        return new ConditionalFirthLikelihood(z, sets);
    }

    /** Sets at which chunks of at least so many rows begin. */
    private int[] chunks() {
        int[] found = new int[sets.sets() - sets.pairs + 1];
        int count = 0;
        int begun = Integer.MIN_VALUE / 2;
        for (int s = sets.pairs; s < sets.sets(); s++) {
            if (sets.start[s] - begun >= CHUNK) {
                found[count++] = s;
                begun = sets.start[s];
            }
        }
        found[count++] = sets.sets();
        return Arrays.copyOf(found, count);
    }

    @Override
    public int parameters() {
        return k;
    }

    /**
     * Where the row of a member (by position in the sets) stands in the working columns; members of pairs have none of
     * their own.
     */
    private int row(int position) {
        return position - sets.pairs;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        double value = pairs.evaluate(at, gradient, curvature);
        int size = 1 + k + k * (k + 1) / 2;
        int count = chunks.length - 1;
        double[][] parts = new double[count][];
        IntStream all = IntStream.range(0, count);
        (count > 1 ? all.parallel() : all).forEach(c -> parts[c] = chunk(chunks[c], chunks[c + 1], at, size));
        for (double[] part : parts) {
            value += part[0];
            for (int i = 0, t = 1 + k; i < k; i++) {
                gradient[i] += part[1 + i];
                for (int j = i; j < k; j++, t++) {
                    curvature[i * k + j] += part[t];
                }
            }
        }
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                curvature[j * k + i] = curvature[i * k + j];
            }
        }
        return value;
    }

    private double[] chunk(int first, int last, double[] at, int size) {
        double[] sums = new double[size];
        int from = row(sets.start[first]);
        int length = row(sets.start[last]) - from;
        double[] eta = new double[length];
        double[][] window = new double[k][];
        for (int j = 0; j < k; j++) {
            window[j] = Arrays.copyOfRange(z[j], from, from + length);
            for (int i = 0; i < length; i++) {
                eta[i] += at[j] * window[j][i];
            }
        }
        SetRecursion exact = new SetRecursion(k);
        TiedSet tied = new TiedSet(k, ties == Ties.EFRON);
        for (int s = first; s < last; s++) {
            int begin = row(sets.start[s]) - from;
            int end = row(sets.start[s + 1]) - from;
            if (ties == Ties.EXACT) {
                exact.add(window, eta, begin, end, sets.cases[s], sums);
            } else {
                tied.add(window, eta, begin, end, sets.cases[s], sums);
            }
        }
        return sums;
    }

    private double eta(double[] at, int row) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            sum += at[j] * z[j][row];
        }
        return sum;
    }

    @Override
    public void meanRow(double[] out) {
        Arrays.fill(out, 0);
        double comparisons = 0;
        for (int s = 0; s < sets.sets(); s++) {
            double cases = sets.cases[s];
            double controls = sets.start[s + 1] - sets.start[s] - cases;
            comparisons += cases * controls;
        }
        for (int s = 0; s < sets.sets(); s++) {
            if (s < sets.pairs) {
                for (int j = 0; j < k; j++) {
                    out[j] += z[j][s] / comparisons;
                }
                continue;
            }
            double cases = sets.cases[s];
            double controls = sets.start[s + 1] - sets.start[s] - cases;
            for (int i = sets.start[s]; i < sets.start[s + 1]; i++) {
                double times = i < sets.start[s] + sets.cases[s] ? controls : -cases;
                for (int j = 0; j < k; j++) {
                    out[j] += times * z[j][row(i)] / comparisons;
                }
            }
        }
    }

    @Override
    public double lowest(double[] direction, double[] out) {
        double least = Double.POSITIVE_INFINITY;
        int[] ends = new int[2];
        for (int s = 0; s < sets.sets(); s++) {
            double margin = s < sets.pairs ? eta(direction, s) : margin(direction, s, ends);
            if (margin < least) {
                least = margin;
                for (int j = 0; j < k; j++) {
                    out[j] = s < sets.pairs ? z[j][s] : z[j][ends[0]] - z[j][ends[1]];
                }
            }
        }
        return least;
    }

    /** How far the lowest case stands above the highest control of a set; their rows in {@code ends}. */
    private double margin(double[] direction, int s, int[] ends) {
        double lowCase = Double.POSITIVE_INFINITY;
        double highControl = Double.NEGATIVE_INFINITY;
        for (int i = sets.start[s]; i < sets.start[s + 1]; i++) {
            double eta = eta(direction, row(i));
            if (i < sets.start[s] + sets.cases[s]) {
                if (eta < lowCase) {
                    lowCase = eta;
                    ends[0] = row(i);
                }
            } else if (eta > highControl) {
                highControl = eta;
                ends[1] = row(i);
            }
        }
        return lowCase - highControl;
    }

    /**
     * Members (by position) that still count far along the direction: the lowest cases and the highest controls where
     * they tie.
     */
    boolean[] face(double[] direction, double tolerance) {
        boolean[] kept = new boolean[sets.members.length];
        int[] ends = new int[2];
        for (int s = 0; s < sets.sets(); s++) {
            if (s < sets.pairs) {
                boolean on = Math.abs(eta(direction, s)) <= tolerance;
                kept[sets.start[s]] = on;
                kept[sets.start[s] + 1] = on;
                continue;
            }
            if (margin(direction, s, ends) > tolerance) {
                continue;
            }
            double lowCase = eta(direction, ends[0]);
            double highControl = eta(direction, ends[1]);
            for (int i = sets.start[s]; i < sets.start[s + 1]; i++) {
                double eta = eta(direction, row(i));
                kept[i] =
                        i < sets.start[s] + sets.cases[s] ? eta <= lowCase + tolerance : eta >= highControl - tolerance;
            }
        }
        return kept;
    }
}
