package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.counterpart.matching.GoodMatching.assertGoodMatching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.search.Assignment;
import org.counterpart.matching.search.Coordinates;
import org.counterpart.matching.search.DistanceMeasure;
import org.counterpart.matching.search.NearestMatcher;
import org.counterpart.matching.search.OptimalMatcher;
import org.counterpart.matching.search.Subjects;
import org.counterpart.matching.search.Turns;
import org.counterpart.matching.search.Widths;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * R's answers: eligible pairs, MatchIt's nearest matching pair by pair where no tie was met, the optimum from three R
 * solvers, and MatchIt's balance
 * tables. Where pairs lie on the edge of a caliper up to rounding, R follows the doubles and we the decimals; there our
 * matchers are
 * compared on R's pairs, and our own pairs with R's "decimal" answer.
 */
class MatchingReferenceTest {
    private static final Map<Path, ReferenceCase.Expected> GRAPHS =
            graphs().collect(Collectors.toMap(e -> e.of().folder(), e -> e));

    static Stream<ReferenceCase.Expected> graphs() {
        return ReferenceCase.all("eligible pairs");
    }

    static Stream<ReferenceCase.Expected> nearest() {
        return Stream.of(
                        "MatchIt nearest 1:1 (mahalanobis, m.order=data)",
                        "MatchIt nearest 1:1 (scaled_euclidean, m.order=data)",
                        "MatchIt nearest 1:2 (mahalanobis, m.order=data)",
                        "MatchIt nearest 1:1 (single, m.order=data)",
                        "MatchIt nearest 1:1 (single, m.order=largest)",
                        "MatchIt nearest 1:1 (single, m.order=smallest)")
                .flatMap(ReferenceCase::all);
    }

    static Stream<ReferenceCase.Expected> closest() {
        return ReferenceCase.all("greedy, closest pair first (mahalanobis)");
    }

    static Stream<ReferenceCase.Expected> optima() {
        return ReferenceCase.all("optimum 1:1: maximum cardinality, then minimum total cost");
    }

    static Stream<ReferenceCase.Expected> decimalOptima() {
        return ReferenceCase.all("optimum 1:1 with decimal-exact calipers (tolerance 1e-9)");
    }

    static Stream<ReferenceCase.Expected> upToTwo() {
        return ReferenceCase.all("optimum up to 1:2: most controls used, then minimum total cost");
    }

    static Stream<ReferenceCase.Expected> balances() {
        return ReferenceCase.all("balance before and after (MatchIt summary)");
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void eligiblePairs(ReferenceCase.Expected expected) {
        Setup setup = new Setup(expected);
        Matching matching = setup.match(setup.design);
        assertGoodMatching(setup.subjects, matching);
        assertThat(matching.cases()).isEqualTo((int) expected.value("cases"));
        assertThat(matching.candidates()).isEqualTo((int) expected.value("controls"));
        assertThat(matching.eligiblePairs()).isEqualTo((long) expected.value("eligible_pairs_with_tolerance_1e9"));
        if (setup.sameUnderDoubles(expected)) {
            assertThat(matching.unmatched().stream()
                            .filter(u -> u.candidatesLeft().containsValue(0))
                            .count())
                    .isEqualTo((long) expected.value("cases_without_control"));
        }
        assertThat(setup.rGraph(0, setup::mahalanobis).pairs()).isEqualTo((int) expected.value("eligible_pairs"));
    }

    @ParameterizedTest
    @MethodSource("nearest")
    void nearest(ReferenceCase.Expected expected) throws IOException {
        Setup setup = new Setup(expected);
        String distance = expected.inputs().get("distance").asString();
        MatchingDesign design = setup.design
                .with(MatchingDesign.Method.NEAREST)
                .with(MatchingDesign.Order.DATA)
                .withRatio(expected.inputs().get("ratio").asInt());
        design = switch (distance) {
            case "mahalanobis" -> design.with(MatchingDesign.Distance.MAHALANOBIS, setup.numbers);
            case "scaled_euclidean" -> design.with(MatchingDesign.Distance.SCALED_EUCLIDEAN, setup.numbers);
            default -> design.with(MatchingDesign.Distance.EUCLIDEAN, List.of(distance));
        };
        setup.sortRows(expected.inputs().get("m_order").asString(), setup.numbers.get(0));
        Matching matching = setup.match(design);
        assertGoodMatching(setup.subjects, matching);
        Map<String, List<String>> pairs = setup.pairs(expected);
        if (expected.values().get("distance_ties_met").asBoolean()) {
            // The list then depends on the tie rule; sizes do not by much.
            assertThat((double) matching.pairs())
                    .isCloseTo(expected.value("matched_pairs"), org.assertj.core.data.Percentage.withPercentage(8));
            return;
        }
        if (setup.sameUnderDoubles(setup.graph())) {
            assertThat(setup.ids(matching)).isEqualTo(pairs);
            expected.check("total_distance", matching.totalDistance());
            expected.check("complete_sets", matching.setsWith(design.ratio()));
        } else {
            Subjects subjects = Subjects.of(setup.subjects.cohort(), setup.subjects.isCase(), design);
            PairGraph graph = setup.rGraph(0, setup.measure(design)::between, subjects);
            Assignment assignment =
                    NearestMatcher.match(graph.lists(), design, Turns.of(setup.subjects.cohort(), subjects, design));
            assertThat(setup.ids(assignment, subjects)).isEqualTo(pairs);
        }
    }

    @ParameterizedTest
    @MethodSource("closest")
    void closestPairFirst(ReferenceCase.Expected expected) throws IOException {
        Setup setup = new Setup(expected);
        MatchingDesign design = setup.design
                .with(MatchingDesign.Method.NEAREST)
                .with(MatchingDesign.Distance.MAHALANOBIS, setup.numbers);
        Matching matching = setup.match(design);
        assertGoodMatching(setup.subjects, matching);
        if (!expected.values().get("distance_ties_present").asBoolean()) {
            assertThat(setup.ids(matching)).isEqualTo(setup.pairs(expected));
            expected.check("total_distance", matching.totalDistance());
        } else {
            assertThat((double) matching.pairs())
                    .isCloseTo(expected.value("matched_pairs"), org.assertj.core.data.Percentage.withPercentage(4));
        }
    }

    @ParameterizedTest
    @MethodSource("optima")
    void optimumOnThePairsOfR(ReferenceCase.Expected expected) {
        checkOptimum(expected, new Setup(expected), 0);
    }

    @ParameterizedTest
    @MethodSource("decimalOptima")
    void optimumOnDecimalPairs(ReferenceCase.Expected expected) {
        checkOptimum(expected, new Setup(expected), 1e-9);
    }

    private static void checkOptimum(ReferenceCase.Expected expected, Setup setup, double tolerance) {
        for (String cost : List.of("caliper_l1", "caliper_l2", "abs_first", "mahalanobis")) {
            if (expected.values().has("min_cost_" + cost)) {
                PairGraph graph = setup.rGraph(tolerance, setup.cost(cost));
                Assignment assignment = OptimalMatcher.match(graph.lists(), 1);
                assertThat(assignment.control().length).isEqualTo((int) expected.value("max_cardinality"));
                expected.check("min_cost_" + cost, total(assignment));
            }
        }
    }

    /** The whole way from the cohort, where R's decimal answer is ours. */
    @ParameterizedTest
    @MethodSource("optima")
    void optimumOfTheCohort(ReferenceCase.Expected expected) {
        Setup setup = new Setup(expected);
        boolean same = setup.sameUnderDoubles(setup.graph());
        ReferenceCase.Expected ours = same
                ? expected
                : decimalOptima().filter(e -> sameCase(e, expected)).findFirst().orElseThrow();
        Matching inCalipers = setup.match(setup.design);
        assertThat(inCalipers.pairs()).isEqualTo((int) ours.value("max_cardinality"));
        ours.check("min_cost_caliper_l2", inCalipers.totalDistance());
        Matching first =
                setup.match(setup.design.with(MatchingDesign.Distance.EUCLIDEAN, List.of(setup.numbers.get(0))));
        assertGoodMatching(setup.subjects, first);
        ours.check("min_cost_abs_first", first.totalDistance());
        if (same) {
            Matching mahalanobis = setup.match(setup.design.with(MatchingDesign.Distance.MAHALANOBIS, setup.numbers));
            assertGoodMatching(setup.subjects, mahalanobis);
            ours.check("min_cost_mahalanobis", mahalanobis.totalDistance());
        }
    }

    private static double total(Assignment assignment) {
        return DoubleStream.of(assignment.distance()).sum();
    }

    /**
     * R's objective there is another: most controls, then distance. The number agrees, and no total of ours can be
     * below R's.
     */
    @ParameterizedTest
    @MethodSource("upToTwo")
    void upToTwoControls(ReferenceCase.Expected expected) {
        Setup setup = new Setup(expected);
        for (String cost : List.of("caliper_l1", "caliper_l2")) {
            PairGraph graph = setup.rGraph(0, setup.cost(cost));
            Assignment assignment = OptimalMatcher.match(graph.lists(), 2);
            assertThat(assignment.control().length).isEqualTo((int) expected.value("max_controls_up_to_2"));
            assertThat(total(assignment)).isGreaterThanOrEqualTo(expected.value("min_cost_" + cost) * (1 - 1e-12));
            Assignment one = OptimalMatcher.match(graph.lists(), 1);
            int matched = (int) IntStream.range(0, graph.cases())
                    .filter(i -> assignment.controls(i) > 0)
                    .count();
            assertThat(matched).isEqualTo(one.control().length);
        }
    }

    @ParameterizedTest
    @MethodSource("balances")
    void balance(ReferenceCase.Expected expected) throws IOException {
        Setup setup = new Setup(expected);
        MatchingDesign design =
                setup.design.withRatio(expected.inputs().get("ratio").asInt()).with(MatchingDesign.Smd.CASES);
        List<String> more =
                Stream.of("bmi", "smoke").filter(setup.subjects.cohort()::has).toList();
        Balance balance = Balance.of(
                setup.subjects.cohort(),
                setup.subjects.isCase(),
                setup.matchingOf(design, setup.pairs(expected)),
                more);
        Map<String, Balance.Row> rows = new HashMap<>();
        balance.rows().forEach(r -> rows.put(r.variable().name() + r.level(), r));
        JsonNode names = expected.values().get("variables");
        int compared = 0;
        for (int i = 0; i < names.size(); i++) {
            Balance.Row row = rows.get(names.get(i).asString());
            if (row == null) {
                continue; // a level of a variable that was not matched on
            }
            compared++;
            compare(
                    expected,
                    names.get(i).asString() + " before",
                    row.before(),
                    expected.values().get("before").get(i));
            JsonNode after = expected.values().get("after").get(i);
            compare(expected, names.get(i).asString() + " after", row.after(), after);
            if (design.ratio() == 1) {
                // MatchIt 4.5.1 (bal1var) divides the pair distance by the SD only where the means differ.
                double unit =
                        Math.abs(row.after().caseMean() - row.after().controlMean()) > 1.5e-8 ? row.denominator() : 1;
                expected.compare(
                        "pair distance",
                        row.pairs().meanAbsolute() / unit,
                        after.get(6).asDouble());
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(4);
    }

    private static void compare(ReferenceCase.Expected expected, String what, Balance.Side side, JsonNode want) {
        expected.compare(what, side.caseMean(), want.get(0).asDouble());
        expected.compare(what, side.controlMean(), want.get(1).asDouble());
        expected.compare(what, side.smd(), want.get(2).asDouble());
        if (want.get(3).isNull()) {
            assertThat(side.varianceRatio()).isNaN();
        } else {
            expected.compare(what, side.varianceRatio(), want.get(3).asDouble());
        }
    }

    private static boolean sameCase(ReferenceCase.Expected a, ReferenceCase.Expected b) {
        return a.of().folder().equals(b.of().folder());
    }

    /** A reference case as a cohort and a design. */
    private static final class Setup {
        final ReferenceCase reference;
        final List<String> exact = new ArrayList<>();
        final List<String> numbers = new ArrayList<>();
        final Map<String, Double> widths = new TreeMap<>();
        final MatchingDesign design;
        MatchingCohorts.Subjects subjects;

        Setup(ReferenceCase.Expected expected) {
            reference = expected.of();
            expected.inputs().get("exact").forEach(e -> exact.add(e.asString()));
            expected.inputs().get("distance_variables").forEach(v -> numbers.add(v.asString()));
            List<Caliper> calipers = new ArrayList<>();
            for (String name : numbers) {
                String width = expected.inputs().get("calipers").get(name).asString();
                calipers.add(Caliper.of(name, width));
                widths.put(name, Double.parseDouble(width));
            }
            design = MatchingDesign.withDefaults().withExact(exact).withCalipers(calipers);
            List<String> others = new ArrayList<>(numbers);
            Stream.of("bmi", "smoke").filter(this::present).forEach(others::add);
            subjects = MatchingCohorts.of(reference, exact, others);
        }

        private boolean present(String name) {
            try {
                return Files.readAllLines(reference.data()).get(0).contains("," + name);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        ReferenceCase.Expected graph() {
            return GRAPHS.get(reference.folder());
        }

        boolean sameUnderDoubles(ReferenceCase.Expected graph) {
            return graph.value("eligible_pairs") == graph.value("eligible_pairs_with_tolerance_1e9");
        }

        Matching match(MatchingDesign d) {
            return Matcher.match(subjects.cohort(), subjects.isCase(), d);
        }

        void sortRows(String order, String by) {
            if (order.equals("data")) {
                return;
            }
            double[] values = subjects.cohort().numbers(by).values();
            Comparator<Integer> ascending = Comparator.comparingDouble(r -> values[r]);
            subjects = subjects.in(IntStream.range(0, values.length)
                    .boxed()
                    .sorted(order.equals("largest") ? ascending.reversed() : ascending)
                    .mapToInt(Integer::intValue)
                    .toArray());
        }

        DistanceMeasure measure(MatchingDesign d) {
            Coordinates coordinates = new Coordinates(subjects.cohort());
            Subjects all = Subjects.of(subjects.cohort(), subjects.isCase(), d);
            return DistanceMeasure.of(d, subjects.cohort(), all, coordinates, Widths.of(d, all, coordinates));
        }

        double mahalanobis(int a, int b) {
            return measure.applyAsDouble(a, b);
        }

        private ToDoubleBiFunction<Integer, Integer> measure = (a, b) -> {
            DistanceMeasure made = measure(mahalanobisDesign());
            measure = made::between;
            return made.between(a, b);
        };

        private MatchingDesign mahalanobisDesign() {
            return design.with(MatchingDesign.Distance.MAHALANOBIS, numbers);
        }

        ToDoubleBiFunction<Integer, Integer> cost(String name) {
            return switch (name) {
                case "caliper_l1" ->
                    (a, b) -> numbers.stream()
                            .mapToDouble(v -> apart(v, a, b) / widths.get(v))
                            .sum();
                case "caliper_l2" ->
                    (a, b) -> Math.sqrt(numbers.stream()
                            .mapToDouble(v -> Math.pow(apart(v, a, b) / widths.get(v), 2))
                            .sum());
                case "abs_first" -> (a, b) -> apart(numbers.get(0), a, b);
                default -> this::mahalanobis;
            };
        }

        private double apart(String variable, int a, int b) {
            return Math.abs(subjects.cohort().numbers(variable).value(a)
                    - subjects.cohort().numbers(variable).value(b));
        }

        PairGraph rGraph(double tolerance, ToDoubleBiFunction<Integer, Integer> cost) {
            return rGraph(tolerance, cost, Subjects.of(subjects.cohort(), subjects.isCase(), design));
        }

        /** Pairs by R's rule: a difference of at most caliper + tolerance, in doubles. */
        PairGraph rGraph(double tolerance, ToDoubleBiFunction<Integer, Integer> cost, Subjects all) {
            Cohort cohort = subjects.cohort();
            String[] cell = IntStream.range(0, cohort.size())
                    .mapToObj(r ->
                            exact.stream().map(e -> cohort.column(e).text(r)).collect(Collectors.joining("|")))
                    .toArray(String[]::new);
            double[][] value =
                    numbers.stream().map(n -> cohort.numbers(n).values()).toArray(double[][]::new);
            double[] reach =
                    numbers.stream().mapToDouble(n -> widths.get(n) + tolerance).toArray();
            List<RandomGraphs.Edge> edges = new ArrayList<>();
            for (int i = 0; i < all.cases().length; i++) {
                for (int v = 0; v < all.controls().length; v++) {
                    int a = all.cases()[i];
                    int b = all.controls()[v];
                    boolean near = cell[a].equals(cell[b]);
                    for (int j = 0; near && j < reach.length; j++) {
                        near = Math.abs(value[j][a] - value[j][b]) <= reach[j];
                    }
                    if (near) {
                        edges.add(new RandomGraphs.Edge(i, v, cost.applyAsDouble(a, b)));
                    }
                }
            }
            return RandomGraphs.of(all.cases().length, all.controls().length, edges);
        }

        Map<String, List<String>> ids(Matching matching) {
            Map<String, List<String>> pairs = new TreeMap<>();
            for (MatchedSet set : matching.sets()) {
                pairs.put(
                        subjects.cohort().id(set.caseRow()),
                        set.controls().stream()
                                .map(c -> subjects.cohort().id(c.row()))
                                .toList());
            }
            return pairs;
        }

        Map<String, List<String>> ids(Assignment assignment, Subjects all) {
            Map<String, List<String>> pairs = new TreeMap<>();
            for (int i = 0; i < all.cases().length; i++) {
                for (int k = assignment.start()[i]; k < assignment.start()[i + 1]; k++) {
                    pairs.computeIfAbsent(subjects.cohort().id(all.cases()[i]), id -> new ArrayList<>())
                            .add(subjects.cohort().id(all.controls()[assignment.control()[k]]));
                }
            }
            return pairs;
        }

        /** Pairs as R took them: case id to control ids, in the order of the slots. */
        Map<String, List<String>> pairs(ReferenceCase.Expected expected) throws IOException {
            Map<String, List<String>> pairs = new TreeMap<>();
            List<String> lines = Files.readAllLines(reference
                    .folder()
                    .resolve(expected.inputs().get("pairs_file").asString()));
            for (String line : lines.subList(1, lines.size())) {
                String[] cells = line.split(",", -1);
                pairs.computeIfAbsent(cells[0], id -> new ArrayList<>()).add(cells[1]);
            }
            return pairs;
        }

        Matching matchingOf(MatchingDesign d, Map<String, List<String>> pairs) {
            Map<String, Integer> row = new HashMap<>();
            for (int r = 0; r < subjects.cohort().size(); r++) {
                row.put(subjects.cohort().id(r), r);
            }
            List<MatchedSet> sets = new ArrayList<>();
            pairs.forEach((c, controls) -> sets.add(new MatchedSet(
                    sets.size() + 1,
                    row.get(c),
                    controls.stream()
                            .map(k -> new MatchedSet.Partner(row.get(k), 0))
                            .toList())));
            return new Matching(
                    d, List.of(), Optional.empty(), 0, 0, 0, sets, List.of(), List.of(), 0, 0, 0, List.of());
        }
    }
}
