package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.counterpart.report.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** Each form of the analysis as somebody changes it in a real browser, and whether everybody can. */
class AnalysisFormsInBrowserTest extends OnThePage {
    private static final int PHONE = 390;

    /** The example with every form of the analysis of sets in it. */
    private static String matched(String example) {
        return example.replaceFirst("(?s)multivariable:\n(  [^\n]*\n)+", """
                multivariable:
                  - {name: A, predictors: [tfi, mri_fluid, {spline: bmi, knots: 4}, {interaction: [tfi, bmi]}]}
                  - {name: B, predictors: [tfi, diabetes]}
                other-models: [{name: gee, model: gee, cluster: patient_id}]
                impute: cohort
                sample-size: {odds-ratio: 2, exposed: 0.3}
                sensitivity: {misclassification: {exposure: tfi, sensitivity: [0.8], specificity: [1]}}
                subgroups: [sex]
                repeated: [{name: Pain, measures: [vas_day2, vas_month1]}]
                """);
    }

    /** The example as a cohort that was followed. */
    private static String followed(String example) {
        return example.replaceFirst("(?s)matching:\n(  [^\n]*\n)+", """
                design: cohort
                other-models: [{name: Leak, model: cox, time: injury_days, event: cement_leakage}]
                survival: [{name: Leak, time: injury_days, event: {variable: cement_leakage, equals: 1}, by: sex}]
                """)
                .replaceFirst("(?s)multiverse:\n(  [^\n]*\n)+", "")
                .replace("  paired: false\n", "")
                .replace(", conditional]", "]");
    }

    /** A plan that has forms. */
    private enum Study {
        MATCHED,
        FOLLOWED;

        /** The example made into it. */
        String of(String example) {
            return this == MATCHED ? matched(example) : followed(example);
        }
    }

    /**
     * A form of the page.
     *
     * @param of the plan that has it
     * @param use what somebody does there
     * @param written what stands in the plan then
     */
    private record Section(String name, Study of, Runnable use, String written) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Section> sections() {
        return Stream.of(
                new Section(
                        "models of other kinds",
                        Study.MATCHED,
                        () -> {
                            choose("other-model", "ordinal");
                            choose("other-outcome", "asa");
                            id("add-other-model").click();
                        },
                        "{name: asa, model: ordinal, outcome: asa}"),
                new Section("imputation", Study.MATCHED, () -> choose("impute", "sets"), "impute: sets"),
                new Section(
                        "sample size",
                        Study.MATCHED,
                        () -> type("size-power", "0.9"),
                        "sample-size: {odds-ratio: 2, exposed: 0.3, power: 0.9}"),
                new Section(
                        "misclassification",
                        Study.MATCHED,
                        () -> type("exposure-specificity", "0.95, 1"),
                        "specificity: [0.95, 1]"),
                new Section(
                        "reclassification",
                        Study.MATCHED,
                        () -> type("cut-points", "0.1, 0.3"),
                        "reclassification: {cut-points: [0.1, 0.3]}"),
                new Section("curves", Study.MATCHED, () -> choose("form-bmi", "curve-3"), "{spline: bmi, knots: 3}"),
                new Section(
                        "interactions",
                        Study.MATCHED,
                        () -> id("add-product").click(),
                        "{interaction: [tfi, bmi]}, {interaction: [tfi, mri_fluid]}]"),
                new Section(
                        "subgroups", Study.MATCHED, () -> id("subgroups-asa").click(), "subgroups: [sex, asa]"),
                new Section(
                        "repeated measurements",
                        Study.MATCHED,
                        () -> {
                            type("repeated-name", "Bone");
                            id("repeated-measure-bmd").click();
                            id("repeated-measure-bmi").click();
                            id("add-repeated").click();
                        },
                        "{name: Bone, measures: [bmd, bmi]}"),
                new Section(
                        "a Cox model more",
                        Study.FOLLOWED,
                        () -> {
                            choose("other-model", "cox");
                            choose("other-time", "injury_days");
                            id("add-other-model").click();
                        },
                        "{name: cox, model: cox, time: injury_days}"),
                new Section(
                        "event of a Cox model",
                        Study.FOLLOWED,
                        () -> choose("other-0-event", "diabetes"),
                        "model: cox, time: injury_days, event: diabetes}"),
                new Section(
                        "the outcome as the event",
                        Study.FOLLOWED,
                        () -> choose("other-0-event", ""),
                        "model: cox, time: injury_days}"),
                new Section(
                        "strata of a Cox model",
                        Study.FOLLOWED,
                        () -> choose("other-0-strata", "sex"),
                        "event: cement_leakage, strata: sex}"),
                new Section(
                        "ties of a Cox model",
                        Study.FOLLOWED,
                        () -> choose("other-0-ties", "breslow"),
                        "event: cement_leakage, ties: breslow}"),
                new Section(
                        "curves over time",
                        Study.FOLLOWED,
                        () -> {
                            choose("curve-by", "asa");
                            id("add-curve").click();
                        },
                        "{name: asa, time: "),
                new Section(
                        "event of curves",
                        Study.FOLLOWED,
                        () -> choose("curve-0-event", "diabetes"),
                        "event: diabetes"),
                new Section("times of curves", Study.FOLLOWED, () -> type("curve-0-at", "7, 14"), "at: [7, 14]"));
    }

    private static void choose(String id, String value) {
        new Select(id(id)).selectByValue(value);
    }

    private void openAnalysis(Study study) throws IOException {
        server().desk().openExample();
        long version = server().desk().plan().version();
        assertThat(server().desk().change(version, study::of)).isTrue();
        go("analysis");
        untilText("live-cases", "61");
        assertThat(id("problems").getText()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aFormWritesThePlan(Section section) throws IOException {
        openAnalysis(section.of());
        assertThat(plan()).doesNotContain(section.written());
        section.use().run();
        untilPlan(section.written());
        waiting(20)
                .until(d -> server().desk().counted().version()
                        == server().desk().plan().version());
        assertThat(server().desk().counted().failure()).isEmpty();
    }

    /** In light and in dark, at a desk and on a phone. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyFormCanBeUsedByEverybody(String language) throws IOException {
        server().desk().speak(Messages.of(language));
        List<String> found = new ArrayList<>();
        try {
            for (Study study : Study.values()) {
                openAnalysis(study);
                assertThat(browser().findElement(By.tagName("html")).getDomAttribute("lang"))
                        .startsWith(language);
                for (int width : List.of(1280, PHONE)) {
                    screen(width, "light");
                    barriers("main").forEach(v -> found.add(width + ": " + v));
                    assertThat(((Number) script("return document.documentElement.scrollWidth")).intValue())
                            .isLessThanOrEqualTo(width);
                    screen(width, "dark");
                    barriers("main", COLOURS).forEach(v -> found.add("dark " + width + ": " + v));
                }
                usualScreen();
            }
        } finally {
            usualScreen();
        }
        assertThat(found).isEmpty();
    }
}
