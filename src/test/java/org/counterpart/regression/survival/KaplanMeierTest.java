package org.counterpart.regression.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.stats.Interval;
import org.junit.jupiter.api.Test;

/** Against survival: {@code src/test/r/survival/curves.R} made the numbers. */
class KaplanMeierTest {
    private static final Path HOME = Path.of("src/test/resources/reference/survival");
    private static final double LEVEL = 0.95;

    private static double[] column(String data, String name) throws IOException {
        List<String> lines = Files.readAllLines(HOME.resolve(data + ".csv"));
        int at = Arrays.asList(lines.get(0).split(",", -1)).indexOf(name);
        return lines.stream()
                .skip(1)
                .mapToDouble(l -> Double.parseDouble(l.split(",", -1)[at]))
                .toArray();
    }

    private static SurvivalTimes times(double[] time, double... status) {
        boolean[] event = new boolean[status.length];
        for (int i = 0; i < event.length; i++) {
            event[i] = status[i] == 1;
        }
        return SurvivalTimes.of(time, event);
    }

    @Test
    void asSurvival() throws IOException {
        int compared = 0;
        for (String line : Files.readAllLines(HOME.resolve("curves.csv"))) {
            String[] l = line.split(",", -1);
            if (line.startsWith("#") || l[0].equals("data")) {
                continue;
            }
            double[] by = l[1].isEmpty() ? null : column(l[0], l[1]);
            SurvivalTimes all = times(column(l[0], "time"), column(l[0], "status"));
            double want = Double.parseDouble(l[5]);
            double found = l[2].isEmpty() || l[3].equals("expected") ? rank(all, by, l[3], l[2]) : curve(all, by, l);
            if (Double.isNaN(want)) {
                assertThat(found).as(line).isNaN();
            } else {
                assertThat(found).as(line).isCloseTo(want, within(1e-9 * Math.abs(want) + 1e-12));
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(1000);
    }

    private static double rank(SurvivalTimes all, double[] by, String quantity, String level) {
        double[] levels = Arrays.stream(by).sorted().distinct().toArray();
        int[] group =
                Arrays.stream(by).mapToInt(v -> Arrays.binarySearch(levels, v)).toArray();
        LogRank test = LogRank.of(all, group, levels.length);
        return switch (quantity) {
            case "logRank" -> test.test().statistic();
            case "df" -> test.test().df();
            default -> test.expected().get(Arrays.binarySearch(levels, Double.parseDouble(level)));
        };
    }

    private static double curve(SurvivalTimes all, double[] by, String[] l) {
        int[] those = IntStream.range(0, all.size())
                .filter(i -> by == null || by[i] == Double.parseDouble(l[2]))
                .toArray();
        KaplanMeier curve = KaplanMeier.of(all.select(those));
        double t = l[4].isEmpty() ? Double.NaN : Double.parseDouble(l[4]);
        int step = curve.stepAt(t);
        Interval half = curve.medianLimits(LEVEL);
        return switch (l[3]) {
            case "survival" -> curve.survival(step);
            case "survivalAt" -> step < 0 ? 1 : curve.survival(step);
            case "atRisk", "atRiskAt" -> curve.atRiskAt(t);
            case "lower" -> curve.limits(step, LEVEL).low();
            case "upper" -> curve.limits(step, LEVEL).high();
            case "median" -> curve.median();
            case "medianLower" -> half.low();
            case "medianUpper" -> half.high();
            case "events" -> curve.events();
            case "n" -> curve.n();
            default -> throw new IllegalArgumentException(l[3]);
        };
    }

    /** Half are left from 2 to 4, so the median is 3; as R says. */
    @Test
    void theMedianIsTheMiddleOfTheTimeOverWhichHalfAreLeft() {
        assertThat(KaplanMeier.of(times(new double[] {1, 2, 4, 5}, 1, 1, 1, 1)).median())
                .isEqualTo(3);
        assertThat(KaplanMeier.of(times(new double[] {1, 2, 4, 5}, 1, 0, 0, 0)).median())
                .isNaN();
    }
}
