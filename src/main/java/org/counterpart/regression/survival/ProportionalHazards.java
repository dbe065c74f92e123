package org.counterpart.regression.survival;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;

/**
 * Whether hazard ratios stay the same: the score test of coefficients that change with one minus the share without the
 * event just before a time, of all subjects. It takes the model's own information, with clusters too.
 *
 * <p>Reference: Grambsch and Therneau (1994), doi:10.1093/biomet/81.3.515. Same as R: {@code survival::cox.zph} of
 * version 3 with {@code transform = "km"}.
 */
public final class ProportionalHazards {
    private final CoxFit fit;
    private final int k;
    /** Of the changes in time of the working coefficients. */
    private final double[] score;
    /** Of the coefficients, of these with their changes, of the changes; row by row. */
    private final double[] information;

    private final double[] mixed;
    private final double[] changes;

    private ProportionalHazards(CoxFit fit) {
        this.fit = fit;
        CoxLikelihood likelihood = fit.likelihood();
        AtRisk risk = likelihood.risk();
        this.k = likelihood.parameters();
        this.score = new double[k];
        this.information = new double[k * k];
        this.mixed = new double[k * k];
        this.changes = new double[k * k];
        double[] clock = clock(fit.times(), risk);
        for (int b = 0; b < risk.blocks(); b++) {
            for (int i = risk.dying[b]; i < risk.until[b]; i++) {
                for (int j = 0; j < k; j++) {
                    score[j] += clock[b] * likelihood.value(i, j);
                }
            }
        }
        likelihood.walk(likelihood.relative(fit.at()), (block, place, sum, mean, variance) -> {
            double g = clock[block];
            for (int i = 0, t = 0; i < k; i++) {
                score[i] -= g * mean[i];
                for (int j = 0; j <= i; j++, t++) {
                    information[i * k + j] += variance[t];
                    mixed[i * k + j] += g * variance[t];
                    changes[i * k + j] += g * g * variance[t];
                }
            }
        });
        for (double[] m : List.of(information, mixed, changes)) {
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < i; j++) {
                    m[j * k + i] = m[i * k + j];
                }
            }
        }
    }

    /** Empty where there is no estimate. */
    public static Optional<ProportionalHazards> of(CoxFit fit) {
        return fit.converged() && fit.rank() > 0 ? Optional.of(new ProportionalHazards(fit)) : Optional.empty();
    }

    /** Of the times of events, about its mean over events. */
    private static double[] clock(SurvivalTimes times, AtRisk risk) {
        KaplanMeier all = KaplanMeier.of(times);
        double[] clock = new double[risk.blocks()];
        double sum = 0;
        for (int b = 0; b < clock.length; b++) {
            clock[b] = 1 - all.before(times.time(risk.order[risk.dying[b]]));
            sum += clock[b] * risk.deaths(b);
        }
        double mean = sum / risk.events();
        for (int b = 0; b < clock.length; b++) {
            clock[b] -= mean;
        }
        return clock;
    }

    /** That no coefficient changes. */
    public ModelTest overall() {
        return along(IntStream.range(0, k)
                .mapToObj(i -> {
                    double[] unit = new double[k];
                    unit[i] = 1;
                    return unit;
                })
                .toList());
    }

    /** That the coefficients of these columns do not change, all others being supposed not to. */
    public ModelTest test(List<Integer> columns) {
        return along(columns.stream()
                .filter(c -> !Double.isNaN(fit.b(c)))
                .map(c -> {
                    double[] unit = new double[fit.design().columns()];
                    unit[c] = 1;
                    return fit.basis().working(unit);
                })
                .toList());
    }

    /** @param directions of working coefficients that may change */
    private ModelTest along(List<double[]> directions) {
        int m = directions.size();
        if (m == 0) {
            return ModelTest.NONE;
        }
        int size = k + m;
        double[] u = new double[size];
        double[] all = new double[size * size];
        for (int i = 0; i < k; i++) {
            System.arraycopy(information, i * k, all, i * size, k);
        }
        for (int a = 0; a < m; a++) {
            double[] d = directions.get(a);
            u[k + a] = Newton.dot(d, score);
            double[] with = times(mixed, d);
            double[] changing = times(changes, d);
            for (int i = 0; i < k; i++) {
                all[(k + a) * size + i] = with[i];
            }
            for (int b = 0; b <= a; b++) {
                all[(k + a) * size + k + b] = Newton.dot(directions.get(b), changing);
            }
        }
        Cholesky factor = Cholesky.of(all, size);
        return factor.rank() < size ? new ModelTest(Double.NaN, m, Double.NaN) : ModelTest.of(factor.quadratic(u), m);
    }

    private double[] times(double[] matrix, double[] d) {
        double[] out = new double[k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                out[i] += matrix[i * k + j] * d[j];
            }
        }
        return out;
    }
}
