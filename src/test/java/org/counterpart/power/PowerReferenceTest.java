package org.counterpart.power;

import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.counterpart.ReferenceCase;
import org.counterpart.ReferenceCase.Expected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against epiR 2.0.57, closed forms and exact sums in R: {@code src/test/r/reference/public/19_power.R}. */
class PowerReferenceTest {
    private record Row(Expected of, int i) {
        double at(String column) {
            return of.of().numbers(column)[i];
        }

        Level level() {
            return new Level(at("alpha"), (int) at("sides"));
        }
    }

    private static double[] rows(Expected expected, ToDoubleFunction<Row> value) {
        return IntStream.range(0, expected.of().numbers("row").length)
                .mapToDouble(i -> value.applyAsDouble(new Row(expected, i)))
                .toArray();
    }

    static Stream<Expected> matchedN() {
        return ReferenceCase.all("power: cases for 1:k matched case-control (Dupont)");
    }

    static Stream<Expected> matchedPower() {
        return ReferenceCase.all("power of 1:k matched case-control (Dupont)");
    }

    static Stream<Expected> unmatchedN() {
        return ReferenceCase.all("power: cases for unmatched case-control (Fleiss, Kelsey)");
    }

    static Stream<Expected> unmatchedPower() {
        return ReferenceCase.all("power of unmatched case-control");
    }

    static Stream<Expected> pairsN() {
        return ReferenceCase.all("power: pairs for McNemar's test, normal approximations");
    }

    static Stream<Expected> pairsExact() {
        return ReferenceCase.all("power of McNemar's exact test");
    }

    static Stream<Expected> detectable() {
        return ReferenceCase.all("power: smallest detectable odds ratio, 1:k matched (Dupont)");
    }

    private static MatchedSets sets(Row row) {
        return new MatchedSets(row.at("or"), row.at("p0"), (int) row.at("controls"), row.at("phi"));
    }

    private static SeparateGroups groups(Row row, boolean corrected) {
        return new SeparateGroups(row.at("or"), row.at("p0"), row.at("controls"), corrected);
    }

    private static DiscordantPairs pairs(Row row) {
        return new DiscordantPairs(row.at("p10"), row.at("p01"));
    }

    @ParameterizedTest
    @MethodSource("matchedN")
    void casesOfMatchedSets(Expected expected) {
        expected.check("n_cases", rows(expected, r -> sets(r).cases(r.level(), r.at("power"))));
    }

    @ParameterizedTest
    @MethodSource("matchedPower")
    void powerOfMatchedSets(Expected expected) {
        expected.check("power", rows(expected, r -> sets(r).power(r.level(), r.at("n_cases"))));
    }

    @ParameterizedTest
    @MethodSource("unmatchedN")
    void casesOfSeparateGroups(Expected expected) {
        expected.check("fleiss", rows(expected, r -> groups(r, false).cases(r.level(), r.at("power"))));
        expected.check("fleiss_corrected", rows(expected, r -> groups(r, true).cases(r.level(), r.at("power"))));
    }

    @ParameterizedTest
    @MethodSource("unmatchedPower")
    void powerOfSeparateGroups(Expected expected) {
        expected.check("fleiss", rows(expected, r -> groups(r, false).power(r.level(), r.at("n_cases"))));
        expected.check("fleiss_corrected", rows(expected, r -> groups(r, true).power(r.level(), r.at("n_cases"))));
    }

    @ParameterizedTest
    @MethodSource("pairsN")
    void pairsByConnor(Expected expected) {
        expected.check("connor", rows(expected, r -> pairs(r).cases(r.level(), r.at("power"))));
        expected.check("power_connor", rows(expected, r -> pairs(r).power(r.level(), r.at("pairs"))));
    }

    @ParameterizedTest
    @MethodSource("pairsExact")
    void exactPowerOfPairs(Expected expected) {
        expected.check("power", rows(expected, r -> pairs(r).exactPower(r.level(), (int) r.at("pairs"))));
    }

    @ParameterizedTest
    @MethodSource("detectable")
    void detectableOddsRatio(Expected expected) {
        expected.check("or_above_1", rows(expected, r -> detectable(r, true)));
        expected.check("or_below_1", rows(expected, r -> detectable(r, false)));
    }

    private static double detectable(Row row, boolean above) {
        return DetectableRatio.of(
                or -> new MatchedSets(or, row.at("p0"), (int) row.at("controls"), row.at("phi")),
                row.level(),
                row.at("power"),
                row.at("n_cases"),
                above);
    }
}
