package org.counterpart.plan.other;

import java.util.List;
import java.util.Optional;
import org.counterpart.regression.design.Codings;
import org.counterpart.regression.marginal.MeanModel;
import org.counterpart.regression.marginal.WorkingCorrelation;

/**
 * A model beside the plan's own.
 *
 * @param outcome a variable with three levels or more; empty where it is the plan's outcome
 * @param reference the level that a multinomial model compares the others with; empty for the first
 * @param predictors empty for those of the plan's own model
 * @param codings their scales
 * @param cluster the column that says which subjects belong together; empty where each is alone, or where the plan has
 *     matched sets, which then are the clusters
 */
public record OtherModel(
        String name,
        Kind kind,
        Optional<String> outcome,
        Optional<String> reference,
        List<String> predictors,
        Codings codings,
        Optional<String> cluster,
        WorkingCorrelation correlation) {

    /** What is fitted. */
    public enum Kind {
        /** Proportional odds of a higher level. */
        ORDINAL,
        /** Odds of each level against the reference. */
        MULTINOMIAL,
        /** Risk ratios, with robust errors. */
        POISSON,
        /** Risk ratios by the binomial likelihood, with robust errors. */
        LOG_BINOMIAL,
        /** Odds ratios by estimating equations, with robust errors. */
        GEE;

        /** Whether the outcome has several levels and is not the plan's. */
        public boolean isOfLevels() {
            return this == ORDINAL || this == MULTINOMIAL;
        }

        /** Whether its ratios are of risks, not of odds. */
        public boolean isOfRisks() {
            return this == POISSON || this == LOG_BINOMIAL;
        }

        /** The model of the mean of a 0/1 outcome. */
        public MeanModel mean() {
            return switch (this) {
                case POISSON -> MeanModel.POISSON;
                case LOG_BINOMIAL -> MeanModel.LOG_BINOMIAL;
                case GEE -> MeanModel.LOGIT;
                case ORDINAL, MULTINOMIAL -> throw new IllegalStateException("an outcome of several levels");
            };
        }
    }

    public OtherModel {
        predictors = List.copyOf(predictors);
    }
}
