package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.cohort.Variable;
import org.counterpart.prediction.roc.Cutpoints.Cut;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;

class CutTextTest {
    private static final List<Variable> VARIABLES = List.of(
            Variable.of("溃疡", Variable.Type.BINARY, "无", "有"),
            Variable.of("asa", Variable.Type.ORDINAL, "I", "II", "III"),
            Variable.of("tfi", Variable.Type.BINARY, "0", "1"));

    private static String text(String marker, double threshold) {
        Interval none = new Interval(Double.NaN, Double.NaN);
        double no = Double.NaN;
        Cut cut =
                new Cut(threshold, ">=", no, no, no, no, no, no, no, no, none, none, none, none, 0, 0, 0, 0, List.of());
        return CutText.of(cut, marker, VARIABLES, new Wording(Messages.ZH, VARIABLES));
    }

    @Test
    void oneOfTwoLevelsIsNamedAloneAndOrderedOnesHaveABound() {
        assertThat(text("溃疡", 1)).isEqualTo("有");
        assertThat(text("溃疡", 0)).isEqualTo("≥无");
        assertThat(text("asa", 1)).isEqualTo("≥II");
        assertThat(text("tfi", 1)).isEqualTo("≥1");
        assertThat(text("crp", 6.5)).isEqualTo("≥6.5");
    }
}
