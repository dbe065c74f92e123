package org.counterpart.audit.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.audit.paper.TestOfP;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text says of the test of its P values, as a reader takes it; what is not certain is not said. */
class TestNamingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // plainly
                "P values of the odds ratios were obtained with the Wald test. | WALD",
                "The statistical significance of each coefficient was assessed by Wald χ2 statistics. | WALD",
                "Odds ratios with 95% CI and P values (Wald test) are presented. | WALD",
                "采用Wald检验判断回归系数的统计学意义。 | WALD",
                "回归模型的P值由Wald χ²检验得出，检验水准α=0.05。 | WALD",
                "P values were computed by likelihood ratio tests. | LIKELIHOOD_RATIO",
                "We used LR tests to derive P-values for hazard ratios. | LIKELIHOOD_RATIO",
                "各OR的P值采用似然比检验计算。 | LIKELIHOOD_RATIO",
                "Wald confidence intervals are given; the significance level was 0.05. | NOT_SAID",
                // of something else
                "P for trend was obtained by the Wald test. | NOT_SAID",
                "P values for interaction come from likelihood ratio tests. | NOT_SAID",
                "Predictors were removed stepwise by the Wald test. | NOT_SAID",
                "Backward elimination (Wald) of predictors with P values above 0.1 was used. | NOT_SAID",
                "Nested models were compared with the likelihood ratio test. | NOT_SAID",
                "A positive likelihood ratio test result has a P value. | NOT_SAID",
                "后退法（似然比检验）筛选变量，P值小于0.05。 | NOT_SAID",
                "The overall Wald test was significant (P values below 0.001). | NOT_SAID",
                // more than one, or other ways
                "P values are from Wald tests. Interaction was tested by likelihood ratio tests. | NOT_SAID",
                "P values are from Wald tests. Confidence intervals are bootstrap percentiles. | NOT_SAID",
                "P values are from Wald tests with Bonferroni correction. | NOT_SAID",
                "P values are from Wald tests. Missing data were multiply imputed. | NOT_SAID",
                "Univariate P values are from Wald tests. | NOT_SAID",
            })
    void isTakenAsAReaderTakesIt(String text, TestOfP test) {
        assertThat(TestNaming.in(PlainText.of(text).text()).test()).isEqualTo(test);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P values are from Wald tests. | false",
                "P values are from Wald tests. Groups were compared by chi-square tests. | true",
                "In multivariable models P values are from Wald tests. | true",
                "P values of crude and adjusted odds ratios are from Wald tests. | false",
                "回归系数的P值由Wald检验得出；组间比较采用χ2检验。 | true",
            })
    void crudeRatiosMayStandBesideAnotherTest(String text, boolean adjustedAlone) {
        TestNaming said = TestNaming.in(PlainText.of(text).text());
        assertThat(said.test()).isEqualTo(TestOfP.WALD);
        assertThat(said.adjustedAlone()).isEqualTo(adjustedAlone);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P values by the Wald test. | WALD",
                "P values: likelihood ratio test. | LIKELIHOOD_RATIO",
                "注：P值为似然比检验。 | LIKELIHOOD_RATIO",
                // of the cells with the mark
                "* P value of the likelihood ratio test. | NOT_SAID",
                "a P values by the Wald test. | NOT_SAID",
                "P values: Wald test, or likelihood ratio test where cells are small. | NOT_SAID",
            })
    void aNoteSaysItOfItsTable(String note, TestOfP test) {
        assertThat(TestNaming.ofTable("Factors of death", List.of(note))).isEqualTo(test);
    }

    @ParameterizedTest
    @CsvSource({"P (Wald), WALD", "Wald P value, WALD", "P value (LR test), LIKELIHOOD_RATIO", "P value, NOT_SAID"})
    void aHeadSaysItOfItsColumn(String head, TestOfP test) {
        assertThat(TestNaming.ofHead(head)).isEqualTo(test);
    }
}
