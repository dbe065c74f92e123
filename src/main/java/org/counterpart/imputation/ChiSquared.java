package org.counterpart.imputation;

import java.util.SplittableRandom;

/** Draws by the method of Marsaglia G, Tsang WW (2000), doi:10.1145/358407.358414. */
final class ChiSquared {
    private ChiSquared() {}

    /** @param df 1 or more */
    static double draw(int df, SplittableRandom random) {
        if (df == 1) {
            double z = random.nextGaussian();
            return z * z;
        }
        double d = df / 2.0 - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d * (1 - v + Math.log(v))) {
                return 2 * d * v;
            }
        }
    }
}
