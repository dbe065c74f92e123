package org.counterpart.cohort;

/**
 * Kleene's three truth values (1938, doi:10.2307/2267778): a rule that a missing cell leaves open is {@link #UNKNOWN}.
 */
public enum Truth {
    FALSE,
    UNKNOWN,
    TRUE;

    public static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** The smaller of the two: a known falsehood decides, whatever the other is. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The larger of the two: a known truth decides, whatever the other is. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth not() {
        return this == UNKNOWN ? UNKNOWN : of(this == FALSE);
    }
}
