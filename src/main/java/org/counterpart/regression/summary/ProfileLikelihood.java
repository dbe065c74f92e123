package org.counterpart.regression.summary;

import org.counterpart.regression.Estimate;
import org.counterpart.regression.PenalisedFit;
import org.counterpart.regression.Prepared;
import org.counterpart.regression.Regression;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.Separation;
import org.counterpart.regression.algebra.Likelihood;
import org.counterpart.regression.algebra.Newton;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/**
 * Profile-likelihood intervals of coefficients: where twice the fall of the likelihood, maximised over all others,
 * reaches the
 * chi-square quantile. Exact roots by Newton's method on the signed root of the deviance, within a bracket. A limit is
 * infinite where the
 * likelihood stays above the cut for ever, which separation alone can cause.
 *
 * <p>Reference: Venzon and Moolgavkar (1988), doi:10.2307/2347496. Same as R: {@code confint(glm)}, which interpolates
 * the profile by a
 * spline (about 1e-4 off), and {@code logistf} for Firth.
 */
public record ProfileLikelihood(double level) {
    private static final int STEPS = 500;

    public ProfileLikelihood {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be in (0, 1), got " + level);
        }
    }

    /** 95% intervals. */
    public static ProfileLikelihood withDefaults() {
        return new ProfileLikelihood(0.95);
    }

    /** Interval of a coefficient (a log odds ratio); NaN where the data cannot tell the coefficient from others. */
    public Interval interval(RegressionFit fit, int parameter) {
        return fit.either(plain -> unpenalised(plain.estimate(), parameter), firth -> penalised(firth, parameter));
    }

    private Interval penalised(PenalisedFit firth, int parameter) {
        return Double.isNaN(firth.b(parameter))
                ? Interval.NONE
                : finite(
                        firth.likelihood(),
                        firth.prepared().basis.functional(parameter),
                        firth.maximum(),
                        firth.b(parameter),
                        firth.se(parameter));
    }

    private Interval unpenalised(Estimate e, int parameter) {
        if (e.finite(parameter)) {
            return finite(
                    e.trace.prepared.likelihood,
                    e.trace.prepared.basis.functional(parameter),
                    e.maximum,
                    e.b[parameter],
                    Math.sqrt(e.covariance[parameter][parameter]));
        }
        return e.infinite(parameter) ? separated(e, parameter) : Interval.NONE;
    }

    private Interval finite(Likelihood f, double[] functional, Newton.Maximum maximum, double b, double se) {
        if (!maximum.converged) {
            return Interval.NONE;
        }
        double reach = Tails.normalCritical(level) * se;
        Root low = new Root(f, functional, maximum.value, cut(), se);
        Root high = new Root(f, functional, maximum.value, cut(), se);
        return new Interval(low.outwards(b, b - reach, maximum.at), high.outwards(b, b + reach, maximum.at));
    }

    private double cut() {
        return Tails.chiSquareQuantile(level, 1);
    }

    /**
     * A coefficient whose estimate is infinite: one limit is, and the other is where the rising likelihood passes the
     * cut.
     */
    private Interval separated(Estimate e, int parameter) {
        Regression others = e.regression.without(parameter);
        Separation.Trace rest = Separation.trace(others, others.prepare());
        Interval everything = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        if (rest.face == null) {
            return everything;
        }
        Prepared held = e.regression.onRowsOf(rest.face).prepare();
        if (!held.basis.estimable(parameter)) {
            return everything;
        }
        double limit = Separation.limit(e.trace, parameter);
        if (Double.isNaN(limit)) {
            return Interval.NONE;
        }
        int column = e.regression.column(parameter);
        double unit = column < 0 ? 1 : e.regression.design.scale(column);
        Root root = new Root(held.likelihood, held.basis.functional(parameter), e.logLik, cut(), unit);
        double found = root.towards(Math.signum(limit), held.nullAt);
        return limit > 0
                ? new Interval(found, Double.POSITIVE_INFINITY)
                : new Interval(Double.NEGATIVE_INFINITY, found);
    }

    /** The search for one limit. */
    private static final class Root {
        private final Likelihood f;
        private final double[] functional;
        private final double top;
        private final double cut;
        private final double unit;
        private double[] at;
        private double slope;

        Root(Likelihood f, double[] functional, double top, double cut, double unit) {
            this.f = f;
            this.functional = functional;
            this.top = top;
            this.cut = cut;
            this.unit = unit;
        }

        /** √(fall of twice the likelihood at v) − √cut; leaves its slope. NaN when the fit at v does not converge. */
        private double excess(double v) {
            Newton.Maximum m = Newton.maximise(f, at, Newton.Constraint.of(functional, v), STEPS);
            if (!m.converged) {
                return Double.NaN;
            }
            at = m.at;
            double fall = Math.sqrt(Math.max(0, 2 * (top - m.value)));
            slope = fall == 0 ? 0 : -m.multipliers[0] / fall;
            return fall - Math.sqrt(cut);
        }

        /** From the estimate outwards, first guess given. */
        double outwards(double estimate, double guess, double[] start) {
            at = start.clone();
            double sign = Math.signum(guess - estimate);
            return solve(estimate, Double.NaN, guess, sign);
        }

        /** The limit on the near side of an estimate at {@code sign}·∞. */
        double towards(double sign, double[] start) {
            at = start.clone();
            double inside = Double.NaN;
            double outside = Double.NaN;
            double v = 0;
            double step = unit;
            while (Double.isNaN(inside) || Double.isNaN(outside)) {
                double excess = excess(v);
                if (Double.isNaN(excess) || Math.abs(v) > 1e4 * unit) {
                    return Double.NaN;
                }
                if (excess > 0) {
                    outside = v;
                    v += sign * step;
                } else {
                    inside = v;
                    v -= sign * step;
                }
                step *= 1.6;
            }
            return solve(inside, outside, (inside + outside) / 2, -sign);
        }

        /**
         * @param inside a value within the interval
         * @param outside one beyond it, or NaN
         * @param sign from inside to outside
         */
        private double solve(double inside, double outside, double guess, double sign) {
            double in = inside;
            double out = outside;
            double v = guess;
            double stride = Math.abs(guess - inside);
            for (int i = 0; i < 200; i++) {
                double excess = excess(v);
                if (Double.isNaN(excess)) {
                    return Double.NaN;
                }
                if (excess > 0) {
                    out = v;
                } else {
                    in = v;
                }
                double next = v - excess / slope;
                boolean useful = slope * sign > 0
                        && (next - in) * sign > 0
                        && (Double.isNaN(out) ? (next - in) * sign < 4 * stride : (out - next) * sign > 0);
                if (Math.abs(next - v) <= 1e-13 * (Math.abs(v) + 1e-3 * unit) && slope * sign > 0) {
                    return next;
                }
                if (!useful) {
                    next = Double.isNaN(out) ? in + sign * 2 * stride : (in + out) / 2;
                }
                if (Math.abs(next - v) <= 1e-15 * Math.abs(v)) {
                    return next;
                }
                stride = Math.max(stride, Math.abs(next - inside));
                v = next;
            }
            return v;
        }
    }
}
