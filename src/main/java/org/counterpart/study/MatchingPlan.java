package org.counterpart.study;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The plan's {@code matching:} section.
 *
 * @param ratio controls wanted for each case
 * @param exact variables that must be equal
 * @param caliper variables that may differ by so much, in the plan's order
 * @param sd whose standard deviation a caliper "in SDs" multiplies
 * @param externalSd standard deviations given by the plan instead, by variable
 * @param distanceVariables variables of the distance; empty for those with a caliper
 * @param order nearest only: which case chooses first
 * @param replace nearest only: a control may serve several cases
 * @param completeSets leave out cases with fewer controls than the ratio
 * @param smd what a standardised mean difference is divided by
 * @param seed breaks ties, and starts every other random stream of the study
 */
public record MatchingPlan(
        int ratio,
        List<String> exact,
        Map<String, Caliper> caliper,
        Sd sd,
        Map<String, BigDecimal> externalSd,
        Method method,
        Distance distance,
        List<String> distanceVariables,
        Order order,
        boolean replace,
        boolean completeSets,
        Smd smd,
        long seed) {

    public enum Sd {
        COHORT,
        CONTROLS,
        CASES,
        POOLED
    }

    public enum Method {
        OPTIMAL,
        NEAREST
    }

    public enum Distance {
        CALIPER,
        SCALED_EUCLIDEAN,
        MAHALANOBIS,
        EUCLIDEAN
    }

    public enum Order {
        CLOSEST,
        RANDOM,
        DATA
    }

    public enum Smd {
        MEAN,
        CASES
    }

    /**
     * How far apart a pair may be, bounds included.
     *
     * @param width in the variable's own unit (days for a date), or in standard deviations; the decimal the plan writes
     * @param given as the plan writes it: {@code 5}, {@code 0.5 sd}
     */
    public record Caliper(BigDecimal width, boolean inSd, String given) {}

    public MatchingPlan {
        exact = List.copyOf(exact);
        caliper = Collections.unmodifiableMap(new LinkedHashMap<>(caliper));
        externalSd = Collections.unmodifiableMap(new LinkedHashMap<>(externalSd));
        distanceVariables = List.copyOf(distanceVariables);
    }

    /** Every variable used to match: the exact ones, those with a caliper, those of the distance; none twice. */
    public List<String> variables() {
        java.util.LinkedHashSet<String> names = new java.util.LinkedHashSet<>(exact);
        names.addAll(caliper.keySet());
        names.addAll(distanceVariables);
        return List.copyOf(names);
    }
}
