package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.prediction.roc.Prevalence;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationTest {

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    /** The line through the outcome is a logistic regression on one predictor, whatever its scale and place. */
    @ParameterizedTest
    @MethodSource("seeds")
    void lineIsTheLogisticRegressionOnThePrediction(int seed) {
        Random random = new Random(seed);
        int n = 30 + random.nextInt(200);
        double scale = Math.pow(10, random.nextInt(7) - 3);
        double place = random.nextInt(5) * 10.0;
        double[] lp = new double[n];
        boolean[] cases = new boolean[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double z = random.nextGaussian();
            cases[i] = random.nextDouble() < Logit.inverse(z - 0.5);
            y[i] = cases[i] ? 1 : 0;
            lp[i] = place + scale * z;
        }
        Recalibration line = Recalibration.of(lp, cases);
        double[] b = Logistic.coefficients(
                DesignMatrix.ofColumns(java.util.List.of("lp"), new double[][] {lp}),
                y,
                IntStream.range(0, n).toArray());
        assertThat(line.slope()).isCloseTo(b[1], within(1e-8 * Math.abs(b[1])));
        assertThat(line.intercept()).isCloseTo(b[0], within(1e-8 * (Math.abs(b[0]) + 1)));
        double[] c = Recalibration.inTheLarge(lp, cases);
        double expected = 0;
        for (double x : lp) {
            expected += Logit.inverse(c[0] + x);
        }
        assertThat(expected).isCloseTo(java.util.stream.DoubleStream.of(y).sum(), within(1e-8 * n));
    }

    @Test
    void aSeparatingOrConstantPredictionHasNoSlope() {
        boolean[] cases = {false, false, true, true};
        assertThat(Calibration.withDefaults()
                        .of(new double[] {0.1, 0.2, 0.8, 0.9}, cases)
                        .slope())
                .isNaN();
        Calibration.Result constant = Calibration.withDefaults().of(new double[] {0.5, 0.5, 0.5, 0.5}, cases);
        assertThat(constant.slope()).isNaN();
        assertThat(constant.notes()).extracting("code").contains("prediction.no-slope");
        assertThat(constant.inTheLarge()).isCloseTo(0, within(1e-15));
        assertThat(constant.brier()).isEqualTo(0.25);
        assertThat(constant.scaledBrier()).isZero();
        Calibration.Result certain = Calibration.withDefaults().of(new double[] {0, 1, 0, 1}, cases);
        assertThat(certain.slope()).isNaN();
        assertThat(certain.brier()).isEqualTo(0.5);
        assertThatThrownBy(() -> Calibration.withDefaults().of(new double[] {2}, new boolean[1]))
                .hasMessage("probability must be in [0, 1], got 2.0");
    }

    @Test
    void matchedDataHaveASlopeButNoAbsoluteRisk() {
        double[] p = {0.2, 0.6, 0.4, 0.7, 0.5, 0.3};
        boolean[] cases = {false, false, true, true, false, true};
        Calibration.Result open = Calibration.withDefaults().of(p, cases);
        Calibration.Result matched =
                Calibration.withDefaults().with(Prevalence.fixedByDesign()).of(p, cases);
        assertThat(matched.slope()).isEqualTo(open.slope());
        assertThat(new double[] {
                    matched.intercept(),
                    matched.inTheLarge(),
                    matched.brier(),
                    matched.expectedOverObserved(),
                    matched.spiegelhalterZ()
                })
                .containsOnly(Double.NaN);
        assertThat(matched.table().groups()).isEmpty();
        assertThat(matched.notes()).extracting("code").containsExactly("prediction.no-absolute-risk");
        DecisionCurve.Result curve =
                DecisionCurve.withDefaults().with(Prevalence.fixedByDesign()).of(p, cases, new double[] {0.2, 0.5});
        assertThat(curve.points()).allSatisfy(q -> assertThat(q.netBenefit()).isNaN());
        assertThat(curve.notes()).extracting("code").containsExactly("prediction.needs-prevalence");
        DecisionCurve.Result half =
                DecisionCurve.withDefaults().with(Prevalence.given(0.5)).of(p, cases, new double[] {0.2, 0.5});
        DecisionCurve.Result own = DecisionCurve.withDefaults().of(p, cases, new double[] {0.2, 0.5});
        for (int i = 0; i < 2; i++) {
            assertThat(half.points().get(i).netBenefit())
                    .isCloseTo(own.points().get(i).netBenefit(), within(1e-15));
            assertThat(half.points().get(i).treatAll())
                    .isEqualTo(own.points().get(i).treatAll());
        }
    }
}
