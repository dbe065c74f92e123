package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.simulation.Distribution;
import org.counterpart.simulation.SimulationModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The plan's {@code simulation:} section. */
class SimulationPlanTest {
    private static final List<String> SIMULATION = List.of(
            "simulation:",
            "  n: 100",
            "  variables:",
            "    age: {distribution: normal, mean: 70, sd: 8, min: 50}",
            "    bmd: {distribution: lognormal, mean: 0.7, sd: 0.1, depends-on: {age: -0.01}}",
            "    sex: {distribution: discrete, probabilities: {female: 0.8, male: 0.2}}",
            "    asa: {distribution: constant, value: II}",
            "    day: {distribution: dates, from: 2020-07-01, to: 2025-06-30}",
            "    tfi: {distribution: binary, probability: 0.3}",
            "    note: {distribution: constant, value: none}",
            "  outcome:",
            "    cases: 10",
            "    odds-ratios: {tfi: 5, old: 2, sex=male: 0.5}",
            "    records: {vas: {case: {distribution: poisson, mean: 5}, other: {distribution: poisson, mean: 1}}}");

    @TempDir
    private Path folder;

    private static List<String> lines() {
        List<String> lines = new ArrayList<>(PlanFile.SOUND);
        lines.set(20, "# simulation: from line 22");
        lines.addAll(SIMULATION);
        return lines;
    }

    @Test
    void readsTheModel() throws IOException {
        SimulationModel model = PlanFile.read(folder, lines()).simulation().orElseThrow();
        assertThat(model.n()).isEqualTo(100);
        assertThat(model.seed()).isEqualTo(1);
        assertThat(model.id()).isEqualTo("P0001");
        assertThat(model.idName()).isEqualTo("id");
        assertThat(model.columns().get(0).distribution())
                .isEqualTo(new Distribution.Normal(70, 8, 50, Double.POSITIVE_INFINITY, 0));
        assertThat(model.columns().get(1).shifts()).containsExactly(new SimulationModel.Effect("age", null, 70, -0.01));
        assertThat(model.outcome().cases()).isEqualTo(10);
        assertThat(model.outcome().effects())
                .containsExactly(
                        new SimulationModel.Effect("tfi", null, 0, Math.log(5)),
                        new SimulationModel.Effect("old", null, 0, Math.log(2)),
                        new SimulationModel.Effect("sex", "male", 0, Math.log(0.5)));
        assertThat(model.variables()).hasSize(8);
    }

    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1  | cohort: {file: cohort.csv}                             | 22 simulation "" simulation-id
            23 | '  seed: 5'                                            | 22 simulation.n "" required
            25 | '    age: {distribution: normal, mean: 70}'            | 25 simulation.variables.age "" distribution-needs
            25 | '    age: {distribution: normal, mean: 70, sd: 8, min: 90, max: 60}' | 25 simulation.variables.age.max "60" range
            25 | '    age: {distribution: normal, mean: 70, sd: 8, decimals: 1}' | 25 simulation.variables.age.decimals "1" decimals-of-integer
            25 | '    age: {distribution: normal, mean: 70, sd: 0}'     | 25 simulation.variables.age.sd "0" exclusiveMinimum
            25 | '    age: {distribution: normal, mean: 70, sd: 8, probability: 0.5}' | 25 simulation.variables.age.probability "0.5" distribution-key
            25 | '    age: {distribution: dates, from: 2020-07-01, to: 2020-07-02}' | 25 simulation.variables.age.distribution "dates" distribution-unfit
            25 | '    age: {distribution: gamma}'                       | 25 simulation.variables.age.distribution "gamma" one-of
            25 | '    age: {distribution: poisson, mean: -1}'           | 25 simulation.variables.age.mean "-1" exclusiveMinimum
            26 | '    bmd: {distribution: normal, mean: 0.7, sd: 0.1, depends-on: {tfi: 1}}' | 26 simulation.variables.bmd.depends-on.tfi "tfi" simulation-not-drawn
            26 | '    bmd: {distribution: uniform, min: 0, max: 1, depends-on: {age: 1}}' | 26 simulation.variables.bmd.depends-on "" not-shiftable
            26 | '    bdm: {distribution: uniform, min: 0, max: 1}'     | 24 simulation.variables "" simulation-lacks; 26 simulation.variables.bdm "bdm" unknown-variable.nearest
            27 | '    sex: {distribution: discrete, probabilities: {female: 0.8, male: 0.1}}' | 27 simulation.variables.sex.probabilities "" probabilities
            27 | '    sex: {distribution: discrete, probabilities: {female: 0.8, man: 0.2}}' | 27 simulation.variables.sex.probabilities.man "man" unknown-level
            28 | '    asa: {distribution: constant, value: IV}'         | 28 simulation.variables.asa.value "IV" unknown-level.nearest
            29 | '    day: {distribution: dates, from: 2025-07-01, to: 2025-06-30}' | 29 simulation.variables.day.to "2025-06-30" range
            29 | '    day: {distribution: dates, from: July, to: 2025-06-30}' | 29 simulation.variables.day.from "July" not-a-date
            30 | '    tfi: {distribution: binary, probability: 1}'      | 30 simulation.variables.tfi.probability "1" exclusiveMaximum
            33 | '    cases: 100'                                       | 33 simulation.outcome.cases "100" simulation-cases
            33 | '    share: 0.1\n    cases: 10'                        | 32 simulation.outcome "" simulation-cases-or-share
            34 | '    odds-ratios: {tfy: 5}'                            | 34 simulation.outcome.odds-ratios.tfy "tfy" simulation-not-drawn.nearest
            34 | '    odds-ratios: {sex: 5}'                            | 34 simulation.outcome.odds-ratios.sex "5" simulation-level
            34 | '    odds-ratios: {tfi: -1}'                           | 34 simulation.outcome.odds-ratios.tfi "-1" exclusiveMinimum
            34 | '    odds-ratios: {sex=men: 5}'                        | 34 simulation.outcome.odds-ratios.sex=men "men" unknown-level
            """)
    void oneWrongLineIsOneProblem(int line, String text, String expected) throws IOException {
        List<String> lines = lines();
        lines.set(line - 1, text.replace("\\n", "\n"));
        assertThat(PlanFile.problems(folder, lines)).containsExactly(expected.split("; "));
    }

    @Test
    void aColumnIsDrawnOnce() throws IOException {
        List<String> lines = lines();
        lines.set(34, SIMULATION.get(13).replace("{vas:", "{age:"));
        assertThat(PlanFile.problems(folder, lines))
                .containsExactly(
                        "24 simulation.variables \"\" simulation-lacks",
                        "35 simulation.outcome.records.age \"\" simulation-twice");
    }
}
