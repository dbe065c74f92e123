package org.counterpart.cohort.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Derivation.Place;
import org.counterpart.cohort.Derivation.Stage;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.LevelColumn;
import org.counterpart.cohort.NumberColumn;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.ProblemList;
import org.counterpart.cohort.cell.ProblemsException;
import org.counterpart.cohort.derived.QuantileGroups.Among;
import org.counterpart.cohort.derived.TimeBetween.Negative;
import org.counterpart.cohort.derived.TimeBetween.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DerivedKindsTest {
    private static final double NONE = Double.NaN;
    private static final Place PLACE = new Place("study.yaml", 7, "cohort.csv");

    private static Cohort numbers(String name, double... values) {
        return numbers(Variable.of(name, Variable.Type.NUMERIC), values);
    }

    private static Cohort numbers(Variable variable, double... values) {
        int[] lines = IntStream.range(2, values.length + 2).toArray();
        return Cohort.withoutIds(lines, List.of(new NumberColumn(variable, values)));
    }

    private static ByFormula formula(String text, boolean mayBeUndefined, OptionalInt decimals) {
        return new ByFormula(
                Variable.of("made", Variable.Type.NUMERIC),
                Formula.of(text),
                decimals,
                mayBeUndefined,
                Stage.RECORD,
                PLACE);
    }

    /** Of R 4.2.2: {@code 1 / x} is Inf at 0, which is no value here; a missing part gives NA. */
    @Test
    void aMissingPartIsMissingAndAnUndefinedValueAProblemWithItsRow() {
        Cohort cohort = numbers("x", 4, NONE, 0, 8, 0);
        ProblemsException e = catchThrowableOfType(
                ProblemsException.class,
                () -> Derivation.addAll(List.of(formula("1 / x", false, OptionalInt.empty())), cohort));
        assertThat(e.problems())
                .extracting(p -> p.source() + ":" + p.line() + " " + p.column() + " " + p.cell() + " "
                        + p.what().code())
                .containsExactly(
                        "cohort.csv:4 made x = 0 derive.undefined.division-by-zero",
                        "cohort.csv:6 made x = 0 derive.undefined.division-by-zero");
        ByFormula allowed = formula("1 / x", true, OptionalInt.of(1));
        Cohort more = Derivation.addAll(List.of(allowed), cohort);
        assertThat(more.numbers("made").values()).containsExactly(0.3, NONE, NONE, 0.1, NONE);
        assertThat(allowed.undefined(cohort)).isEqualTo(2);
        assertThat(allowed.notes(cohort)).hasSize(1);
    }

    /** Completed years and months by the rule of src/test/r/derived.R (R 4.2.2, POSIXlt fields). */
    @ParameterizedTest
    @CsvSource({
        "1952-02-29, 2021-02-28, 68, 827, 25202",
        "1952-02-29, 2021-03-01, 69, 828, 25203",
        "1948-12-31, 2022-12-31, 74, 888, 27028",
        "1950-06-15, 2022-06-14, 71, 863, 26297",
        "2020-01-31, 2020-02-29, 0, 0, 29",
        "2020-01-31, 2020-03-01, 0, 1, 30",
        "2020-05-05, 2020-05-05, 0, 0, 0",
        "2021-03-01, 1952-02-29, -69, -828, -25203"
    })
    void spansOfTime(LocalDate from, LocalDate to, long years, long months, long days) {
        assertThat(Unit.YEARS.between(from, to)).isEqualTo(years);
        assertThat(Unit.MONTHS.between(from, to)).isEqualTo(months);
        assertThat(Unit.DAYS.between(from, to)).isEqualTo(days);
    }

    @Test
    void datesInTheWrongOrder() {
        Cohort cohort = numbers(Variable.date("a", List.of("yyyy-MM-dd")), 100, 100, NONE)
                .with(new NumberColumn(Variable.date("b", List.of("yyyy-MM-dd")), new double[] {90, 130, 5}));
        Variable made = Variable.of("made", Variable.Type.INTEGER);
        TimeBetween refused = new TimeBetween(made, Unit.YEARS, "a", "b", Negative.REFUSE, Stage.RECORD, PLACE);
        ProblemsException e =
                catchThrowableOfType(ProblemsException.class, () -> Derivation.addAll(List.of(refused), cohort));
        assertThat(e.problems()).hasSize(1);
        assertThat(e.problems().get(0).line()).isEqualTo(2);
        assertThat(e.problems().get(0).cell()).isEqualTo("a = 1970-04-11, b = 1970-04-01");
        TimeBetween kept = new TimeBetween(made, Unit.DAYS, "a", "b", Negative.KEEP, Stage.RECORD, PLACE);
        assertThat(Derivation.addAll(List.of(kept), cohort).numbers("made").values())
                .containsExactly(-10, 30, NONE);
        assertThat(kept.notes(cohort).get(0).code()).isEqualTo("derive.backward-kept");
        TimeBetween missing = new TimeBetween(made, Unit.DAYS, "a", "b", Negative.MISSING, Stage.RECORD, PLACE);
        assertThat(Derivation.addAll(List.of(missing), cohort).numbers("made").values())
                .containsExactly(NONE, 30, NONE);
        assertThat(missing.undefined(cohort)).isEqualTo(1);
    }

    /** R 4.2.2: {@code findInterval(c(59, 60, 69, 70, 80, 81), c(60, 70, 80))}, which is {@code cut(right = FALSE)}. */
    @Test
    void cutsIncludeTheirLeft() {
        Cohort cohort = numbers("age", 59, 60, 69, 70, 80, 81, NONE);
        CutAt cut = new CutAt(
                Variable.of("g", Variable.Type.ORDINAL, "a", "b", "c", "d"),
                "age",
                List.of(60.0, 70.0, 80.0),
                Stage.RECORD,
                PLACE);
        LevelColumn groups = cut.of(cohort, new ProblemList(""));
        assertThat(groups.codes()).containsExactly(0, 1, 1, 2, 3, 3, -1);
    }

    @Test
    void namesOfGroupsAreMadeFromTheCutPoints() {
        assertThat(CutAt.names(List.of("60", "70", "71"), true).keySet()).containsExactly("<60", "60-69", "70", "≥71");
        Map<String, Label> bmd = CutAt.names(List.of("-2.5", "-1.0"), false);
        assertThat(bmd.keySet()).containsExactly("<-2.5", "-2.5 to <-1.0", "≥-1.0");
        assertThat(bmd.get("-2.5 to <-1.0").zh()).isEqualTo("-2.5～<-1.0");
        assertThat(CutAt.names(List.of("60", "70"), false).keySet()).containsExactly("<60", "60 to <70", "≥70");
    }

    private static QuantileGroups quarters(int groups, Among among) {
        Variable made = new Variable(
                "q",
                Variable.Type.ORDINAL,
                QuantileGroups.names(groups),
                Label.of("q"),
                Label.NONE,
                null,
                null,
                List.of(),
                Map.of());
        return new QuantileGroups(made, "x", groups, among, List.of(), 0, among.stage(), PLACE);
    }

    /**
     * R 4.2.2: {@code quantile(c(1, 2, 4, 8, 16), 1:3 / 4)} is 2, 4, 8; {@code quantile(c(1, 2, 4, 8), 1:3 / 4)} is
     * 1.75, 3, 5; {@code cut(x, c(-Inf, q, Inf))} puts a value at a cut below it.
     */
    @Test
    void quantilesAreThoseOfTheReference() {
        Cohort cohort = numbers("x", 16, 2, NONE, 1, 8, 4);
        ProblemList problems = new ProblemList("");
        QuantileGroups all = (QuantileGroups) quarters(4, Among.EVERYONE).fixed(cohort, new int[0], problems);
        assertThat(all.cuts()).containsExactly(2.0, 4.0, 8.0);
        assertThat(all.reference()).isEqualTo(5);
        assertThat(all.of(cohort, problems).codes()).containsExactly(3, 0, -1, 0, 2, 1);
        QuantileGroups controls =
                (QuantileGroups) quarters(4, Among.CONTROLS).fixed(cohort, new int[] {1, 2, 3, 4, 5}, problems);
        assertThat(controls.cuts()).containsExactly(1.75, 3.0, 5.0);
        assertThat(controls.of(cohort, problems).codes()).containsExactly(3, 1, -1, 0, 3, 2);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void tiesThatMakeAGroupEmptyAreAProblem() {
        ProblemList problems = new ProblemList("study.yaml");
        quarters(4, Among.EVERYONE).fixed(numbers("x", 0, 0, 0, 0, 0, 0, 5, 9), new int[0], problems);
        assertThat(problems.list())
                .extracting(p -> p.line() + " " + p.column() + " " + p.what().code() + " "
                        + p.what().arguments())
                .containsExactly("7 derive.q derive.cuts-equal.everyone [Q1, Q2, 0, 6, 8]");
        ProblemList top = new ProblemList("study.yaml");
        quarters(2, Among.EVERYONE).fixed(numbers("x", 1, 2, 3, 3, 3), new int[0], top);
        assertThat(top.list())
                .extracting(p -> p.what().code() + " " + p.what().arguments())
                .containsExactly("derive.cut-at-largest.everyone [Q2, Q2, 3, 3, 5]");
    }

    @Test
    void withoutAnybodyToAskNothingIsKnown() {
        Cohort cohort = numbers("x", 1, 2);
        Derivation none = quarters(4, Among.CONTROLS).fixed(cohort, new int[0], new ProblemList(""));
        assertThat(((LevelColumn) none.of(cohort, new ProblemList(""))).codes()).containsExactly(-1, -1);
    }
}
