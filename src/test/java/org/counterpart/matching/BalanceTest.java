package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;

/** By hand; MatchIt's tables are in {@link MatchingReferenceTest}. */
class BalanceTest {
    private static final boolean[] TWO_CASES = {true, true, false, false, false};

    private static Balance balance(Cohort cohort, String... variables) {
        Matching matching = new Matching(
                MatchingDesign.withDefaults(),
                List.of(),
                Optional.empty(),
                2,
                3,
                0,
                List.of(
                        new MatchedSet(1, 0, List.of(new MatchedSet.Partner(2, 0), new MatchedSet.Partner(3, 0))),
                        new MatchedSet(2, 1, List.of(new MatchedSet.Partner(4, 0)))),
                List.of(),
                List.of(),
                0,
                0,
                0,
                List.of());
        return Balance.of(cohort, TWO_CASES, matching, List.of(variables));
    }

    @Test
    void weighsControlsWithinTheirSets() {
        // Cases 10, 14: mean 12, variance 8. Controls 9, 13, 17: mean 13, variance 16. After: weights 1/2, 1/2, 1: mean
        // 14.
        Balance.Row row = balance(MatchingCohorts.cohort(MatchingCohorts.numbers("x", 10, 14, 9, 13, 17)), "x")
                .rows()
                .get(0);
        assertThat(row.denominator()).isCloseTo(Math.sqrt(12), within(1e-14));
        assertThat(row.before().smd()).isCloseTo(-1 / Math.sqrt(12), within(1e-14));
        assertThat(row.before().varianceRatio()).isCloseTo(0.5, within(1e-14));
        assertThat(row.after().controlMean()).isCloseTo(14, within(1e-14));
        assertThat(row.after().smd()).isCloseTo(-2 / Math.sqrt(12), within(1e-14));
        // Σw(x−m)² with w = 1/4, 1/4, 1/2: 25/4 + 1/4 + 9/2 = 11; over 1 − (1/16 + 1/16 + 1/4) = 5/8.
        assertThat(row.after().varianceRatio()).isCloseTo(8 / (11 / 0.625), within(1e-14));
        // Differences 1, −3, −3.
        assertThat(row.pairs()).isEqualTo(new Balance.PairDifference(3, -5 / 3.0, 7 / 3.0, 3));
    }

    @Test
    void showsEachLevelOfACategoryAndOneRowOfABinary() {
        LevelColumn binary =
                new LevelColumn(Variable.of("b", Variable.Type.BINARY, "no", "yes"), new int[] {1, 1, 0, 1, -1});
        Balance balance = balance(
                MatchingCohorts.cohort(MatchingCohorts.levels("asa", "I", "II", "I", "I", "III"), binary), "asa", "b");
        assertThat(balance.rows()).extracting(Balance.Row::level).containsExactly("I", "II", "III", "");
        assertThat(balance.rows().get(3).before().controlMean()).isEqualTo(0.5);
        assertThat(balance.rows().get(3).before().controls()).isEqualTo(2);
        assertThat(balance.rows())
                .allSatisfy(r -> assertThat(r.before().varianceRatio()).isNaN());
    }

    @Test
    void saysWhyANumberIsAbsent() {
        Cohort cohort = MatchingCohorts.cohort(
                MatchingCohorts.numbers("apart", 1, 1, 0, 0, 0),
                MatchingCohorts.numbers("same", 3, 3, 3, 3, 3),
                MatchingCohorts.numbers("none", Double.NaN, Double.NaN, 1, 2, 3),
                MatchingCohorts.numbers("one", 5, Double.NaN, 1, 2, 3));
        List<Balance.Row> rows = balance(cohort, "apart", "same", "none", "one").rows();
        assertThat(rows.get(0).after().smd()).isNaN();
        assertThat(rows.get(1).after().smd()).isZero();
        assertThat(rows.get(2).before().smd()).isNaN();
        assertThat(rows.get(3).before().smd()).isNaN();
        assertThat(rows.stream().flatMap(r -> r.notes().stream()))
                .containsExactly(
                        Note.of("matching.balance-no-overlap"),
                        Note.of("matching.balance-constant"),
                        Note.of("matching.balance-no-value"),
                        Note.of("matching.balance-one-subject"));
    }
}
