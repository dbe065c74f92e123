package org.counterpart.cohort.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalNumberTest {
    @Test
    void isExactlyParseDouble() {
        SplittableRandom random = new SplittableRandom(20250920);
        for (int i = 0; i < 200_000; i++) {
            String text = number(random);
            assertThat(Double.doubleToRawLongBits(DecimalNumber.parse(text, '.')))
                    .as(text)
                    .isEqualTo(Double.doubleToRawLongBits(Double.parseDouble(text)));
            assertThat(DecimalNumber.parse(text.replace('.', ','), ',')).isEqualTo(Double.parseDouble(text));
        }
    }

    private static String number(SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            return Double.toString(Double.longBitsToDouble(random.nextLong() & 0x7FEFFFFFFFFFFFFFL));
        }
        StringBuilder out = new StringBuilder(random.nextInt(3) == 0 ? "-" : random.nextInt(9) == 0 ? "+" : "");
        int digits = 1 + random.nextInt(random.nextInt(5) == 0 ? 30 : 17);
        int point = random.nextInt(-1, digits + 1);
        for (int i = 0; i < digits; i++) {
            if (i == point) {
                out.append('.');
            }
            out.append((char) ('0' + (random.nextInt(3) == 0 ? 0 : random.nextInt(10))));
        }
        if (random.nextInt(3) == 0) {
            out.append(random.nextBoolean() ? 'e' : 'E')
                    .append(random.nextBoolean() ? "-" : random.nextBoolean() ? "+" : "")
                    .append(random.nextInt(random.nextInt(4) == 0 ? 400 : 25));
        }
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "+.",
                "1e",
                "1e+",
                "e5",
                "1.2.3",
                "1,2",
                "0x1p3",
                "1f",
                "2d",
                "NaN",
                "Infinity",
                " 1",
                "1 ",
                "1e5.0",
                "--1",
                "1-",
                "١٢"
            })
    void isNoNumber(String text) {
        assertThat(DecimalNumber.parse(text, '.')).isNaN();
    }

    @Test
    void tooLargeIsInfinite() {
        assertThat(DecimalNumber.parse("1e309", '.')).isInfinite();
        assertThat(DecimalNumber.parse("-1e99999999999", '.')).isInfinite();
        assertThat(DecimalNumber.parse("1e-99999999999", '.')).isZero();
    }

    @Test
    void knowsThePlainIntegers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            String text = number(random);
            String plain = String.format(Locale.ROOT, "%.0f", Double.parseDouble(text));
            assertThat(DecimalNumber.isPlainInteger(text))
                    .as(text)
                    .isEqualTo(text.equals(plain)
                            && text.length() - (text.startsWith("-") ? 1 : 0) <= 15
                            && !text.equals("-0"));
        }
    }
}
