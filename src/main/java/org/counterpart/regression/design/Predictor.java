package org.counterpart.regression.design;

import java.util.List;
import java.util.Optional;
import org.counterpart.cohort.Variable;

/**
 * A predictor of a model and how it is coded.
 *
 * @param name the variable
 * @param coding how cells become numbers
 * @param levels of contrasts, the reference first; of an indicator, what stands for 0 and for 1; empty for a number
 * @param scale of a number, where a step of it is not one of its units
 */
public record Predictor(String name, Coding coding, List<String> levels, Optional<PredictorScale> scale) {

    public enum Coding {
        /** The number itself; one term, named as the variable. */
        NUMBER,
        /** 1 for the second of two levels, else 0; one term, named as the variable. */
        INDICATOR,
        /** Treatment contrasts against the first level; a term {@code variable=level} for each other level. */
        CONTRASTS
    }

    public Predictor {
        levels = List.copyOf(levels);
        if (coding == Coding.INDICATOR && levels.size() != 2) {
            throw new IllegalArgumentException("levels of indicator " + name + " must be two, got " + levels);
        }
        if (coding != Coding.NUMBER && scale.isPresent()) {
            throw new IllegalArgumentException("scale of " + name + " must be of a number, got " + coding);
        }
        if (coding == Coding.CONTRASTS && levels.size() < 2) {
            throw new IllegalArgumentException("levels of " + name + " must be two or more, got " + levels);
        }
    }

    public static Predictor number(String name) {
        return new Predictor(name, Coding.NUMBER, List.of(), Optional.empty());
    }

    /** @param levels the reference first */
    public static Predictor contrasts(String name, List<String> levels) {
        return new Predictor(name, Coding.CONTRASTS, levels, Optional.empty());
    }

    /** This number on another scale. */
    public Predictor on(Optional<PredictorScale> other) {
        return new Predictor(name, coding, levels, other);
    }

    /** The level that one of this predictor's terms stands for. */
    public String level(Term term) {
        return term.level().orElseGet(() -> levels.get(1));
    }

    /**
     * As a variable is declared: a binary one is an indicator, a categorical or ordinal one has contrasts, else a
     * number.
     */
    public static Predictor of(Variable variable) {
        return switch (variable.type()) {
            case BINARY -> new Predictor(variable.name(), Coding.INDICATOR, variable.levels(), Optional.empty());
            case CATEGORICAL, ORDINAL -> contrasts(variable.name(), variable.levels());
            case NUMERIC, INTEGER, DATE -> number(variable.name());
            case TEXT ->
                throw new IllegalArgumentException(
                        "variable " + variable.name() + " must be declared with levels to be a predictor, got text");
        };
    }
}
