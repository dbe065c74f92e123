package org.counterpart.audit.attainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.counterpart.audit.attainable.matrix.Dense;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;

/**
 * Papers that print honestly: subjects drawn, the program's own regression fitted to them, its odds ratios printed with
 * one to three decimals, with intervals or without, and the exposed cases and controls of each factor. For each of them
 * tables are found; the true AUC lies among theirs; and the tables are tables.
 */
class HonestExposuresTest {
    private static final double Z = 1.959963984540054;
    private static final int[] PREDICTORS = {2, 3, 4, 2, 3, 2, 4, 5};

    private final SplittableRandom random = new SplittableRandom(730219);

    private record Paper(PrintedModel model, double auc) {
        double least() {
            return Math.round(1000 * auc) / 1000.0 - 0.0005;
        }

        double most() {
            return least() + 0.001;
        }

        Attainable searched() {
            return Attainable.of(model, least(), most(), Proof.WHERE_IT_DECIDES);
        }
    }

    @Test
    void theTruthIsFoundAmongTheTables() {
        for (int paper = 0; paper < 10; paper++) {
            Paper printed = paper(PREDICTORS[paper % PREDICTORS.length], 1 + paper % 3, paper % 5 < 2);
            Attainable found = printed.searched();
            assertThat(found.any().low().found()).as("paper %d", paper).isTrue();
            assertThat(found.any().low().auc()).as("paper %d", paper).isLessThanOrEqualTo(printed.most());
            assertThat(found.any().high().auc()).as("paper %d", paper).isGreaterThanOrEqualTo(printed.least());
            nested(found.calibrated(), found.any());
            if (found.independent().low().found()) {
                nested(found.independent(), found.calibrated());
            }
            assertThat(found.deviance()).isNotNaN();
            for (Attainable.Kind kind : Attainable.Kind.values()) {
                agrees(found.extent(kind).low(), printed.model());
                agrees(found.extent(kind).high(), printed.model());
            }
            agrees(found.witness(), printed.model());
        }
    }

    /** The more is printed, the narrower the range. */
    @Test
    void countsNarrowTheRange() {
        for (int paper = 0; paper < 5; paper++) {
            Paper printed = paper(2 + paper % 3, 1 + paper % 3, paper % 2 == 0);
            Attainable with = printed.searched();
            Attainable without = new Paper(printed.model().withoutCounts(), printed.auc()).searched();
            nested(with.any(), without.any());
            nested(with.calibrated(), without.calibrated());
        }
    }

    private static void nested(Extent narrow, Extent wide) {
        assertThat(narrow.low().auc()).isGreaterThanOrEqualTo(wide.low().auc());
        assertThat(narrow.high().auc()).isLessThanOrEqualTo(wide.high().auc());
    }

    /** By routes of its own: sizes, counts, score equations, odds ratios within their rounding, standard errors. */
    private static void agrees(AttainableEnd end, PrintedModel model) {
        if (!end.found()) {
            return;
        }
        double[] a = end.cases();
        double[] b = end.controls();
        int k = model.predictors();
        double[] score = new double[k + 1];
        double[][] information = new double[k + 1][k + 1];
        double won = 0;
        for (int x = 0; x < a.length; x++) {
            assertThat(Math.min(a[x], b[x])).isNotNegative();
            double risk = 1 / (1 + Math.exp(-end.intercept() - eta(end.beta(), x)));
            for (int s = 0; s <= k; s++) {
                score[s] += in(x, s) * (a[x] - (a[x] + b[x]) * risk);
                for (int t = 0; t <= k; t++) {
                    information[s][t] += in(x, s) * in(x, t) * (a[x] + b[x]) * risk * (1 - risk);
                }
            }
            for (int y = 0; y < b.length; y++) {
                double gap = eta(end.beta(), x) - eta(end.beta(), y);
                won += a[x] * b[y] * (gap > 1e-9 ? 1 : gap < -1e-9 ? 0 : 0.5);
            }
        }
        assertThat(score).containsExactly(new double[k + 1], within(1e-5));
        assertThat(Arrays.stream(a).sum()).isCloseTo(model.n1(), within(1e-5));
        assertThat(Arrays.stream(b).sum()).isCloseTo(model.n0(), within(1e-5));
        assertThat(won / model.n1() / model.n0()).isCloseTo(end.auc(), within(1e-7));
        double[][] inverse = Dense.inverse(information);
        for (int j = 0; j < k; j++) {
            int term = j + 1;
            assertThat(end.beta()[j]).isCloseTo(model.beta(j), within(model.slack(j) + 1e-9));
            assertThat(Math.sqrt(inverse[term][term])).isLessThanOrEqualTo(model.seMax(j) * (1 + 1e-9));
            assertThat(exposed(a, term)).isCloseTo(model.exposedCases(j), within(1e-5));
            assertThat(exposed(b, term)).isCloseTo(model.exposedControls(j), within(1e-5));
        }
    }

    private static double in(int pattern, int term) {
        return term == 0 || (pattern >> (term - 1) & 1) == 1 ? 1 : 0;
    }

    private static double eta(double[] beta, int pattern) {
        return IntStream.range(0, beta.length)
                .mapToDouble(j -> beta[j] * in(pattern, j + 1))
                .sum();
    }

    private static double exposed(double[] subjects, int term) {
        return IntStream.range(0, subjects.length)
                .mapToDouble(x -> subjects[x] * in(x, term))
                .sum();
    }

    private Paper paper(int k, int decimals, boolean intervals) {
        while (true) {
            int n1 = 60 + random.nextInt(140);
            int n0 = 60 + random.nextInt(200);
            double[] share = random.doubles(k, 0.15, 0.5).toArray();
            double[] effect = random.doubles(k, 0, 0.3).toArray();
            double common = 0.3 * random.nextDouble();
            double[][] x = new double[k][n1 + n0];
            double[] y = new double[n1 + n0];
            for (int i = 0; i < y.length; i++) {
                y[i] = i < n1 ? 1 : 0;
                double cause = random.nextDouble() - 0.5;
                for (int j = 0; j < k; j++) {
                    x[j][i] = random.nextDouble() < share[j] + effect[j] * y[i] + common * cause ? 1 : 0;
                }
            }
            List<String> names = IntStream.range(0, k).mapToObj(j -> "x" + j).toList();
            LogisticFit fit = Logistic.withDefaults().fit(DesignMatrix.ofColumns(names, x), y);
            if (fit.converged() && IntStream.rangeClosed(0, k).allMatch(j -> fit.se(j) < 1.5)) {
                return new Paper(printed(fit, x, n1, n0, decimals, intervals), auc(fit, x, n1));
            }
        }
    }

    private static double auc(LogisticFit fit, double[][] x, int n1) {
        int n = x[0].length;
        double[] score = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < x.length; j++) {
                score[i] += fit.b()[j + 1] * x[j][i];
            }
        }
        double won = 0;
        for (int i = 0; i < n1; i++) {
            for (int h = n1; h < n; h++) {
                double gap = score[i] - score[h];
                won += gap > 1e-9 ? 1 : gap < -1e-9 ? 0 : 0.5;
            }
        }
        return won / n1 / (n - n1);
    }

    private static PrintedModel printed(
            LogisticFit fit, double[][] x, int n1, int n0, int decimals, boolean intervals) {
        int k = x.length;
        double scale = Math.pow(10, decimals);
        double half = 0.5 / scale;
        double[] beta = new double[k];
        double[] slack = new double[k];
        double[] seMax = new double[k];
        double[] cases = new double[k];
        double[] controls = new double[k];
        for (int j = 0; j < k; j++) {
            double b = fit.b()[j + 1];
            double or = Math.round(scale * Math.exp(b)) / scale;
            double low = Math.round(scale * Math.exp(b - Z * fit.se(j + 1))) / scale - half;
            double high = Math.round(scale * Math.exp(b + Z * fit.se(j + 1))) / scale + half;
            beta[j] = Math.log(or);
            slack[j] = Math.log(or / (or - half));
            seMax[j] = intervals && low > 0 ? Math.log(high / low) / (2 * Z) : Double.POSITIVE_INFINITY;
            for (int i = 0; i < n1 + n0; i++) {
                cases[j] += i < n1 ? x[j][i] : 0;
                controls[j] += i < n1 ? 0 : x[j][i];
            }
        }
        return new PrintedModel(n1, n0, beta, slack, seMax, cases, controls, null);
    }
}
