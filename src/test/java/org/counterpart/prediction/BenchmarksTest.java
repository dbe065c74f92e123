package org.counterpart.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
    /** The only case is held out once, and no model can be made of the others: found with one event in 40 subjects. */
    @Test
    void oneCaseIsNoBenchmark() {
        boolean[] cases = new boolean[40];
        cases[0] = true;
        double[][] columns = {IntStream.range(0, 40).asDoubleStream().toArray()};
        int[] alone = IntStream.range(0, 40).toArray();
        assertThat(Benchmarks.withSeed(1).of(columns, cases, alone, rows -> null))
                .isEmpty();
    }
}
