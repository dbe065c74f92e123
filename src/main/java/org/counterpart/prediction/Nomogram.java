package org.counterpart.prediction;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.counterpart.prediction.roc.Logit;
import org.counterpart.regression.design.DesignMatrix;
import org.counterpart.regression.design.Predictor;
import org.counterpart.regression.design.PredictorScale;

/**
 * A logistic model as points that can be added by hand: a predictor's contribution to the log odds, counted from its
 * least, so that the one that can move the log odds most goes from 0 to {@value #MOST} points; {@code log odds = base +
 * total / pointsPerLogOdds}.
 *
 * <p>A number is in its own unit, whatever the scale of its odds ratio; only a logarithm stays one. It has a mark at
 * round values (whole ones if it only takes whole values) from below its least to above its greatest in the data and
 * points in proportion between them; a category has a mark for each level that occurs.
 *
 * <p>Reference: Iasonos and others (2008), doi:10.1200/JCO.2007.12.9791. Same as R: {@code rms::nomogram} up to the
 * choice of marks.
 *
 * @param rulers in the order of the design
 * @param base log odds at 0 points
 */
public record Nomogram(List<Ruler> rulers, double base, double pointsPerLogOdds) {
    /** Points of the longest ruler. */
    public static final double MOST = 100;

    private static final int FEW_MARKS = 6;

    /**
     * @param level empty for a number
     * @param value of a number; of a level, its place among the marks
     */
    public record Mark(String level, double value, double points) {}

    /** @param perUnit points a unit of a number is worth; NaN for a category */
    public record Ruler(String variable, double perUnit, List<Mark> marks) {
        public Ruler {
            marks = List.copyOf(marks);
        }

        public double most() {
            return marks.stream().mapToDouble(Mark::points).max().orElse(0);
        }
    }

    public Nomogram {
        rulers = List.copyOf(rulers);
    }

    /**
     * @param b intercept first, then one a column of the design
     * @return null when no predictor moves the log odds, a coefficient is missing, or a predictor has no ruler of its
     *     own
     */
    public static Nomogram of(DesignMatrix design, double[] b) {
        if (!hasRulers(design)) {
            return null;
        }
        List<Ruler> inLogOdds = new ArrayList<>();
        double base = b[0];
        double longest = 0;
        for (int p = 0; p < design.predictors().size(); p++) {
            Ruler ruler = inLogOdds(design, p, b);
            if (ruler.marks().isEmpty()) {
                continue;
            }
            double least =
                    ruler.marks().stream().mapToDouble(Mark::points).min().orElse(0);
            base += least;
            Ruler fromZero = new Ruler(
                    ruler.variable(),
                    ruler.perUnit(),
                    ruler.marks().stream()
                            .map(m -> new Mark(m.level(), m.value(), m.points() - least))
                            .toList());
            longest = Math.max(longest, fromZero.most());
            inLogOdds.add(fromZero);
        }
        if (!(longest > 0) || !Double.isFinite(longest) || !Double.isFinite(base)) {
            return null;
        }
        double points = MOST / longest;
        return new Nomogram(inLogOdds.stream().map(r -> scaled(r, points)).toList(), base, points);
    }

    /** Whether each predictor adds points of its own: a curve's go up and down, a product's hang on two. */
    public static boolean hasRulers(DesignMatrix design) {
        return design.predictors().stream()
                .noneMatch(p -> p.isProduct() || p.spline().isPresent());
    }

    private static Ruler scaled(Ruler ruler, double points) {
        return new Ruler(
                ruler.variable(),
                ruler.perUnit() * points,
                ruler.marks().stream()
                        .map(m -> new Mark(m.level(), m.value(), m.points() * points))
                        .toList());
    }

    /** Marks that hold contributions to the log odds in place of points. */
    private static Ruler inLogOdds(DesignMatrix design, int p, double[] b) {
        Predictor predictor = design.predictors().get(p);
        int[] columns = design.columnsOf(p);
        List<Mark> marks = new ArrayList<>();
        if (columns.length == 0) {
            return new Ruler(predictor.name(), Double.NaN, marks);
        }
        if (predictor.coding() == Predictor.Coding.NUMBER) {
            double slope = b[columns[0] + 1];
            double units = predictor.scale().map(PredictorScale::units).orElse(1.0);
            for (double value : round(design, columns[0], units)) {
                marks.add(new Mark("", value, slope / units * value));
            }
            return new Ruler(predictor.name(), slope / units, marks);
        }
        if (predictor.coding() == Predictor.Coding.SCORES) {
            List<Double> scores = predictor.scores().orElseThrow().values();
            for (int level = 0; level < scores.size(); level++) {
                marks.add(new Mark(predictor.levels().get(level), level, b[columns[0] + 1] * scores.get(level)));
            }
            return new Ruler(predictor.name(), Double.NaN, marks);
        }
        marks.add(new Mark(predictor.levels().get(0), 0, 0));
        for (int j : columns) {
            String level = predictor.coding() == Predictor.Coding.INDICATOR
                    ? predictor.levels().get(1)
                    : design.terms().get(j).level().orElseThrow();
            marks.add(new Mark(level, marks.size(), b[j + 1]));
        }
        return new Ruler(predictor.name(), Double.NaN, marks);
    }

    /** Multiples of 1, 2 or 5 times a power of ten that reach around the column's values. */
    private static List<Double> round(DesignMatrix design, int column, double units) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (int i = 0; i < design.rows(); i++) {
            double value = recorded(design.value(i, column), units);
            low = Math.min(low, value);
            high = Math.max(high, value);
            whole &= value == Math.rint(value);
        }
        if (!(high > low)) {
            return List.of();
        }
        BigDecimal least = BigDecimal.valueOf(low);
        BigDecimal greatest = BigDecimal.valueOf(high);
        int power = (int) Math.floor(Math.log10((high - low) / FEW_MARKS));
        power = whole ? Math.max(0, power) : power;
        for (int scale = power; ; scale++) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(scale);
                BigDecimal first = least.divide(step, 0, RoundingMode.FLOOR);
                BigDecimal last = greatest.divide(step, 0, RoundingMode.CEILING);
                int steps = last.subtract(first).intValueExact();
                if (steps <= FEW_MARKS + 2) {
                    List<Double> values = new ArrayList<>();
                    for (int k = 0; k <= steps; k++) {
                        values.add(
                                first.add(BigDecimal.valueOf(k)).multiply(step).doubleValue());
                    }
                    return values;
                }
            }
        }
    }

    /** In the variable's own unit; what rounding of the scaled number left behind is taken away. */
    private static double recorded(double value, double units) {
        return units == 1
                ? value
                : new BigDecimal(value * units).round(new MathContext(12)).doubleValue();
    }

    /** Points of all rulers at their ends. */
    public double totalMost() {
        return rulers.stream().mapToDouble(Ruler::most).sum();
    }

    /** The risk that a total of points stands for. */
    public double risk(double total) {
        return Logit.inverse(base + total / pointsPerLogOdds);
    }

    /** The total of points that a risk in (0, 1) stands for; may lie beyond what the rulers reach. */
    public double total(double risk) {
        return (Logit.of(risk) - base) * pointsPerLogOdds;
    }
}
