package org.counterpart.plan.other;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.counterpart.plan.survival.TimeToEvent;
import org.counterpart.regression.algebra.Ties;
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
 * @param hazard of a model of a hazard
 */
public record OtherModel(
        String name,
        Kind kind,
        Optional<String> outcome,
        Optional<String> reference,
        List<String> predictors,
        Codings codings,
        Optional<String> cluster,
        WorkingCorrelation correlation,
        Optional<Hazard> hazard) {

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
        GEE,
        /** Hazard ratios. */
        COX;

        /** Whether the outcome has several levels and is not the plan's. */
        public boolean isOfLevels() {
            return this == ORDINAL || this == MULTINOMIAL;
        }

        /** Whether its ratios are of risks, which those chosen by their outcome do not have. */
        public boolean isOfRisks() {
            return this == POISSON || this == LOG_BINOMIAL;
        }

        /** What its coefficients are logarithms of. */
        public Ratio ratio() {
            return switch (this) {
                case ORDINAL, MULTINOMIAL, GEE -> Ratio.OR;
                case POISSON, LOG_BINOMIAL -> Ratio.RR;
                case COX -> Ratio.HR;
            };
        }

        /** The model of the mean of a 0/1 outcome. */
        public MeanModel mean() {
            return switch (this) {
                case POISSON -> MeanModel.POISSON;
                case LOG_BINOMIAL -> MeanModel.LOG_BINOMIAL;
                case GEE -> MeanModel.LOGIT;
                case ORDINAL, MULTINOMIAL, COX -> throw new IllegalStateException("no 0/1 outcome: " + this);
            };
        }
    }

    /** Of odds, of risks, of hazards. */
    public enum Ratio {
        OR,
        RR,
        HR
    }

    /**
     * @param strata the variable whose levels each have a hazard of their own
     * @param ties how events at one time are taken
     */
    public record Hazard(TimeToEvent of, Optional<String> strata, Ties ties) {}

    /** The variables that cannot be its predictors. */
    public Set<String> ofOutcome() {
        Set<String> names = new LinkedHashSet<>();
        outcome.ifPresent(names::add);
        hazard.ifPresent(h -> {
            names.addAll(h.of().variables());
            h.strata().ifPresent(names::add);
        });
        return names;
    }

    public OtherModel {
        predictors = List.copyOf(predictors);
    }
}
