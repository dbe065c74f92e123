package org.counterpart.regression.design;

import java.util.Optional;

/**
 * What a coefficient of a model belongs to. Its name is for people and files; nothing is ever read back from it.
 *
 * @param variable empty for the constant
 * @param level of a factor, against the level all others are compared with; empty for a number, and for a variable of
 *     two levels, whose one term is that of the second
 * @param scale of a number, where a step of it is not one of its units
 */
public record Term(Optional<String> variable, Optional<String> level, Optional<PredictorScale> scale) {
    /** The constant of a model that has one. */
    public static final Term INTERCEPT = new Term(Optional.empty(), Optional.empty(), Optional.empty());

    public static Term of(String variable) {
        return of(variable, Optional.empty());
    }

    public static Term of(String variable, String level) {
        return new Term(Optional.of(variable), Optional.of(level), Optional.empty());
    }

    /** That of a number on its scale. */
    public static Term of(String variable, Optional<PredictorScale> scale) {
        return new Term(Optional.of(variable), Optional.empty(), scale);
    }

    public boolean isIntercept() {
        return variable.isEmpty();
    }

    /** Whether the term is one of this variable's. */
    public boolean isOf(String name) {
        return variable.isPresent() && variable.get().equals(name);
    }

    /** As R prints it, with a sign between variable and level: {@code (Intercept)}, {@code age}, {@code asa=III}. */
    public String name() {
        return variable.map(v -> v + level.map(l -> "=" + l).orElse("")).orElse("(Intercept)");
    }

    /** The name, so that a message shows it. */
    @Override
    public String toString() {
        return name();
    }
}
