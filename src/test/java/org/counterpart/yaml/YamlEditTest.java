package org.counterpart.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlEditTest {
    private static final List<String> ORDER = List.of("title", "cohort", "eligibility", "case", "matching", "report");

    private static final String PLAN = """
            # The study.
            title: {en: A, zh: 甲}   # both languages
            cohort:
              file: a.csv   # beside the plan
            eligibility:
              # - {variable: age, min: 18}
            # Who is a case?
            matching:
              ratio: 1
              exact: [sex]   # alike
              caliper: {age: 5, "bone 😀": 0.5 sd}
              # the end of it
            rules:
              - {variable: x, min: 3}
              - variable: y   # block
                max: 4
            report: {languages: [en, zh]}
            """;

    private static YamlEdit edit() {
        return new YamlEdit(PLAN, ORDER);
    }

    private static List<String> path(String slashed) {
        return List.of(slashed.split("/", -1));
    }

    /** What a change should leave: the plan with one piece of it replaced. */
    private static String with(String old, String fresh) {
        assertThat(PLAN).contains(old);
        return PLAN.replace(old, fresh);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "matching/ratio | 2 | ratio: 1 | ratio: 2",
                "title/zh | 乙 | zh: 甲 | zh: 乙",
                "matching/caliper/age | 3 | age: 5 | age: 3",
                "matching/caliper/bone 😀 | 1 sd | 0.5 sd | 1 sd",
                "matching/exact | '[sex, asa]' | 'exact: [sex]' | 'exact: [sex, asa]'",
                "matching/caliper/bmi | 2 | 0.5 sd} | '0.5 sd, bmi: 2}'",
                "rules/0/min | 9 | min: 3 | min: 9",
                "rules/1/max | 9 | max: 4 | max: 9",
                "report/formats | '[html]' | 'zh]}' | 'zh], formats: [html]}'"
            })
    void setsOneValueAndLeavesEveryOtherLetter(String path, String value, String old, String fresh) {
        assertThat(edit().set(path(path), value).text()).isEqualTo(with(old, fresh));
    }

    @Test
    void aKeyWithoutAValueGetsOneInItsLine() {
        assertThat(edit().set(path("eligibility"), "[]").text()).isEqualTo(with("eligibility:\n", "eligibility: []\n"));
    }

    @Test
    void aNewKeyFindsItsPlaceBehindTheCommentsOfTheOneBefore() {
        assertThat(edit().set(path("case"), "{variable: y, equals: 1}").text())
                .isEqualTo(with("min: 18}\n# Who", "min: 18}\ncase: {variable: y, equals: 1}\n# Who"));
    }

    @Test
    void aNewKeyOfABlockStandsBehindItsLastOne() {
        assertThat(edit().set(path("matching/seed"), "7").text()).isEqualTo(with("0.5 sd}\n", "0.5 sd}\n  seed: 7\n"));
        assertThat(edit().set(path("cohort/id"), "nr").text())
                .isEqualTo(with("beside the plan\n", "beside the plan\n  id: nr\n"));
    }

    @Test
    void whatLiesBetweenIsMade() {
        assertThat(edit().set(path("roc/partial/specificity"), "[0.9, 1]").text())
                .isEqualTo(PLAN + "roc: {partial: {specificity: [0.9, 1]}}\n");
    }

    @Test
    void addsAnItemToAListOfEitherStyle() {
        assertThat(edit().add(path("rules"), "{variable: z, above: 1}").text())
                .isEqualTo(with("max: 4\n", "max: 4\n  - {variable: z, above: 1}\n"));
        assertThat(edit().add(path("matching/exact"), "asa").text()).isEqualTo(with("[sex]", "[sex, asa]"));
        assertThat(edit().add(path("eligibility"), "{variable: z, above: 1}").text())
                .isEqualTo(with("eligibility:\n", "eligibility: [{variable: z, above: 1}]\n"));
    }

    @Test
    void removesAPartWithItsLine() {
        assertThat(edit().remove(path("matching/exact")).text()).isEqualTo(with("  exact: [sex]   # alike\n", ""));
        assertThat(edit().remove(path("rules/0")).text()).isEqualTo(with("  - {variable: x, min: 3}\n", ""));
        assertThat(edit().remove(path("rules/1")).text())
                .isEqualTo(with("  - variable: y   # block\n    max: 4\n", ""));
        assertThat(edit().remove(path("matching/caliper/age")).text()).isEqualTo(with("age: 5, ", ""));
        assertThat(edit().remove(path("title/zh")).text()).isEqualTo(with(", zh: 甲", ""));
        assertThat(edit().remove(path("cohort/file")).text())
                .isEqualTo(with("  file: a.csv   # beside the plan\n", ""));
        assertThat(edit().remove(path("nothing/there")).text()).isEqualTo(PLAN);
    }

    @Test
    void theFirstKeyOfAnItemLeavesItsDashToTheNext() {
        assertThat(edit().remove(path("rules/1/variable")).text())
                .isEqualTo(with("- variable: y   # block\n    max: 4", "- max: 4"));
    }

    @Test
    void renamesAKey() {
        assertThat(edit().rename(path("matching/caliper"), "width").text()).isEqualTo(with("caliper:", "width:"));
    }

    @Test
    void aTextThatIsNoMappingCannotBeEdited() {
        assertThat(Stream.of("", "a: [", "- 1", "word").map(t -> new YamlEdit(t, ORDER).possible()))
                .containsOnly(false);
        assertThat(edit().possible()).isTrue();
    }

    /** Whatever is set is what is read afterwards, and every comment is still there. */
    @Test
    void whatIsSetIsReadAndNoCommentIsLost() {
        List<String> paths = List.of(
                "matching/ratio",
                "matching/seed",
                "case",
                "report/p-decimals",
                "report/min-cell",
                "cohort/id",
                "roc/bootstrap");
        Random random = new Random(1);
        YamlEdit edit = edit();
        for (int i = 0; i < 200; i++) {
            List<String> path = path(paths.get(random.nextInt(paths.size())));
            if (random.nextInt(4) == 0) {
                edit = edit.remove(path);
                assertThat(edit.has(path)).isFalse();
            } else {
                String value = Integer.toString(random.nextInt(1000));
                edit = edit.set(path, value);
                assertThat(edit.written(path)).isEqualTo(value);
            }
            YamlProblems problems = new YamlProblems("plan");
            assertThat(YamlReader.parse(edit.text(), problems)).isNotNull();
            assertThat(problems.any()).isFalse();
            assertThat(edit.text())
                    .contains("# The study.", "# both languages", "# - {variable: age, min: 18}", "# Who is a case?")
                    .contains("# alike", "# the end of it");
        }
    }
}
