package org.counterpart.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.MatchingCohorts;
import org.counterpart.matching.design.MatchingDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Controls dealt out, against the matchers that look at every pair. */
class DealtMatcherTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isWhatTheOthersFind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MatchingCohorts.Subjects cohort =
                MatchingCohorts.random(random, 3 + random.nextInt(40), 3 + random.nextInt(80));
        MatchingDesign optimal = MatchingDesign.withDefaults()
                .withExact(List.of(List.<String>of(), List.of("sex"), List.of("sex", "centre"))
                        .get(random.nextInt(3)))
                .withRatio(1 + random.nextInt(4))
                .withSeed(random.nextInt(100));
        same(cohort, optimal);
        for (MatchingDesign.Order order : List.of(MatchingDesign.Order.CLOSEST, MatchingDesign.Order.RANDOM)) {
            MatchingDesign nearest = optimal.with(MatchingDesign.Method.NEAREST).with(order);
            same(cohort, nearest);
            same(cohort, nearest.with(MatchingDesign.Replacement.WITH));
        }
    }

    private static void same(MatchingCohorts.Subjects given, MatchingDesign design) {
        Cohort cohort = given.cohort();
        Subjects subjects = Subjects.of(cohort, given.isCase(), design);
        Coordinates coordinates = new Coordinates(cohort);
        DistanceMeasure measure = DistanceMeasure.of(design, cohort, subjects, coordinates, List.of());
        PairFinder pairs =
                new PairFinder(subjects, new ExactCells(cohort, design.exact()), List.of(), coordinates, measure);
        assertThat(pairs.allAlike()).isTrue();
        Assignment dealt = DealtMatcher.match(pairs.caseBlocks(), pairs.controlBlocks(), design);
        CandidateLists lists = new CandidateLists(pairs, 2);
        Assignment searched = design.method() == MatchingDesign.Method.OPTIMAL
                ? OptimalMatcher.match(lists, design.ratio())
                : NearestMatcher.match(lists, design, Optional.empty());
        assertThat(dealt.start()).isEqualTo(searched.start());
        assertThat(dealt.control()).isEqualTo(searched.control());
        assertThat(dealt.distance()).isEqualTo(searched.distance());
    }
}
