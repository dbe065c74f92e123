package org.counterpart.cohort.derived;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
    /** Values of the same text in R 4.2.2, where {@code ln} is {@code log}; {@code x} is 3 and {@code 年龄} is 70. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -2^2                    | -4
            2^3^2                   | 512
            2^-1                    | 0.5
            -2^-2                   | -0.25
            1 - 2 - 3               | -4
            8 / 4 / 2               | 1
            2 * 3^2                 | 18
            -3 * 2                  | -6
            2 - -3                  | 5
            6 / 2 * 3               | 9
            1+2*3                   | 7
            (1 + 2) * 3             | 9
            ln(2.5)                 | 0.91629073187415511
            log10(1000)             | 3
            log2(8)                 | 3
            log2(5)                 | 2.3219280948873622
            exp(1.5)                | 4.4816890703380645
            sqrt(2)                 | 1.4142135623730951
            abs(-3.5)               | 3.5
            min(3, 1, 2)            | 1
            max(3,1,2)              | 3
            1e-3                    | 0.001
            .5 * 4                  | 2
            0^0                     | 1
            -2^0.5                  | -1.4142135623730951
            (-8)^3                  | -512
            x^2 + 年龄              | 79
            `x` * 2                 | 6
            +x                      | 3
            """)
    void asInR(String text, double expected) {
        Formula formula = Formula.of(text);
        double[] parts = formula.names().stream()
                .mapToDouble(n -> n.equals("x") ? 3 : 70)
                .toArray();
        assertThat(formula.of(parts)).isCloseTo(expected, within(1e-15 * Math.max(1, Math.abs(expected))));
    }

    /** By the rule of the page: half away from zero of 15 digits. R's {@code round} gives 2, -2 and 0.1. */
    @ParameterizedTest
    @CsvSource({
        "round(2.5), 3",
        "round(-2.5), -3",
        "'round(0.15, 1)', 0.2",
        "'round(1.005, 2)', 1.01",
        "'round(0.1 + 0.05, 1)', 0.2",
        "'round(1.005 * 100)', 101",
        "'round(1234, -2)', 1200",
        "'round(-0.4)', 0"
    })
    void roundsHalfAwayFromZero(String text, double expected) {
        assertThat(Formula.of(text).of()).isEqualTo(expected);
    }

    @Test
    void noiseBehindFifteenDigitsIsNoValue() {
        assertThat(0.7 + 0.1).isLessThan(0.8);
        assertThat(Digits.fifteen(0.7 + 0.1)).isEqualTo(0.8);
        assertThat(Digits.text(Digits.fifteen(0.1 + 0.2))).isEqualTo("0.3");
        assertThat(Digits.text(-0.0)).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2 +         | 8  | ends
            2 x             | 3  | no-operator
            x $ 2           | 3  | no-operator
            * x             | 1  | two-operators
            (x + 1          | 1  | not-closed
            x + 1)          | 6  | closed-twice
            log(x)          | 1  | log
            sqr(x)          | 1  | function.nearest
            wurzel(x)       | 1  | function
            x ** 2          | 3  | written-else
            x × 2           | 3  | written-else
            （x + 1         | 1  | written-else
            x²              | 2  | written-else
            年龄 ＋ 1       | 4  | written-else
            x > 2           | 3  | comparison
            'x              | 1  | quote
            `x              | 1  | backquote
            ln()            | 1  | arguments.one
            ln(x, 2)        | 1  | arguments.one
            round(x, 1, 2)  | 1  | arguments.one-or-two
            min()           | 1  | arguments.some
            round(x, x)     | 1  | decimals
            round(x, 0.5)   | 1  | decimals
            1e999           | 1  | number
            x, 1            | 2  | no-operator
            """, quoteCharacter = '"')
    void saysWhereItIsNone(String text, int place, String code) {
        FormulaException e = catchThrowableOfType(FormulaException.class, () -> Formula.of(text));
        assertThat(e).as(text).isNotNull();
        assertThat(e.place() + " " + e.code()).isEqualTo(place + " " + code);
    }

    @Test
    void anEmptyTextAndOneThatIsTooDeepAreNone() {
        assertThat(catchThrowableOfType(FormulaException.class, () -> Formula.of(""))
                        .code())
                .isEqualTo("empty");
        for (String sign : new String[] {"(", "-", "abs(", "2^"}) {
            assertThat(catchThrowableOfType(FormulaException.class, () -> Formula.of(sign.repeat(100_000) + "x"))
                            .code())
                    .isEqualTo("deep");
        }
    }

    /** Counted in characters as people see them: 𝑥 is one. */
    @Test
    void namesOfAnyScriptAndInBackquotes() {
        Formula formula = Formula.of("`WBC(10^9/L)` + 血小板_1 * `a``b` - 𝑥 / Größe.cm");
        assertThat(formula.names()).containsExactly("WBC(10^9/L)", "血小板_1", "a`b", "𝑥", "Größe.cm");
        assertThat(formula.places()).containsEntry("血小板_1", 17).containsEntry("Größe.cm", 38);
        assertThat(Formula.of("min + max(min, 2)").names()).containsExactly("min");
    }

    @ParameterizedTest
    @CsvSource({
        "1 / x, 0, DIVISION_BY_ZERO, 3",
        "'min(1 / x, 5)', 0, DIVISION_BY_ZERO, 7",
        "x^-1, 0, DIVISION_BY_ZERO, 2",
        "(1 / x)^0, 0, DIVISION_BY_ZERO, 4",
        "ln(x), 0, LOGARITHM, 1",
        "2 + log10(x), -1, LOGARITHM, 5",
        "sqrt(x), -4, ROOT, 1",
        "x^0.5, -4, POWER, 2",
        "exp(x), 1000, OVERFLOW, 1",
        "x * 1e300, 1e300, OVERFLOW, 3"
    })
    void whatHasNoValueSaysWhy(String text, double x, Formula.Fault.Kind kind, int place) {
        Formula formula = Formula.of(text);
        assertThat(formula.of(x)).isNaN();
        assertThat(formula.fault(x)).contains(new Formula.Fault(kind, place));
        assertThat(formula.fault(1)).isEmpty();
    }
}
