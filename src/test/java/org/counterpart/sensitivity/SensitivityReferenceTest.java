package org.counterpart.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.sensitivity.RosenbaumBounds.MatchedSet;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against {@code src/test/r/reference/public/20_sensitivity.R}. */
class SensitivityReferenceTest {
    static Stream<Expected> eValues() {
        return ReferenceCase.all("sensitivity: E-value of an odds ratio");
    }

    static Stream<Expected> pairs() {
        return ReferenceCase.all("sensitivity: Rosenbaum bounds for McNemar's test");
    }

    static Stream<Expected> sets() {
        return ReferenceCase.all("sensitivity: Rosenbaum bounds, one case and several controls");
    }

    private static void eValues(Expected expected, String reading, boolean rare) {
        JsonNode want = expected.values().get(reading);
        double[] or = expected.of().numbers("or");
        double[] low = expected.of().numbers("lo");
        double[] high = expected.of().numbers("hi");
        for (int i = 0; i < or.length; i++) {
            EValue found = EValue.of(or[i], new Interval(low[i], high[i]), rare);
            expected.compare(
                    reading + " " + i, found.value(), want.get("e_point").get(i).asDouble());
            expected.compare(
                    reading + " limit " + i,
                    found.limit(),
                    want.get("e_ci").get(i).asDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("eValues")
    void eValuesOfOddsRatios(Expected expected) {
        eValues(expected, "rare", true);
        eValues(expected, "common_sqrt", false);
    }

    private static void bounds(Expected expected, RosenbaumBounds found) {
        double[] gamma = expected.array("gamma");
        expected.check("p_upper", Arrays.stream(gamma).map(found::upper).toArray());
        expected.compare("gamma_at_0.05", found.gammaAt(0.05), expected.value("gamma_at_0.05"));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void boundsOfPairs(Expected expected) {
        List<MatchedSet> all = new ArrayList<>();
        IntStream.range(0, expected.inputs().get("b").asInt()).forEach(i -> all.add(new MatchedSet(2, 1, true)));
        IntStream.range(0, expected.inputs().get("c").asInt()).forEach(i -> all.add(new MatchedSet(2, 1, false)));
        all.add(new MatchedSet(2, 2, true));
        bounds(expected, RosenbaumBounds.of(all));
    }

    @ParameterizedTest
    @MethodSource("sets")
    void boundsOfSets(Expected expected) {
        JsonNode inputs = expected.inputs();
        String[] set = expected.of().texts(inputs.get("set").asString());
        String[] status = expected.of().texts(inputs.get("case").asString());
        String[] mark = expected.of().texts(inputs.get("exposure").asString());
        Map<String, int[]> counts = new LinkedHashMap<>();
        for (int i = 0; i < set.length; i++) {
            if (!mark[i].isEmpty()) {
                int[] of = counts.computeIfAbsent(set[i], s -> new int[4]);
                int exposed = mark[i].equals(inputs.get("exposed_level").asString()) ? 1 : 0;
                boolean isCase = status[i].equals(inputs.get("case_level").asString());
                of[0]++;
                of[1] += exposed;
                of[2] += isCase ? 1 : 0;
                of[3] += isCase ? exposed : 0;
            }
        }
        RosenbaumBounds found = RosenbaumBounds.of(counts.values().stream()
                .filter(c -> c[2] == 1 && c[0] > 1)
                .map(c -> new MatchedSet(c[0], c[1], c[3] == 1))
                .toList());
        assertThat(found.sets()).hasSize((int) expected.value("informative_sets"));
        assertThat(found.exposedCases()).isEqualTo((int) expected.value("exposed_cases"));
        bounds(expected, found);
    }

    /** Hammond's 110 and 12 pairs the other way round test for fewer exposed cases with the same bounds. */
    @Test
    void anExposureThatProtectsIsTurnedOver() {
        List<MatchedSet> all = new ArrayList<>();
        IntStream.range(0, 12).forEach(i -> all.add(new MatchedSet(2, 1, true)));
        IntStream.range(0, 110).forEach(i -> all.add(new MatchedSet(2, 1, false)));
        RosenbaumBounds found = RosenbaumBounds.of(all);
        assertThat(found.raised()).isFalse();
        // p_upper at gamma 1.5 of the reference result rosenbaum.pairs:hammond.
        assertThat(found.turned().upper(1.5)).isEqualTo(1.0234299869022176e-13, within(1e-21));
    }
}
