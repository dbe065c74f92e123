package org.counterpart.plan;

/**
 * The plan's {@code roc:} section.
 *
 * @param bootstrap resamples of whole sets for the optimism-corrected AUC; 0 for none
 */
public record RocPlan(int bootstrap) {}
