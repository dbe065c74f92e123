package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.counterpart.ReferenceCase;
import org.counterpart.prediction.roc.Logit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * By the definitions in R 4.2.2, as {@code rmda} has them: {@code 1000 * mean(p >= t)} and {@code 1000 * mean(p >= t &
 * y == 1)}; at a prevalence π {@code q <- plogis(qlogis(p) - qlogis(mean(y)) + qlogis(pi)); w <- ifelse(y == 1, pi /
 * mean(y), (1 - pi) / (1 - mean(y)))}, {@code 1000 * sum(w * (q >= t)) / sum(w)}.
 */
class ClinicalImpactTest {
    private static final ReferenceCase BIRTHS = ReferenceCase.of("reclass_birthwt");

    @ParameterizedTest
    @CsvSource({
        "0, 10, 910.05291005291, 312.1693121693121",
        "0, 20, 698.412698412698, 264.5502645502646",
        "0, 30, 460.31746031746, 222.2222222222222",
        "0, 50, 148.148148148148, 95.2380952380952",
        "0.1, 10, 346.41460234680574, 69.49152542372883",
        "0.1, 20, 99.73924380704042, 30.50847457627119",
        "0.1, 30, 56.64928292046936, 22.03389830508475",
        "0.1, 50, 1.69491525423729, 1.69491525423729"
    })
    void ofAThousand(double prevalence, int percent, double highRisk, double withEvent) {
        double[] linear = Arrays.stream(BIRTHS.numbers("p_new")).map(Logit::of).toArray();
        double[] low = BIRTHS.numbers("low");
        boolean[] cases = new boolean[low.length];
        for (int i = 0; i < low.length; i++) {
            cases[i] = low[i] == 1;
        }
        OptionalDouble given = prevalence == 0 ? OptionalDouble.empty() : OptionalDouble.of(prevalence);
        ClinicalImpact.Point found =
                new ClinicalImpact(given).of(linear, cases).points().get(percent - 1);
        assertThat(found.threshold()).isEqualTo(percent / 100.0);
        assertThat(found.highRisk()).isEqualTo(highRisk, within(1e-9));
        assertThat(found.withEvent()).isEqualTo(withEvent, within(1e-9));
    }
}
