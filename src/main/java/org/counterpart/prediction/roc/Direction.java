package org.counterpart.prediction.roc;

/** Which values of a marker speak for a case. The researcher declares it; it is never guessed from the data. */
public enum Direction {
    /** A subject is positive at {@code marker >= threshold}. */
    HIGHER(">="),
    /** A subject is positive at {@code marker <= threshold}. */
    LOWER("<=");

    private final String rule;

    Direction(String rule) {
        this.rule = rule;
    }

    /** The comparison that makes a subject positive: {@code >=} or {@code <=}. */
    public String rule() {
        return rule;
    }

    /** The value on a scale where more always speaks for a case; -0.0 becomes 0.0. */
    public double orient(double marker) {
        return (this == HIGHER ? marker : -marker) + 0.0;
    }
}
