package org.counterpart.regression.design;

import java.util.Optional;

/**
 * What a coefficient of a model belongs to. Its name is for people and files; nothing is ever read back from it.
 *
 * @param variable empty for the constant
 * @param level of a factor, against the level all others are compared with; empty for a number, and for a variable of
 *     two levels, whose one term is that of the second
 * @param form of a number or of scores that do not enter as they are
 * @param bend of a spline: 0 the number itself, then its bends
 * @param times what this one is multiplied by, in the term of a product
 */
public record Term(
        Optional<String> variable,
        Optional<String> level,
        Optional<PredictorForm> form,
        int bend,
        Optional<Term> times) {
    /** The constant of a model that has one. */
    public static final Term INTERCEPT =
            new Term(Optional.empty(), Optional.empty(), Optional.empty(), 0, Optional.empty());

    public static Term of(String variable) {
        return of(variable, Optional.empty());
    }

    public static Term of(String variable, String level) {
        return new Term(Optional.of(variable), Optional.of(level), Optional.empty(), 0, Optional.empty());
    }

    /** That of a number, or of scores, in its form. */
    public static Term of(String variable, Optional<? extends PredictorForm> form) {
        return new Term(Optional.of(variable), Optional.empty(), form.map(f -> f), 0, Optional.empty());
    }

    /** One of a spline's terms. */
    static Term of(String variable, Spline spline, int bend) {
        return new Term(Optional.of(variable), Optional.empty(), Optional.of(spline), bend, Optional.empty());
    }

    /** The product with a term of another predictor. */
    public Term times(Term other) {
        return new Term(variable, level, form, bend, Optional.of(other));
    }

    /** The first factor of a product; any other as it is. */
    public Term first() {
        return new Term(variable, level, form, bend, Optional.empty());
    }

    public Optional<PredictorScale> scale() {
        return form.filter(PredictorScale.class::isInstance).map(PredictorScale.class::cast);
    }

    public Optional<LevelScores> scores() {
        return form.filter(LevelScores.class::isInstance).map(LevelScores.class::cast);
    }

    /** Whether its coefficient by itself is no effect of anything: a part of a curve, or of a product. */
    public boolean isPart() {
        return isOfSpline() || times.isPresent();
    }

    public boolean isOfSpline() {
        return form.filter(Spline.class::isInstance).isPresent();
    }

    public boolean isIntercept() {
        return variable.isEmpty();
    }

    /** Whether the term is one of this variable's own, no product. */
    public boolean isOf(String name) {
        return times.isEmpty() && variable.isPresent() && variable.get().equals(name);
    }

    boolean isProductOf(String one, String other) {
        return first().isOf(one) && times.filter(t -> t.isOf(other)).isPresent();
    }

    /**
     * As R prints it, with a sign between variable and level: {@code (Intercept)}, {@code age}, {@code asa=III}, {@code
     * bmd''}, {@code sex:tfi}.
     */
    public String name() {
        return variable.map(v -> v
                        + "'".repeat(bend)
                        + level.map(l -> "=" + l).orElse("")
                        + times.map(t -> ":" + t.name()).orElse(""))
                .orElse("(Intercept)");
    }

    /** The name, so that a message shows it. */
    @Override
    public String toString() {
        return name();
    }
}
