package org.counterpart.report.figure;

/** A point of a curve, in the units of its axes. */
public record Point(double x, double y) {

    /** How far a curve may be from its point at a place, from below to above. */
    public record Band(double x, double low, double high) {}
}
