package org.counterpart.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.counterpart.stats.CompensatedSum;

/**
 * How the observed share of cases runs with the predicted risk, as a smooth curve: at each risk a straight line through
 * the nearest three quarters
 * of the subjects, near ones weighing more (tricube). Reference: Cleveland (1979), doi:10.1080/01621459.1979.10481038.
 * Same as R:
 * {@code loess(y ~ p, span = 0.75, degree = 1, surface = "direct")}.
 */
public final class CalibrationCurve {
    private static final double SPAN = 0.75;
    private static final int POINTS = 41;

    /** The curve ends where a hundredth of the subjects lie beyond. */
    private static final double TAIL = 0.01;

    private final double[] p;
    private final double[] y;

    /** A point of the curve. */
    public record At(double risk, double observed) {}

    private CalibrationCurve(double[] p, double[] y) {
        this.p = p;
        this.y = y;
    }

    /** @param risks NaN where missing */
    public static List<At> of(double[] risks, boolean[] cases) {
        CalibrationCurve curve = sorted(risks, cases);
        int n = curve.p.length;
        if (n < 4) {
            return List.of();
        }
        double low = curve.p[(int) Math.floor(TAIL * (n - 1))];
        double high = curve.p[(int) Math.ceil((1 - TAIL) * (n - 1))];
        List<At> points = new ArrayList<>();
        for (int k = 0; k < POINTS && high > low; k++) {
            double at = low + (high - low) * k / (POINTS - 1);
            double observed = curve.at(at);
            if (!Double.isNaN(observed)) {
                points.add(new At(at, Math.max(0, Math.min(1, observed))));
            }
        }
        return points;
    }

    /** In one order whatever that of the subjects is. */
    static CalibrationCurve sorted(double[] risks, boolean[] cases) {
        int[] order = IntStream.range(0, risks.length)
                .filter(i -> !Double.isNaN(risks[i]))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> risks[i]).thenComparing(i -> cases[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new CalibrationCurve(
                Arrays.stream(order).mapToDouble(i -> risks[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> cases[i] ? 1 : 0).toArray());
    }

    /** NaN where the nearest subjects all have one risk, another than this. */
    double at(double risk) {
        int nearest = Math.max(2, (int) Math.floor(p.length * SPAN + 1e-5));
        double reach = Arrays.stream(p).map(v -> Math.abs(v - risk)).sorted().toArray()[nearest - 1];
        CompensatedSum w = new CompensatedSum();
        CompensatedSum wx = new CompensatedSum();
        CompensatedSum wy = new CompensatedSum();
        CompensatedSum wxx = new CompensatedSum();
        CompensatedSum wxy = new CompensatedSum();
        for (int i = 0; i < p.length; i++) {
            double x = p[i] - risk;
            double far = Math.abs(x) / reach;
            if (far < 1) {
                double cube = 1 - far * far * far;
                double weight = cube * cube * cube;
                w.add(weight);
                wx.add(weight * x);
                wy.add(weight * y[i]);
                wxx.add(weight * x * x);
                wxy.add(weight * x * y[i]);
            }
        }
        double determinant = w.value() * wxx.value() - wx.value() * wx.value();
        return determinant > 1e-12 * w.value() * wxx.value()
                ? (wxx.value() * wy.value() - wx.value() * wxy.value()) / determinant
                : wy.value() / w.value();
    }
}
