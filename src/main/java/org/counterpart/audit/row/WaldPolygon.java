package org.counterpart.audit.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.counterpart.audit.paper.Range;
import org.counterpart.stats.Tails;

/**
 * All coefficients {@code b} and standard errors {@code se} that print as the ratio and its interval do, when the
 * interval is a Wald interval: {@code b} in the rounding range of the log ratio, {@code b − z·se} and {@code b + z·se}
 * in those of the log limits. Six half-planes, so the set is a convex polygon; {@code b/se} is monotone along each
 * edge, so its exact range is found at the corners.
 */
public final class WaldPolygon {
    private record Corner(double b, double se) {}

    private final List<Corner> corners;

    private WaldPolygon(List<Corner> corners) {
        this.corners = corners;
    }

    /** @param z how many standard errors the interval reaches; empty when no pair prints so */
    static Optional<WaldPolygon> of(Range b, Range low, Range high, double z) {
        double most = Math.max(0, (high.high() - low.low()) / z);
        List<Corner> shape = List.of(
                new Corner(b.low(), 0), new Corner(b.high(), 0), new Corner(b.high(), most), new Corner(b.low(), most));
        shape = cut(shape, -1, z, -low.low());
        shape = cut(shape, 1, -z, low.high());
        shape = cut(shape, -1, -z, -high.low());
        shape = cut(shape, 1, z, high.high());
        return shape.isEmpty() ? Optional.empty() : Optional.of(new WaldPolygon(shape));
    }

    /** What of a convex polygon lies in {@code p·b + q·se ≤ r} (Sutherland and Hodgman 1974). */
    private static List<Corner> cut(List<Corner> shape, double p, double q, double r) {
        double hair = 1e-10 * (1 + Math.abs(r));
        List<Corner> out = new ArrayList<>();
        for (int i = 0; i < shape.size(); i++) {
            Corner here = shape.get(i);
            Corner next = shape.get((i + 1) % shape.size());
            double over = p * here.b + q * here.se - r;
            double overNext = p * next.b + q * next.se - r;
            if (over <= hair) {
                out.add(here);
            }
            if ((over < -hair && overNext > hair) || (over > hair && overNext < -hair)) {
                double share = over / (over - overNext);
                out.add(new Corner(here.b + share * (next.b - here.b), here.se + share * (next.se - here.se)));
            }
        }
        return out;
    }

    /** Range of |b|/se; its upper end is infinite when the printed digits allow no width at all. */
    Range z() {
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        boolean positive = false;
        boolean negative = false;
        for (Corner c : corners) {
            positive |= c.b >= 0;
            negative |= c.b <= 0;
            double z = c.b == 0 ? 0 : Math.abs(c.b) / Math.max(c.se, 1e-300);
            least = Math.min(least, z);
            most = Math.max(most, z);
        }
        return new Range(positive && negative ? 0 : least, most > 1e9 ? Double.POSITIVE_INFINITY : most);
    }

    Range se() {
        return new Range(
                corners.stream().mapToDouble(Corner::se).min().orElse(Double.NaN),
                corners.stream().mapToDouble(Corner::se).max().orElse(Double.NaN));
    }

    /** Range of the two-sided Wald P. */
    Range p() {
        return pOf(z());
    }

    /** The two-sided normal P over a range of |z|. */
    public static Range pOf(Range z) {
        return new Range(
                Double.isInfinite(z.high()) ? 0 : Tails.normalTwoSided(z.high()), Tails.normalTwoSided(z.low()));
    }
}
