package org.counterpart.univariate.test;

import org.counterpart.stats.CompensatedSum;

/** ln n! for every n up to a bound, by compensated summation of logarithms. */
final class LogFactorials {
    private LogFactorials() {}

    static double[] upTo(int most) {
        double[] log = new double[most + 1];
        CompensatedSum sum = new CompensatedSum();
        for (int n = 2; n <= most; n++) {
            log[n] = sum.add(Math.log(n)).value();
        }
        return log;
    }
}
