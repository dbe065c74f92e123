package org.counterpart.analysis;

/** An analysis was asked for in a way that no file could answer: a column twice, an outcome that predicts itself. */
public final class AskedWrongly extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    AskedWrongly(String why) {
        super(why);
    }
}
