package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.report.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a paper says of its tests, what it prints as SPSS does, and numbers that cannot be. {@code b = ln 2, se = 0.3}
 * gives OR 2.00 (1.11–3.60), P 0.0209; three times that is 0.063, half of it 0.010. {@code b = 1.2, se = 0.3} of a
 * survey with 8 degrees of freedom gives 3.32 (1.66–6.63), {@code 2*pt(-4, 8)} = 0.0040 (R 4.2.2), while the normal
 * interval of that width would have P 0.0007.
 */
class SaidCausesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "multivariable, Bonferroni-adjusted P | cohort | or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.063 | p-vs-ci | cause.bonferroni",
                "multivariable | cohort | or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.063 | p-vs-ci | misfit.p-vs-ci",
                "multivariable, one-sided P | cohort | or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.010 | p-vs-ci | cause.said-one-sided",
                "multivariable | NHANES, complex sampling | or: 3.32, ci_low: 1.66, ci_high: 6.63, p: 0.004 | p-vs-ci | cause.design-df",
                "multivariable | cohort | or: 3.32, ci_low: 1.66, ci_high: 6.63, p: 0.004 | p-vs-ci | misfit.p-vs-ci",
                "multivariable | cohort | or: 3.32, ci_low: 1.84, ci_high: 5.98, p: 0.000 | p-vs-ci | fits.p-zero",
                "multivariable | cohort | or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.000 | p-vs-ci | misfit.p-vs-ci",
                "Cox regression | cohort | or: 2.00, ci_low: 1.11, ci_high: 3.60 | effect | cause.cox-effect",
                "multivariable | cohort | or: 2.00, b: 0.693, se: -0.300 | below-zero | misfit.below-zero",
                "multivariable | cohort | or: 2.00, b: 0.693, wald: -5.336 | below-zero | misfit.below-zero",
                "multivariable | cohort | or: 0.50, wald: -2.310, p: 0.021 | below-zero | cause.wald-is-z",
                "multivariable | cohort | or: 0.50, wald: -5.336, p: 0.021 | below-zero | misfit.below-zero",
            })
    void ratioRows(String label, String design, String row, String check, String sentence) {
        expect(
                "design: " + design + "\nmodel:\n  - label: " + label
                        + "\n    predictors:\n      - {name: x, type: binary, " + row + "}\n",
                check,
                sentence);
    }

    /** The last two: an SE a fifth of what both arms of a slightly skewed interval give, and one that they allow. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 0.950, ci_low: 0.880, ci_high: 1.000 | auc-symmetry | cause.auc-clipped",
                // the upper arm is the longer one, so that nothing was cut
                "value: 0.800, ci_low: 0.700, ci_high: 1.000 | auc-symmetry | misfit.auc-symmetry",
                "value: 0.803, ci_low: 0.720, ci_high: 0.880, se: 0.008 | auc-se | misfit.auc-se",
                "value: 0.803, ci_low: 0.720, ci_high: 0.880, se: 0.036 | auc-se | cause.auc-se-skewed",
            })
    void areas(String row, String check, String sentence) {
        expect("auc:\n  - {label: m, " + row + "}\n", check, sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Male | 80 | Female | 35 | misfit.level-total",
                "Sex: male | 80 | Sex: female | 25 | fits.level-total",
                "性别（男） | 80 | 性别（女） | 20 | cause.levels-fewer",
                "男性 | 80 | 女性 | 35 | misfit.level-total",
                "吸烟：有 | 80 | 吸烟：无 | 35 | misfit.level-total",
            })
    void levels(String one, int n, String other, int rest, String sentence) {
        expect(
                "n_cases: 105\nn_controls: 100\ncounts:\n  - {name: '" + one + "', cases_n: " + n + "}\n  - {name: '"
                        + other + "', cases_n: " + rest + "}\n",
                "level-total",
                sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x | cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, p: 0.640 | misfit.t-from-summary",
                "x (ANCOVA) | cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, p: 0.640 | cause.adjusted-comparison",
                "x, unadjusted | cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, p: 0.640 | misfit.t-from-summary",
            })
    void means(String name, String row, String sentence) {
        expect(
                "n_cases: 50\nn_controls: 50\nmeans:\n  - {name: '" + name + "', " + row + "}\n",
                "t-from-summary",
                sentence);
    }

    /** R 4.2.2: {@code pchisq(5.24, c(8, 6), lower = FALSE)} = 0.7316, 0.5133. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chi2: 5.240, df: 8, p: 0.732 | fits.hosmer-lemeshow",
                "chi2: 5.240, df: 8, p: 0.513 | cause.df-is-groups",
                "chi2: 5.240, p: 0.513 | cause.df-not-printed",
                "chi2: 5.240, df: 8, p: 0.032 | misfit.hosmer-lemeshow",
            })
    void calibration(String test, String sentence) {
        expect("model:\n  - hosmer_lemeshow: {" + test + "}\n    predictors: []\n", "hosmer-lemeshow", sentence);
    }

    private static void expect(String yaml, String check, String sentence) {
        assertThat(Audit.withDefaults()
                        .check(PublishedReader.read(yaml, "made.yaml"))
                        .claims())
                .filteredOn(c -> c.check().word().equals(check))
                .isNotEmpty()
                .allSatisfy(c -> assertThat(Messages.ZH.text(c.explanation())).contains(c.reported()))
                .extracting(c -> c.explanation().code())
                .contains("audit." + sentence);
    }
}
