package org.counterpart.prediction.roc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.counterpart.prediction.InclusionWeights;
import org.counterpart.stats.BinomialInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WithinSetConcordanceTest {

    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/resources/reference/concordance/within_sets.csv",
            useHeadersInDisplayName = false,
            maxCharsPerColumn = 100_000,
            numLinesToSkip = 2)
    void isThatOfSurvival(
            String data,
            String set,
            String cases,
            String score,
            double concordance,
            long concordant,
            long ties,
            long pairs) {
        WithinSetConcordance c = WithinSetConcordance.of(numbers(score), cases(cases), sets(set));
        assertThat(c.value()).as(data).isCloseTo(concordance, within(1e-14));
        assertThat(new long[] {c.concordant(), c.ties(), c.pairs()}).containsExactly(concordant, ties, pairs);
        assertThat(c.setsDropped()).isZero();
    }

    @Test
    void ofPairsIsAProportion() {
        // 40 pairs, 28 won by the case: SE² = p(1 − p)/(S − 1), as of any mean of S zeros and ones.
        double[] score = new double[80];
        boolean[] cases = new boolean[80];
        int[] sets = new int[80];
        for (int i = 0; i < 80; i++) {
            cases[i] = i % 2 == 0;
            sets[i] = i / 2;
            score[i] = cases[i] == i / 2 < 28 ? 2 : 1;
        }
        WithinSetConcordance c = WithinSetConcordance.of(score, cases, sets);
        assertThat(c.value()).isEqualTo(0.7);
        assertThat(c.se()).isCloseTo(Math.sqrt(0.7 * 0.3 / 39), within(1e-15));
        assertThat(c.ci().contains(0.7)).isTrue();
        assertThat(c.ci().low())
                .isCloseTo(BinomialInterval.WILSON.of(28, 40, 0.95).low(), within(0.03));
        Arrays.fill(cases, true);
        assertThat(WithinSetConcordance.of(score, cases, sets).value()).isNaN();
        assertThat(WithinSetConcordance.of(score, cases, sets).setsDropped()).isEqualTo(40);
    }

    @Test
    void weightsComeFromTheMatchingCells() {
        // Cell 1: 2 cases, 4 controls, sampled 2 and 2; cell 2: 1 case, 10 controls, sampled 1 and 1; cell 3: 5
        // controls, none sampled.
        int[] cell = new int[22];
        boolean[] cases = new boolean[22];
        int[] sampled = new int[22];
        for (int i = 0; i < 22; i++) {
            cell[i] = i < 6 ? 1 : i < 17 ? 2 : 3;
            cases[i] = i < 2 || i == 6;
            sampled[i] = i < 4 || i == 6 || i == 7 ? 1 : 0;
        }
        InclusionWeights weights = InclusionWeights.of(cell, cases, sampled);
        assertThat(Arrays.copyOf(weights.weights(), 9)).containsExactly(1, 1, 2, 2, 0, 0, 1, 10, 0);
        assertThat(weights.notes())
                .singleElement()
                .satisfies(n -> assertThat(n.arguments()).containsExactly(0, 5));
        // Case scores 3, 3, 1; controls 2, 2 (weight 2 each), 4 (weight 10): (2·4 + 0)/(3·14).
        double[] score = new double[22];
        score[0] = 3;
        score[1] = 3;
        score[6] = 1;
        score[2] = 2;
        score[3] = 2;
        score[7] = 4;
        WeightedAuc.Result r = WeightedAuc.withDefaults().of(score, cases, weights.weights());
        assertThat(r.auc()).isCloseTo(8.0 / 42, within(1e-15));
        assertThat(r.n1() + r.n0()).isEqualTo(6);
    }

    private static double[] numbers(String cells) {
        return Arrays.stream(cells.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int[] sets(String cells) {
        return Arrays.stream(cells.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static boolean[] cases(String cells) {
        String[] texts = cells.split(" ", -1);
        boolean[] cases = new boolean[texts.length];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = texts[i].equals("1");
        }
        return cases;
    }
}
