package org.counterpart.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.counterpart.audit.PublishedResults.Auc;
import org.counterpart.audit.PublishedResults.Count;
import org.counterpart.audit.PublishedResults.Mean;
import org.counterpart.audit.PublishedResults.Model;
import org.counterpart.audit.PublishedResults.Predictor;
import org.counterpart.audit.PublishedResults.Proportion;
import org.counterpart.audit.PublishedResults.Sizes;
import org.counterpart.audit.PublishedResults.Threshold;
import org.counterpart.audit.PublishedResults.TwoByTwoTable;
import org.counterpart.prediction.DeLong;
import org.counterpart.prediction.Direction;
import org.counterpart.prediction.RocCurve;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.DesignMatrix;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.ProfileLikelihood;
import org.counterpart.regression.RegressionFit;
import org.counterpart.regression.TermTests;
import org.counterpart.stats.Interval;
import org.counterpart.stats.Moments;
import org.counterpart.stats.Tails;

/** Papers whose numbers were computed from drawn data and rounded, nothing else: no check may call any of them inconsistent. */
final class HonestPapers {
    enum Kind {
        WALD_TABLE,
        LOGISTIC_FIT,
        CONDITIONAL_FIT,
        FIRTH_FIT,
        CRUDE_TABLE,
        ROC,
        CUT_OFFS,
        COUNTS,
        MEANS,
        PAIRS
    }

    private static final Printed NONE = Printed.NONE;
    private static final double REACH = Tails.normalCritical(0.95);

    private final SplittableRandom random;
    private final Printer printer;

    private HonestPapers(SplittableRandom random) {
        this.random = random;
        this.printer = Printer.draw(random);
    }

    static PublishedResults draw(Kind kind, SplittableRandom random) {
        HonestPapers paper = new HonestPapers(random);
        return switch (kind) {
            case WALD_TABLE -> paper.waldTable();
            case LOGISTIC_FIT -> paper.fitted(false, false);
            case CONDITIONAL_FIT -> paper.fitted(true, false);
            case FIRTH_FIT -> paper.fitted(false, true);
            case CRUDE_TABLE -> paper.crudeTable();
            case ROC -> paper.roc();
            case CUT_OFFS -> paper.cutOffs();
            case COUNTS -> paper.counts();
            case MEANS -> paper.means();
            case PAIRS -> paper.pairs();
        };
    }

    /** Rows of results a paper holds. */
    static int rows(PublishedResults paper) {
        return paper.models().stream().mapToInt(m -> m.predictors().size()).sum()
                + paper.aucs().size()
                + paper.thresholds().size()
                + paper.counts().size()
                + paper.means().size()
                + paper.proportions().size();
    }

    private double normal() {
        double u = 1 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private double logUniform(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    private static PublishedResults paper(
            String design,
            Sizes all,
            List<Model> models,
            List<Auc> aucs,
            List<Threshold> thresholds,
            List<Count> counts,
            List<Mean> means,
            List<Proportion> proportions) {
        return new PublishedResults(
                "honest",
                Map.of(),
                design,
                all,
                List.of(),
                models,
                aucs,
                thresholds,
                counts,
                means,
                proportions,
                List.of());
    }

    static PublishedResults with(PublishedResults p, List<Model> models) {
        return paper(p.design(), p.all(), models, p.aucs(), p.thresholds(), p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withAucs(PublishedResults p, List<Auc> aucs) {
        return paper(p.design(), p.all(), p.models(), aucs, p.thresholds(), p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withThresholds(PublishedResults p, List<Threshold> thresholds) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), thresholds, p.counts(), p.means(), p.proportions());
    }

    static PublishedResults withCounts(PublishedResults p, List<Count> counts) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), p.thresholds(), counts, p.means(), p.proportions());
    }

    static PublishedResults withMeans(PublishedResults p, List<Mean> means) {
        return paper(p.design(), p.all(), p.models(), p.aucs(), p.thresholds(), p.counts(), means, p.proportions());
    }

    private static PublishedResults models(String design, Sizes all, Model... models) {
        return paper(design, all, List.of(models), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    private Sizes sizes(int cases, int controls) {
        return new Sizes("all", printer.count(cases + controls), printer.count(cases), printer.count(controls), false);
    }

    /** A Wald table in SPSS columns: any coefficients and standard errors, of any ratio, with z or chi-square or neither. */
    private PublishedResults waldTable() {
        List<Predictor> rows = new ArrayList<>();
        String[] types = {"binary", "continuous", "categorical", ""};
        boolean spss = random.nextInt(3) == 0;
        double reach = random.nextBoolean() ? REACH : 1.96;
        for (int i = 3 + random.nextInt(8); i > 0; i--) {
            double se = logUniform(0.01, 1.5);
            double b = normal() * Math.max(2 * se, 0.5);
            double z = b / se;
            rows.add(new Predictor(
                    "x" + i,
                    types[random.nextInt(4)],
                    printer.number(Math.exp(b)),
                    printer.number(Math.exp(b - reach * se)),
                    printer.number(Math.exp(b + reach * se)),
                    printer.p(Tails.normalTwoSided(z)),
                    spss ? printer.number(b, 3) : NONE,
                    spss ? printer.number(se, 3) : NONE,
                    spss && random.nextBoolean() ? printer.number(z * z, 3) : NONE,
                    null));
        }
        String[] effects = {"OR", "HR", "RR", "PR", "SHR"};
        return models("cohort", Sizes.UNKNOWN, new Model("multivariate", effects[random.nextInt(5)], "all", "", rows));
    }

    /** A fit to drawn data, printed with Wald or profile intervals and Wald or likelihood-ratio P values. */
    private PublishedResults fitted(boolean conditional, boolean firth) {
        while (true) {
            int sets = conditional ? 30 + random.nextInt(150) : 0;
            int n = conditional ? 2 * sets : 60 + random.nextInt(400);
            int k = 2 + random.nextInt(3);
            boolean[] binary = new boolean[k];
            double[][] columns = new double[k][n];
            double[] beta = new double[k];
            double[] share = new double[k];
            List<String> names = new ArrayList<>();
            for (int j = 0; j < k; j++) {
                binary[j] = random.nextInt(3) > 0;
                beta[j] = normal() * (binary[j] ? 0.9 : 0.6);
                share[j] = 0.08 + 0.6 * random.nextDouble();
                names.add("x" + j);
            }
            double[] y = new double[n];
            int[] set = new int[n];
            double[] eta = new double[n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < k; j++) {
                    columns[j][i] = binary[j] ? (random.nextDouble() < share[j] ? 1 : 0) : normal();
                    eta[i] += beta[j] * columns[j][i];
                }
                set[i] = i / 2;
                y[i] = random.nextDouble() < 1 / (1 + Math.exp(0.5 - eta[i])) ? 1 : 0;
            }
            for (int s = 0; s < sets; s++) {
                double first = 1 / (1 + Math.exp(eta[2 * s + 1] - eta[2 * s]));
                y[2 * s] = random.nextDouble() < first ? 1 : 0;
                y[2 * s + 1] = 1 - y[2 * s];
            }
            DesignMatrix x = DesignMatrix.ofColumns(names, columns);
            RegressionFit fit = conditional
                    ? ConditionalLogistic.withDefaults().fit(x, y, set)
                    : firth
                            ? FirthLogistic.withDefaults().fit(x, y)
                            : Logistic.withDefaults().fit(x, y);
            if ((fit.separation().detected() && !firth) || !fit.converged()) {
                continue;
            }
            boolean profile = random.nextBoolean();
            boolean ratio = random.nextBoolean();
            List<Predictor> rows = new ArrayList<>();
            boolean usable = true;
            for (int j = 0; j < k; j++) {
                int term = fit.hasIntercept() ? j + 1 : j;
                double b = fit.b(term);
                double se = fit.se(term);
                Interval ci = profile
                        ? ProfileLikelihood.withDefaults().interval(fit, term)
                        : new Interval(b - REACH * se, b + REACH * se);
                double p = ratio ? TermTests.likelihoodRatio(fit, term).p() : Tails.normalTwoSided(b / se);
                usable &= Double.isFinite(ci.low()) && Double.isFinite(ci.high()) && ci.high() < 8 && !Double.isNaN(p);
                rows.add(new Predictor(
                        names.get(j),
                        random.nextInt(4) == 0 ? "" : binary[j] ? "binary" : "continuous",
                        printer.number(Math.exp(b)),
                        printer.number(Math.exp(ci.low())),
                        printer.number(Math.exp(ci.high())),
                        printer.p(p),
                        NONE,
                        NONE,
                        NONE,
                        null));
            }
            if (usable) {
                Sizes sizes = sizes(fit.events(), n - fit.events());
                String design = conditional ? "matched case-control 1:1" : "case-control";
                Sizes all = conditional ? sizes(sets, sets) : sizes;
                return models(design, all, new Model("multivariate", "OR", "all", "", rows));
            }
        }
    }

    /** Counts {cases exposed, controls exposed, cases, controls}. */
    private int[] table(int n1, int n0) {
        double p0 = 0.03 + 0.8 * random.nextDouble();
        double b = normal();
        double p1 = 1 / (1 + Math.exp(-(Math.log(p0 / (1 - p0)) + b)));
        return new int[] {binomial(n1, p1), binomial(n0, p0), n1, n0};
    }

    private int binomial(int n, double p) {
        int k = 0;
        for (int i = 0; i < n; i++) {
            k += random.nextDouble() < p ? 1 : 0;
        }
        return k;
    }

    private double anyTest(FourfoldTests t) {
        List<Double> p = new ArrayList<>(t.p().values());
        return p.get(random.nextInt(p.size()));
    }

    /** A univariate table: crude odds ratios with Woolf's interval beside P values of any test of the table. */
    private PublishedResults crudeTable() {
        int n1 = (int) logUniform(20, 1500);
        int n0 = (int) logUniform(20, 1500);
        List<Predictor> rows = new ArrayList<>();
        while (rows.size() < 5) {
            int[] c = table(n1, n0);
            FourfoldTests t = new FourfoldTests(c[0], c[1], n1 - c[0], n0 - c[1]);
            if (t.hasEmptyCell()) {
                continue;
            }
            double b = Math.log(t.oddsRatio());
            rows.add(new Predictor(
                    "x" + rows.size(),
                    "binary",
                    printer.number(Math.exp(b)),
                    printer.number(Math.exp(b - REACH * t.woolf())),
                    printer.number(Math.exp(b + REACH * t.woolf())),
                    printer.p(random.nextBoolean() ? anyTest(t) : Tails.normalTwoSided(b / t.woolf())),
                    NONE,
                    NONE,
                    NONE,
                    new TwoByTwoTable(
                            printer.count(t.a()), printer.count(t.b()), printer.count(t.c()), printer.count(t.d()))));
        }
        return models("case-control", sizes(n1, n0), new Model("univariate", "OR", "all", "", rows));
    }

    private PublishedResults roc() {
        int n1 = (int) logUniform(12, 400);
        int n0 = (int) logUniform(12, 600);
        int values = random.nextInt(3) == 0 ? 2 + random.nextInt(5) : 0;
        int places = 2 + random.nextInt(2);
        List<Auc> aucs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double shift = 2 * random.nextDouble();
            double[] marker = new double[n1 + n0];
            boolean[] cases = new boolean[n1 + n0];
            for (int j = 0; j < marker.length; j++) {
                cases[j] = j < n1;
                double x = normal() * (cases[j] ? 1.2 : 1) + (cases[j] ? shift : 0);
                marker[j] = values == 0 ? x : Math.min(values - 1, Math.max(0, Math.floor(x + values / 2.0)));
            }
            DeLong.Result r = DeLong.withDefaults().of(RocCurve.of(marker, cases, Direction.HIGHER));
            if (!(r.se() > 0)) {
                continue;
            }
            double nullSe = Math.sqrt((n1 + n0 + 1) / (12.0 * n1 * n0));
            int way = random.nextInt(5);
            Interval ci = way == 0
                    ? r.logitCi()
                    : way == 1 ? bootstrap(marker, n1) : way == 2 ? exact(r.auc(), n1 + n0) : r.ci();
            double p = random.nextBoolean() ? r.p() : Tails.normalTwoSided((r.auc() - 0.5) / nullSe);
            boolean se = way > 2 && random.nextBoolean();
            aucs.add(new Auc(
                    "all",
                    "m" + i,
                    printer.number(r.auc(), places),
                    printer.number(ci.low(), places),
                    printer.number(ci.high(), places),
                    printer.p(p),
                    se ? printer.number(r.se(), 3) : NONE,
                    NONE,
                    NONE));
        }
        return paper("diagnostic", sizes(n1, n0), List.of(), aucs, List.of(), List.of(), List.of(), List.of());
    }

    private static Interval exact(double auc, int n) {
        double k = auc * n;
        return auc >= 1
                ? new Interval(Math.pow(0.025, 1.0 / n), 1)
                : new Interval(
                        BetaDistribution.of(Math.max(1e-9, k), n - k + 1).inverseCumulativeProbability(0.025),
                        BetaDistribution.of(k + 1, n - k).inverseCumulativeProbability(0.975));
    }

    /** Percentile interval of 400 resamples within cases and controls. */
    private Interval bootstrap(double[] marker, int n1) {
        int n0 = marker.length - n1;
        double[] aucs = new double[400];
        double[] sample = new double[marker.length];
        boolean[] cases = new boolean[marker.length];
        Arrays.fill(cases, 0, n1, true);
        for (int r = 0; r < aucs.length; r++) {
            for (int j = 0; j < marker.length; j++) {
                sample[j] = marker[j < n1 ? random.nextInt(n1) : n1 + random.nextInt(n0)];
            }
            aucs[r] = DeLong.withDefaults()
                    .of(RocCurve.of(sample, cases, Direction.HIGHER))
                    .auc();
        }
        Arrays.sort(aucs);
        return new Interval(aucs[9], aucs[389]);
    }

    private PublishedResults cutOffs() {
        int n1 = (int) logUniform(12, 700);
        int n0 = (int) logUniform(12, 900);
        boolean percent = random.nextBoolean();
        int places = percent ? random.nextInt(3) : 2 + random.nextInt(2);
        boolean cells = random.nextInt(3) == 0;
        boolean sizes = random.nextInt(3) > 0;
        List<Threshold> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int tp = binomial(n1, 0.2 + 0.79 * random.nextDouble());
            int tn = binomial(n0, 0.2 + 0.79 * random.nextDouble());
            int fp = n0 - tn;
            int fn = n1 - tp;
            double s = (double) tp / n1;
            double c = (double) tn / n0;
            double youden = s + c - 1;
            rows.add(new Threshold(
                    "all",
                    "m" + i,
                    "",
                    share(s, percent, places),
                    share(c, percent, places),
                    percent && random.nextBoolean() ? printer.percent(youden, places) : printer.number(youden, 3),
                    tp + fp == 0 ? NONE : share((double) tp / (tp + fp), percent, places),
                    tn + fn == 0 ? NONE : share((double) tn / (tn + fn), percent, places),
                    share((double) (tp + tn) / (n1 + n0), percent, places),
                    fp == 0 ? NONE : printer.number(s / (1 - c), 2),
                    tn == 0 ? NONE : printer.number((1 - s) / c, 2),
                    cells ? printer.count(tp) : NONE,
                    cells ? printer.count(fp) : NONE,
                    cells ? printer.count(fn) : NONE,
                    cells ? printer.count(tn) : NONE));
        }
        Sizes all = sizes ? sizes(n1, n0) : Sizes.UNKNOWN;
        return paper("diagnostic", all, List.of(), List.of(), rows, List.of(), List.of(), List.of());
    }

    private Printed share(double share, boolean percent, int places) {
        return percent ? Printed.of(printer.percent(share, places).text() + "%") : printer.number(share, places);
    }

    private PublishedResults counts() {
        int n1 = (int) logUniform(12, 3000);
        int n0 = (int) logUniform(12, 5000);
        int places = random.nextInt(3);
        List<Count> rows = new ArrayList<>();
        List<Proportion> shares = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int[] c = table(n1, n0);
            FourfoldTests t = new FourfoldTests(c[0], c[1], n1 - c[0], n0 - c[1]);
            double chi2 = random.nextBoolean() ? t.pearson() : t.yates();
            rows.add(new Count(
                    "x" + i,
                    "all",
                    printer.count(c[0]),
                    printer.percent((double) c[0] / n1, places),
                    printer.count(c[1]),
                    printer.percent((double) c[1] / n0, places),
                    printer.p(anyTest(t)),
                    random.nextBoolean() ? printer.number(chi2, 3) : NONE));
        }
        shares.add(new Proportion(
                "cases", printer.count(n1), printer.count(n1 + n0), printer.percent((double) n1 / (n1 + n0), 2)));
        return paper("case-control", sizes(n1, n0), List.of(), List.of(), List.of(), rows, List.of(), shares);
    }

    private PublishedResults means() {
        int n1 = (int) logUniform(6, 300);
        int n0 = (int) logUniform(6, 300);
        List<Mean> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean integer = random.nextBoolean();
            double sd = logUniform(1, 15);
            double level = 20 + 60 * random.nextDouble();
            double[] x = sample(n1, level + normal() * sd * 0.4, sd, integer);
            double[] y = sample(n0, level, sd * (0.5 + random.nextDouble()), integer);
            Moments a = Moments.of(x);
            Moments b = Moments.of(y);
            if (!(a.variance() > 0) || !(b.variance() > 0)) {
                continue;
            }
            double va = a.variance() / n1;
            double vb = b.variance() / n0;
            double pooled = ((n1 - 1) * a.variance() + (n0 - 1) * b.variance()) / (n1 + n0 - 2);
            boolean welch = random.nextBoolean();
            double t = (a.mean() - b.mean()) / Math.sqrt(welch ? va + vb : pooled * (1.0 / n1 + 1.0 / n0));
            double df = welch ? (va + vb) * (va + vb) / (va * va / (n1 - 1) + vb * vb / (n0 - 1)) : n1 + n0 - 2;
            rows.add(new Mean(
                    "x" + i,
                    "all",
                    integer,
                    printer.number(a.mean()),
                    printer.number(a.sd()),
                    printer.number(b.mean()),
                    printer.number(b.sd()),
                    random.nextBoolean() ? printer.number(t, 2) : NONE,
                    printer.p(Tails.tTwoSided(t, df))));
        }
        return paper("cohort", sizes(n1, n0), List.of(), List.of(), List.of(), List.of(), rows, List.of());
    }

    private double[] sample(int n, double mean, double sd, boolean integer) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = mean + sd * normal();
            x[i] = integer ? Math.rint(x[i]) : x[i];
        }
        return x;
    }

    /** Matched pairs: margins of paired data with a McNemar P. */
    private PublishedResults pairs() {
        int n = (int) logUniform(15, 400);
        List<Count> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            double both = 0.3 * random.nextDouble();
            double first = 0.35 * random.nextDouble();
            double second = 0.35 * random.nextDouble();
            int[] cells = new int[4];
            for (int j = 0; j < n; j++) {
                double u = random.nextDouble();
                cells[u < both ? 0 : u < both + first ? 1 : u < both + first + second ? 2 : 3]++;
            }
            int b = cells[1];
            int c = cells[2];
            double p = b + c == 0
                    ? 1
                    : random.nextBoolean()
                            ? Tails.chiSquareUpper((double) (b - c) * (b - c) / (b + c), 1)
                            : Math.min(1, 2 * Tails.binomialLower(Math.min(b, c), b + c, 0.5));
            int x = cells[0] + b;
            int y = cells[0] + c;
            rows.add(new Count(
                    "x" + i,
                    "all",
                    printer.count(x),
                    printer.percent((double) x / n, 1),
                    printer.count(y),
                    printer.percent((double) y / n, 1),
                    printer.p(p),
                    NONE));
        }
        return paper(
                "matched case-control, 1:1", sizes(n, n), List.of(), List.of(), List.of(), rows, List.of(), List.of());
    }
}
