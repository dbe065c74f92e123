package org.counterpart.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.regression.algebra.Basis;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.regression.algebra.Orthogonal;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.RowOrder;

/** Logistic regression of a 0/1 outcome on the rows of a design. */
public final class UnconditionalRegression extends Regression {
    /** Above this the rows stay in the order they come, and sums may differ in the last digits with it. */
    static final int CANONICAL_ROWS = 20_000;

    /** A row this near the boundary lies on it; directions have a largest part of 1. */
    private static final double ON_THE_FACE = 1e-9;

    private static final int LARGE = 200_000;
    private static final int THINNED = 16;

    public final double[] y;
    final int[] rows;

    UnconditionalRegression(DesignMatrix design, int[] columns, boolean intercept, double[] y, int[] rows) {
        super(design, columns, intercept);
        this.y = y;
        this.rows = rows;
    }

    /** All columns and rows, these in an order that depends on their contents alone. */
    public static UnconditionalRegression of(DesignMatrix design, double[] y) {
        int[] all = IntStream.range(0, design.columns()).toArray();
        return new UnconditionalRegression(design, all, true, y, canonicalOrder(design, y));
    }

    private static int[] canonicalOrder(DesignMatrix x, double[] y) {
        return y.length > CANONICAL_ROWS ? null : RowOrder.byContent(x, y);
    }

    @Override
    public Regression with(int[] newColumns, boolean newIntercept) {
        return new UnconditionalRegression(design, newColumns, newIntercept, y, rows);
    }

    @Override
    UnconditionalRegression on(DesignMatrix other) {
        return of(other, y);
    }

    @Override
    int size() {
        return rows == null ? y.length : rows.length;
    }

    public int row(int position) {
        return rows == null ? position : rows[position];
    }

    double events() {
        double events = 0;
        for (int i = 0; i < size(); i++) {
            events += y[row(i)];
        }
        return events;
    }

    @Override
    double nullLogLik() {
        int n = size();
        if (!intercept) {
            return -n * Math.log(2);
        }
        double events = events();
        return term(events, n) + term(n - events, n);
    }

    private static double term(double count, double n) {
        return count == 0 ? 0 : count * Math.log(count / n);
    }

    @Override
    public Prepared prepare() {
        double[][] data = Arrays.stream(columns).mapToObj(design::column).toArray(double[][]::new);
        double[] scale = Arrays.stream(columns).mapToDouble(design::scale).toArray();
        double[] center = Arrays.stream(columns)
                .mapToDouble(j -> intercept ? design.center(j) : 0)
                .toArray();
        LogisticLikelihood likelihood = new LogisticLikelihood(data, center, scale, intercept, y, null, rows);
        Prepared plain = new Prepared(
                likelihood, Basis.scaled(center, scale, intercept), nullAt(columns.length + (intercept ? 1 : 0)));
        boolean fine = size() >= LARGE && plain.wellConditionedBy(likelihood.thinned(THINNED));
        return fine || plain.wellConditionedBy(likelihood) ? plain : orthogonal(data, center, scale);
    }

    private Prepared orthogonal(double[][] data, double[] center, double[] scale) {
        int n = size();
        double[][] z = new double[data.length][n];
        double[] outcome = new double[n];
        for (int i = 0; i < n; i++) {
            outcome[i] = y[row(i)];
            for (int j = 0; j < data.length; j++) {
                z[j][i] = (data[j][row(i)] - center[j]) * scale[j];
            }
        }
        Orthogonal q = Orthogonal.of(z, center, scale, intercept);
        double[] zero = new double[q.columns.length];
        double[] one = new double[q.columns.length];
        Arrays.fill(one, 1);
        return new Prepared(
                new LogisticLikelihood(q.columns, zero, one, intercept, outcome, null, null),
                q.basis,
                nullAt(q.basis.parameters()));
    }

    private double[] nullAt(int k) {
        double[] at = new double[k];
        if (intercept && size() > 0) {
            double events = events();
            at[0] = Math.log(Math.max(events, 0.5)) - Math.log(Math.max(size() - events, 0.5));
        }
        return at;
    }

    /** A million rows are near their maximum after a fit to a sixteenth of them. */
    @Override
    double[] start(Prepared prepared) {
        if (size() < LARGE || !(prepared.likelihood instanceof LogisticLikelihood all)) {
            return prepared.nullAt;
        }
        Newton.Maximum some = Newton.maximise(all.thinned(THINNED), prepared.nullAt, 10);
        return some.converged ? some.at : prepared.nullAt;
    }

    @Override
    Regression face(Prepared prepared, double[] d) {
        LogisticLikelihood likelihood = (LogisticLikelihood) prepared.likelihood;
        double[] signed = new double[likelihood.parameters()];
        int n = size();
        int[] kept = new int[n];
        int count = 0;
        for (int i = 0; i < n; i++) {
            likelihood.signedRow(i, signed);
            double size = 0;
            for (int j = 0; j < signed.length; j++) {
                size += Math.abs(signed[j] * d[j]);
            }
            if (Math.abs(Newton.dot(signed, d)) <= ON_THE_FACE * (1 + size)) {
                kept[count++] = row(i);
            }
        }
        return count == 0
                ? null
                : new UnconditionalRegression(design, columns, intercept, y, Arrays.copyOf(kept, count));
    }

    @Override
    public Regression onRowsOf(Regression face) {
        return new UnconditionalRegression(design, columns, intercept, y, ((UnconditionalRegression) face).rows);
    }
}
