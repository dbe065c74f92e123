package org.counterpart.regression.design;

/** Which likelihood a regression maximises, and whether Firth's penalty is in it. */
public enum ModelKind {
    LOGISTIC("logistic"),
    CONDITIONAL("conditional"),
    FIRTH("firth"),
    CONDITIONAL_FIRTH("conditional-firth");

    private final String key;

    ModelKind(String key) {
        this.key = key;
    }

    /** The word of the JSON and of the messages. */
    public String key() {
        return key;
    }
}
