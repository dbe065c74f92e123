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

    /** The example with every form of the analysis in it. */
    private static String everyForm(String example) {
        return example.replaceFirst("(?s)multivariable:\n(  [^\n]*\n)+", """
                multivariable:
                  - {name: A, predictors: [tfi, mri_fluid, {spline: bmi, knots: 4}, {interaction: [tfi, bmi]}]}
                  - {name: B, predictors: [tfi, diabetes]}
                other-models: [{name: gee, model: gee, cluster: patient_id}]
                impute: cohort
                sample-size: {odds-ratio: 2, exposed: 0.3}
                sensitivity: {misclassification: {exposure: tfi, sensitivity: [0.8], specificity: [1]}}
                subgroups: [sex]
                """);
    }

    /**
     * A form of the page.
     *
     * @param use what somebody does there
     * @param written what stands in the plan then
     */
    private record Section(String name, Runnable use, String written) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Section> sections() {
        return Stream.of(
                new Section(
                        "models of other kinds",
                        () -> {
                            choose("other-model", "ordinal");
                            choose("other-outcome", "asa");
                            id("add-other-model").click();
                        },
                        "{name: asa, model: ordinal, outcome: asa}"),
                new Section("imputation", () -> choose("impute", "sets"), "impute: sets"),
                new Section(
                        "sample size",
                        () -> type("size-power", "0.9"),
                        "sample-size: {odds-ratio: 2, exposed: 0.3, power: 0.9}"),
                new Section(
                        "misclassification", () -> type("exposure-specificity", "0.95, 1"), "specificity: [0.95, 1]"),
                new Section(
                        "reclassification",
                        () -> type("cut-points", "0.1, 0.3"),
                        "reclassification: {cut-points: [0.1, 0.3]}"),
                new Section("curves", () -> choose("form-bmi", "curve-3"), "{spline: bmi, knots: 3}"),
                new Section(
                        "interactions",
                        () -> id("add-product").click(),
                        "{interaction: [tfi, bmi]}, {interaction: [tfi, mri_fluid]}]"),
                new Section("subgroups", () -> id("subgroups-asa").click(), "subgroups: [sex, asa]"));
    }

    private static void choose(String id, String value) {
        new Select(id(id)).selectByValue(value);
    }

    private void openAnalysis() throws IOException {
        server().desk().openExample();
        long version = server().desk().plan().version();
        assertThat(server().desk().change(version, AnalysisFormsInBrowserTest::everyForm))
                .isTrue();
        go("analysis");
        waiting(20).until(d -> id("live-cases").getText().equals("61"));
        assertThat(id("problems").getText()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sections")
    void aFormWritesThePlan(Section section) throws IOException {
        openAnalysis();
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
        openAnalysis();
        assertThat(browser().findElement(By.tagName("html")).getDomAttribute("lang"))
                .startsWith(language);
        List<String> found = new ArrayList<>();
        try {
            for (int width : List.of(1280, PHONE)) {
                screen(width, "light");
                barriers("main").forEach(v -> found.add(width + ": " + v));
                assertThat(((Number) script("return document.documentElement.scrollWidth")).intValue())
                        .isLessThanOrEqualTo(width);
                screen(width, "dark");
                barriers("main", COLOURS).forEach(v -> found.add("dark " + width + ": " + v));
            }
        } finally {
            usualScreen();
        }
        assertThat(found).isEmpty();
    }
}
