package org.counterpart.regression.design;

import java.math.BigDecimal;

/**
 * What one step of a numeric predictor is in a model, so that its odds ratio is for a change that means something: so
 * many of its own units, so many standard deviations, or one multiplication by a base. A step in units or standard
 * deviations changes no likelihood, z or P; a logarithm makes another predictor.
 *
 * @param amount how many units or standard deviations (not 0; below 0 for a decrease), or the base of the logarithm
 *     (above 1)
 * @param sd the standard deviation (n − 1) of the analysed sample's recorded values; NaN until it is known, and for the
 *     other kinds
 */
public record PredictorScale(Kind kind, BigDecimal amount, double sd) implements PredictorForm {

    public enum Kind {
        PER,
        PER_SD,
        LOG
    }

    public PredictorScale {
        boolean sound = switch (kind) {
            case PER, PER_SD -> amount.signum() != 0;
            case LOG -> amount.compareTo(BigDecimal.ONE) > 0;
        };
        if (!sound) {
            throw new IllegalArgumentException(
                    "amount must not be 0 and a base must be above 1, got " + amount + " of " + kind);
        }
    }

    public static PredictorScale of(Kind kind, BigDecimal amount) {
        return new PredictorScale(kind, amount, Double.NaN);
    }

    /** @param known of the sample; where nothing varies the unit stands, as no step is estimated there anyway */
    public PredictorScale withSd(double known) {
        return kind == Kind.PER_SD ? new PredictorScale(kind, amount, known > 0 ? known : 1) : this;
    }

    /** Whether the predictor itself is the same: a straight line on one scale is one on the other. */
    public boolean isLinear() {
        return kind != Kind.LOG;
    }

    /** How many units of the variable a step is; of a logarithm 1, as its own unit is the step. */
    public double units() {
        return switch (kind) {
            case PER -> amount.doubleValue();
            case PER_SD -> amount.doubleValue() * sd;
            case LOG -> 1;
        };
    }

    /** The number that stands in the model for a recorded one. */
    public double of(double recorded) {
        return isLinear() ? recorded / units() : Math.log(recorded) / Math.log(amount.doubleValue());
    }

    /** As a plan writes it: {@code per 10}, {@code per -1 sd}, {@code log 2}. */
    public String text() {
        String number = amount.stripTrailingZeros().toPlainString();
        return switch (kind) {
            case PER -> "per " + number;
            case PER_SD -> "per " + number + " sd";
            case LOG -> "log " + number;
        };
    }
}
