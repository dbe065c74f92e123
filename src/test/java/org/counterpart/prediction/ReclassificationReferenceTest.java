package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.counterpart.prediction.reclassification.Discrimination;
import org.counterpart.prediction.reclassification.Gain;
import org.counterpart.prediction.reclassification.NetReclassification;
import org.counterpart.prediction.reclassification.Reclassification;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Against {@code src/test/r/reference/public/21_reclassification.R}, Hmisc 4.8.0. */
class ReclassificationReferenceTest {
    static Stream<Expected> idi() {
        return ReferenceCase.all("reclassification: IDI");
    }

    static Stream<Expected> continuous() {
        return ReferenceCase.all("reclassification: continuous NRI");
    }

    static Stream<Expected> byCategory() {
        return ReferenceCase.all("reclassification: category NRI");
    }

    private static Reclassification.Result result(Expected expected) {
        JsonNode inputs = expected.inputs();
        String[] outcome = expected.of().texts(inputs.get("outcome").asString());
        boolean[] cases = new boolean[outcome.length];
        for (int i = 0; i < cases.length; i++) {
            cases[i] = outcome[i].equals(inputs.get("event").asString());
        }
        List<Double> cuts = new ArrayList<>();
        if (inputs.has("cuts")) {
            inputs.get("cuts").forEach(c -> cuts.add(c.asDouble()));
        }
        Reclassification.Result found = Reclassification.withDefaults()
                .with(cuts)
                .of(
                        expected.of().numbers(inputs.get("probability").asString()),
                        expected.of().numbers(inputs.get("old_probability").asString()),
                        cases);
        assertThat(found.n()).isEqualTo(inputs.get("rows_used").asInt());
        return found;
    }

    private static void gain(Expected expected, Gain found, JsonNode want) {
        expected.compare("estimate", found.estimate(), want.get("estimate").asDouble());
        expected.compare("se", found.se(), want.get("se").asDouble());
        expected.compare("lo", found.ci().low(), want.get("lo").asDouble());
        expected.compare("hi", found.ci().high(), want.get("hi").asDouble());
        expected.compare("z", found.z(), want.get("z").asDouble());
        expected.compare("p", found.p(), want.get("p").asDouble());
    }

    @ParameterizedTest
    @MethodSource("idi")
    void discrimination(Expected expected) {
        Discrimination found = result(expected).discrimination();
        gain(expected, found.gain(), expected.values());
        expected.compare("is_events", found.events(), expected.value("is_events"));
        expected.compare("ip_nonevents", found.others(), expected.value("ip_nonevents"));
        expected.compare("slope before", found.slopeBefore(), expected.value("discrimination_slope_old"));
        expected.compare("slope after", found.slopeAfter(), expected.value("discrimination_slope_new"));
        expected.compare("relative", found.relative(), expected.value("relative_idi"));
    }

    private static void net(Expected expected, NetReclassification found) {
        assertThat(found.events().up()).isEqualTo((int) expected.value("up_events"));
        assertThat(found.events().down()).isEqualTo((int) expected.value("down_events"));
        assertThat(found.others().up()).isEqualTo((int) expected.value("up_nonevents"));
        assertThat(found.others().down()).isEqualTo((int) expected.value("down_nonevents"));
        assertThat(found.events().n()).isEqualTo((int) expected.value("events"));
        assertThat(found.others().n()).isEqualTo((int) expected.value("nonevents"));
        expected.compare("nri_events", found.events().gain().estimate(), expected.value("nri_events"));
        expected.compare("nri_nonevents", found.others().gain().estimate(), expected.value("nri_nonevents"));
        expected.compare("se_events", found.events().gain().se(), expected.value("se_events"));
        expected.compare("se_nonevents", found.others().gain().se(), expected.value("se_nonevents"));
        gain(expected, found.sum(), expected.values().get("nri"));
        expected.compare("se_2008_null", found.nullSe(), expected.value("se_2008_null"));
        expected.compare("z_2008", found.nullZ(), expected.value("z_2008"));
        expected.compare("p_2008", found.nullP(), expected.value("p_2008"));
    }

    @ParameterizedTest
    @MethodSource("continuous")
    void everyMove(Expected expected) {
        net(expected, result(expected).continuous());
    }

    @ParameterizedTest
    @MethodSource("byCategory")
    void movesBetweenCategories(Expected expected) {
        Reclassification.Result found = result(expected);
        net(expected, found.byCategory().orElseThrow());
        assertThat(found.moves().orElseThrow().events()).isEqualTo(table(expected, "table_events"));
        assertThat(found.moves().orElseThrow().others()).isEqualTo(table(expected, "table_nonevents"));
    }

    private static List<List<Integer>> table(Expected expected, String name) {
        List<List<Integer>> rows = new ArrayList<>();
        expected.values().get(name).forEach(row -> {
            List<Integer> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell.asInt()));
            rows.add(cells);
        });
        return rows;
    }

    @Test
    void aMarkerIsNoProbability() {
        boolean[] cases = {true, true, false, false};
        assertThatThrownBy(() -> Reclassification.withDefaults()
                        .of(new double[] {1.2, 0.4, 0.1, 0.2}, new double[] {0.3, 0.4, 0.1, 0.2}, cases))
                .isInstanceOf(NotAnalysableException.class);
    }

    /** A fitted probability of 0.1 that comes out as 0.09999999999999983 is at the cut point: in the higher group. */
    @Test
    void aRoundedProbabilityIsAtItsCutPoint() {
        boolean[] cases = {true, true, false, false};
        Reclassification.Result found = Reclassification.withDefaults()
                .with(List.of(0.1))
                .of(
                        new double[] {0.2, 0.09999999999999983, 0.05, 0.1},
                        new double[] {0.09999999999999983, 0.1, 0.05, 0.0999},
                        cases);
        assertThat(found.moves().orElseThrow().events()).isEqualTo(List.of(List.of(0, 0), List.of(0, 2)));
        assertThat(found.moves().orElseThrow().others()).isEqualTo(List.of(List.of(1, 1), List.of(0, 0)));
    }
}
