package org.counterpart.sensitivity;

import java.util.List;

/**
 * How far a hidden bias could carry the P value of an exposure in matched sets with one case each. Of two subjects of a
 * set one may have up to Γ times the odds of being exposed that the other has; the exposed cases are then at most a sum
 * of independent draws, that of a set with {@code m} exposed of {@code J} subjects with probability {@code Γm / (Γm + J
 * − m)}, whose exact upper tail bounds the one-sided P. With pairs it is the bound of McNemar's test. Sets whose
 * subjects are all exposed or none tell nothing.
 *
 * <p>Reference: Rosenbaum (2002), doi:10.1007/978-1-4757-3692-2, sections 4.3 and 4.4.
 *
 * @param sets those that tell
 */
public record RosenbaumBounds(List<MatchedSet> sets) {
    /** Bisections of the Γ at which P passes a level. */
    private static final int STEPS = 60;

    private static final double FARTHEST = 1e6;

    /**
     * A set with one case.
     *
     * @param size its subjects
     * @param exposed how many of them are exposed
     * @param caseExposed whether its case is
     */
    public record MatchedSet(int size, int exposed, boolean caseExposed) {
        public MatchedSet {
            if (exposed < 0 || exposed > size || (caseExposed && exposed == 0) || (!caseExposed && exposed == size)) {
                throw new IllegalArgumentException(
                        "exposed must fit size and case, got " + exposed + " of " + size + ", case " + caseExposed);
            }
        }

        /** The same with the unexposed for exposed. */
        MatchedSet turned() {
            return new MatchedSet(size, size - exposed, !caseExposed);
        }
    }

    /** Whatever the sets; those that tell nothing are left out. */
    public static RosenbaumBounds of(List<MatchedSet> all) {
        return new RosenbaumBounds(all.stream()
                .filter(s -> s.exposed() > 0 && s.exposed() < s.size())
                .toList());
    }

    public RosenbaumBounds {
        sets = List.copyOf(sets);
    }

    public int exposedCases() {
        return (int) sets.stream().filter(MatchedSet::caseExposed).count();
    }

    /** Whether the exposed are more often cases than the sets' makeup has them. */
    public boolean raised() {
        double expected =
                sets.stream().mapToDouble(s -> (double) s.exposed() / s.size()).sum();
        return exposedCases() >= expected;
    }

    /** The same of being unexposed: for an exposure that is seen to protect. */
    public RosenbaumBounds turned() {
        return new RosenbaumBounds(sets.stream().map(MatchedSet::turned).toList());
    }

    /** The largest one-sided P, towards more exposed cases, that a bias of Γ allows. */
    public double upper(double gamma) {
        double[] exposed = new double[sets.size() + 1];
        exposed[0] = 1;
        int seen = 0;
        for (MatchedSet set : sets) {
            double p = gamma * set.exposed() / (gamma * set.exposed() + set.size() - set.exposed());
            for (int k = ++seen; k > 0; k--) {
                exposed[k] = exposed[k] * (1 - p) + exposed[k - 1] * p;
            }
            exposed[0] *= 1 - p;
        }
        double tail = 0;
        for (int k = seen; k >= exposedCases(); k--) {
            tail += exposed[k];
        }
        return Math.min(1, tail);
    }

    /** The Γ at which that P reaches a level; below 1 where it is above the level without any bias; NaN for none. */
    public double gammaAt(double level) {
        double low = 1 / FARTHEST;
        double high = FARTHEST;
        if (exposedCases() == 0 || !(upper(low) < level && upper(high) > level)) {
            return Double.NaN;
        }
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(low * high);
            if (upper(middle) < level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.sqrt(low * high);
    }
}
