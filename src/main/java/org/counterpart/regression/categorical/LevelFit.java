package org.counterpart.regression.categorical;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.counterpart.regression.ModelTest;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.algebra.Alias;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.algebra.Orthogonal;
import org.counterpart.regression.algebra.SeparatingDirection;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * A regression of an outcome with levels, fitted by maximum likelihood. Coefficients are the intercepts (thresholds)
 * first, then the slopes of the columns of the design: one set for each linear predictor in turn, or one that all
 * share. Where the outcome is separated there is no finite maximum and {@link #separated()} says so: no coefficient is
 * given. A column that is a combination of others has coefficient NaN.
 */
public final class LevelFit {
    private static final int STEPS = 60;
    private static final double FAR = 10;
    private static final long LOOK_FIRST = 100_000;

    private final DesignMatrix design;
    private final int[] columns;
    private final int[] level;
    private final LevelProbability probability;
    private final boolean shared;
    private final double[] b;
    private final double[][] covariance;
    private final double logLik;
    private final int rank;
    private final boolean separated;
    private final boolean converged;
    private final List<Alias> aliases;

    private LevelFit(DesignMatrix x, int[] columns, int[] level, LevelProbability probability, boolean shared) {
        this.design = x;
        this.columns = columns;
        this.level = level;
        this.probability = probability;
        this.shared = shared;
        int[] order =
                RowOrder.byContent(x, Arrays.stream(level).asDoubleStream().toArray());
        Orthogonal q = orthogonal(order);
        int[] sorted = Arrays.stream(order).map(i -> level[i]).toArray();
        LevelLikelihood likelihood = new LevelLikelihood(q.columns, sorted, probability, shared);
        boolean first = (long) sorted.length * likelihood.parameters() <= LOOK_FIRST;
        boolean none = first && SeparatingDirection.find(likelihood) != null;
        Newton.Maximum maximum = none
                ? null
                : Newton.maximise(
                        likelihood,
                        Arrays.copyOf(probability.alone(counts(level, probability.levels())), likelihood.parameters()),
                        STEPS);
        if (!first && (!maximum.converged || Arrays.stream(maximum.at).anyMatch(a -> Math.abs(a) > FAR))) {
            none = SeparatingDirection.find(likelihood) != null;
        }
        this.separated = none;
        this.converged = !none && maximum.converged;
        this.rank = likelihood.parameters();
        this.aliases = q.basis.aliases();
        int m = probability.predictors();
        int parameters = m + (shared ? 1 : m) * columns.length;
        this.logLik = none ? Double.NaN : maximum.value;
        this.b = new double[parameters];
        this.covariance = new double[parameters][parameters];
        if (none) {
            Arrays.fill(b, Double.NaN);
            Arrays.stream(covariance).forEach(row -> Arrays.fill(row, Double.NaN));
        } else {
            original(maximum, likelihood, q.basis);
        }
    }

    /** @param level of each row of the design, from 0; every level occurs */
    static LevelFit of(DesignMatrix x, int[] level, LevelProbability probability, boolean shared) {
        if (level.length != x.rows()) {
            throw new IllegalArgumentException("the outcome must have " + x.rows() + " values, got " + level.length);
        }
        if (level.length == 0) {
            throw new NotAnalysableException(Note.of("regression.no-rows"));
        }
        for (long count : counts(level, probability.levels())) {
            if (count == 0) {
                throw new IllegalArgumentException("every level of the outcome must occur");
            }
        }
        return new LevelFit(x, IntStream.range(0, x.columns()).toArray(), level, probability, shared);
    }

    /** The same model with the columns of some predictors only, by place. */
    LevelFit withColumns(int... kept) {
        return new LevelFit(design, kept, level, probability, shared);
    }

    /** The same model with slopes that differ from linear predictor to linear predictor. */
    LevelFit ownSlopes() {
        return new LevelFit(design, columns, level, probability, false);
    }

    private static long[] counts(int[] level, int levels) {
        long[] counts = new long[levels];
        Arrays.stream(level).forEach(l -> counts[l]++);
        return counts;
    }

    private Orthogonal orthogonal(int[] order) {
        double[][] z = new double[columns.length][order.length];
        double[] center = Arrays.stream(columns).mapToDouble(design::center).toArray();
        double[] scale = Arrays.stream(columns).mapToDouble(design::scale).toArray();
        for (int j = 0; j < columns.length; j++) {
            double[] column = design.column(columns[j]);
            for (int i = 0; i < order.length; i++) {
                z[j][i] = (column[order[i]] - center[j]) * scale[j];
            }
        }
        return Orthogonal.of(z, center, scale, true);
    }

    /** Coefficients and covariance in the scale of the design's columns. */
    private void original(Newton.Maximum maximum, LevelLikelihood likelihood, Basis basis) {
        int m = probability.predictors();
        int working = basis.parameters() - 1;
        double[][] map = new double[b.length][likelihood.parameters()];
        double[] toIntercept = basis.functional(0);
        for (int e = 0; e < m; e++) {
            map[e][e] = 1;
            for (int j = 0; j < working; j++) {
                map[e][likelihood.slope(e, j)] += likelihood.sign() * toIntercept[1 + j];
            }
            for (int c = 0; c < columns.length; c++) {
                double[] toSlope = basis.functional(1 + c);
                for (int j = 0; j < working; j++) {
                    map[slope(e, c)][likelihood.slope(e, j)] = toSlope[1 + j];
                }
            }
        }
        Cholesky h = Cholesky.of(maximum.curvature, likelihood.parameters());
        double[][] solved = new double[map.length][];
        for (int i = 0; i < map.length; i++) {
            solved[i] = map[i].clone();
            h.solve(solved[i]);
            b[i] = Newton.dot(map[i], maximum.at);
        }
        for (int i = 0; i < map.length; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = Newton.dot(map[i], solved[j]);
                covariance[j][i] = covariance[i][j];
            }
        }
        for (int c = 0; c < columns.length; c++) {
            if (basis.aliased(1 + c)) {
                for (int e = 0; e < (shared ? 1 : m); e++) {
                    forget(slope(e, c));
                }
            }
        }
    }

    private void forget(int parameter) {
        b[parameter] = Double.NaN;
        for (int j = 0; j < b.length; j++) {
            covariance[parameter][j] = Double.NaN;
            covariance[j][parameter] = Double.NaN;
        }
    }

    /** The place of the slope of a column in a linear predictor among the coefficients. */
    public int slope(int predictor, int column) {
        return probability.predictors() + (shared ? 0 : predictor * columns.length) + column;
    }

    public DesignMatrix design() {
        return design;
    }

    public int n() {
        return level.length;
    }

    public int levels() {
        return probability.levels();
    }

    /** The linear predictors: one fewer than levels. */
    public int predictors() {
        return probability.predictors();
    }

    /** The level of a row. */
    public int level(int row) {
        return level[row];
    }

    public double b(int parameter) {
        return b[parameter];
    }

    /** A copy of the coefficients. */
    public double[] b() {
        return b.clone();
    }

    public double se(int parameter) {
        return Math.sqrt(covariance[parameter][parameter]);
    }

    public double covariance(int i, int j) {
        return covariance[i][j];
    }

    public double logLik() {
        return logLik;
    }

    /** That of the model without predictors. */
    public double nullLogLik() {
        double sum = 0;
        for (long count : counts(level, probability.levels())) {
            sum += count * Math.log((double) count / level.length);
        }
        return sum;
    }

    public double aic() {
        return -2 * logLik + 2 * rank;
    }

    /** Parameters the data determine, intercepts among them. */
    public int rank() {
        return rank;
    }

    /** Whether the levels are separated, so that no finite estimate exists. */
    public boolean separated() {
        return separated;
    }

    public boolean converged() {
        return converged;
    }

    /** Why columns have no coefficient. */
    public List<Note> notes() {
        return RegressionFit.notes(aliases, p -> design.terms().get(columns[p - 1]), true);
    }

    /** Likelihood-ratio test of all slopes. */
    public ModelTest likelihoodRatio() {
        return ModelTest.of(2 * (logLik - nullLogLik()), rank - probability.predictors());
    }

    /** Likelihood-ratio test against the model without these columns. */
    public ModelTest likelihoodRatio(List<Integer> without) {
        LevelFit reduced = withColumns(
                Arrays.stream(columns).filter(c -> !without.contains(c)).toArray());
        return ModelTest.of(2 * (logLik - reduced.logLik), rank - reduced.rank);
    }

    /** Wald's test that the slopes of these columns are 0, in every linear predictor. */
    public ModelTest wald(List<Integer> ofColumns) {
        return ModelTest.wald(
                b,
                covariance,
                IntStream.range(0, shared ? 1 : probability.predictors())
                        .flatMap(e -> ofColumns.stream().mapToInt(c -> slope(e, c)))
                        .filter(i -> !Double.isNaN(b[i]))
                        .toArray());
    }

    /** Fitted probabilities of the levels of a row of this or another design with the same columns. */
    public double[] probabilities(DesignMatrix x, int row) {
        return probabilities(b, column -> x.value(row, column));
    }

    /**
     * Probabilities of the levels by other coefficients of this model; one that is not a number counts as 0.
     *
     * @param column the value of a column of the design
     */
    public double[] probabilities(double[] coefficients, IntToDoubleFunction column) {
        double[] eta = new double[probability.predictors()];
        for (int e = 0; e < eta.length; e++) {
            eta[e] = coefficients[e];
            for (int c = 0; c < columns.length; c++) {
                double slope = coefficients[slope(e, c)];
                eta[e] += Double.isNaN(slope) ? 0 : (shared ? -1 : 1) * slope * column.applyAsDouble(columns[c]);
            }
        }
        return probability.of(eta);
    }

    public double[] probabilities(int row) {
        return probabilities(design, row);
    }
}
