package org.counterpart.app.page;

import java.util.Optional;
import java.util.stream.Collectors;
import org.counterpart.app.desk.CaliperCurve;

/**
 * The pairs at other widths of a caliper as a small picture and in words.
 *
 * @param points of the line, as SVG has them
 * @param hereX where the plan's own width is; negative when it is not known
 * @param words the same for whoever does not see it
 */
public record CurveView(String label, String points, double hereX, String most, String widest, String words) {
    static final int WIDTH = 220;
    static final int HEIGHT = 80;

    /** @param width the plan's own, of the caliper that the curve is of */
    static Optional<CurveView> of(CaliperCurve curve, String label, double width, String unit) {
        int most = curve.points().stream()
                .mapToInt(CaliperCurve.Point::pairs)
                .max()
                .orElse(0);
        if (curve.points().size() < 2 || most == 0) {
            return Optional.empty();
        }
        double widest = curve.points().get(curve.points().size() - 1).width().doubleValue();
        String points = curve.points().stream()
                .map(p -> round(WIDTH * p.width().doubleValue() / widest) + ","
                        + round(HEIGHT - (double) HEIGHT * p.pairs() / most))
                .collect(Collectors.joining(" "));
        String words = curve.points().stream()
                .map(p -> p.width().stripTrailingZeros().toPlainString() + unit + ": " + p.pairs())
                .collect(Collectors.joining(", "));
        String end = curve.points()
                        .get(curve.points().size() - 1)
                        .width()
                        .stripTrailingZeros()
                        .toPlainString()
                + unit;
        return Optional.of(new CurveView(
                label, points, Math.min(WIDTH, WIDTH * width / widest), Integer.toString(most), end, words));
    }

    private static double round(double x) {
        return Math.round(x * 10) / 10.0;
    }
}
