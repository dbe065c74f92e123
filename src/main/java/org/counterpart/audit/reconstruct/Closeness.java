package org.counterpart.audit.reconstruct;

/**
 * How far a table is from the print.
 *
 * @param missed numbers that would print otherwise
 * @param excess how far outside they lie together, in halves of the rounding intervals
 */
record Closeness(int missed, double excess) implements Comparable<Closeness> {
    static final Closeness NONE = new Closeness(Integer.MAX_VALUE, Double.POSITIVE_INFINITY);

    static Closeness of(PrintedNumber number, double value) {
        return number.prints(value) ? new Closeness(0, 0) : new Closeness(1, number.excess(value));
    }

    Closeness plus(Closeness other) {
        return new Closeness(missed + other.missed, excess + other.excess);
    }

    boolean exact() {
        return missed == 0;
    }

    @Override
    public int compareTo(Closeness other) {
        int byMissed = Integer.compare(missed, other.missed);
        return byMissed != 0 ? byMissed : Double.compare(excess, other.excess);
    }
}
