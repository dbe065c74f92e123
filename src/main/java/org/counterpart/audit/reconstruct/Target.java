package org.counterpart.audit.reconstruct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.counterpart.audit.reconstruct.PrintedNumber.Kind;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Tails;

/** What the printed numbers ask of coefficients, standard errors, exposure counts, AUC and cut-offs. */
final class Target {
    static final double REACH = Tails.normalCritical(0.95);

    final Wanted wanted;
    final int predictors;
    /** Middle and half width of each coefficient's range. */
    final double[] beta;

    final double[] half;
    /** Standard errors; 0 and infinity where nothing is printed. */
    final double[] seLow;

    final double[] seHigh;
    /** −1 where not printed. */
    final int[] exposedCases;

    final int[] exposedControls;
    /** Empty when no AUC is printed. */
    final List<PrintedNumber> aucs = new ArrayList<>();

    final List<Cut> cuts = new ArrayList<>();
    private final List<PrintedNumber> ofFit = new ArrayList<>();

    /** Sensitivity and specificity at one unknown cut of the score; null where not printed. */
    record Cut(PrintedNumber sensitivity, PrintedNumber specificity) {
        Closeness at(double sens, double spec) {
            Closeness first = sensitivity == null ? new Closeness(0, 0) : Closeness.of(sensitivity, sens);
            return specificity == null ? first : first.plus(Closeness.of(specificity, spec));
        }
    }

    Target(Wanted wanted) {
        this.wanted = wanted;
        predictors = wanted.predictors();
        beta = new double[predictors];
        half = new double[predictors];
        seLow = new double[predictors];
        seHigh = new double[predictors];
        Arrays.fill(seHigh, Double.POSITIVE_INFINITY);
        exposedCases = new int[predictors];
        exposedControls = new int[predictors];
        for (int j = 0; j < predictors; j++) {
            coefficient(j);
            standardError(j);
            exposedCases[j] = count(Kind.EXPOSED_CASES, j);
            exposedControls[j] = count(Kind.EXPOSED_CONTROLS, j);
        }
        TreeMap<Integer, Cut> rows = new TreeMap<>();
        for (PrintedNumber n : wanted.numbers()) {
            Cut cut = rows.getOrDefault(n.of(), new Cut(null, null));
            switch (n.kind()) {
                case AUC -> aucs.add(n);
                case SENSITIVITY -> rows.put(n.of(), new Cut(n, cut.specificity()));
                case SPECIFICITY -> rows.put(n.of(), new Cut(cut.sensitivity(), n));
                case OR, CI_LOW, CI_HIGH, B, SE, WALD, P, EXPOSED_CASES, EXPOSED_CONTROLS -> ofFit.add(n);
            }
        }
        cuts.addAll(rows.values());
    }

    /** The cut a printed sensitivity or specificity belongs to. */
    Cut cut(PrintedNumber number) {
        return cuts.stream()
                .filter(c -> number.equals(c.sensitivity()) || number.equals(c.specificity()))
                .findFirst()
                .orElseThrow();
    }

    private int count(Kind kind, int j) {
        Interval values = wanted.values(kind, j);
        return Double.isNaN(values.low()) ? -1 : (int) Math.rint((values.low() + values.high()) / 2);
    }

    private void coefficient(int j) {
        Interval or = wanted.values(Kind.OR, j);
        Interval range = new Interval(Math.log(Math.max(or.low(), 1e-9)), Math.log(or.high()));
        range = both(range, wanted.values(Kind.B, j));
        Interval low = wanted.values(Kind.CI_LOW, j);
        Interval high = wanted.values(Kind.CI_HIGH, j);
        if (low.low() > 0 && high.low() > 0) {
            range = both(
                    range,
                    new Interval(
                            (Math.log(low.low()) + Math.log(high.low())) / 2,
                            (Math.log(low.high()) + Math.log(high.high())) / 2));
        }
        beta[j] = (range.low() + range.high()) / 2;
        half[j] = Math.max((range.high() - range.low()) / 2, 1e-7);
    }

    private void standardError(int j) {
        Interval range = both(new Interval(0, Double.POSITIVE_INFINITY), wanted.values(Kind.SE, j));
        Interval low = wanted.values(Kind.CI_LOW, j);
        Interval high = wanted.values(Kind.CI_HIGH, j);
        if (low.low() > 0 && high.low() > 0) {
            range = both(
                    range,
                    new Interval(
                            Math.log(high.low() / low.high()) / (2 * REACH),
                            Math.log(high.high() / low.low()) / (2 * REACH)));
        } else if (low.low() > 0) {
            range = both(
                    range,
                    new Interval(
                            (beta[j] - half[j] - Math.log(low.high())) / REACH,
                            (beta[j] + half[j] - Math.log(low.low())) / REACH));
        } else if (high.low() > 0) {
            range = both(
                    range,
                    new Interval(
                            (Math.log(high.low()) - beta[j] - half[j]) / REACH,
                            (Math.log(high.high()) - beta[j] + half[j]) / REACH));
        }
        double near = Math.max(0, Math.abs(beta[j]) - half[j]);
        double far = Math.abs(beta[j]) + half[j];
        Interval wald = wanted.values(Kind.WALD, j);
        if (wald.high() > 0) {
            range = both(range, new Interval(near / Math.sqrt(wald.high()), far / Math.sqrt(Math.max(wald.low(), 0))));
        }
        Interval p = wanted.values(Kind.P, j);
        if (p.high() > 0) {
            range = both(range, new Interval(near / quantile(p.low()), far / quantile(p.high())));
        }
        seLow[j] = range.low();
        seHigh[j] = range.high();
    }

    /** How many standard errors from 0 an estimate with this P is. */
    private static double quantile(double p) {
        return p <= 0 ? Double.POSITIVE_INFINITY : p >= 1 ? 0 : -Tails.normalQuantile(p / 2);
    }

    /** What two ranges share; the first where they share nothing or the second is unknown. */
    private static Interval both(Interval a, Interval b) {
        double low = Math.max(a.low(), b.low());
        double high = Math.min(a.high(), b.high());
        return low <= high ? new Interval(low, high) : a;
    }

    boolean seAsked(int j) {
        return seLow[j] > 0 && seHigh[j] < Double.POSITIVE_INFINITY;
    }

    /** Of everything the fit alone decides: the numbers of subjects with each pattern and the exposed cases. */
    Closeness ofFit(PatternFit fit, int[] subjects, int[] cases) {
        int missed = 0;
        double excess = 0;
        for (PrintedNumber n : ofFit) {
            double value = value(n, fit, subjects, cases);
            if (!n.prints(value)) {
                missed++;
                excess += n.excess(value);
            }
        }
        return new Closeness(missed, excess);
    }

    private static double value(PrintedNumber n, PatternFit fit, int[] subjects, int[] cases) {
        int term = n.of() + 1;
        return switch (n.kind()) {
            case EXPOSED_CASES -> cases[term];
            case EXPOSED_CONTROLS -> WholeTable.margin(subjects, term) - cases[term];
            case OR, CI_LOW, CI_HIGH, B, SE, WALD, P, AUC, SENSITIVITY, SPECIFICITY ->
                value(n.kind(), fit.b[term], Math.sqrt(fit.variance(term)));
        };
    }

    /** A number of a regression table's row. */
    static double value(Kind kind, double b, double se) {
        return switch (kind) {
            case OR -> Math.exp(b);
            case CI_LOW -> Math.exp(b - REACH * se);
            case CI_HIGH -> Math.exp(b + REACH * se);
            case B -> b;
            case SE -> se;
            case WALD -> b / se * (b / se);
            case P -> Tails.normalTwoSided(b / se);
            case EXPOSED_CASES, EXPOSED_CONTROLS, AUC, SENSITIVITY, SPECIFICITY ->
                throw new IllegalArgumentException("no number of a row: " + kind);
        };
    }
}
