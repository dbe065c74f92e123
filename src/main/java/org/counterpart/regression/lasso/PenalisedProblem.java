package org.counterpart.regression.lasso;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Cholesky;
import org.counterpart.regression.algebra.InnerProducts;

/**
 * The mean negative log-likelihood of a logistic model on some rows, over columns brought to mean 0 and standard
 * deviation 1 (divisor n, among these rows); a column that does not vary is all zero. Its penalised minimum on the way
 * down a path is what the LASSO is made of.
 */
final class PenalisedProblem {
    /** Up to so many rows curvatures are of all of them; beyond it every so-manieth row shows the way. */
    private static final int CURVED_ROWS = 20_000;
    /** Newton steps of one penalty. */
    private static final int STEPS = 100;

    private static final int SWEEPS = 1000;
    private static final int BLOCK = 256;
    /** Steps after which a curvature of some rows is made anew in any case. */
    private static final int RENEWED = 50;

    /** A gradient this near to what the penalty asks for is there; gradients are of standardised columns. */
    private static final double THERE = 1e-13;
    /** Beyond {@link #CURVED_ROWS} sums of so many terms carry rounding errors of their own. */
    private static final double THERE_IF_LARGE = 1e-10;
    /** As near is enough of many rows where the coefficients only judge others. */
    private static final double THERE_TO_JUDGE = 1e-9;
    /** Nearer than this, what no longer gets nearer is there but for rounding. */
    private static final double ROUNDING = 1e-9;

    private final int n;
    private final int p;
    private final double[][] z;
    private final double[] y;
    private final double[] mean;
    private final double[] sd;
    private final int every;

    /** The constant first, then a coefficient a standardised column. */
    private final double[] b;

    private final double[] mu;
    private final double[] gradient;
    private final int[] all;
    /** The columns whose gradient is that of the present coefficients. */
    private int[] current;

    /** The curvature of all coefficients over some rows, and the steps it has been asked for. */
    private double[] guide;

    private int guided;

    private double loss;

    /** @param rows which rows of the columns, in this order */
    PenalisedProblem(double[][] columns, double[] outcome, int[] rows) {
        n = rows.length;
        p = columns.length;
        y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = outcome[rows[i]];
        }
        z = new double[p][n];
        mean = new double[p];
        sd = new double[p];
        for (int j = 0; j < p; j++) {
            standardise(j, columns[j], rows);
        }
        every = Math.max(1, n / CURVED_ROWS);
        b = new double[p + 1];
        mu = new double[n];
        gradient = new double[p + 1];
        double events = sum(y) / n;
        b[0] = Math.log(events / (1 - events));
        all = IntStream.range(0, p).toArray();
        evaluate(all);
    }

    private void standardise(int j, double[] column, int[] rows) {
        double[] out = z[j];
        // About the first value, so that a large offset takes no digits from what varies.
        double origin = column[rows[0]];
        for (int i = 0; i < n; i++) {
            out[i] = column[rows[i]] - origin;
        }
        double about = sum(out) / n;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            out[i] -= about;
            squares += out[i] * out[i];
        }
        mean[j] = origin + about;
        sd[j] = Math.sqrt(squares / n);
        boolean varies = sd[j] > 1e-14 * Math.abs(mean[j]);
        if (!varies) {
            sd[j] = 0;
        }
        for (int i = 0; i < n; i++) {
            out[i] = varies ? out[i] / sd[j] : 0;
        }
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum;
    }

    /** The smallest penalty at which every coefficient is zero. */
    double largestPenalty() {
        double largest = 0;
        for (int j = 1; j <= p; j++) {
            largest = Math.max(largest, Math.abs(gradient[j]));
        }
        return largest;
    }

    /** Mean of −log-likelihood at the present coefficients. */
    double loss() {
        return loss;
    }

    /**
     * Loss, probabilities and the gradient of these columns, in blocks of rows that stay in the processor's cache.
     *
     * @param columns from 0; all whose coefficient is not zero are among them
     */
    private void evaluate(int[] columns) {
        double[] sums = new double[columns.length];
        double[] eta = new double[BLOCK];
        double[] residual = new double[BLOCK];
        double[][] block = new double[columns.length][BLOCK];
        double constant = 0;
        double total = 0;
        for (int start = 0; start < n; start += BLOCK) {
            int length = Math.min(BLOCK, n - start);
            Arrays.fill(eta, b[0]);
            for (int k = 0; k < columns.length; k++) {
                System.arraycopy(z[columns[k]], start, block[k], 0, length);
                double at = b[columns[k] + 1];
                if (at != 0) {
                    double[] column = block[k];
                    for (int i = 0; i < length; i++) {
                        eta[i] += at * column[i];
                    }
                }
            }
            total += losses(start, length, eta, residual);
            constant += InnerProducts.sum(residual, length);
            InnerProducts.add(residual, block, 0, length, sums, 0);
        }
        loss = total / n;
        gradient[0] = constant / n;
        slopes(columns, sums);
        current = columns;
    }

    /** The gradient of the columns that it is not known of where the coefficients are now. */
    private void complete() {
        if (current.length == p) {
            return;
        }
        boolean[] known = new boolean[p];
        IntStream.of(current).forEach(j -> known[j] = true);
        int[] rest = IntStream.range(0, p).filter(j -> !known[j]).toArray();
        double[] sums = new double[rest.length];
        double[] residual = new double[BLOCK];
        double[][] block = new double[rest.length][BLOCK];
        for (int start = 0; start < n; start += BLOCK) {
            int length = Math.min(BLOCK, n - start);
            for (int i = 0; i < length; i++) {
                residual[i] = mu[start + i] - y[start + i];
            }
            for (int k = 0; k < rest.length; k++) {
                System.arraycopy(z[rest[k]], start, block[k], 0, length);
            }
            InnerProducts.add(residual, block, 0, length, sums, 0);
        }
        slopes(rest, sums);
        current = all;
    }

    private void slopes(int[] columns, double[] sums) {
        for (int k = 0; k < columns.length; k++) {
            gradient[columns[k] + 1] = sd[columns[k]] == 0 ? 0 : sums[k] / n;
        }
    }

    /** Sum of −log-likelihoods of a block; one logarithm of a product stands for the sum of logarithms. */
    private double losses(int start, int length, double[] eta, double[] residual) {
        double linear = 0;
        double product = 1;
        for (int i = 0; i < length; i++) {
            double h = eta[i];
            double e = Math.exp(-Math.abs(h));
            double larger = 1 / (1 + e);
            double probability = h >= 0 ? larger : e * larger;
            mu[start + i] = probability;
            residual[i] = probability - y[start + i];
            linear += Math.max(h, 0) - y[start + i] * h;
            product *= 1 + e;
        }
        return linear + Math.log(product);
    }

    /** Moves to the minimum of {@link #loss} + penalty · Σ|b|, the constant free; from where it is. */
    void minimise(double penalty) {
        minimise(penalty, every == 1 ? THERE : THERE_IF_LARGE);
    }

    /** The same, as near as a model that only judges rows held out need be. */
    void minimiseToJudge(double penalty) {
        minimise(penalty, every == 1 ? THERE : THERE_TO_JUDGE);
    }

    private void minimise(double penalty, double there) {
        double rounding = every == 1 ? ROUNDING : 2 * there;
        double last = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            double off = violation(penalty);
            if (off <= there || (off < rounding && off > last / 2)) {
                if (current.length == p) {
                    return;
                }
                // Where those that move are at rest, the others may be drawn away from zero.
                complete();
                off = violation(penalty);
                if (off <= there || (off < rounding && off > last / 2)) {
                    return;
                }
            }
            last = off;
            int[] moving = moving(penalty);
            double[] curvature = every == 1 ? curvature(moving) : guide(moving);
            double[] to = byCoordinates(moving, curvature, penalty);
            onTheFace(moving, curvature, penalty, to);
            double[] from = at(moving, b);
            double[] slopes = at(moving, gradient);
            move(moving, to, penalty);
            if (every > 1) {
                learn(moving, from, slopes);
            }
        }
        complete();
    }

    /** How far the gradient is from what a minimum asks for. */
    private double violation(double penalty) {
        double most = Math.abs(gradient[0]);
        for (int column : current) {
            int j = column + 1;
            double off = b[j] == 0
                    ? Math.max(0, Math.abs(gradient[j]) - penalty)
                    : Math.abs(gradient[j] + Math.signum(b[j]) * penalty);
            most = Math.max(most, off);
        }
        return most;
    }

    /** The constant and the coefficients that are not zero or that the gradient draws away from it. */
    private int[] moving(double penalty) {
        IntStream drawn = IntStream.of(current)
                .map(column -> column + 1)
                .filter(j -> b[j] != 0 || Math.abs(gradient[j]) > penalty);
        return IntStream.concat(IntStream.of(0), drawn).toArray();
    }

    /** The curvature of some rows is no more than a guide, and serves for several steps and for the next penalty. */
    private double[] guide(int[] at) {
        if (guided++ % RENEWED == 0) {
            guide = curvature(IntStream.rangeClosed(0, p).toArray());
        }
        int k = at.length;
        double[] out = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int c = 0; c < k; c++) {
                out[a * k + c] = guide[at[a] * (p + 1) + at[c]];
            }
        }
        return out;
    }

    private static double[] at(int[] places, double[] of) {
        return IntStream.of(places).mapToDouble(j -> of[j]).toArray();
    }

    /** What a step tells of the curvature of all rows goes into the guide (Broyden, Fletcher, Goldfarb, Shanno). */
    private void learn(int[] at, double[] from, double[] slopes) {
        int k = at.length;
        double[] s = new double[k];
        double[] y = new double[k];
        double[] hs = new double[k];
        double sy = 0;
        double shs = 0;
        for (int a = 0; a < k; a++) {
            s[a] = b[at[a]] - from[a];
            y[a] = gradient[at[a]] - slopes[a];
            sy += s[a] * y[a];
        }
        for (int a = 0; a < k; a++) {
            for (int c = 0; c < k; c++) {
                hs[a] += guide[at[a] * (p + 1) + at[c]] * s[c];
            }
            shs += s[a] * hs[a];
        }
        if (!(sy > 0 && shs > 0)) {
            return;
        }
        for (int a = 0; a < k; a++) {
            for (int c = 0; c < k; c++) {
                guide[at[a] * (p + 1) + at[c]] += y[a] * y[c] / sy - hs[a] * hs[c] / shs;
            }
        }
    }

    /** Rows are taken in blocks that stay in the processor's first cache. */
    private double[] curvature(int[] at) {
        int k = at.length;
        int used = (n + every - 1) / every;
        double[] sums = new double[k * (k + 1) / 2];
        double[][] thin = new double[k][BLOCK];
        double[] w = new double[BLOCK];
        double[] weighted = new double[BLOCK];
        for (int start = 0; start < used; start += BLOCK) {
            int length = Math.min(BLOCK, used - start);
            for (int r = 0; r < length; r++) {
                double share = mu[(start + r) * every];
                w[r] = Math.max(share * (1 - share), 1e-12) / used;
            }
            for (int a = 0; a < k; a++) {
                for (int r = 0; r < length; r++) {
                    thin[a][r] = at[a] == 0 ? 1 : z[at[a] - 1][(start + r) * every];
                }
            }
            for (int a = 0, t = 0; a < k; a++) {
                for (int r = 0; r < length; r++) {
                    weighted[r] = w[r] * thin[a][r];
                }
                t = InnerProducts.add(weighted, thin, a, length, sums, t);
            }
        }
        double[] out = new double[k * k];
        for (int a = 0, t = 0; a < k; a++) {
            for (int c = a; c < k; c++, t++) {
                out[a * k + c] = sums[t];
                out[c * k + a] = sums[t];
            }
        }
        return out;
    }

    /** The minimum of the quadratic model, a coefficient at a time. */
    private double[] byCoordinates(int[] at, double[] h, double penalty) {
        int k = at.length;
        double[] to = new double[k];
        double[] slope = new double[k];
        for (int a = 0; a < k; a++) {
            to[a] = b[at[a]];
            slope[a] = gradient[at[a]];
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            double moved = 0;
            for (int a = 0; a < k; a++) {
                double own = h[a * k + a];
                if (own <= 0) {
                    continue;
                }
                double free = to[a] - slope[a] / own;
                double shrunk = at[a] == 0 ? free : Math.signum(free) * Math.max(0, Math.abs(free) - penalty / own);
                double d = shrunk - to[a];
                if (d != 0) {
                    to[a] = shrunk;
                    for (int c = 0; c < k; c++) {
                        slope[c] += d * h[c * k + a];
                    }
                    moved = Math.max(moved, Math.abs(d) * Math.sqrt(own));
                }
            }
            if (moved < 1e-9) {
                break;
            }
        }
        return to;
    }

    /** Coordinates find which coefficients are zero; the others are then solved for at once, unless a sign turns. */
    private void onTheFace(int[] at, double[] h, double penalty, double[] to) {
        int[] face = IntStream.range(0, at.length)
                .filter(a -> at[a] == 0 || to[a] != 0)
                .toArray();
        int k = face.length;
        double[] part = new double[k * k];
        double[] d = new double[k];
        for (int a = 0; a < k; a++) {
            int j = at[face[a]];
            d[a] = -gradient[j] - (j == 0 ? 0 : Math.signum(to[face[a]]) * penalty);
            for (int c = 0; c < k; c++) {
                part[a * k + c] = h[face[a] * at.length + face[c]];
            }
            // What leaves the face goes to zero from where it is.
            for (int c = 0; c < at.length; c++) {
                if (at[c] != 0 && to[c] == 0) {
                    d[a] += h[face[a] * at.length + c] * b[at[c]];
                }
            }
        }
        Cholesky factor = Cholesky.of(part, k);
        if (factor.rank() < k) {
            return;
        }
        factor.solve(d);
        for (int a = 0; a < k; a++) {
            int j = at[face[a]];
            if (j != 0 && (b[j] + d[a]) * to[face[a]] <= 0) {
                return;
            }
        }
        for (int a = 0; a < k; a++) {
            to[face[a]] = b[at[face[a]]] + d[a];
        }
    }

    /** As far towards the target as the penalised loss falls. */
    private void move(int[] at, double[] to, double penalty) {
        double[] from = b.clone();
        int[] columns = IntStream.of(at).skip(1).map(j -> j - 1).toArray();
        double before = loss() + penalty * size();
        for (double part = 1; part > 1e-6; part /= 2) {
            for (int a = 0; a < at.length; a++) {
                b[at[a]] = part == 1 ? to[a] : from[at[a]] + part * (to[a] - from[at[a]]);
            }
            evaluate(columns);
            double after = loss() + penalty * size();
            if (after <= before + 1e-14 * Math.abs(before)) {
                return;
            }
        }
        System.arraycopy(from, 0, b, 0, b.length);
        evaluate(columns);
    }

    private double size() {
        double size = 0;
        for (int j = 1; j <= p; j++) {
            size += Math.abs(b[j]);
        }
        return size;
    }

    List<Double> deviations() {
        return Arrays.stream(sd).boxed().toList();
    }

    /** The constant and the coefficients of the columns as they came. */
    double[] coefficients() {
        double[] out = new double[p + 1];
        out[0] = b[0];
        for (int j = 0; j < p; j++) {
            if (b[j + 1] != 0) {
                out[j + 1] = b[j + 1] / sd[j];
                out[0] -= out[j + 1] * mean[j];
            }
        }
        return out;
    }

    /** η of any rows of the columns the problem was made of, without the offsets that a constant would cancel. */
    double[] predictors(double[][] columns, int[] rows) {
        double[] out = new double[rows.length];
        Arrays.fill(out, b[0]);
        for (int j = 0; j < p; j++) {
            if (b[j + 1] != 0) {
                double[] column = columns[j];
                double each = b[j + 1] / sd[j];
                for (int i = 0; i < rows.length; i++) {
                    out[i] += each * (column[rows[i]] - mean[j]);
                }
            }
        }
        return out;
    }
}
