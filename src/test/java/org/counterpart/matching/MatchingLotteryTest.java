package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.MatchingLottery.Rule;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.search.Constraints;
import org.counterpart.matching.search.Coordinates;
import org.counterpart.matching.search.Subjects;
import org.counterpart.matching.search.Widths;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MatchingLotteryTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyDrawHoldsTheDesignAndDoesNotDependOnTheOrderOfRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MatchingCohorts.Subjects subjects =
                MatchingCohorts.random(random, 2 + random.nextInt(30), 2 + random.nextInt(60));
        MatchingDesign design = MatchingCohorts.randomDesign(random);
        Rule rule = List.of(Rule.values()).get(random.nextInt(2));
        MatchingLottery lottery;
        try {
            lottery = MatchingLottery.of(subjects.cohort(), subjects.isCase(), design, rule);
        } catch (NotAnalysableException none) {
            return; // no case or no control; the next draw of cohort and design has some
        }
        MatchingCohorts.Subjects other = subjects.shuffled(random);
        MatchingLottery same = MatchingLottery.of(other.cohort(), other.isCase(), design, rule);
        for (int draw = 0; draw < 5; draw++) {
            MatchingLottery.Draw drawn = lottery.draw(new SplittableRandom(draw));
            Constraints.check(subjects.cohort(), subjects.isCase(), design, widths(subjects, design), sets(drawn));
            assertThat(ids(other.cohort(), same.draw(new SplittableRandom(draw))))
                    .isEqualTo(ids(subjects.cohort(), drawn));
            assertThat(drawn.setCount()).isEqualTo(sets(drawn).size());
            if (design.sets() == MatchingDesign.Sets.COMPLETE) {
                assertThat(sets(drawn)).allSatisfy(s -> assertThat(s.controls()).hasSize(design.ratio()));
            }
        }
    }

    private static List<CaliperWidth> widths(MatchingCohorts.Subjects s, MatchingDesign design) {
        return Widths.of(design, Subjects.of(s.cohort(), s.isCase(), design), new Coordinates(s.cohort()));
    }

    private static List<String> ids(Cohort cohort, MatchingLottery.Draw draw) {
        return IntStream.range(0, draw.rows().length)
                .mapToObj(i -> draw.sets()[i] + (draw.cases()[i] ? " case " : " ") + cohort.id(draw.rows()[i]))
                .toList();
    }

    private static List<MatchedSet> sets(MatchingLottery.Draw draw) {
        List<MatchedSet> sets = new ArrayList<>();
        for (int i = 0; i < draw.rows().length; ) {
            int from = i;
            List<MatchedSet.Partner> controls = new ArrayList<>();
            for (i++; i < draw.rows().length && !draw.cases()[i]; i++) {
                controls.add(new MatchedSet.Partner(draw.rows()[i], Double.NaN));
            }
            sets.add(new MatchedSet(draw.sets()[from], draw.rows()[from], controls));
        }
        return sets;
    }

    /**
     * Two cases aged 60 and 61, controls aged 60, 61 and 62, caliper 1: case 60 can have the first two, case 61 all
     * three.
     */
    private static MatchingLottery twoCases(Rule rule, int ratio) {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("age", 60, 61, 60, 61, 62));
        MatchingDesign design = MatchingDesign.withDefaults()
                .withCalipers(List.of(Caliper.of("age", "1")))
                .withRatio(ratio);
        return MatchingLottery.of(cohort, new boolean[] {true, true, false, false, false}, design, rule);
    }

    @Test
    void fuzzyDrawsEachEligibleControlLeftWithTheSameProbability() {
        // By hand. Case 60 first (1/2): control 60 or 61 (1/2 each), then case 61 one of the two left. Case 61 first:
        // one of three (1/3),
        // then case 60 one of what is left of its two. Controls named by row: 2, 3, 4.
        Map<String, Double> expected = new HashMap<>();
        expected.put("2,3", 1 / 8.0 + 1 / 6.0);
        expected.put("2,4", 1 / 8.0 + 1 / 12.0);
        expected.put("3,2", 1 / 8.0 + 1 / 6.0);
        expected.put("3,4", 1 / 8.0 + 1 / 12.0);
        MatchingLottery lottery = twoCases(Rule.FUZZY, 1);
        Map<String, Integer> seen = new HashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        int draws = 40_000;
        for (int i = 0; i < draws; i++) {
            int[] rows = lottery.draw(random).rows();
            seen.merge(rows[1] + "," + rows[3], 1, Integer::sum);
        }
        assertThat(seen.keySet()).isEqualTo(expected.keySet());
        // Five standard errors of a share.
        expected.forEach((pair, share) -> assertThat(seen.get(pair) / (double) draws)
                .isCloseTo(share, within(5 * Math.sqrt(share * (1 - share) / draws))));
    }

    @Test
    void greedyTakesTheNearest() {
        MatchingLottery lottery = twoCases(Rule.GREEDY, 1);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 50; i++) {
            assertThat(lottery.draw(random).rows()).containsExactly(0, 2, 1, 3);
        }
    }

    @Test
    void everyCaseHasAControlBeforeAnyGetsASecond() {
        MatchingLottery lottery = twoCases(Rule.FUZZY, 2);
        SplittableRandom random = new SplittableRandom(7);
        Set<List<Integer>> sizes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            MatchingLottery.Draw draw = lottery.draw(random);
            assertThat(draw.setCount()).isEqualTo(2);
            assertThat(draw.rows()).doesNotHaveDuplicates();
            sizes.add(sets(draw).stream().map(s -> s.controls().size()).toList());
        }
        assertThat(sizes).containsExactlyInAnyOrderElementsOf(Arrays.asList(List.of(1, 2), List.of(2, 1)));
    }
}
