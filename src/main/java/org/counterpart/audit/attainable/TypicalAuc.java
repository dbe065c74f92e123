package org.counterpart.audit.attainable;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterpart.audit.attainable.matrix.Dense;
import org.counterpart.stats.Quantiles;
import org.counterpart.stats.RandomStreams;
import org.counterpart.stats.Tails;

/**
 * Where an AUC stands among tables drawn from plausible populations that agree with what is printed. A population:
 * shares of exposed controls from 5% to 95%, evenly, or as printed; associations through one normal factor behind all
 * predictors, with loadings from −0.8 to 0.8, evenly, or none; cases as the printed odds ratios make them. From it as
 * many cases and controls are drawn as the paper has, and the cases are reweighted by the exponential tilt that makes
 * the fitted odds ratios the printed ones (the most likely table among those that have them, Csiszár 1984,
 * doi:10.1214/aop/1176993227). Tables whose standard errors are larger than what is printed allows are left out.
 *
 * @param used tables that agree with the print, of {@link #DRAWS} or fewer
 * @param atLeast share of them with the printed AUC or more; NaN, as the quantiles, when there is none
 */
public record TypicalAuc(Population population, int used, double atLeast, double q025, double median, double q975) {
    public static final int DRAWS = 2000;
    /** Fewer tables than this say nothing about a tail. */
    public static final int FEW = 100;

    /** Values of the common factor, evenly spaced by their probability. */
    private static final int FACTORS = 50;

    private static final double LOADING = 0.8;
    private static final int MOST_STEPS = 60;

    /** How the predictors go together among the controls. */
    public enum Population {
        INDEPENDENT,
        ASSOCIATED
    }

    /** @param reported the least AUC that prints as reported */
    static TypicalAuc of(PrintedModel model, Population population, double reported) {
        return Drawn.of(model, population).around(reported);
    }

    /** The AUCs of the tables drawn that agree with the print, which stay the same whatever AUC is printed. */
    static final class Drawn {
        private final Population population;
        /** In ascending order. */
        private final double[] aucs;

        private Drawn(Population population, double[] aucs) {
            this.population = population;
            this.aucs = aucs;
        }

        static Drawn of(PrintedModel model, Population population) {
            Patterns patterns = new Patterns(model.beta());
            RandomStreams streams = new RandomStreams(20254L, population.name());
            double[] aucs = new double[DRAWS];
            int used = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                double auc = new Draw(model, patterns, streams.stream(draw)).auc(population);
                if (!Double.isNaN(auc)) {
                    aucs[used++] = auc;
                }
            }
            double[] found = Arrays.copyOf(aucs, used);
            Arrays.sort(found);
            return new Drawn(population, found);
        }

        TypicalAuc around(double reported) {
            int used = aucs.length;
            if (used == 0) {
                return new TypicalAuc(population, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
            }
            long above = Arrays.stream(aucs).filter(a -> a >= reported).count();
            return new TypicalAuc(
                    population,
                    used,
                    (double) above / used,
                    Quantiles.TYPE7.ofSorted(aucs, 0.025),
                    Quantiles.TYPE7.ofSorted(aucs, 0.5),
                    Quantiles.TYPE7.ofSorted(aucs, 0.975));
        }
    }

    /** One population and the table drawn from it. */
    private record Draw(PrintedModel model, Patterns patterns, SplittableRandom random) {

        double auc(Population population) {
            double[] among = population(population);
            double[] tilted = new double[among.length];
            double[] odds = patterns.odds();
            for (int x = 0; x < among.length; x++) {
                tilted[x] = among[x] * odds[x];
            }
            double[] cases = sample(tilted, model.n1());
            double[] controls = sample(among, model.n0());
            return fitted(cases, controls);
        }

        /** The share of each pattern among the controls of a random population. */
        private double[] population(Population population) {
            int k = model.predictors();
            double[] threshold = new double[k];
            double[] loading = new double[k];
            for (int j = 0; j < k; j++) {
                double share = Double.isNaN(model.exposedControls(j))
                        ? 0.05 + 0.9 * random.nextDouble()
                        : (model.exposedControls(j) + 0.5) / (model.n0() + 1);
                threshold[j] = Tails.normalQuantile(share);
                loading[j] = population == Population.INDEPENDENT ? 0 : LOADING * (2 * random.nextDouble() - 1);
            }
            double[] shares = new double[patterns.size()];
            int factors = population == Population.INDEPENDENT ? 1 : FACTORS;
            for (int i = 0; i < factors; i++) {
                double factor = Tails.normalQuantile((i + 0.5) / factors);
                double[] among = {1.0 / factors};
                for (int j = 0; j < k; j++) {
                    double away = (threshold[j] - loading[j] * factor) / Math.sqrt(1 - loading[j] * loading[j]);
                    double exposed = Tails.normalLower(away);
                    double[] next = new double[2 * among.length];
                    for (int x = 0; x < among.length; x++) {
                        next[x] = among[x] * (1 - exposed);
                        next[among.length + x] = among[x] * exposed;
                    }
                    among = next;
                }
                for (int x = 0; x < shares.length; x++) {
                    shares[x] += among[x];
                }
            }
            return shares;
        }

        private double[] sample(double[] weights, int n) {
            double[] cumulative = weights.clone();
            Arrays.parallelPrefix(cumulative, Double::sum);
            double total = cumulative[cumulative.length - 1];
            double[] counts = new double[weights.length];
            for (int i = 0; i < n; i++) {
                int at = Arrays.binarySearch(cumulative, total * random.nextDouble());
                int x = at >= 0 ? at + 1 : -at - 1;
                while (weights[x] == 0) {
                    x++;
                }
                counts[x]++;
            }
            return counts;
        }

        /**
         * The AUC once the cases are tilted to the printed odds ratios; NaN where they cannot be, or a standard error
         * is too large.
         */
        private double fitted(double[] drawn, double[] controls) {
            int terms = patterns.terms();
            // The intercept, then the tilt by each predictor.
            double[] at = new double[terms];
            at[0] = Math.log((double) model.n1() / model.n0());
            double[] cases = drawn;
            double[] lack = lack(cases, controls, at[0]);
            for (int step = 0; size(lack) > 1e-9 * model.n(); step++) {
                double[] change = step < MOST_STEPS ? Dense.solve(slopes(cases, controls, at[0]), lack) : null;
                if (change == null || Double.isNaN(size(change))) {
                    return Double.NaN;
                }
                double share = Math.min(1, 2 / size(change));
                double[] next;
                do {
                    next = at.clone();
                    for (int t = 0; t < terms; t++) {
                        next[t] -= share * change[t];
                    }
                    share /= 2;
                    cases = tilted(drawn, next);
                } while (!(size(lack(cases, controls, next[0])) < size(lack)) && share > 1e-6);
                if (share <= 1e-6) {
                    return Double.NaN;
                }
                at = next;
                lack = lack(cases, controls, at[0]);
            }
            return allowed(cases, controls, at[0]) ? patterns.auc(shares(cases), shares(controls)) : Double.NaN;
        }

        private double[] tilted(double[] drawn, double[] by) {
            double[] out = new double[drawn.length];
            double total = 0;
            for (int x = 0; x < out.length; x++) {
                double tilt = 0;
                for (int t = 1; t < by.length; t++) {
                    tilt += by[t] * Patterns.design(x, t);
                }
                out[x] = drawn[x] * Math.exp(tilt);
                total += out[x];
            }
            for (int x = 0; x < out.length; x++) {
                out[x] *= model.n1() / total;
            }
            return out;
        }

        /** The score equations: what the cases of each term are above what the model expects. */
        private double[] lack(double[] cases, double[] controls, double intercept) {
            double[] out = new double[patterns.terms()];
            double[] risk = patterns.probabilities(intercept);
            for (int x = 0; x < cases.length; x++) {
                double surplus = cases[x] * (1 - risk[x]) - controls[x] * risk[x];
                for (int t = 0; t < out.length; t++) {
                    out[t] += Patterns.design(x, t) * surplus;
                }
            }
            return out;
        }

        /** Derivatives of the score equations by the intercept and by the tilts. */
        private double[][] slopes(double[] cases, double[] controls, double intercept) {
            int terms = patterns.terms();
            double[] mean = new double[terms];
            for (int x = 0; x < cases.length; x++) {
                for (int t = 1; t < terms; t++) {
                    mean[t] += cases[x] * Patterns.design(x, t) / model.n1();
                }
            }
            double[] risk = patterns.probabilities(intercept);
            double[][] out = new double[terms][terms];
            for (int x = 0; x < cases.length; x++) {
                for (int t = 0; t < terms; t++) {
                    double in = Patterns.design(x, t);
                    out[t][0] -= in * (cases[x] + controls[x]) * risk[x] * (1 - risk[x]);
                    for (int j = 1; j < terms; j++) {
                        out[t][j] += in * (1 - risk[x]) * cases[x] * (Patterns.design(x, j) - mean[j]);
                    }
                }
            }
            return out;
        }

        private boolean allowed(double[] cases, double[] controls, double intercept) {
            double[] subjects = new double[cases.length];
            for (int x = 0; x < subjects.length; x++) {
                subjects[x] = cases[x] + controls[x];
            }
            Information information = new Information(patterns, subjects, patterns.probabilities(intercept));
            for (int j = 0; j < model.predictors(); j++) {
                if (!(information.variance(j + 1) <= model.seMax(j) * model.seMax(j))) {
                    return false;
                }
            }
            return true;
        }

        private static double[] shares(double[] counts) {
            double total = Arrays.stream(counts).sum();
            return Arrays.stream(counts).map(c -> c / total).toArray();
        }

        private static double size(double[] values) {
            double most = 0;
            for (double v : values) {
                most = Double.isNaN(v) ? Double.NaN : Math.max(most, Math.abs(v));
            }
            return most;
        }
    }
}
