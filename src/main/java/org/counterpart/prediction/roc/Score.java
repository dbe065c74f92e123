package org.counterpart.prediction.roc;

/**
 * What orders subjects by their risk: the fitted probability of the study's model, the points made of it, or a variable
 * by itself.
 */
public sealed interface Score {
    /** For files; a variable may have the name that the fitted model has, so nothing is ever read back from it. */
    String key();

    /** The fitted probability of the multivariable model. */
    static Score model() {
        return Fitted.MODEL;
    }

    /** The integer score made of that model. */
    static Score points() {
        return Fitted.POINTS;
    }

    static Score of(String variable) {
        return new OfVariable(variable);
    }

    default boolean isModel() {
        return this == Fitted.MODEL;
    }

    default boolean isPoints() {
        return this == Fitted.POINTS;
    }

    /** There is one model whose probability, or points, is a score. */
    enum Fitted implements Score {
        MODEL("model"),
        POINTS("score");

        private final String key;

        Fitted(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }
    }

    /** A variable of the cohort. */
    record OfVariable(String variable) implements Score {
        @Override
        public String key() {
            return variable;
        }
    }
}
