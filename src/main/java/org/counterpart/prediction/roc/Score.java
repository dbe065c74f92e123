package org.counterpart.prediction.roc;

/** What orders subjects by their risk: the fitted probability of the study's model, or a variable by itself. */
public sealed interface Score {
    /** For files; a variable may have the name that the fitted model has, so nothing is ever read back from it. */
    String key();

    /** The fitted probability of the multivariable model. */
    static Score model() {
        return Fitted.MODEL;
    }

    static Score of(String variable) {
        return new OfVariable(variable);
    }

    default boolean isModel() {
        return this == Fitted.MODEL;
    }

    /** There is one model whose probability is a score. */
    enum Fitted implements Score {
        MODEL;

        @Override
        public String key() {
            return "model";
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
