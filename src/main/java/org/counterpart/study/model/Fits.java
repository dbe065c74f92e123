package org.counterpart.study.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.counterpart.plan.MultivariablePlan.Model;
import org.counterpart.regression.ConditionalLogistic;
import org.counterpart.regression.FirthLogistic;
import org.counterpart.regression.Logistic;
import org.counterpart.regression.LogisticFit;
import org.counterpart.regression.RegressionFit;

/**
 * The models of one frame.
 *
 * @param unconditional always fitted, for the risks that are its own
 * @param all in the order of {@link Model}, the unconditional one always among them; without those not asked for, and
 *     without the conditional one where subjects are in no set
 */
public record Fits(LogisticFit unconditional, Map<Model, RegressionFit> all) {
    public Fits {
        all = Collections.unmodifiableMap(new EnumMap<>(all));
    }

    public static Fits of(Frame frame, List<Model> models) {
        LogisticFit unconditional = Logistic.withDefaults().fit(frame.design(), frame.y());
        Map<Model, RegressionFit> all = new EnumMap<>(Map.of(Model.UNCONDITIONAL, unconditional));
        for (Model model : models) {
            fit(model, frame, unconditional).ifPresent(fit -> all.put(model, fit));
        }
        return new Fits(unconditional, all);
    }

    private static Optional<RegressionFit> fit(Model model, Frame frame, LogisticFit unconditional) {
        return switch (model) {
            case UNCONDITIONAL -> Optional.of(unconditional);
            case CONDITIONAL ->
                frame.sets() == null
                        ? Optional.empty()
                        : Optional.of(ConditionalLogistic.withDefaults().fit(frame.design(), frame.y(), frame.sets()));
            case FIRTH -> Optional.of(FirthLogistic.withDefaults().fit(unconditional));
        };
    }
}
