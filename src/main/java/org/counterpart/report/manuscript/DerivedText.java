package org.counterpart.report.manuscript;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.counterpart.cohort.Cohort;
import org.counterpart.cohort.Derivation;
import org.counterpart.cohort.Label;
import org.counterpart.cohort.Variable;
import org.counterpart.cohort.derived.ByFormula;
import org.counterpart.cohort.derived.ByModel;
import org.counterpart.cohort.derived.ByRule;
import org.counterpart.cohort.derived.CutGroups;
import org.counterpart.cohort.derived.QuantileGroups;
import org.counterpart.cohort.derived.TimeBetween;
import org.counterpart.report.Disclosure;
import org.counterpart.report.Messages;
import org.counterpart.report.SelectionText;
import org.counterpart.report.Shown;

/**
 * What a derived variable is made of, in words and signs.
 *
 * @param label how a variable is called
 */
public record DerivedText(Messages messages, UnaryOperator<String> label, Cohort cohort, Disclosure disclosure) {
    private static final int FIGURES = 6;

    /** Variables by their own names, as in JSON. */
    public static DerivedText plain(Cohort cohort, Disclosure disclosure) {
        return new DerivedText(Messages.EN, UnaryOperator.identity(), cohort, disclosure);
    }

    public String definition(Derivation derivation) {
        if (derivation instanceof ByRule by) {
            Function<String, Variable> known = v -> cohort.has(v) ? cohort.variable(v) : null;
            return new SelectionText(messages, v -> Label.of(label.apply(v)), known).rule(by.rule());
        }
        if (derivation instanceof ByFormula by) {
            String formula = FormulaText.of(by.formula(), label);
            if (by.decimals().isEmpty()) {
                return formula;
            }
            int decimals = by.decimals().getAsInt();
            return text(decimals == 0 ? "rounded-whole" : decimals == 1 ? "rounded-one" : "rounded", formula, decimals);
        }
        if (derivation instanceof TimeBetween by) {
            return text("definition." + by.kind(), label.apply(by.from()), label.apply(by.to()));
        }
        if (derivation instanceof CutGroups by) {
            String whose = by instanceof QuantileGroups q ? "." + q.among().word() : "";
            return text("definition." + by.kind() + whose, label.apply(by.source()), cuts(by));
        }
        ByModel by = (ByModel) derivation;
        return text("definition.model", list(by.predictors().stream().map(label).toList()));
    }

    /** Cut points as numbers or days; a sign in their place where few subjects gave them. */
    private String cuts(CutGroups groups) {
        if (hides(groups, disclosure)) {
            return Disclosure.MARK;
        }
        boolean days = cohort.variable(groups.source()).type() == Variable.Type.DATE;
        return list(groups.cuts().stream()
                .map(cut -> days ? Shown.day(cut) : Shown.significant(cut, FIGURES))
                .toList());
    }

    /** Whether cut points are quantiles of few. */
    public static boolean hides(Derivation derivation, Disclosure disclosure) {
        return derivation instanceof QuantileGroups groups && disclosure.small(groups.reference());
    }

    private String list(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : String.join(text("list"), parts.subList(0, last)) + text("and") + parts.get(last);
    }

    private String text(String key, Object... arguments) {
        return messages.text("derive." + key, arguments);
    }
}
