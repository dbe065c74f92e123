package org.counterpart.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.counterpart.matching.AugmentingPaths;
import org.counterpart.matching.Exhaustive;
import org.counterpart.matching.Hungarian;
import org.counterpart.matching.PairGraph;
import org.counterpart.matching.RandomGraphs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The optimum against solvers that share no code with it: exhaustive search, the Hungarian method, augmenting paths,
 * linear duality.
 */
class OptimalMatcherTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void tinyInstancesEqualExhaustiveSearch(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int ratio = 1 + random.nextInt(3);
        int n = 1 + random.nextInt(5);
        PairGraph graph = RandomGraphs.graph(random, n, 1 + random.nextInt(7), random.nextDouble(), 4);
        long[] best = Exhaustive.best(graph, ratio);
        assertThat(told(OptimalMatcher.match(graph.lists(), ratio), ratio)).containsExactly(best);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void middlingInstancesEqualTheHungarianMethod(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int ratio = 1 + random.nextInt(3);
        int n = 10 + random.nextInt(30);
        int controls = 10 + random.nextInt(60);
        int values = seed % 2 == 0 ? 3 : 1000;
        PairGraph graph = RandomGraphs.graph(random, n, controls, 0.3 * random.nextDouble(), values);
        assertThat(told(OptimalMatcher.match(graph.lists(), ratio), ratio))
                .containsExactly(Hungarian.best(graph, ratio));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void asManyControlsAsAMaximumFlow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int ratio = 1 + random.nextInt(4);
        PairGraph graph = RandomGraphs.chains(random, 100 + random.nextInt(200));
        Assignment assignment = OptimalMatcher.match(graph.lists(), ratio);
        assertThat(assignment.control().length).isEqualTo(AugmentingPaths.most(graph, ratio));
        int matched = 0;
        for (int i = 0; i < graph.cases(); i++) {
            matched += assignment.controls(i) > 0 ? 1 : 0;
        }
        assertThat(matched).as("cases with a control").isEqualTo(AugmentingPaths.most(graph, 1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pricesProveTheOptimum(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PairGraph graph = RandomGraphs.chains(random, 20 + random.nextInt(300));
        Assignment assignment = OptimalMatcher.match(graph.lists(), 1);
        long[][] prices = OptimalMatcher.prices(graph.lists());
        CandidateLists lists = graph.lists();
        long[] cost = Arrays.stream(graph.distance())
                .mapToLong(d -> OptimalMatcher.cost(lists, d))
                .toArray();
        long penalty = prices[2][0];
        long primal = 0;
        long dual = 0;
        for (int i = 0; i < graph.cases(); i++) {
            primal += assignment.controls(i) == 0
                    ? penalty
                    : OptimalMatcher.cost(
                            lists, assignment.distance()[assignment.start()[i]]);
            long price = graph.candidates(i) == 0 ? -penalty : prices[0][i];
            assertThat(price).as("having no control is always allowed").isGreaterThanOrEqualTo(-penalty);
            dual -= price;
            for (int k = graph.start()[i]; k < graph.start()[i + 1]; k++) {
                assertThat(cost[k] + price - prices[1][graph.control()[k]]).isNotNegative();
            }
        }
        for (long price : prices[1]) {
            assertThat(price).isNotPositive();
            dual += price;
        }
        assertThat(primal).isEqualTo(dual);
        assertThat(Arrays.stream(cost).max().orElse(0) * graph.cases()).isLessThan(penalty);
    }

    /** Cases with at least 1, 2, ... controls, then the total distance (whole numbers here). */
    private static long[] told(Assignment assignment, int ratio) {
        long[] told = new long[ratio + 1];
        for (int i = 0; i < assignment.start().length - 1; i++) {
            for (int r = 0; r < assignment.controls(i); r++) {
                told[r]++;
            }
        }
        for (double d : assignment.distance()) {
            told[ratio] += (long) d;
        }
        return told;
    }
}
