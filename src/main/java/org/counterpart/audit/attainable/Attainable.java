package org.counterpart.audit.attainable;

import java.util.List;

/**
 * The AUCs that tables agreeing with a printed logistic model can have, each end with a table that reaches it, and how
 * far any table can reach, proven, whatever the odds ratios are within their rounding.
 *
 * @param any the score equations hold
 * @param calibrated moreover each pattern has the model's share of cases
 * @param independent moreover the predictors are independent among the controls
 * @param deviance smallest deviance from the saturated table found at which the reported AUC is reached; 0 when a
 *     calibrated table reaches it, NaN when none found does
 * @param witness a table with that deviance
 * @param typical where the reported AUC stands among tables drawn from plausible populations; empty when no table was
 *     found
 */
public record Attainable(
        Extent any,
        Extent calibrated,
        Extent independent,
        double deviance,
        AttainableEnd witness,
        List<TypicalAuc> typical) {
    /** What is asked of a table beside the score equations, least first. */
    public enum Kind {
        ANY,
        CALIBRATED,
        INDEPENDENT
    }

    public Attainable {
        typical = List.copyOf(typical);
    }

    public Extent extent(Kind kind) {
        return switch (kind) {
            case ANY -> any;
            case CALIBRATED -> calibrated;
            case INDEPENDENT -> independent;
        };
    }

    /**
     * @param least the least AUC that prints as reported
     * @param most the largest one
     */
    public static Attainable of(PrintedModel model, double least, double most, Proof proof) {
        return new AttainableSearch(model, proof, 1).around(least, most);
    }
}
