package org.counterpart.regression.algebra;

/** The likelihood of a matched set with several cases. With one case a set all three are the same. */
public enum Ties {
    /** The exact conditional likelihood. */
    EXACT,
    /** Efron's approximation. */
    EFRON,
    /** Breslow's approximation. */
    BRESLOW
}
