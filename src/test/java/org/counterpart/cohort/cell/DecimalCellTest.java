package org.counterpart.cohort.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Two routes: the cell read by its characters at once, and {@link DecimalNumber}, which is held to {@code parseDouble}.
 */
class DecimalCellTest {
    private static final String SIGNS = "0123456789.,+-eE 5 x−０";

    @Test
    void readsEverySpellingAsDecimalNumberDoes() {
        SplittableRandom random = new SplittableRandom(20251126);
        for (char decimal : new char[] {'.', ','}) {
            DecimalCell cell = new DecimalCell(decimal);
            for (int i = 0; i < 300_000; i++) {
                String text = i % 3 == 0 ? noise(random) : number(random, decimal);
                assertThat(Double.doubleToRawLongBits(cell.parse(text)))
                        .as(text)
                        .isEqualTo(Double.doubleToRawLongBits(DecimalNumber.parse(text, decimal)));
                assertThat(cell.plain()).as(text).isEqualTo(DecimalNumber.isPlainInteger(text));
            }
        }
    }

    /** Anything the keyboard gives, mostly no number. */
    private static String noise(SplittableRandom random) {
        StringBuilder out = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            out.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return out.toString();
    }

    /** Signs, leading and trailing zeros, up to 25 digits, marks anywhere, exponents. */
    private static String number(SplittableRandom random, char decimal) {
        StringBuilder out = new StringBuilder(random.nextInt(3) == 0 ? "-" : random.nextInt(9) == 0 ? "+" : "");
        int digits = 1 + random.nextInt(random.nextInt(4) == 0 ? 25 : 6);
        int mark = random.nextInt(-2, digits + 1);
        for (int i = 0; i < digits; i++) {
            if (i == mark) {
                out.append(decimal);
            }
            out.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
        }
        if (mark == digits) {
            out.append(decimal);
        }
        if (random.nextInt(8) == 0) {
            out.append(random.nextBoolean() ? "e" : "E-").append(random.nextInt(30));
        }
        return out.toString();
    }
}
