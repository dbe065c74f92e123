package org.counterpart.matching.design;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Who may be whose control, and which of the possible pairs are taken.
 *
 * @param exact variables on which a control equals its case
 * @param calipers variables on which a control lies near its case
 * @param score fitted to the subjects before they are matched; a variable {@link ScoreRule#COLUMN} like others
 * @param riskSet the controls of a case are at risk at the time of its event
 * @param sd whose standard deviation a caliper in SDs multiplies
 * @param externalSd standard deviations from elsewhere (a reference population), by variable; they go before {@code sd}
 * @param ratio controls a case, at most
 * @param distanceVariables what the distance is over; empty: the caliper variables
 * @param order which case chooses first; {@link Method#NEAREST} only
 * @param seed breaks ties between equally good matchings, together with the subjects' ids
 */
public record MatchingDesign(
        List<String> exact,
        List<Caliper> calipers,
        Optional<ScoreRule> score,
        Optional<RiskSetRule> riskSet,
        SdOf sd,
        Map<String, BigDecimal> externalSd,
        int ratio,
        Method method,
        Distance distance,
        List<String> distanceVariables,
        Order order,
        Replacement replacement,
        Sets sets,
        long seed,
        Smd smd) {

    /** Whose standard deviation; always of the subjects left once those with a missing matching value are out. */
    public enum SdOf {
        /** All of them, cases and controls alike. */
        COHORT,
        CONTROLS,
        CASES,
        /** The square root of the mean of both groups' variances. */
        POOLED
    }

    public enum Method {
        /** As many cases matched as any assignment can, then the smallest total distance. */
        OPTIMAL,
        /** Each case in its turn takes the nearest control left. */
        NEAREST
    }

    public enum Distance {
        /** Euclidean norm of each difference over its caliper width: 1 is the edge of one caliper. */
        CALIPER,
        /** Each variable over its pooled within-group SD (n − 2). */
        SCALED_EUCLIDEAN,
        /** With the pooled within-group covariance matrix (n − 2). */
        MAHALANOBIS,
        /** Unscaled. */
        EUCLIDEAN,
        /** The difference of the scores, on their scale. */
        SCORE
    }

    public enum Order {
        /** The closest pair of all first. */
        CLOSEST,
        /** The case with the largest score first, as it has the fewest controls like it. */
        LARGEST,
        /** The case with the smallest score first. */
        SMALLEST,
        /** Cases in an order drawn from seed and ids. */
        RANDOM,
        /** Cases in the order of the rows: the one choice that depends on it. */
        DATA;

        /** Whether the score says who chooses first. */
        public boolean isByScore() {
            return this == LARGEST || this == SMALLEST;
        }
    }

    public enum Replacement {
        /** A control serves one case. */
        WITHOUT,
        /** A control may serve several cases, each once. */
        WITH
    }

    public enum Sets {
        /** A case may have fewer controls than the ratio asks for. */
        PARTIAL,
        /** Cases with fewer controls are left out, after matching. */
        COMPLETE
    }

    /** What a standardised mean difference divides by; in the unmatched sample, before and after matching. */
    public enum Smd {
        /** The square root of the mean of both groups' variances. */
        MEAN,
        /** The standard deviation of the cases, as MatchIt. */
        CASES
    }

    public MatchingDesign {
        exact = List.copyOf(exact);
        calipers = List.copyOf(calipers);
        externalSd = Collections.unmodifiableMap(new LinkedHashMap<>(externalSd));
        distanceVariables = List.copyOf(distanceVariables);
        unique("exact", exact);
        unique("calipers", calipers.stream().map(Caliper::variable).toList());
        unique("distanceVariables", distanceVariables);
        if (ratio < 1) {
            throw new IllegalArgumentException("ratio must be at least 1, got " + ratio);
        }
        Set<String> withCaliper = new LinkedHashSet<>();
        calipers.forEach(c -> withCaliper.add(c.variable()));
        externalSd.forEach((name, value) -> {
            if (value.signum() <= 0) {
                throw new IllegalArgumentException("the SD of " + name + " must be positive, got " + value);
            }
        });
        if (distance == Distance.CALIPER && !withCaliper.containsAll(distanceVariables)) {
            throw new IllegalArgumentException(
                    "a distance in calipers needs variables with one " + withCaliper + ", got " + distanceVariables);
        }
        if (score.isEmpty() && (distance == Distance.SCORE || order.isByScore())) {
            throw new IllegalArgumentException("a distance or an order by score needs a score");
        }
        if (method == Method.OPTIMAL && replacement == Replacement.WITH) {
            throw new IllegalArgumentException("replacement goes with method nearest, got method optimal");
        }
    }

    private static void unique(String what, List<String> names) {
        if (new LinkedHashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException(what + " must name each variable once, got " + names);
        }
    }

    /**
     * No constraint yet; SDs of the cohort, ratio 1, {@link Method#OPTIMAL}, {@link Distance#CALIPER} over the caliper
     * variables, {@link Order#CLOSEST}, without replacement, partial sets kept, seed 1, {@link Smd#MEAN}.
     */
    public static MatchingDesign withDefaults() {
        return new MatchingDesign(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                SdOf.COHORT,
                Map.of(),
                1,
                Method.OPTIMAL,
                Distance.CALIPER,
                List.of(),
                Order.CLOSEST,
                Replacement.WITHOUT,
                Sets.PARTIAL,
                1,
                Smd.MEAN);
    }

    public MatchingDesign withExact(List<String> variables) {
        return changed(d -> d.exact = variables);
    }

    public MatchingDesign withCalipers(List<Caliper> newCalipers) {
        return changed(d -> d.calipers = newCalipers);
    }

    /** A score, whose difference becomes the distance. */
    public MatchingDesign with(ScoreRule newScore) {
        return changed(d -> {
            d.score = Optional.of(newScore);
            d.distance = Distance.SCORE;
        });
    }

    /** The same with the score's predictors coded as the cohort's columns are. */
    public MatchingDesign coded(ScoreRule newScore) {
        return changed(d -> d.score = Optional.of(newScore));
    }

    /** The cohort that is matched is then one of {@link org.counterpart.matching.AtRiskRows}. */
    public MatchingDesign with(RiskSetRule newRiskSet) {
        return changed(d -> d.riskSet = Optional.of(newRiskSet));
    }

    public MatchingDesign with(SdOf newSd) {
        return changed(d -> d.sd = newSd);
    }

    public MatchingDesign withExternalSd(Map<String, BigDecimal> byVariable) {
        return changed(d -> d.externalSd = byVariable);
    }

    public MatchingDesign withRatio(int controlsPerCase) {
        return changed(d -> d.ratio = controlsPerCase);
    }

    public MatchingDesign with(Method newMethod) {
        return changed(d -> d.method = newMethod);
    }

    /** @param variables what the distance is over; empty: the caliper variables */
    public MatchingDesign with(Distance newDistance, List<String> variables) {
        return changed(d -> {
            d.distance = newDistance;
            d.distanceVariables = variables;
        });
    }

    public MatchingDesign with(Order newOrder) {
        return changed(d -> d.order = newOrder);
    }

    public MatchingDesign with(Replacement newReplacement) {
        return changed(d -> d.replacement = newReplacement);
    }

    public MatchingDesign with(Sets newSets) {
        return changed(d -> d.sets = newSets);
    }

    public MatchingDesign withSeed(long newSeed) {
        return changed(d -> d.seed = newSeed);
    }

    public MatchingDesign with(Smd newSmd) {
        return changed(d -> d.smd = newSmd);
    }

    private MatchingDesign changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.design();
    }

    /** A design whose parts can be set one by one before it is made. */
    private static final class Draft {
        private List<String> exact;
        private List<Caliper> calipers;
        private Optional<ScoreRule> score;
        private Optional<RiskSetRule> riskSet;
        private SdOf sd;
        private Map<String, BigDecimal> externalSd;
        private int ratio;
        private Method method;
        private Distance distance;
        private List<String> distanceVariables;
        private Order order;
        private Replacement replacement;
        private Sets sets;
        private long seed;
        private Smd smd;

        Draft(MatchingDesign from) {
            exact = from.exact;
            calipers = from.calipers;
            score = from.score;
            riskSet = from.riskSet;
            sd = from.sd;
            externalSd = from.externalSd;
            ratio = from.ratio;
            method = from.method;
            distance = from.distance;
            distanceVariables = from.distanceVariables;
            order = from.order;
            replacement = from.replacement;
            sets = from.sets;
            seed = from.seed;
            smd = from.smd;
        }

        MatchingDesign design() {
            return new MatchingDesign(
                    exact,
                    calipers,
                    score,
                    riskSet,
                    sd,
                    externalSd,
                    ratio,
                    method,
                    distance,
                    distanceVariables,
                    order,
                    replacement,
                    sets,
                    seed,
                    smd);
        }
    }

    /** The variables the distance is over. */
    public List<String> distanceOver() {
        if (distance == Distance.SCORE) {
            return List.of(ScoreRule.COLUMN);
        }
        return distanceVariables.isEmpty()
                ? calipers.stream().map(Caliper::variable).toList()
                : distanceVariables;
    }

    /** The caliper of the score; empty where it has none. */
    public Optional<Caliper> scoreCaliper() {
        return calipers.stream()
                .filter(c -> score.isPresent() && c.variable().equals(ScoreRule.COLUMN))
                .findFirst();
    }

    /**
     * Every recorded variable a subject must have a value of: exact, then those of the score, then caliper, then
     * distance variables.
     */
    public List<String> variables() {
        Set<String> names = new LinkedHashSet<>(exact);
        score.ifPresent(s -> names.addAll(s.variables()));
        calipers.forEach(c -> names.add(c.variable()));
        names.addAll(distanceOver());
        if (score.isPresent()) {
            names.remove(ScoreRule.COLUMN);
        }
        return new ArrayList<>(names);
    }
}
