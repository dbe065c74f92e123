package org.counterpart.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.audit.claim.Check;
import org.counterpart.audit.claim.Claim;
import org.counterpart.audit.paper.PublishedReader;
import org.counterpart.report.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each check on numbers made for it. Derived by hand: {@code b = ln 2, se = 0.3} gives OR 2.00 (1.11–3.60), z = 2.310,
 * P = 0.0209;
 * the others as the comments say. The P values of 2x2 tables and t tests are those of R 4.2.2 ({@code chisq.test},
 * {@code t.test}).
 */
class AuditChecksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the row of b = ln 2, se = 0.3, right and wrong in one place
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.021 | ci-symmetry | fits.ci-symmetry | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.021 | p-vs-ci | fits.p-vs-ci | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.021 | decision | fits.decision | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.21 | p-vs-ci | misfit.p-vs-ci | decision",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.21 | decision | misfit.decision-excludes | decision",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.017 | p-vs-ci | cause.quarter | none",
                // Fisher's P of such a table can be above 0.05, and the column is univariate
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: '>0.05' | decision | cause.other-test | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0007 | p-vs-ci | cause.p-unreadable | none",
                "or: 2.00, ci_low: 0.11, ci_high: 3.60 | ci-symmetry | misfit.ci-symmetry | gross",
                "or: 2.00, ci_low: 1.11, ci_high: 1.90 | estimate-in-ci | misfit.estimate-in-ci | gross",
                "or: 2.00, ci_low: 3.60, ci_high: 1.11 | estimate-in-ci | misfit.limits-reversed | minor",
                "or: 2.00, ci_low: 2.00, ci_high: 3.60 | ci-symmetry | misfit.repeats-limit | gross",
                "or: 2.00, ci_low: -1.11, ci_high: 3.60 | estimate-in-ci | misfit.negative-limit | gross",
                // -1.00 and 5.00 are symmetric about 2.00: a difference, not a ratio
                "or: 2.00, ci_low: -1.00, ci_high: 5.00 | estimate-in-ci | cause.not-on-log-scale | none",
                // 0.40 and 3.60 are symmetric about 2.00 itself
                "or: 2.00, ci_low: 0.40, ci_high: 3.60 | ci-symmetry | cause.symmetric-as-printed | none",
                "or: 1.00, ci_low: 1.00, ci_high: 1.00, p: 0.01 | p-vs-ci | cause.too-coarse | none",
                "or: 6.11, ci_low: 3.21, ci_high: 11.65, p: 0.0001 | p-vs-ci | cause.lost-sign | none",
                // SPSS columns of b = 0.693, se = 0.300: Wald 5.336, P 0.021
                "or: 2.000, b: 0.693, se: 0.300, wald: 5.336, p: 0.021 | b-vs-or | fits.b-vs-or | none",
                "or: 2.000, b: 0.693, se: 0.300, wald: 5.336, p: 0.021 | wald | fits.wald | none",
                "or: 2.000, b: 0.693, se: 0.300, wald: 5.336, p: 0.021 | wald-p | fits.wald-p | none",
                "or: 2.000, b: 0.693, se: 0.300, wald: 2.310, p: 0.021 | wald | cause.wald-is-z | none",
                "or: 2.000, b: 0.693, se: 0.300, wald: 3.536 | wald | misfit.wald | gross",
                "or: 2.000, b: 0.693, se: 0.300, wald: 5.336, p: 0.210 | wald-p | misfit.wald-p | decision",
                "or: 2.000, b: 0.693, se: 0.300, p: 0.021 | b-se-p | fits.b-se-p | none",
                "or: 2.000, b: 0.693, se: 0.300, p: 0.300 | b-se-p | misfit.b-se-p | decision",
                "or: 2.000, b: -0.693 | b-vs-or | cause.other-reference | none",
                "or: 2.000, b: 0.0693 | b-vs-or | cause.other-unit | none",
                "or: 2.000, b: 0.936 | b-vs-or | misfit.b-vs-or | gross",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, se: 0.300 | se-vs-ci | fits.se-vs-ci | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, se: 0.600 | se-vs-ci | cause.se-of-ratio | none",
                "or: 2.00, ci_low: 1.11, ci_high: 3.60, se: 0.030 | se-vs-ci | misfit.se-vs-ci | gross",
                // counts 20/80 and 10/90: OR 2.25, Woolf 0.99–5.09 (se 0.4167)
                "or: 2.25, ci_low: 0.99, ci_high: 5.09, table2x2: {exposed_cases: 20, unexposed_cases: 80, exposed_controls: 10, unexposed_controls: 90} | crude-or | fits.crude-or | none",
                "or: 2.25, ci_low: 0.99, ci_high: 5.09, table2x2: {exposed_cases: 20, unexposed_cases: 80, exposed_controls: 10, unexposed_controls: 90} | crude-ci | fits.crude-ci | none",
                "or: 0.44, table2x2: {exposed_cases: 20, unexposed_cases: 80, exposed_controls: 10, unexposed_controls: 90} | crude-or | cause.other-reference | none",
                "or: 3.25, table2x2: {exposed_cases: 20, unexposed_cases: 80, exposed_controls: 10, unexposed_controls: 90} | crude-or | cause.perhaps-adjusted | none",
                "or: 2.25, table2x2: {exposed_cases: 0, unexposed_cases: 80, exposed_controls: 10, unexposed_controls: 90} | crude-or | cause.empty-cell | none",
            })
    void ratioRows(String row, String check, String sentence, String severity) {
        expect(
                "model:\n  - label: univariate\n    predictors:\n      - {name: x, " + row + "}\n",
                check,
                sentence,
                severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "value: 0.800, ci_low: 0.720, ci_high: 0.880 | auc-in-ci | fits.auc-in-ci | none",
                "value: 0.900, ci_low: 0.720, ci_high: 0.880 | auc-in-ci | misfit.auc-in-ci | gross",
                "value: 0.200, ci_low: 0.720, ci_high: 0.880 | auc-in-ci | cause.auc-direction | none",
                "value: 0.950, ci_low: 0.880, ci_high: 1.020 | auc-in-ci | cause.auc-unclipped | none",
                "value: 0.800, ci_low: 0.720, ci_high: 0.880 | auc-symmetry | fits.auc-symmetry | none",
                "value: 0.950, ci_low: 0.880, ci_high: 1.000 | auc-symmetry | cause.auc-clipped | none",
                // logit 0.8 = 1.386; ±0.5 gives 0.708–0.868
                "value: 0.800, ci_low: 0.708, ci_high: 0.868 | auc-symmetry | cause.auc-logit | none",
                "value: 0.800, ci_low: 0.720, ci_high: 0.820 | auc-symmetry | misfit.auc-symmetry | gross",
                // Hanley and McNeil 1982: A = 0.8 of 50 and 50: SE 0.0444
                "value: 0.800, ci_low: 0.713, ci_high: 0.887, n_cases: 50, n_controls: 50 | auc-width | fits.auc-width | none",
                "value: 0.800, ci_low: 0.780, ci_high: 0.820, n_cases: 50, n_controls: 50 | auc-width | misfit.auc-width | gross",
                "value: 0.800, ci_low: 0.713, ci_high: 0.887, se: 0.044 | auc-se | fits.auc-se | none",
                "value: 0.800, ci_low: 0.713, ci_high: 0.887, se: 0.440 | auc-se | misfit.auc-se | gross",
                "value: 0.800, ci_low: 0.713, ci_high: 0.887, p: '<0.001' | auc-p | fits.auc-p | none",
                "value: 0.550, ci_low: 0.450, ci_high: 0.650, p: '<0.001' | auc-p | misfit.auc-p | decision",
                "value: 0.550, ci_low: 0.450, ci_high: 0.650, p: '<0.001' | auc-decision | misfit.auc-decision | decision",
                "value: 0.626, ci_low: 0.519, ci_high: 0.732, p: 0.182 | auc-decision | cause.auc-p-null | none",
            })
    void areas(String row, String check, String sentence, String severity) {
        expect("auc:\n  - {label: m, " + row + "}\n", check, sentence, severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // 40/50 and 90/100: Youden 0.7, PPV 40/50, NPV 90/100, accuracy 130/150, LR+ 8, LR- 0.222
                "sensitivity: 80.0%, specificity: 90.0%, youden: 0.700 | youden | fits.youden | none",
                "sensitivity: 80.0%, specificity: 90.0%, youden: 0.770 | youden | misfit.youden | gross",
                "sensitivity: 20.0%, specificity: 50.0%, youden: 0.300 | youden | cause.youden-sign | none",
                "sensitivity: 80.0%, specificity: 90.0% | sensitivity-count | fits.sensitivity-count | none",
                "sensitivity: 81.11%, specificity: 90.0% | sensitivity-count | misfit.sensitivity-count | minor",
                // 39 of 49
                "sensitivity: 79.6%, specificity: 90.0% | sensitivity-count | cause.missing-values | none",
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 80.0%, npv: 90.0% | ppv | fits.ppv | none",
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 80.0%, npv: 90.0% | prevalence | fits.prevalence | none",
                // at a prevalence of 10%: PPV 0.08/0.17, NPV 0.81/0.83
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 47.1%, npv: 97.6% | ppv | cause.population-prevalence | none",
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 47.1%, npv: 92.6% | ppv | misfit.ppv | gross",
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 47.1%, npv: 92.6% | prevalence | misfit.prevalence | gross",
                "sensitivity: 80.0%, specificity: 90.0%, accuracy: 86.7% | accuracy | fits.accuracy | none",
                "sensitivity: 80.0%, specificity: 90.0%, accuracy: 85.0% | accuracy | cause.balanced-accuracy | none",
                "sensitivity: 80.0%, specificity: 90.0%, accuracy: 96.7% | accuracy | misfit.accuracy | gross",
                "sensitivity: 80.0%, specificity: 90.0%, lr_pos: 8.0 | lr-pos | fits.lr-pos | none",
                "sensitivity: 80.0%, specificity: 90.0%, lr_pos: 80.0 | lr-pos | misfit.lr-pos | gross",
                "sensitivity: 80.0%, specificity: 90.0%, lr_neg: 0.22 | lr-neg | fits.lr-neg | none",
                "sensitivity: 80.0%, specificity: 90.0%, lr_neg: 0.32 | lr-neg | misfit.lr-neg | gross",
                "sensitivity: 80.0%, specificity: 100%, lr_pos: 61.0 | lr-pos | cause.continuity | none",
                "sensitivity: 80.0%, specificity: 90.0%, tp: 40, fp: 10, fn: 10, tn: 90 | cells-sensitivity | fits.cells-sensitivity | none",
                "sensitivity: 88.0%, specificity: 90.0%, tp: 40, fp: 10, fn: 10, tn: 90 | cells-sensitivity | misfit.cells-sensitivity | gross",
                "sensitivity: 80.0%, specificity: 90.0%, ppv: 47.1%, npv: 97.6%, tp: 40, fp: 10, fn: 10, tn: 90 | cells-ppv | cause.population-prevalence | none",
            })
    void cutOffs(String row, String check, String sentence, String severity) {
        expect("n_cases: 50\nn_controls: 100\nthreshold:\n  - {label: m, " + row + "}\n", check, sentence, severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cases_n: 38, cases_pct: 62.3, controls_n: 12, controls_pct: 19.7 | percent | fits.percent | none",
                // 38/61 = 62.295: cut off 62.2
                "cases_n: 38, cases_pct: 62.2 | percent | cause.truncated | none",
                "cases_n: 38, cases_pct: 31.1 | percent | cause.percent-of-all | none",
                "cases_n: 38, cases_pct: 76.0, controls_n: 12 | percent | cause.percent-of-row | none",
                // 38/58
                "cases_n: 38, cases_pct: 65.5 | percent | cause.missing-values | none",
                "cases_n: 38, cases_pct: 26.3 | percent | misfit.percent | gross",
                "cases_n: 83, cases_pct: 62.3 | percent | misfit.count-above-total | gross",
                // chisq.test(matrix(c(38,23,12,49),2), correct=FALSE): X-squared = 22.909, p = 1.7e-06
                "cases_n: 38, controls_n: 12, p_2x2: '<0.001', chi2: 22.909 | table-p | fits.table-p | none",
                "cases_n: 38, controls_n: 12, p_2x2: '<0.001', chi2: 22.909 | table-chi2 | fits.table-chi2 | none",
                "cases_n: 38, controls_n: 12, chi2: 29.209 | table-chi2 | misfit.table-chi2 | minor",
                "cases_n: 38, controls_n: 12, p_2x2: 0.210 | table-p | misfit.table-p | decision",
            })
    void counts(String row, String check, String sentence, String severity) {
        expect(
                "n_total: 122\nn_cases: 61\nn_controls: 61\ncounts:\n  - {name: x, " + row + "}\n",
                check,
                sentence,
                severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // GRIM's own example: no 28 whole numbers have mean 5.19 (145/28 = 5.18, 146/28 = 5.21); Brown and
                // Heathers 2017, p. 364
                "cases_mean: 5.19, cases_sd: 1.10 | mean-grim | cause.missing-values | none",
                "cases_mean: 5.18, cases_sd: 1.10 | mean-grim | fits.mean-grim | none",
                "cases_mean: 5.193, cases_sd: 1.10 | mean-grim | misfit.mean-grim | minor",
                // n = 5, mean 2: sums of squares 20, 22, 24 ... give SD 0, 0.71, 1.00, 1.22 ...
                "cases_mean: 5.18, cases_sd: 1.10, controls_mean: 2.0, controls_sd: 1.22 | sd-grimmer | fits.sd-grimmer | none",
                "cases_mean: 5.18, cases_sd: 1.10, controls_mean: 2.0, controls_sd: 0.87 | sd-grimmer | misfit.sd-grimmer | minor",
            })
    void wholeNumbers(String row, String check, String sentence, String severity) {
        expect(
                "n_cases: 28\nn_controls: 5\nmeans:\n  - {name: x, integer: true, " + row + "}\n",
                check,
                sentence,
                severity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // t = 3/sqrt(36/50 + 36/50) = 2.5, df 98: 2*pt(-2.5, 98) = 0.0141
                "cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, t: 2.50, p: 0.014 | fits.t-from-summary | none",
                "cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, p: 0.020 | cause.rank-test | none",
                "cases_mean: 53.0, cases_sd: 6.0, controls_mean: 50.0, controls_sd: 6.0, p: 0.640 | misfit.t-from-summary | decision",
                // the same with SD/sqrt(50) = 0.85 printed
                "cases_mean: 53.0, cases_sd: 0.85, controls_mean: 50.0, controls_sd: 0.85, t: 2.50, p: 0.014 | cause.standard-error | none",
            })
    void means(String row, String sentence, String severity) {
        expect(
                "n_cases: 50\nn_controls: 50\nmeans:\n  - {name: x, " + row + "}\n",
                "t-from-summary",
                sentence,
                severity);
    }

    @Test
    void matchedDesigns() {
        String pairs = """
                design: '1:1 matched case-control'
                n_cases: 61
                n_controls: %s
                counts:
                  - {name: x, cases_n: 38, controls_n: 12, p_2x2: '%s'}
                """;
        expect(pairs.formatted("61", "<0.001"), "pairs", "fits.pairs", "none");
        expect(pairs.formatted("59", "<0.001"), "pairs", "misfit.pairs", "minor");
        // b - c = 26; McNemar's P is at most that of 26 and 50 discordant pairs: pchisq(26^2/50, 1) = 0.00024
        expect(pairs.formatted("61", "0.210"), "pairs", "misfit.pairs-p", "decision");
        expect("design: unmatched\nn_cases: 61\nn_controls: 59\n", "pairs", "", "");
    }

    @Test
    void sizesAddUp() {
        expect("n_total: 122\nn_cases: 61\nn_controls: 61\n", "group-total", "fits.group-total", "none");
        expect("n_total: 1120\nn_cases: 61\nn_controls: 61\n", "group-total", "cause.neither-group", "none");
        expect("n_total: 112\nn_cases: 61\nn_controls: 61\n", "group-total", "misfit.group-total", "minor");
    }

    @Test
    void aSkewedRowAmongWaldRowsIsAloneButASkewedTableIsNot() {
        // b = 0.7, 0.9, 1.1, 1.3 with se 0.25, 0.30, 0.35, 0.40 to three decimals; then a limit 2.5 for 2.9
        String wald =
                "{name: a, or: 2.014, ci_low: 1.234, ci_high: 3.287}, {name: b, or: 2.460, ci_low: 1.366, ci_high: 4.429},"
                        + "{name: c, or: 3.004, ci_low: 1.513, ci_high: 5.966}, {name: d, or: 3.669, ci_low: 1.675, ci_high: 8.037}";
        String odd = "{name: e, or: 1.500, ci_low: 0.900, ci_high: 2.900}";
        expect(
                "model:\n  - predictors: [" + wald + ", " + odd + "]\n",
                "ci-symmetry",
                "misfit.ci-symmetry-alone",
                "minor");
        String skewed =
                "{name: a, or: 2.014, ci_low: 1.234, ci_high: 3.487}, {name: b, or: 2.460, ci_low: 1.366, ci_high: 4.829}";
        expect(
                "model:\n  - predictors: [" + skewed + ", " + odd + "]\n",
                "ci-symmetry",
                "cause.whole-table-skewed",
                "none");
    }

    @Test
    void suggestsTheSmallestChange() {
        // 3.60 printed as 6.30; the interval of the row above; a point moved
        assertThat(suggestions("{name: x, type: binary, or: 2.00, ci_low: 1.11, ci_high: 6.30}"))
                .contains("would fit with 3.60 instead of 6.30");
        assertThat(
                        suggestions(
                                "{name: w, or: 2.00, ci_low: 1.11, ci_high: 3.60}, {name: x, or: 2.00, ci_low: 3.10, ci_high: 9.10}"))
                .contains("would fit with the interval of the row above (1.11–3.60, w)");
        assertThat(suggestions("{name: x, or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.21}"))
                .contains("would fit with 0.021 instead of 0.21");
        // 0.021 printed as 0.201 (neighbours exchanged)
        assertThat(suggestions("{name: x, or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.201}"))
                .contains("would fit with 0.021 instead of 0.201");
        assertThat(suggestions("{name: x, or: 2.00, ci_low: 3.60, ci_high: 1.11}"))
                .contains("would fit with the limits exchanged: 1.11–3.60");
    }

    /** b = 0.693, 0.405 and 1.099 with se 0.3: P 0.0209, 0.177 and 0.00025 by hand; printed one row too low. */
    @Test
    void suggestsThatTheColumnOfPValuesIsShifted() {
        String rows = "{name: a, type: binary, or: 2.00, ci_low: 1.11, ci_high: 3.60, p: 0.550}, "
                + "{name: b, type: binary, or: 1.50, ci_low: 0.83, ci_high: 2.70, p: 0.021}, "
                + "{name: c, type: binary, or: 3.00, ci_low: 1.67, ci_high: 5.40, p: 0.177}";
        assertThat(suggestions(rows))
                .contains(
                        "would fit with the P of the row below (0.021, b)",
                        "would fit with the P of the row below (0.177, c)");
    }

    /**
     * The interval of a row whose estimate repeats a limit implies no P, so none is looked for in the neighbouring
     * rows.
     */
    @Test
    void looksForNoPBesideABrokenInterval() {
        String rows = "{name: a, or: 0.98, ci_low: 0.98, ci_high: 1.02, p: 0.85}, "
                + "{name: b, or: 1.43, ci_low: 1.43, ci_high: 3.81, p: 0.001}";
        assertThat(suggestions(rows)).isNotEmpty().noneMatch(s -> s.contains("P of the row"));
    }

    /**
     * b = 0.693, se = 0.3, P 0.021; the upper limit one standard error too low (2.67 for 3.60). The estimate, P and the
     * lower limit belong together, and a
     * profile-likelihood interval with 1 on its longer arm has a smaller |z| than its width tells.
     */
    @Test
    void oneLimitApartFromEstimatePAndTheOtherLimit() {
        expect(
                "model:\n  - predictors: [{name: x, or: 2.00, ci_low: 1.11, ci_high: 2.67, p: 0.021, type: continuous}]\n",
                "ci-symmetry",
                "misfit.ci-symmetry-one-arm",
                "gross");
    }

    @Test
    void oneIntervalForTwoRatiosIsListedAtTheOneItFitsLess() {
        List<Claim> claims = claims("model:\n  - predictors: [{name: a, or: 1.436, ci_low: 1.069, ci_high: 1.929}, "
                + "{name: b, or: 1.604, ci_low: 1.069, ci_high: 1.929}]\n");
        assertThat(claims)
                .filteredOn(c -> c.check() == Check.REPEATED_CI)
                .singleElement()
                .satisfies(c -> assertThat(c.name()).isEqualTo("b"));
    }

    private static List<String> suggestions(String rows) {
        return claims("model:\n  - predictors: [" + rows + "]\n").stream()
                .flatMap(c -> c.suggestion().stream())
                .map(Messages.EN::text)
                .toList();
    }

    private static List<Claim> claims(String yaml) {
        return Audit.withDefaults()
                .check(PublishedReader.read(yaml, "made.yaml"))
                .claims();
    }

    /** The strongest claim of the check has this sentence and severity; an empty sentence: there is no such claim. */
    private static void expect(String yaml, String check, String sentence, String severity) {
        List<Claim> asked = claims(yaml).stream()
                .filter(c -> c.check().word().equals(check))
                .toList();
        if (sentence.isEmpty()) {
            assertThat(asked).isEmpty();
            return;
        }
        assertThat(asked)
                .extracting(c -> c.explanation().code() + " " + c.severity().word())
                .contains("audit." + sentence + " " + severity);
        asked.forEach(c -> assertThat(Messages.ZH.text(c.explanation())).contains(c.reported()));
    }
}
