package org.counterpart.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.derived.CutAt;
import org.counterpart.study.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The {@code derive:} section: what is read, and what is wrong with it. */
class DerivePlanTest {
    @TempDir
    Path folder;

    private StudyPlan plan(String derive) throws IOException {
        return PlanFile.read(folder, PlanFile.with(12, derive.indent(2).stripTrailing()));
    }

    private List<String> problems(String derive) throws IOException {
        return PlanFile.problems(folder, PlanFile.with(12, derive));
    }

    @Test
    void anyOrderOfTheFileAndPartsFirst() throws IOException {
        StudyPlan plan = plan("""
                  young: {from: doubled, below: 100}
                  doubled: {formula: "2 * months"}
                  months: {formula: "age * 12 + tfi", decimals: 0}
                  bands: {cut: months, at: [720, 840]}""");
        assertThat(plan.selection().derivations())
                .extracting(Derivation::name)
                .containsExactly("months", "doubled", "young", "bands");
        assertThat(((CutAt) plan.selection().derivations().get(3)).variable().levels())
                .containsExactly("<720", "720-839", "≥840");
        // the tables have them as the plan lists them, after the declared ones
        List<String> lines = new ArrayList<>(PlanFile.with(12, """
                  young: {from: doubled, below: 100}
                  doubled: {formula: "2 * months"}
                  months: {formula: "tfi * 12"}""".indent(2).stripTrailing()));
        lines.removeIf(l -> l.startsWith("univariate:"));
        assertThat(PlanFile.read(folder, lines).univariate().variables())
                .containsExactly("age", "asa", "tfi", "young", "doubled", "months");
    }

    /** Each with its line, its key and what it says; the first column stands for line 12 of the plan. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a: {formula: "agee + 1"}               | derive.a.formula "agee + 1" formula.name.nearest
            a: {formula: "年龄 + 1"}               | derive.a.formula "年龄 + 1" formula.name
            a: {formula: "note + 1"}               | derive.a.formula "note + 1" formula.no-number
            a: {formula: "asa + 1"}                | derive.a.formula "asa + 1" formula.no-number
            a: {formula: "day + 1"}                | derive.a.formula "day + 1" formula.date
            a: {formula: "age +"}                  | derive.a.formula "age +" formula.ends
            a: {formula: "1 + 1"}                  | derive.a.formula "1 + 1" formula.constant
            age: {formula: "bmd + 1"}              | derive.age "" derived-twice
            id: {formula: "bmd + 1"}               | derive.id "" derived-id
            a: {formula: "a + 1"}                  | derive.a.formula "a + 1" derive-circle
            a: {from: a, above: 1}                 | derive.a.from "a" derive-circle
            a: {years-between: [day]}              | derive.a.years-between "" derive-two-dates
            a: {years-between: [day, day]}         | derive.a.years-between[1] "day" name-twice
            a: {days-between: [day, age]}          | derive.a.days-between[1] "age" derive-no-date
            a: {days-between: [day, dya]}          | derive.a.days-between[1] "dya" unknown-variable.nearest
            a: {cut: age, at: [70, 60]}            | derive.a.at[1] "60" cut-order
            a: {cut: age, at: [60, 60]}            | derive.a.at[1] "60" cut-order
            a: {cut: age, at: [old]}               | derive.a.at[0] "old" not-a-number
            a: {cut: age, at: [60], labels: [a, b, c]} | derive.a.labels "" cut-labels
            a: {cut: age, at: [60], labels: [a, a]} | derive.a.labels[1] "a" level-twice
            a: {cut: sex, at: [60]}                | derive.a.cut "sex" derive-no-number
            a: {cut: age}                          | derive.a "" cut-where
            a: {quantiles: age, among: controls}   | derive.a "" quantiles-groups
            a: {quantiles: age, groups: 4}         | derive.a "" quantiles-among
            a: {quantiles: tfi, groups: 4, among: everyone} | derive.a.quantiles "tfi" derive-no-number
            a: {quantiles: age, groups: 1, among: everyone} | derive.a.groups "1" minimum
            a: {model: [age, agee]}                | derive.a.model[1] "agee" unknown-variable.nearest
            a: {formula: "age", at: [3]}           | derive.a.at "" derive-key
            a: {from: age, above: 3, unit: y}      | derive.a.unit "y" derive-key
            a: {formula: "age", cut: age, at: [3]} | derive.a "" derive-one-of
            a: {label: x}                          | derive.a "" derive-one-of
            """)
    void whatIsWrongHasItsLine(String derive, String problem) throws IOException {
        assertThat(problems("  " + derive)).containsExactly("12 " + problem);
    }

    @Test
    void aCircleOfSeveralIsToldOnce() throws IOException {
        assertThat(problems("  a: {formula: \"b + 1\"}\n  b: {formula: \"c + 1\"}\n  c: {formula: \"a + 1\"}"))
                .containsExactly("14 derive.c.formula \"a + 1\" derive-circle");
    }

    /** A rule may not rest on what it decides; quantiles of everyone eligible are known before cases are. */
    @Test
    void whatIsKnownTooLate() throws IOException {
        String derive = """
                qc: {quantiles: bmd, groups: 4, among: controls}
                qe: {quantiles: bmd, groups: 4, among: everyone}
                hc: {from: qc, equals: Q4}
                m: {model: [age, bmd]}""".indent(2).stripTrailing();
        List<String> lines = new ArrayList<>(PlanFile.with(12, derive));
        lines.replaceAll(l -> l.startsWith("  - {variable: age")
                ? "  - {variable: qe, equals: Q1}"
                : l.startsWith("case:") ? "case: {any: [{variable: hc, equals: 1}, {variable: qe, equals: Q4}]}" : l);
        assertThat(PlanFile.problems(folder, lines))
                .containsExactly(
                        "17 eligibility[0].variable \"qe\" derived-by-eligible",
                        "18 case.any[0].variable \"hc\" derived-by-controls");
        List<String> marker = new ArrayList<>(PlanFile.with(12, derive + "\n  n: {formula: \"m + 1\"}"));
        marker.replaceAll(l -> l.startsWith("  exact:")
                ? "  exact: [m]"
                : l.startsWith("univariate:")
                        ? "univariate: {variables: [m, qc]}"
                        : l.startsWith("multivariable:") ? "multivariable: {predictors: [m]}" : l);
        assertThat(PlanFile.problems(folder, marker))
                .containsExactly(
                        "16 derive.n.formula \"m + 1\" marker-only",
                        "21 matching.exact[0] \"m\" marker-only",
                        "23 univariate.variables[0] \"m\" marker-only",
                        "24 multivariable.predictors[0] \"m\" marker-only");
    }
}
