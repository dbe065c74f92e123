package org.counterpart.regression;

import java.util.Arrays;
import org.counterpart.regression.algebra.Newton;

/** The maximum of a likelihood, or its limit where the data are separated. */
public final class Estimate {
    private static final int STEPS = 30;
    private static final int MORE_STEPS = 300;
    /** Up to this many cells separation is looked for before fitting; beyond it only when the fit does not converge. */
    private static final long LOOK_FIRST = 100_000;

    public final Regression regression;
    public final Prepared prepared;
    public final Separation.Trace trace;
    public final Newton.Maximum maximum;
    public final double[] b;
    public final double[][] covariance;
    public final double logLik;

    private Estimate(Regression regression, Prepared prepared, Separation.Trace trace, Newton.Maximum maximum) {
        this.regression = regression;
        this.prepared = prepared;
        this.trace = trace;
        this.maximum = maximum;
        this.logLik = maximum == null ? 0 : maximum.value;
        int p = regression.parameters();
        double[] at = maximum == null ? new double[p] : trace.prepared.basis.original(maximum.at);
        double[][] v = maximum == null ? new double[p][p] : trace.prepared.basis.covariance(maximum.curvature);
        for (int i = 0; i < p; i++) {
            if (!finite(i)) {
                at[i] = Double.NaN;
                for (int j = 0; j < p; j++) {
                    v[i][j] = Double.NaN;
                    v[j][i] = Double.NaN;
                }
            }
        }
        this.b = at;
        this.covariance = v;
    }

    public static Estimate of(Regression regression) {
        Prepared prepared = regression.prepare();
        boolean first = (long) regression.size() * Math.max(1, regression.parameters()) <= LOOK_FIRST;
        Separation.Trace trace = first ? Separation.trace(regression, prepared) : whole(regression, prepared);
        Newton.Maximum maximum = fit(trace, STEPS);
        if (!first && maximum != null && (!maximum.converged || extreme(maximum))) {
            trace = Separation.trace(regression, prepared);
            if (!trace.directions.isEmpty()) {
                maximum = fit(trace, STEPS);
            }
        }
        if (maximum != null && !maximum.converged) {
            Newton.Maximum more = Newton.maximise(trace.prepared.likelihood, maximum.at, MORE_STEPS);
            more.iterations += maximum.iterations;
            maximum = more;
        }
        return new Estimate(regression, prepared, trace, maximum);
    }

    private static Separation.Trace whole(Regression regression, Prepared prepared) {
        Separation.Trace trace = new Separation.Trace();
        trace.face = regression;
        trace.prepared = prepared;
        return trace;
    }

    private static Newton.Maximum fit(Separation.Trace trace, int steps) {
        return trace.face == null
                ? null
                : Newton.maximise(trace.prepared.likelihood, trace.face.start(trace.prepared), steps);
    }

    /** A predictor far out in the tails: worth proving that the maximum is finite. */
    private static boolean extreme(Newton.Maximum maximum) {
        return Arrays.stream(maximum.at).anyMatch(a -> Math.abs(a) > 10);
    }

    public boolean converged() {
        return maximum == null || maximum.converged;
    }

    int iterations() {
        return maximum == null ? 0 : maximum.iterations;
    }

    /** Whether a coefficient has a finite estimate. */
    public boolean finite(int parameter) {
        return !prepared.basis.aliased(parameter) && !Separation.infinite(prepared.basis, trace, parameter);
    }

    public boolean infinite(int parameter) {
        return Separation.infinite(prepared.basis, trace, parameter);
    }

    /** Parameters the data determine: without those that are combinations of others. */
    public int rank() {
        return prepared.basis.parameters();
    }

    /** The score test of the null model against this one. */
    double scoreStatistic() {
        return prepared.scoreStatistic();
    }
}
