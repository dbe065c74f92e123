package org.counterpart.audit.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.counterpart.audit.Printer;
import org.counterpart.audit.paper.Printed;
import org.counterpart.audit.paper.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaldPolygonTest {
    private static final double Z = RatioRow.REACH;

    /**
     * Two routes: the corners against a fine net of coefficients and standard errors, each printed and compared with
     * the digits.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void cornersGiveTheRangeThatANetOfValuesFinds(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double b = 2 * random.nextDouble() - 1;
        double se = 0.15 + random.nextDouble();
        Printer printer = new Printer(RoundingMode.HALF_UP, 2, Printer.Zeros.KEPT, Printer.PStyle.THREE);
        Printed or = printer.number(Math.exp(b));
        Printed low = printer.number(Math.exp(b - Z * se));
        Printed high = printer.number(Math.exp(b + Z * se));
        Range exact = WaldPolygon.of(
                        or.rounded().log(), low.rounded().log(), high.rounded().log(), Z)
                .orElseThrow()
                .z();
        Range found = Range.EMPTY;
        int steps = 400;
        Range bs = or.rounded().log();
        Range ses = high.rounded().log().minus(low.rounded().log()).times(1 / (2 * Z));
        for (int i = 0; i <= steps; i++) {
            double x = bs.low() + bs.width() * i / steps;
            for (int j = 0; j <= steps; j++) {
                double y = ses.low() + ses.width() * j / steps;
                if (low.rounded().holds(Math.exp(x - Z * y)) && high.rounded().holds(Math.exp(x + Z * y))) {
                    found = found.hull(Range.of(Math.abs(x) / y));
                }
            }
        }
        double net = 0.02 * (exact.width() + 1e-9) + 2 * ses.width() / steps * exact.high() / ses.low();
        assertThat(found.low()).isGreaterThanOrEqualTo(exact.low() - 1e-7).isCloseTo(exact.low(), within(net));
        assertThat(found.high()).isLessThanOrEqualTo(exact.high() + 1e-7).isCloseTo(exact.high(), within(net));
    }

    @Test
    void isEmptyWhenNoWaldIntervalPrintsSo() {
        // ln 2 is not midway between ln 1.50 and ln 2.10
        Range b = Printed.of("2.00").rounded().log();
        Range low = Printed.of("1.50").rounded().log();
        assertThat(WaldPolygon.of(b, low, Printed.of("2.10").rounded().log(), Z))
                .isEmpty();
        // 2.00² / 1.50 = 2.67
        assertThat(WaldPolygon.of(b, low, Printed.of("2.67").rounded().log(), Z))
                .isPresent();
    }

    @Test
    void digitsTooFewForAnyWidthAllowEveryP() {
        Range one = Printed.of("1.00").rounded().log();
        assertThat(WaldPolygon.of(one, one, one, Z).orElseThrow().p()).isEqualTo(new Range(0, 1));
    }
}
