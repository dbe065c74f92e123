package org.counterpart.multiverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.plan.MultiversePlan;
import org.counterpart.plan.StudyPlan;
import org.counterpart.plan.StudyPlanReader;
import org.counterpart.regression.design.Term;
import org.junit.jupiter.api.Test;

class MultiverseTest {
    private static final Path EXAMPLE = Path.of("examples/pvp-residual-pain/study.yaml");

    private static StudyPlan plan() throws IOException {
        return StudyPlanReader.read(EXAMPLE);
    }

    @Test
    void theSameUniversesOnAnyNumberOfThreads() throws IOException {
        Multiverse multiverse = Multiverse.withDefaults().withDraws(70).withSeed(4);
        List<Universe> one = multiverse.run(plan(), 1, () -> false).universes();
        assertThat(one).hasSize(70).doesNotHaveDuplicates();
        assertThat(multiverse.run(plan(), 3, () -> false).universes()).isEqualTo(one);
        assertThat(multiverse.withSeed(5).run(plan(), 1, () -> false).universes())
                .isNotEqualTo(one);
    }

    @Test
    void aStoppedRunIsTheBeginningOfTheWholeOne() throws IOException {
        Multiverse multiverse = Multiverse.withDefaults().withDraws(60);
        AtomicInteger asked = new AtomicInteger();
        Multiverse.Result some = multiverse.run(plan(), 1, () -> asked.incrementAndGet() > 25);
        assertThat(some.planned()).isEqualTo(60);
        assertThat(some.universes())
                .isEqualTo(multiverse.withDraws(25).run(plan(), 1, () -> false).universes());
    }

    @Test
    void theGridIsEveryCombinationOfThePlansLists() throws IOException {
        StudyPlan plan = plan();
        Multiverse.Result result =
                Multiverse.withDefaults().with(Grid.of(plan, 0)).withDraws(0).run(plan, 2, () -> false);
        assertThat(result.specifications())
                .extracting(Specification::values)
                .doesNotHaveDuplicates()
                .hasSize(8);
        assertThat(result.universes()).hasSize(8).noneMatch(Universe::failed);
        // The plan's own matching, ratio 1 and age within 5 years, is universe [5, 1, false].
        Universe own = result.universes().stream()
                .filter(u ->
                        result.specifications().get(u.specification()).values().equals(List.of("5", "1", "false")))
                .findFirst()
                .orElseThrow();
        assertThat(own.sets()).isEqualTo(61);
        assertThat(own.result().entered()).containsExactly("tfi", "mri_fluid", "multi_level", "poor_cement");
        // README: the reproduced odds ratio of the first factor.
        assertThat(Math.exp(own.result().terms().get(0).b())).isCloseTo(4.367, within(5e-4));
    }

    @Test
    void specificationsThatDifferOnlyInTheModelShareTheirDraws() throws IOException {
        StudyPlan plan = plan().vary(java.util.Map.of("multiverse", "{multivariable.entry: [0.05, 0.9]}"));
        Multiverse.Result result =
                Multiverse.withDefaults().with(Grid.of(plan, 0)).withDraws(5).run(plan, 1, () -> false);
        assertThat(result.universes()).hasSize(10);
        List<Universe> plain =
                Multiverse.withDefaults().withDraws(5).run(plan, 1, () -> false).universes();
        for (int draw = 0; draw < 5; draw++) {
            assertThat(result.universes().get(2 * draw)).isEqualTo(plain.get(draw));
            assertThat(result.universes().get(2 * draw + 1).result().entered())
                    .containsAll(plain.get(draw).result().entered());
        }
    }

    @Test
    void theDefaultGridAsksWhatAReviewerCouldAndEveryCombinationIsSound() throws IOException {
        StudyPlan plan = plan();
        Grid grid = Grid.byDefault(plan, 0);
        assertThat(grid.choices())
                .extracting(MultiversePlan.Choice::path)
                .containsExactly(
                        "matching.caliper",
                        "matching.ratio",
                        "matching.method",
                        "matching.order",
                        "matching.distance",
                        "matching.sd",
                        "univariate.paired",
                        "multivariable.entry",
                        "multivariable.selection",
                        "missing");
        for (MultiversePlan.Choice choice : grid.choices()) {
            for (MultiversePlan.Alternative a : choice.alternatives()) {
                if (!choice.path().equals(MultiversePlan.MISSING)) {
                    StudyPlan alone = plan.vary(java.util.Map.of(choice.path(), a.yaml()));
                    assertThat(plan.combine(java.util.Map.of(choice.path(), a.yaml()))
                                    .matching())
                            .isEqualTo(alone.matching());
                }
            }
        }
        List<Specification> specifications = grid.specifications(plan);
        assertThat(specifications)
                .hasSize(3 * 4 * 2 * 2 * 2 * 4 * 2 * 2 * 4 * 2)
                .allMatch(s -> s.plan().isPresent());
        assertThat(specifications.stream().map(grid::matchingValues).collect(java.util.stream.Collectors.toSet()))
                .hasSize(3 * 4 * 2 * 2 * 2 * 4);
        // Its middle is the plan itself: calipers times 1, ratio 1, optimal, SD of the cohort.
        assertThat(specifications.stream()
                        .map(s -> s.plan().orElseThrow().matching())
                        .anyMatch(plan.matching()::equals))
                .isTrue();
        assertThat(new HashSet<>(specifications)).hasSameSizeAs(specifications);
        assertThat(specifications)
                .allMatch(s -> s.plan().orElseThrow().multivariable().models().size() == 3);
        assertThat(Grid.byDefault(plan, 5).choices())
                .as("a lottery has no method, order or distance")
                .extracting(MultiversePlan.Choice::path)
                .doesNotContain("matching.method", "matching.order", "matching.distance");
    }

    @Test
    void sharesCountEveryUniverse() throws IOException {
        Multiverse.Result result = Multiverse.withDefaults().withDraws(300).run(plan(), 2, () -> false);
        MultiverseSummary summary = MultiverseSummary.of(result);
        assertThat(summary.analysed()).isEqualTo(300);
        for (MultiverseSummary.TermSummary t : summary.terms()) {
            long entered = result.universes().stream()
                    .filter(u -> u.result().terms().stream()
                            .anyMatch(x -> x.model() == t.model() && x.term().equals(t.term())))
                    .count();
            assertThat(t.entered()).isEqualTo(entered / 300.0);
            assertThat(t.significant()).isLessThanOrEqualTo(t.entered());
        }
        MultiverseSummary.TermSummary tfi = summary.terms().stream()
                .filter(t -> t.term().equals(Term.of("tfi")) && t.model() == Model.UNCONDITIONAL)
                .findFirst()
                .orElseThrow();
        assertThat(tfi.published()).isEqualTo(5.378);
        assertThat(summary.auc().published()).isEqualTo(0.929);
        assertThat(summary.influence()).extracting(ChoiceInfluence::choice).containsExactly(ChoiceInfluence.LOTTERY);
        assertThat(summary.influence().get(0).share()).isCloseTo(1.0, within(1e-12));
    }

    /**
     * R 4.2.2: {@code y <- c(1, 2, 4, 3, 7, 8); summary(aov(y ~ factor(c(1, 1, 1, 2, 2, 2))))} has the sums of squares
     * 20.16667 and 18.66667;
     * exactly 121/6 and 112/6.
     */
    @Test
    void theCorrelationRatioIsThatOfAnAnalysisOfVariance() {
        double[] y = {1, 2, 4, 3, 7, 8};
        int[] g = {1, 1, 1, 2, 2, 2};
        assertThat(ChoiceInfluence.correlationRatio(y, g)).isCloseTo((121 / 6.0) / (233 / 6.0), within(1e-14));
        assertThat(ChoiceInfluence.correlationRatio(
                        new double[] {1, 2, Double.NaN, 4, 3, 7, 8}, new int[] {1, 1, 2, 1, 2, 2, 2}))
                .isCloseTo((121 / 6.0) / (233 / 6.0), within(1e-14));
        assertThat(ChoiceInfluence.correlationRatio(new double[] {2, 2, 2}, new int[] {1, 2, 2}))
                .isNaN();
    }

    @Test
    void aPercentileCountsTiesHalf() {
        double[] values = {1, 2, 2, 3, Double.NaN};
        assertThat(Spread.percentile(values, 2)).isEqualTo(0.5);
        assertThat(Spread.percentile(values, 5)).isEqualTo(1);
        assertThat(Spread.percentile(values, Double.NaN)).isNaN();
        assertThat(Spread.of(values).n()).isEqualTo(4);
        assertThat(Spread.of(values).q25()).isEqualTo(1.75); // R: quantile(c(1, 2, 2, 3), 0.25)
    }
}
