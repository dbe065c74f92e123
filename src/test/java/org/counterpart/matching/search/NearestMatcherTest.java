package org.counterpart.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.counterpart.matching.PairGraph;
import org.counterpart.matching.RandomGraphs;
import org.counterpart.matching.design.MatchingDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The heap against the definition: sort all pairs, take each whose two ends are free, once for each round. */
class NearestMatcherTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void closestPairFirstAsDefined(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int ratio = 1 + random.nextInt(3);
        PairGraph graph = RandomGraphs.graph(random, 1 + random.nextInt(30), 1 + random.nextInt(60), 0.2, 5);
        MatchingDesign design = MatchingDesign.withDefaults().withRatio(ratio).with(MatchingDesign.Method.NEAREST);
        Assignment assignment = NearestMatcher.match(graph.lists(), design, Optional.empty());
        List<Integer> sorted = IntStream.range(0, graph.pairs())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> graph.distance()[k])
                        .thenComparingInt(k -> caseOf(graph, k))
                        .thenComparingInt(k -> graph.control()[k]))
                .toList();
        boolean[] used = new boolean[graph.controls()];
        int[] count = new int[graph.cases()];
        List<String> expected = new ArrayList<>();
        for (int round = 1; round <= ratio; round++) {
            for (int k : sorted) {
                int i = caseOf(graph, k);
                if (count[i] == round - 1 && !used[graph.control()[k]]) {
                    count[i]++;
                    used[graph.control()[k]] = true;
                    expected.add(i + " " + graph.control()[k]);
                }
            }
        }
        List<String> actual = new ArrayList<>();
        for (int i = 0; i < graph.cases(); i++) {
            for (int k = assignment.start()[i]; k < assignment.start()[i + 1]; k++) {
                actual.add(i + " " + assignment.control()[k]);
            }
        }
        assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static int caseOf(PairGraph graph, int pair) {
        int i = 0;
        while (graph.start()[i + 1] <= pair) {
            i++;
        }
        return i;
    }
}
