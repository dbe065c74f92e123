package org.counterpart.univariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.stats.Note;
import org.counterpart.univariate.stratified.Stratum;
import org.counterpart.univariate.stratified.WoolfHomogeneity;
import org.counterpart.univariate.test.Anova;
import org.counterpart.univariate.test.CochranArmitage;
import org.counterpart.univariate.test.ContingencyTable;
import org.counterpart.univariate.test.KruskalWallis;
import org.counterpart.univariate.test.StuartMaxwell;
import org.junit.jupiter.api.Test;

/**
 * More than two groups, square tables, many strata. Expected values: src/test/r/many_groups.R, R 4.2.2 and its data
 * sets.
 */
class ManyGroupsTest {
    /** R's InsectSprays: counts of insects under six sprays. */
    private static final List<double[]> SPRAYS = List.of(
            new double[] {10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13},
            new double[] {11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13},
            new double[] {0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4},
            new double[] {3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4},
            new double[] {3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4},
            new double[] {11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13});

    @Test
    void analysisOfVariance() {
        Anova.Result r = Anova.withDefaults().test(SPRAYS);
        assertThat(r.statistic()).isCloseTo(34.7022820554917, within(1e-11));
        assertThat(r.df()).isEqualTo(5);
        assertThat(r.df2()).isEqualTo(66);
        assertThat(r.p()).isCloseTo(3.18258372614518e-17, within(1e-28));
        assertThat(r.notes()).isEmpty();
    }

    @Test
    void kruskalWallis() {
        KruskalWallis.Result r = KruskalWallis.withDefaults().test(SPRAYS);
        assertThat(r.statistic()).isCloseTo(54.6913446223714, within(1e-11));
        assertThat(r.df()).isEqualTo(5);
        assertThat(r.p()).isCloseTo(1.51084443941851e-10, within(1e-21));
        assertThat(r.notes()).isEmpty();
    }

    /** An empty group is left out and told; the others answer as they would alone. */
    @Test
    void emptyGroupsAreTold() {
        List<double[]> withEmpty = List.of(SPRAYS.get(0), new double[0], SPRAYS.get(1), SPRAYS.get(2));
        List<double[]> without = List.of(SPRAYS.get(0), SPRAYS.get(1), SPRAYS.get(2));
        assertThat(KruskalWallis.withDefaults().test(withEmpty).p())
                .isEqualTo(KruskalWallis.withDefaults().test(without).p());
        assertThat(KruskalWallis.withDefaults().test(withEmpty).notes()).isNotEmpty();
        assertThat(Anova.withDefaults().test(withEmpty).p())
                .isEqualTo(Anova.withDefaults().test(without).p());
        assertThat(Anova.withDefaults().test(withEmpty).notes()).isNotEmpty();
    }

    /** Unaided distance vision of 7477 women (Stuart 1953, doi:10.1093/biomet/40.1-2.105). */
    @Test
    void stuartMaxwell() {
        StuartMaxwell.Result r = StuartMaxwell.withDefaults().test(ContingencyTable.of(new long[][] {
            {1520, 266, 124, 66}, {234, 1512, 432, 78}, {117, 362, 1772, 205}, {36, 82, 179, 492}
        }));
        assertThat(r.statistic()).isCloseTo(11.9565696229826, within(1e-11));
        assertThat(r.df()).isEqualTo(3);
        assertThat(r.p()).isCloseTo(0.00753342505480055, within(1e-13));
        assertThat(r.notes()).isEmpty();
    }

    /** A category in which no pair is discordant says nothing and costs a degree of freedom; two left are McNemar's. */
    @Test
    void categoriesWithoutDiscordantPairsDropOut() {
        StuartMaxwell.Result r =
                StuartMaxwell.withDefaults().test(ContingencyTable.of(new long[][] {{5, 9, 0}, {2, 7, 0}, {0, 0, 4}}));
        assertThat(r.df()).isEqualTo(1);
        assertThat(r.statistic()).isCloseTo(49 / 11.0, within(1e-12));
        // Discordant pairs only between the first two and between the last two: the covariance loses a rank.
        StuartMaxwell.Result blocks = StuartMaxwell.withDefaults().test(ContingencyTable.of(new long[][] {
            {5, 9, 0, 0}, {2, 7, 0, 0}, {0, 0, 4, 8}, {0, 0, 1, 3}
        }));
        assertThat(blocks.df()).isEqualTo(2);
        assertThat(blocks.statistic()).isCloseTo(49 / 11.0 + 49 / 9.0, within(1e-10));
        assertThat(blocks.notes()).extracting(Note::code).containsExactly("univariate.reduced-df");
    }

    /** R's UCBAdmissions: admitted by sex in six departments. */
    @Test
    void woolf() {
        int[][] u = {
            {512, 313, 89, 19}, {353, 207, 17, 8}, {120, 205, 202, 391},
            {138, 279, 131, 244}, {53, 138, 94, 299}, {22, 351, 24, 317}
        };
        List<Stratum> strata = IntStream.range(0, u.length)
                .mapToObj(i -> new Stratum(u[i][0], u[i][1], u[i][2], u[i][3]))
                .toList();
        WoolfHomogeneity.Result r = WoolfHomogeneity.withDefaults().test(strata);
        assertThat(r.statistic()).isCloseTo(17.9017124697972, within(1e-11));
        assertThat(r.df()).isEqualTo(5);
        assertThat(r.p()).isCloseTo(0.00307214230873256, within(1e-13));
    }

    /** Smokers among patients of four hospitals, R's ?prop.test. */
    @Test
    void trend() {
        CochranArmitage.Result r = CochranArmitage.withDefaults()
                .test(ContingencyTable.of(new long[][] {{83, 3}, {90, 3}, {129, 7}, {70, 12}}), new double[] {1, 2, 3, 4
                });
        assertThat(r.statistic()).isCloseTo(8.22492228519771, within(1e-12));
        assertThat(r.p()).isCloseTo(0.00413189747764149, within(1e-14));
        assertThat(r.z()).isNegative();
    }
}
