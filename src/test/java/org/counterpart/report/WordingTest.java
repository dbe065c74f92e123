package org.counterpart.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.regression.design.Term;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final Variable AGE = new Variable(
            "age",
            Variable.Type.NUMERIC,
            List.of(),
            new Label("Age", "年龄"),
            new Label("years", "岁"),
            null,
            null,
            List.of(),
            Map.of());
    private static final Variable SEX = new Variable(
            "sex",
            Variable.Type.CATEGORICAL,
            List.of("f", "m"),
            new Label("Sex", "性别"),
            Label.NONE,
            null,
            null,
            List.of(),
            Map.of("m", new Label("male", "男")));
    private final Wording zh = new Wording(Messages.ZH, List.of(AGE, SEX));
    private final Wording en = new Wording(Messages.EN, List.of(AGE, SEX));

    @Test
    void unitsAndLevelsSpeakTheReadersLanguage() {
        assertThat(en.withUnit(AGE)).isEqualTo("Age (years)");
        assertThat(zh.withUnit(AGE)).isEqualTo("年龄（岁）");
        assertThat(zh.withUnit(SEX)).isEqualTo("性别");
        assertThat(en.term(Term.of("sex", "m"))).isEqualTo("Sex = male");
        assertThat(zh.term(Term.of("sex", "m"))).isEqualTo("性别（男）");
        assertThat(zh.term(Term.of("sex", "f"))).as("a level without a label").isEqualTo("性别（f）");
        assertThat(zh.term(Term.of("age"))).isEqualTo("年龄");
    }

    @Test
    void aNameThatIsNotKnownStandsForItself() {
        assertThat(Wording.plain(Messages.ZH).term(Term.of("race", "2"))).isEqualTo("race=2");
        assertThat(en.label("bmi")).isEqualTo("bmi");
    }
}
