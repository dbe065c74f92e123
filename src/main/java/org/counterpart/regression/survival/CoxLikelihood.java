package org.counterpart.regression.survival;

import java.util.Arrays;
import org.counterpart.regression.algebra.Cone;
import org.counterpart.regression.algebra.Likelihood;

/**
 * The partial log-likelihood of a hazard, with Efron's or Breslow's treatment of events at one time. Those at risk are
 * summed once, from the longest followed to the shortest, so that an evaluation takes n p² steps.
 */
final class CoxLikelihood implements Likelihood, Cone {
    private final double[] rows;
    private final AtRisk risk;
    private final boolean efron;
    private final int k;

    /** Told of each term of the likelihood: one an event. */
    interface Visitor {
        /**
         * @param block the time of the event, by place
         * @param place of the event among those at its time, from 0
         * @param sum of the relative hazards of those at risk
         * @param mean of their rows, weighted by hazard
         * @param variance of these, lower triangle row by row
         */
        void term(int block, int place, double sum, double[] mean, double[] variance);
    }

    /** @param columns in the order of those at risk */
    CoxLikelihood(double[][] columns, AtRisk risk, boolean efron) {
        this.k = columns.length;
        this.risk = risk;
        this.efron = efron;
        this.rows = new double[risk.order.length * k];
        for (int j = 0; j < k; j++) {
            for (int i = 0; i < risk.order.length; i++) {
                rows[i * k + j] = columns[j][i];
            }
        }
    }

    @Override
    public int parameters() {
        return k;
    }

    AtRisk risk() {
        return risk;
    }

    boolean efron() {
        return efron;
    }

    /** Part {@code j} of a row. */
    double value(int row, int j) {
        return rows[row * k + j];
    }

    private double along(double[] direction, int row) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
            sum += direction[j] * rows[row * k + j];
        }
        return sum;
    }

    /** Logarithms of relative hazards, those of a stratum less their largest, which no ratio feels. */
    double[] relative(double[] at) {
        double[] eta = new double[risk.order.length];
        for (int s = 0; s + 1 < risk.strata.length; s++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = risk.strata[s]; i < risk.strata[s + 1]; i++) {
                eta[i] = along(at, i);
                largest = Math.max(largest, eta[i]);
            }
            for (int i = risk.strata[s]; i < risk.strata[s + 1]; i++) {
                eta[i] -= largest;
            }
        }
        return eta;
    }

    @Override
    public double evaluate(double[] at, double[] gradient, double[] curvature) {
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        double[] eta = relative(at);
        double[] value = new double[1];
        for (int b = 0; b < risk.blocks(); b++) {
            for (int i = risk.dying[b]; i < risk.until[b]; i++) {
                value[0] += eta[i];
                for (int j = 0; j < k; j++) {
                    gradient[j] += rows[i * k + j];
                }
            }
        }
        walk(eta, (block, place, sum, mean, variance) -> {
            // Where all hazards are too small for a number the likelihood is not known: no step ends there.
            value[0] -= sum > 0 ? Math.log(sum) : Double.NaN;
            for (int i = 0, t = 0; i < k; i++) {
                gradient[i] -= mean[i];
                for (int j = 0; j <= i; j++, t++) {
                    curvature[i * k + j] += variance[t];
                }
            }
        });
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < i; j++) {
                curvature[j * k + i] = curvature[i * k + j];
            }
        }
        return value[0];
    }

    /** @param eta as {@link #relative} gives it */
    void walk(double[] eta, Visitor visitor) {
        int size = 1 + k + k * (k + 1) / 2;
        double[] all = new double[size];
        double[] tied = new double[size];
        double[] mean = new double[k];
        double[] variance = new double[k * (k + 1) / 2];
        int next = 0;
        for (int b = 0; b < risk.blocks(); b++) {
            if (b == 0 || risk.from[b] != risk.from[b - 1]) {
                Arrays.fill(all, 0);
                next = risk.from[b];
            }
            add(eta, next, risk.dying[b], all);
            Arrays.fill(tied, 0);
            add(eta, risk.dying[b], risk.until[b], tied);
            for (int t = 0; t < size; t++) {
                all[t] += tied[t];
            }
            next = risk.until[b];
            int deaths = risk.deaths(b);
            for (int l = 0; l < deaths; l++) {
                double less = efron ? (double) l / deaths : 0;
                double sum = all[0] - less * tied[0];
                for (int i = 0, t = 0; i < k; i++) {
                    mean[i] = (all[1 + i] - less * tied[1 + i]) / sum;
                    for (int j = 0; j <= i; j++, t++) {
                        variance[t] = (all[1 + k + t] - less * tied[1 + k + t]) / sum - mean[i] * mean[j];
                    }
                }
                visitor.term(b, l, sum, mean, variance);
            }
        }
    }

    /** Hazards, with rows, with their products, of these rows. */
    private void add(double[] eta, int from, int to, double[] sums) {
        for (int i = from; i < to; i++) {
            double hazard = Math.exp(eta[i]);
            sums[0] += hazard;
            int at = i * k;
            int t = 1 + k;
            for (int a = 0; a < k; a++) {
                double weighted = hazard * rows[at + a];
                sums[1 + a] += weighted;
                for (int c = 0; c <= a; c++) {
                    sums[t++] += weighted * rows[at + c];
                }
            }
        }
    }

    /** The likelihood keeps rising where no event's linear predictor falls behind that of anybody at risk with it. */
    @Override
    public void meanRow(double[] out) {
        double[] score = new double[k];
        evaluate(new double[k], score, new double[k * k]);
        int events = risk.events();
        for (int j = 0; j < k; j++) {
            out[j] = score[j] / Math.max(1, events);
        }
    }

    @Override
    public double lowest(double[] direction, double[] row) {
        double least = Double.POSITIVE_INFINITY;
        int event = -1;
        int other = -1;
        int highest = -1;
        double height = Double.NEGATIVE_INFINITY;
        int next = 0;
        for (int b = 0; b < risk.blocks(); b++) {
            if (b == 0 || risk.from[b] != risk.from[b - 1]) {
                height = Double.NEGATIVE_INFINITY;
                next = risk.from[b];
            }
            for (; next < risk.until[b]; next++) {
                double eta = along(direction, next);
                if (eta > height) {
                    height = eta;
                    highest = next;
                }
            }
            for (int i = risk.dying[b]; i < risk.until[b]; i++) {
                double margin = along(direction, i) - height;
                if (margin < least) {
                    least = margin;
                    event = i;
                    other = highest;
                }
            }
        }
        for (int j = 0; j < k; j++) {
            row[j] = event < 0 ? 0 : rows[event * k + j] - rows[other * k + j];
        }
        return event < 0 ? 0 : least;
    }
}
