package org.counterpart.regression.marginal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.algebra.Orthogonal;
import org.counterpart.regression.algebra.SeparatingDirection;
import org.counterpart.regression.design.DesignMatrix;

/** The equations of a regression of a mean and their solution by Fisher's scoring, on orthogonal columns. */
final class MarginalEquations {
    private static final int STEPS = 200;
    private static final double DECREMENT = 1e-20;
    private static final double FLOOR = 1e-14;
    /** A mean of a log-binomial model this near to 1 lies on the boundary, where no standard error holds. */
    private static final double BOUNDARY = 1e-8;
    /** Outcomes so alike within clusters that a cluster says no more than one of its subjects. */
    private static final double ALIKE = 1 - 1e-6;

    private final MarginalRegression regression;
    private final DesignMatrix design;
    private final Clusters clusters;
    private final Basis basis;
    /** In the order of the clusters: working rows, the intercept first, and outcomes. */
    private final double[][] rows;

    private final double[] y;
    private final int k;

    MarginalEquations(MarginalRegression regression, DesignMatrix x, double[] y, Clusters clusters) {
        this.regression = regression;
        this.design = x;
        this.clusters = clusters;
        int n = clusters.order.length;
        double[][] z = new double[x.columns()][n];
        for (int j = 0; j < z.length; j++) {
            double[] column = x.column(j);
            for (int i = 0; i < n; i++) {
                z[j][i] = (column[clusters.order[i]] - x.center(j)) * x.scale(j);
            }
        }
        Orthogonal q = Orthogonal.of(
                z,
                IntStream.range(0, z.length).mapToDouble(x::center).toArray(),
                IntStream.range(0, z.length).mapToDouble(x::scale).toArray(),
                true);
        this.basis = q.basis;
        this.k = basis.parameters();
        this.rows = new double[n][k];
        this.y = new double[n];
        for (int i = 0; i < n; i++) {
            rows[i][0] = 1;
            for (int j = 1; j < k; j++) {
                rows[i][j] = q.columns[j - 1][i];
            }
            this.y[i] = y[clusters.order[i]];
        }
    }

    /** What stands at a point: the score, its derivative, and the scores of the clusters. */
    private final class At {
        final double[] point;
        final double[] score = new double[k];
        final double[] information = new double[k * k];
        final List<double[]> scores = new ArrayList<>();
        private final double[] residual = new double[y.length];
        private final double[] slope = new double[y.length];
        double highest;
        double squares;
        double products;
        double value;
        private long pairs;

        At(double[] point) {
            this.point = point;
            MeanModel mean = regression.mean();
            for (int i = 0; i < y.length; i++) {
                double mu = mean.mean(Newton.dot(rows[i], point));
                highest = Math.max(highest, mu);
                double deviation = Math.sqrt(mean.variance(mu));
                residual[i] = (y[i] - mu) / deviation;
                slope[i] = mean.slope(mu) / deviation;
                squares += residual[i] * residual[i];
                value += y[i] == 0
                        ? (mean == MeanModel.POISSON ? -mu : Math.log1p(-mu))
                        : (mean == MeanModel.POISSON ? Math.log(mu) - mu : Math.log(mu));
            }
            for (int c = 0; c < clusters.count(); c++) {
                double sum = 0;
                double own = 0;
                for (int i = clusters.starts[c]; i < clusters.starts[c + 1]; i++) {
                    sum += residual[i];
                    own += residual[i] * residual[i];
                }
                products += (sum * sum - own) / 2;
                pairs += (long) clusters.size(c) * (clusters.size(c) - 1) / 2;
            }
        }

        boolean onTheBoundary() {
            return regression.mean() == MeanModel.LOG_BINOMIAL && highest > 1 - BOUNDARY;
        }

        double alpha() {
            boolean one = regression.correlation() == WorkingCorrelation.INDEPENDENCE || pairs == 0;
            return one ? 0 : products / pairs / scale();
        }

        double scale() {
            return squares / y.length;
        }

        /** With this correlation of two outcomes of a cluster. */
        At equations(double alpha) {
            double[] sum = new double[k];
            for (int c = 0; c < clusters.count(); c++) {
                double[] own = new double[k];
                Arrays.fill(sum, 0);
                double total = 0;
                double shrink = alpha / (1 + (clusters.size(c) - 1) * alpha);
                for (int i = clusters.starts[c]; i < clusters.starts[c + 1]; i++) {
                    total += residual[i];
                    for (int j = 0; j < k; j++) {
                        double d = rows[i][j] * slope[i];
                        sum[j] += d;
                        own[j] += d * residual[i];
                        for (int l = 0; l <= j; l++) {
                            information[j * k + l] += d * rows[i][l] * slope[i] / (1 - alpha);
                        }
                    }
                }
                for (int j = 0; j < k; j++) {
                    own[j] = (own[j] - shrink * sum[j] * total) / (1 - alpha);
                    score[j] += own[j];
                    for (int l = 0; l <= j; l++) {
                        information[j * k + l] -= shrink * sum[j] * sum[l] / (1 - alpha);
                    }
                }
                scores.add(own);
            }
            for (int j = 0; j < k; j++) {
                for (int l = 0; l < j; l++) {
                    information[l * k + j] = information[j * k + l];
                }
            }
            return this;
        }
    }

    MarginalFit solve() {
        if (SeparatingDirection.find(new RisingRows(rows, y, regression.mean().isOfRisks())) != null) {
            return unknown(true);
        }
        double[] start = new double[k];
        start[0] = regression.mean().link(Arrays.stream(y).average().orElseThrow());
        At at = new At(start);
        double alpha = 0;
        double previous = Double.POSITIVE_INFINITY;
        boolean converged = false;
        for (int step = 0; step < STEPS && !converged; step++) {
            double next = step == 0 ? 0 : at.alpha();
            boolean settled = step > 0 && Math.abs(next - alpha) <= 1e-13;
            alpha = next;
            at.equations(alpha);
            double[] move = at.score.clone();
            Cholesky.of(at.information, k).solve(move);
            double decrement = Math.abs(Newton.dot(at.score, move));
            converged = settled && (decrement <= DECREMENT || (decrement < FLOOR && decrement >= previous));
            if (Double.isNaN(decrement)) {
                return unknown(false);
            }
            previous = decrement;
            if (!converged) {
                at = moved(at, move);
            }
        }
        boolean usable = converged && alpha < ALIKE && !at.onTheBoundary();
        return usable ? found(at, alpha) : unknown(false);
    }

    /** A step, halved until the means exist and, where clusters play no part, the likelihood does not fall. */
    private At moved(At from, double[] move) {
        boolean climbs = regression.correlation() == WorkingCorrelation.INDEPENDENCE;
        double slack = 1e-11 * (1 + Math.abs(from.value));
        At to = from;
        for (double length = 1; length > 1e-12; length /= 2) {
            double[] point = from.point.clone();
            for (int j = 0; j < k; j++) {
                point[j] += length * move[j];
            }
            to = new At(point);
            if (!Double.isNaN(to.squares) && (!climbs || to.value >= from.value - slack)) {
                return to;
            }
        }
        return to;
    }

    private MarginalFit found(At at, double alpha) {
        double[] b = basis.original(at.point);
        double[][] robust = basis.sandwich(at.information, at.scores);
        double[][] own = basis.covariance(at.information);
        for (int i = 0; i < b.length; i++) {
            if (basis.aliased(i)) {
                b[i] = Double.NaN;
                for (int j = 0; j < b.length; j++) {
                    robust[i][j] = Double.NaN;
                    robust[j][i] = Double.NaN;
                    own[i][j] = Double.NaN;
                    own[j][i] = Double.NaN;
                }
            }
        }
        MarginalFit.State state = new MarginalFit.State(true, false, alpha);
        return new MarginalFit(regression, design, b, robust, own, state, clusters, basis.aliases());
    }

    /** Without estimates: not finite, or not found. */
    private MarginalFit unknown(boolean separated) {
        int p = 1 + design.columns();
        double[] b = new double[p];
        Arrays.fill(b, Double.NaN);
        double[][] v = new double[p][p];
        Arrays.stream(v).forEach(row -> Arrays.fill(row, Double.NaN));
        MarginalFit.State state = new MarginalFit.State(false, separated, Double.NaN);
        return new MarginalFit(regression, design, b, v, v, state, clusters, basis.aliases());
    }
}
