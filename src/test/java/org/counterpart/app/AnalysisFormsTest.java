package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.counterpart.app.desk.Counted;
import org.counterpart.app.desk.Desk;
import org.counterpart.app.desk.Upload;
import org.counterpart.app.edit.Form;
import org.counterpart.app.edit.PlanEdit;
import org.counterpart.app.page.AppPage;
import org.counterpart.app.page.AuditPage;
import org.counterpart.app.page.Pages;
import org.counterpart.report.Messages;
import org.counterpart.stats.NotAnalysableException;
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

    /** A pair is added once, whichever of it is named first, and comes off again; what has no order is not offered. */
    @Test
    void pairsToBeCorrelated() throws IOException {
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables:
                  age: {type: numeric, label: Age}
                  asa: {type: ordinal, levels: [I, II, III]}
                  race: {type: categorical, levels: [a, b, c]}
                case: {variable: age, above: 70}
                """;
        String one = PlanEdit.apply(plan, Form.of("do=correlation&first=age&second=asa"));
        assertThat(one).endsWith("correlations: [[age, asa]]\n");
        assertThat(PlanEdit.apply(one, Form.of("do=correlation&first=asa&second=age")))
                .isEqualTo(one);
        assertThat(PlanEdit.apply(one, Form.of("do=correlation&first=age&second=age")))
                .isEqualTo(one);
        String html = drawn("analysis", one);
        assertThat(html).contains("<li><span>Age (age) and asa</span>");
        String offered = html.substring(html.indexOf("id=\"correlation-first\""), html.indexOf("add-correlation"));
        assertThat(offered).contains("value=\"asa\"").doesNotContain("value=\"race\"");
        assertThat(PlanEdit.apply(one, Form.of("do=remove&path=correlations&path=0")))
                .doesNotContain("asa]");
    }

    /** A rule with too much in it for lists is told in the words of a report. */
    @Test
    void aRuleInWords() throws IOException {
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables:
                  age: {type: numeric, label: Age, unit: years}
                  asa: {type: ordinal, levels: [I, II, III], label: ASA class}
                case:
                  any:
                    - {variable: age, above: 70}
                    - {all: [{variable: age, above: 60}, {variable: asa, in: [II, III]}]}
                """;
        assertThat(drawn("cases", plan))
                .contains(
                        "<span>Age &gt; 60 years and ASA class: II, III</span>",
                        "<span class=\"sr\"> Age &gt; 70 years</span>")
                .doesNotContain("{all:", "{variable:");
    }

    /** What might have been chosen otherwise, in words. */
    @Test
    void choicesInWords() throws IOException {
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables: {low: {type: binary}, age: {type: numeric, label: Age}}
                case: {variable: low, equals: 1}
                matching: {caliper: {age: 5}}
                multiverse: {caliper.age: [3, 0.2 sd, null], univariate.paired: [false, true]}
                """;
        assertThat(drawn("results", plan))
                .contains("<li>Caliper of Age: 3 · 0.2 SD · none</li>", "<li>Paired tests: no · yes</li>");
    }

    /** What may be imputed depends on the design; a plan that says more of it keeps what it says. */
    @Test
    void whatIsImputed() throws IOException {
        String plan = """
                cohort: {file: cohort.csv, id: id}
                variables: {low: {type: binary}, lwt: {type: numeric}, race: {type: categorical}}
                case: {variable: low, equals: 1}
                """;
        String matched = drawn("analysis", plan + "matching: {exact: [race]}\nimpute: sets\n");
        assertThat(chosen("impute", matched)).isEqualTo("sets");
        String unmatched = drawn("analysis", plan + "design: unmatched\n");
        assertThat(chosen("impute", unmatched)).isEmpty();
        assertThat(unmatched).doesNotContain("by their sets");
        String more = drawn("analysis", plan + "design: unmatched\nimpute: {m: 40}\n");
        assertThat(chosen("impute", more)).isEqualTo("cohort");
        assertThat(more).doesNotContain("complete subjects only");
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
                Arguments.of(
                        "do=form&path=multivariable&path=predictors&variable=bmi&value=curve-4",
                        "predictors: [tfi, mri_fluid, {spline: bmi, knots: 4}]"),
                Arguments.of(
                        "do=form&path=multivariable&path=predictors&variable=asa&value=trend",
                        "predictors: [tfi, mri_fluid, {trend: asa}]"),
                Arguments.of(
                        "do=multiply&path=multivariable&path=predictors&one=tfi&other=mri_fluid",
                        "predictors: [tfi, mri_fluid, {interaction: [tfi, mri_fluid]}]"),
                Arguments.of("do=set&kind=list&path=subgroups&value=sex", "subgroups: [sex]"),
                Arguments.of("do=correlation&first=age&second=bmi", "correlations: [[age, bmi]]"),
                Arguments.of("do=validation&value=file&file=other.csv", "validation: {cohort: other.csv}"),
                Arguments.of("do=set&path=sensitivity&path=e-value&value=true", "sensitivity: {e-value: true}"),
                Arguments.of(
                        "do=set&kind=misclassified&path=sensitivity&path=misclassification&value=tfi",
                        "misclassification: {exposure: tfi, sensitivity: [0.8, 0.9, 1], specificity: [0.9, 1]}"),
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

    /** Each with a name of its own; one of levels has no cluster, and one of the outcome no variable of levels. */
    @Test
    void modelsOfOtherKindsAreAdded() throws IOException {
        String add = "do=other-model&path=other-models&outcome=asa&cluster=patient_id&model=";
        String ordinal = changed(withLevels(), add + "ordinal");
        assertThat(ordinal).contains("{name: asa, model: ordinal, outcome: asa}");
        String three = changed(changed(ordinal, add + "ordinal"), add + "gee");
        assertThat(three)
                .contains("{name: \"asa 2\", model: ordinal, outcome: asa}")
                .contains("{name: gee, model: gee, cluster: patient_id}");
        assertThat(plan(three).otherModels()).hasSize(3);
        assertThat(changed(three, add + "probit")).isEqualTo(three);
        assertThat(changed(three, "do=remove&path=other-models&path=1")).doesNotContain("asa 2");
        // One of hazards asks for its time.
        assertThat(changed(three, add + "cox")).isEqualTo(three);
        assertThat(changed(three, add + "cox&time=follow_up"))
                .contains("{name: cox, model: cox, time: follow_up, cluster: patient_id}");
    }

    @Test
    void quantitiesMeasuredSeveralTimesAreAdded() throws IOException {
        String add = "do=repeated&path=repeated&name=%E7%96%BC%E7%97%9B&measure=age";
        assertThat(changed(text(), add)).as("one measurement").isEqualTo(text());
        String text = changed(text(), add + "&measure=vas_day2");
        assertThat(text).contains("{name: 疼痛, measures: [age, vas_day2]}");
        assertThat(plan(text).repeated()).hasSize(1);
        assertThat(changed(text, add + "&measure=vas_day2")).as("twice").isEqualTo(text);
        assertThat(drawn("analysis", text)).contains("id=\"repeated-0-remove\"");
        assertThat(changed(text, "do=remove&path=repeated&path=0")).doesNotContain("疼痛");
    }

    /** Each with a name of its own; without a time there are none. */
    @Test
    void curvesAreAdded() throws IOException {
        String add = "do=survival&path=survival&by=sex&time=";
        assertThat(changed(text(), add)).isEqualTo(text());
        String twice = changed(changed(text(), add + "age"), add + "age");
        assertThat(twice).contains("{name: sex, time: age, by: sex}").contains("{name: \"sex 2\", time: age, by: sex}");
        // Cases were chosen there: the page offers none.
        assertThat(drawn("analysis", text())).doesNotContain("add-curve");
    }

    /** Chosen beside each; the plan's outcome is the event of one that names none, and a rule stays as it is. */
    @Test
    void anEventIsChosenOfEachModelAndCurve() throws IOException {
        String plan = """
                design: cohort
                cohort: {file: cohort.csv, id: id}
                variables: {days: {type: integer}, died: {type: binary}, ward: {type: categorical, levels: [a, b]}}
                case: {variable: died, equals: 1}
                other-models: # of each
                  - {name: Death, model: cox, time: days, event: {variable: ward, equals: b}}
                  - {name: Risk, model: poisson}
                survival: [{name: Life, time: days, at: [3, 9.5], time-unit: d}]
                """;
        String page = drawn("analysis", plan);
        assertThat(chosen("other-0-event", page)).isEqualTo("{variable: ward, equals: b}");
        assertThat(chosen("other-0-ties", page)).isEqualTo("efron");
        assertThat(page).doesNotContain("other-1-event").doesNotContain("other-1-ties");
        assertThat(typed("curve-0-at", page)).isEqualTo("3, 9.5");
        assertThat(chosen("curve-0-event", page)).isEmpty();
        String text = changed(plan, "do=set&path=other-models&path=0&path=event&value=died");
        text = changed(text, "do=set&path=other-models&path=0&path=strata&value=ward");
        text = changed(text, "do=set&path=other-models&path=0&path=ties&value=breslow");
        text = changed(text, "do=set&path=survival&path=0&path=event&value=died");
        text = changed(text, "do=set&kind=words&path=survival&path=0&path=at&value=12");
        assertThat(text)
                .contains("{name: Death, model: cox, time: days, event: died, strata: ward, ties: breslow}")
                .contains("[{name: Life, time: days, at: [12], time-unit: d, event: died}]")
                .contains("other-models: # of each");
        assertThat(plan(text).survival()).hasSize(1);
        assertThat(chosen("other-0-strata", drawn("analysis", text))).isEqualTo("ward");
        assertThat(changed(text, "do=set&path=other-models&path=0&path=event&value="))
                .contains("time: days, strata: ward");
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

    /** A curve keeps what only the text can say of it, and gives way to the name alone. */
    @Test
    void aNumberEntersAsALineOrACurve() throws Exception {
        String list = "do=set&kind=list&path=multivariable&path=predictors&value=bmi&value=asa&value=tfi";
        String named = changed(text(), list);
        String page = drawn("analysis", named);
        assertThat(chosen("form-bmi", page)).isEqualTo("plain");
        assertThat(chosen("form-asa", page)).isEqualTo("plain");
        assertThat(page).doesNotContain("form-tfi");
        String form = "do=form&path=multivariable&path=predictors&variable=";
        String text = changed(changed(named, form + "bmi&value=curve-4"), form + "asa&value=trend");
        assertThat(text).contains("predictors: [{spline: bmi, knots: 4}, {trend: asa}, tfi]");
        assertThat(plan(text)).isNotNull();
        page = drawn("analysis", text);
        assertThat(chosen("form-bmi", page)).isEqualTo("curve-4");
        assertThat(chosen("form-asa", page)).isEqualTo("trend");
        // Three terms of a curve with four knots, one of a trend, one of a yes or no: 61 events for 5 are 12.2.
        try (Desk desk = new Desk(Messages.EN, "test")) {
            desk.openExample();
            desk.change(desk.plan().version(), old -> text);
            until(desk, c -> c.version() == desk.plan().version());
            assertThat(Pages.step(new AppPage("analysis", desk, "word", AuditPage.Audited.NOTHING)))
                    .contains("61 events and 5 coefficients: 12.2 events per variable.");
        }
        assertThat(changed(changed(text, form + "bmi&value=plain"), form + "asa&value=plain"))
                .isEqualTo(named);
        String against = text.replace("knots: 4}", "knots: [20, 24, 30], reference: 22}");
        assertThat(chosen("form-bmi", drawn("analysis", against))).isEqualTo("own");
        assertThat(changed(against, form + "bmi&value=own")).isEqualTo(against);
        assertThat(changed(against, form + "bmi&value=curve-3")).contains("{spline: bmi, knots: 3, reference: 22}");
    }

    @Test
    void twoVariablesAreMultipliedOnce() throws IOException {
        String named = changed(text(), "do=set&kind=list&path=multivariable&path=predictors&value=tfi&value=diabetes");
        String text = changed(named, "do=multiply&path=multivariable&path=predictors&one=tfi&other=diabetes");
        assertThat(text).contains("predictors: [tfi, diabetes, {interaction: [tfi, diabetes]}]");
        assertThat(plan(text)).isNotNull();
        assertThat(changed(text, "do=multiply&path=multivariable&path=predictors&one=diabetes&other=tfi"))
                .isEqualTo(text);
        assertThat(changed(named, "do=multiply&path=multivariable&path=predictors&one=tfi&other=tfi"))
                .isEqualTo(named);
        assertThat(drawn("analysis", text))
                .contains("product-0-remove")
                .containsPattern("<li><span>[^<]+ × [^<]+</span>");
        assertThat(changed(text, "do=remove&path=multivariable&path=predictors&path=2"))
                .isEqualTo(named);
        String lasso = changed(text, "do=set&path=multivariable&path=selection&value=lasso");
        assertThat(drawn("analysis", lasso)).doesNotContain("add-product");
    }

    @Test
    void subgroupsAreTickedAndUnticked() throws IOException {
        String text = changed(text(), "do=set&kind=list&path=subgroups&value=sex&value=asa");
        assertThat(text).contains("subgroups: [sex, asa]");
        assertThat(plan(text).further().subgroups()).containsExactly("sex", "asa");
        assertThat(ticked("subgroups-sex", drawn("analysis", text))).isTrue();
        assertThat(ticked("subgroups-sex", drawn("analysis", text()))).isFalse();
        assertThat(changed(text, "do=set&kind=list&path=subgroups")).isEqualTo(text());
        String groups = changed(text, "do=design&value=groups&group=asa");
        assertThat(groups).doesNotContain("subgroups");
        assertThat(drawn("analysis", groups)).doesNotContain("subgroups-sex");
    }

    /** It lies beside the first, which it never replaces, and is tried at once. */
    @Test
    void aSecondFileIsTakenBesideTheFirst() throws Exception {
        byte[] cohort = Files.readAllBytes(Path.of("examples/pvp-residual-pain/cohort.csv"));
        try (Desk desk = new Desk(Messages.EN, "test")) {
            desk.openExample();
            keepBeside(desk, "../cohort.csv", new byte[] {'x'});
            keepBeside(desk, "cohort.csv", cohort);
            String text = changed(desk.plan().text(), "do=validation&value=file&file=cohort-2.csv");
            assertThat(text).contains("validation: {cohort: cohort-2.csv}").contains(comments(text()));
            desk.change(desk.plan().version(), old -> text);
            Counted counted = until(desk, c -> c.version() == desk.plan().version());
            assertThat(counted.failure()).isEmpty();
            assertThat(counted.cases()).hasValue(61);
            String page = Pages.step(new AppPage("analysis", desk, "word", AuditPage.Audited.NOTHING));
            assertThat(chosen("validation", page.replace("\n", ""))).isEqualTo("file");
            assertThat(page).contains("The model is tried on cohort-2.csv.");
            keepBeside(desk, "cohort-2.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
            until(desk, c -> c.failure().isPresent());
            assertThat(changed(text, "do=validation&value=none")).isEqualTo(text());
            assertThat(changed(text, "do=validation&value=file")).isEqualTo(text);
        }
    }

    private static void keepBeside(Desk desk, String name, byte[] content) throws IOException {
        boolean kept = desk.keepBeside(desk.plan().version(), Upload.of(name, content), (text, free) -> {
            assertThat(free).isEqualTo("cohort-2.csv");
            return text;
        });
        assertThat(kept).isTrue();
    }

    private static Counted until(Desk desk, Predicate<Counted> is) throws InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!is.test(desk.counted()) && System.nanoTime() < end) {
            desk.await(desk.stamp(), 200);
        }
        assertThat(desk.counted()).matches(is);
        return desk.counted();
    }

    @Test
    void aStudyReadWhereItLiesTakesNoFile() throws IOException {
        try (Desk desk = new Desk(Messages.EN, "test")) {
            desk.open(Path.of("examples/pvp-residual-pain/study.yaml"));
            assertThatThrownBy(() -> keepBeside(desk, "other.csv", new byte[0]))
                    .isInstanceOf(NotAnalysableException.class);
            assertThat(Pages.step(new AppPage("analysis", desk, "word", AuditPage.Audited.NOTHING)))
                    .doesNotContain("validation-file");
        }
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

    @Test
    void misclassificationBeginsWithValuesAndIsTakenBack() throws IOException {
        String text = changed(text(), "do=set&kind=misclassified&path=sensitivity&path=misclassification&value=tfi");
        String page = drawn("analysis", text);
        assertThat(chosen("misclassified", page)).isEqualTo("tfi");
        assertThat(typed("exposure-sensitivity", page)).isEqualTo("0.8, 0.9, 1");
        String typed =
                changed(text, "do=set&kind=words&path=sensitivity&path=misclassification&path=specificity&value=0.95");
        assertThat(typed).contains("specificity: [0.95]");
        assertThat(plan(typed)).isNotNull();
        String back = changed(text, "do=set&kind=misclassified&path=sensitivity&path=misclassification&value=");
        assertThat(back).doesNotContain("misclassification");
        assertThat(plan(back)).isNotNull();
    }

    @Test
    void whatTheStudyNeededIsAnOddsRatioAndAShare() throws IOException {
        String text = changed(text(), "do=set&path=sample-size&path=odds-ratio&value=2");
        text = changed(text, "do=set&path=sample-size&path=exposed&value=0.3");
        assertThat(text).contains("sample-size: {odds-ratio: 2, exposed: 0.3}");
        assertThat(plan(text)).isNotNull();
        assertThat(typed("size-or", drawn("analysis", text))).isEqualTo("2");
    }

    /** NRI and IDI compare models, of which the plan must have two. */
    @Test
    void reclassificationIsOfSeveralModels() throws IOException {
        assertThat(drawn("analysis", text())).doesNotContain("id=\"reclassification\"");
        String two = text().replaceFirst(
                        "(?s)multivariable:\n(  [^\n]*\n)+",
                        "multivariable: [{name: A, predictors: [tfi]}, {name: B, predictors: [tfi, bmi]}]\n");
        assertThat(ticked("reclassification", drawn("analysis", two))).isFalse();
        String all = changed(two, "do=set&path=roc&path=reclassification&value=true");
        assertThat(plan(all)).isNotNull();
        assertThat(ticked("reclassification", drawn("analysis", all))).isTrue();
        String cuts = changed(two, "do=set&kind=words&path=roc&path=reclassification&path=cut-points&value=0.1, 0.3");
        assertThat(cuts).contains("cut-points: [0.1, 0.3]");
        assertThat(plan(cuts)).isNotNull();
        assertThat(typed("cut-points", drawn("analysis", cuts))).isEqualTo("0.1, 0.3");
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

    @Test
    void aCohortMayBeWeighted() throws IOException {
        String text = changed(text(), "do=design&value=cohort");
        for (String rule : List.of("exact", "caliper", "distance")) {
            text = changed(text, "do=remove&path=matching&path=" + rule);
        }
        text = changed(text, "do=set&path=exposure&path=variable&value=sex");
        text = changed(text, "do=weights&path=weights&path=score&path=predictors&value=age&value=bmi");
        assertThat(text).contains("score: {predictors: [age, bmi]}");
        assertThat(drawn("matching", text)).contains("id=\"weights-method\"");
        text = changed(text, "do=set&path=weights&path=method&value=overlap");
        assertThat(text).contains("method: overlap");
        assertThat(changed(text, "do=weights&path=weights&path=score&path=predictors"))
                .doesNotContain("weights");
        assertThat(changed(text, "do=design&value=unmatched")).doesNotContain("weights");
    }
}
