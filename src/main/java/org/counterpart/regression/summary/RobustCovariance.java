package org.counterpart.regression.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.regression.Estimate;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.LogisticLikelihood;
import org.counterpart.regression.UnconditionalRegression;
import org.counterpart.regression.algebra.Newton;

/**
 * Covariance of logistic coefficients that stays valid when subjects of one cluster (a pair, a hospital) depend on each
 * other: {@code I⁻¹ (Σ_clusters u u') I⁻¹} with u the cluster's score, times a small-sample factor.
 *
 * <p>Reference: Liang and Zeger (1986), doi:10.1093/biomet/73.1.13. Same as R: {@code rms::robcov(fit, cluster)} for
 * {@link Factor#NONE}; Stata's {@code vce(cluster)} for {@link Factor#CLUSTERS}; {@code sandwich::vcovCL(glm)} for
 * {@link Factor#CLUSTERS_AND_PARAMETERS}.
 */
public record RobustCovariance(Factor factor) {

    /** What the sandwich is multiplied by; G clusters, n subjects, k coefficients. */
    public enum Factor {
        /** 1. */
        NONE,
        /** G/(G − 1). */
        CLUSTERS,
        /** G/(G − 1) · (n − 1)/(n − k). */
        CLUSTERS_AND_PARAMETERS;

        double value(double clusters, double n, double k) {
            return switch (this) {
                case NONE -> 1;
                case CLUSTERS -> clusters / (clusters - 1);
                case CLUSTERS_AND_PARAMETERS -> clusters / (clusters - 1) * (n - 1) / (n - k);
            };
        }
    }

    /** @param clusters how many there are */
    @SuppressWarnings("ArrayRecordComponent") // a matrix, never compared
    public record Result(RobustCovariance procedure, int clusters, double factor, double[][] covariance) {
        public double se(int parameter) {
            return Math.sqrt(covariance[parameter][parameter]);
        }
    }

    /** No small-sample factor, as {@code rms::robcov}. */
    public static RobustCovariance withDefaults() {
        return new RobustCovariance(Factor.NONE);
    }

    public RobustCovariance with(Factor newFactor) {
        return new RobustCovariance(newFactor);
    }

    /**
     * @param cluster of each row of the design, any numbers
     * @throws IllegalArgumentException for a separated fit
     */
    public Result of(LogisticFit fit, int[] cluster) {
        if (cluster.length != fit.n()) {
            throw new IllegalArgumentException("cluster must have " + fit.n() + " values, got " + cluster.length);
        }
        if (fit.separation().detected()) {
            throw new IllegalArgumentException("fit must not be separated");
        }
        Estimate e = fit.estimate();
        UnconditionalRegression regression = (UnconditionalRegression) e.regression;
        LogisticLikelihood likelihood = (LogisticLikelihood) e.prepared.likelihood;
        int k = likelihood.parameters();
        Map<Integer, double[]> scores = new LinkedHashMap<>();
        double[] z = new double[k];
        for (int i = 0; i < fit.n(); i++) {
            likelihood.signedRow(i, z);
            double wrong = LogisticFit.probability(-Newton.dot(z, e.maximum.at));
            double[] score = scores.computeIfAbsent(cluster[regression.row(i)], c -> new double[k]);
            for (int j = 0; j < k; j++) {
                score[j] += wrong * z[j];
            }
        }
        double times = factor.value(scores.size(), fit.n(), fit.rank());
        List<double[]> all = new ArrayList<>(scores.values());
        double[][] covariance = e.prepared.basis.sandwich(e.maximum.curvature, all);
        for (double[] row : covariance) {
            Arrays.setAll(row, j -> row[j] * times);
        }
        for (int i = 0; i < covariance.length; i++) {
            if (e.prepared.basis.aliased(i)) {
                Arrays.fill(covariance[i], Double.NaN);
            }
        }
        return new Result(this, scores.size(), times, covariance);
    }
}
