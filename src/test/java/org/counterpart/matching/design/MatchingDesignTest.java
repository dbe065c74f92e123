package org.counterpart.matching.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.counterpart.matching.design.MatchingDesign.Distance;
import org.counterpart.matching.design.MatchingDesign.Replacement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchingDesignTest {
    private static final MatchingDesign DESIGN = MatchingDesign.withDefaults();

    @Test
    void readsCalipers() {
        assertThat(Caliper.of("bmd", "0.5 sd")).isEqualTo(new Caliper("bmd", new BigDecimal("0.5"), Caliper.Unit.SD));
        assertThat(Caliper.of("bmd", "0.5SD").given()).isEqualTo("0.5sd");
        assertThat(Caliper.of("age", " 5 ").given()).isEqualTo("5");
        assertThat(Caliper.of("age", "1e-3").given()).isEqualTo("0.001");
        assertThat(Caliper.of("age", "0").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sd", "-1", "five", "0,5", "1e99999", "5 years", "NaN", "Infinity"})
    void refusesWhatIsNoCaliper(String given) {
        assertThatThrownBy(() -> Caliper.of("age", given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("age");
    }

    @Test
    void refusesContradictions() {
        List<Caliper> age = List.of(Caliper.of("age", "5"));
        refuses("ratio", () -> DESIGN.withRatio(0));
        refuses("exact", () -> DESIGN.withExact(List.of("sex", "sex")));
        refuses("calipers", () -> DESIGN.withCalipers(List.of(age.get(0), age.get(0))));
        refuses("replacement", () -> DESIGN.with(Replacement.WITH));
        refuses("bmd", () -> DESIGN.withCalipers(age).with(Distance.CALIPER, List.of("bmd")));
        refuses("bmd", () -> DESIGN.withExternalSd(Map.of("bmd", BigDecimal.ZERO)));
    }

    @Test
    void namesItsVariablesOnceInOrder() {
        MatchingDesign design = DESIGN.withExact(List.of("sex"))
                .withCalipers(List.of(Caliper.of("age", "5")))
                .with(Distance.MAHALANOBIS, List.of("bmd", "age", "sex"));
        assertThat(design.variables()).containsExactly("sex", "age", "bmd");
    }

    private static void refuses(String word, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(word);
    }
}
