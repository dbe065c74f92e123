package org.counterpart.regression.algebra;

/**
 * Vectors a whose products {@code a'd} all have to be non-negative for the likelihood to keep rising along d: a
 * subject's signed row, or a case's row minus that of a control of its set.
 */
public interface Cone {
    int parameters();

    /** The mean of the vectors. */
    void meanRow(double[] out);

    /** The least product {@code a'direction}; fills {@code row} with the vector that has it. */
    double lowest(double[] direction, double[] row);
}
