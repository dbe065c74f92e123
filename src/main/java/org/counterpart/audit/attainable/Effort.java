package org.counterpart.audit.attainable;

import java.util.Arrays;

/**
 * What a proof may take, counted in the work of the matrices it decomposes and not by a clock, so that the same paper
 * has the same answer on any machine. A paper is answered in seconds; a proof that would take longer is given up, and
 * nothing is proven.
 */
final class Effort {
    /** A proof is made in this many parts, side by side, and each may take as much. */
    static final int PARTS = 2;

    /** Sum of the cubes of the sizes of the matrices. */
    private static final double MOST = 3e9;

    private final double[] left = new double[PARTS];

    private Effort(double most) {
        Arrays.fill(left, most);
    }

    /** For a proof on which a verdict depends. */
    static Effort whole() {
        return new Effort(MOST);
    }

    /** For a proof that is only told beside a verdict: all models of a paper share what it may take. */
    static Effort share(int models) {
        return new Effort(MOST / models);
    }

    static Effort unlimited() {
        return new Effort(Double.POSITIVE_INFINITY);
    }

    void spend(int part, int size, int times) {
        left[part] -= (double) size * size * size * times;
    }

    boolean spent(int part) {
        return left[part] < 0;
    }
}
