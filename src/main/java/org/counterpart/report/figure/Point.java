package org.counterpart.report.figure;

/** A point of a curve, in the units of its axes. */
public record Point(double x, double y) {}
