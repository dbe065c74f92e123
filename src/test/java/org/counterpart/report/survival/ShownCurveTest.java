package org.counterpart.report.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.counterpart.regression.survival.KaplanMeier;
import org.counterpart.regression.survival.SurvivalTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows a curve, how many had the event, and all that is told of it, counts no few subjects. */
class ShownCurveTest {
    private static final List<Double> ASKED = List.of(0.0, 7.0, 8.0, 20.0, 40.0, 500.0);
    private static final List<Double> TICKS = List.of(0.0, 5.0, 10.0, 12.5, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0);

    private final List<Double> time = new ArrayList<>();
    private final List<Boolean> event = new ArrayList<>();

    private KaplanMeier curve() {
        boolean[] events = new boolean[time.size()];
        IntStream.range(0, events.length).forEach(i -> events[i] = event.get(i));
        return KaplanMeier.of(
                SurvivalTimes.of(time.stream().mapToDouble(Double::doubleValue).toArray(), events));
    }

    private void random(long seed) {
        Random random = new Random(seed);
        time.clear();
        event.clear();
        int n = 12 + random.nextInt(60);
        double losses = random.nextInt(4) / 4.0;
        for (int i = 0; i < n; i++) {
            time.add((double) random.nextInt(seed % 2 == 0 ? 50 : 12));
            event.add(random.nextDouble() >= losses);
        }
    }

    private int events(double until) {
        return (int) IntStream.range(0, time.size())
                .filter(i -> event.get(i) && time.get(i) <= until)
                .count();
    }

    private int lost(double before) {
        return (int) IntStream.range(0, time.size())
                .filter(i -> !event.get(i) && time.get(i) < before)
                .count();
    }

    private static void noFew(Set<Integer> told, int all, int least) {
        told.add(0);
        told.add(all);
        int before = 0;
        for (int one : told) {
            assertThat(one - before)
                    .satisfiesAnyOf(
                            d -> assertThat(d).isZero(), d -> assertThat(d).isGreaterThanOrEqualTo(least));
            before = one;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 11})
    void betweenTwoPlacesThatAreToldLieNoFewSubjects(int least) {
        int steps = 0;
        int medians = 0;
        int numbers = 0;
        for (long seed = 0; seed < 400; seed++) {
            random(seed);
            KaplanMeier curve = curve();
            if (curve.events() < least || (curve.n() > curve.events() && curve.n() - curve.events() < least)) {
                continue;
            }
            ShownCurve shown = ShownCurve.of(curve, ASKED, least);
            Set<Integer> events = new TreeSet<>();
            shown.steps().forEach(s -> events.add(events(curve.time(s))));
            for (int s : shown.steps()) {
                int left = curve.atRisk(s) - curve.events(s);
                assertThat(left == 0 || left >= least).isTrue();
            }
            ASKED.stream().filter(shown::tells).forEach(t -> events.add(events(t)));
            if (shown.tellsMedian() && !Double.isNaN(curve.median())) {
                events.add(events(curve.median()));
                medians++;
            }
            if (shown.tellsMedianLimits()) {
                double low = curve.medianLimits(0.95).low();
                double high = curve.medianLimits(0.95).high();
                events.add(Double.isNaN(low) ? 0 : events(low));
                events.add(Double.isNaN(high) ? 0 : events(high));
            }
            Set<Integer> lost = new TreeSet<>();
            List<Optional<Integer>> atRisk = shown.atRisk(TICKS);
            for (int i = 0; i < TICKS.size(); i++) {
                if (atRisk.get(i).isPresent()) {
                    assertThat(atRisk.get(i)).hasValue(curve.atRiskAt(TICKS.get(i)));
                    events.add(events(Math.nextDown(TICKS.get(i))));
                    lost.add(lost(TICKS.get(i)));
                    numbers++;
                }
            }
            noFew(events, curve.events(), least);
            noFew(lost, curve.n() - curve.events(), least);
            steps += shown.steps().size();
        }
        // It is no protection to show nothing.
        assertThat(steps).isGreaterThan(100);
        assertThat(medians).isGreaterThan(30);
        assertThat(numbers).isGreaterThan(100);
    }

    /** 12 events of 24: the two after the tenth are no step of their own, and go with those before. */
    @Test
    void fewEventsAtTheEndAreNotTheRestOfAShownCurve() {
        for (int i = 1; i <= 24; i++) {
            time.add((double) i);
            event.add(i <= 12);
        }
        assertThat(ShownCurve.of(curve(), List.of(), 5).steps()).containsExactly(4, 11);
    }

    @Test
    void withoutProtectionAllIsShown() {
        random(4);
        KaplanMeier curve = curve();
        ShownCurve shown = ShownCurve.of(curve, ASKED, 0);
        assertThat(shown.steps()).hasSize(curve.steps());
        assertThat(shown.end()).isEqualTo(curve.last());
        assertThat(shown.tells(500)).isTrue();
        assertThat(shown.atRisk(TICKS)).allMatch(Optional::isPresent);
    }
}
