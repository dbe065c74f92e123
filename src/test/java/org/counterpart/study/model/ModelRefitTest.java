package org.counterpart.study.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.plan.StudyPlan;
import org.counterpart.prediction.Refit;
import org.counterpart.study.Study;
import org.counterpart.study.VariedPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refits on the columns of all rows against a design of each resample's own, made from its cells. */
class ModelRefitTest {

    /**
     * Entry by P; numbers, factors with missing cells, a factor whose reference small resamples often miss; selection;
     * nothing enters.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pvp multivariable.entry=0.2",
                "pvp multivariable.entry=0.000000001",
                "pvp multivariable.predictors=[bmi,asa,tfi]",
                "pvp multivariable.predictors=[asa]",
                "pvp multivariable.selection=backward-lr multivariable.predictors=[bmi,asa,tfi,cement_ml]",
                "birthwt",
                "birthwt multivariable.predictors=[lwt,race,ftv]"
            })
    void scoresAreThoseOfTheResamplesOwnDesign(String line) throws IOException {
        StudyPlan plan = VariedPlan.of(line);
        Selected selected = plan.selection().select(Study.read(plan).cohort());
        Sample data = StudySample.of(plan, selected).sample();
        ModelRefit refit = new ModelRefit(plan, data);
        SplittableRandom random = new SplittableRandom(5);
        int compared = 0;
        for (int round = 0; round < 300; round++) {
            int size = round % 3 == 0 ? 12 + random.nextInt(20) : data.size();
            int[] rows = random.ints(size, 0, data.size()).toArray();
            long cases = Arrays.stream(rows).filter(data::isCase).count();
            if (cases == 0 || cases == size) {
                continue;
            }
            Refit.Scorer plain = refit.fit(rows, data.select(rows));
            Refit.Scorer fast = refit.fit(rows);
            if (plain == null) {
                assertThat(fast).isNull();
                continue;
            }
            // Separated: coefficients on their way to infinity, stopped where the rounding lets them.
            boolean separated = Arrays.stream(rows).anyMatch(row -> Math.abs(plain.score(row)) > 9);
            for (int i = 0; i < data.size(); i++) {
                double expected = plain.score(i);
                if (Double.isNaN(expected)) {
                    assertThat(fast.score(i)).isNaN();
                } else if (!separated) {
                    compared++;
                    assertThat(fast.score(i))
                            .as("round %d, row %d", round, i)
                            .isEqualTo(expected, within(1e-9 * (1 + Math.abs(expected))));
                } else if (Math.abs(expected) > 9) {
                    assertThat(fast.score(i) > 0).isEqualTo(expected > 0);
                }
            }
        }
        assertThat(compared).isGreaterThan(10_000);
    }
}
