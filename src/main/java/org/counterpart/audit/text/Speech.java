package org.counterpart.audit.text;

/** What a sentence hands on to the next: the part of the subjects, the model, and the row it left open. */
final class Speech {
    private final PartScope parts = new PartScope();
    private final Rows rows = new Rows();
    private String model = "";

    void nextSentence() {
        parts.nextSentence();
        rows.nextSentence();
        model = model.isEmpty() ? "" : PartScope.UNSTATED;
    }

    PartScope parts() {
        return parts;
    }

    Rows rows() {
        return rows;
    }

    String model() {
        return model;
    }

    void speakOf(String name) {
        model = name;
    }
}
