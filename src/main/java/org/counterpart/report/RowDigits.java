package org.counterpart.report;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * How the numbers of one row of a table are printed: all with the same decimals and, where they are very large or very
 * small, all divided by the same
 * power of ten, which then stands beside the name of the variable.
 *
 * @param exponent of the power of ten; 0 for most variables
 */
public record RowDigits(int decimals, int exponent) {
    /** Numbers from here on are printed in powers of ten. */
    private static final double HUGE = 1e7;

    private static final double TINY = 1e-3;

    /** More decimals than these were not measured but computed. */
    private static final int MEASURED = 4;

    private static final int FIGURES = 3;

    /** For a row without measurements. */
    public static final RowDigits AS_IT_IS = new RowDigits(0, 0);

    /** Decimals that are worth no more to a reader, however few figures the smallest number has. */
    private static final int MOST = 5;

    /** Means and standard deviations: one decimal more than recorded; none where whole numbers spread over hundreds. */
    public static RowDigits means(int recorded, double[] means, double[] sds) {
        int exponent = exponent(largest(means, sds));
        double spread = scaled(largest(sds), exponent);
        if (exponent != 0 || recorded > MEASURED) {
            return figures(recorded + 1, exponent, spread, means);
        }
        return new RowDigits(recorded == 0 && spread >= 100 ? 0 : recorded + 1, 0);
    }

    /** Quantiles: as recorded. */
    public static RowDigits quantiles(int recorded, double[] medians, double[] q1, double[] q3) {
        int exponent = exponent(largest(medians, q1, q3));
        if (exponent != 0 || recorded > MEASURED) {
            double[] spread = new double[q1.length];
            Arrays.setAll(spread, i -> q3[i] - q1[i]);
            return figures(recorded, exponent, scaled(largest(spread), exponent), medians);
        }
        return new RowDigits(recorded, 0);
    }

    /**
     * Three figures of the spread or, of numbers in powers of ten, of the smallest centre; never more than the data
     * have.
     */
    private static RowDigits figures(int most, int exponent, double spread, double[] centres) {
        double least =
                Arrays.stream(centres).map(Math::abs).filter(v -> v > 0).min().orElse(Double.NaN);
        double measure = exponent == 0 && spread > 0 ? spread : scaled(least, exponent);
        int decimals = Double.isNaN(measure) ? 0 : FIGURES - 1 - magnitude(measure);
        int allowed = Math.max(0, most + exponent);
        return new RowDigits(
                Math.max(0, Math.min(exponent == 0 ? allowed : Math.min(MOST, allowed), decimals)), exponent);
    }

    /** Of three for large numbers, as counts of cells are told; of one for small ones. */
    private static int exponent(double largest) {
        if (largest >= HUGE) {
            return Math.floorDiv(magnitude(largest), 3) * 3;
        }
        return largest > 0 && largest < TINY ? magnitude(largest) : 0;
    }

    private static int magnitude(double value) {
        BigDecimal decimal = BigDecimal.valueOf(Math.abs(value));
        return decimal.precision() - decimal.scale() - 1;
    }

    private static double largest(double[]... values) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(Double.NaN);
    }

    private static double scaled(double value, int exponent) {
        return exponent == 0 || !Double.isFinite(value)
                ? value
                : BigDecimal.valueOf(value).movePointLeft(exponent).doubleValue();
    }

    public String of(double value) {
        return Shown.fixed(scaled(value, exponent), decimals);
    }

    public String meanAndSd(double mean, double sd) {
        return of(mean) + "±" + of(sd);
    }

    public String medianAndQuartiles(double median, double q1, double q3) {
        return of(median) + " (" + of(q1) + ", " + of(q3) + ")";
    }

    /** The name of a variable with the power of ten that its numbers are to be multiplied by. */
    public String named(String name, Messages messages) {
        return exponent == 0
                ? name
                : messages.text("univariate.table.scaled", name, "10" + Shown.superscript(exponent));
    }
}
