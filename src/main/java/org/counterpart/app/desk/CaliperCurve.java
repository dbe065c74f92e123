package org.counterpart.app.desk;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.counterpart.cohort.Cohort;
import org.counterpart.matching.Matcher;
import org.counterpart.matching.design.Caliper;
import org.counterpart.matching.design.MatchingDesign;
import org.counterpart.stats.NotAnalysableException;

/**
 * How many pairs there are at other widths of one caliper, all else as the plan has it.
 *
 * @param points by width, each the whole matching at that width
 */
public record CaliperCurve(String variable, Caliper.Unit unit, List<Point> points) {
    private static final int POINTS = 12;
    private static final long PATIENCE_NANOS = 1_500_000_000L;

    public record Point(BigDecimal width, int pairs) {}

    public CaliperCurve {
        points = List.copyOf(points);
    }

    /**
     * One curve a caliper; none of a caliper whose matchings take too long to be drawn while somebody looks.
     *
     * @param stop whether nobody waits for them any more
     */
    static List<CaliperCurve> of(Cohort cohort, boolean[] partnered, MatchingDesign design, BooleanSupplier stop) {
        List<CaliperCurve> curves = new ArrayList<>();
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (Caliper caliper : design.calipers()) {
            List<Point> points = new ArrayList<>();
            for (BigDecimal width : widths(cohort, caliper)) {
                if (stop.getAsBoolean() || System.nanoTime() > end) {
                    return curves;
                }
                points.add(new Point(width, pairs(cohort, partnered, with(design, caliper, width))));
            }
            curves.add(new CaliperCurve(caliper.variable(), caliper.unit(), points));
        }
        return curves;
    }

    private static List<BigDecimal> widths(Cohort cohort, Caliper caliper) {
        CaliperScale scale = CaliperScale.of(
                Optional.of(cohort),
                caliper.variable(),
                caliper.unit() == Caliper.Unit.SD,
                caliper.size().doubleValue());
        List<BigDecimal> widths = new ArrayList<>();
        int every = Math.max(1, scale.steps() / POINTS);
        for (int k = 0; k <= scale.steps(); k += every) {
            widths.add(scale.step().multiply(BigDecimal.valueOf(k)));
        }
        return widths;
    }

    private static MatchingDesign with(MatchingDesign design, Caliper old, BigDecimal width) {
        return design.withCalipers(design.calipers().stream()
                .map(c -> c.equals(old) ? new Caliper(c.variable(), width, c.unit()) : c)
                .toList());
    }

    private static int pairs(Cohort cohort, boolean[] partnered, MatchingDesign design) {
        try {
            return Matcher.match(cohort, partnered, design).sets().size();
        } catch (NotAnalysableException e) {
            return 0;
        }
    }
}
