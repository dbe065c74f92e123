package org.counterpart.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.counterpart.cohort.cell.Bound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kleene's strong three-valued tables (Introduction to Metamathematics, 1952, section 64). */
class TruthTest {
    @ParameterizedTest
    @CsvSource({
        "TRUE,    TRUE,    TRUE,    TRUE",
        "TRUE,    UNKNOWN, UNKNOWN, TRUE",
        "TRUE,    FALSE,   FALSE,   TRUE",
        "UNKNOWN, TRUE,    UNKNOWN, TRUE",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
        "UNKNOWN, FALSE,   FALSE,   UNKNOWN",
        "FALSE,   TRUE,    FALSE,   TRUE",
        "FALSE,   UNKNOWN, FALSE,   UNKNOWN",
        "FALSE,   FALSE,   FALSE,   FALSE"
    })
    void andAndOr(Truth a, Truth b, Truth and, Truth or) {
        assertThat(a.and(b)).isEqualTo(and);
        assertThat(a.or(b)).isEqualTo(or);
        assertThat(a.and(b)).isEqualTo(a.not().or(b.not()).not());

        Cohort cohort = Cohort.of("id", new String[] {"1"}, new int[] {2}, List.of(cell("a", a), cell("b", b)));
        List<Rule> rules = List.of(isOne("a"), isOne("b"));
        assertThat(new Rule.AllOf(rules).in(cohort).of(0)).isEqualTo(and);
        assertThat(new Rule.AnyOf(rules).in(cohort).of(0)).isEqualTo(or);
    }

    @Test
    void notKeepsUnknown() {
        assertThat(Truth.TRUE.not()).isEqualTo(Truth.FALSE);
        assertThat(Truth.FALSE.not()).isEqualTo(Truth.TRUE);
        assertThat(Truth.UNKNOWN.not()).isEqualTo(Truth.UNKNOWN);
    }

    private static Condition isOne(String name) {
        return Condition.of(name, Bound.Relation.EQUALS, "1");
    }

    private static LevelColumn cell(String name, Truth truth) {
        int code = truth == Truth.TRUE ? 1 : truth == Truth.FALSE ? 0 : -1;
        return new LevelColumn(Variable.of(name, Variable.Type.BINARY, "0", "1"), new int[] {code});
    }
}
