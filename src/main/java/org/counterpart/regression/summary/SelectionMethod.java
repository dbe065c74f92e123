package org.counterpart.regression.summary;

import java.util.Locale;

/** How predictors are chosen, by the word of the plan and the command line. */
public enum SelectionMethod {
    /** All enter. */
    ENTER,
    FORWARD_LR,
    BACKWARD_LR,
    AIC_FORWARD,
    AIC_BACKWARD,
    AIC_BOTH,
    LASSO;

    /** {@code forward-lr}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
