package org.counterpart.cohort.cell;

import java.util.List;

/**
 * One comparison of a condition.
 *
 * @param values what is compared with, as the plan writes it: one text, or several for {@link Relation#IN}
 */
public record Bound(Relation relation, List<String> values) {

    public enum Relation {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST,
        EQUALS,
        IN;

        /** Whether the comparison needs a variable whose values have an order. */
        public boolean ordered() {
            return this != EQUALS && this != IN;
        }

        public boolean holds(double value, double limit) {
            return switch (this) {
                case ABOVE -> value > limit;
                case AT_LEAST -> value >= limit;
                case BELOW -> value < limit;
                case AT_MOST -> value <= limit;
                case EQUALS, IN -> value == limit;
            };
        }
    }

    public Bound {
        values = List.copyOf(values);
        if (values.isEmpty() || (relation != Relation.IN && values.size() != 1)) {
            throw new IllegalArgumentException("values must be one text, or several for IN, got " + values.size());
        }
    }

    public static Bound of(Relation relation, String... values) {
        return new Bound(relation, List.of(values));
    }
}
