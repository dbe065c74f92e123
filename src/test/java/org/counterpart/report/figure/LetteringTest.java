package org.counterpart.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void wrappingLosesNothingAndKeepsTheWidth(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String signs = "abcWM 一二三四，。（）-%/i. \u00a0";
        for (int k = 0; k < 300; k++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(80); i >= 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            double width = random.nextDouble(20, 120);
            List<String> lines = Lettering.wrap(text.toString(), 7.5, width);
            assertThat(String.join("", lines).replace(" ", ""))
                    .isEqualTo(text.toString().strip().replace(" ", ""));
            assertThat(lines)
                    .allSatisfy(line -> assertThat(Lettering.width(line, 7.5)).isLessThanOrEqualTo(width));
        }
    }

    @Test
    void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOne() {
        assertThat(Lettering.wrap("骨密度（腰椎），单位", 10, 50)).containsExactly("骨密度（腰", "椎），单位");
    }

    @Test
    void breaksBetweenWordsAndInsideOneOnlyWhenItMust() {
        assertThat(Lettering.wrap("one two", 10, 30)).containsExactly("one", "two");
        assertThat(Lettering.wrap("incomprehensibilities", 10, 60)).hasSizeGreaterThan(1);
        assertThat(Lettering.wrap("", 10, 60)).containsExactly("");
    }
}
