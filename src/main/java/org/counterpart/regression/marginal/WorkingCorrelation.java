package org.counterpart.regression.marginal;

/** What is supposed of two outcomes of one cluster while the coefficients are found; their errors do not rest on it. */
public enum WorkingCorrelation {
    INDEPENDENCE,
    /** The same correlation of any two. */
    EXCHANGEABLE
}
