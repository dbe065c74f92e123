package org.counterpart.audit.attainable;

/** When it is proven how far the AUC of any table can reach: seconds of work for four predictors. */
public enum Proof {
    ALWAYS,
    /** Only where the printed AUC lies beyond the tables found, so that the verdict depends on it. */
    WHERE_IT_DECIDES
}
