package org.counterpart.study.model;

import java.util.List;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.ConditionalFit;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthFit;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;

/**
 * The models of one frame. The unconditional one is always fitted, for the risks that are its own.
 *
 * @param conditional {@code null} when not asked for, or where subjects are in no set
 * @param firth {@code null} when not asked for
 */
public record Fits(LogisticFit unconditional, ConditionalFit conditional, FirthFit firth) {
    public static Fits of(Frame frame, List<Model> models) {
        LogisticFit fit = Logistic.withDefaults().fit(frame.design(), frame.y());
        return new Fits(
                fit,
                models.contains(Model.CONDITIONAL) && frame.sets() != null
                        ? ConditionalLogistic.withDefaults().fit(frame.design(), frame.y(), frame.sets())
                        : null,
                models.contains(Model.FIRTH) ? FirthLogistic.withDefaults().fit(fit) : null);
    }
}
