package org.counterpart.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.counterpart.plan.StudyDesign;
import org.counterpart.plan.StudyPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the controls of the page do to the plan of the example: it stays a plan, and keeps its comments. */
class PlanChangesTest extends PlanClicks {
    static Stream<String> clicks() {
        return Stream.of(
                "do=set&path=matching&path=ratio&value=2",
                "do=set&kind=caliper&path=matching&path=caliper&path=age&value=3",
                "do=set&kind=caliper&path=matching&path=caliper&path=bmi&value=0.2&unit=sd",
                "do=set&kind=caliper&path=matching&path=caliper&path=bmd&value=",
                "do=set&kind=list&path=matching&path=exact&value=sex&value=asa",
                "do=set&kind=list&path=matching&path=exact",
                "do=set&path=matching&path=method&value=nearest",
                "do=set&kind=label&lang=zh&path=variables&path=age&path=label&value=岁数",
                "do=set&path=variables&path=age&path=max&value=105",
                "do=set&kind=words&path=variables&path=asa&path=missing&value=9, 未查",
                "do=condition&path=case&path=any&path=0&variable=vas_day2&sign=min&value=5",
                "do=add-condition&path=case&variable=tfi&sign=equals&value=1",
                "do=remove&path=case&path=any&path=1",
                "do=join&path=case&value=all",
                "do=add-condition&path=eligibility&variable=age&sign=min&value=60",
                "do=condition&path=eligibility&path=1&variable=surgery_date&sign=between&value=2021-01-01&up-to=2024-12-31",
                "do=condition&path=eligibility&path=0&variable=procedure&sign=in&value=PVP, PKP",
                "do=add-condition&path=control&variable=vas_day2&sign=below&value=3",
                "do=design&value=unmatched",
                "do=design&value=cohort",
                "do=set&kind=list&path=univariate&path=variables&value=tfi&value=bmi",
                "do=set&kind=list&path=multivariable&path=predictors&value=tfi&value=bmi",
                "do=set&path=multivariable&path=selection&value=backward-lr",
                "do=set&path=prevalence&value=0.1",
                "do=set&path=univariate&path=paired&value=true",
                "do=set&path=report&path=min-cell&value=5");
    }

    @ParameterizedTest
    @MethodSource("clicks")
    void afterEachClickThereIsAPlanAndEveryComment(String click) throws IOException {
        String before = text();
        String after = changed(before, click);
        assertThat(after).isNotEqualTo(before);
        assertThat(plan(after)).isNotNull();
        assertThat(after).contains(comments(before));
    }

    @Test
    void theRulesAreWhatTheControlsSay() throws IOException {
        String text = changed(text(), "do=condition&path=case&path=any&path=0&variable=vas_day2&sign=min&value=5");
        assertThat(text).contains("- {variable: vas_day2, min: 5}");
        text = changed(text, "do=condition&path=eligibility&path=1&variable=surgery_date&sign=min&value=2021-01-01");
        assertThat(text).contains("{variable: surgery_date, from: \"2021-01-01\", label: {en: Operated July 2020");
    }

    @Test
    void anotherDesignBringsWhatItNeedsAndDropsWhatItCannotHave() throws IOException {
        StudyPlan plan = plan(changed(text(), "do=design&value=unmatched"));
        assertThat(plan.design()).isEqualTo(StudyDesign.UNMATCHED);
        assertThat(plan.matching()).isEmpty();
        String cohort =
                changed(changed(text(), "do=set&path=exposure&path=variable&value=tfi"), "do=design&value=cohort");
        assertThat(plan(cohort.replace("variables: [tfi, ", "variables: [")).matchesExposed())
                .isTrue();
    }

    @Test
    void aColumnIsTakenIntoTheStudyAndOutOfIt() throws IOException {
        String text = text();
        text = text.substring(0, text.indexOf("# The declared truth"));
        String more = changed(text, "do=use-column&column=x 1&declaration={type: binary}&value=true");
        assertThat(plan(more).variables()).hasSize(plan(text).variables().size() + 1);
        assertThat(changed(more, "do=use-column&column=x 1")).isEqualTo(text);
    }

    /** Who is still typing loses nothing by a click: a text that is no YAML is left as it is. */
    @Test
    void aTextThatCannotBeReadIsLeftAsItIs() throws IOException {
        String broken = "title: {en: A\ncohort";
        assertThat(changed(broken, "do=set&path=title&value=B")).isEqualTo(broken);
        assertThat(changed(text(), "do=set&kind=caliper&path=matching&path=caliper&value=5"))
                .isEqualTo(text());
        assertThat(changed(broken, "do=text&value=title: B\r\n")).isEqualTo("title: B\n");
    }

    @Test
    void aListKeepsTheScalesOfThoseThatStay() throws IOException {
        String text = text().replace("entry: 0.05", "predictors: [{variable: bmi, per: 5}, tfi]");
        String after = changed(text, "do=set&kind=list&path=multivariable&path=predictors&value=bmi&value=diabetes");
        assertThat(after).contains("predictors: [{variable: bmi, per: 5}, diabetes]");
        assertThat(plan(after)).isNotNull();
    }

    @Test
    void aListKeepsCurvesAndTheInteractionsOfThoseThatStay() throws IOException {
        String text = text().replace(
                        "entry: 0.05", "predictors: [{spline: bmi, knots: 3}, tfi, {interaction: [tfi, diabetes]}]");
        String list = "do=set&kind=list&path=multivariable&path=predictors&value=bmi&value=diabetes";
        String after = changed(text, list + "&value=tfi");
        assertThat(after)
                .contains("predictors: [{spline: bmi, knots: 3}, tfi, {interaction: [tfi, diabetes]}, diabetes]");
        assertThat(plan(after)).isNotNull();
        assertThat(changed(text, list)).contains("predictors: [{spline: bmi, knots: 3}, diabetes]");
    }
}
