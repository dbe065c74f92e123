package org.counterpart.plan.sensitivity;

import java.util.Optional;

/**
 * The plan's {@code sensitivity:} section.
 *
 * @param eValue E-values of the model's odds ratios
 * @param rosenbaum Rosenbaum's bounds of the binary variables in matched sets
 * @param misclassification of one exposure
 */
public record SensitivityPlan(boolean eValue, boolean rosenbaum, Optional<Misclassification> misclassification) {
    public boolean asks() {
        return eValue || rosenbaum || misclassification.isPresent();
    }
}
