package org.counterpart.report.figure;

/** The limits of a band at one x. */
public record Band(double x, double low, double high) {}
