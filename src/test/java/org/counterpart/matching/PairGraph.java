package org.counterpart.matching;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.counterpart.matching.search.CandidateLists;
import org.counterpart.matching.search.CandidateSource;
import org.counterpart.matching.search.Nearest;

/**
 * Every eligible pair, by case: the candidates of case {@code i} stand at {@code start[i]} up to {@code start[i + 1]},
 * nearest first, equally
 * near ones in the order of the controls. Cases and controls are numbered in the order drawn from the seed.
 *
 * @param control the candidate of each pair
 * @param distance its distance
 */
@SuppressWarnings("ArrayRecordComponent") // passed along inside the package, never compared
public record PairGraph(int cases, int controls, int[] start, int[] control, double[] distance) {
    public int pairs() {
        return start[cases];
    }

    public int candidates(int i) {
        return start[i + 1] - start[i];
    }

    /** As the matchers take it; every list begins with one candidate and grows when they ask. */
    public CandidateLists lists() {
        return new CandidateLists(new Source(), 1);
    }

    private final class Source implements CandidateSource, CandidateSource.Search {
        @Override
        public int cases() {
            return cases;
        }

        @Override
        public int controls() {
            return controls;
        }

        @Override
        public double farthest() {
            return Arrays.stream(distance, 0, pairs()).max().orElse(0);
        }

        @Override
        public int[] neighbours() {
            return IntStream.range(0, cases).toArray();
        }

        @Override
        public Search search() {
            return this;
        }

        @Override
        public int[] eligible() {
            return IntStream.range(0, cases).map(PairGraph.this::candidates).toArray();
        }

        @Override
        public void nearest(int i, int wanted, Nearest found) {
            found.clear(wanted);
            for (int k = start[i + 1] - 1; k >= start[i]; k--) {
                found.offer(distance[k], control[k]);
            }
            found.sort();
        }
    }
}
