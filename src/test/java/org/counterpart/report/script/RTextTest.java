package org.counterpart.report.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RTextTest {
    @Test
    void quotesAndBackslashesSurvive() {
        assertThat(RText.quoted("吸\"烟\" \\ a\tb\nc")).isEqualTo("\"吸\\\"烟\\\" \\\\ a\\tb\\nc\"");
        assertThat(RText.vector(List.of("a", "b\"c"))).isEqualTo("c(\"a\", \"b\\\"c\")");
    }

    @Test
    void aNumberIsWrittenToItsLastDigit() {
        assertThat(RText.number(0.1)).isEqualTo("0.1");
        assertThat(Double.parseDouble(RText.number(1.0 / 3))).isEqualTo(1.0 / 3);
        assertThat(Double.parseDouble(RText.number(3.5e-50))).isEqualTo(3.5e-50);
    }
}
