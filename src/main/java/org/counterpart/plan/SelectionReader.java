package org.counterpart.plan;

import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.counterpart.regression.lasso.Lasso;
import org.counterpart.regression.summary.LassoSelection;
import org.counterpart.regression.summary.PredictorSelection;
import org.counterpart.regression.summary.SelectionMethod;
import org.counterpart.regression.summary.StepwiseSelection;
import org.counterpart.yaml.YamlKey;

/** Reads how the predictors of a model are chosen: {@code entry}, {@code selection}, {@code removal}, {@code lasso}. */
final class SelectionReader {
    private static final double ENTRY = 0.05;
    private static final double REMOVAL = 0.1;
    /** No P is between it and 1. */
    private static final double BELOW_ONE = Math.nextDown(1.0);

    private SelectionReader() {}

    /** The P below which a variable is offered; the LASSO is offered all unless the plan says a P. */
    static OptionalDouble entry(YamlKey model, PredictorSelection selection) {
        return selection.method() == SelectionMethod.LASSO
                        && !model.key("entry").present()
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.key("entry").number(ENTRY));
    }

    static PredictorSelection read(YamlKey model) {
        SelectionMethod method = model.key("selection").word(SelectionMethod.ENTER);
        // A selection that is written may be one of several that a multiverse tries.
        if (model.key("lasso").present() && !model.key("selection").present()) {
            model.key("lasso").problem("plan.lasso-without-selection");
        }
        return switch (method) {
            case LASSO -> lasso(model.key("lasso"));
            case ENTER, FORWARD_LR, BACKWARD_LR, AIC_FORWARD, AIC_BACKWARD, AIC_BOTH -> steps(model, method);
        };
    }

    private static PredictorSelection steps(YamlKey model, SelectionMethod method) {
        double entry = model.key("entry").number(ENTRY);
        double removal = model.key("removal").number(REMOVAL);
        // A variable that enters at a P at which it is removed again would go in and out for ever.
        if (method == SelectionMethod.FORWARD_LR && entry >= removal) {
            (model.key("removal").present() ? model.key("removal") : model.key("entry"))
                    .problem("plan.removal-above-entry", entry, removal);
            return StepwiseSelection.withDefaults();
        }
        return StepwiseSelection.withDefaults().with(method).withEntry(inside(entry), inside(removal));
    }

    /** What the schema has refused, and what holds for every P, as a level that a test can have. */
    private static double inside(double level) {
        return Math.max(Double.MIN_NORMAL, Math.min(level, BELOW_ONE));
    }

    private static PredictorSelection lasso(YamlKey key) {
        Lasso usual = Lasso.withDefaults();
        String penalty = key.key("lambda").text(usual.penalty().word());
        return new LassoSelection(
                new Lasso(
                        key.key("folds").whole(usual.folds()),
                        Stream.of(Lasso.Penalty.values())
                                .filter(p -> p.word().equals(penalty))
                                .findFirst()
                                .orElse(usual.penalty()),
                        key.key("measure").word(usual.measure()),
                        key.key("seed").whole(usual.seed())),
                null);
    }
}
