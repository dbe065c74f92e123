package org.counterpart.regression.survival;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Alias;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.algebra.Orthogonal;
import org.counterpart.regression.algebra.SeparatingDirection;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Note;

/**
 * A fitted proportional hazards regression, a coefficient for each column of the design. One whose column is a
 * combination of others, or does not vary within a stratum among those at risk, is NaN. Where the likelihood keeps
 * rising along a direction there is no finite maximum and {@link #separated()} says so: no coefficient is given.
 */
public final class CoxFit {
    private static final int STEPS = 60;
    private static final double FAR = 10;
    private static final long LOOK_FIRST = 100_000;

    private final CoxRegression regression;
    private final DesignMatrix design;
    private final int[] columns;
    private final SurvivalTimes times;
    private final int[] cluster;
    private final CoxLikelihood likelihood;
    private final Basis basis;
    private final boolean separated;
    private final boolean converged;
    private final double[] at;
    private final double[] curvature;
    private final double logLik;
    private final double[] b;
    private final double[][] own;
    private final double[][] robust;

    /** @param columns of the design that are in the model */
    CoxFit(
            CoxRegression regression,
            DesignMatrix design,
            int[] columns,
            SurvivalTimes times,
            AtRisk risk,
            int[] cluster) {
        this.regression = regression;
        this.design = design;
        this.columns = columns;
        this.times = times;
        this.cluster = cluster;
        Orthogonal q = orthogonal(risk);
        this.basis = q.basis;
        this.likelihood = new CoxLikelihood(q.columns, risk, regression.ties() == Ties.EFRON);
        int k = likelihood.parameters();
        boolean first = (long) risk.order.length * k <= LOOK_FIRST;
        boolean none = first && SeparatingDirection.find(likelihood) != null;
        Newton.Maximum maximum = none ? null : Newton.maximise(likelihood, new double[k], STEPS);
        if (!first && (!maximum.converged || Arrays.stream(maximum.at).anyMatch(a -> Math.abs(a) > FAR))) {
            none = SeparatingDirection.find(likelihood) != null;
        }
        this.separated = none;
        this.converged = !none && maximum.converged;
        this.at = none ? new double[k] : maximum.at;
        this.curvature = none ? new double[k * k] : maximum.curvature;
        this.logLik = none ? Double.NaN : maximum.value;
        this.b = none ? new double[columns.length] : basis.original(at);
        this.own = none ? new double[b.length][b.length] : basis.covariance(curvature);
        this.robust = cluster == null || none ? own : basis.sandwich(curvature, ofClusters(cluster));
        for (int c = 0; c < columns.length; c++) {
            if (none || basis.aliased(c)) {
                forget(c);
            }
        }
    }

    private void forget(int column) {
        b[column] = Double.NaN;
        for (double[][] covariance : List.of(own, robust)) {
            for (int j = 0; j < b.length; j++) {
                covariance[column][j] = Double.NaN;
                covariance[j][column] = Double.NaN;
            }
        }
    }

    /** Columns about their means in the strata: what is the same for a whole stratum says nothing of a hazard ratio. */
    private Orthogonal orthogonal(AtRisk risk) {
        int n = risk.order.length;
        double[][] z = new double[columns.length][n];
        double[] center = Arrays.stream(columns).mapToDouble(design::center).toArray();
        double[] scale = Arrays.stream(columns).mapToDouble(design::scale).toArray();
        for (int j = 0; j < columns.length; j++) {
            double[] column = design.column(columns[j]);
            for (int i = 0; i < n; i++) {
                z[j][i] = (column[risk.order[i]] - center[j]) * scale[j];
            }
            for (int s = 0; s + 1 < risk.strata.length; s++) {
                centre(z[j], risk.strata[s], risk.strata[s + 1]);
            }
        }
        return Orthogonal.of(z, center, scale, false);
    }

    private static void centre(double[] v, int from, int to) {
        double largest = 0;
        for (int pass = 0; pass < 2; pass++) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += v[i];
                largest = Math.max(largest, Math.abs(v[i]));
            }
            double mean = sum / (to - from);
            for (int i = from; i < to; i++) {
                v[i] -= mean;
            }
        }
        for (int i = from; i < to; i++) {
            // What rounding leaves of a constant is none.
            v[i] = Math.abs(v[i]) <= 1e-14 * largest ? 0 : v[i];
        }
    }

    /** Scores of clusters, in working parameters, in the order of their numbers. */
    private List<double[]> ofClusters(int[] of) {
        double[][] residuals = ScoreResiduals.of(likelihood, at);
        int[] order = likelihood.risk().order;
        SortedMap<Integer, double[]> sums = new TreeMap<>();
        for (int i = 0; i < order.length; i++) {
            double[] sum = sums.computeIfAbsent(of[order[i]], c -> new double[likelihood.parameters()]);
            for (int j = 0; j < sum.length; j++) {
                sum[j] += residuals[i][j];
            }
        }
        return List.copyOf(sums.values());
    }

    private CoxFit without(List<Integer> ofColumns) {
        int[] kept = Arrays.stream(columns).filter(c -> !ofColumns.contains(c)).toArray();
        return new CoxFit(regression, design, kept, times, likelihood.risk(), null);
    }

    public CoxRegression regression() {
        return regression;
    }

    public DesignMatrix design() {
        return design;
    }

    public SurvivalTimes times() {
        return times;
    }

    CoxLikelihood likelihood() {
        return likelihood;
    }

    Basis basis() {
        return basis;
    }

    /** The maximum in working parameters. */
    double[] at() {
        return at;
    }

    public int n() {
        return design.rows();
    }

    public int events() {
        return times.events();
    }

    public double b(int column) {
        return b[column];
    }

    /** The robust standard error where there are clusters, else the model's own. */
    public double se(int column) {
        return Math.sqrt(robust[column][column]);
    }

    /** The standard error of the model itself, which supposes that subjects are alone. */
    public double ownSe(int column) {
        return Math.sqrt(own[column][column]);
    }

    public double covariance(int i, int j) {
        return robust[i][j];
    }

    /** Whether standard errors are robust. */
    public boolean clustered() {
        return cluster != null;
    }

    public int clusters() {
        return cluster == null ? n() : (int) Arrays.stream(cluster).distinct().count();
    }

    /** Subjects of the largest cluster. */
    public int largestCluster() {
        return cluster == null
                ? 1
                : Arrays.stream(cluster)
                        .boxed()
                        .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
                        .values()
                        .stream()
                        .mapToInt(Long::intValue)
                        .max()
                        .orElse(0);
    }

    public double logLik() {
        return logLik;
    }

    /** That of equal hazards. */
    public double nullLogLik() {
        int k = likelihood.parameters();
        return likelihood.evaluate(new double[k], new double[k], new double[k * k]);
    }

    /** Coefficients the data determine. */
    public int rank() {
        return likelihood.parameters();
    }

    /** Whether the likelihood keeps rising along a direction, so that no finite estimate exists. */
    public boolean separated() {
        return separated;
    }

    public boolean converged() {
        return converged;
    }

    /** Why columns have no coefficient. */
    public List<Note> notes() {
        List<Alias> aliases = basis.aliases();
        return RegressionFit.notes(aliases, p -> design.terms().get(columns[p]), 0, "regression.constant-at-risk");
    }

    /** Likelihood-ratio test of all coefficients; it supposes that subjects are alone. */
    public ModelTest likelihoodRatio() {
        return ModelTest.of(2 * (logLik - nullLogLik()), rank());
    }

    /** Score test of all coefficients (of one group: the log-rank test); it supposes that subjects are alone. */
    public ModelTest score() {
        int k = rank();
        double[] gradient = new double[k];
        double[] information = new double[k * k];
        likelihood.evaluate(new double[k], gradient, information);
        return ModelTest.of(Cholesky.of(information, k).quadratic(gradient), k);
    }

    /** Wald's test of all coefficients, robust where there are clusters. */
    public ModelTest wald() {
        if (clustered() || !converged) {
            return wald(IntStream.of(columns).boxed().toList());
        }
        double statistic = 0;
        for (int i = 0; i < at.length; i++) {
            for (int j = 0; j < at.length; j++) {
                statistic += at[i] * curvature[i * at.length + j] * at[j];
            }
        }
        return ModelTest.of(statistic, rank());
    }

    /** Wald's test that the coefficients of these columns are 0. */
    public ModelTest wald(List<Integer> ofColumns) {
        return ModelTest.wald(
                b,
                robust,
                IntStream.range(0, b.length)
                        .filter(i -> ofColumns.contains(columns[i]) && !Double.isNaN(b[i]))
                        .toArray());
    }

    /** Likelihood-ratio test against the model without these columns. */
    public ModelTest likelihoodRatio(List<Integer> ofColumns) {
        CoxFit reduced = without(ofColumns);
        return ModelTest.of(2 * (logLik - reduced.logLik), rank() - reduced.rank());
    }

    /** By likelihood ratio where subjects are alone, else Wald's robust one. */
    public ModelTest test(List<Integer> ofColumns) {
        return clustered() ? wald(ofColumns) : likelihoodRatio(ofColumns);
    }

    /** How well the hazards order the events. */
    public Concordance concordance() {
        double[] known = Arrays.stream(b).map(v -> Double.isNaN(v) ? 0 : v).toArray();
        double[] eta = new double[n()];
        for (int c = 0; c < columns.length; c++) {
            double[] column = design.column(columns[c]);
            for (int i = 0; i < eta.length; i++) {
                eta[i] += known[c] * (column[i] - design.center(columns[c]));
            }
        }
        return Concordance.of(times, eta, cluster);
    }
}
