package org.counterpart.report.script.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CodeTest {
    private static final ScriptText R = new ScriptText(Language.R);

    @Test
    void quotesAndBackslashesSurvive() {
        assertThat(R.text("吸\"烟\" \\ a\tb\nc").source()).isEqualTo("\"吸\\\"烟\\\" \\\\ a\\tb\\nc\"");
        assertThat(R.texts(List.of("a", "b\"c")).source()).isEqualTo("\"a\", \"b\\\"c\"");
        assertThat(Code.text(Language.SPSS, "it's\n'x'").source()).isEqualTo("'it''s ''x'''");
    }

    @Test
    void aNumberIsWrittenToItsLastDigit() {
        assertThat(Code.of(0.1).source()).isEqualTo("0.1");
        assertThat(Double.parseDouble(Code.of(1.0 / 3).source())).isEqualTo(1.0 / 3);
        assertThat(Double.parseDouble(Code.of(3.5e-50).source())).isEqualTo(3.5e-50);
    }

    /** A part that holds the mark of a place is not filled in. */
    @Test
    void placesAreThoseOfTheTemplateAlone() {
        assertThat(Code.of("f({}, {})", R.text("{}"), R.text("b")).source()).isEqualTo("f(\"{}\", \"b\")");
    }
}
