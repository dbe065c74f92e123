package org.counterpart.matching.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.design.CaliperWidth;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.CompensatedSum;
import org.counterpart.stats.NotAnalysableException;
import org.counterpart.stats.Note;

/**
 * How far apart a case and a control are: √(dᵀ W d) with d the differences and W diagonal (calipers, scaled, plain) or
 * the inverse of the pooled within-group covariance. Same as R: the distances of MatchIt 4.5.1, {@code mahalanobis}
 * with the generalised inverse when the correlations' determinant is below 1e-8.
 */
public final class DistanceMeasure {
    private static final double SINGULAR = 1e-8;
    /** A few hundred units in the last place of 1. */
    private static final double ROUNDING = 1e-13;

    private final Decimals[] axes;
    /** What each difference is divided by. */
    private final double[] unit;
    /** W between the divided differences; null when it is the identity. */
    private final double[][] weight;

    private DistanceMeasure(List<Decimals> axes, double[] unit, double[][] weight) {
        this.axes = axes.toArray(Decimals[]::new);
        this.unit = unit;
        this.weight = weight;
    }

    public static DistanceMeasure of(
            MatchingDesign design,
            Cohort cohort,
            Subjects subjects,
            Coordinates coordinates,
            List<CaliperWidth> widths) {
        if (design.distance() == MatchingDesign.Distance.CALIPER) {
            return inCalipers(design, coordinates, widths);
        }
        List<Decimals> axes = new ArrayList<>();
        design.distanceOver().forEach(name -> axes.addAll(coordinates.axes(name)));
        if (subjects.cases().length + subjects.controls().length < 3) {
            throw new NotAnalysableException(Note.of("matching.no-covariance"));
        }
        Groups groups = new Groups(cohort, subjects);
        axes.removeIf(axis -> groups.pooled(axis, axis) == 0 && groups.constant(axis));
        double[] ones = new double[axes.size()];
        Arrays.fill(ones, 1);
        return switch (design.distance()) {
            case EUCLIDEAN, SCORE -> new DistanceMeasure(axes, ones, null);
            case SCALED_EUCLIDEAN ->
                new DistanceMeasure(
                        axes,
                        axes.stream()
                                .mapToDouble(a -> positive(Math.sqrt(groups.pooled(a, a))))
                                .toArray(),
                        null);
            case MAHALANOBIS -> mahalanobis(axes, groups);
            case CALIPER -> throw new IllegalStateException("handled above");
        };
    }

    private static DistanceMeasure inCalipers(
            MatchingDesign design, Coordinates coordinates, List<CaliperWidth> widths) {
        List<Decimals> axes = new ArrayList<>();
        List<Double> unit = new ArrayList<>();
        for (CaliperWidth w : widths) {
            if (w.width() > 0 && design.distanceOver().contains(w.variable())) {
                axes.add(coordinates.of(w.variable()));
                unit.add(w.width());
            }
        }
        return new DistanceMeasure(
                axes, unit.stream().mapToDouble(Double::doubleValue).toArray(), null);
    }

    private static DistanceMeasure mahalanobis(List<Decimals> axes, Groups groups) {
        int p = axes.size();
        double[] sd = axes.stream().mapToDouble(groups::sd).toArray();
        if (p == 0) {
            return new DistanceMeasure(axes, sd, null);
        }
        RealMatrix s = new Array2DRowRealMatrix(p, p);
        for (int i = 0; i < p; i++) {
            for (int j = 0; j < p; j++) {
                s.setEntry(i, j, groups.pooled(axes.get(i), axes.get(j)) / sd[i] / sd[j]);
            }
        }
        LUDecomposition lu = new LUDecomposition(s, 0);
        RealMatrix inverse = lu.getDeterminant() > SINGULAR ? lu.getSolver().getInverse() : generalisedInverse(s);
        return new DistanceMeasure(axes, sd, inverse.getData());
    }

    private static RealMatrix generalisedInverse(RealMatrix s) {
        SingularValueDecomposition svd = new SingularValueDecomposition(s);
        double[] d = svd.getSingularValues();
        for (int i = 0; i < d.length; i++) {
            d[i] = d[i] > SINGULAR * d[0] ? 1 / d[i] : 0;
        }
        return svd.getV().multiply(MatrixUtils.createRealDiagonalMatrix(d)).multiply(svd.getUT());
    }

    private static double positive(double sd) {
        return sd > 0 ? sd : 1;
    }

    /** Whether every pair is at distance 0. */
    public boolean isZero() {
        return axes.length == 0;
    }

    public double between(int a, int b) {
        double sum = 0;
        if (weight == null) {
            for (int i = 0; i < axes.length; i++) {
                double d = axes[i].difference(a, b) / unit[i];
                sum += d * d;
            }
            return Math.sqrt(sum);
        }
        for (int i = 0; i < axes.length; i++) {
            double d = axes[i].difference(a, b) / unit[i];
            sum += weight[i][i] * d * d;
            for (int j = 0; j < i; j++) {
                sum += 2 * weight[i][j] * d * (axes[j].difference(a, b) / unit[j]);
            }
        }
        return Math.sqrt(Math.max(0, sum));
    }

    /**
     * Coordinates whose Euclidean distance, each stretched, is this distance but for rounding: the differences from one
     * subject, turned by the square root of W where there is one.
     *
     * @param origin row of the subject the differences are counted from
     */
    List<PairSpace.Axis> coordinates(Subjects subjects, int origin) {
        List<PairSpace.Axis> straight = new ArrayList<>();
        for (int i = 0; i < axes.length; i++) {
            PairSpace.Axis axis = PairSpace.Axis.of(axes[i], subjects, origin);
            straight.add(axis.stretched(1 / (axis.perUnit() * unit[i])));
        }
        return weight == null || axes.length == 0 ? straight : turned(straight);
    }

    private List<PairSpace.Axis> turned(List<PairSpace.Axis> straight) {
        EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(weight));
        List<PairSpace.Axis> turned = new ArrayList<>();
        for (int k = 0; k < axes.length; k++) {
            double root = Math.sqrt(Math.max(0, eigen.getRealEigenvalue(k)));
            double[] along = new double[straight.get(0).at().length];
            for (int i = 0; i < axes.length; i++) {
                double factor = root
                        * eigen.getEigenvector(k).getEntry(i)
                        * straight.get(i).stretch();
                double[] at = straight.get(i).at();
                for (int row = 0; row < along.length; row++) {
                    along[row] += factor * at[row];
                }
            }
            turned.add(PairSpace.Axis.of(along));
        }
        return turned;
    }

    /** Which coordinate is this axis alone, divided by its unit; -1 when none. */
    int coordinateOf(Decimals axis) {
        return weight == null ? Arrays.asList(axes).indexOf(axis) : -1;
    }

    /**
     * How far rounding may part the squares of {@link #between} and of the distance between {@link #coordinates}, for
     * eligible pairs: a coordinate is as uncertain as its range is wide, and that counts as often as the pair is apart.
     */
    double squaredDoubt(Subjects subjects, Decimals[] calipers, Decimals.Bound[] bounds) {
        double ranges = 0;
        double apart = 0;
        for (int i = 0; i < axes.length; i++) {
            double range = axes[i].range(subjects);
            double most = range;
            for (int j = 0; j < calipers.length; j++) {
                most = calipers[j] == axes[i] ? Math.min(most, bounds[j].width()) : most;
            }
            ranges += range / unit[i];
            apart += most / unit[i];
        }
        double largest = 1;
        if (weight != null) {
            for (double[] row : weight) {
                largest = Math.max(
                        largest, Arrays.stream(row).map(Math::abs).max().orElse(0));
            }
        }
        return ROUNDING * axes.length * largest * ranges * apart;
    }

    /** Moments of the subjects, summed in an order that is the same however the rows stand. */
    private static final class Groups {
        private final int[][] rows;

        Groups(Cohort cohort, Subjects subjects) {
            rows = new int[][] {
                SeededOrder.of(cohort, subjects.cases(), SeededOrder.FIXED),
                SeededOrder.of(cohort, subjects.controls(), SeededOrder.FIXED)
            };
        }

        /** Pooled within-group covariance, denominator n − 2. */
        double pooled(Decimals a, Decimals b) {
            CompensatedSum products = new CompensatedSum();
            for (int[] group : rows) {
                double meanA = mean(a, group);
                double meanB = mean(b, group);
                for (int row : group) {
                    products.add((a.value(row) - meanA) * (b.value(row) - meanB));
                }
            }
            return products.value() / (rows[0].length + rows[1].length - 2);
        }

        /** Standard deviation of all subjects. */
        double sd(Decimals a) {
            int n = rows[0].length + rows[1].length;
            CompensatedSum sum = new CompensatedSum();
            CompensatedSum squares = new CompensatedSum();
            each(a, sum::add);
            double mean = sum.value() / n;
            each(a, v -> squares.add((v - mean) * (v - mean)));
            return Math.sqrt(squares.value() / (n - 1));
        }

        boolean constant(Decimals a) {
            double first = a.value(rows[0][0]);
            for (int[] group : rows) {
                for (int row : group) {
                    if (a.value(row) != first) {
                        return false;
                    }
                }
            }
            return true;
        }

        private void each(Decimals a, java.util.function.DoubleConsumer use) {
            for (int[] group : rows) {
                for (int row : group) {
                    use.accept(a.value(row));
                }
            }
        }

        private static double mean(Decimals a, int[] group) {
            CompensatedSum sum = new CompensatedSum();
            for (int row : group) {
                sum.add(a.value(row));
            }
            return sum.value() / group.length;
        }
    }
}
