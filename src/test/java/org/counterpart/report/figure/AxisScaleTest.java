package org.counterpart.report.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.counterpart.report.figure.AxisScale.Kind;
import org.counterpart.report.figure.AxisScale.Tick;
import org.junit.jupiter.api.Test;

class AxisScaleTest {
    private static List<String> ticks(double min, double max, double length, Kind kind) {
        return new AxisScale(min, max, 0, length, kind)
                .ticks(6.5).stream().map(Tick::text).toList();
    }

    @Test
    void ticksAreRoundValuesThatStandClear() {
        assertThat(ticks(0, 1, 100, Kind.LINEAR)).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(ticks(-5.2, 5.2, 300, Kind.LINEAR)).startsWith("−5", "−4").endsWith("5");
        assertThat(ticks(0.4, 25, 120, Kind.LOG)).containsExactly("0.5", "1", "2", "5", "10", "20");
        assertThat(ticks(0.001, 1000, 60, Kind.LOG)).contains("1").doesNotContain("2");
        assertThat(ticks(1e-12, 1e12, 80, Kind.LOG)).hasSizeBetween(2, 6);
    }

    @Test
    void aValueStandsInProportion() {
        assertThat(new AxisScale(0, 10, 100, 200, Kind.LINEAR).at(2.5)).isEqualTo(125);
        assertThat(new AxisScale(0.1, 10, 0, 100, Kind.LOG).at(1))
                .isCloseTo(50, org.assertj.core.data.Offset.offset(1e-12));
        assertThatThrownBy(() -> new AxisScale(0, 1, 0, 1, Kind.LOG)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AxisScale(2, 2, 0, 1, Kind.LINEAR)).isInstanceOf(IllegalArgumentException.class);
    }
}
