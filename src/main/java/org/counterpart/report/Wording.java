package org.counterpart.report;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.counterpart.cohort.Variable;
import org.counterpart.plan.StudyPlan;
import org.counterpart.regression.design.PredictorScale;
import org.counterpart.regression.design.Term;
import org.counterpart.stats.Note;

/**
 * What a reader sees instead of the names of columns, levels and terms, in one language. A name that is not known
 * stands for itself.
 */
public final class Wording {
    private final Messages messages;
    private final String language;
    private final Map<String, Variable> variables = new LinkedHashMap<>();

    public Wording(Messages messages, Collection<Variable> variables) {
        this.messages = messages;
        this.language = messages.language();
        variables.forEach(v -> this.variables.put(v.name(), v));
    }

    /** For data without a declaration: every name stands for itself. */
    public static Wording plain(Messages messages) {
        return new Wording(messages, List.of());
    }

    /** A plan's title; where it has none, what its design is called. */
    public static String title(StudyPlan plan, Messages messages) {
        String own = plan.title().in(messages.language());
        return own.isBlank() ? messages.in(plan.variants()).text("study.title") : own;
    }

    /** What is known of a variable; null when it is not. */
    public Variable known(String variable) {
        return variables.get(variable);
    }

    public String label(String variable) {
        return variables.containsKey(variable) ? label(variables.get(variable)) : variable;
    }

    public String label(Variable variable) {
        return variable.label().in(language);
    }

    public String level(Variable variable, String level) {
        return variable.levelLabel(level).in(language);
    }

    /** The level of a variable known by its name. */
    public String level(String variable, String level) {
        return variables.containsKey(variable) ? level(variables.get(variable), level) : level;
    }

    /** Empty when there is none. */
    public String unit(Variable variable) {
        return variable.unit().in(language);
    }

    /** The label with the unit behind it: {@code Age (years)}. */
    public String withUnit(Variable variable) {
        String unit = unit(variable);
        return unit.isEmpty()
                ? label(variable)
                : label(variable) + (language.equals("zh") ? "（" + unit + "）" : " (" + unit + ")");
    }

    /** The label with the unit of a variable known by its name. */
    public String withUnit(String variable) {
        return variables.containsKey(variable) ? withUnit(variables.get(variable)) : variable;
    }

    /** A note with the labels of the terms and variables that it names, alone or in a list. */
    public Note note(Note note) {
        return new Note(note.code(), note.arguments().stream().map(this::worded).toList(), note.variants());
    }

    private Object worded(Object argument) {
        if (argument instanceof List<?> several) {
            return several.stream().map(this::worded).toList();
        }
        return argument instanceof Term term ? term(term) : argument instanceof String name ? label(name) : argument;
    }

    /** A number and the step its odds ratio is for: {@code Age, per 10 years}; {@code 年龄（每增加10岁）}. */
    private String onScale(String variable, PredictorScale scale) {
        String key = "report.scale.";
        BigDecimal amount = scale.amount().abs().stripTrailingZeros();
        String number = amount.toPlainString();
        String unit = variables.containsKey(variable) ? unit(variables.get(variable)) : "";
        String step = switch (scale.kind()) {
            case PER ->
                messages.text(key + (unit.isEmpty() ? "plain" : "unit"), number, unit)
                        .strip();
            case PER_SD ->
                messages.text(
                        key + (amount.compareTo(BigDecimal.ONE) == 0 ? "sd" : "sds"),
                        number,
                        withUnit(Shown.significant(scale.sd(), 3), unit));
            case LOG -> "";
        };
        if (scale.kind() == PredictorScale.Kind.LOG) {
            return amount.compareTo(BigDecimal.valueOf(2)) == 0
                    ? messages.text(key + "doubling", label(variable))
                    : messages.text(key + "fold", label(variable), number);
        }
        return messages.text(key + (scale.amount().signum() > 0 ? "more" : "less"), label(variable), step);
    }

    private String withUnit(String number, String unit) {
        return unit.isEmpty()
                ? number
                : messages.text("report.scale.unit", number, unit).strip();
    }

    /**
     * A term of a model: {@code sex=male} as {@code Sex = male}; that of a yes/no variable by its label alone; of a
     * number or of scores, what its odds ratio is for, where that is not one unit; a product with a sign between its
     * factors.
     */
    public String term(Term term) {
        if (term.times().isPresent()) {
            return term(term.first()) + " × " + term(term.times().get());
        }
        if (term.isOfSpline()) {
            return label(term.variable().orElseThrow()) + "\u2032".repeat(term.bend());
        }
        if (term.scores().isPresent()) {
            return messages.text(
                    term.scores().get().isRanks() ? "report.scale.per-level" : "report.scale.per-score",
                    label(term.variable().orElseThrow()));
        }
        if (term.scale().isPresent()) {
            return onScale(term.variable().orElseThrow(), term.scale().get());
        }
        Variable variable =
                term.level().isPresent() ? variables.get(term.variable().orElseThrow()) : null;
        return variable == null ? label(term.name()) : at(variable, term.level().orElseThrow());
    }

    /**
     * A variable at one of its levels: {@code Sex = male}; in Chinese one of two as it is spoken, {@code HP感染阴性}, else
     * with the level in brackets.
     */
    public String at(Variable variable, String level) {
        String name = label(variable);
        String of = level(variable, level);
        if (!language.equals("zh")) {
            return name + " = " + of;
        }
        boolean spoken = variable.levels().size() <= 2
                && of.codePointCount(0, of.length()) > 1
                && chinese(name, name.length() - 1)
                && chinese(of, 0);
        return spoken ? name + of : name + "（" + of + "）";
    }

    private static boolean chinese(String text, int at) {
        return at >= 0
                && at < text.length()
                && Character.UnicodeScript.of(text.charAt(at)) == Character.UnicodeScript.HAN;
    }
}
