package org.counterpart.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.Exclusion;
import org.counterpart.matching.design.MatchedSet;
import org.counterpart.matching.design.Matching;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.matching.design.MatchingDesign.Distance;
import org.counterpart.matching.design.MatchingDesign.Method;
import org.counterpart.matching.design.MatchingDesign.Replacement;
import org.counterpart.matching.design.MatchingDesign.SdOf;
import org.counterpart.matching.design.MatchingDesign.Sets;
import org.counterpart.matching.design.Unmatched;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatcherTest {
    private static final MatchingDesign DESIGN = MatchingDesign.withDefaults();

    private static Matching match(Cohort cohort, int cases, MatchingDesign design) {
        boolean[] isCase = new boolean[cohort.size()];
        for (int i = 0; i < cases; i++) {
            isCase[i] = true;
        }
        return Matcher.match(cohort, isCase, design);
    }

    private static MatchingDesign caliper(String variable, String given) {
        return DESIGN.withCalipers(List.of(Caliper.of(variable, given)));
    }

    /** Binary arithmetic says a hair more than 0.05, 2.5, 0.3 ...; a reader of the file says just that. */
    @ParameterizedTest
    @CsvSource({
        "0.90, 0.85, 0.05, true",
        "0.85, 0.90, 0.05, true",
        "0.8, 0.5, 0.3, true",
        "-0.1, 0.2, 0.3, true",
        "0.90, 0.8499, 0.05, false",
        "1.1, 1.1000001, 0, false",
        "1e15, 1e15, 0, true",
        "123456789.87654321, 123456789.77654321, 0.1, true",
        "123456789.87654321, 123456789.77654320, 0.1, false",
        "1e-30, 3e-30, 2e-30, true",
        "1e-30, 3e-30, 1.9e-30, false"
    })
    void caliperBoundsAreInclusiveAndDecimal(double a, double b, String width, boolean eligible) {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", a, b, 5000));
        if (eligible) {
            Matching matching = match(cohort, 1, caliper("x", width));
            assertThat(matching.pairs()).isEqualTo(1);
            double edge = new BigDecimal(width).signum() == 0 ? 0 : 1;
            assertThat(matching.totalDistance()).isCloseTo(edge, within(1e-12));
        } else {
            assertThatThrownBy(() -> match(cohort, 1, caliper("x", width)))
                    .isInstanceOfSatisfying(
                            NotAnalysableException.class,
                            e -> assertThat(e.note())
                                    .isEqualTo(Note.of(
                                            new BigDecimal(width).signum() == 0
                                                    ? "matching.none-no-exact"
                                                    : "matching.none-no-within",
                                            new BigDecimal(width).signum() == 0
                                                    ? new Object[] {1, 1, "x"}
                                                    : new Object[] {1, 1, "x", Double.parseDouble(width)})));
        }
    }

    /** Of numbers too far apart in size for one power of ten the near-edge pairs are decided by big decimals. */
    @Test
    void decidesEdgesAmongNumbersOfEverySize() {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", 0.90, 0.85, 1e200, 1e-200));
        Matching matching = match(cohort, 1, caliper("x", "0.05"));
        assertThat(matching.sets().get(0).controls().get(0).row()).isEqualTo(1);
        assertThat(matching.eligiblePairs()).isEqualTo(1);
    }

    /** Widths from the cohort, the controls, the cases, both and from elsewhere; values by hand. */
    @Test
    void saysWhoseStandardDeviationAndHowWide() {
        // Cases 10, 14: variance 8. Controls 9, 13, 17: variance 16. Together: mean 12.6, squares 41.2, variance 10.3.
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", 10, 14, 9, 13, 17));
        MatchingDesign half = caliper("x", "0.5sd");
        assertWidth(match(cohort, 2, half), "cohort", Math.sqrt(10.3));
        assertWidth(match(cohort, 2, half.with(SdOf.CONTROLS)), "controls", 4);
        assertWidth(match(cohort, 2, half.with(SdOf.CASES)), "cases", Math.sqrt(8));
        assertWidth(match(cohort, 2, half.with(SdOf.POOLED)), "pooled", Math.sqrt(12));
        Matching external = match(cohort, 2, half.withExternalSd(Map.of("x", new BigDecimal("2.4"))));
        assertWidth(external, "external", 2.4);
        assertThat(external.calipers().get(0).exact()).isEqualByComparingTo("1.2");
        CaliperWidth own = match(cohort, 2, caliper("x", "2")).calipers().get(0);
        assertThat(own.sd()).isNaN();
        assertThat(own.sdOf()).isEmpty();
        assertThat(own.width()).isEqualTo(2);
    }

    private static void assertWidth(Matching matching, String of, double sd) {
        CaliperWidth width = matching.calipers().get(0);
        assertThat(width.sdOf()).isEqualTo(of);
        assertThat(width.sd()).isCloseTo(sd, within(1e-12));
        assertThat(width.width()).isCloseTo(sd / 2, within(1e-12));
    }

    @Test
    void saysWhyACaseIsUnmatched() {
        Cohort cohort = MatchingCohorts.cohort(
                MatchingCohorts.levels("sex", "f", "f", "m", "x", "f", "f", "m"),
                MatchingCohorts.numbers("age", 60, 61, 70, 60, 62, 75, 90),
                MatchingCohorts.numbers("bmd", 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8));
        MatchingDesign design = DESIGN.withExact(List.of("sex"))
                .withCalipers(List.of(Caliper.of("age", "5"), Caliper.of("bmd", "0.1")));
        Matching matching = match(cohort, 4, design);
        assertThat(matching.sets()).hasSize(1);
        assertThat(matching.sets().get(0).caseRow()).as("S1 is nearer").isEqualTo(1);
        assertThat(matching.unmatched())
                .containsExactly(
                        new Unmatched(0, Note.of("matching.needed-elsewhere", 1), Map.of("sex", 2, "age", 1, "bmd", 1)),
                        new Unmatched(
                                2, Note.of("matching.no-within", "age", 5.0), Map.of("sex", 1, "age", 0, "bmd", 0)),
                        new Unmatched(3, Note.of("matching.no-exact", "sex"), Map.of("sex", 0, "age", 0, "bmd", 0)));
        assertThat(matching.unmatched().get(0).candidatesLeft().keySet()).containsExactly("sex", "age", "bmd");
        Matching nearest = match(cohort, 4, design.with(Method.NEAREST));
        assertThat(nearest.unmatched().get(0).reason()).isEqualTo(Note.of("matching.taken-before", 1));
    }

    @Test
    void leavesOutIncompleteSetsWhenAsked() {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", 0, 10, 0, 1, 10));
        MatchingDesign two = caliper("x", "2").withRatio(2);
        Matching partial = match(cohort, 2, two);
        assertThat(partial.sets()).hasSize(2);
        assertThat(partial.setsWith(2)).isEqualTo(1);
        assertThat(partial.notes()).containsExactly(Note.of("matching.incomplete-kept", 1, 2));
        Matching complete = match(cohort, 2, two.with(Sets.COMPLETE));
        assertThat(complete.sets()).hasSize(1);
        assertThat(complete.unmatched().get(0).reason()).isEqualTo(Note.of("matching.incomplete-set", 1, 2));
        assertThat(complete.notes()).containsExactly(Note.of("matching.incomplete-left-out", 1, 2));
    }

    @Test
    void countsWhoLacksAValueByVariable() {
        Cohort cohort = MatchingCohorts.cohort(
                MatchingCohorts.levels("sex", "f", "", "f", "f", ""),
                MatchingCohorts.numbers("age", 60, 60, Double.NaN, 60, Double.NaN));
        Matching matching = match(cohort, 2, caliper("age", "1").withExact(List.of("sex")));
        assertThat(matching.missing()).containsExactly(new Exclusion("sex", 1, 1), new Exclusion("age", 0, 2));
        assertThat(matching.casesLeftOut()).isEqualTo(1);
        assertThat(matching.controlsLeftOut()).isEqualTo(2);
        assertThat(matching.cases()).isEqualTo(1);
        assertThat(matching.candidates()).isEqualTo(1);
    }

    @Test
    void matchesOnDatesInDays() {
        double day = 20000;
        Cohort cohort = MatchingCohorts.cohort(
                new NumberColumn(Variable.of("date", Variable.Type.DATE), new double[] {day, day + 31, day - 30}));
        Matching matching = match(cohort, 1, caliper("date", "30"));
        assertThat(matching.sets().get(0).controls()).containsExactly(new MatchedSet.Partner(2, 1));
        assertThatThrownBy(() -> match(cohort, 1, caliper("date", "29")))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo("matching.none-no-date-within"));
    }

    @Test
    void aControlMayServeSeveralCasesWhenAllowed() {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", 0, 1, 0.4, 5));
        Matching matching =
                match(cohort, 2, caliper("x", "2").with(Method.NEAREST).with(Replacement.WITH));
        assertThat(matching.pairs()).isEqualTo(2);
        assertThat(matching.matchedControls()).isEqualTo(1);
        assertThat(matching.notes()).containsExactly(Note.of("matching.controls-reused", 2L, 1L));
    }

    @Test
    void drawsAmongEqualsBySeedAndId() {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.levels("sex", "f", "f", "f", "f", "f", "f", "f", "f"));
        MatchingDesign sex = DESIGN.withExact(List.of("sex"));
        List<String> drawn = IntStream.range(0, 20)
                .mapToObj(s -> AnyMatchingTest.told(cohort, match(cohort, 2, sex.withSeed(s))))
                .distinct()
                .toList();
        assertThat(drawn).hasSizeGreaterThan(5);
        assertThat(match(cohort, 2, sex).notes()).containsExactly(Note.of("matching.no-distance"));
        assertThat(match(cohort, 2, sex).totalDistance()).isZero();
    }

    @Test
    void everyDistanceIsFairToLevels() {
        Cohort cohort = MatchingCohorts.cohort(
                MatchingCohorts.levels("asa", "I", "II", "III", "I"), MatchingCohorts.numbers("x", 1, 2, 2, 3));
        Matching matching = match(cohort, 1, DESIGN.with(Distance.EUCLIDEAN, List.of("asa")));
        assertThat(matching.sets().get(0).controls()).containsExactly(new MatchedSet.Partner(3, 0));
        Matching far = match(cohort.select(new int[] {0, 1, 2}), 1, DESIGN.with(Distance.EUCLIDEAN, List.of("asa")));
        assertThat(far.totalDistance()).isCloseTo(1, within(1e-15));
    }

    @Test
    void refusesWhatCannotBeMatched() {
        Cohort cohort = MatchingCohorts.cohort(MatchingCohorts.numbers("x", 1, 2, Double.NaN));
        assertNotAnalysable(cohort, 0, DESIGN, "matching.no-case");
        assertNotAnalysable(cohort, 3, DESIGN, "matching.no-control");
        assertNotAnalysable(cohort, 2, caliper("x", "1"), "matching.no-complete-control");
        assertNotAnalysable(cohort.select(new int[] {2, 0}), 1, caliper("x", "1"), "matching.no-complete-case");
        assertNotAnalysable(cohort, 1, caliper("x", "0.2sd").with(SdOf.CASES), "matching.no-sd");
        assertNotAnalysable(cohort, 1, DESIGN.with(Distance.MAHALANOBIS, List.of("x")), "matching.no-covariance");
        assertThatThrownBy(() -> match(cohort, 1, DESIGN.withExact(List.of("sex"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sex");
    }

    private static void assertNotAnalysable(Cohort cohort, int cases, MatchingDesign design, String code) {
        assertThatThrownBy(() -> match(cohort, cases, design))
                .isInstanceOfSatisfying(
                        NotAnalysableException.class,
                        e -> assertThat(e.note().code()).isEqualTo(code));
    }
}
