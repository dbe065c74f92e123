package org.counterpart.plan;

/** Who lacks a predictor's value in a re-analysis. */
public enum MissingHandling {
    /** Left out of the models. */
    COMPLETE,
    /** Kept, where the predictor has levels, with "missing" as a level of its own; who lacks a number is left out. */
    CATEGORY,
    /** Imputed many times, as the plan says or by default, from the subjects of the re-analysis. */
    IMPUTED
}
