package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.page.AppPage;
import org.counterpart.app.page.AuditPage;
import org.counterpart.app.page.Pages;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Controls of a model, its validation, unmeasured confounding and a score: made of the plan, and making it. */
class AnalysisFormsTest extends PlanClicks {

    /** The step as the page draws it of this plan, on one line. */
    private static String drawn(String step, String text) throws IOException {
        try (Desk desk = new Desk(Messages.EN, "test")) {
            desk.openExample();
            desk.change(desk.plan().version(), old -> text);
            return Pages.step(new AppPage(step, desk, "word", AuditPage.Audited.NOTHING))
                    .replace("\n", "");
        }
    }

    /** The value that is chosen in a list of the page. */
    private static String chosen(String id, String html) {
        Matcher list = Pattern.compile("<select id=\"" + id + "\".*?</select>").matcher(html);
        assertThat(list.find()).as(id).isTrue();
        Matcher option =
                Pattern.compile("<option value=\"([^\"]*)\"[^>]* selected").matcher(list.group());
        return option.find() ? option.group(1) : "";
    }

    private static boolean ticked(String id, String html) {
        return Pattern.compile("<input[^>]* id=\"" + id + "\"[^>]* checked")
                .matcher(html)
                .find();
    }

    private static String typed(String id, String html) {
        Matcher field = Pattern.compile("<input[^>]* id=\"" + id + "\"[^>]* value=\"([^\"]*)\"")
                .matcher(html);
        assertThat(field.find()).as(id).isTrue();
        return field.group(1);
    }

    static Stream<Arguments> clicks() {
        return Stream.of(
                Arguments.of("do=set&path=multivariable&path=selection&value=lasso", "selection: lasso"),
                Arguments.of(
                        "do=set&kind=points&path=multivariable&path=score&value=smallest", "score: {unit: smallest}"),
                Arguments.of("do=validation&value=random", "validation: {split: {share: 0.7, seed: 1}}"),
                Arguments.of(
                        "do=validation&value=rule&variable=surgery_date&sign=below&level=2023-01-01",
                        "validation: {split: {variable: surgery_date, below: \"2023-01-01\"}}"),
                Arguments.of("do=set&path=sensitivity&path=e-value&value=true", "sensitivity: {e-value: true}"),
                Arguments.of("do=set&path=sensitivity&path=rosenbaum&value=true", "sensitivity: {rosenbaum: true}"),
                Arguments.of(
                        "do=score&path=matching&path=score&path=predictors&value=age&value=bmi",
                        "score: {predictors: [age, bmi]}"));
    }

    @ParameterizedTest
    @MethodSource("clicks")
    void aClickWritesThePlanAndKeepsEveryComment(String click, String written) throws IOException {
        String before = withLevels();
        String after = changed(before, click);
        assertThat(after).contains(written).contains(comments(before));
        assertThat(plan(after)).isNotNull();
        assertThat(changed(after, click)).isEqualTo(after);
    }

    /** An integer score is of variables with levels. */
    private static String withLevels() throws IOException {
        return text().replace("entry: 0.05", "predictors: [tfi, mri_fluid]");
    }

    @Test
    void thePenaltyStandsBesideTheLasso() throws IOException {
        assertThat(drawn("analysis", text())).doesNotContain("id=\"lambda\"");
        String text = changed(text(), "do=set&path=multivariable&path=selection&value=lasso");
        assertThat(chosen("selection", drawn("analysis", text))).isEqualTo("lasso");
        assertThat(chosen("lambda", drawn("analysis", text))).isEqualTo("1se");
        text = changed(text, "do=set&path=multivariable&path=lasso&path=lambda&value=min");
        assertThat(text).contains("lasso: {lambda: min}");
        assertThat(plan(text)).isNotNull();
        assertThat(chosen("lambda", drawn("analysis", text))).isEqualTo("min");
    }

    @Test
    void pointsAreAskedForAndTakenBack() throws IOException {
        assertThat(chosen("points", drawn("analysis", text()))).isEmpty();
        String text = changed(withLevels(), "do=set&kind=points&path=multivariable&path=score&value=smallest");
        assertThat(chosen("points", drawn("analysis", text))).isEqualTo("smallest");
        String typed = text.replace("unit: smallest", "unit: 0.5");
        assertThat(chosen("points", drawn("analysis", typed))).isEqualTo("0.5");
        assertThat(changed(text, "do=set&kind=points&path=multivariable&path=score&value="))
                .isEqualTo(withLevels());
    }

    @Test
    void aSplitIsAtRandomOrByARule() throws IOException {
        assertThat(chosen("validation", drawn("analysis", text()))).isEqualTo("none");
        String text = changed(text(), "do=validation&value=random");
        text = changed(text, "do=set&path=validation&path=split&path=share&value=0.6");
        String page = drawn("analysis", text);
        assertThat(chosen("validation", page)).isEqualTo("random");
        assertThat(typed("share", page)).isEqualTo("0.6");
        assertThat(typed("split-seed", page)).isEqualTo("1");
        // The dates of the example go from 2020-07-01 to 2025-06-30: 1825 days, of which 912 later is 2022-12-30.
        assertThat(page).contains("name=\"level\" value=\"2022-12-");
        text = changed(text, "do=validation&value=rule&variable=surgery_date&sign=below&level=2023-01-01");
        page = drawn("analysis", text);
        assertThat(chosen("validation", page)).isEqualTo("rule");
        assertThat(chosen("split-0-variable", page)).isEqualTo("surgery_date");
        assertThat(chosen("split-0-sign", page)).isEqualTo("below");
        assertThat(typed("split-0-value", page)).isEqualTo("2023-01-01");
        text = changed(
                text, "do=condition&path=validation&path=split&variable=sex&sign=equals&value=male&value=female");
        assertThat(text).contains("validation: {split: {variable: sex, equals: male}}");
        assertThat(plan(text)).isNotNull();
        assertThat(changed(text, "do=validation&value=none")).isEqualTo(text());
    }

    @Test
    void aSecondFileIsLeftToTheText() throws IOException {
        String text = text().replace("\nsimulation:", "\nvalidation: {cohort: other.csv}\nsimulation:");
        assertThat(chosen("validation", drawn("analysis", text))).isEqualTo("file");
        assertThat(changed(text, "do=validation&value=file")).isEqualTo(text);
    }

    @Test
    void unmeasuredConfoundingIsTickedAndUnticked() throws IOException {
        assertThat(ticked("e-value", drawn("analysis", text()))).isFalse();
        String text = changed(text(), "do=set&path=sensitivity&path=e-value&value=true");
        text = changed(text, "do=set&path=sensitivity&path=rosenbaum&value=true");
        assertThat(text).contains("sensitivity: {e-value: true, rosenbaum: true}");
        assertThat(plan(text)).isNotNull();
        String page = drawn("analysis", text);
        assertThat(ticked("e-value", page)).isTrue();
        assertThat(ticked("rosenbaum", page)).isTrue();
        text = changed(text, "do=set&path=sensitivity&path=e-value");
        assertThat(text).contains("sensitivity: {rosenbaum: true}");
        assertThat(ticked("e-value", drawn("analysis", text))).isFalse();
    }

    /** Bounds need sets, and groups have no outcome to validate. */
    @Test
    void anotherDesignDropsWhatItCannotHave() throws IOException {
        String text = changed(text(), "do=set&path=sensitivity&path=rosenbaum&value=true");
        text = changed(text, "do=validation&value=random");
        String unmatched = changed(text, "do=design&value=unmatched");
        assertThat(unmatched).doesNotContain("rosenbaum").contains("share: 0.7");
        assertThat(plan(unmatched)).isNotNull();
        assertThat(drawn("analysis", unmatched)).doesNotContain("id=\"rosenbaum\"");
        assertThat(changed(text, "do=design&value=groups&group=asa")).doesNotContain("validation:");
    }

    @Test
    void aScoreBringsItsCaliperAndTakesItAlong() throws IOException {
        assertThat(ticked("score-bmi", drawn("matching", text()))).isFalse();
        String text = changed(text(), "do=score&path=matching&path=score&path=predictors&value=bmi");
        assertThat(text).contains("caliper: {age: 5, bmd: 0.5 sd, score: 0.2 sd}");
        assertThat(plan(text)).isNotNull();
        String page = drawn("matching", text);
        assertThat(ticked("score-bmi", page)).isTrue();
        assertThat(typed("caliper-score", page)).isEqualTo("0.2");
        text = changed(
                text.replace("predictors: [bmi]", "predictors: [{variable: bmi, log: 2}]"),
                "do=score&path=matching&path=score&path=predictors&value=bmi&value=asa");
        assertThat(text).contains("predictors: [{variable: bmi, log: 2}, asa]");
        assertThat(changed(text, "do=score&path=matching&path=score&path=predictors"))
                .isEqualTo(text());
    }

    /** Three lists, of which the last one that is emptied takes the section with it. */
    @Test
    void riskSetsAreMadeOfTimes() throws IOException {
        assertThat(drawn("matching", text())).contains("id=\"risk-set-exit\"");
        String text = changed(text(), "do=risk-set&entry=&exit=surgery_date&event=surgery_date");
        assertThat(plan(text).atRisk()).isTrue();
        assertThat(drawn("matching", text))
                .containsPattern("id=\"risk-set-exit\"[^§]*?value=\"surgery_date\" selected");
        assertThat(changed(text, "do=risk-set&entry=&exit=&event=")).isEqualTo(text());
        String unmatched = changed(text, "do=design&value=unmatched");
        assertThat(unmatched).doesNotContain("risk-set");
        assertThat(drawn("matching", unmatched)).doesNotContain("risk-set-exit");
    }
}
