package org.counterpart.audit.paper;

/** What a printed row is called in the JSON, after the lists of {@code published.yaml}. */
public final class RowId {
    private RowId() {}

    public static String model(int i) {
        return "model[" + i + "]";
    }

    public static String predictor(int model, int row) {
        return model(model) + ".predictors[" + row + "]";
    }

    public static String auc(int i) {
        return "auc[" + i + "]";
    }

    public static String threshold(int i) {
        return "threshold[" + i + "]";
    }

    public static String count(int i) {
        return "counts[" + i + "]";
    }

    public static String mean(int i) {
        return "means[" + i + "]";
    }

    public static String proportion(int i) {
        return "proportions[" + i + "]";
    }
}
