package org.counterpart.regression.design;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.counterpart.cohort.Variable;

/**
 * A predictor of a model and how it is coded.
 *
 * @param name the variable; of a product both, which is for people and files
 * @param coding how cells become numbers
 * @param levels of contrasts, the reference first; of an indicator, what stands for 0 and for 1; of scores in order;
 *     empty for a number
 * @param form of a number or of ordered levels that do not enter as they are
 * @param factors of a product, the two that are multiplied; else empty
 */
public record Predictor(
        String name, Coding coding, List<String> levels, Optional<PredictorForm> form, List<Predictor> factors) {

    public enum Coding {
        /** The number itself; one term, named as the variable. */
        NUMBER,
        /** 1 for the second of two levels, else 0; one term, named as the variable. */
        INDICATOR,
        /** Treatment contrasts against the first level; a term {@code variable=level} for each other level. */
        CONTRASTS,
        /** A restricted cubic spline; the number itself and its bends, {@code variable'}, {@code variable''}. */
        SPLINE,
        /** Ordered levels as scores; one term, named as the variable. */
        SCORES,
        /** Each term of one predictor times each of another: {@code sex:tfi}. */
        PRODUCT
    }

    public Predictor {
        levels = List.copyOf(levels);
        factors = List.copyOf(factors);
        if (coding == Coding.INDICATOR && levels.size() != 2) {
            throw new IllegalArgumentException("levels of indicator " + name + " must be two, got " + levels);
        }
        if (coding == Coding.CONTRASTS && levels.size() < 2) {
            throw new IllegalArgumentException("levels of " + name + " must be two or more, got " + levels);
        }
        if (factors.size() != (coding == Coding.PRODUCT ? 2 : 0)) {
            throw new IllegalArgumentException("factors of " + name + " must be two of a product, got " + factors);
        }
        boolean fits = form.isEmpty()
                || (form.get() instanceof PredictorScale && coding == Coding.NUMBER)
                || (form.get() instanceof Spline && coding == Coding.SPLINE)
                || (form.get() instanceof LevelScores && coding == Coding.SCORES);
        if (!fits) {
            throw new IllegalArgumentException("form of " + name + " must be one of " + coding + ", got " + form);
        }
    }

    private Predictor(String name, Coding coding, List<String> levels, Optional<PredictorForm> form) {
        this(name, coding, levels, form, List.of());
    }

    public static Predictor number(String name) {
        return new Predictor(name, Coding.NUMBER, List.of(), Optional.empty());
    }

    /** @param levels the reference first */
    public static Predictor contrasts(String name, List<String> levels) {
        return new Predictor(name, Coding.CONTRASTS, levels, Optional.empty());
    }

    /** The product of two others of the model. */
    public static Predictor product(Predictor one, Predictor other) {
        return new Predictor(
                one.name + ":" + other.name, Coding.PRODUCT, List.of(), Optional.empty(), List.of(one, other));
    }

    /** This number or these levels in another form. */
    public Predictor in(PredictorForm other) {
        Coding as =
                other instanceof Spline ? Coding.SPLINE : other instanceof LevelScores ? Coding.SCORES : Coding.NUMBER;
        return new Predictor(name, as, levels, Optional.of(other));
    }

    /** As a variable is declared where this one is in scores; else as it is. */
    public Predictor plain() {
        return coding == Coding.SCORES ? contrasts(name, levels) : coding == Coding.SPLINE ? number(name) : this;
    }

    public Optional<PredictorScale> scale() {
        return form.filter(PredictorScale.class::isInstance).map(PredictorScale.class::cast);
    }

    public Optional<Spline> spline() {
        return form.filter(Spline.class::isInstance).map(Spline.class::cast);
    }

    public Optional<LevelScores> scores() {
        return form.filter(LevelScores.class::isInstance).map(LevelScores.class::cast);
    }

    public boolean isProduct() {
        return coding == Coding.PRODUCT;
    }

    /** The variables it is made of. */
    public List<String> variables() {
        return isProduct()
                ? factors.stream().flatMap(f -> f.variables().stream()).toList()
                : List.of(name);
    }

    /** Whether a term is one of this predictor's. */
    public boolean has(Term term) {
        return isProduct()
                ? term.times().isPresent() && term.isProductOf(factors.get(0).name, factors.get(1).name)
                : term.isOf(name);
    }

    /** Whether another is a product that holds this one. */
    public boolean isIn(Predictor other) {
        return other.factors.contains(this);
    }

    /** Whether it says nothing of a level that nobody had whom the model was fitted to; a score says something. */
    public boolean hasUnknownLevels() {
        return switch (coding) {
            case INDICATOR, CONTRASTS -> true;
            case NUMBER, SPLINE, SCORES, PRODUCT -> false;
        };
    }

    /** The level that one of this predictor's terms stands for. */
    public String level(Term term) {
        return term.level().orElseGet(() -> levels.get(1));
    }

    /** A term's number for somebody whose cell this is: its text, and what it is as a number where it is one. */
    public double value(Term term, String text, double number) {
        return switch (coding) {
            case NUMBER -> scale().map(scale -> scale.of(number)).orElse(number);
            case INDICATOR, CONTRASTS -> text.equals(level(term)) ? 1 : 0;
            case SPLINE -> spline().orElseThrow().of(number, term.bend());
            case SCORES -> scores().orElseThrow().values().get(levels.indexOf(text));
            case PRODUCT -> throw new IllegalStateException("a product has a cell of each factor");
        };
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

    /** What each of several is made of, each variable once. */
    public static List<String> variables(List<Predictor> predictors) {
        return predictors.stream()
                .flatMap(p -> p.variables().stream())
                .distinct()
                .toList();
    }

    /** Those that are no product. */
    public static Stream<Predictor> mains(List<Predictor> predictors) {
        return predictors.stream().filter(p -> !p.isProduct());
    }
}
