package org.counterpart.files.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.counterpart.files.ShortDecimal;
import org.junit.jupiter.api.Test;

class LabelChoiceTest {
    private static LabelChoice<Double> seen(Map<Double, String> labels, double... cells) {
        LabelChoice<Double> choice = new LabelChoice<>(labels);
        for (double cell : cells) {
            choice.see(cell);
        }
        return choice;
    }

    @Test
    void labelsOnEveryRecordedValueAreTheCells() {
        assertThat(seen(Map.of(0.0, "no", 1.0, "yes"), 0, 1, 1).labelled()).isTrue();
        assertThat(seen(Map.of(0.0, "no", 1.0, "yes"), 1, 1).labelled()).isTrue();
        assertThat(seen(Map.of(), 1, 2).labelled()).isFalse();
    }

    @Test
    void labelsOnThePolesAreNot() {
        assertThat(seen(Map.of(0.0, "none", 10.0, "worst"), 0, 3, 7, 10).labelled())
                .isFalse();
        assertThat(seen(Map.of(1.0, "low", 3.0, "high"), 1, 2, 3).labelled()).isFalse();
        assertThat(seen(Map.of(1.0, "low", 3.0, "mid", 5.0, "high"), 1, 2, 3, 4, 5)
                        .labelled())
                .isFalse();
    }

    @Test
    void aLabelOnACodeForUnknownMakesNoLevelOfAges() {
        LabelChoice<Double> age = seen(Map.of(999.0, "unknown"), 54, 61, 999);
        assertThat(age.labelled()).isFalse();
        assertThat(LabelNotes.of("age", age, ShortDecimal::of, l -> l))
                .extracting(n -> n.code())
                .containsExactly("files.stat.labels-unused");
    }

    @Test
    void oneStrayCodeStaysAsItIsAndIsTold() {
        LabelChoice<Double> choice = seen(Map.of(1.0, "a", 2.0, "b", 3.0, "c"), 1, 2, 3, 9);
        assertThat(choice.labelled()).isTrue();
        assertThat(choice.strays()).containsExactly(9.0);
        assertThat(LabelNotes.of("x", choice, ShortDecimal::of, l -> l).get(0).arguments())
                .containsExactly("x", List.of("9"));
        assertThat(seen(Map.of(1.0, "male", 2.0, "female"), 1, 2, 9).labelled()).isTrue();
    }

    @Test
    void twoCodesOfOneLabelAreTold() {
        LabelChoice<Double> choice = seen(Map.of(1.0, "other", 2.0, "b", 3.0, "other"), 1, 2, 3);
        assertThat(choice.shared()).isEqualTo(Map.of("other", List.of(1.0, 3.0)));
    }
}
