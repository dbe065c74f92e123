package org.counterpart.report.manuscript;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.counterpart.cohort.Flow;
import org.counterpart.cohort.Label;
import org.counterpart.plan.ValidationPlan;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Wording;
import org.counterpart.study.StudyResult;

/**
 * What the derivation and the validation part are called and how they were made, the same in report and draft. A split
 * at random is never called external.
 *
 * @param result of a plan with validation
 */
public record PartsWords(StudyResult result, Wording wording, Messages messages, UnaryOperator<String> label) {

    private ValidationPlan plan() {
        return result.parts().plan();
    }

    private static String word(ValidationPlan plan) {
        return switch (plan.kind()) {
            case RANDOM -> "random";
            case TEMPORAL -> "temporal";
            case VARIABLE -> "variable";
            case EXTERNAL -> "external";
        };
    }

    /** {@code random split}, {@code temporal validation} ... */
    public String kind() {
        return messages.text("validation.kind." + word(plan()), splitBy());
    }

    private String splitBy() {
        Set<String> names = plan().rule().map(r -> r.variables()).orElse(Set.of());
        return names.stream().map(label).collect(Collectors.joining(messages.text("manuscript.comma")));
    }

    /** Of a split at random: {@code 70}. */
    String percent() {
        return BigDecimal.valueOf(plan().share())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** How the parts were made. */
    public String made() {
        return switch (plan().kind()) {
            case RANDOM -> messages.text("validation.made.random", percent(), Long.toString(plan().seed()));
            case TEMPORAL, VARIABLE ->
                messages.text(
                        "validation.made." + word(plan()),
                        new SelectionText(messages, v -> Label.of(label.apply(v)), wording::known)
                                .rule(plan().rule().orElseThrow()),
                        splitBy());
            case EXTERNAL ->
                messages.text(
                        "validation.made.external", plan().file().orElseThrow().given());
        };
    }

    /** The counts of the validation part, of which none may be small. */
    String flow(String of) {
        Flow flow = result.parts().flow();
        String eligible = messages.text(of, messages.count(flow.cases()), messages.count(flow.controls()));
        return flow.matching() == null
                ? eligible
                : messages.text(
                        "validation.flow-sets",
                        eligible,
                        messages.count(flow.matching().matchedCases()),
                        messages.count(flow.matching().matchedControls()));
    }

    /** From its records to its sample. */
    public String flow() {
        Flow flow = result.parts().flow();
        return plan().file().isEmpty()
                ? flow("validation.flow")
                : messages.text(
                        "validation.flow-file",
                        messages.count(flow.records()),
                        messages.count(flow.eligible()),
                        flow("validation.flow"));
    }
}
