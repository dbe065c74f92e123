package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.counterpart.matching.GoodMatching.assertGoodMatching;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Invariants of any matching, over many random cohorts and designs. */
class AnyMatchingTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 400);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isGoodAndDoesNotDependOnTheOrderOfRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MatchingCohorts.Subjects subjects =
                MatchingCohorts.random(random, 2 + random.nextInt(30), 2 + random.nextInt(60));
        MatchingDesign design = MatchingCohorts.randomDesign(random);
        Matching matching;
        try {
            matching = Matcher.match(subjects.cohort(), subjects.isCase(), design);
        } catch (NotAnalysableException none) {
            assertThatThrownBy(() -> {
                        MatchingCohorts.Subjects other = subjects.shuffled(random);
                        Matcher.match(other.cohort(), other.isCase(), design);
                    })
                    .isInstanceOf(NotAnalysableException.class)
                    .hasMessage(none.getMessage());
            return;
        }
        assertGoodMatching(subjects, matching);
        for (int k = 0; k < 3; k++) {
            MatchingCohorts.Subjects other = subjects.shuffled(random);
            Matching again = Matcher.match(other.cohort(), other.isCase(), design);
            assertThat(told(other.cohort(), again)).isEqualTo(told(subjects.cohort(), matching));
            assertThat(Balance.of(other.cohort(), other.isCase(), again, List.of("sex", "age")))
                    .isEqualTo(Balance.of(subjects.cohort(), subjects.isCase(), matching, List.of("sex", "age")));
        }
    }

    /** Everything a matching says, rows replaced by ids; doubles to the last bit. */
    static String told(Cohort cohort, Matching m) {
        StringBuilder out = new StringBuilder();
        out.append(m.calipers()).append(m.totalDistance()).append(m.notes()).append(m.missing());
        m.sets().forEach(s -> {
            out.append('\n').append(cohort.id(s.caseRow()));
            s.controls()
                    .forEach(c -> out.append(' ')
                            .append(cohort.id(c.row()))
                            .append('@')
                            .append(c.distance()));
        });
        m.unmatched()
                .forEach(u -> out.append('\n')
                        .append(cohort.id(u.caseRow()))
                        .append(u.reason())
                        .append(u.candidatesLeft()));
        return out.toString();
    }
}
