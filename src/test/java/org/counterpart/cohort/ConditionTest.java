package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.Bound.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
    @TempDir
    private Path folder;

    private Cohort cohort() throws IOException {
        return CsvText.of(folder, """
                        id,bmd,day,asa,tfi,word,ward
                        1,0.65,2020-06-30,I,yes,1.0,A
                        2,0.70,2020-07-01,II,no,2,B
                        3,0.7000000000000001,2025-06-30,III,YES,3,
                        4,,,,,,C
                        """)
                .id("id")
                .read(
                        Variable.of("bmd", Variable.Type.NUMERIC),
                        Variable.of("day", Variable.Type.DATE),
                        Variable.of("asa", Variable.Type.ORDINAL, "I", "II", "III"),
                        Variable.of("tfi", Variable.Type.BINARY),
                        Variable.of("word", Variable.Type.CATEGORICAL, "1", "2", "3"),
                        Variable.of("ward", Variable.Type.TEXT))
                .cohort();
    }

    /** One letter a row: true, false, unknown. */
    @ParameterizedTest
    @CsvSource({
        "bmd,  ABOVE,    0.7,        FFTU",
        "bmd,  AT_LEAST, 0.70,       FTTU",
        "bmd,  BELOW,    7e-1,       TFFU",
        "bmd,  AT_MOST,  .7,         TTFU",
        "bmd,  EQUALS,   0.650,      TFFU",
        "bmd,  IN,       0.65;0.7,   TTFU",
        "day,  AT_LEAST, 2020-07-01, FTTU",
        "day,  AT_MOST,  2025-06-30, TTTU",
        "day,  ABOVE,    2020-07-01, FFTU",
        "day,  EQUALS,   2020-06-30, TFFU",
        "asa,  AT_LEAST, II,         FTTU",
        "asa,  BELOW,    III,        TTFU",
        "asa,  IN,       I;III,      TFTU",
        "tfi,  EQUALS,   1,          TFTU",
        "tfi,  EQUALS,   是,         TFTU",
        "tfi,  EQUALS,   false,      FTFU",
        "tfi,  AT_LEAST, 1,          TFTU",
        "word, EQUALS,   1,          TFFU",
        "word, IN,       2;3,        FTTU",
        "ward, EQUALS,   A,          TFUF",
        "ward, IN,       A;C,        TFUT"
    })
    void compares(String variable, Relation relation, String values, String expected) throws IOException {
        Rule.InCohort rule = Condition.of(variable, relation, values.split(";")).in(cohort());
        assertThat(letters(rule)).isEqualTo(expected);
    }

    @Test
    void allBoundsMustHold() throws IOException {
        Condition between = new Condition(
                "day", List.of(Bound.of(Relation.AT_LEAST, "2020-07-01"), Bound.of(Relation.AT_MOST, "2025-06-29")));
        assertThat(letters(between.in(cohort()))).isEqualTo("FTFU");
    }

    @Test
    void theColumnsOwnDateFormatMayBeUsed() {
        Variable day = new Variable(
                "day",
                Variable.Type.DATE,
                List.of(),
                Label.of("day"),
                Label.NONE,
                null,
                null,
                java.util.List.of("d/M/yyyy"),
                java.util.Map.of());
        assertThat(new Scale(day).position("1/7/2020")).hasValue(18444); // as.numeric(as.Date("2020-07-01")) in R
        assertThat(new Scale(day).position("2020-07-01")).hasValue(18444);
        assertThat(new Scale(day).position("31/6/2020")).isEmpty();
    }

    @Test
    void textHasNoOrder() throws IOException {
        Rule.InCohort rule = Condition.of("ward", Relation.ABOVE, "A").in(cohort());
        assertThatThrownBy(() -> rule.of(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ward");
    }

    private static String letters(Rule.InCohort rule) {
        return IntStream.range(0, 4)
                .mapToObj(r -> rule.of(r).name().substring(0, 1))
                .collect(Collectors.joining());
    }

    @Test
    void aBoundHasOneValueUnlessItIsAList() {
        assertThatThrownBy(() -> new Bound(Relation.ABOVE, Arrays.asList("1", "2")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
