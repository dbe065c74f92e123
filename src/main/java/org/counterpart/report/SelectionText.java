package org.counterpart.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.counterpart.cohort.Condition;
import org.counterpart.cohort.Eligibility.Criterion;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Rule;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.cell.Bound;
import org.counterpart.cohort.cell.Bound.Relation;

/**
 * Rules in words and signs: {@code VAS on day 2 > 3 or VAS at 1 month > 3}.
 *
 * @param label how a variable is called
 * @param variable what is known of a variable beside its name; null where nothing is
 */
public record SelectionText(Messages messages, Function<String, Label> label, Function<String, Variable> variable) {

    public SelectionText(Messages messages, Function<String, Label> label) {
        this(messages, label, v -> null);
    }

    /** A number and its unit; a Chinese unit stands without a space, as does a percent sign. */
    public static String withUnit(String number, String unit, Messages messages) {
        boolean together = unit.isEmpty()
                || unit.equals("%")
                || (messages.language().equals("zh")
                        && Character.UnicodeScript.of(unit.codePointAt(0)) == Character.UnicodeScript.HAN);
        return number + (together ? "" : " ") + unit;
    }

    /** Variables by their own names, as in JSON. */
    public static SelectionText plain() {
        return new SelectionText(Messages.EN, Label::of);
    }

    /** The criterion's label, or its rule. */
    public String criterion(Criterion criterion) {
        return criterion.label() == null
                ? rule(criterion.rule())
                : criterion.label().in(messages.language());
    }

    /** Why a criterion left subjects out: its label or rule, which they fail, or the variable they lack. */
    public String exclusion(Criterion criterion) {
        return criterion.label() == null && criterion.rule() instanceof Rule.Recorded recorded
                ? messages.text(
                        "selection.not-recorded",
                        label.apply(recorded.variable()).in(messages.language()))
                : criterion(criterion);
    }

    public String rule(Rule rule) {
        if (rule instanceof Condition condition) {
            return condition(condition);
        }
        if (rule instanceof Rule.Recorded recorded) {
            return messages.text(
                    "selection.recorded", label.apply(recorded.variable()).in(messages.language()));
        }
        boolean any = rule instanceof Rule.AnyOf;
        List<Rule> parts = rule instanceof Rule.AnyOf some ? some.rules() : ((Rule.AllOf) rule).rules();
        List<String> texts = parts.stream()
                .map(r -> r instanceof Condition || parts.size() == 1
                        ? rule(r)
                        : messages.text("selection.group", rule(r)))
                .toList();
        return String.join(messages.text(any ? "selection.or-word" : "selection.and-word"), texts);
    }

    private String condition(Condition condition) {
        String name = label.apply(condition.variable()).in(messages.language());
        Variable known = variable.apply(condition.variable());
        String unit = known == null ? "" : known.unit().in(messages.language());
        List<Bound> bounds = condition.bounds();
        Bound low = single(bounds, Relation.AT_LEAST);
        Bound high = single(bounds, Relation.AT_MOST);
        List<String> texts = new ArrayList<>();
        boolean between = low != null && high != null;
        if (between) {
            texts.add(messages.text(
                    "selection.between",
                    name,
                    low.values().get(0),
                    withUnit(high.values().get(0), unit, messages)));
        }
        for (Bound bound : bounds) {
            if (!between || !(bound.equals(low) || bound.equals(high))) {
                texts.add(bound(name, bound, known, unit));
            }
        }
        return String.join(messages.text("selection.and-word"), texts);
    }

    private String bound(String name, Bound bound, Variable known, String unit) {
        String key = "selection."
                + bound.relation().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        boolean named = known != null && !known.levels().isEmpty();
        if (named
                && known.type() == Variable.Type.BINARY
                && bound.relation() == Relation.EQUALS
                && bound.values().equals(List.of("1"))) {
            return name; // a yes/no variable says by its name what is so
        }
        List<String> values = named
                ? bound.values().stream()
                        .map(v -> known.levelLabel(v).in(messages.language()))
                        .toList()
                : bound.values();
        return messages.text(
                key, name, withUnit(String.join(messages.text("selection.list-separator"), values), unit, messages));
    }

    private static Bound single(List<Bound> bounds, Relation relation) {
        return bounds.stream().filter(b -> b.relation() == relation).findFirst().orElse(null);
    }
}
