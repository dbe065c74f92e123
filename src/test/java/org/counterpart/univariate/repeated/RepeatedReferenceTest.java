package org.counterpart.univariate.repeated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against {@code src/test/r/reference/public/24_repeated.R}, R 4.2.2 with car 3.1.1. */
class RepeatedReferenceTest {
    static Stream<Expected> anova() {
        return ReferenceCase.all("repeated measures: analysis of variance");
    }

    static Stream<Expected> friedman() {
        return ReferenceCase.all("repeated measures: Friedman");
    }

    /** The subjects with every measurement, groups in the order of their names. */
    private static Profiles profiles(Expected expected) {
        JsonNode inputs = expected.inputs();
        List<double[]> columns = new ArrayList<>();
        inputs.get("measures").forEach(m -> columns.add(expected.of().numbers(m.asString())));
        JsonNode by = inputs.get("group");
        String[] groups = by.isNull() ? null : expected.of().texts(by.asString());
        List<String> levels = groups == null ? List.of("all") : List.copyOf(new TreeSet<>(List.of(groups)));
        List<double[]> rows = new ArrayList<>();
        List<Integer> of = new ArrayList<>();
        for (int i = 0; i < columns.get(0).length; i++) {
            int row = i;
            double[] values = columns.stream().mapToDouble(c -> c[row]).toArray();
            if (Stream.of(values).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN)) {
                rows.add(values);
                of.add(groups == null ? 0 : levels.indexOf(groups[i]));
            }
        }
        assertThat(rows).hasSize(inputs.get("rows_used").asInt());
        return new Profiles(
                rows.toArray(double[][]::new),
                of.stream().mapToInt(Integer::intValue).toArray(),
                levels.size());
    }

    private static void effect(Expected expected, String name, RepeatedAnova.Effect found) {
        JsonNode want = expected.values().get(name);
        expected.compare(name + " ss", found.sumOfSquares(), want.get("ss").asDouble());
        expected.compare(name + " df", found.df(), want.get("df").asDouble());
        expected.compare(
                name + " error", found.errorSumOfSquares(), want.get("error").asDouble());
        expected.compare(name + " df2", found.df2(), want.get("df2").asDouble());
        expected.compare(name + " f", found.f(), want.get("f").asDouble());
        expected.compare(name + " p", found.p(), want.get("p").asDouble());
        if (want.has("p_gg")) {
            expected.compare(
                    name + " p_gg", found.pGreenhouseGeisser(), want.get("p_gg").asDouble());
        }
    }

    @ParameterizedTest
    @MethodSource("anova")
    void analysisOfVariance(Expected expected) {
        RepeatedAnova.Result found = RepeatedAnova.of(profiles(expected));
        effect(expected, "time", found.time());
        assertThat(found.group().isPresent()).isEqualTo(expected.values().has("group"));
        found.group().ifPresent(e -> effect(expected, "group", e));
        found.interaction().ifPresent(e -> effect(expected, "interaction", e));
        if (expected.values().has("w")) {
            Sphericity s = found.time().sphericity().orElseThrow();
            expected.check("epsilon_gg", s.greenhouseGeisser());
            expected.check("epsilon_hf", s.huynhFeldt());
            expected.check("w", s.w());
            expected.check("p_w", s.p());
        }
    }

    static Stream<Expected> pairs() {
        return ReferenceCase.all("repeated measures: pairs");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void matchedPairs(Expected expected) {
        RepeatedAnova.Result found = RepeatedAnova.ofPairs(columns(expected, "first"), columns(expected, "second"));
        effect(expected, "time", found.time());
        effect(expected, "group", found.group().orElseThrow());
        effect(expected, "interaction", found.interaction().orElseThrow());
    }

    private static double[][] columns(Expected expected, String of) {
        List<double[]> columns = new ArrayList<>();
        expected.inputs().get(of).forEach(m -> columns.add(expected.of().numbers(m.asString())));
        return IntStream.range(0, columns.get(0).length)
                .mapToObj(i -> columns.stream().mapToDouble(c -> c[i]).toArray())
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @MethodSource("friedman")
    void ranks(Expected expected) {
        Profiles data = profiles(expected);
        String level = expected.inputs().get("level").asString();
        String[] all = expected.inputs().get("group").isNull()
                ? new String[] {"all"}
                : expected.of().texts(expected.inputs().get("group").asString());
        int group = List.copyOf(new TreeSet<>(List.of(all))).indexOf(level);
        Friedman.Result found = Friedman.withDefaults().test(data.of(group));
        expected.check("statistic", found.statistic());
        expected.check("df", found.df());
        expected.check("p", found.p());
    }

    @Test
    void subjectsWhoAllChangeAlikeHaveNoTest() {
        double[][] alike = {{1, 2, 4}, {2, 3, 5}, {7, 8, 10}};
        assertThatThrownBy(() -> RepeatedAnova.of(Profiles.of(alike)))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo("repeated.alike"));
        assertThat(Friedman.withDefaults().test(new double[][] {{1, 1}, {2, 2}}).notes())
                .isNotEmpty();
    }

    /** Of two times and two groups the interaction is the pooled t test of the changes, squared. */
    @Test
    void twoTimesAreATestOfChanges() {
        double[][] values = {{5, 3}, {6, 2}, {7, 7}, {4, 1}, {8, 8}, {6, 5}, {5, 5}};
        RepeatedAnova.Result found = RepeatedAnova.of(new Profiles(values, new int[] {0, 0, 0, 0, 1, 1, 1}, 2));
        // R 4.2.2: t.test(c(-2,-4,0,-3), c(0,-1,0), var.equal = TRUE)$statistic^2
        assertThat(found.interaction().orElseThrow().f()).isCloseTo(3.343868520859673, within(1e-12));
    }
}
