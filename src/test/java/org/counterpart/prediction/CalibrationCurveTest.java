package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.counterpart.prediction.roc.Logit;
import org.junit.jupiter.api.Test;

class CalibrationCurveTest {
    private static final int N = 60;
    private final double[] risks = new double[N];
    private final boolean[] cases = new boolean[N];

    CalibrationCurveTest() {
        for (int i = 0; i < N; i++) {
            risks[i] = Math.rint(1e6 * Logit.inverse(-4 + 6.0 * i / (N - 1))) / 1e6;
            cases[i] = (i + 1) * 7 % 10 < 10 * risks[i];
        }
    }

    /**
     * R 4.2.2: p and y as above, loess(y ~ p, span = 0.75, degree = 1, surface = "direct"), predicted at these risks.
     */
    @Test
    void sameAsLoess() {
        CalibrationCurve curve = CalibrationCurve.sorted(risks, cases);
        assertThat(curve.at(0.05)).isCloseTo(0.0831439562141995, within(1e-6));
        assertThat(curve.at(0.2)).isCloseTo(0.217695636901337, within(1e-6));
        assertThat(curve.at(0.5)).isCloseTo(0.55930067972821, within(1e-6));
        assertThat(curve.at(0.8)).isCloseTo(0.893195856974071, within(1e-6));
    }

    @Test
    void theOrderOfTheSubjectsDoesNotMatter() {
        double[] turned = new double[N];
        boolean[] of = new boolean[N];
        for (int i = 0; i < N; i++) {
            turned[i] = risks[N - 1 - i];
            of[i] = cases[N - 1 - i];
        }
        assertThat(CalibrationCurve.of(turned, of)).isEqualTo(CalibrationCurve.of(risks, cases));
        assertThat(CalibrationCurve.of(risks, cases))
                .hasSizeGreaterThan(30)
                .allSatisfy(p -> assertThat(p.observed()).isBetween(0.0, 1.0));
    }

    @Test
    void oneRiskForAllHasNoCurve() {
        assertThat(CalibrationCurve.of(new double[] {0.3, 0.3, 0.3, 0.3, 0.3}, new boolean[5]))
                .isEqualTo(List.of());
    }
}
