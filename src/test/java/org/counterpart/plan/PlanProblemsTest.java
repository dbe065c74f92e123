package org.counterpart.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.report.Messages;
import org.counterpart.study.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a plan is told with its line, its key and its value. */
class PlanProblemsTest {
    @TempDir
    private Path folder;

    /** One line of the sound plan is changed; exactly this one problem follows. */
    @ParameterizedTest(name = "line {0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1  | cohort: {id: id}                                    | 1 cohort.file "" required
            1  | cohort: {file: ''}                                  | 1 cohort.file "" nothing-there
            1  | cohort: {file: a.csv, delimeter: ','}               | 1 cohort.delimeter "" unknown-key.nearest
            1  | cohort: {file: a.csv, encoding: UTF-9}              | 1 cohort.encoding "UTF-9" encoding
            1  | cohort: {file: a.csv, decimal: ';'}                 | 1 cohort.decimal ";" one-of
            1  | cohort: {file: a.csv, missing: NA}                  | 1 cohort.missing "NA" type.array
            1  | cohort: {file: a.csv, missing: [[NA]]}              | 1 cohort.missing[0] "" type.boolean-or-number-or-string
            1  | cohort: {file: [a.csv]}                             | 1 cohort.file "" type.string
            3  | '  age: {type: integr}'                             | 3 variables.age.type "integr" one-of.nearest
            3  | '  age: {unit: years}'                              | 3 variables.age.type "" required
            3  | '  age: integer'                                    | 3 variables.age "integer" type.object
            3  | '  age: {type: integer, min: 5, max: 3}'            | 3 variables.age.max "3" range
            3  | '  age: {type: integer, levels: [1, 2]}'            | 3 variables.age.levels "" levels-unwanted
            3  | '  age: {type: integer, format: yyyy}'              | 3 variables.age.format "yyyy" format-of-date
            3  | '  age: {type: integer, label: {fr: Age}}'          | 3 variables.age.label.fr "" unknown-key
            5  | '  sex: {type: categorical}'                        | 5 variables.sex "" levels-missing
            5  | '  sex: {type: categorical, levels: []}'            | 5 variables.sex.levels "" nothing-there
            5  | '  sex: {type: categorical, levels: [f, f]}'        | 5 variables.sex.levels[1] "f" level-twice
            5  | '  sex: {type: categorical, levels: [f, '''']}'     | 5 variables.sex.levels[1] "" level-empty
            5  | '  sex: {type: categorical, levels: [f], min: 1}'   | 5 variables.sex.min "1" bound-of-number
            5  | '  sex: {type: categorical, levels: [f, m], level-labels: {n: Man}}' | 5 variables.sex.level-labels.n "n" unknown-level
            7  | '  day: {type: date, format: yyyy-QQ}'              | 7 variables.day.format "yyyy-QQ" format
            8  | '  tfi: {type: binary, levels: [a, b, c]}'          | 8 variables.tfi.levels "" levels-two
            12 | '  old: {from: agee, min: 70}'                      | 12 derive.old.from "agee" unknown-variable.nearest
            12 | '  old: {from: age, min: seventy}'                  | 12 derive.old.min "seventy" not-a-number
            12 | '  old: {min: 70}'                                  | 12 derive.old "" condition-of-what
            12 | '  old: {from: age}'                                | 12 derive.old "" condition-without-bound
            12 | '  old: {label: Old}'                               | 12 derive.old "" derive-one-of
            12 | '  sex: {from: age, min: 70}'                       | 12 derive.sex "" derived-twice
            14 | '  - {variable: age, min: 50, above: 80, max: 70}'  | 14 eligibility[0] "" condition-impossible
            14 | '  - {variable: age, above: 3, max: 3}'             | 14 eligibility[0] "" condition-impossible
            14 | '  - {variable: day, from: 2025-06-31}'             | 14 eligibility[0].from "2025-06-31" not-a-date
            14 | '  - {variable: day, from: 2025-06-30, to: 2020-07-01}' | 14 eligibility[0] "" condition-impossible
            14 | '  - {variable: sex, above: female}'                | 14 eligibility[0].above "female" no-order
            14 | '  - {variable: sex, equals: femal}'                | 14 eligibility[0].equals "femal" unknown-level.nearest
            14 | '  - {variable: asa, in: [I, V]}'                   | 14 eligibility[0].in[1] "V" unknown-level
            14 | '  - {variable: tfi, equals: maybe}'                | 14 eligibility[0].equals "maybe" not-yes-no
            14 | '  - {variable: note, min: a}'                      | 14 eligibility[0].min "a" no-order
            14 | '  - {variable: age, atleast: 5, max: 80}'          | 14 eligibility[0].atleast "" unknown-key.nearest
            14 | '  - {any: [{variable: age, min: 5}], variable: age, min: 4}' | 14 eligibility[0] "" rule-one-of
            14 | '  - {any: []}'                                     | 14 eligibility[0].any "" nothing-there
            14 | '  - age'                                           | 14 eligibility[0] "age" type.object
            15 | 'kase: {variable: vas, above: 3}'                   | 1 case "" required; 15 kase "" unknown-key.nearest
            15 | 'case:'                                             | 15 case "" type.object
            15 | 'case: {variable: vas, above: [3]}'                 | 15 case.above "" type.boolean-or-number-or-string
            17 | '  exact: [sexx]'                                   | 17 matching.exact[0] "sexx" unknown-variable.nearest
            17 | '  exact: [sex, sex]'                               | 17 matching.exact[1] "sex" name-twice
            17 | '  exact: sex'                                      | 17 matching.exact "sex" type.array
            17 | '  ratio: 0'                                        | 17 matching.ratio "0" minimum
            17 | '  ratio: 1.5'                                      | 17 matching.ratio "1.5" type.integer
            17 | '  ratio: 1000'                                     | 17 matching.ratio "1000" maximum
            17 | '  method: optimum'                                 | 17 matching.method "optimum" one-of.nearest
            17 | '  sd: cohrt'                                       | 17 matching.sd "cohrt" one-of.nearest
            17 | '  sd: {bmd: 0}'                                    | 17 matching.sd.bmd "0" exclusiveMinimum
            17 | '  sd: {age: 3}'                                    | 17 matching.sd.age "3" sd-without-caliper
            17 | '  replace: true'                                   | 17 matching.replace "true" replace-is-nearest
            17 | '  distance-variables: [age]'                       | 17 matching.distance-variables "" distance-without-caliper
            17 | '  distance-variables: [sex]'                       | 17 matching.distance-variables "" distance-of-number
            18 | '  caliper: {sex: 1}'                               | 18 matching.caliper.sex "1" caliper-of-number
            18 | '  caliper: {bmd: 0.5 sdd}'                         | 18 matching.caliper.bmd "0.5 sdd" caliper
            18 | '  caliper: {bmd: -1 sd}'                           | 18 matching.caliper.bmd "-1 sd" caliper
            18 | '  caliper: {bmd: -1}'                              | 18 matching.caliper.bmd "-1" minimum
            18 | '  caliper: {bmd: [1]}'                             | 18 matching.caliper.bmd "" type.number-or-string
            18 | '  caliper: {bdm: 1}'                               | 18 matching.caliper.bdm "bdm" unknown-variable.nearest
            19 | 'univariate: {variables: [note]}'                   | 19 univariate.variables "" not-comparable
            19 | 'univariate: {alpha: 1}'                            | 19 univariate.alpha "1" exclusiveMaximum
            19 | 'univariate: {paired: no}'                          | 19 univariate.paired "no" type.boolean
            19 | 'univariate: {quantile: 5}'                         | 19 univariate.quantile "5" one-of
            19 | 'univariate: {strata: [sexx]}'                      | 19 univariate.strata[0] "sexx" unknown-variable.nearest
            19 | 'univariate: {strata: [age]}'                       | 19 univariate.strata "" strata-without-levels
            19 | 'univariate: {strata: sex}'                         | 19 univariate.strata "sex" type.array
            19 | 'roc: {partial: {specificity: [0.9, 1.1]}}'         | 19 roc.partial.specificity "" partial-bounds
            19 | 'roc: {partial: {specificity: [-0.1, 1]}}'          | 19 roc.partial.specificity "" partial-bounds
            19 | 'roc: {partial: {sensitivity: [1, 0.9]}}'           | 19 roc.partial.sensitivity "" partial-bounds
            19 | 'roc: {partial: {sensitivity: [0.9]}}'              | 19 roc.partial.sensitivity "" partial-bounds
            19 | 'roc: {partial: {sensitivity: [0.8, 0.9, 1]}}'      | 19 roc.partial.sensitivity "" partial-bounds
            19 | 'roc: {partial: {sensitivity: []}}'                 | 19 roc.partial.sensitivity "" nothing-there
            19 | 'roc: {partial: {sensitivity: [a, 1]}}'             | 19 roc.partial.sensitivity[0] "a" type.number
            19 | 'roc: {partial: {sensitivity: [0.9, 1], specificity: [0.9, 1]}}' | 19 roc.partial "" partial-both
            19 | 'roc: {reclassification: true}'                     | 19 roc.reclassification "true" reclassification-of-one
            19 | 'roc: {reclassification: {cut-points: [0.1]}}'      | 19 roc.reclassification "" reclassification-of-one
            19 | 'sensitivity: {misclassification: {exposure: age, sensitivity: 1, specificity: 1}}' | 19 sensitivity.misclassification.exposure "age" misclassification-binary
            19 | 'sensitivity: {misclassification: {exposure: tfi, sensitivity: 0.9}}' | 19 sensitivity.misclassification "" misclassification-needs
            19 | 'sensitivity: {misclassification: {exposure: tfi, sensitivity: 1.2, specificity: 1}}' | 19 sensitivity.misclassification.sensitivity "1.2" misclassification-value
            19 | 'sensitivity: {misclassification: {exposure: tfi, sensitivity: {uniform: [0.9, 0.8]}, specificity: 1}}' | 19 sensitivity.misclassification.sensitivity "" misclassification-prior
            19 | 'sensitivity: {misclassification: {exposure: tfi, sensitivity: {uniform: [0.8, 0.9]}, specificity: [0.9, 1]}}' | 19 sensitivity.misclassification "" misclassification-mixed
            19 | 'sample-size: {odds-ratio: 1, exposed: 0.3}'        | 19 sample-size.odds-ratio "1" sample-size-no-effect
            19 | 'repeated: [{name: Pain, measures: [age, sex]}]' | 19 repeated[0].measures[1] "sex" repeated-no-number
            19 | 'repeated: [{name: Pain, measures: [age, age]}]' | 19 repeated[0].measures[1] "age" name-twice
            19 | 'repeated: [{name: "", measures: [age, bmd]}]' | 19 repeated[0] "" repeated-name
            19 | 'sample-size: {odds-ratio: 2}'                      | 19 sample-size.exposed "" required
            19 | 'sample-size: {odds-ratio: 2, exposed: 0.3, ratio: 1.5}' | 19 sample-size.ratio "1.5" sample-size-ratio
            19 | 'sample-size: {odds-ratio: 2, exposed: 0.3, phi: 0.99}' | 19 sample-size "" sample-size-impossible
            19 | 'roc: {partial: {specifity: [0.9, 1]}}'             | 19 roc.partial.specifity "" unknown-key.nearest
            21 | 'correlations: [[agee, bmd]]'                       | 21 correlations[0][0] "agee" unknown-variable.nearest
            21 | 'correlations: [[age]]'                             | 21 correlations[0] "" correlation-pair
            21 | 'correlations: [age, bmd]'                          | 21 correlations[0] "age" type.array; 21 correlations[1] "bmd" type.array
            21 | 'correlations: [[age, note]]'                       | 21 correlations[0][1] "note" correlation-type
            21 | 'correlations: [[age, day]]'                        | 21 correlations[0][1] "day" correlation-type
            21 | 'correlations: [[age, bmd], [bmd, bmd]]'            | 21 correlations[1][1] "bmd" name-twice
            21 | 'posthoc: {adjust: holm}'                           | 21 posthoc "" posthoc-two-groups
            21 | 'posthoc: {adjust: sidak}'                          | 21 posthoc.adjust "sidak" one-of; 21 posthoc "" posthoc-two-groups
            20 | 'multivariable: {influence: 10}'                    | 20 multivariable.influence "10" type.boolean
            20 | 'multivariable: {entry: 0}'                         | 20 multivariable.entry "0" exclusiveMinimum
            20 | 'multivariable: {predictors: [tfy]}'                | 20 multivariable.predictors[0] "tfy" unknown-variable.nearest
            20 | 'multivariable: {models: [conditonal]}'             | 20 multivariable.models[0] "conditonal" one-of.nearest
            20 | 'multivariable: {selection: forward-lr, entry: 0.1}' | 20 multivariable.entry "0.1" removal-above-entry
            21 | 'prevalence: 5%'                                    | 21 prevalence "5%" type.number
            21 | 'report: {languages: [fr]}'                         | 21 report.languages[0] "fr" one-of
            21 | 'multiverse: {caliper.bmd: [1, a lot]}'             | 21 matching.caliper.bmd "a lot" caliper
            21 | 'multiverse: {matching.ratoi: [1]}'                 | 21 matching.ratoi "" unknown-key.nearest
            21 | 'multiverse: {matching.ratio: [1, 0]}'              | 21 matching.ratio "0" minimum
            21 | 'multiverse: {univarate.paired: [true]}'            | 21 multiverse.univarate.paired "univarate" multiverse-section.nearest
            21 | 'multiverse: {''eligibility[3].min'': [1]}'         | 21 multiverse.eligibility[3].min[0] "1" multiverse-path
            21 | 'multiverse: {missing: [complete, drop]}'           | 21 multiverse.missing[1] "drop" multiverse-missing
            21 | 'multiverse: {matching.ratio: 1}'                   | 21 multiverse.matching.ratio "1" type.array
            21 | 'age: 1'                                            | 21 age "" unknown-key
            """)
    void oneWrongLineIsOneProblem(int line, String text, String expected) throws IOException {
        assertThat(PlanFile.problems(folder, PlanFile.with(line, text))).containsExactly(expected.split("; "));
    }

    @Test
    void everythingIsToldAtOnceInTheOrderOfTheFile() throws IOException {
        List<String> lines = PlanFile.with(17, "  exact: [sexx]\n  ratio: none");
        lines.set(0, "cohort: {file: cohort.csv, id: id, colour: red}");
        lines.set(7, "  tfi: {type: boolean}");
        lines.set(20, "multivariable: {caliper: 5}");
        assertThat(PlanFile.problems(folder, lines))
                .containsExactly(
                        "1 cohort.colour \"\" unknown-key",
                        "8 variables.tfi.type \"boolean\" one-of",
                        "17 matching.exact[0] \"sexx\" unknown-variable.nearest",
                        "18 matching.ratio \"none\" type.integer",
                        "21 multivariable.caliper \"\" unknown-key");
    }

    @Test
    void theMessageSaysWhatIsPossible() throws IOException {
        Path file = PlanFile.write(folder, String.join("\n", PlanFile.with(17, "  method: optimum")));
        ProblemsException e = org.assertj.core.api.Assertions.catchThrowableOfType(
                ProblemsException.class, () -> StudyPlanReader.read(file));
        assertThat(Messages.EN.text(e.problems().get(0).what()))
                .isEqualTo("did you mean optimal? Expected one of: optimal, nearest");
    }

    /** The number of problems a wrong declaration makes does not grow with the places it is used in. */
    @Test
    void aWrongDeclarationIsToldOnce() throws IOException {
        assertThat(PlanFile.problems(folder, PlanFile.with(4, "  bmd: {type: real}")))
                .containsExactly("4 variables.bmd.type \"real\" one-of");
        assertThat(PlanFile.problems(folder, PlanFile.with(10, "  vas: {}")))
                .containsExactly("10 variables.vas.type \"\" required");
    }

    @Test
    void aSoundPlanHasNone() throws IOException {
        assertThat(PlanFile.read(folder, PlanFile.SOUND).variables()).hasSize(8);
    }
}
