package org.counterpart.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.CsvCohortWriter;
import org.counterpart.cohort.Selection.Selected;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.Coefficient;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.stats.Moments;
import org.counterpart.stats.NotAnalysableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cohorts drawn from a small declared model; bounds are 4.5 standard errors of what is estimated. */
class SyntheticCohortTest {
    private static final String PLAN = """
            cohort: {file: cohort.csv, id: id}
            variables:
              ward: {type: text}
              sex: {type: categorical, levels: [female, male]}
              age: {type: integer}
              bmd: {type: numeric}
              tfi: {type: binary}
              vertebrae: {type: integer}
              pain1: {type: integer}
              pain2: {type: integer}
            derive:
              multi: {from: vertebrae, at-least: 2}
              hurts: {any: [{variable: pain1, above: 3}, {variable: pain2, above: 3}]}
            case: {variable: hurts, equals: 1}
            matching: {exact: [sex]}
            simulation:
              n: 300
              seed: 7
              id: S8
              variables:
                sex: {distribution: discrete, probabilities: {female: 0.75, male: 0.25}}
                age: {distribution: normal, mean: 70, sd: 8, depends-on: {sex=male: -2}}
                bmd: {distribution: normal, mean: 0.7, sd: 0.1, decimals: 12, depends-on: {age: -0.003}, missing: 0.1}
                vertebrae: {distribution: discrete, probabilities: {1: 0.7, 2: 0.2, 3: 0.1}}
                tfi: {distribution: binary, probability: 0.3, depends-on: {multi: 0.5}}
                ward: {distribution: discrete, probabilities: {A: 0.5, B: 0.5}}
              outcome:
                cases: 30
                odds-ratios: {tfi: 5, multi: 3, sex=male: 0.5, age: 1.05}
                records:
                  pain1: {case: {distribution: poisson, mean: 4, max: 10}, other: {distribution: poisson, mean: 2, max: 10}}
                  pain2: {case: {distribution: poisson, mean: 3, max: 10}, other: {distribution: poisson, mean: 1, max: 10}}
            """;

    @TempDir
    private Path folder;

    private StudyPlan plan(String text) throws IOException {
        return StudyPlanReader.read(Files.writeString(folder.resolve("study.yaml"), text));
    }

    private static SyntheticCohort drawer(StudyPlan plan) {
        return new SyntheticCohort(
                plan.simulation().orElseThrow(),
                plan.selection().derivations(),
                plan.selection().caseDefinition());
    }

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        SyntheticCohort drawer = drawer(plan(PLAN));
        String first = CsvCohortWriter.write(drawer.draw(300, 7).cohort());
        assertThat(first).startsWith("id,ward,sex,age,bmd,tfi,vertebrae,pain1,pain2\nS8,");
        assertThat(first.lines().map(l -> l.substring(0, l.indexOf(','))))
                .startsWith("id", "S8", "S9", "S10")
                .endsWith("S307");
        assertThat(CsvCohortWriter.write(drawer(plan(PLAN)).draw(300, 7).cohort()))
                .isEqualTo(first);
        assertThat(CsvCohortWriter.write(drawer.draw(300, 8).cohort())).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theCaseRuleFindsExactlyTheDeclaredCases(long seed) throws IOException {
        StudyPlan plan = plan(PLAN);
        SyntheticCohort.Result drawn = drawer(plan).draw(300, seed);
        Selected selected = plan.selection().select(drawn.cohort());
        assertThat(drawn.cases()).isEqualTo(30);
        assertThat(selected.flow().cases()).isEqualTo(30);
        assertThat(selected.flow().controls()).isEqualTo(270);
        assertThat(selected.flow().undetermined()).isZero();
    }

    @Test
    void theNumberOfCasesGrowsWithTheCohort() throws IOException {
        assertThat(drawer(plan(PLAN)).draw(1000, 1).cases()).isEqualTo(100);
        NotAnalysableException none = catchThrowableOfType(
                NotAnalysableException.class, () -> drawer(plan(PLAN)).draw(4, 1));
        assertThat(none.note().code()).isEqualTo("simulation.cases");
    }

    /** Each cell has its own stream: more rows, or another law in another column, leave it alone. */
    @Test
    void aCellDependsOnlyOnWhatItIsDeclaredToDependOn() throws IOException {
        Cohort small = drawer(plan(PLAN)).draw(100, 7).cohort();
        Cohort large = drawer(plan(PLAN)).draw(1000, 7).cohort();
        Cohort other = drawer(plan(PLAN.replace("{1: 0.7, 2: 0.2, 3: 0.1}", "{1: 0.1, 2: 0.1, 3: 0.8}")))
                .draw(100, 7)
                .cohort();
        for (String name : List.of("sex", "age", "bmd", "ward")) {
            for (int row = 0; row < 100; row++) {
                assertThat(large.column(name).text(row))
                        .isEqualTo(small.column(name).text(row));
                assertThat(other.column(name).text(row))
                        .isEqualTo(small.column(name).text(row));
            }
        }
        assertThat(other.numbers("vertebrae").values())
                .isNotEqualTo(small.numbers("vertebrae").values());
    }

    /**
     * The maximum-likelihood fit to 40,000 subjects finds the declared odds ratios within 4.5 of its standard errors.
     */
    @Test
    void aLargeCohortGivesTheDeclaredOddsRatiosBack() throws IOException {
        StudyPlan plan = plan(PLAN.replace("cases: 30", "share: 0.1").replace(", missing: 0.1", ""));
        SyntheticCohort.Result drawn = drawer(plan).draw(40_000, 3);
        Selected selected = plan.selection().select(drawn.cohort());
        Cohort cohort = selected.cohort();
        double[] sex = cohort.levels("sex").numbers();
        double[] age = cohort.numbers("age").values();
        double[] tfi = cohort.levels("tfi").numbers();
        double[] multi = cohort.levels("multi").numbers();
        double[] y = IntStream.range(0, cohort.size())
                .mapToDouble(r -> selected.isCase()[r] ? 1 : 0)
                .toArray();
        DesignMatrix x = DesignMatrix.ofColumns(
                List.of("tfi", "multi", "sex=male", "age"), new double[][] {tfi, multi, sex, age});
        List<Coefficient> fitted = Logistic.withDefaults().fit(x, y).coefficients();
        double[] truth = {Math.log(5), Math.log(3), Math.log(0.5), Math.log(1.05)};
        for (int j = 0; j < 4; j++) {
            Coefficient c = fitted.get(j + 1);
            assertThat(Math.abs(c.b() - truth[j])).as(c.term().name()).isLessThan(4.5 * c.se());
        }
        // The intercept makes the mean chance the share; cases are a Poisson-binomial number about it.
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < y.length; i++) {
            double logit = drawn.intercept()
                    + truth[0] * tfi[i]
                    + truth[1] * multi[i]
                    + truth[2] * sex[i]
                    + truth[3] * (age[i] - 70);
            double p = 1 / (1 + Math.exp(-logit));
            mean += p;
            variance += p * (1 - p);
        }
        assertThat(mean).isCloseTo(4000, within(1e-6));
        assertThat(Math.abs(drawn.cases() - 4000)).isLessThan((int) (4.5 * Math.sqrt(variance)));
    }

    /** bmd on age: slope −0.003 with standard error 0.1 / (√n · SD of age); men are two years younger. */
    @Test
    void columnsDependOnEachOtherAsDeclared() throws IOException {
        Cohort cohort =
                drawer(plan(PLAN.replace(", missing: 0.1", ""))).draw(20_000, 5).cohort();
        double[] age = cohort.numbers("age").values();
        double[] bmd = cohort.numbers("bmd").values();
        Moments ages = Moments.of(age);
        Moments densities = Moments.of(bmd);
        double covariance = 0;
        for (int i = 0; i < age.length; i++) {
            covariance += (age[i] - ages.mean()) * (bmd[i] - densities.mean());
        }
        double slope = covariance / ((age.length - 1) * ages.variance());
        assertThat(Math.abs(slope + 0.003)).isLessThan(4.5 * 0.1 / (Math.sqrt(age.length) * ages.sd()));
        double[] men = ages(cohort, 1);
        double[] women = ages(cohort, 0);
        double se = 8 * Math.sqrt(1.0 / men.length + 1.0 / women.length);
        assertThat(Math.abs(Moments.of(men).mean() - Moments.of(women).mean() + 2))
                .isLessThan(4.5 * se);
    }

    @Test
    void leavesTheDeclaredShareOfCellsEmpty() throws IOException {
        Cohort cohort = drawer(plan(PLAN)).draw(20_000, 5).cohort();
        assertThat(Math.abs(cohort.column("bmd").missingCount() - 2000.0)).isLessThan(4.5 * Math.sqrt(20_000 * 0.09));
        assertThat(cohort.column("age").missingCount()).isZero();
    }

    /** Empty cells of a recording column leave subjects undetermined, but never make a case of a control. */
    @Test
    void missingRecordsMakeSubjectsUndetermined() throws IOException {
        StudyPlan plan = plan(PLAN.replace("mean: 2, max: 10}}", "mean: 2, max: 10}, missing: 0.3}"));
        Selected selected = plan.selection().select(drawer(plan).draw(300, 1).cohort());
        assertThat(selected.flow().undetermined()).isBetween(50, 130);
        assertThat(selected.flow().cases()).isLessThan(30);
    }

    @Test
    void saysWhenTheCaseRuleCannotBeMet() throws IOException {
        StudyPlan plan = plan(
                PLAN.replace("mean: 4, max: 10", "mean: 4, max: 3").replace("mean: 3, max: 10", "mean: 3, max: 2"));
        NotAnalysableException impossible = catchThrowableOfType(
                NotAnalysableException.class, () -> drawer(plan).draw(300, 1));
        assertThat(impossible.note().code()).isEqualTo("simulation.case-rule");
        assertThat(impossible.note().arguments()).containsExactly(30);
    }

    private static double[] ages(Cohort cohort, int sex) {
        return IntStream.range(0, cohort.size())
                .filter(r -> cohort.levels("sex").code(r) == sex)
                .mapToDouble(r -> cohort.numbers("age").value(r))
                .toArray();
    }
}
