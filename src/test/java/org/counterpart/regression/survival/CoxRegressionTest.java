package org.counterpart.regression.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.regression.algebra.Ties;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Against survival: {@code src/test/r/survival/cox.R} made the data, the cases and the numbers. */
class CoxRegressionTest {
    private static final Path HOME = Path.of("src/test/resources/reference/survival");

    /** @param terms the columns of each */
    record Case(String name, String data, List<List<String>> terms, Ties ties, String strata, String cluster) {
        @Override
        public String toString() {
            return name;
        }

        List<String> columns() {
            return terms.stream().flatMap(List::stream).toList();
        }

        /** The columns of a term by place. */
        List<Integer> of(int term) {
            return terms.get(term).stream().map(columns()::indexOf).toList();
        }
    }

    private static List<String[]> lines(String file) throws IOException {
        return Files.readAllLines(HOME.resolve(file)).stream()
                .filter(l -> !l.startsWith("#"))
                .skip(1)
                .map(l -> l.split(",", -1))
                .toList();
    }

    static Stream<Case> cases() throws IOException {
        return lines("cases.csv").stream()
                .map(l -> new Case(
                        l[0],
                        l[1],
                        Arrays.stream(l[2].split(" ", -1))
                                .map(t -> List.of(t.split("\\+", -1)))
                                .toList(),
                        Ties.valueOf(l[3].toUpperCase(Locale.ROOT)),
                        l[4],
                        l[5]));
    }

    /** Columns of a file by their names. */
    private static Map<String, double[]> data(String name) throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve(name + ".csv"));
        String[] names = lines.get(0).split(",", -1);
        Map<String, double[]> columns = new HashMap<>();
        for (int j = 0; j < names.length; j++) {
            int at = j;
            columns.put(
                    names[j],
                    lines.stream()
                            .skip(1)
                            .mapToDouble(l -> Double.parseDouble(l.split(",", -1)[at]))
                            .toArray());
        }
        return columns;
    }

    private static int[] whole(double[] numbers) {
        return numbers == null
                ? null
                : Arrays.stream(numbers).mapToInt(v -> (int) v).toArray();
    }

    private static SurvivalTimes times(double[] time, double... status) {
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == 1;
        }
        return SurvivalTimes.of(time, event);
    }

    private static CoxFit fit(Case c, Map<String, double[]> data) {
        DesignMatrix x = DesignMatrix.ofColumns(
                c.columns(), c.columns().stream().map(data::get).toArray(double[][]::new));
        return new CoxRegression(c.ties())
                .fit(
                        x,
                        times(data.get("time"), data.get("status")).within(whole(data.get(c.strata()))),
                        whole(data.get(c.cluster())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asSurvival(Case c) throws IOException {
        CoxFit fit = fit(c, data(c.data()));
        ProportionalHazards proportional = ProportionalHazards.of(fit).orElseThrow();
        Concordance concordance = fit.concordance();
        int compared = 0;
        for (String[] l : lines("cox.csv")) {
            if (!l[0].equals(c.name())) {
                continue;
            }
            compared++;
            int column = c.columns().indexOf(l[2]);
            boolean term = !l[2].isEmpty() && column < 0 && !l[2].equals("global");
            int at = term ? Integer.parseInt(l[2]) - 1 : -1;
            double found = switch (l[1]) {
                case "b" -> fit.b(column);
                case "se" -> fit.ownSe(column);
                case "robust" -> fit.se(column);
                case "n" -> fit.n();
                case "events" -> fit.events();
                case "logLik" -> fit.logLik();
                case "nullLogLik" -> fit.nullLogLik();
                case "lr" -> fit.likelihoodRatio().statistic();
                case "score" -> fit.score().statistic();
                case "wald" -> c.cluster().isEmpty() ? fit.wald().statistic() : Double.NaN;
                case "robustWald" -> fit.wald().statistic();
                case "termLr" -> fit.likelihoodRatio(c.of(at)).statistic();
                case "zph" -> (term ? proportional.test(c.of(at)) : proportional.overall()).statistic();
                case "zphDf" -> (term ? proportional.test(c.of(at)) : proportional.overall()).df();
                case "concordance" -> concordance.concordance();
                case "concordanceSe" -> concordance.se();
                case "concordant" -> concordance.concordant();
                case "discordant" -> concordance.discordant();
                case "tied" -> concordance.tied();
                default -> throw new IllegalArgumentException(l[1]);
            };
            double want = Double.parseDouble(l[3]);
            if (Double.isNaN(want)) {
                assertThat(found).as(l[1] + " " + l[2]).isNaN();
            } else if (!(l[1].equals("wald") && Double.isNaN(found))) {
                assertThat(found).as(l[1] + " " + l[2]).isCloseTo(want, within(1e-8 * Math.abs(want) + 1e-11));
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    /** Rows in another order, clusters and strata kept: the same bits. */
    @Test
    void theOrderOfTheRowsChangesNoBit() throws IOException {
        Case c = cases().filter(one -> one.name().equals("ties-strata-cluster"))
                .findFirst()
                .orElseThrow();
        Map<String, double[]> data = data(c.data());
        Map<String, double[]> turned = new HashMap<>();
        data.forEach((name, column) -> {
            int n = column.length;
            turned.put(
                    name,
                    IntStream.range(0, n).mapToDouble(i -> column[n - 1 - i]).toArray());
        });
        CoxFit one = fit(c, data);
        CoxFit other = fit(c, turned);
        for (int j = 0; j < one.design().columns(); j++) {
            assertThat(other.b(j)).isEqualTo(one.b(j));
            assertThat(other.se(j)).isEqualTo(one.se(j));
        }
        assertThat(other.concordance()).isEqualTo(one.concordance());
    }

    /** Whoever has the event has the most of x at that time, or nobody with z has it: no finite maximum. */
    @ParameterizedTest
    @EnumSource(names = {"EFRON", "BRESLOW"})
    void aMonotoneLikelihoodHasNoEstimate(Ties ties) {
        DesignMatrix x = DesignMatrix.ofColumns(List.of("x"), new double[][] {{6, 5, 4, 4, 3, 1}});
        CoxFit falling = new CoxRegression(ties).fit(x, times(new double[] {1, 2, 3, 3, 4, 5}, 1, 1, 1, 1, 0, 1), null);
        assertThat(falling.separated()).isTrue();
        assertThat(falling.b(0)).isNaN();
        DesignMatrix z = DesignMatrix.ofColumns(
                List.of("z", "w"), new double[][] {{1, 0, 1, 0, 0, 1}, {.3, .1, .9, .2, .7, .4}});
        CoxFit none = new CoxRegression(ties).fit(z, times(new double[] {1, 2, 3, 3, 4, 5}, 0, 1, 0, 1, 1, 0), null);
        assertThat(none.separated()).isTrue();
        assertThat(none.wald().statistic()).isNaN();
    }

    /** x is the largest at each event within its stratum, though not over both. */
    @Test
    void withinStrataToo() {
        DesignMatrix x = DesignMatrix.ofColumns(List.of("x"), new double[][] {{3, 2, 1, 9, 8, 7}});
        SurvivalTimes times = times(new double[] {1, 2, 3, 4, 5, 6}, 1, 1, 0, 1, 1, 0);
        assertThat(new CoxRegression(Ties.EFRON)
                        .fit(x, times.within(new int[] {0, 0, 0, 1, 1, 1}), null)
                        .separated())
                .isTrue();
        assertThat(new CoxRegression(Ties.EFRON).fit(x, times, null).separated())
                .isFalse();
    }

    /** A factor that only those have who were lost before the first event tells nothing of the hazard. */
    @Test
    void whoIsAtRiskAtNoEventSaysNothing() {
        DesignMatrix x =
                DesignMatrix.ofColumns(List.of("lost", "x"), new double[][] {{1, 1, 0, 0, 0, 0}, {1, 2, 3, 1, 4, 2}});
        CoxFit fit =
                new CoxRegression(Ties.EFRON).fit(x, times(new double[] {1, 2, 3, 4, 5, 6}, 0, 0, 1, 1, 1, 0), null);
        assertThat(fit.b(0)).isNaN();
        assertThat(fit.b(1)).isFinite();
        assertThat(fit.notes()).extracting(Note::code).containsExactly("regression.constant-at-risk");
    }

    @Test
    void nobodyWithTheEventHasNoModel() {
        DesignMatrix x = DesignMatrix.ofColumns(List.of("x"), new double[][] {{1, 2}});
        assertThatThrownBy(() -> CoxRegression.withDefaults().fit(x, times(new double[] {1, 2}, 0, 0), null))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo("regression.no-event"));
    }

    @Test
    void threeSubjectsByHand() {
        // At 1 one of two exposed dies: r / (2 r + 1); at 2 the unexposed: 1 / (1 + r). Largest where 2 r² = 1.
        DesignMatrix x = DesignMatrix.ofColumns(List.of("x"), new double[][] {{1, 0, 1}});
        CoxFit fit = CoxRegression.withDefaults().fit(x, times(new double[] {1, 2, 3}, 1, 1, 0), null);
        assertThat(Math.exp(fit.b(0))).isCloseTo(Math.sqrt(.5), within(1e-9));
    }
}
