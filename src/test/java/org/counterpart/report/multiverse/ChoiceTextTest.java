package org.counterpart.report.multiverse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.variable.PlanVariables;
import org.counterpart.plan.variable.RuleReader;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.yaml.YamlKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choices of a multiverse by words; what has none stands as the plan writes it. */
class ChoiceTextTest {
    private static String english(String name) {
        return name.equals("bmi") ? "BMI" : name;
    }

    private static String chinese(String name) {
        return name.equals("age") ? "年龄" : english(name);
    }

    private static Function<YamlKey, Optional<String>> rules(Messages messages) {
        Variable age = new Variable(
                "age",
                Variable.Type.NUMERIC,
                List.of(),
                new Label("Age", "年龄"),
                new Label("years", "岁"),
                null,
                null,
                List.of(),
                Map.of());
        SelectionText words = new SelectionText(messages, v -> age.label(), v -> age);
        RuleReader reader = new RuleReader(PlanVariables.of(List.of(age)), Derivation.Stage.ANALYSIS);
        return key -> reader.rule(key).map(words::rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caliper.age                 | Caliper of age            | 年龄的卡钳",
                "matching.caliper.age        | Caliper of age            | 年龄的卡钳",
                "matching.ratio              | Controls for each case    | 每例病例的对照数",
                "matching.score.scale        | Scale of the score        | 评分的尺度",
                "derive.bmi.at               | How BMI is made           | BMI的计算方式",
                "case.above                  | Who is a case             | 病例定义",
                "eligibility[1].min          | Eligibility, item 2       | 纳入标准（第 2 项）",
                "matching.something          | matching.something        | matching.something",
                "missing                     | Missing values            | 缺失值"
            })
    void names(String path, String english, String chinese) {
        assertThat(new ChoiceText(Messages.EN, ChoiceTextTest::english, rules(Messages.EN)).name(path))
                .isEqualTo(english);
        assertThat(new ChoiceText(Messages.ZH, ChoiceTextTest::chinese, rules(Messages.ZH)).name(path))
                .isEqualTo(chinese);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true             | yes               | 是",
                "null             | none              | 无",
                "0.2 sd           | 0.2 SD            | 0.2 倍标准差",
                "×0.5             | ×0.5              | ×0.5",
                "forward-lr       | forward (LR)      | 向前法（似然比）",
                "[age, bmi]       | age, BMI          | 年龄、BMI",
                "{'age': 3}       | age: 3            | 年龄 3",
                "{'variable': age, 'above': 65} | Age > 65 years | 年龄>65岁",
                "{'all': [{'variable': age, 'above': 65}]} | Age > 65 years | 年龄>65岁",
                "3                | 3                 | 3"
            })
    void values(String written, String english, String chinese) {
        assertThat(new ChoiceText(Messages.EN, ChoiceTextTest::english, rules(Messages.EN)).value(written))
                .isEqualTo(english);
        assertThat(new ChoiceText(Messages.ZH, ChoiceTextTest::chinese, rules(Messages.ZH)).value(written))
                .isEqualTo(chinese);
    }
}
