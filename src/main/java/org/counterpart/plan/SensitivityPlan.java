package org.counterpart.plan;

/**
 * The plan's {@code sensitivity:} section: what is asked of unmeasured confounding.
 *
 * @param eValue E-values of the model's odds ratios
 * @param rosenbaum Rosenbaum's bounds of the binary variables in matched sets
 */
public record SensitivityPlan(boolean eValue, boolean rosenbaum) {
    public boolean asks() {
        return eValue || rosenbaum;
    }
}
