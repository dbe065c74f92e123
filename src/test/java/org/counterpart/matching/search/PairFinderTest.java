package org.counterpart.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.MatchingCohorts;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists and counts of candidates against a look at every pair. */
class PairFinderTest {
    private static final List<String> NUMBERS = List.of("a", "b", "c");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 1500);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void listsWhatALookAtEveryPairFinds(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MatchingCohorts.Subjects cohort = seed % 2 == 0
                ? MatchingCohorts.random(random, 2 + random.nextInt(30), 2 + random.nextInt(150))
                : numbers(random, 2 + random.nextInt(30), 2 + random.nextInt(300));
        MatchingDesign design = seed % 2 == 0 ? MatchingCohorts.randomDesign(random) : design(random);
        Pairs pairs;
        try {
            pairs = new Pairs(cohort, design);
        } catch (NotAnalysableException nothingToMatch) {
            return;
        }
        CandidateLists lists = new CandidateLists(pairs.finder, 1 + random.nextInt(20));
        for (int i = 0; i < lists.cases(); i++) {
            List<Integer> expected = pairs.candidates(i);
            List<Integer> found = new ArrayList<>();
            for (int k = 0; lists.has(i, k); k++) {
                found.add(lists.control(i, k));
                assertThat(lists.distance(i, k))
                        .isEqualTo(pairs.apart(i, found.get(k)))
                        .isLessThanOrEqualTo(lists.farthest());
            }
            assertThat(found).isEqualTo(expected);
            assertThat(lists.eligible(i)).isEqualTo(expected.size());
            int row = pairs.subjects.cases()[i];
            assertThat(pairs.finder.search().within(row, pairs.widths.size())).isEqualTo(expected.size());
            int[] nearest = IntStream.range(0, Math.min(7, expected.size()))
                    .map(expected::get)
                    .toArray();
            Nearest seven = new Nearest();
            pairs.finder.search().nearest(i, 7, seven);
            assertThat(seven.controls()).isEqualTo(nearest);
        }
    }

    /** Columns of every size and fineness: far from zero, tied, in steps that doubles cannot hold, with outliers. */
    private static MatchingCohorts.Subjects numbers(SplittableRandom random, int cases, int controls) {
        int n = cases + controls;
        double[][] columns = new double[NUMBERS.size()][n];
        for (double[] column : columns) {
            double step = List.of(1.0, 0.1, 0.001, 1e-9, 1e6, Math.PI / 7).get(random.nextInt(6));
            double offset = List.of(0.0, 60.0, -1e6, 1e9).get(random.nextInt(4));
            int values = List.of(3, 30, 3000).get(random.nextInt(3));
            for (int i = 0; i < n; i++) {
                column[i] = (offset + random.nextInt(values)) * step;
                column[i] *= random.nextInt(200) == 0 ? 1000 : 1;
            }
        }
        boolean[] isCase = new boolean[n];
        Arrays.fill(isCase, 0, cases, true);
        return new MatchingCohorts.Subjects(
                        MatchingCohorts.cohort(IntStream.range(0, columns.length)
                                .mapToObj(j -> MatchingCohorts.numbers(NUMBERS.get(j), columns[j]))
                                .toArray(org.counterpart.cohort.Column[]::new)),
                        isCase)
                .shuffled(random);
    }

    private static MatchingDesign design(SplittableRandom random) {
        List<Caliper> calipers = NUMBERS.subList(0, random.nextInt(4)).stream()
                .map(name -> Caliper.of(
                        name, List.of("0", "0.5 sd", "0.1 sd", "2 sd", "3").get(random.nextInt(5))))
                .toList();
        MatchingDesign design = MatchingDesign.withDefaults().withCalipers(calipers);
        // A distance by score needs a score, which these designs have not.
        MatchingDesign.Distance[] distances = Arrays.stream(MatchingDesign.Distance.values())
                .filter(d -> d != MatchingDesign.Distance.SCORE)
                .toArray(MatchingDesign.Distance[]::new);
        MatchingDesign.Distance distance = distances[random.nextInt(distances.length)];
        return distance == MatchingDesign.Distance.CALIPER
                ? design
                : design.with(distance, NUMBERS.subList(random.nextInt(2), 2 + random.nextInt(2)));
    }

    /** Every pair of a cohort, looked at one by one. */
    private static final class Pairs {
        private final Subjects subjects;
        private final Coordinates coordinates;
        private final List<CaliperWidth> widths;
        private final DistanceMeasure measure;
        private final ExactCells cells;
        private final PairFinder finder;

        Pairs(MatchingCohorts.Subjects given, MatchingDesign design) {
            Cohort cohort = given.cohort();
            subjects = Subjects.of(cohort, given.isCase(), design);
            Matcher.requireBothGroups(subjects);
            coordinates = new Coordinates(cohort);
            widths = Widths.of(design, subjects, coordinates);
            measure = DistanceMeasure.of(design, cohort, subjects, coordinates, widths);
            cells = new ExactCells(cohort, design.exact());
            finder = new PairFinder(subjects, cells, widths, coordinates, measure);
        }

        double apart(int i, int v) {
            return measure.between(subjects.cases()[i], subjects.controls()[v]);
        }

        List<Integer> candidates(int i) {
            return IntStream.range(0, subjects.controls().length)
                    .filter(v -> eligible(subjects.cases()[i], subjects.controls()[v]))
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer v) -> apart(i, v))
                            .thenComparingInt(v -> v))
                    .toList();
        }

        private boolean eligible(int a, int b) {
            if (cells.cell(a) != cells.cell(b)) {
                return false;
            }
            for (CaliperWidth w : widths) {
                Decimals values = coordinates.of(w.variable());
                if (!values.within(a, b, values.bound(w.exact()))) {
                    return false;
                }
            }
            return true;
        }
    }
}
