package org.counterpart.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.summary.RegressionSummary;
import org.junit.jupiter.api.Test;

/** The conditional model with the caliper variables in it, against R 4.2.2, survival 3.5-3 and rms 6.5-0. */
class CaliperAdjustedTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain/study.yaml");

    private static StudyPlan example() throws IOException {
        return StudyPlanReader.read(EXAMPLE, Files.readAllBytes(EXAMPLE)).vary(Map.of("roc.bootstrap", "0"));
    }

    private static CaliperAdjusted adjusted(StudyPlan plan) throws IOException {
        return Study.run(plan, 2, step -> {}).models().adjusted().orElse(null);
    }

    private static void check(RegressionSummary summary, double[][] wanted) {
        assertThat(summary.slopes()).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(summary.slopes().get(i).b()).isCloseTo(wanted[i][0], within(1e-8 * Math.abs(wanted[i][0])));
            assertThat(summary.slopes().get(i).se()).isCloseTo(wanted[i][1], within(1e-8 * wanted[i][1]));
        }
    }

    /**
     * Of the example's {@code matched.csv}: {@code clogit(case ~ tfi + mri_fluid + multi_level + poor_cement + age +
     * bmd + strata(set))}, and with {@code Hmisc::rcspline.eval(age, nk = 3, inclx = TRUE)} and the same of bmd.
     */
    @Test
    void coefficientsAreThoseOfR() throws IOException {
        CaliperAdjusted adjusted = adjusted(example());
        assertThat(adjusted.variables()).containsExactly("age", "bmd");
        check(adjusted.linear(), new double[][] {
            {2.1460568847, 0.7813367537},
            {1.9134741114, 0.7033259855},
            {1.6746312316, 0.7276984234},
            {1.4810951441, 0.68960353},
            {0.0460086228, 0.5039782506},
            {94.8580233029, 63.739638743}
        });
        check(adjusted.splines().orElseThrow(), new double[][] {
            {2.6349325199, 0.969837344},
            {1.9529442336, 0.7502834559},
            {1.6149065355, 0.7725273733},
            {1.167296664, 0.7072083982},
            {0.5712050475, 1.6256024789},
            {-0.6642909031, 1.3900993406},
            {-26.6134629211, 109.6984661528},
            {246.5049529484, 146.0295786374}
        });
        // exp(2.1460568847 - 2.1561929041), and with 2.6349325199, of clogit without the caliper variables.
        CaliperAdjusted.Move move = adjusted.farthest().orElseThrow();
        assertThat(move.term().name()).isEqualTo("tfi");
        assertThat(move.linear()).isCloseTo(0.98991517, within(1e-7));
        assertThat(move.splines().orElseThrow()).isCloseTo(1.6140388, within(1e-6));
    }

    /** A model that holds a caliper variable itself gets the others; one that holds all, or no sets, has none. */
    @Test
    void onlyWhatTheModelLacksIsAdded() throws IOException {
        Map<String, String> choices = new LinkedHashMap<>(
                Map.of("multivariable.predictors", "[tfi, age]", "multivariable.selection", "enter"));
        assertThat(adjusted(example().vary(choices)).variables()).containsExactly("bmd");
        choices.put("multivariable.predictors", "[tfi, age, bmd]");
        assertThat(adjusted(example().vary(choices))).isNull();
        choices.put("multivariable.predictors", "[tfi]");
        choices.put("multivariable.models", "[unconditional]");
        assertThat(adjusted(example().vary(choices))).isNull();
    }

    /** Terms are told apart by name: with a product, a caliper variable stands before it. */
    @Test
    void productsKeepTheirPlace() throws IOException {
        CaliperAdjusted adjusted = adjusted(example()
                .vary(Map.of("multivariable.predictors", "[tfi, mri_fluid, {interaction: [tfi, mri_fluid]}]")));
        assertThat(adjusted.linear().slopes().get(4).term().name())
                .contains("tfi")
                .contains("mri_fluid");
        assertThat(adjusted.own(adjusted.linear())).containsExactly(0, 1, 4);
    }
}
